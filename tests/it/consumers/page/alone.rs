//! Tests that a page is self-contained: no requests, no text that becomes a script, and a policy that would block
//! one.

use serde_json::json;

use super::Pages;

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn a_page_fetches_nothing_and_runs_nothing_of_what_a_plan_says() {
    let seen = Pages::of_every_kind().all_seen("alone.mjs");
    for (name, seen) in seen.as_object().expect("one of each page") {
        assert_eq!(seen["met"], json!([]), "{name}");
        assert_eq!(seen["ran"], false, "{name}");
        assert_eq!(seen["fetched"], false, "{name}");
        let stopped =
            json!(["connect-src", "form-action", "frame-src", "img-src", "script-src-attr", "script-src-elem"]);
        assert_eq!(seen["stopped"], stopped, "{name}");
    }
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn what_a_page_should_not_do_is_seen() {
    let pages = Pages::written(&[]);
    let page = "<!DOCTYPE html><script>alert('hej'); console.log('logg'); ingenting();</script><img src=bild.png>";
    std::fs::write(pages.folder().join("bad.html"), page).expect("the page can be written");
    let seen = pages.all_seen("alone.mjs");
    let met = seen["bad.html"]["met"].to_string();
    for expected in ["a dialog: hej", "on the console: logg", "ingenting is not defined", "bild.png"] {
        assert!(met.contains(expected), "{met}");
    }
    assert_eq!(seen["bad.html"]["ran"], true, "{seen}");
    assert_eq!(seen["bad.html"]["stopped"], json!([]), "{seen}");
}
