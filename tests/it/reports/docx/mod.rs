//! Tests of `plan report` as DOCX, read part by part.

mod read;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use plan::source::printable;
use roxmltree::Node;

use super::{Expected, any_ids, bytes, everything, expected};
use crate::common::{real, sample};
use read::{Package, all, rows, said, text, value};

/// The documents by source: a plan that breaks careless formats, the real one, and several plans.
static PACKAGES: LazyLock<Vec<(String, Package)>> = LazyLock::new(|| {
    let mut packages = Vec::new();
    for (name, program) in
        [("everything", everything()), ("any ids", any_ids()), ("real", real()), ("sample", sample())]
    {
        for line in ["report --lang sv", "report --lang en", "report --matrix", "report --text finns-inte"] {
            let package = Package::of(&bytes(&program, &format!("{line} --format docx")));
            packages.push((format!("{name}: {line}"), package));
        }
    }
    packages
});

#[test]
fn every_activity_stands_in_a_row_whatever_it_says() {
    for (program, least) in [(everything(), 14), (any_ids(), 36), (real(), 175)] {
        for lang in ["sv", "en"] {
            let package = Package::of(&bytes(&program, &format!("report --format docx --lang {lang}")));
            let document = package.document();
            let told: Vec<Vec<String>> = all(document.root(), "tbl").flat_map(rows).collect();
            let expected = expected(&program);
            assert!(expected.len() >= least);
            for activity in expected {
                let parts = parts(&activity);
                // Paragraphs and lists separate their words.
                let words = |text: &str| text.split_whitespace().collect::<String>();
                let says = |row: &&Vec<String>| {
                    let has = |part: &str| row[1..].iter().any(|cell| words(cell).contains(&words(part)));
                    row[0] == activity.id && parts.iter().all(|part| has(part))
                };
                assert!(told.iter().any(|row| says(&row)), "{lang}: no row says all of {activity:#?}");
            }
        }
    }
}

/// Returns the cells of an activity, with visible control characters.
fn parts(activity: &Expected) -> Vec<String> {
    let Expected { title, owners, status, note, .. } = activity;
    let parts = owners.iter().chain([title]).chain(status).chain(note);
    parts.map(|part| printable(&part.replace("\r\n", "\n")).trim_end().replace('\u{a0}', " ")).collect()
}

#[test]
fn the_same_plan_on_the_same_day_is_the_same_file() {
    let [one, other] = [(); 2].map(|()| bytes(&everything(), "report --format docx --today 2025-03-01"));
    assert!(one == other, "two runs differ");
}

#[test]
fn every_part_is_of_a_kind_and_belongs_to_another() {
    for (name, package) in &*PACKAGES {
        let kinds = package.part("[Content_Types].xml");
        let named: BTreeSet<&str> =
            all(kinds.root(), "Override").filter_map(|it| value(it, "PartName")).map(|it| &it[1..]).collect();
        let mut reached: BTreeSet<String> = BTreeSet::new();
        for (list, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
            let inside = |node: &Node<'_, '_>| value(*node, "TargetMode").is_none();
            for relation in all(package.part(list).root(), "Relationship").filter(inside) {
                let target = value(relation, "Target").expect("a target");
                assert!(reached.insert(format!("{folder}{target}")), "{name}: {target} is named twice");
            }
        }
        let parts: BTreeSet<&str> = package.parts.keys().map(String::as_str).filter(|path| !is_list(path)).collect();
        for path in &parts {
            package.part(path);
        }
        assert_eq!(parts, named, "{name}");
        assert_eq!(parts, reached.iter().map(String::as_str).collect(), "{name}");

        let relations = package.part("word/_rels/document.xml.rels");
        let ids: BTreeSet<&str> = all(relations.root(), "Relationship").filter_map(|it| value(it, "Id")).collect();
        let document = package.document();
        let relation = |node: Node<'_, '_>| {
            let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            node.attribute((office, "id")).map(str::to_owned)
        };
        let used: Vec<String> = document.descendants().filter_map(relation).collect();
        assert!(used.len() >= 2 && used.iter().all(|id| ids.contains(&**id)), "{name}: {used:?}");
    }
}

/// Returns whether a part only lists other parts.
fn is_list(path: &str) -> bool {
    path.starts_with('[') || path.contains("_rels/")
}

#[test]
fn every_style_and_list_that_is_used_is_there() {
    for (name, package) in &*PACKAGES {
        let styles = package.part("word/styles.xml");
        let known: BTreeSet<&str> = all(styles.root(), "style").filter_map(|it| value(it, "styleId")).collect();
        for part in ["word/document.xml", "word/header.xml", "word/footer.xml", "word/styles.xml"] {
            let part = package.part(part);
            for role in ["pStyle", "rStyle", "tblStyle", "basedOn", "next"] {
                for used in all(part.root(), role).filter_map(|it| value(it, "val")) {
                    assert!(known.contains(used), "{name}: {role} {used}");
                }
            }
        }
    }
}

#[test]
fn every_link_leads_to_a_bookmark_of_its_own() {
    let mut followed = 0;
    for (name, package) in &*PACKAGES {
        let document = package.document();
        let mut names = BTreeSet::new();
        let mut ids = BTreeSet::new();
        for bookmark in all(document.root(), "bookmarkStart") {
            let (id, mark) = (value(bookmark, "id").expect("an id"), value(bookmark, "name").expect("a name"));
            assert!(ids.insert(id) && names.insert(mark.to_lowercase()), "{name}: {mark} is there twice");
            assert!(mark.len() <= 40, "{mark}");
        }
        let ends: BTreeSet<&str> = all(document.root(), "bookmarkEnd").filter_map(|it| value(it, "id")).collect();
        assert_eq!(ids, ends, "{name}");
        let is_inside = |link: &Node<'_, '_>| value(*link, "anchor").is_some();
        for link in all(document.root(), "hyperlink").filter(is_inside) {
            let anchor = value(link, "anchor").expect("only places in the document are led to");
            assert!(names.contains(&anchor.to_lowercase()), "{name}: {anchor} is nowhere");
            followed += 1;
        }
    }
    assert!(followed > 500, "{followed}");
}

/// Returns the level and the text of each heading.
fn headings(package: &Package) -> Vec<(u8, String)> {
    let document = package.document();
    let heading = |paragraph: Node<'_, '_>| {
        let level = said(paragraph, "pStyle")?.strip_prefix("Heading")?.parse().ok()?;
        Some((level, text(paragraph)))
    };
    all(document.root(), "p").filter_map(heading).collect()
}

#[test]
fn headings_leave_no_level_out_and_stand_in_the_contents() {
    for (name, package) in &*PACKAGES {
        let headings = headings(package);
        // The title is above all of them.
        let mut above = 1;
        for (level, text) in &headings {
            assert!((1..=above + 1).contains(level), "{name}: {text} is of level {level}, under {above}");
            above = *level;
        }
        let document = package.document();
        let entry = |paragraph: Node<'_, '_>| {
            let level: u8 = said(paragraph, "pStyle")?.strip_prefix("TOC")?.parse().ok()?;
            Some((level, text(paragraph)))
        };
        let entries: Vec<(u8, String)> = all(document.root(), "p").filter_map(entry).collect();
        if headings.len() < 2 {
            assert_eq!(entries, [], "{name}");
            continue;
        }
        let deepest = entries.iter().map(|(level, _)| *level).max().expect("there are contents");
        let told: Vec<(u8, String)> = headings.into_iter().filter(|(level, _)| *level <= deepest).collect();
        assert_eq!(entries, told, "{name}");
        let code: String = all(document.root(), "instrText").filter_map(|node| node.text()).collect();
        assert!(code.contains(&format!("TOC \\o \"1-{deepest}\"")), "{name}: {code}");
    }
}

#[test]
fn every_table_has_a_header_on_each_page_and_says_what_it_is() {
    let mut seen = 0;
    for (name, package) in &*PACKAGES {
        let document = package.document();
        for table in all(document.root(), "tbl") {
            let mut rows = all(table, "tr");
            let header = rows.next().expect("a header");
            let is_header = |row: Node<'_, '_>| all(row, "tblHeader").count() == 1;
            assert!(is_header(header) && !rows.any(is_header), "{name}");
            let look = all(table, "tblLook").next().and_then(|look| value(look, "firstRow"));
            assert_eq!(look, Some("1"), "{name}");
            for role in ["tblCaption", "tblDescription"] {
                assert!(said(table, role).is_some_and(|it| !it.is_empty()), "{name}: no {role}");
            }
            let widths: Vec<&str> = all(table, "gridCol").filter_map(|it| value(it, "w")).collect();
            for row in all(table, "tr") {
                let cells: Vec<&str> = all(row, "tcW").filter_map(|it| value(it, "w")).collect();
                assert_eq!(cells, widths, "{name}: a row has other cells than its table");
                // Colour repeats the text; a bar is not the background of a cell.
                let is_toned =
                    |cell: &Node<'_, '_>| all(*cell, "tcPr").any(|of_cell| all(of_cell, "shd").next().is_some());
                for cell in all(row, "tc").filter(is_toned) {
                    assert!(is_header(row) || !text(cell).trim().is_empty(), "{name}: a colour alone");
                }
            }
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn captions_are_numbered_in_order() {
    for (name, package) in &*PACKAGES {
        let document = package.document();
        let captions = all(document.root(), "p").filter(|it| said(*it, "pStyle") == Some("Caption"));
        // What goes on beside its first columns in a table of its own has the same number.
        let goes_on = |caption: &String| {
            caption.rsplit_once(" (").is_some_and(|(_, part)| part.contains('/') && !part.starts_with("1/"))
        };
        let captions: Vec<String> = captions.map(text).filter(|caption| !goes_on(caption)).collect();
        for (at, caption) in captions.iter().enumerate() {
            let number = format!(" {}. ", at + 1);
            let starts = ["Tabell", "Table"].iter().any(|word| caption.starts_with(&format!("{word}{number}")));
            assert!(starts, "{name}: {caption}");
        }
    }
}

#[test]
fn every_table_fits_its_page_and_every_page_has_its_number() {
    for (name, package) in &*PACKAGES {
        let document = package.document();
        let body = all(document.root(), "body").next().expect("a body");
        let mut tables: Vec<usize> = Vec::new();
        let number =
            |node: Node<'_, '_>, name: &str| value(node, name).expect("a number").parse::<usize>().expect("one");
        for block in body.children() {
            tables.extend(all(block, "tbl").filter_map(|it| all(it, "tblW").next()).map(|it| number(it, "w")));
            let Some(section) = all(block, "sectPr").next() else { continue };
            let size = all(section, "pgSz").next().expect("a size");
            let margins = all(section, "pgMar").next().expect("margins");
            let room = number(size, "w") - number(margins, "left") - number(margins, "right");
            assert_eq!(number(size, "w") > number(size, "h"), value(size, "orient") == Some("landscape"));
            assert!(tables.drain(..).all(|width| width <= room), "{name}: a table is wider than its page");
            assert_eq!(all(section, "headerReference").count() + all(section, "footerReference").count(), 2);
        }
        assert!(tables.is_empty(), "{name}: tables stand on no page");
        let footer = package.part("word/footer.xml");
        let fields: Vec<&str> = all(footer.root(), "fldSimple").filter_map(|it| value(it, "instr")).collect();
        assert_eq!(fields, [" PAGE ", " NUMPAGES "], "{name}");
    }
}

#[test]
fn the_document_says_what_it_is_and_whose_language_it_speaks() {
    let package = Package::of(&bytes(&everything(), "report --format docx --lang en --today 2025-03-01"));
    let core = package.part("docProps/core.xml");
    let property = |name| all(core.root(), name).next().and_then(|it| it.text()).unwrap_or_default().to_owned();
    assert_eq!(property("title"), "Plan för allt & <inget> 2024–2026 – Follow-up 2025");
    assert_eq!(property("creator"), "Kontoret för allt & <inget>");
    assert_eq!(property("language"), "en-GB");
    assert_eq!(property("created"), "2025-03-01T00:00:00Z");

    let styles = package.part("word/styles.xml");
    let defaults = all(styles.root(), "docDefaults").next().expect("defaults");
    assert_eq!(said(defaults, "lang"), Some("en-GB"));

    let document = package.document();
    let run = |part: &str| all(document.root(), "r").find(|run| text(*run).contains(part)).expect("it stands there");
    assert_eq!(said(run("Anteckning med fem tusen tecken"), "lang"), Some("sv-SE"));
    assert_eq!(said(run("Mål med <b>taggar</b>"), "lang"), Some("sv-SE"));
    assert_eq!(said(run("Appendix"), "lang"), None);
}

#[test]
fn only_the_documents_own_fields_are_worked_out() {
    for (name, package) in &*PACKAGES {
        let document = package.document();
        let simple = all(document.root(), "fldSimple").filter_map(|it| value(it, "instr"));
        let codes = simple.chain(all(document.root(), "instrText").filter_map(|it| it.text()));
        for code in codes {
            assert!([" SEQ ", " TOC "].iter().any(|own| code.starts_with(own)), "{name}: {code}");
        }
        for (path, part) in package.parts.iter().filter(|(path, _)| is_list(path)) {
            let outside = part.split("<Relationship ").filter(|relation| relation.contains("External"));
            for relation in outside {
                let is_link = relation.contains("/hyperlink\" Target=\"https://")
                    || relation.contains("/hyperlink\" Target=\"http://");
                assert!(is_link, "{name}: {path} leads out of the document: {relation}");
            }
        }
    }
}

#[test]
fn every_chart_says_its_numbers_in_words_or_where_they_are() {
    let package = Package::of(&bytes(&everything(), "report --format docx --lang sv"));
    let document = package.document();
    let told: Vec<&str> = all(document.root(), "docPr").filter_map(|it| value(it, "descr")).collect();
    let all_in_one = "14 aktiviteter: 2 Rött, 2 Planerad, 3 Gult, 3 Grönt, 2 Ej bedömd, 2 Avslutad.";
    let from_to = "✗ Rött: 1 Rött. ◐ Gult: 1 Gult, 1 Grönt. ● Grönt: 1 Gult.";
    assert_eq!(told, [all_in_one, from_to]);
    assert!(all(document.root(), "docPr").all(|it| value(it, "title").is_some_and(|title| !title.is_empty())));

    let drawn = package.part("word/charts/chart1.xml");
    let numbers = |series| all(series, "val").flat_map(|it| all(it, "v")).filter_map(|it| it.text()).collect();
    let numbers: Vec<Vec<&str>> = all(drawn.root(), "ser").map(numbers).collect();
    assert_eq!(numbers, [["2"], ["2"], ["3"], ["3"], ["2"], ["2"]]);
}
