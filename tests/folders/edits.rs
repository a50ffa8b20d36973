//! `tests/edits`: the command lines in `cmd` make `out` from the plan in `in` and print `printed.txt`. Without `out`
//! nothing may change.

use std::collections::BTreeMap;
use std::path::Path;

use libtest_mimic::Trial;

use crate::common::{Answer, Program, assert_text, repository};
use crate::update;

/// Files by path, as bytes: line ends and a byte order mark must stay too.
type Tree = BTreeMap<String, Vec<u8>>;

/// Today, unless a command line has its own `--today`.
const TODAY: &str = "2026-01-15";

pub(crate) fn tests() -> Vec<Trial> {
    crate::each("edits", |name| {
        let case = repository(&format!("tests/edits/{name}"));
        let before = tree(&case.join("in"));
        assert!(!before.is_empty(), "the case has no plan");
        has_its_line_ends(name, &before);
        let (said, after) = run(&case, &before);
        if update::is_asked_for() {
            overwrite(&case.join("out"), &before, &after);
        }
        let expected = Some(tree(&case.join("out"))).filter(|files| !files.is_empty()).unwrap_or(before);
        assert_same(&after, &expected);
        let said: Vec<String> = said.iter().map(Answer::to_string).collect();
        assert_text(said.join("\n"), &format!("tests/edits/{name}/printed.txt"));
    })
}

/// An editor or git may have given a case other line ends, before and after alike.
fn has_its_line_ends(name: &str, before: &Tree) {
    let has = |sign: &[u8]| before.values().any(|content| content.windows(sign.len()).any(|part| part == sign));
    assert!(!name.contains("crlf") || has(b"\r\n"), "the case has no CRLF");
    assert!(!name.contains("bom") || has("\u{feff}".as_bytes()), "the case has no byte order mark");
}

/// Runs the command lines of a case. Returns the answers and the files after them.
fn run(case: &Path, before: &Tree) -> (Vec<Answer>, Tree) {
    let program = Program::temporary();
    for (path, content) in before {
        program.write(path, content);
    }
    let lines = std::fs::read_to_string(case.join("cmd")).expect("a case has command lines");
    let said = lines.lines().filter(|line| !line.is_empty()).map(|line| run_on_the_day(&program, line)).collect();
    (said, tree(&program.path(".")))
}

fn run_on_the_day(program: &Program, line: &str) -> Answer {
    if line.contains("--today") {
        return program.run(line);
    }
    let mut answer = program.run(&format!("{line} --today {TODAY}"));
    answer.name(line);
    answer
}

#[track_caller]
fn assert_same(after: &Tree, expected: &Tree) {
    let names = |files: &Tree| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(after), names(expected), "the files there are");
    for (path, content) in after {
        let text = |content: &[u8]| String::from_utf8_lossy(content).into_owned();
        assert_eq!(text(content), text(&expected[path]), "{path}");
        assert!(*content == expected[path], "{path} differs in bytes that are no text");
    }
}

/// Returns every file below a folder; nothing if there is no such folder.
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

/// Writes the files after a case; no folder if nothing has changed.
fn overwrite(folder: &Path, before: &Tree, after: &Tree) {
    let _ = std::fs::remove_dir_all(folder);
    for (path, content) in after.iter().filter(|_| before != after) {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        std::fs::write(path, content).expect("the file can be written");
    }
}
