//! Tests of documents, which are written and read back.

use std::io::{Cursor, Read};

use proptest::prelude::*;
use roxmltree::{Document, Node};
use zip::ZipArchive;

use super::*;
use crate::palette::paper;
use crate::report::doc::{
    Bar, BarSegment, Block, Branch, Cell, Chart, Column, Heading, Link, Links, Pattern, Picture, PictureKind, Row,
    Series, Table, Tone,
};

/// Returns a part of the written document.
fn part(doc: &Doc, path: &str) -> String {
    let bytes = docx(doc, Lang::Sv, None).expect("it can be written");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut text = String::new();
    archive.by_name(path).expect("the part").read_to_string(&mut text).expect("UTF-8");
    text
}

/// Returns the paragraphs, each with its style and its text.
fn paragraphs(xml: &str) -> Vec<String> {
    let document = Document::parse(xml).expect("XML");
    let named = |node: &Node<'_, '_>, name: &str| node.tag_name().name() == name;
    let paragraph = |node: Node<'_, '_>| {
        let style = node.descendants().find(|it| named(it, "pStyle")).and_then(|it| it.attributes().next());
        let style = style.map(|it| it.value()).unwrap_or_default();
        let text: String = node.descendants().filter(|it| named(it, "t")).filter_map(|it| it.text()).collect();
        format!("{style}: {text}")
    };
    document.descendants().filter(|it| named(it, "p")).map(paragraph).collect()
}

#[test]
fn the_logo_stands_first_with_the_name_of_whose_it_is() {
    let logo = Picture { kind: PictureKind::Jpeg, width: 600, height: 300, bytes: vec![1, 2, 3] };
    let cover = Cover { logo: Some(logo), author: Some("A & <b>".to_owned()), ..Cover::default() };
    let doc = Doc { cover: Some(cover), ..Doc::default() };
    let body = part(&doc, "word/document.xml");
    let xml = Document::parse(&body).expect("XML");
    let named = |name: &'static str| xml.descendants().find(|node| node.tag_name().name() == name).expect(name);
    assert_eq!(named("docPr").attribute("descr"), Some("A & <b>"));
    // Two centimetres, in EMU.
    assert_eq!((named("extent").attribute("cx"), named("extent").attribute("cy")), (Some("1440000"), Some("720000")));
    assert!(part(&doc, "word/_rels/document.xml.rels").contains("Id=\"logo\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/logo.jpeg\""));
    assert!(part(&doc, "[Content_Types].xml").contains("/word/media/logo.jpeg\" ContentType=\"image/jpeg\""));
    assert_eq!(part(&doc, "word/media/logo.jpeg").as_bytes(), [1, 2, 3]);
    assert!(!part(&Doc { cover: Some(Cover::default()), ..Doc::default() }, "word/document.xml").contains("drawing>"));
}

#[test]
fn each_kind_of_block_has_its_style() {
    let mut doc = Doc::default();
    doc.heading(1, "one\nline");
    doc.text("a\n\n• b\n• c\nd");
    doc.quoted("e");
    doc.said("see `f`");
    doc.verbatim(" g");
    doc.fields([("h".to_owned(), Some("i".to_owned()))]);
    let branch = Branch { depth: 12, text: "j".to_owned(), is_heading: true, tone: Some(Tone::Red) };
    doc.blocks.push(Block::Tree(vec![branch]));
    doc.blocks.push(Block::Folded(7, "k".to_owned(), vec![Block::Text("l".into())]));
    let expected = [
        "Heading1: one line",
        ": a",
        "ListBullet: b",
        "ListBullet: c",
        ": d",
        "Quote: e",
        ": see f",
        "Verbatim:  g",
        "Fact: hi",
        "ListBullet: j",
        "Heading6: k",
        ": l",
    ];
    assert_eq!(paragraphs(&part(&doc, "word/document.xml")), expected);
}

#[test]
fn an_empty_document_is_one_too() {
    let xml = part(&Doc::default(), "word/document.xml");
    assert_eq!(paragraphs(&xml), [""; 0]);
    assert!(xml.contains("<w:sectPr>"), "{xml}");
    let core = part(&Doc { cover: Some(Cover::default()), ..Doc::default() }, "docProps/core.xml");
    assert!(!core.contains("created"), "{core}");
}

#[test]
fn a_link_leads_to_a_heading_or_a_row_or_is_text() {
    let mut doc = Doc::default();
    doc.blocks.push(Block::Heading(Heading::of_plan(1, "A goal", "4.1")));
    let row = |anchor: &str| Row::new(vec![Cell::Link("to".to_owned(), "4.1".to_owned())]).anchored(anchor);
    doc.table(Table::new(vec![Column::short("Id")], vec![row("4.1-1"), row("4.1-1")]));
    let link = |anchor: &str| Link { text: "x".to_owned(), anchor: anchor.to_owned() };
    doc.blocks.push(Block::Links(Links { label: "See".to_owned(), links: ["4.1-1", "9"].map(link).to_vec() }));
    let xml = part(&doc, "word/document.xml");
    assert_eq!(xml.matches("w:name=\"id_4_1__1\"").count(), 1);
    assert_eq!(xml.matches("w:anchor=\"id_4_1\"").count(), 2);
    assert_eq!(xml.matches("w:anchor=\"id_4_1__1\"").count(), 1);
    assert_eq!(xml.matches("<w:hyperlink").count(), 3);
    assert!(paragraphs(&xml).contains(&": See: x, x".to_owned()));
}

#[test]
fn tables_one_after_the_other_do_not_grow_together() {
    let mut doc = Doc::default();
    let table = || Table::new(vec![Column::short("a")], vec![Row::new(vec![])]);
    doc.table(table());
    doc.table(table());
    doc.table(table().captioned("b"));
    let xml = part(&doc, "word/document.xml");
    assert!(!xml.contains("</w:tbl><w:tbl>"), "{xml}");
    // A row without its cell has an empty one.
    let expected = ["CellHead: a", "Cell: ", "Break: ", "CellHead: a", "Cell: ", "Break: ", "Caption: Tabell 1. b"];
    assert_eq!(paragraphs(&xml)[..7], expected);
}

#[test]
fn the_theme_has_the_fonts_and_the_colours_of_the_palette() {
    let theme = part(&Doc::default(), "word/theme/theme1.xml");
    assert!(Document::parse(&theme).is_ok(), "{theme}");
    let red = format!("<a:accent2><a:srgbClr val=\"{}\"/></a:accent2>", paper::bar(Tone::Red));
    assert!(theme.contains(&red) && theme.matches("typeface=\"Arial\"").count() == 2, "{theme}");
    let types = part(&Doc::default(), "[Content_Types].xml");
    assert!(types.contains("PartName=\"/word/theme/theme1.xml\""), "{types}");
}

#[test]
fn a_bar_is_drawn_by_what_nobody_reads_aloud() {
    let parts = vec![
        BarSegment::solid('●', Tone::Green, 1),
        BarSegment::solid('✗', Tone::Red, 0),
        BarSegment::solid('◐', Tone::Yellow, 1),
    ];
    let mut doc = Doc::default();
    doc.table(Table::new(vec![Column::short("")], vec![Row::new(vec![Cell::Bar(parts)])]));
    let xml = part(&doc, "word/document.xml");
    assert!(paragraphs(&xml)[1].trim_start_matches("Cell: ").chars().all(|c| c == '\u{a0}'), "{xml}");
    let fills = [Tone::Green, Tone::Red, Tone::Yellow].map(|tone| xml.matches(&paper::bar(tone).to_string()).count());
    assert_eq!(fills, [1, 0, 1]);
}

fn chart(bars: usize, is_told: bool) -> Doc {
    let series = |(symbol, tone)| Series { name: format!("of {symbol}"), symbol, tone, pattern: Pattern::Solid };
    let bar = |at: usize| Bar { label: format!("<{at}>"), parts: vec![at, 1] };
    let chart = Chart {
        title: "How it \"goes\"".to_owned(),
        axis: "Goal".to_owned(),
        series: [('●', Tone::Green), ('"', Tone::Red)].map(series).to_vec(),
        bars: (0..bars).map(bar).collect(),
        is_told,
    };
    Doc { blocks: vec![Block::Chart(chart)], ..Doc::default() }
}

#[test]
fn a_chart_is_drawn_and_said() {
    let xml = part(&chart(2, false), "word/document.xml");
    assert!(xml.contains("descr=\"&lt;0&gt;: 1 of &quot;. &lt;1&gt;: 1 of ●, 1 of &quot;.\""), "{xml}");
    assert_eq!(paragraphs(&xml), ["Figure: ", "FigureCaption: Diagram 1. How it \"goes\""]);
    let drawn = part(&chart(2, false), "word/charts/chart1.xml");
    assert!(Document::parse(&drawn).is_ok() && drawn.contains("<c:v>● of ●</c:v>"), "{drawn}");
    // A few bars are said in numbers even if a table beside them has these.
    let few = part(&chart(2, true), "word/document.xml");
    assert!(few.contains("descr=\"&lt;0&gt;: 1 of"), "{few}");
    let told = part(&chart(4, true), "word/document.xml");
    assert!(told.contains("descr=\"Siffrorna står i tabellen intill.\""), "{told}");
}

#[test]
fn a_chart_with_too_many_bars_is_told_in_numbers_once() {
    let rows = |is_told| part(&chart(31, is_told), "word/document.xml").matches("<w:tr>").count();
    assert_eq!((rows(false), rows(true)), (32, 0));
}

#[test]
fn more_columns_than_word_takes_go_on_in_another_table() {
    let columns: Vec<Column> = (0..200).map(|at| Column::number(at.to_string())).collect();
    let row = Row::new((0..200).map(Cell::text).collect());
    let mut doc = Doc::default();
    doc.table(Table::new(columns, vec![row]).captioned("All"));
    let xml = part(&doc, "word/document.xml");
    let tables: Vec<&str> = xml.split("<w:tbl>").skip(1).collect();
    assert!(tables.len() > 1 && tables.iter().all(|table| table.matches("<w:gridCol ").count() <= 63));
    let said = paragraphs(&xml);
    assert!((0..200).all(|at| said.contains(&format!("Cell: {at}"))));
    assert!(said[0].starts_with("Caption: Tabell 1. All (1/"), "{}", said[0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Every part is well-formed XML with the text in it, whatever the text.
    #[test]
    fn no_text_breaks_a_part(text in any::<String>()) {
        let mut doc = Doc {
            cover: Some(Cover { title: text.clone(), author: Some(text.clone()), plan_language: text.clone(), ..Cover::default() }),
            ..Doc::default()
        };
        doc.heading(1, &*text);
        doc.heading(2, &*text);
        doc.quoted(&*text);
        let row = Row::new(vec![Cell::Toned(text.clone(), Tone::Blue)]).anchored(&*text);
        doc.table(Table::new(vec![Column::wrapping(&*text)], vec![row]).captioned(&*text));
        for path in ["word/document.xml", "word/header.xml", "docProps/core.xml", "docProps/app.xml"] {
            let xml = part(&doc, path);
            let read = Document::parse(&xml);
            prop_assert!(read.is_ok(), "{path}: {:?}\n{xml}", read.err());
        }
    }
}
