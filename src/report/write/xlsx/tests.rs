//! Tests of workbooks, which are written and read back.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};

use super::xlsx;
use crate::locale::Lang;
use crate::report::doc::{
    Bar, BarSegment, Block, Branch, Cell, Chart, Column, Cover, Doc, Heading, Link, Links, Pattern, Row, Series, Table,
    Tone,
};

/// Returns every sheet with its cells, row by row.
fn read(doc: &Doc) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(xlsx(doc, Lang::Sv).unwrap())).unwrap();
    let sheets = book.worksheets().into_iter();
    sheets.map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect())).collect()
}

fn texts(doc: &Doc) -> Vec<String> {
    let cells = read(doc).into_iter().flat_map(|(_, rows)| rows).flatten();
    cells.map(|cell| cell.to_string()).filter(|text| !text.is_empty()).collect()
}

fn part(doc: &Doc, name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(xlsx(doc, Lang::Sv).unwrap())).unwrap();
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).unwrap();
    Some(text)
}

fn table(titles: &[&str], rows: &[&[&str]]) -> Table {
    let row = |cells: &&[&str]| Row::new(cells.iter().map(Cell::text).collect());
    Table::new(titles.iter().map(|title| Column::wrapping(*title)).collect(), rows.iter().map(row).collect())
}

fn chart() -> Chart {
    let series = |name: &str, symbol, tone| Series { name: name.to_owned(), symbol, tone, pattern: Pattern::Solid };
    Chart {
        title: "Status per mål".to_owned(),
        axis: "Mål".to_owned(),
        series: vec![series("Grönt", '●', Tone::Green), series("Rött", '✗', Tone::Red)],
        bars: vec![Bar { label: "Mål 1".to_owned(), parts: vec![3, 0] }],
        is_told: false,
    }
}

#[test]
fn each_heading_of_the_first_level_begins_a_sheet() {
    let mut doc = Doc { cover: Some(Cover { title: "Plan".to_owned(), ..Cover::default() }), ..Doc::default() };
    doc.text("Före");
    for name in ["Mål/delmål", "mål-delmål", ""] {
        doc.heading(1, name);
        doc.heading(2, "Under");
    }
    let sheets = read(&doc);
    let names: Vec<&str> = sheets.iter().map(|(name, _)| &**name).collect();
    assert_eq!(names, ["Mål-delmål", "mål-delmål (2)", "(2)"]);
    let first: Vec<String> = sheets[0].1.iter().map(|row| row[0].to_string()).collect();
    assert_eq!(first, ["Plan", "", "Före", "Under"]);
}

#[test]
fn a_document_of_nothing_is_a_workbook_all_the_same() {
    assert_eq!(read(&Doc::default()).len(), 1);
    let mut doc = Doc::default();
    doc.table(Table::default());
    doc.table(table(&["A"], &[]));
    doc.blocks.push(Block::Chart(Chart { bars: Vec::new(), ..chart() }));
    doc.blocks.push(Block::Chart(Chart { series: Vec::new(), ..chart() }));
    assert_eq!(texts(&doc), ["A", "Status per mål", "Mål", "● Grönt", "✗ Rött", "Status per mål", "Mål", "Mål 1"]);
}

#[test]
fn every_kind_of_block_is_told() {
    let mut doc = Doc::default();
    doc.heading(1, "Blad");
    doc.quoted("Planens\n\nord");
    doc.said("Kör `plan list`");
    doc.verbatim("a = 1");
    doc.fields([("Namn".to_owned(), Some("Värde".to_owned()))]);
    let link = |text: &str, anchor: &str| Link { text: text.to_owned(), anchor: anchor.to_owned() };
    let links = vec![link("Blad två", "två"), link("Ingenstans", "x")];
    doc.blocks.push(Block::Links(Links { label: "Se även".to_owned(), links }));
    let branch =
        |depth, text: &str| Branch { depth, text: text.to_owned(), is_heading: depth == 0, tone: Some(Tone::Red) };
    doc.blocks.push(Block::Tree(vec![branch(0, "Rot"), branch(99, "Gren")]));
    doc.blocks.push(Block::Folded(2, "Vikt".to_owned(), vec![Block::Text("Inuti".into())]));
    doc.blocks.push(Block::Heading(Heading::of_plan(1, "Blad 2", "två")));
    let expected = [
        "Blad",
        "Planens\n\nord",
        "Kör plan list",
        "a = 1",
        "Namn",
        "Värde",
        "Se även",
        "Blad två",
        "Ingenstans",
        "Rot",
        "Gren",
        "Vikt",
        "Inuti",
        "Blad 2",
    ];
    assert_eq!(texts(&doc), expected);
    let sheet = part(&doc, "xl/worksheets/sheet1.xml").unwrap();
    assert_eq!(sheet.matches("<hyperlink ").count(), 1);
    assert!(sheet.contains("location=\"'Blad 2'!A1\""), "{sheet}");
}

#[test]
fn what_a_cell_cannot_hold_goes_on_in_the_next_row() {
    let long = "ord och ".repeat(10_000);
    let mut doc = Doc::default();
    doc.text(&*long);
    doc.heading(1, "Tabell");
    doc.table(table(&["Id", "Anteckning", "Mer"], &[&["1", &long, "x"], &["2", "kort", "y"]]));
    let sheets = read(&doc);
    let rows = &sheets[0].1;
    let header = rows.iter().position(|row| row[0] == "Id").unwrap();
    let column = |at: usize| rows[header + 1..].iter().map(|row| row[at].to_string()).collect::<Vec<_>>();
    assert_eq!(column(0), ["1", "1", "1", "2"]);
    assert_eq!(column(1)[..3].concat(), long);
    assert_eq!(column(2), ["x", "", "", "y"]);
    let above: String = rows[..header].iter().map(|row| row[0].to_string()).filter(|text| text != "Tabell").collect();
    assert_eq!(above, long);
}

#[test]
fn a_table_alone_on_its_sheet_is_a_table_to_the_spreadsheet() {
    let mut doc = Doc::default();
    doc.heading(1, "Ensam");
    doc.text("Text");
    let mut alone = table(&["Id", "id", "", "Id"], &[&["1", "a", "b", "c"], &["2", "a", "b", "c"]]);
    alone.rows.push(Row::total(vec![Cell::text("Totalt")]));
    doc.table(alone);
    doc.heading(1, "Flera");
    doc.table(table(&["A"], &[&["1"]]));
    doc.table(table(&["A"], &[&["1"]]));
    let written = part(&doc, "xl/tables/table1.xml").unwrap();
    // Totals are not sorted with the other rows.
    assert!(written.contains("ref=\"A3:D5\""), "{written}");
    for name in ["Id", "id (2)", "Kolumn", "Id (3)"] {
        assert!(written.contains(&format!("name=\"{name}\"")), "{written}");
    }
    assert_eq!(part(&doc, "xl/tables/table2.xml"), None);
    assert!(
        part(&doc, "xl/worksheets/sheet1.xml")
            .unwrap()
            .contains("topLeftCell=\"B4\" activePane=\"bottomRight\" state=\"frozen\"")
    );
}

#[test]
fn numbers_are_numbers_and_texts_are_never_formulas() {
    let mut doc = Doc::default();
    let cells = ["12", "012", "+1", "=1+1", "1,5"].map(Cell::text);
    let columns = ["a", "b", "c", "d", "e"].map(Column::number).to_vec();
    doc.table(Table::new(columns, vec![Row::new(cells.to_vec())]));
    let rows = &read(&doc)[0].1;
    assert_eq!(rows[1][0], Data::Float(12.0));
    let others: Vec<String> = rows[1][1..].iter().map(ToString::to_string).collect();
    assert!(rows[1][1..].iter().all(|cell| matches!(cell, Data::String(_))), "{rows:?}");
    assert_eq!(others, ["012", "+1", "=1+1", "1,5"]);
}

#[test]
fn a_status_is_coloured_by_what_it_says() {
    let mut doc = Doc::default();
    let row = |text: &str, tone| Row::new(vec![Cell::Toned(text.to_owned(), tone)]);
    let rows = vec![row("● Grönt", Tone::Green), row("✗ \"Rött\"", Tone::Red), row("● Grönt", Tone::Green)];
    doc.table(Table::new(vec![Column::short("Status")], rows));
    let sheet = part(&doc, "xl/worksheets/sheet1.xml").unwrap();
    assert_eq!(sheet.matches("<cfRule ").count(), 2);
    assert!(
        sheet.contains("<formula>A2=\"● Grönt\"</formula>")
            && sheet.contains("<formula>A2=\"✗ \"\"Rött\"\"\"</formula>"),
        "{sheet}"
    );
}

#[test]
fn years_as_texts_have_no_marks_in_their_corners() {
    let mut doc = Doc::default();
    doc.table(table(&["Start"], &[&["2024"], &["2025"]]));
    let sheet = part(&doc, "xl/worksheets/sheet1.xml").unwrap();
    assert!(sheet.contains("numberStoredAsText=\"1\""), "{sheet}");
}

#[test]
fn a_chart_is_drawn_from_the_numbers_beside_it() {
    let mut doc = Doc::default();
    doc.heading(1, "Bilder & tal");
    doc.blocks.push(Block::Chart(chart()));
    let rows = &read(&doc)[0].1;
    assert_eq!(rows[3][..3], [Data::String("Mål 1".to_owned()), Data::Float(3.0), Data::Float(0.0)]);
    let drawn = part(&doc, "xl/charts/chart1.xml").unwrap();
    assert!(
        drawn.contains("<c:grouping val=\"percentStacked\"/>") && drawn.contains("'Bilder &amp; tal'!$B$4"),
        "{drawn}"
    );
    // The symbol is in the legend; the numbers are in the cells.
    assert!(drawn.contains("● Grönt") && !drawn.contains("<c:dLbls>"), "{drawn}");
    let drawing = part(&doc, "xl/drawings/drawing1.xml").unwrap();
    assert!(drawing.contains("descr=\"Status per mål. Mål 1: 3 Grönt.\""), "{drawing}");
    // Too much for an alternative text, which then refers to the table.
    let many = Chart { bars: vec![chart().bars[0].clone(); 30], ..chart() };
    let drawing =
        part(&Doc { blocks: vec![Block::Chart(many)], ..Doc::default() }, "xl/drawings/drawing1.xml").unwrap();
    assert!(drawing.contains("descr=\"Status per mål. Siffrorna står i tabellen ovanför.\""), "{drawing}");
}

#[test]
fn a_bar_of_a_table_is_left_to_the_charts() {
    let mut doc = Doc::default();
    let bar = Cell::Bar(vec![BarSegment::solid('●', Tone::Green, 1)]);
    doc.table(Table::new(vec![Column::short("A"), Column::short("")], vec![Row::new(vec![Cell::text("a"), bar])]));
    assert_eq!(texts(&doc), ["A", "a"]);
}
