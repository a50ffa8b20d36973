//! The pages of sites.

use std::path::Path;

use super::Pages;
use crate::common::real;
use crate::reports::{everything, long_names};

/// The pages that are looked at in the browser, one of each kind: the others have the same parts.
const KINDS: [&str; 14] = [
    "site-riktig/index.html",
    "site-riktig/kulturplan/index.html",
    "site-riktig/kulturplan/4.1.html",
    "site-riktig/kulturplan/4.1.3-2.html",
    "site-riktig/kulturplan/owner/filmframjande.html",
    "site-allt/index.html",
    "site-allt/allt/index.html",
    "site-allt/allt/1.html",
    "site-allt/allt/1.1-1.html",
    "site-allt/allt/owner/asa-orjan.html",
    "site-namn/index.html",
    "site-namn/ett/index.html",
    "site-namn/ett/3.html",
    "site-namn/tva/1.html",
];

impl Pages {
    /// Adds the sites of the plan that breaks formats, the real one, and one with long names.
    pub(super) fn with_sites(mut self) -> Self {
        for (name, program, lang) in
            [("site-allt", everything(), "sv"), ("site-riktig", real(), "en"), ("site-namn", long_names(), "sv")]
        {
            let dir = self.folder().join(name);
            let line = format!("site -o '{}' --base-url https://plan.example.org --lang {lang}", dir.display());
            program.run(&line).fine();
        }
        let owners = all_below(&self.folder().join("site-namn/ett/owner"));
        self.of_sites = KINDS.map(str::to_owned).into();
        self.of_sites.push(format!("site-namn/ett/owner/{}", owners[0]));
        for page in &self.of_sites {
            assert!(self.folder().join(page).is_file(), "{page}");
        }
        self
    }
}

/// Returns the paths of all web pages below a folder.
pub(super) fn all_below(folder: &Path) -> Vec<String> {
    let (mut pages, mut folders) = (Vec::new(), vec![folder.to_path_buf()]);
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(at).expect("the folder can be listed") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "html") {
                let path = path.strip_prefix(folder).expect("it lies below");
                pages.push(path.to_str().expect("the name is UTF-8").replace('\\', "/"));
            }
        }
    }
    pages.sort();
    pages
}
