//! Accessible to everybody, as far as a program can tell: WCAG 2.1 AA, by axe-core.

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
    // In the dark, at both widths and on paper.
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said.iter().all(|one| one.contains("color-contrast")), "{said:?}");
}
