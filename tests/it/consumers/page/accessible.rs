//! Tests of accessibility by axe-core: WCAG 2.1 AA, as far as a program can tell.

use super::{Pages, assert_nothing, texts};

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn axe_objects_to_nothing_in_any_look_of_any_page() {
    assert_nothing(&texts(&Pages::of_every_kind().all_seen("axe.mjs")));
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn axe_objects_where_it_should() {
    let pages = Pages::written(&[]);
    let page = "<!DOCTYPE html><html lang=sv><title>Sida</title><style>@media (prefers-color-scheme: dark) {\
        p { color: #777; background: #888 } }</style><main><h1>Sida</h1><p>Text</p></main></html>";
    std::fs::write(pages.folder().join("grey.html"), page).expect("the page can be written");
    let said = texts(&pages.all_seen("axe.mjs"));
    // In dark mode, at both widths, and on paper.
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said.iter().all(|one| one.contains("color-contrast")), "{said:?}");
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn every_target_is_as_large_as_a_finger() {
    assert_nothing(&texts(&Pages::of_every_kind().all_seen("targets.mjs")));
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn tables_stay_tables_on_a_telephone() {
    for (name, seen) in Pages::of_every_kind().all_seen("tables.mjs").as_object().expect("one of each page") {
        let count = |width: &str, role: &str| seen[width][role].as_u64().unwrap_or_default();
        for role in ["table", "columnheader", "rowheader", "row"] {
            assert_eq!(count("320", role), count("1280", role), "{name}: {role}: {seen}");
        }
        let has_tables = !name.ends_with("skillnad.html") && !name.ends_with("diff.html");
        assert_eq!(count("1280", "columnheader") > 0, has_tables, "{name}: {seen}");
    }
}
