//! Tests that every file that a page names exists.

use std::path::Path;

use super::{ENGLISH, guide, handbook, read, repository};

/// The pages for contributors.
const ENGINEERS: [&str; 4] =
    [".github/CONTRIBUTING.md", ".github/SECURITY.md", ".github/DECISIONS.md", "benches/README.md"];

/// The placeholder for a name to be chosen.
const PLACEHOLDER: &str = "NAME";

/// Returns each text between an opening and a closing string.
fn between<'t>(text: &'t str, open: &str, close: char) -> Vec<&'t str> {
    text.split(open).skip(1).filter_map(|rest| rest.split_once(close)).map(|(inside, _)| inside).collect()
}

/// Returns the files that a page links to, relative to the repository.
fn linked(page: &str, text: &str) -> Vec<String> {
    let folder = Path::new(page).parent().expect("a page is a file");
    let is_file = |target: &&str| !target.is_empty() && !target.contains("://") && !target.starts_with("mailto:");
    let targets = between(text, "](", ')').into_iter().filter_map(|target| target.split('#').next());
    targets.filter(is_file).map(|target| folder.join(target).to_string_lossy().into_owned()).collect()
}

/// Returns the paths in backticks that begin with a folder of the repository.
fn named(text: &str) -> Vec<String> {
    let code = text.lines().flat_map(|line| line.split('`').skip(1).step_by(2));
    let words = code.filter_map(|code| code.split_whitespace().next());
    let is_path = |word: &&str| {
        let folder = word.split_once('/').map(|(folder, _)| folder);
        folder.is_some_and(|it| matches!(it, ".ci" | ".github" | "benches" | "plan" | "schema" | "src" | "tests"))
    };
    words.filter(is_path).map(str::to_owned).collect()
}

/// Returns the paths that do not exist; for one with a placeholder, its folder is checked.
fn missing(paths: Vec<String>) -> Vec<String> {
    let is_there = |path: &String| repository(path.split(PLACEHOLDER).next().unwrap_or(path)).exists();
    paths.into_iter().filter(|path| !is_there(path)).collect()
}

#[test]
fn readme_and_every_page_link_to_what_is_there() {
    let others = [ENGLISH].into_iter().chain(ENGINEERS).map(str::to_owned);
    let pages = handbook().into_iter().chain(guide()).chain(others);
    let mut count = 0;
    for page in pages {
        let links = linked(&page, &read(&page));
        count += links.len();
        let missing = missing(links);
        assert!(missing.is_empty(), "{page} links to {missing:?}, which are not there");
    }
    assert!(count > 60, "only {count} links were found");
}

#[test]
fn pages_for_engineers_name_what_is_there() {
    for page in ENGINEERS {
        let paths = named(&read(page));
        assert!(!paths.is_empty(), "{page} names no path");
        let missing = missing(paths);
        assert!(missing.is_empty(), "{page} names {missing:?}, which are not there");
    }
}

#[test]
fn paths_are_found_in_links_and_backticks() {
    assert_eq!(linked("a/b.md", "[x](../c.md#d) [y](https://z/) [z](#e)"), ["a/../c.md"]);
    assert_eq!(named("`src/a.rs` and `cargo test`, `.ci/fuzz SECONDS`, `a/b`"), ["src/a.rs", ".ci/fuzz"]);
}
