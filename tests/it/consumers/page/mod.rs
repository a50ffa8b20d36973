//! Tests of web pages in a browser. The browser is controlled by JavaScript beside this file; the results are
//! asserted here.

mod accessible;
mod alone;
mod keyboard;
mod links;
mod picking;
mod plain;
mod shape;
mod sites;
mod sorting;
mod valid;

use std::path::{Path, PathBuf};

use serde_json::Value;
use snapbox::dir::DirRoot;

use super::{run, tools};
use crate::common::{Program, files_below, real, repository};
use crate::reports::{bytes, everything, long_names};

/// Pages in a temporary folder.
struct Pages {
    root: DirRoot,
    /// Those of the sites that are looked at.
    of_sites: Vec<String>,
}

impl Pages {
    /// Writes pages: for each its name, its plan and its command line.
    fn written(pages: &[(&str, &Program, &str)]) -> Self {
        let root = DirRoot::mutable_temp().expect("a temporary directory");
        let it = Self { root, of_sites: Vec::new() };
        for (name, program, line) in pages {
            std::fs::write(it.folder().join(name), bytes(program, line)).expect("the page can be written");
        }
        it
    }

    /// Returns every kind of page, of the plan that breaks formats and of the real one.
    fn of_every_kind() -> Self {
        let (everything, real, changed) = (everything(), real(), changed());
        Self::written(&[
            ("allt.html", &everything, "report --format html --lang sv"),
            ("everything.html", &everything, "report --format html --lang en"),
            ("allt-matris.html", &everything, "report --format html --lang sv --matrix"),
            ("allt-skillnad.html", &changed, "diff --format html --lang sv"),
            ("everything-diff.html", &changed, "diff --format html --lang en"),
            ("riktig.html", &real, "report --format html --lang sv"),
            ("riktig-matris.html", &real, "report --format html --matrix --lang en"),
            ("namn.html", &long_names(), "report --format html --lang sv"),
        ])
        .with_sites()
    }

    fn folder(&self) -> &Path {
        self.root.path().expect("it is there")
    }

    /// Writes the input of a script to a file.
    fn write(&self, name: &str, content: &Value) {
        std::fs::write(self.folder().join(name), content.to_string()).expect("the file can be written");
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder()).expect("the folder can be listed");
        let names = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("the name is UTF-8"));
        let mut names: Vec<String> =
            names.filter(|name| Path::new(name).extension().is_some_and(|it| it == "html")).collect();
        names.extend(self.of_sites.iter().cloned());
        names.sort();
        names
    }

    /// Runs a script on pages in the browser, and returns its result.
    #[track_caller]
    fn seen(&self, script: &str, arguments: &[&str]) -> Value {
        let script = path(repository("tests/it/consumers/page").join(script));
        let tools = path(tools());
        let line: Vec<&str> = [&*script, &*tools].into_iter().chain(arguments.iter().copied()).collect();
        let said = run(self.folder(), self.folder(), "node", &line).fine();
        serde_json::from_str(&said).unwrap_or_else(|error| panic!("{error}: {said}"))
    }

    /// Runs a script on all pages.
    #[track_caller]
    fn all_seen(&self, script: &str) -> Value {
        self.seen(script, &self.names().iter().map(String::as_str).collect::<Vec<_>>())
    }
}

fn path(path: PathBuf) -> String {
    path.into_os_string().into_string().expect("the path is UTF-8")
}

/// The plan that breaks formats, with everything of its current period uncommitted.
fn changed() -> Program {
    let program = Program::temporary();
    let files = files_below("tests/everything");
    for (path, text) in &files {
        let before: Vec<&str> = text.lines().filter(|line| !line.starts_with("follow_up.2025")).collect();
        program.write(path, before.join("\n"));
    }
    program.commit("Innan något bedömdes");
    for (path, text) in &files {
        program.write(path, text);
    }
    program
}

/// Returns a text with whitespace collapsed, as line breaks depend on the page.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the strings of a list.
fn texts(list: &Value) -> Vec<String> {
    let text = |one: &Value| one.as_str().expect("a text").to_owned();
    list.as_array().expect("a list").iter().map(text).collect()
}

/// Fails with the messages of a browser or a validator, if there are any.
#[track_caller]
fn assert_nothing(said: &[String]) {
    assert!(said.is_empty(), "{} objections:\n{}", said.len(), said.join("\n"));
}
