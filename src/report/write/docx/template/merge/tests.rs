//! Tests of style sheets.

use super::super::parser::parse;
use super::*;

const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn root(styles: &str) -> Element {
    let xml = format!("<w:styles xmlns:w=\"{NAMESPACE}\">{styles}</w:styles>");
    parse(&xml).expect("XML").expect("styles")
}

fn style(kind: &str, id: &str, name: &str, rest: &str) -> String {
    format!("<w:style w:type=\"{kind}\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{rest}</w:style>")
}

fn merged(theirs: &str, ours: &str) -> Vec<String> {
    let theirs = TemplateStyles::of(Some(root(theirs))).expect("styles");
    let merged = theirs.merged(root(ours), "sv-SE", false);
    let shown = |style: &Element| {
        let references = ["w:basedOn", "w:next", "w:link"].map(|name| style.value(name).unwrap_or("-"));
        format!("{} {}: {}", id(style), style.value("w:name").unwrap_or_default(), references.join(" "))
    };
    merged.styles.elements().filter(|it| it.name == "w:style").map(shown).collect()
}

#[test]
fn styles_are_the_same_if_their_names_and_kinds_are() {
    let theirs = [
        style("paragraph", "Rubrik1", "Heading 1,H1", "<w:next w:val=\"Quote\"/>"),
        style("paragraph", "Quote", "Own Quote", "<w:basedOn w:val=\"Rubrik1\"/>"),
        style("character", "Citat", "quote", "<w:basedOn w:val=\"Rubrik1\"/>"),
        style("paragraph", "Rubrik1", "heading 1", ""),
        style("paragraph", "Cell", "Table Text", ""),
        style("numbering", "Lista", "list", ""),
        style("paragraph", "Rubrik9", "HEADING 1", ""),
    ];
    let ours = [
        style("paragraph", "Heading1", "heading 1", ""),
        style("paragraph", "Heading2", "heading 2", "<w:basedOn w:val=\"Normal\"/>"),
        style("paragraph", "Quote", "Quote", "<w:basedOn w:val=\"Heading1\"/>"),
        style("paragraph", "Cell", "Table Text", ""),
    ];
    assert_eq!(
        merged(&theirs.concat(), &ours.concat()),
        [
            "Heading1 Heading 1,H1: - Template1 -",
            "Template1 Own Quote: Heading1 - -",
            // Its base is of another kind.
            "Citat quote: - - -",
            "Template2 Table Text: - - -",
            "Rubrik9 HEADING 1: - - -",
            "Heading2 heading 2: Heading1 - -",
            "Quote Plan Quote: Heading1 - -",
            "Cell Plan Table Text: - - -",
        ]
    );
}

#[test]
fn the_default_style_is_the_same_whatever_its_name() {
    let default =
        |id: &str, name: &str| style("paragraph", id, name, "").replace(" w:styleId", " w:default=\"1\" w:styleId");
    let theirs = default("Standard", "Brödtext") + &style("paragraph", "N", "Normal", "");
    assert_eq!(merged(&theirs, &default("Normal", "Normal")), ["Normal Brödtext: - - -", "N Normal: - - -"]);
    // LibreOffice marks none, and a template without styles has none.
    assert_eq!(merged(&style("paragraph", "N", "normal", ""), &default("Normal", "Normal")), ["Normal normal: - - -"]);
    assert_eq!(merged("", &default("Normal", "Normal")), ["Normal Normal: - - -"]);
}

#[test]
fn references_that_lead_nowhere_or_round_in_a_circle_are_left_out() {
    let on = |other: &str| format!("<w:basedOn w:val=\"{other}\"/><w:link w:val=\"{other}\"/>");
    let circle = [("A", "B"), ("B", "C"), ("C", "A"), ("D", "D"), ("E", "nowhere"), ("F", "A")];
    let theirs: String = circle.iter().map(|(id, other)| style("paragraph", id, id, &on(other))).collect();
    assert_eq!(
        merged(&theirs, ""),
        ["A A: B - -", "B B: C - -", "C C: - - -", "D D: - - -", "E E: - - -", "F F: A - -"]
    );
    let chain: String = (0..200)
        .map(|at| style("paragraph", &format!("S{at}"), &format!("s{at}"), &on(&format!("S{}", at + 1))))
        .collect();
    let based: Vec<bool> = merged(&chain, "").iter().map(|it| !it.contains(": -")).collect();
    assert!(based.split(|is_based| !is_based).all(|run| run.len() <= references::LONGEST_CHAIN + 1), "{based:?}");
    assert!(based.iter().filter(|is_based| **is_based).count() > 150);
}

#[test]
fn the_structure_is_the_documents() {
    let theirs = style("paragraph", "Rubrik2", "heading 2", "<w:rPr><w:lang w:val=\"fi-FI\"/></w:rPr>")
        + &style("paragraph", "L", "List Bullet", "<w:pPr><w:keepLines/><w:spacing w:after=\"9\"/></w:pPr>");
    let ours = style("paragraph", "Heading2", "heading 2", "<w:pPr><w:jc/><w:outlineLvl w:val=\"1\"/></w:pPr>")
        + &style("paragraph", "ListBullet", "List Bullet", "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>");
    let theirs = TemplateStyles::of(Some(root(&theirs))).expect("styles");
    let xml = theirs.merged(root(&ours), "sv-SE", false).styles.written();
    assert!(xml.contains("<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:rPr/>"), "{xml}");
    assert!(xml.contains("<w:keepLines/><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:spacing"), "{xml}");
    assert!(xml.contains("<w:lang w:val=\"sv-SE\" w:eastAsia=\"sv-SE\"/>") && !xml.contains("fi-FI"), "{xml}");
    assert!(xml.contains("<w:pPr><w:suppressAutoHyphens/></w:pPr>"), "{xml}");
    let hyphenated = theirs.merged(root(&ours), "sv-SE", true).styles.written();
    assert!(!hyphenated.contains("suppressAutoHyphens"), "{hyphenated}");
}

#[test]
fn more_styles_than_word_takes_are_refused() {
    let many: String = (0..=MOST_STYLES).map(|at| style("paragraph", &format!("s{at}"), "s", "")).collect();
    assert_eq!(TemplateStyles::of(Some(root(&many))).err(), Some(TemplateFault::TooManyStyles(MOST_STYLES + 1)));
}
