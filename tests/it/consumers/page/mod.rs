//! Web pages, opened in a browser as citizens open them. What the browser is told to do is written in JavaScript beside
//! this file; what it must have seen is decided here.

mod accessible;
mod alone;
mod keyboard;
mod links;
mod picking;
mod plain;
mod shape;
mod sorting;
mod valid;

use std::path::{Path, PathBuf};

use serde_json::Value;
use snapbox::dir::DirRoot;

use super::{run, tools};
use crate::common::{Program, files_below, real, repository};
use crate::reports::{bytes, everything};

/// Pages in a folder of their own.
struct Pages {
    root: DirRoot,
}

impl Pages {
    /// Has pages written: for each its name, whose plan it tells of, and the command line.
    fn written(pages: &[(&str, &Program, &str)]) -> Self {
        let root = DirRoot::mutable_temp().expect("a temporary directory");
        let it = Self { root };
        for (name, program, line) in pages {
            std::fs::write(it.folder().join(name), bytes(program, line)).expect("the page can be written");
        }
        it
    }

    /// Every kind of page that the program makes: of the plan that holds what breaks formats, and of the real one.
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
        ])
    }

    fn folder(&self) -> &Path {
        self.root.path().expect("it is there")
    }

    /// Writes what a script is told in a file of its own.
    fn write(&self, name: &str, content: &Value) {
        std::fs::write(self.folder().join(name), content.to_string()).expect("the file can be written");
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder()).expect("the folder can be listed");
        let names = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("the name is UTF-8"));
        let mut names: Vec<String> =
            names.filter(|name| Path::new(name).extension().is_some_and(|it| it == "html")).collect();
        names.sort();
        names
    }

    /// Has a script look at pages in the browser, and returns what it saw.
    #[track_caller]
    fn seen(&self, script: &str, arguments: &[&str]) -> Value {
        let script = path(repository("tests/it/consumers/page").join(script));
        let tools = path(tools());
        let line: Vec<&str> = [&*script, &*tools].into_iter().chain(arguments.iter().copied()).collect();
        let said = run(self.folder(), self.folder(), "node", &line).fine();
        serde_json::from_str(&said).unwrap_or_else(|error| panic!("{error}: {said}"))
    }

    /// Has a script look at all the pages.
    #[track_caller]
    fn all_seen(&self, script: &str) -> Value {
        self.seen(script, &self.names().iter().map(String::as_str).collect::<Vec<_>>())
    }
}

fn path(path: PathBuf) -> String {
    path.into_os_string().into_string().expect("the path is UTF-8")
}

/// The plan that holds what breaks formats, with everything of its current period written since the last commit.
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

/// Returns a text with each space, and each line end, as one space: where lines are broken is the page's to choose.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the texts of a list.
fn texts(list: &Value) -> Vec<String> {
    let text = |one: &Value| one.as_str().expect("a text").to_owned();
    list.as_array().expect("a list").iter().map(text).collect()
}

/// Fails with what a browser or a validator said, if it said anything.
#[track_caller]
fn assert_nothing(said: &[String]) {
    assert!(said.is_empty(), "{} objections:\n{}", said.len(), said.join("\n"));
}
