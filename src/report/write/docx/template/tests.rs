//! Tests of documents in the look of a template, and of templates that mean no good.

use std::io::{Cursor, Read, Write};

use roxmltree::Document;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::super::docx;
use super::*;
use crate::locale::Lang;
use crate::report::doc::{Cell, Column, Cover, Doc, Picture, PictureKind, Row, Table};

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const R: &str = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DRAWN: &str = "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:o=\"urn:schemas-microsoft-com:office:office\"";
const TITLE: &str = "<w:t xml:space=\"preserve\">Plan &amp; Co</w:t>";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n...";

/// Returns a package with these parts.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in parts {
        writer.start_file(*path, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("a package").into_inner()
}

fn relations(relations: &[(&str, &str, &str)]) -> String {
    let relation = |(id, kind, target): &(&str, &str, &str)| {
        let mode = if target.contains("://") { " TargetMode=\"External\"" } else { "" };
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"{mode}/>")
    };
    let all: String = relations.iter().map(relation).collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
    )
}

/// Returns a template with this section, styles and header, as a Swedish Word of another maker could write it.
fn template(section: &str, styles: &str, header: &str) -> Vec<u8> {
    let body = format!("<x:document xmlns:x={} {R}><x:body>{section}</x:body></x:document>", &W["xmlns:w=".len()..]);
    let styles = format!("<w:styles {W}>{styles}</w:styles>");
    let header = format!("<w:hdr {W} {R} {DRAWN}>{header}</w:hdr>");
    let links = relations(&[
        ("rId1", "image", "media/image1.png"),
        ("rId2", "image", "https://example.org/spy.png"),
        ("rId3", "hyperlink", "https://example.org/"),
        ("rId4", "image", "media/image2.svg"),
        ("rId5", "oleObject", "embeddings/oleObject1.bin"),
    ]);
    package(&[
        ("_rels/.rels", relations(&[("rId1", "officeDocument", "/word/document2.xml")]).as_bytes()),
        ("word/document2.xml", body.as_bytes()),
        (
            "word/_rels/document2.xml.rels",
            relations(&[
                ("rId1", "styles", "styles.xml"),
                ("rId7", "header", "header3.xml"),
                ("rId8", "attachedTemplate", "https://example.org/t.dotm"),
            ])
            .as_bytes(),
        ),
        ("word/styles.xml", styles.as_bytes()),
        ("word/header3.xml", header.as_bytes()),
        ("word/_rels/header3.xml.rels", links.as_bytes()),
        ("word/media/image1.png", PNG),
        ("word/media/image2.svg", b"<svg/>"),
        ("word/embeddings/oleObject1.bin", b"MZ"),
        ("word/vbaProject.bin", b"macros"),
    ])
}

const SECTION: &str = "<x:sectPr><x:headerReference x:type=\"default\" r:id=\"rId7\"/><x:pgSz x:w=\"11906\" x:h=\"16838\"/>\
    <x:pgMar x:top=\"2835\" x:right=\"1985\" x:bottom=\"1418\" x:left=\"1985\" x:header=\"709\" x:footer=\"709\" \
    x:gutter=\"0\"/></x:sectPr>";

fn paragraph(content: &str) -> String {
    format!("<w:p>{content}</w:p>")
}

fn run(content: &str) -> String {
    format!("<w:r>{content}</w:r>")
}

/// Returns a picture in a drawing, by an attribute of relationships.
fn drawing(by: &str) -> String {
    run(&format!(
        "<w:drawing><wp:inline><wp:extent cx=\"1\" cy=\"1\"/><wp:docPr id=\"1\" name=\"L\"><a:hlinkClick r:id=\"rId3\"/>\
         </wp:docPr><a:graphic><a:graphicData uri=\"p\"><pic:pic><pic:blipFill><a:blip {by}/></pic:blipFill></pic:pic>\
         </a:graphicData></a:graphic></wp:inline></w:drawing>"
    ))
}

/// Returns the parts of a document in the look of a template.
fn written(doc: &Doc, template: &Template) -> Vec<(String, String)> {
    let bytes = docx(doc, Lang::Sv, Some(template)).expect("it can be written");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut parts = Vec::new();
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("its bytes");
        let text = String::from_utf8_lossy(&content).into_owned();
        if !name.starts_with("word/media/") {
            assert!(Document::parse(&text).is_ok(), "{name}: {text}");
        }
        parts.push((name, text));
    }
    parts
}

fn part(parts: &[(String, String)], name: &str) -> String {
    parts.iter().find(|(known, _)| known == name).map(|(_, text)| text.clone()).unwrap_or_default()
}

/// Returns the body of the header that a template with this header gives a document, without its namespaces.
fn header(content: &str) -> String {
    let template = Template::read(&template(SECTION, "", content)).expect("a template");
    let doc = Doc { cover: Some(Cover { title: "Plan & Co".to_owned(), ..Cover::default() }), ..Doc::default() };
    let xml = part(&written(&doc, &template), "word/template1.xml");
    let start = xml.find("<w:hdr").and_then(|at| Some(at + xml[at..].find('>')? + 1)).unwrap_or_default();
    xml[start..].trim_end_matches("</w:hdr>").to_owned()
}

/// Programs differ in how they spell the path of a part: in case, and in what they encode.
#[test]
fn a_header_is_found_however_its_path_is_spelled() {
    let given = template(SECTION, "", &paragraph(&run("<w:t>Here</w:t>")));
    for (part, target) in [
        ("word/Header3.XML", "header3.xml"),
        ("word/huvud%20å.xml", "Huvud%20%C3%A5.xml"),
        ("word/a b.xml", "a%20b.xml"),
    ] {
        let mut archive = ZipArchive::new(Cursor::new(&given)).expect("a package");
        let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
        for number in 0..archive.len() {
            let mut it = archive.by_index(number).expect("a part");
            let name = it.name().expect("a name").replace("word/header3.xml", part);
            let mut content = String::new();
            it.read_to_string(&mut content).map_or_else(|_| content = String::new(), |_| ());
            parts.push((name, content.replace("Target=\"header3.xml\"", &format!("Target=\"{target}\"")).into_bytes()));
        }
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
        let read = Template::read(&package(&parts)).expect("a template");
        assert!(read.has_margins() && read.left_out() == LeftOut::default(), "{part}: {:?}", read.left_out());
    }
}

#[test]
fn a_template_says_that_its_text_is_very_large() {
    let normal = |size: usize| {
        let style = format!(
            "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>\
             <w:rPr><w:sz w:val=\"{size}\"/></w:rPr></w:style>"
        );
        Template::read(&template(SECTION, &style, "")).expect("a template").large_text()
    };
    assert_eq!([22, 32, 72].map(normal), [None, None, Some(36)]);
}

#[test]
fn a_template_gives_its_page_its_styles_and_its_header() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"Rubrik1\"><w:name w:val=\"Heading 1\"/>\
         <w:rPr><w:color w:val=\"0B4EA2\"/></w:rPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Sidhuvud\"><w:name w:val=\"header\"/></w:style>";
    let content =
        paragraph(&("<w:pPr><w:pStyle w:val=\"Sidhuvud\"/></w:pPr>".to_owned() + &drawing("r:embed=\"rId1\"")));
    let template = Template::read(&template(SECTION, styles, &content)).expect("a template");
    assert_eq!(template.left_out(), LeftOut::default());
    let logo = Picture { kind: PictureKind::Png, width: 1, height: 1, bytes: vec![] };
    let mut doc = Doc { cover: Some(Cover { logo: Some(logo), ..Cover::default() }), ..Doc::default() };
    doc.heading(1, "One");
    doc.table(Table::new(vec![Column::wrapping("A")], vec![Row::new(vec![Cell::text("b ".repeat(500))])]));
    let parts = written(&doc, &template);
    let body = part(&parts, "word/document.xml");
    assert!(body.contains("<w:headerReference w:type=\"default\" r:id=\"template1\"/>"), "{body}");
    assert!(body.contains("w:left=\"1985\"") && !body.contains("1021") && !body.contains("titlePg"), "{body}");
    // The table is as wide as the text: 11906 - 2 * 1985 twips, in whole points.
    assert!(body.contains("<w:tblW w:w=\"7920\" w:type=\"dxa\"/>"), "{body}");
    let styles = part(&parts, "word/styles.xml");
    assert!(styles.contains("w:styleId=\"Heading1\"><w:name w:val=\"Heading 1\"/>"), "{styles}");
    assert!(styles.contains("0B4EA2") && !styles.contains("Rubrik1"), "{styles}");
    assert!(styles.contains("<w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"7920\"/>"), "{styles}");
    let header = part(&parts, "word/template1.xml");
    assert!(header.contains("<w:pStyle w:val=\"Header\"/>") && header.contains("r:embed=\"rId1\""), "{header}");
    let links = part(&parts, "word/_rels/template1.xml.rels");
    assert!(links.contains("Target=\"media/template1_rId1.png\"") && links.matches("<Relationship ").count() == 1);
    // One logo is enough, and there is nothing from elsewhere.
    let names: Vec<&str> = parts.iter().map(|(name, _)| &**name).filter(|name| name.contains("media")).collect();
    assert_eq!(names, ["word/media/template1_rId1.png"]);
    assert!(parts.iter().all(|(_, text)| !text.contains("example.org") && !text.contains("macros")));
}

#[test]
fn no_style_hides_the_text() {
    let styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>\
         <w:rPr><w:vanish/><w:specVanish/></w:rPr></w:style>";
    let template = Template::read(&template(SECTION, styles, "")).expect("a template");
    let styles = part(&written(&Doc::default(), &template), "word/styles.xml");
    assert!(styles.contains("w:styleId=\"Normal\"") && !styles.contains("anish"), "{styles}");
}

#[test]
fn a_header_that_cannot_be_read_is_counted() {
    let lost = Template::read(&template(&SECTION.replace("rId7", "rId404"), "", &paragraph(&run("Text"))));
    assert_eq!(lost.expect("a template").left_out().margins, 1);
}

#[test]
fn a_template_without_a_header_leaves_the_documents_own() {
    let doc = Doc { cover: Some(Cover::default()), ..Doc::default() };
    for content in ["", "<w:p/>", "<w:p><w:r><w:t> </w:t></w:r></w:p>"] {
        let template = Template::read(&template(SECTION, "", content)).expect("a template");
        let parts = written(&doc, &template);
        assert!(part(&parts, "word/document.xml").contains("r:id=\"footer\"/>"), "{content}");
        assert!(!part(&parts, "word/footer.xml").is_empty() && part(&parts, "word/template1.xml").is_empty());
    }
}

#[test]
fn nothing_leads_out_of_a_header() {
    let text = run("<w:t>a</w:t>");
    let kept = drawing("r:embed=\"rId1\"").replace("<a:hlinkClick r:id=\"rId3\"/>", "").replace("></wp:docPr>", "/>");
    let old = |attributes: &str| run(&format!("<w:pict><v:shape><v:imagedata {attributes}/></v:shape></w:pict>"));
    let lost = run("");
    let lost = lost.replace("<w:r></w:r>", "<w:r/>");
    for (content, expected) in [
        (format!("<w:hyperlink r:id=\"rId3\">{text}</w:hyperlink>"), text.clone()),
        (drawing("r:embed=\"rId1\""), kept.clone()),
        (drawing("r:embed=\"rId1\" r:link=\"rId2\""), kept),
        (drawing("r:link=\"rId2\""), lost.clone()),
        (drawing("r:embed=\"rId2\""), lost.clone()),
        (drawing("r:embed=\"rId4\""), lost.clone()),
        (old("r:id=\"rId1\" o:href=\"x\" src=\"https://e\""), old("r:id=\"rId1\"")),
        (old("src=\"https://e\""), lost.clone()),
        (
            run("<w:object><v:shape><v:imagedata r:id=\"rId1\"/></v:shape><o:OLEObject r:id=\"rId5\"/></w:object>"),
            old("r:id=\"rId1\""),
        ),
        (run("<w:control r:id=\"rId5\"/>"), lost),
        ("<w:bookmarkStart w:id=\"0\" w:name=\"b\"/><w:bookmarkEnd w:id=\"0\"/>".to_owned() + &text, text.clone()),
        (format!("<w:del>{text}</w:del><w:ins>{text}</w:ins>"), text.clone()),
        (format!("<w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr>{text}"), "<w:pPr/>".to_owned() + &text),
    ] {
        let all = paragraph(&content) + &paragraph(&run("<w:t>b</w:t>"));
        let expected = paragraph(&expected) + &paragraph(&run("<w:t>b</w:t>"));
        assert_eq!(header(&all), expected, "{content}");
    }
}

#[test]
fn of_alternatives_the_first_that_can_be_taken_is() {
    let mc = "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
              xmlns:s=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:n=\"new\"";
    let text = |text: &str| run(&format!("<w:t>{text}</w:t>"));
    let content = |needed: &str| {
        paragraph(&format!(
            "<mc:AlternateContent {mc}><mc:Choice Requires=\"{needed}\">{}</mc:Choice><mc:Fallback>{}</mc:Fallback>\
             </mc:AlternateContent>",
            text("choice"),
            text("fallback")
        ))
    };
    let chosen = format!(
        "<mc:AlternateContent><mc:Choice Requires=\"wps\">{}</mc:Choice></mc:AlternateContent>",
        text("choice")
    );
    assert_eq!(header(&content("s")), paragraph(&chosen));
    assert_eq!(header(&content("s n")), paragraph(&text("fallback")));
}

#[test]
fn fields_that_fetch_or_run_become_text() {
    let mark = |kind: &str| run(&format!("<w:fldChar w:fldCharType=\"{kind}\"/>"));
    let order = |order: &str| run(&format!("<w:instrText>{order}</w:instrText>"));
    let field = |instruction: &str, result: &str| {
        mark("begin") + instruction + &mark("separate") + &run(&format!("<w:t>{result}</w:t>")) + &mark("end")
    };
    let page = field(&order(" PAGE "), "1");
    let bare = |texts: &[&str]| {
        texts
            .iter()
            .map(|it| if it.is_empty() { "<w:r/>".to_owned() } else { run(&format!("<w:t>{it}</w:t>")) })
            .collect::<String>()
    };
    for (content, expected) in [
        (page.clone(), page.clone()),
        (field(&(order("INCLUDE") + &order("PICTURE \"https://e\"")), "x"), bare(&["", "", "", "", "x", ""])),
        (field(&order("macrobutton Run"), "x"), bare(&["", "", "", "x", ""])),
        // A field that is kept in the result of one that is not, and one that is not in the instruction of one that is.
        (field(&order("LINK"), "x").replace("<w:r><w:t>x</w:t></w:r>", &page), bare(&["", "", ""]) + &page + "<w:r/>"),
        (
            field(&(order("IF ") + &field(&order("DDE a"), "x")), "y"),
            mark("begin")
                + &order("IF ")
                + &bare(&["", "", "", "x", ""])
                + &mark("separate")
                + &bare(&["y"])
                + &mark("end"),
        ),
        // What stands in an instruction that is left out is left out too.
        (field(&(order("LINK ") + &page), "y"), bare(&["", "", "", "", "", "", "", "", "y", ""])),
        // Marks without their partners.
        (mark("begin") + &order("PAGE") + &bare(&["x"]), bare(&["", "", "x"])),
        (mark("end") + &mark("separate") + &order("PAGE") + &bare(&["x"]), bare(&["", "", "", "x"])),
        ("<w:fldSimple w:instr=\"DATABASE x\"><w:r><w:t>x</w:t></w:r></w:fldSimple>".to_owned(), bare(&["x"])),
        (
            "<w:fldSimple w:instr=\" title \"><w:r><w:t>x</w:t></w:r></w:fldSimple>".to_owned(),
            format!("<w:fldSimple w:instr=\" title \"><w:r>{TITLE}</w:r></w:fldSimple>"),
        ),
        // The title is the report's, whatever the template's was, and its subject is none.
        (
            field(&order("Title \\* Upper"), "old") + &field(&order("SUBJECT"), "old"),
            mark("begin")
                + &order("Title \\* Upper")
                + &mark("separate")
                + &run(TITLE)
                + &mark("end")
                + &mark("begin")
                + &order("SUBJECT")
                + &mark("separate")
                + &run("<w:t xml:space=\"preserve\"></w:t>")
                + &mark("end"),
        ),
        (
            mark("begin") + &order("TITLE") + &mark("end"),
            mark("begin")
                + &order("TITLE")
                + &run(&format!("<w:fldChar w:fldCharType=\"separate\"/>{TITLE}<w:fldChar w:fldCharType=\"end\"/>")),
        ),
    ] {
        let all = paragraph(&content) + &paragraph(&run("<w:t>b</w:t>"));
        assert_eq!(header(&all), paragraph(&expected) + &paragraph(&run("<w:t>b</w:t>")), "{content}");
    }
}

#[test]
fn a_control_for_the_title_shows_it_and_one_that_asks_shows_nothing() {
    let control = |properties: &str| {
        format!(
            "<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>",
            run("<w:t>[Rubrik]</w:t>")
        )
    };
    let bound = "<w:dataBinding w:xpath=\"/ns1:coreProperties[1]/ns0:title[1]\"/><w:showingPlcHdr/>";
    let shown = format!("<w:p><w:fldSimple w:instr=\" TITLE \"><w:r>{TITLE}</w:r></w:fldSimple></w:p><w:p/>");
    assert_eq!(header(&(control(bound) + &control("<w:showingPlcHdr/>"))), shown);
    let other = control("<w:dataBinding w:xpath=\"/x:own[1]\"/>");
    assert_eq!(header(&other), paragraph(&run("<w:t>[Rubrik]</w:t>")));
}

#[test]
fn what_cannot_be_a_template_is_refused() {
    let whole = template(SECTION, "", "");
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let compound = |name: &str| [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), wide(name)].concat();
    let main = |body: &[u8], office: &str| {
        let root = relations(&[("rId1", "officeDocument", "word/d.xml")]).replace(OFFICE, office);
        package(&[("_rels/.rels", root.as_bytes()), ("word/d.xml", body)])
    };
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    let damaged = |part: &str| TemplateFault::DamagedPart(part.to_owned());
    let entity = format!("<!DOCTYPE d [<!ENTITY e SYSTEM \"/etc/passwd\">]><w:document {W}>&e;</w:document>");
    for (bytes, fault) in [
        (b"".to_vec(), TemplateFault::NotWord),
        (b"<html>".to_vec(), TemplateFault::NotWord),
        (compound("EncryptedPackage"), TemplateFault::Locked),
        (compound("WordDocument"), TemplateFault::Old),
        (compound("Workbook"), TemplateFault::NotWord),
        (package(&[("a.txt", b"")]), TemplateFault::NotWord),
        (main(b"<w:document xmlns:w=\"other\"/>", OFFICE), TemplateFault::NotWord),
        (main(b"", OFFICE), TemplateFault::NotWord),
        (main(b"", strict), TemplateFault::Strict),
        (main(b"\xff\xfe<", OFFICE), damaged("word/d.xml")),
        (main(entity.as_bytes(), OFFICE), damaged("word/d.xml")),
        (main(format!("<w:document {W}><w:body>").as_bytes(), OFFICE), damaged("word/d.xml")),
        (main(&vec![b' '; 65 << 20], OFFICE), TemplateFault::Swollen("word/d.xml".to_owned())),
        (template(&SECTION.replace("1985", "4500"), "", ""), TemplateFault::TooSmall(51, 221)),
        (template(SECTION, "", &"<w:p>".repeat(200)), TemplateFault::Swollen("word/header3.xml".to_owned())),
        (template(SECTION, "<w:style", ""), damaged("word/styles.xml")),
        (whole[..whole.len() / 2].to_vec(), TemplateFault::Damaged),
    ] {
        assert_eq!(Template::read(&bytes).err(), Some(fault.clone()));
        let (message, help) = fault.words();
        assert!(
            [message.get(Lang::Sv), message.get(Lang::En), help.get(Lang::Sv), help.get(Lang::En)]
                .iter()
                .all(|it| !it.is_empty())
        );
    }
}

#[test]
fn a_template_is_read_or_refused_wherever_it_is_cut_or_changed() {
    let styles =
        "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"a\"/><w:basedOn w:val=\"A\"/></w:style>";
    let whole = template(SECTION, styles, &paragraph(&drawing("r:embed=\"rId1\"")));
    for at in (0..whole.len()).step_by(11) {
        assert!(Template::read(&whole[..at]).is_err(), "{at}");
        let mut changed = whole.clone();
        changed[at] ^= 0xff;
        if let Ok(template) = Template::read(&changed) {
            written(&Doc::default(), &template);
        }
    }
}
