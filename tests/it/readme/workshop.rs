//! The environment of examples: a copy of the plan as adopted, and the files that the page shows.
//!
//! It is not the plan in `plan/`, as editors who set a status there should not have to update pages.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use snapbox::dir::{DirFixture, DirRoot};

use super::json;

/// The variables of the test environment that are passed on: those that find git, and nothing that changes the
/// output.
const KEPT: [&str; 3] = ["PATH", "SystemRoot", "LLVM_PROFILE_FILE"];

/// The default date of examples, within the first year of the plan.
const TODAY: &str = "2024-12-15";

/// The shown hashes of the commits, oldest first: real ones change with any comment of the plan.
const HASHES: [&str; 4] = ["9d85dbe7", "85abb0b3", "3f2c61aa", "c07e94d8"];

/// A repository with a copy of the adopted plan.
pub(super) struct Workshop {
    /// Removed when dropped.
    _roots: [DirRoot; 2],
    dir: PathBuf,
    /// The state directory of the program.
    state: PathBuf,
    exported: Vec<(String, String)>,
    /// The files that the page has shown so far.
    shown: Vec<(String, String)>,
    /// The number of days passed: each git command has a day of its own, so that hashes and dates are stable.
    days: u32,
}

impl Workshop {
    /// Creates the directory.
    pub(super) fn new() -> Self {
        let roots = [(); 2].map(|()| DirRoot::mutable_temp().expect("a temporary directory"));
        let [dir, state] = [&roots[0], &roots[1]].map(|root| root.path().expect("it is there").to_path_buf());
        let mut workshop = Self { _roots: roots, dir, state, exported: Vec::new(), shown: Vec::new(), days: 0 };
        workshop.restore();
        workshop
    }

    /// Reverts all changes of the plan, which is committed in a new repository, and of the shown files.
    pub(super) fn restore(&mut self) {
        let folders = ["plan", ".git"].map(|folder| self.dir.join(folder));
        for folder in folders.iter().chain([&self.state.join("plan")]).filter(|folder| folder.exists()) {
            std::fs::remove_dir_all(folder).expect("the folder can be removed");
        }
        let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/adopted");
        plan.write_to_path(&self.dir.join("plan")).expect("the plan can be copied");
        self.shown.iter().for_each(|(path, text)| self.put(path, text));
        self.days = 0;
        for line in ["init -q", "add plan", "commit -q -m Antagen"] {
            self.git(&words(line));
        }
    }

    /// Writes a file that the page shows.
    pub(super) fn write(&mut self, path: &str, text: &str) {
        self.shown.push((path.to_owned(), text.to_owned()));
        self.put(path, text);
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.dir.join(path);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        std::fs::write(path, text).expect("the file can be written");
    }

    /// Replaces the only occurrence of `before` in the plan.
    pub(super) fn change(&self, before: &str, after: &str) -> Result<(), String> {
        let mut places = Vec::new();
        for path in files(&self.dir.join("plan"), "toml") {
            let text = std::fs::read_to_string(&path).expect("the plan can be read");
            places.extend((0..text.matches(before).count()).map(|_| (path.clone(), text.clone())));
        }
        match &places[..] {
            [(path, text)] => {
                std::fs::write(path, text.replace(before, after)).expect("the plan can be written");
                Ok(())
            }
            _ => Err(format!("stands in {} places of the plan, not in one:\n{before}", places.len())),
        }
    }

    /// Returns the output of a command on both streams, and its exit code unless it is 0.
    pub(super) fn run(&mut self, command: &str) -> Vec<String> {
        let mut words = words(command).into_iter();
        match words.next().as_deref() {
            Some("plan") => self.plan(&words.collect::<Vec<_>>()),
            Some("export") => {
                let values = words.filter_map(|word| word.split_once('=').map(|(a, b)| (a.to_owned(), b.to_owned())));
                self.exported.extend(values);
                Vec::new()
            }
            Some("git") => self.git(&words.collect::<Vec<_>>()),
            _ => panic!("`{command}` is neither `plan`, `git` nor `export`"),
        }
    }

    /// Runs git as an editor; its output is not shown.
    fn git(&mut self, arguments: &[String]) -> Vec<String> {
        self.days += 1;
        let date = format!("2025-02-{:02}T12:00:00+00:00", self.days);
        let mut command = Command::new("git");
        let identity =
            ["-c", "init.defaultBranch=main", "-c", "user.name=Anna Ek", "-c", "user.email=anna@example.org"];
        command.current_dir(&self.dir).args(identity).args(arguments).stdin(Stdio::null());
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        command.env("GIT_AUTHOR_DATE", &date).env("GIT_COMMITTER_DATE", &date);
        let output = command.output().expect("git starts");
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        Vec::new()
    }

    fn plan(&self, arguments: &[String]) -> Vec<String> {
        let (mut reader, writer) = io::pipe().expect("a pipe");
        let mut command = Command::new(env!("CARGO_BIN_EXE_plan"));
        let kept = std::env::vars_os().filter(|(name, _)| KEPT.iter().any(|kept| name == kept));
        command
            .env_clear()
            .envs(kept)
            .env("COLUMNS", "80")
            .env("PLAN_TODAY", TODAY)
            .env("XDG_STATE_HOME", &self.state)
            .envs(self.exported.iter().cloned());
        command.args(arguments).current_dir(&self.dir).stdin(Stdio::null());
        command.stdout(writer.try_clone().expect("a second end")).stderr(writer);
        let mut child = command.spawn().expect("the program starts");
        // The pipe is at its end when the command has dropped its copies.
        drop(command);
        let mut printed = String::new();
        reader.read_to_string(&mut printed).expect("what is printed is UTF-8");
        let code = child.wait().expect("the program ends").code().expect("it ends by itself");
        let is_json = arguments.iter().any(|argument| argument == "json" || argument == "--format=json");
        let lay_out =
            |line: &str| if is_json && line.starts_with('{') { json::lines(line) } else { vec![line.to_owned()] };
        let exit = (code != 0).then(|| format!("[exit {code}]"));
        let printed = self.with_shown_hashes(printed);
        printed.lines().flat_map(lay_out).chain(exit).collect()
    }

    /// Replaces the short hash of each commit by its shown one.
    fn with_shown_hashes(&self, printed: String) -> String {
        let arguments = ["rev-list", "--all", "--reverse", "--abbrev-commit", "--abbrev=8"];
        let commits = Command::new("git").current_dir(&self.dir).args(arguments).output().expect("git starts");
        let commits = String::from_utf8(commits.stdout).expect("hashes are ASCII");
        assert!(commits.lines().count() <= HASHES.len(), "more commits than shown hashes");
        commits.lines().zip(HASHES).fold(printed, |printed, (hash, shown)| printed.replace(hash, shown))
    }
}

/// Returns the files below a directory with an extension.
pub(super) fn files(dir: &Path, ending: &str) -> Vec<PathBuf> {
    let entries =
        std::fs::read_dir(dir).expect("the directory can be listed").map(|entry| entry.expect("an entry").path());
    let (folders, files_here): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let has_ending = |path: &PathBuf| path.extension().is_some_and(|it| it == ending);
    files_here.into_iter().filter(has_ending).chain(folders.iter().flat_map(|folder| files(folder, ending))).collect()
}

/// Splits a command line at spaces outside quotes; quotes may be empty.
fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let (mut open, mut is_in_word) = (None, false);
    for sign in line.chars() {
        if open.is_none() && sign == ' ' {
            is_in_word = false;
            continue;
        }
        if !is_in_word {
            words.push(String::new());
            is_in_word = true;
        }
        match (sign, open) {
            ('"' | '\'', None) => open = Some(sign),
            (sign, Some(quote)) if sign == quote => open = None,
            (sign, _) => words.last_mut().expect("there is one").push(sign),
        }
    }
    words
}
