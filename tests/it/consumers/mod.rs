//! Tests with the programs that read the output of `plan`.
//!
//! They are installed by `.ci/tools`, so tests that run one are ignored unless asked for: `.ci/tools &&
//! PLAN_TOOLS=$PWD/target/tools cargo test --test it -- --ignored`.

mod action;
mod component;
mod editors;
mod github;
mod gitlab;
mod junit;
mod mail;
mod office;
mod page;
mod pre_commit;
mod reports;
mod sarif;
mod schema;
mod sheets;
mod small_plan;
mod workflows;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The output of a program.
struct Said {
    line: String,
    /// Standard output, then standard error.
    text: String,
    code: Option<i32>,
}

impl Said {
    /// Returns the output; fails unless the program succeeded.
    #[track_caller]
    fn fine(self) -> String {
        self.ended_with(0)
    }

    /// Returns the output; fails unless the program reported something.
    #[track_caller]
    fn refused(self) -> String {
        self.ended_with(1)
    }

    /// Returns the output; fails unless the exit code is this one.
    #[track_caller]
    fn ended_with(self, code: i32) -> String {
        assert_eq!(self.code, Some(code), "{}\n{}", self.line, self.text);
        self.text
    }
}

/// Returns the folder that `.ci/tools` installs into.
#[track_caller]
fn tools() -> PathBuf {
    #[expect(clippy::disallowed_methods, reason = "a test is told by the environment where its tools are")]
    let folder = std::env::var_os("PLAN_TOOLS");
    PathBuf::from(folder.expect("PLAN_TOOLS names the folder that .ci/tools installed into"))
}

/// Runs a program in a folder: one of the tools, else one of the system's.
///
/// `plan` is in its `PATH`, and its home is a separate one without user settings.
#[track_caller]
fn run(folder: &Path, home: &Path, program: &str, arguments: &[&str]) -> Said {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    command.env_clear().env("PATH", search_path()).env("HOME", home);
    let output = command.output().expect("the program starts");
    let text = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes)).concat();
    Said { line: format!("$ {program} {}", arguments.join(" ")), text, code: output.status.code() }
}

/// Returns the documents of a YAML file.
#[track_caller]
fn yaml(path: &Path) -> Vec<serde_json::Value> {
    const SCRIPT: &str = "import json, sys, yaml; print(json.dumps(list(yaml.safe_load_all(open(sys.argv[1])))))";
    let path = path.to_str().expect("the path is UTF-8");
    let json = run(Path::new("."), Path::new("/"), "python3", &["-c", SCRIPT, path]).fine();
    serde_json::from_str(&json).expect("JSON")
}

/// Returns the `PATH`: the tools, the folder of `plan`, and the system's folders.
fn search_path() -> OsString {
    let tools = tools();
    let plan = Path::new(env!("CARGO_BIN_EXE_plan")).parent().expect("a program lies in a folder").to_path_buf();
    #[expect(clippy::disallowed_methods, reason = "git and bash are the system's")]
    let system = std::env::var_os("PATH").unwrap_or_default();
    let folders = [tools.join("bin"), tools.join("node_modules/.bin"), plan];
    std::env::join_paths(folders.into_iter().chain(std::env::split_paths(&system))).expect("no folder has a colon")
}
