//! Tests of HTML and CSS with the validator of the W3C.

use super::sites::all_below;
use super::{Pages, assert_nothing, path, run, tools};

/// Warnings that are accepted: Safari needs an explicit role for lists without bullets, the plan's words keep their
/// Unicode form, and the validator does not know hashes in a policy or container queries, nor that the pages of a site are
/// from one place (`'self'`), as it reads files.
const ON_PURPOSE: [&str; 7] = [
    "The “list” role is unnecessary",
    "not in Unicode Normalization Form C",
    "style.css” blocked by “style-src” directive",
    "Inline style violates Content Security Policy",
    "Inline script violates Content Security Policy",
    "CSS: “container-type”: Property “container-type” doesn't exist",
    "CSS: Unrecognized at-rule “@container”",
];

/// Returns the errors and warnings of the validator.
#[track_caller]
fn objections(pages: &Pages) -> Vec<String> {
    let validator = path(tools().join("node_modules/vnu-jar/build/dist/vnu.jar"));
    let names = all_below(pages.folder());
    let options = ["-jar", &validator, "--exit-zero-always", "--stdout", "--format", "json", "--also-check-css"];
    let line: Vec<&str> = options.into_iter().chain(names.iter().map(String::as_str)).collect();
    let said = run(pages.folder(), pages.folder(), "java", &line).fine();
    let said: serde_json::Value = serde_json::from_str(&said).unwrap_or_else(|error| panic!("{error}: {said}"));
    let one = |message: &serde_json::Value| {
        let text = |field: &str| message[field].as_str().unwrap_or_default().to_owned();
        let place = text("url").rsplit('/').next().unwrap_or_default().to_owned();
        format!("{place}:{}: {}: {}", message["lastLine"], text("message"), text("extract"))
    };
    let is_meant = |line: &String| ON_PURPOSE.iter().any(|warning| line.contains(warning));
    said["messages"].as_array().expect("a list").iter().map(one).filter(|line| !is_meant(line)).collect()
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn the_validator_has_nothing_to_say_of_any_page() {
    assert_nothing(&objections(&Pages::of_every_kind()));
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn the_validator_objects_where_it_should() {
    let pages = Pages::written(&[]);
    let page =
        "<!DOCTYPE html><html lang=sv><title>Sida</title><style>p { colour: red }</style><p id=a><p id=a></html>";
    std::fs::write(pages.folder().join("twice.html"), page).expect("the page can be written");
    let said = objections(&pages).join("\n");
    assert!(said.contains("Duplicate ID") && said.contains("colour"), "{said}");
}
