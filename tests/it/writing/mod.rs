//! Tests of writing files: nothing is lost or written in part, whatever happens to a run.

mod killed;
mod planted;
#[cfg(target_os = "linux")]
mod refused;
#[cfg(unix)]
mod rights;
mod together;
#[cfg(target_os = "linux")]
mod untold;
mod waiting;

use std::path::{Path, PathBuf};

use plan::source::{Root, hash};
use serde_json::json;

use crate::common::Program;

const MANIFEST: &str = "id = \"p\"\ntitle = \"P\"\nlanguage = \"en\"\nowner = [{ name = \"A\" }]\n";

/// The number of goal files.
const GOALS: usize = 6;

/// A portfolio with one fault in each goal file, so that `plan check --fix` changes all of them.
///
/// It has a governance file, so that it shares no lock with anything beside it.
fn fixable_plan() -> Program {
    let program = Program::temporary();
    program.write("governance.toml", "title = \"G\"\n");
    program.write("p/plan.toml", MANIFEST);
    (1..=GOALS).for_each(|number| program.write(&goal_path(number), goal(number, "  ")));
    program
}

fn goal_path(number: usize) -> String {
    format!("p/{number}.toml")
}

/// A goal whose title has `space` between its words; two spaces are a fault.
fn goal(number: usize, space: &str) -> String {
    format!("id = \"{number}\"\ntitle = \"A{space}goal\"\n")
}

fn content(program: &Program, path: &str) -> String {
    std::fs::read_to_string(program.path(path)).expect("a file can be read")
}

/// Returns whether each goal is fixed.
fn fixed(program: &Program) -> Vec<bool> {
    let is_mended = |number| match content(program, &goal_path(number)) {
        text if text == goal(number, " ") => true,
        text => {
            assert_eq!(text, goal(number, "  "), "half written");
            false
        }
    };
    (1..=GOALS).map(is_mended).collect()
}

/// Returns a file of the program's state for the plan in a directory.
fn noted(program: &Program, dir: &str, name: &str) -> PathBuf {
    let root = Root::of(&program.path(dir)).path;
    program.state().join(hash(&root.to_string_lossy())).join(name)
}

/// Returns whether there is a journal of an unfinished change.
fn is_unfinished(program: &Program) -> bool {
    noted(program, ".", "journal.json").exists()
}

/// A step of a change in the journal: the path, and the text before and after.
type Step<'s> = (&'s str, Option<&'s str>, Option<&'s str>);

/// Writes the journal and the temporary files of a run that was then killed.
fn write_journal(program: &Program, steps: &[Step<'_>]) {
    let step = |(path, before, after): &Step<'_>| {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let temporary = after.map(|text| {
            let temporary = format!(".plan-{}-12345-0.tmp", hash(name));
            std::fs::write(program.path(folder).join(&temporary), text).map(|()| temporary).unwrap_or_default()
        });
        json!({ "path": path, "before": before, "after": after, "temporary": temporary })
    };
    let by = json!({ "process": 12345, "command": "plan check --fix", "since": "2026-11-03 14:03:22" });
    let root = Root::of(&program.path(".")).path;
    let steps: Vec<_> = steps.iter().map(step).collect();
    let journal = json!({ "journal": 1, "plan": root.to_string_lossy(), "by": by, "is_back": false, "steps": steps });
    let path = noted(program, ".", "journal.json");
    make_private(path.parent().expect("it lies in a folder"));
    std::fs::write(path, journal.to_string()).expect("it can be written");
}

/// Creates a directory that only this user can read, with its parents.
fn make_private(dir: &Path) {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(dir).expect("it can be made");
}

/// Returns the files in the plan's folders that are not part of it.
fn left(program: &Program) -> Vec<PathBuf> {
    let names = |dir: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(dir).expect("the folder can be listed");
        entries.map(|entry| entry.expect("an entry").path()).filter(|path| !path.is_dir()).collect()
    };
    let all = [names(&program.path(".")), names(&program.path("p"))].concat();
    all.into_iter().filter(|path| path.extension().is_none_or(|ending| ending != "toml")).collect()
}
