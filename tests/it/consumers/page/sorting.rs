//! Tests of sorting a table by a column, in Swedish and English order.

use serde_json::{Value, json};

use super::{Pages, texts};
use crate::common::with_files;
use crate::reports::everything;

/// Titles in Swedish order, each with the owner at the opposite position; ids sort by number.
const TITLES: [&str; 7] = ["Arbeta", "bygga", "Dansa", "Zooma", "Åka", "Äta", "Öva"];

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn rows_are_sorted_as_swedish_is() {
    let mut goal = "id = \"1\"\ntitle = \"Mål\"\n".to_owned();
    // Out of order, with ids that sort differently as text.
    for (number, at) in (8..).zip([3, 6, 0, 5, 2, 4, 1]) {
        let title = TITLES[at];
        goal += &format!(
            "[[activity]]\nid = \"1-{number}\"\ntitle = \"{title}\"\nowners = [\"Samordnare\"]\nstart = 2024\n"
        );
    }
    let plan = "id = \"p\"\ntitle = \"Plan\"\nlanguage = \"sv\"\nperiod = { first = 2024, last = 2027 }\n\
        [[status]]\nname = \"Grönt\"\nstage = \"done\"\ncolor = \"green\"\nmeaning = \"Klart.\"\n[[owner]]\nname = \"Samordnare\"\n";
    let program = with_files([("plan.toml", plan), ("1-mal.toml", &goal)]);
    let pages = Pages::written(&[("page.html", &program, "report --format html --lang sv --today 2024-06-01")]);
    let seen = pages.seen("sorting.mjs", &["page.html"]);
    assert_eq!(seen["met"], json!([]));
    let ids: Vec<String> = (8..15).map(|number| format!("1-{number}")).collect();
    let (mut titles_sorted, mut ids_sorted) = (0, 0);
    for table in seen["tables"].as_array().expect("a list") {
        for sorted in table["sorted"].as_array().expect("a list") {
            let column = usize::try_from(sorted["column"].as_u64().expect("a number")).expect("a small one");
            let (up, down) = (cells(&sorted["orders"][0], column), cells(&sorted["orders"][1], column));
            assert_eq!(sorted["orders"][0]["sorts"][column], "ascending", "{sorted}");
            assert_eq!(sorted["orders"][1]["sorts"][column], "descending", "{sorted}");
            let is =
                |order: &[String], all: &[String]| order.iter().all(|it| all.contains(it)) && order.len() == all.len();
            let titles = TITLES.map(str::to_owned);
            for (all, count) in [(&titles[..], &mut titles_sorted), (&ids[..], &mut ids_sorted)] {
                if is(&up, all) {
                    assert_eq!(up, all);
                    assert!(down.iter().rev().eq(all), "{down:?}");
                    *count += 1;
                }
            }
        }
    }
    assert!(titles_sorted > 0 && ids_sorted > 0, "{seen}");
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn nothing_is_lost_by_sorting_and_sums_stay_last() {
    let pages = Pages::written(&[("page.html", &everything(), "report --format html --lang sv")]);
    let seen = pages.seen("sorting.mjs", &["page.html"]);
    assert_eq!(seen["met"], json!([]));
    let tables = seen["tables"].as_array().expect("a list");
    assert!(!tables.is_empty());
    for table in tables {
        let rows = |order: &Value| order["rows"].as_array().expect("a list").clone();
        let in_any_order = |order: &Value| {
            let mut rows: Vec<String> = rows(order).iter().map(|row| texts(&row["cells"]).join("|")).collect();
            rows.sort();
            rows
        };
        for order in
            table["sorted"].as_array().expect("a list").iter().flat_map(|it| it["orders"].as_array().expect("a list"))
        {
            assert_eq!(in_any_order(order), in_any_order(&table["before"]));
            let sums: Vec<bool> = rows(order).iter().map(|row| row["isTotal"] == true).collect();
            assert!(sums.is_sorted(), "{order}");
        }
    }
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn what_is_less_than_nothing_comes_before_what_is_more() {
    let pages = Pages::written(&[("page.html", &everything(), "report --format html --lang sv")]);
    let seen = pages.seen("sorting.mjs", &["page.html"]);
    let mut with_less = 0;
    for sorted in
        seen["tables"].as_array().expect("a list").iter().flat_map(|it| it["sorted"].as_array().expect("a list"))
    {
        let column = usize::try_from(sorted["column"].as_u64().expect("a number")).expect("a small one");
        let (up, down) = (cells(&sorted["orders"][0], column), cells(&sorted["orders"][1], column));
        let Some(numbers) = differences(&up) else { continue };
        with_less += usize::from(numbers.iter().any(|number| *number < 0));
        assert!(numbers.is_sorted(), "{up:?}");
        assert!(differences(&down).expect("the same numbers").iter().rev().is_sorted(), "{down:?}");
    }
    assert!(with_less > 0, "{seen}");
}

/// Returns cells as differences such as `+3`, `−3` or `–` for 0; none if they are something else.
fn differences(cells: &[String]) -> Option<Vec<i64>> {
    let difference = |cell: &String| match cell.trim() {
        "–" => Some(0),
        cell => cell.replace('−', "-").parse().ok(),
    };
    cells.iter().map(difference).collect()
}

/// Returns the cells of a column without totals.
fn cells(order: &Value, column: usize) -> Vec<String> {
    let rows = order["rows"].as_array().expect("a list").iter().filter(|row| row["isTotal"] != true);
    rows.map(|row| texts(&row["cells"])[column].clone()).collect()
}
