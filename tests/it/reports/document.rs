//! Tests of the neutral document: everything that it links to exists.

use std::cell::RefCell;
use std::collections::BTreeSet;

use plan::load::load;
use plan::locale::Lang;
use plan::model::{Day, Portfolio};
use plan::query::{Filters, Selection};
use plan::report::doc::{Block, Cell, Doc, Row};
use plan::report::view::{Paper, matrix, report, workbook};
use plan::report::write::markdown;
use plan::source::{Sources, read_dir};

use crate::common::{assert_text, repository};

const PLANS: [&str; 4] = ["tests/everything", "tests/any_ids", "tests/sample", "plan"];

/// A view under test.
type Look = fn(&Paper<'_, '_, '_>) -> Doc;

/// Passes the documents of a folder's plans to `look`.
fn documents(folder: &str, filters: &Filters, look: impl Fn(&str, &Doc)) {
    let sources = read_dir(&repository(folder)).expect("the folder can be read");
    let loaded = load(&sources);
    with_portfolio(&loaded.portfolio, filters, |name, doc| look(&format!("{folder}: {name}"), doc));
}

fn with_portfolio(portfolio: &Portfolio<'_>, filters: &Filters, look: impl Fn(&str, &Doc)) {
    let today = "2026-01-01".parse().expect("a day");
    let selection = Selection::new(portfolio, filters, today).expect("the names are known");
    let day = Day::new(2026, 2, 3).expect("a day");
    let governance = portfolio.governance.as_ref();
    for lang in Lang::ALL {
        let paper = Paper {
            selection: &selection,
            governance,
            day,
            sections: None,
            has_appendix: true,
            compare: &[],
            as_of: None,
            logo: None,
            lang,
        };
        let views: [(&str, Look); 3] = [("report", report), ("workbook", workbook), ("matrix", matrix)];
        for (name, view) in views {
            look(name, &view(&paper));
        }
    }
}

fn rows(doc: &Doc) -> impl Iterator<Item = &Row> {
    doc.tables().flat_map(|table| &table.rows)
}

/// Returns all anchors.
fn anchors(doc: &Doc) -> Vec<&str> {
    let headings = doc.blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) => heading.anchor.as_deref(),
        _ => None,
    });
    headings.chain(rows(doc).filter_map(|row| row.anchor.as_deref())).collect()
}

fn links(doc: &Doc) -> Vec<&str> {
    let texts = doc.blocks.iter().flat_map(|block| match block {
        Block::Links(links) => &links.links[..],
        _ => &[],
    });
    let cells = rows(doc).flat_map(|row| &row.cells).filter_map(|cell| match cell {
        Cell::Link(_, anchor) => Some(&**anchor),
        _ => None,
    });
    texts.map(|link| &*link.anchor).chain(cells).collect()
}

#[test]
fn every_link_leads_somewhere_and_every_place_has_a_name_of_its_own() {
    let mut followed = 0;
    for folder in PLANS {
        documents(folder, &Filters::default(), |name, doc| {
            let anchors = anchors(doc);
            let known: BTreeSet<&str> = anchors.iter().copied().collect();
            assert_eq!(known.len(), anchors.len(), "{name}: {anchors:?}");
            // In a workbook, only rows have anchors.
            let is_workbook = name.ends_with("workbook");
            for link in links(doc).into_iter().filter(|link| !is_workbook || link.contains('-')) {
                assert!(known.contains(link) || (is_workbook && link.contains("owner-")), "{name}: {link}");
            }
        });
        followed += 1;
    }
    assert_eq!(followed, PLANS.len());
}

#[test]
fn every_row_has_a_cell_a_column_and_is_picked_by_what_there_is() {
    for folder in PLANS {
        documents(folder, &Filters::default(), |name, doc| {
            for table in doc.tables() {
                let is_whole = |row: &&Row| row.cells.len() == table.columns.len();
                assert!(table.rows.iter().all(|row| is_whole(&row)), "{name}: {:?}", table.caption);
            }
            let picked: Vec<&Row> = rows(doc).filter(|row| !row.picks.is_empty()).collect();
            assert!(!picked.is_empty(), "{name}");
            for row in picked {
                assert_eq!(row.picks.len(), doc.facets.len(), "{name}");
                for (picks, facet) in row.picks.iter().zip(&doc.facets) {
                    assert!(!picks.is_empty(), "{name}: {:?} has no {}", row.cells[0], facet.title);
                    assert!(picks.iter().all(|pick| *pick < facet.values.len()), "{name}: {}", facet.title);
                }
            }
            // Every facet value matches something.
            for (at, facet) in doc.facets.iter().enumerate() {
                for value in 0..facet.values.len() {
                    let is_found = rows(doc).any(|row| row.picks.get(at).is_some_and(|picks| picks.contains(&value)));
                    assert!(is_found, "{name}: {} {}", facet.title, facet.values[value].text);
                }
            }
        });
    }
}

/// The sheets, as Markdown.
#[test]
fn a_workbook_has_a_sheet_for_each_part() {
    let said = RefCell::new(String::new());
    for folder in ["tests/everything", "tests/sample"] {
        documents(folder, &Filters::default(), |name, doc| {
            if name.ends_with("workbook") {
                said.borrow_mut().push_str(&markdown(doc));
            }
        });
    }
    assert_text(said.into_inner(), "tests/snapshots/report/workbook_md.txt");
}

/// The names of sheets have at most 31 characters.
#[test]
fn headings_of_a_workbook_are_short() {
    for folder in PLANS {
        documents(folder, &Filters::default(), |name, doc| {
            let headings = doc.blocks.iter().filter_map(|block| match block {
                Block::Heading(heading) if heading.level == 1 => Some(&heading.text),
                _ => None,
            });
            let is_workbook = name.ends_with("workbook");
            assert!(!is_workbook || headings.clone().all(|text| text.chars().count() <= 31), "{name}");
            assert!(headings.count() > 0, "{name}");
        });
    }
}

/// A faulty plan with a duplicate id, two owners of an activity and a broken reference still has a report, with
/// unique anchors.
#[test]
fn a_faulty_plan_is_told_as_far_as_it_goes() {
    let manifest = "id = \"p\"\ntitle = \"P\"\nperiod = { first = 2024, last = 2025 }\n[follow_up]\ncurrent = 2024\n\
                    [[status]]\nname = \"Green\"\nstage = \"done\"\n";
    let activity =
        "[[priority.activity]]\nid = \"1.1-1\"\ntitle = \"A\"\nowners = [\"nobody\", \"nobody\"]\nstart = 2024\n";
    let goal = format!(
        "id = \"1\"\ntitle = \"G\\nG\"\n[[priority]]\nid = \"1.1\"\ntitle = \"P\"\nsee = [\"9.9\", \"1.1\"]\n{activity}{activity}"
    );
    let twice = "id = \"1\"\ntitle = \"again\"\n[[activity]]\nid = \"1<x\"\ntitle = \"B\"\nowners = []\nstart = 2030\n";
    let files = [("plan.toml", manifest), ("1.toml", &goal), ("2.toml", twice)];
    let sources = Sources::in_memory(files);
    let loaded = load(&sources);
    with_portfolio(&loaded.portfolio, &Filters::default(), |name, doc| {
        let anchors = anchors(doc);
        let known: BTreeSet<&str> = anchors.iter().copied().collect();
        assert_eq!(known.len(), anchors.len(), "{name}: {anchors:?}");
        assert!(known.contains("1.1-1") && known.contains("1<x"), "{name}: {anchors:?}");
    });
}
