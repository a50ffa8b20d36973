//! Tests of keyboard navigation: every control and link is reached in order, has a visible focus, and can be left.

use serde_json::{Value, json};

use super::{Pages, texts};
use crate::reports::everything;

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn tab_reaches_everything_in_order_and_there_is_no_trap() {
    for (name, seen) in Pages::of_every_kind().all_seen("keyboard.mjs").as_object().expect("one of each page") {
        let places = texts(&seen["places"]);
        assert_eq!(seen["met"], json!([]), "{name}");
        let all: Vec<u64> = (0..places.len() as u64).collect();
        for (way, expected) in [("forth", all.clone()), ("back", all.iter().rev().copied().collect())] {
            let way = &seen[way];
            assert_eq!(way["isTrap"], false, "{name}: {places:?}");
            let steps = way["way"].as_array().expect("a list");
            let reached: Vec<u64> = steps.iter().filter_map(|step| step["place"].as_u64()).collect();
            assert_eq!(reached, expected, "{name}: {places:?}");
            for step in steps {
                let is_seen = step["hasRing"] == true && step["inSight"] == true;
                assert!(is_seen, "{name}: {step}: {}", place(&places, step));
            }
        }
    }
}

fn place<'p>(places: &'p [String], step: &Value) -> &'p str {
    let at = step["place"].as_u64().and_then(|at| usize::try_from(at).ok());
    at.and_then(|at| places.get(at)).map_or("", String::as_str)
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn a_trap_and_a_place_that_is_not_seen_are_noticed() {
    let pages = Pages::written(&[]);
    let page = "<!DOCTYPE html><style>a { outline: none }</style><a href='#x'>En</a> <button>Två</button>\
        <script>document.querySelector('button').onkeydown = (event) => event.preventDefault();</script>";
    std::fs::write(pages.folder().join("trap.html"), page).expect("the page can be written");
    let seen = &pages.all_seen("keyboard.mjs")["trap.html"];
    assert_eq!(seen["forth"]["isTrap"], true, "{seen}");
    assert_eq!(seen["forth"]["way"][0]["hasRing"], false, "{seen}");
    assert_eq!(seen["forth"]["way"][1]["hasRing"], true, "{seen}");
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn everything_is_done_without_a_mouse() {
    let pages = Pages::written(&[("page.html", &everything(), "report --format html --lang sv")]);
    let seen = pages.seen("keys.mjs", &["page.html"]);
    let said = |step: &str| seen[step].as_str().unwrap_or_default().to_owned();
    assert_eq!(said("start"), said("cleared"), "{seen}");
    assert!(said("picked") != said("start") && said("typed").starts_with("Inget av "), "{seen}");
    assert_eq!(seen["focusAfterClear"], true, "{seen}");
    assert_eq!([said("Enter"), said("Space")], ["ascending", "descending"], "{seen}");
    assert_eq!(seen["met"], json!([]));
}
