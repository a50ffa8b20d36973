//! Tests of the structure tree, and of the conformance to PDF/UA, which krilla validates.

use super::faces::Faces;
use super::paper::paper;
use super::pdf;
use super::strip::{Ink, Mark};
use crate::locale::Lang;
use crate::report::doc::{
    Bar, BarSegment, Block, Branch, Cell, Chart, Column, Cover, Doc, Heading, Link, Links, Pattern, Row, Series, Table,
    Tone,
};

/// Returns the structure tree, as a screen reader would present it.
fn told(doc: &Doc, lang: Lang) -> String {
    let faces = Faces::load().expect("the fonts are read");
    let paper = paper(doc, lang, &faces).expect("a document");
    let mut words = vec![String::new(); paper.tags.leaves()];
    for item in paper.pages.iter().flat_map(|page| &page.strips).flat_map(|(_, strip)| &strip.items) {
        if let (Mark::Leaf(leaf), Ink::Text { words: of_item, .. }) = (item.mark, &item.ink) {
            words[leaf.0].extend(of_item.iter().flat_map(|word| &word.runs).map(super::shaper::GlyphRun::meant));
        }
    }
    paper.tags.told(&words)
}

fn doc(blocks: Vec<Block>) -> Doc {
    Doc { blocks, ..Doc::default() }
}

fn cover() -> Cover {
    Cover {
        contact: None,
        logo: None,
        title: "Kulturplan".to_owned(),
        subtitle: "Follow-up 2024".to_owned(),
        author: Some("Regionen".to_owned()),
        facts: vec![("Runs".to_owned(), "2024–2027".into())],
        day: "2024-12-31".to_owned(),
        plan_language: "sv".to_owned(),
        lede: "How it goes".into(),
    }
}

/// Returns a document with every kind of block.
fn everything() -> Doc {
    let table = Table {
        caption: Some("By goal".to_owned()),
        is_wide: true,
        printed: None,
        columns: vec![
            Column::short("Id"),
            Column::wrapping("Activity").of_plan(),
            Column::number("Count"),
            Column::short(""),
        ],
        rows: vec![
            Row::new(vec![
                Cell::text("1-1"),
                Cell::text("Öppna\nscenen"),
                Cell::Toned("2".to_owned(), Tone::Green),
                Cell::Bar(vec![BarSegment::solid('●', Tone::Green, 2)]),
            ])
            .anchored("1-1"),
            Row::total(vec![Cell::text(""), Cell::text("All"), Cell::text(2), Cell::text("")]),
        ],
    };
    let mut doc = doc(vec![
        Block::Heading(Heading::new(1, "Summary")),
        Block::Said("Run `plan due`.".to_owned()),
        Block::Table(table),
        Block::Heading(Heading::of_plan(3, "1 Scenen", "1")),
        Block::Quoted("Ett stycke.\n\nEtt till 🎉.".into()),
        Block::Links(Links {
            label: "See".to_owned(),
            links: [("1-1", "1-1"), ("gone", "9")]
                .map(|(text, anchor)| Link { text: text.to_owned(), anchor: anchor.to_owned() })
                .into(),
        }),
        Block::Tree(
            [(0, "a", true), (1, "b", false), (0, "c", false)]
                .map(|(depth, text, is_heading)| Branch { depth, text: text.to_owned(), is_heading, tone: None })
                .into(),
        ),
        Block::Folded(2, "More".to_owned(), vec![Block::Verbatim("a  = 1".to_owned())]),
    ]);
    doc.cover = Some(cover());
    doc
}

/// The structure tree of [`everything`].
const EVERYTHING: &str = "\
Part
  Part
    Paragraph (sv) Regionen
    Title (sv) Kulturplan
    Paragraph Follow-up 2024
    Paragraph How it goes
    List
      Item
        Label Runs
        Body 2024–2027
  Part
    Contents
      Caption Contents
      ContentsItem
        Link Summary 2
      ContentsItem (sv)
        Link 1 Scenen 2
      ContentsItem
        Link More 2
  Part
    Heading(1, \"Summary\") Summary
    Paragraph Run plan due.
    Table
      Caption By goal
      TableHead
        Row
          ColumnHeader(None) Id
          ColumnHeader(None) Activity
          ColumnHeader(None) Count
          Cell
      TableBody
        Row
          RowHeader 1-1
          Cell (sv) Öppna scenen
          Cell 2
          Cell
        Row
          Cell
          Cell (sv) All
          Cell 2
          Cell
    Heading(2, \"1 Scenen\") (sv) 1 Scenen
    Paragraph (sv) Ett stycke.
    Paragraph (sv) Ett till 🎉.
    Paragraph See: , gone
      Link 1-1
    List
      Item
        Body a
          List
            Item
              Body b
      Item
        Body c
    Heading(2, \"More\") More
    Paragraph
      Code a\u{a0}\u{a0}=\u{a0}1
";

#[test]
fn a_reader_is_told_what_everything_is_in_the_language_it_is_in() {
    let doc = everything();
    assert_eq!(told(&doc, Lang::En), EVERYTHING);
    // If the plan has the document's language, no tag has another.
    assert!(!told(&doc, Lang::Sv).contains("(sv)"));
    pdf(&doc, Lang::En).expect("the file is PDF/UA");
}

#[test]
fn a_chart_says_in_words_what_it_draws() {
    let chart = Chart {
        title: "Status per mål".to_owned(),
        axis: "Mål".to_owned(),
        series: vec![Series { name: "Grönt".to_owned(), symbol: '●', tone: Tone::Green, pattern: Pattern::Solid }],
        bars: [2, 0].map(|size| Bar { label: format!("Mål {size}"), parts: vec![size] }).into(),
        is_told: true,
    };
    let told = told(&doc(vec![Block::Chart(chart)]), Lang::Sv);
    assert!(told.contains("Figure(\"Status per mål. Mål 2: 2 Grönt. Mål 0: 0.\")"), "{told}");
}

/// Returns every kind of block with the same text.
fn all_of(text: &str) -> Vec<Block> {
    let own = || text.to_owned();
    let row = || vec![Cell::text(text), Cell::Toned(own(), Tone::Red), Cell::Link(own(), own())];
    let table = Table {
        caption: Some(own()),
        is_wide: false,
        printed: None,
        columns: vec![Column::wrapping(text), Column::short(text).narrow(text), Column::number(text)],
        rows: vec![Row::new(row()).anchored(text), Row::total(row()), Row::new(Vec::new())],
    };
    let chart = Chart {
        title: own(),
        axis: own(),
        series: vec![Series { name: own(), symbol: '\u{0}', tone: Tone::Faint, pattern: Pattern::Hatched }],
        bars: vec![Bar { label: own(), parts: vec![usize::MAX / 2] }],
        is_told: false,
    };
    vec![
        Block::Heading(Heading::of_plan(7, text, text)),
        Block::Text(own().into()),
        Block::Fields(vec![(own(), own().into())]),
        Block::Links(Links { label: own(), links: vec![Link { text: own(), anchor: own() }] }),
        Block::Table(table),
        Block::Table(Table::default()),
        Block::Chart(chart),
        Block::Tree(vec![Branch { depth: 9, text: own(), is_heading: true, tone: None }]),
    ]
}

#[test]
fn nothing_that_a_document_can_hold_breaks_the_file() {
    let words =
        ["", " ", "\n\n", "\u{feff}", "\0\u{1b}\u{202e}", "\u{fffe}\u{fdd0}\u{10ffff}", "\u{301}", "a\u{301}\u{302}"];
    let texts = ["שלום 你好 👩\u{200d}👩\u{200d}👧".to_owned(), "x".repeat(9_000), "å ".repeat(9_000)];
    let all = words.into_iter().chain(texts.iter().map(String::as_str)).flat_map(all_of).collect();
    pdf(&doc(all), Lang::Sv).expect("the file is PDF/UA");
    // Nothing remains of these titles, but a PDF must have one.
    for text in ["", "\u{feff}"] {
        let title = text.to_owned();
        let cover = Cover { author: Some(title.clone()), plan_language: title.clone(), title, ..cover() };
        let doc = Doc { cover: Some(cover), blocks: all_of(text), ..Doc::default() };
        pdf(&doc, Lang::Sv).expect("the file is PDF/UA");
    }
    pdf(&Doc::default(), Lang::En).expect("an empty document is one");
}
