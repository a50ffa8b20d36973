//! Tests of `plan report --template`: whole reports in the look of a Word template, and templates that mean no good.

use std::io::{Cursor, Read};
use std::time::{Duration, Instant};

use zip::ZipArchive;

use crate::cmd_init::mutilated::packed;
use crate::common::{Program, real, repository, sample};
use crate::reports::bytes;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Returns the path of the template that `LibreOffice` wrote.
pub(crate) fn of_libreoffice() -> String {
    repository("tests/template/region.docx").display().to_string()
}

/// Returns a template as a Swedish Word writes it, with this in its header beside the logo.
pub(crate) fn of_word(header: &str) -> Vec<u8> {
    let roots = format!(
        "xmlns:w=\"{WORD}\" xmlns:r=\"{OFFICE}\" xmlns:wp=\"{DRAWING}/wordprocessingDrawing\" \
         xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
         xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" \
         xmlns:wp14=\"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing\" mc:Ignorable=\"w14 wp14\""
    );
    let style = |kind: &str, id: &str, name: &str, rest: &str| {
        format!("<w:style w:type=\"{kind}\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{rest}</w:style>")
    };
    let heading = "<w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:link w:val=\"Rubrik1Char\"/><w:qFormat/>\
        <w:rsid w:val=\"00A1B2C3\"/><w:pPr><w:keepNext/><w:numPr><w:numId w:val=\"4\"/></w:numPr>\
        <w:spacing w:before=\"480\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/></w:pPr>\
        <w:rPr><w:rFonts w:asciiTheme=\"majorHAnsi\" w:hAnsiTheme=\"majorHAnsi\"/><w:b/><w:color w:val=\"00594F\" \
        w:themeColor=\"accent1\"/><w:sz w:val=\"36\"/></w:rPr>";
    let styles = [
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" w:hAnsiTheme=\"minorHAnsi\"/>\
         <w:sz w:val=\"22\"/><w:lang w:val=\"sv-SE\" w:eastAsia=\"en-US\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault/></w:docDefaults><w:latentStyles w:defLockedState=\"0\" w:count=\"376\"><w:lsdException \
         w:name=\"heading 2\" w:uiPriority=\"9\"/></w:latentStyles>"
            .to_owned(),
        style("paragraph", "Normal", "Normal", "<w:qFormat/>").replace(" w:styleId", " w:default=\"1\" w:styleId"),
        style("paragraph", "Rubrik1", "heading 1", heading),
        style("character", "Rubrik1Char", "Rubrik 1 Char", "<w:link w:val=\"Rubrik1\"/>"),
        style("table", "Normaltabell", "Normal Table", "").replace(" w:styleId", " w:default=\"1\" w:styleId"),
        style("numbering", "Ingenlista", "No List", "").replace(" w:styleId", " w:default=\"1\" w:styleId"),
        style("paragraph", "Sidhuvud", "header", "<w:basedOn w:val=\"Normal\"/>"),
        style("paragraph", "Punktlista", "List Bullet", "<w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr>"),
        style("paragraph", "Fact", "Faktaruta", "<w:basedOn w:val=\"Rubrik1\"/>")
            .replace(" w:styleId", " w:customStyle=\"1\" w:styleId"),
    ];
    let body = "<w:body><w:p w14:paraId=\"12345678\"/><w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/>\
        <w:headerReference w:type=\"first\" r:id=\"rId4\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2268\" \
        w:right=\"1701\" w:bottom=\"1418\" w:left=\"1701\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/>\
        <w:cols w:space=\"708\"/><w:titlePg/></w:sectPr></w:body>";
    let relation = |id: &str, kind: &str, target: &str, mode: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"{mode}/>")
    };
    let relations = |all: &[String]| {
        let space = "http://schemas.openxmlformats.org/package/2006/relationships";
        format!("<Relationships xmlns=\"{space}\">{}</Relationships>", all.concat()).into_bytes()
    };
    let external = " TargetMode=\"External\"";
    let content = [("document", "template.main"), ("styles", "styles"), ("header1", "header"), ("header2", "header")];
    let types = content
        .map(|(part, kind)| format!("<Override PartName=\"/word/{part}.xml\" ContentType=\"{TYPES}.{kind}+xml\"/>"));
    let types = format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"png\" \
         ContentType=\"image/png\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default \
         Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{}</Types>",
        types.concat()
    );
    let wrapped = |root: &str, inner: &str| format!("<w:{root} {roots}>{inner}</w:{root}>").into_bytes();
    packed(&[
        ("[Content_Types].xml", types.into_bytes()),
        ("_rels/.rels", relations(&[relation("rId1", "officeDocument", "word/document.xml", "")])),
        ("word/document.xml", wrapped("document", body)),
        (
            "word/_rels/document.xml.rels",
            relations(&[
                relation("rId1", "styles", "styles.xml", ""),
                relation("rId3", "header", "header1.xml", ""),
                relation("rId4", "header", "header2.xml", ""),
                relation("rId5", "attachedTemplate", "https://example.org/mall.dotm", external),
            ]),
        ),
        ("word/styles.xml", wrapped("styles", &styles.concat())),
        ("word/header1.xml", wrapped("hdr", &format!("<w:p>{header}</w:p>"))),
        (
            "word/header2.xml",
            wrapped("hdr", &format!("<w:p><w:pPr><w:pStyle w:val=\"Sidhuvud\"/></w:pPr>{}</w:p>", logo())),
        ),
        ("word/_rels/header1.xml.rels", links(&relation, &relations)),
        ("word/_rels/header2.xml.rels", links(&relation, &relations)),
        ("word/media/image1.png", crate::picture::picture(4)),
        ("word/vbaProject.bin", b"example.org".to_vec()),
    ])
}

/// Returns the relationships of a header.
fn links(relation: &impl Fn(&str, &str, &str, &str) -> String, relations: &impl Fn(&[String]) -> Vec<u8>) -> Vec<u8> {
    let external = " TargetMode=\"External\"";
    relations(&[
        relation("rId1", "image", "media/image1.png", ""),
        relation("rId2", "hyperlink", "https://example.org/", external),
        relation("rId3", "image", "https://example.org/spy.png", external),
    ])
}

/// Returns a run with the logo, in a group of shapes that old programs have another picture for.
pub(crate) fn logo() -> String {
    let picture = format!(
        "<pic:pic xmlns:pic=\"{DRAWING}/picture\"><pic:nvPicPr><pic:cNvPr id=\"2\" name=\"Logotyp\"/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"rId1\"><a:extLst><a:ext uri=\"{{28A0092B-C50C-407E-A947-70E740481C1C}}\"/></a:extLst>\
         </a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>\
         <a:ext cx=\"1440000\" cy=\"480000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
    );
    format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\" wp14:anchorId=\"12345678\">\
         <wp:extent cx=\"1440000\" cy=\"480000\"/><wp:docPr id=\"7\" name=\"Logotyp\"><a:hlinkClick \
         xmlns:a=\"{DRAWING}/main\" r:id=\"rId2\"/></wp:docPr><wp:cNvGraphicFramePr/><a:graphic xmlns:a=\"{DRAWING}/main\">\
         <a:graphicData uri=\"{DRAWING}/picture\">{picture}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
}

/// A header that leads out of the document in every way.
pub(crate) const LEADING_OUT: &str = "<w:hyperlink r:id=\"rId2\"><w:r><w:t>Region Exempel</w:t></w:r></w:hyperlink>\
    <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> INCLUDEPICTURE \"https://example.org/a\" </w:instrText>\
    </w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>bild</w:t></w:r><w:r><w:fldChar \
    w:fldCharType=\"end\"/></w:r><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:imagedata \
    src=\"https://example.org/b\" r:id=\"rId3\"/></v:shape></w:pict></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t>\
    </w:r></w:fldSimple>";

/// Returns the parts of a document.
fn parts(document: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(document)).expect("it is packed");
    let mut parts = Vec::new();
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("it can be read");
        parts.push((part.name().expect("a name").into_owned(), content));
    }
    parts
}

/// Returns a part of a document as text.
fn part(document: &[u8], name: &str) -> String {
    let found = parts(document).into_iter().find(|(known, _)| known == name);
    String::from_utf8(found.unwrap_or_else(|| panic!("there is no {name}")).1).expect("UTF-8")
}

/// Asserts that nothing of a document is of a template's macros, or leads where its links led.
#[track_caller]
fn assert_harmless(document: &[u8], name: &str) {
    let parts = parts(document);
    let leads = |(path, content): &(String, Vec<u8>)| {
        path.contains("vba") || String::from_utf8_lossy(content).contains("example.org/")
    };
    assert_eq!(parts.iter().find(|part| leads(part)).map(|(path, _)| path), None, "{name}");
}

#[test]
fn a_report_has_the_look_of_the_template() {
    let line = format!("report --format docx --today 2025-03-01 --template {}", of_libreoffice());
    let report = bytes(&real(), &line);
    let body = part(&report, "word/document.xml");
    assert!(body.contains("w:right=\"1814\"") && body.contains("w:left=\"1984\""), "{}", body.len());
    // 11906 - 1984 - 1814 twips, in whole points.
    let widest =
        body.split("<w:tblW w:w=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse::<u32>().ok()).max();
    assert!(widest.is_some_and(|widest| (7900..=8108).contains(&widest)), "{widest:?}");
    let styles = part(&report, "word/styles.xml");
    assert!(styles.contains("0B4EA2") && styles.contains("DejaVu Serif"), "{styles}");
    assert!(part(&report, "word/template2.xml").contains("r:embed=\"rId1\""));
    assert!(part(&report, "word/template1.xml").contains("Region Exempel"));
    // A page on its side is the template's page turned, and its table as wide as the text there.
    let matrix = format!("report --matrix --format docx --today 2025-03-01 --template {}", of_libreoffice());
    let matrix = part(&bytes(&sample(), &matrix), "word/document.xml");
    let turned = "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1814\" w:right=\"1814\"";
    assert!(matrix.contains(turned) && matrix.contains("<w:tblW w:w=\"13032\""), "{}", matrix.len());
}

#[test]
fn styles_of_a_swedish_word_are_found_and_what_leads_out_is_left_out() {
    let program = Program::temporary();
    program.write("mall.dotx", of_word(&(logo() + LEADING_OUT)));
    let plan = repository("");
    let line = format!("report -C {} --lang sv --today 2025-03-01 --template mall.dotx -o ut.docx", plan.display());
    let answer = program.run(&line);
    assert!(
        answer.code == 0 && answer.err.contains("bilder som inte är med ur sidhuvud och sidfot i `mall.dotx`: 1\n"),
        "{answer}"
    );
    assert!(answer.err.contains("fält som har blivit text i sidhuvud och sidfot ur `mall.dotx`: 1\n"), "{answer}");
    let report = std::fs::read(program.path("ut.docx")).expect("it is written");
    let styles = part(&report, "word/styles.xml");
    assert!(styles.contains("w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/>"), "{styles}");
    assert!(!styles.contains("Rubrik1\""), "{styles}");
    assert_harmless(&report, "of Word");
    let relations = part(&report, "word/_rels/template1.xml.rels") + &part(&report, "word/_rels/template2.xml.rels");
    assert!(!relations.contains("External"), "{relations}");
    let body = part(&report, "word/document.xml");
    assert_eq!(body.matches("<w:titlePg/>").count(), 1);
}

#[test]
fn what_is_no_template_is_refused_with_what_to_do() {
    let program = Program::temporary();
    program.write("mall.docx", of_word(""));
    program.write("brev.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0");
    program.write("last.docx", "\u{0}".repeat(8));
    program.write("trasig.docx", &of_word("")[..900]);
    program.write("stor.docx", vec![0; (32 << 20) + 1]);
    program.write("smal.docx", narrow());
    let plan = repository("");
    for (options, message, help) in [
        ("--template mall.docx -o ut.html", "bara en docx skrivs efter en mall", "skriv `-o rapport.docx`"),
        ("--template mall.docx", "bara en docx skrivs efter en mall", "--format docx"),
        ("--template mall.docx -o mall.docx", "`mall.docx` skulle skrivas över", "en annan fil"),
        ("--template saknas.docx -o ut.docx", "`saknas.docx`: den finns inte", ".docx eller .dotx"),
        ("--template . -o ut.docx", "`.`: det är en katalog", ".docx eller .dotx"),
        ("--template brev.doc -o ut.docx", "`brev.doc`: det är ett dokument i Words gamla format", "spara den som"),
        ("--template last.docx -o ut.docx", "`last.docx`: det är inget Word-dokument", "spara den som"),
        ("--template trasig.docx -o ut.docx", "`trasig.docx`: den är trasig", "hämta mallen på nytt"),
        ("--template stor.docx -o ut.docx", "`stor.docx`: den är för stor", "högst 32 MB"),
        ("--template smal.docx -o ut.docx", "`smal.docx`: texten får 68 × 231 mm mellan marginalerna", "marginaler"),
    ] {
        let refused = program.run(&format!("report -C {} --lang sv {options}", plan.display())).refused();
        assert!(refused.contains(message) && refused.contains(help), "{options}: {refused}");
        assert!(!program.path("ut.docx").exists());
    }
    let english = program.run(&format!("report -C {} --lang en --template smal.docx -o ut.docx", plan.display()));
    assert!(english.refused().contains("`smal.docx`: the text has 68 × 231 mm between the margins, and needs 85 × 85"));
}

/// Returns a template with wide margins.
fn narrow() -> Vec<u8> {
    changed("word/document.xml", |text| text.replace("\"1701\"", "\"4000\""))
}

/// Returns the template of Word with one part changed.
fn changed(name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut parts = parts(&of_word(LEADING_OUT));
    for (_, content) in parts.iter_mut().filter(|(known, _)| known == name) {
        *content = change(std::str::from_utf8(content).expect("UTF-8")).into_bytes();
    }
    packed(&parts.iter().map(|(name, bytes)| (&**name, bytes.clone())).collect::<Vec<_>>())
}

#[test]
fn a_template_that_means_no_good_is_refused_or_harmless_and_soon() {
    let program = sample();
    let folder = Program::temporary();
    let styles = |count: usize| {
        let style = |at| {
            format!(
                "<w:style w:type=\"paragraph\" w:styleId=\"S{at}\"><w:name w:val=\"s{at}\"/><w:basedOn w:val=\"S{}\"/></w:style>",
                at + 1
            )
        };
        let styles: String = (0..count).map(style).collect();
        changed("word/styles.xml", |text| text.replace("</w:styles>", &format!("{styles}</w:styles>")))
    };
    let in_header = |what: &str| changed("word/header1.xml", |text| text.replace("<w:p>", &format!("<w:p>{what}")));
    let spaces: String = (0..200).map(|at| format!(" xmlns:n{at}=\"n\"")).collect();
    let begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
    let cases = [
        ("many styles", styles(4_900), ""),
        ("too many styles", styles(100_000), "styles"),
        ("a bomb in the body", changed("word/document.xml", |_| " ".repeat(65 << 20)), "larger than a template needs"),
        ("a bomb that is not read", changed("word/vbaProject.bin", |_| " ".repeat(65 << 20)), ""),
        (
            "an entity",
            changed("word/styles.xml", |text| format!("<!DOCTYPE a [<!ENTITY b 'c'>]>{text}")),
            "`word/styles.xml` cannot be read",
        ),
        (
            "deep elements",
            in_header(&("<w:a>".repeat(9_999) + &"</w:a>".repeat(9_999))),
            "larger than a template needs",
        ),
        ("many elements", in_header(&"<w:a/>".repeat(400_001)), "larger than a template needs"),
        (
            "many attributes",
            in_header(&format!("<w:a{}/>", (0..90_000).map(|at| format!(" a{at}=\"\"")).collect::<String>())),
            "larger",
        ),
        ("many namespaces", in_header(&format!("<w:a{spaces}/>")), "`word/header1.xml` cannot be read"),
        ("many open fields", in_header(&begin.repeat(90_000)), ""),
        (
            "many alternatives",
            in_header(&"<mc:AlternateContent><mc:Choice Requires=\"wp14 w14\"/></mc:AlternateContent>".repeat(60_000)),
            "",
        ),
        ("long names", in_header(&format!("<w:{}/>", "a".repeat(1_000_000))), ""),
    ];
    for (name, template, message) in cases {
        folder.write("mall.docx", template);
        let path = folder.path("mall.docx").display().to_string();
        let start = Instant::now();
        let answer = program.run(&format!("report --lang en --format docx --template {path} -o {path}.out.docx"));
        assert!(start.elapsed() < Duration::from_secs(20), "{name}: {:?}", start.elapsed());
        if message.is_empty() {
            assert_eq!(answer.code, 0, "{name}: {answer}");
            let report = std::fs::read(folder.path("mall.docx.out.docx")).expect("it is written");
            assert_harmless(&report, name);
        } else {
            let refused = answer.refused();
            assert!(refused.contains(message), "{name}: {refused}");
        }
    }
}
