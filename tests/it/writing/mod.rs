//! How files are written: nothing is lost or half written, whatever happens to a run.

mod killed;
#[cfg(target_os = "linux")]
mod refused;
#[cfg(unix)]
mod rights;
mod together;
#[cfg(target_os = "linux")]
mod untold;
mod waiting;

use std::path::{Path, PathBuf};

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

/// Returns what lies in the plan's folders that is no file of it.
fn left(program: &Program) -> Vec<PathBuf> {
    let names = |dir: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(dir).expect("the folder can be listed");
        entries.map(|entry| entry.expect("an entry").path()).filter(|path| !path.is_dir()).collect()
    };
    let all = [names(&program.path(".")), names(&program.path("p"))].concat();
    all.into_iter().filter(|path| path.extension().is_none_or(|ending| ending != "toml")).collect()
}
