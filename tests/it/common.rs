//! Runs the program in a clean environment, and captures its output.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use plan::edit::{Holder, Writer};
use plan::source::Waiting;
use snapbox::dir::DirRoot;

/// The longest time that a test waits for an event before it fails. Nothing takes as long, however busy the machine.
pub(crate) const LONGEST_WAIT: Duration = Duration::from_mins(10);

/// The variables of the test environment that are passed on: those that find git, and nothing that changes the
/// output.
const KEPT: [&str; 3] = ["PATH", "SystemRoot", "LLVM_PROFILE_FILE"];

/// The program in a directory, with an environment of its own.
pub(crate) struct Program {
    dir: PathBuf,
    environment: Vec<(&'static str, String)>,
    /// The program's directory and its user's state; removed after the test.
    temporary: Option<[DirRoot; 2]>,
}

/// The result of one command line.
pub(crate) struct Answer {
    line: String,
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: i32,
}

/// Returns a path in the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The program in `tests/sample`: two fictional plans with everything that a plan can have.
pub(crate) fn sample() -> Program {
    Program::at(repository("tests/sample"))
}

/// The program in the repository, with the real plan.
pub(crate) fn real() -> Program {
    Program::at(repository(""))
}

/// The program in a temporary directory with these files.
pub(crate) fn with_files<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Program {
    let program = Program::temporary();
    files.into_iter().for_each(|(path, text)| program.write(path, text));
    program
}

impl Program {
    /// The program in a directory that is not written to.
    pub(crate) fn at(dir: PathBuf) -> Self {
        let program = Self { dir, environment: Vec::new(), temporary: None };
        // State left by the user who runs the tests must not matter.
        let state = repository("target/no state");
        program.env("COLUMNS", "80").env("PLAN_TODAY", "2026-11-22").env("XDG_STATE_HOME", &state.to_string_lossy())
    }

    /// The program in an empty temporary directory.
    pub(crate) fn temporary() -> Self {
        let roots = [(); 2].map(|()| DirRoot::mutable_temp().expect("a temporary directory"));
        let [dir, state] = [&roots[0], &roots[1]].map(|root| root.path().expect("it is there").to_path_buf());
        let program = Self { temporary: Some(roots), ..Self::at(dir) };
        program.env("XDG_STATE_HOME", &state.to_string_lossy())
    }

    /// Holds the write lock of the plan in a subfolder.
    pub(crate) fn writer(&self, folder: &str) -> Writer {
        let by = Holder { process: 4711, command: "plan set 1-1 Green".into(), since: "2026-11-03 14:03:22".into() };
        let dir = self.path(folder);
        let waiting = Waiting { elsewhere: &dir, limit: Duration::ZERO, tell: &|| {} };
        Writer::open(&dir, Some(&self.state()), by, &waiting).expect("nobody else is here")
    }

    /// Returns the state directory of the program.
    pub(crate) fn state(&self) -> PathBuf {
        let [_, state] = self.temporary.as_ref().expect("only a program in a place of its own changes plans");
        state.path().expect("it is there").join("plan")
    }

    /// The program in a writable copy of the sample.
    pub(crate) fn in_copy_of_sample() -> Self {
        let program = Self::temporary();
        for (path, text) in files_below("tests/sample") {
            program.write(&path, text);
        }
        program
    }

    /// Runs git in the program's directory, without any user settings.
    pub(crate) fn git(&self, line: &str) {
        self.git_as("Redaktör", None, line);
    }

    /// Runs git as an author, at noon of a day, so that commit hashes are reproducible.
    pub(crate) fn git_on(&self, day: &str, author: &str, line: &str) {
        self.git_as(author, Some(day), line);
    }

    fn git_as(&self, author: &str, day: Option<&str>, line: &str) {
        let mut command = Command::new("git");
        let name = format!("user.name={author}");
        let quiet = ["-c", "init.defaultBranch=main", "-c", &name, "-c", "user.email=r@example.org"];
        command.current_dir(&self.dir).args(quiet).args(words(line)).stdin(Stdio::null());
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        if let Some(day) = day {
            let noon = format!("{day}T12:00:00+0100");
            command.env("GIT_AUTHOR_DATE", &noon).env("GIT_COMMITTER_DATE", &noon);
        }
        let output = command.output().expect("git starts");
        assert!(output.status.success(), "git {line}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// Commits all files in a new repository.
    pub(crate) fn commit(&self, message: &str) {
        self.add_all();
        self.git(&format!("commit -q --allow-empty -m '{message}'"));
    }

    /// Commits all files as an author, at noon of a day.
    pub(crate) fn commit_on(&self, day: &str, author: &str, message: &str) {
        self.add_all();
        self.git_on(day, author, &format!("commit -q --allow-empty -m '{message}'"));
    }

    fn add_all(&self) {
        if !self.path(".git").exists() {
            self.git("init -q");
        }
        self.git("add -A");
    }

    /// Removes all files of plans.
    pub(crate) fn clear(&self) {
        for entry in std::fs::read_dir(&self.dir).expect("the directory can be listed") {
            let path = entry.expect("its entries can be read").path();
            if path.is_dir() && !path.ends_with(".git") {
                std::fs::remove_dir_all(path).expect("a folder can be removed");
            } else if path.is_file() {
                std::fs::remove_file(path).expect("a file can be removed");
            }
        }
    }

    /// Returns a path in the program's directory.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.dir.join(path)
    }

    /// Writes a file in the program's directory, which must be temporary.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        assert!(self.temporary.is_some(), "{path} would be written into the repository");
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        std::fs::write(path, content).expect("the file can be written");
    }

    /// Sets an environment variable.
    pub(crate) fn env(mut self, name: &'static str, value: &str) -> Self {
        self.environment.retain(|(known, _)| *known != name);
        self.environment.push((name, value.to_owned()));
        self
    }

    /// Sets the width of the terminal.
    pub(crate) fn columns(self, columns: usize) -> Self {
        self.env("COLUMNS", &columns.to_string())
    }

    /// Changes to a subfolder.
    pub(crate) fn below(mut self, folder: &str) -> Self {
        self.dir = self.dir.join(folder);
        self
    }

    /// Returns the command, for what [`run`](Self::run) cannot do.
    pub(crate) fn command(&self, arguments: &[String]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plan"));
        let kept = std::env::vars_os().filter(|(name, _)| KEPT.iter().any(|kept| name == kept));
        command.env_clear().envs(kept).envs(self.environment.iter().map(|(name, value)| (name, value)));
        command.current_dir(&self.dir).args(arguments).stdin(Stdio::null());
        command
    }

    /// Runs a command line, with `'` around arguments that contain spaces.
    pub(crate) fn run(&self, line: &str) -> Answer {
        self.run_words(line, &words(line))
    }

    /// Runs arguments of any content; `line` is how snapshots show them.
    pub(crate) fn run_words(&self, line: &str, words: &[String]) -> Answer {
        let output = self.command(words).output().expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("what is said is UTF-8");
        let code = output.status.code().expect("the program ends by itself");
        Answer {
            line: line.to_owned(),
            out: self.redacted(text(output.stdout)),
            err: self.redacted(text(output.stderr)),
            code,
        }
    }

    fn redacted(&self, text: String) -> String {
        let dir = self.dir.to_string_lossy();
        text.replace(&*dir, "[DIR]").replace(env!("CARGO_MANIFEST_DIR"), "[REPOSITORY]")
    }
}

impl Answer {
    /// Sets the name that snapshots show instead of the command line.
    pub(crate) fn name(&mut self, name: &str) {
        name.clone_into(&mut self.line);
    }

    /// Returns standard output; fails unless the run succeeded.
    #[track_caller]
    pub(crate) fn fine(self) -> String {
        assert!(self.code == 0 && self.err.is_empty(), "{self}");
        self.out
    }

    /// Returns standard error; fails unless the run was refused.
    #[track_caller]
    pub(crate) fn refused(self) -> String {
        assert!(self.code == 2 && self.out.is_empty() && !self.err.is_empty(), "{self}");
        self.err
    }
}

/// Shows the command line and all output, with visible escape characters.
impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, out, err, code } = self;
        let shown = |text: &str| {
            text.replace('\u{1b}', "␛") + if text.ends_with('\n') || text.is_empty() { "" } else { "[no line end]\n" }
        };
        write!(f, "$ plan {line}\n{}", shown(out))?;
        if !err.is_empty() {
            write!(f, "[stderr]\n{}", shown(err))?;
        }
        if *code == 0 { Ok(()) } else { writeln!(f, "[exit {code}]") }
    }
}

/// Compares answers exactly with a file of `tests/snapshots`.
#[track_caller]
pub(crate) fn assert_said(answers: impl IntoIterator<Item = Answer>, snapshot: &str) {
    let said: Vec<String> = answers.into_iter().map(|answer| answer.to_string()).collect();
    assert_text(said.join("\n"), &format!("tests/snapshots/{snapshot}"));
}

/// Compares a text exactly with a file of the repository.
#[track_caller]
pub(crate) fn assert_text(text: String, path: &str) {
    crate::update::compare(text, path);
}

/// Returns all files below a folder of the repository with their relative paths, in order; `?` is the content of
/// binary files.
pub(crate) fn files_below(folder: &str) -> Vec<(String, String)> {
    let root = repository(folder);
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder can be listed") {
            let path = entry.expect("its entries can be read").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(&root).expect("it lies below").to_string_lossy().replace('\\', "/");
            files
                .push((name, String::from_utf8_lossy(&std::fs::read(&path).expect("a file can be read")).into_owned()));
        }
    }
    files.sort();
    files
}

/// Splits a command line at spaces outside `'`.
pub(crate) fn words(line: &str) -> Vec<String> {
    let parts = line.split('\'').enumerate();
    parts
        .flat_map(|(at, part)| {
            if at % 2 == 1 { vec![part.to_owned()] } else { part.split_whitespace().map(str::to_owned).collect() }
        })
        .collect()
}

/// Settings that check everything, after the sample's last year.
pub(crate) fn settings() -> plan::check::Settings<'static> {
    plan::check::Settings::new("2027-01-01".parse().expect("a day"))
}

#[test]
fn no_snapshot_is_left_over() {
    let tests: String = files_below("tests/it").into_iter().map(|(_, text)| text).collect();
    for (path, _) in files_below("tests/snapshots") {
        assert!(tests.contains(&format!("{path}\"")), "no test compares with tests/snapshots/{path}");
    }
}
