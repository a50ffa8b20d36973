//! Tests of links to an activity: `page.html#4.1.3-2` shows it, whatever the filter.

use serde_json::json;

use super::Pages;
use crate::common::real;

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn an_address_shows_its_activity_and_marks_it() {
    let pages = Pages::written(&[("page.html", &real(), "report --format html --lang sv")]);
    let seen = pages.seen("links.mjs", &["page.html", "4.1.3-2", "5.1.3-3"]);
    for (id, seen) in seen.as_object().expect("one of each") {
        for when in ["opened", "picked"] {
            assert_eq!(seen[when], json!({"inSight": true, "isMarked": true}), "{id} {when}");
        }
        assert_eq!(seen["met"], json!([]), "{id}");
    }
}
