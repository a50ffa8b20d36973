//! What changes a plan: each folder of `tests/edits` holds the command lines (`cmd`), the plan before (`in/`) and after
//! (`out/`; without it nothing may change), and what is said (`printed.txt`). It is always the same day, unless a
//! command line has a `--today` of its own.
//!
//! `UPDATE=1 cargo test edits` writes what comes out now; the diff is what to review.

use std::collections::BTreeMap;
use std::path::Path;

use crate::common::{Answer, Program, assert_text, repository};
use crate::update;

/// Files by their path, to the byte: line ends and a byte order mark are part of what must stay.
type Tree = BTreeMap<String, Vec<u8>>;

/// The day it is.
const TODAY: &str = "2026-01-15";

/// Returns every file below a folder; nothing where there is no such folder.
fn tree(root: &Path) -> Tree {
    let mut files = Tree::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.expect("its entries can be read").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(root).expect("it lies below").to_string_lossy().replace('\\', "/");
            files.insert(name, std::fs::read(&path).expect("a file can be read"));
        }
    }
    files
}

/// Returns the names of the cases, in order.
fn cases() -> Vec<String> {
    let folders = std::fs::read_dir(repository("tests/edits")).expect("the folder can be listed");
    let mut names: Vec<String> =
        folders.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Runs the command lines of a case one after the other, and returns what was said and what the plan is then.
fn run(case: &Path, before: &Tree) -> (Vec<Answer>, Tree) {
    let program = Program::temporary();
    for (path, content) in before {
        program.write(path, content);
    }
    let lines = std::fs::read_to_string(case.join("cmd")).expect("a case has command lines");
    let said = lines.lines().filter(|line| !line.is_empty()).map(|line| run_on_the_day(&program, line)).collect();
    (said, tree(&program.path(".")))
}

/// What was right on one day must not be wrong on another.
fn run_on_the_day(program: &Program, line: &str) -> Answer {
    if line.contains("--today") {
        return program.run(line);
    }
    let mut answer = program.run(&format!("{line} --today {TODAY}"));
    answer.name(line);
    answer
}

/// Writes what a plan is after a case; no folder where nothing has changed.
fn overwrite(folder: &Path, before: &Tree, after: &Tree) {
    let _ = std::fs::remove_dir_all(folder);
    for (path, content) in after.iter().filter(|_| before != after) {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        std::fs::write(path, content).expect("the file can be written");
    }
}

#[test]
fn every_case_changes_what_it_must_and_nothing_else() {
    let names = cases();
    assert!(names.len() > 30, "{names:?}");
    for name in names {
        let case = repository(&format!("tests/edits/{name}"));
        let before = tree(&case.join("in"));
        assert!(!before.is_empty(), "{name} has no plan");
        let (said, after) = run(&case, &before);
        if update::is_asked_for() {
            overwrite(&case.join("out"), &before, &after);
        }
        let expected = Some(tree(&case.join("out"))).filter(|files| !files.is_empty()).unwrap_or(before);
        let names = |files: &Tree| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&after), names(&expected), "{name}: the files there are");
        for (path, content) in &after {
            let text = |content: &[u8]| String::from_utf8_lossy(content).into_owned();
            assert_eq!(text(content), text(&expected[path]), "{name}: {path}");
            assert!(*content == expected[path], "{name}: {path} differs in bytes that are no text");
        }
        let said: Vec<String> = said.iter().map(Answer::to_string).collect();
        assert_text(said.join("\n"), &format!("tests/edits/{name}/printed.txt"));
    }
}

/// An editor or git may have given a case other line ends, before and after alike.
#[test]
fn a_case_of_line_ends_has_them() {
    let has = |name: &str, sign: &[u8]| {
        let files = tree(&repository(&format!("tests/edits/{name}/in")));
        files.values().any(|content| content.windows(sign.len()).any(|part| part == sign))
    };
    for name in cases() {
        assert!(!name.contains("crlf") || has(&name, b"\r\n"), "{name} has no CRLF");
        assert!(!name.contains("bom") || has(&name, "\u{feff}".as_bytes()), "{name} has no byte order mark");
    }
}
