//! Tests of pages without scripts: each activity is there with its title, owners, status and note.

use plan::source::printable;
use serde_json::json;

use super::{Pages, squeezed, texts};
use crate::common::{Program, real};
use crate::reports::{everything, expected};

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn a_page_tells_everything_without_scripts() {
    for program in [everything(), real()] {
        tells_everything(&program, "sv");
    }
    tells_everything(&everything(), "en");
}

#[track_caller]
fn tells_everything(program: &Program, lang: &str) {
    let pages = Pages::written(&[("plain.html", program, &format!("report --format html --lang {lang}"))]);
    let activities = expected(program);
    let ids: Vec<&str> = activities.iter().map(|it| &*it.id).collect();
    pages.write("ids.json", &json!(ids));
    let seen = pages.seen("plain.mjs", &["plain.html", "ids.json"]);
    // No control is visible that needs a script.
    assert_eq!(seen["controls"], json!([]));
    // An address in a text is a link, and so a node of its own.
    let together = |text: &str| text.split_whitespace().collect::<String>();
    let heard = together(seen["heard"].as_str().expect("a text"));
    let rows = seen["rows"].as_array().expect("a list");
    assert_eq!(rows.len(), activities.len());
    for (row, activity) in rows.iter().zip(activities) {
        let row = squeezed(&texts(row).join(" "));
        let told = [Some(activity.title), activity.status, activity.note];
        for text in [activity.id].into_iter().chain(activity.owners).chain(told.into_iter().flatten()) {
            let text = squeezed(&printable(&text));
            assert!(row.contains(&text), "{text} is not told in {row}");
            assert!(heard.contains(&together(&text)), "{text} is not read out");
        }
    }
}
