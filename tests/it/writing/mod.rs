//! How files are written: nothing is lost or half written, whatever happens to a run.

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

/// How many goal files a plan has here.
const GOALS: usize = 6;

/// A portfolio whose plan has one fault in each goal file, so that `plan check --fix` changes them all.
///
/// It is governed, so that it shares no lock with what else lies beside it.
fn faulty() -> Program {
    let program = Program::temporary();
    program.write("governance.toml", "title = \"G\"\n");
    program.write("p/plan.toml", MANIFEST);
    (1..=GOALS).for_each(|number| program.write(&goal_path(number), goal(number, "  ")));
    program
}

fn goal_path(number: usize) -> String {
    format!("p/{number}.toml")
}

/// A goal whose title has a space, or two: one too many.
fn goal(number: usize, space: &str) -> String {
    format!("id = \"{number}\"\ntitle = \"A{space}goal\"\n")
}

fn content(program: &Program, path: &str) -> String {
    std::fs::read_to_string(program.path(path)).expect("a file can be read")
}

/// Whether the goals are mended, each.
fn mended(program: &Program) -> Vec<bool> {
    let is_mended = |number| match content(program, &goal_path(number)) {
        text if text == goal(number, " ") => true,
        text => {
            assert_eq!(text, goal(number, "  "), "half written");
            false
        }
    };
    (1..=GOALS).map(is_mended).collect()
}

/// Returns a file of what the program notes of the plan in a directory.
fn noted(program: &Program, dir: &str, name: &str) -> PathBuf {
    let root = Root::of(&program.path(dir)).path;
    program.state().join(hash(&root.to_string_lossy())).join(name)
}

/// Returns whether a change is written down that is not finished.
fn is_unfinished(program: &Program) -> bool {
    noted(program, ".", "journal.json").exists()
}

/// A change of a file, as the program writes it down: its path, its text before and after.
type Step<'s> = (&'s str, Option<&'s str>, Option<&'s str>);

/// Writes down a change, as a run does that is killed then, and lays the new texts beside their files.
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

/// Makes a directory that only this user can look into, with those above it.
fn make_private(dir: &Path) {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(dir).expect("it can be made");
}

/// Returns what lies in the plan's folders that is no file of it.
fn left(program: &Program) -> Vec<PathBuf> {
    let names = |dir: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(dir).expect("the folder can be listed");
        entries.map(|entry| entry.expect("an entry").path()).filter(|path| !path.is_dir()).collect()
    };
    let all = [names(&program.path(".")), names(&program.path("p"))].concat();
    all.into_iter().filter(|path| path.extension().is_none_or(|ending| ending != "toml")).collect()
}
