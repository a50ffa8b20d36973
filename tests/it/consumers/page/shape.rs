//! Tests of the layout on every screen, and on paper.

use serde_json::json;

use super::{Pages, assert_nothing, path, run, texts};
use crate::common::real;
use crate::reports::{everything, expected};

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn no_page_is_wider_than_the_screen() {
    assert_nothing(&texts(&Pages::of_every_kind().all_seen("shape.mjs")));
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn what_is_too_wide_is_noticed() {
    let pages = Pages::written(&[]);
    let page = "<!DOCTYPE html><style>p { width: 60ch }</style><p>Text</p>";
    std::fs::write(pages.folder().join("wide.html"), page).expect("the page can be written");
    let said = texts(&pages.all_seen("shape.mjs"));
    assert!(
        said.iter().any(|one| one.contains("at 320:")) && !said.iter().any(|one| one.contains("at 1024:")),
        "{said:?}"
    );
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn every_activity_is_printed_and_no_control() {
    for program in [everything(), real()] {
        let pages = Pages::written(&[("page.html", &program, "report --format html --lang sv")]);
        let seen = pages.all_seen("paper.mjs");
        assert_eq!(seen["page.html"], json!({"controls": [], "loud": [], "met": []}));
        let printed = path(pages.folder().join("page.html.pdf"));
        let text = run(pages.folder(), pages.folder(), "pdftotext", &[&printed, "-"]).fine();
        let words: Vec<&str> = text.split_whitespace().collect();
        for activity in expected(&program) {
            assert!(words.contains(&&*activity.id), "{} is not printed", activity.id);
            // A wrapped title has its words in order, except from right to left.
            let title: Vec<&str> = activity.title.split_whitespace().take(2).collect();
            let is_printed = words.windows(title.len()).any(|words| words == title);
            assert!(is_printed || activity.title.starts_with('م'), "{title:?} is not printed");
        }
    }
}
