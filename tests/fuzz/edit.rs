//! Fuzzes any command on any plan: no panic, commands that read change no byte, and a valid plan stays valid.
//!
//! The first line of an input is the command line; the plan's files follow. The command runs in this process, in a
//! temporary directory.
#![no_main]

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::sync::Once;

use libfuzzer_sys::fuzz_target;
use plan::check::{Settings, check};
use plan::diag::Severity;
use plan::edit::format_all;
use plan::load::load;
use plan::source::read_dir;
use plan_fuzz::parts;

/// The commands that make one change, or are refused.
const CHANGING: [&str; 8] = ["set", "add", "open", "close", "end", "move", "rename", "undo"];
/// The commands that change files even with errors in them.
const MENDING: [&str; 2] = ["fmt", "check"];
/// The commands that only read.
const READING: [&str; 10] = ["status", "list", "show", "tree", "owners", "due", "chart", "plans", "diff", "export"];

/// The files of a plan with their content, by path.
type Tree = BTreeMap<String, Vec<u8>>;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let (line, files) = parts(&text);
    let Some(arguments) = harmless(line.lines().next().unwrap_or_default()) else { return };
    let command = arguments[0].clone();
    let root = start();
    let dir = root.path();
    for (name, content) in &files {
        let path = dir.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, content).expect("the file is written");
    }
    let (before, state) = (tree(dir), state(dir));
    let is_dry = arguments.iter().any(|it| "--dry-run".starts_with(&**it) && it.len() > 3);
    let code = run(dir, arguments);
    let after = tree(dir);
    let may_write = !is_dry && (CHANGING.contains(&&*command) || MENDING.contains(&&*command));
    if !may_write || (code == 2 && CHANGING.contains(&&*command)) {
        assert!(before == after, "{line}: files changed");
        return;
    }
    let now = self::state(dir);
    assert!(state.errors > 0 || now.errors == 0, "{line}: the plan was without errors, and has some now");
    if state.errors == 0 && state.is_canonical {
        assert!(now.is_canonical, "{line}: the files were formatted, and are not any more");
    }
});

/// Splits a command line; `None` if it names a file or would not end by itself.
fn harmless(line: &str) -> Option<Vec<String>> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for sign in line.chars() {
        match quote {
            Some(mark) if mark == sign => quote = None,
            None if sign == '"' || sign == '\'' => quote = Some(sign),
            None if sign == ' ' => words.push(String::new()),
            _ => words.last_mut()?.push(sign),
        }
    }
    words.retain(|word| !word.is_empty());
    let command = words.first()?;
    let is_known = CHANGING.iter().chain(&MENDING).chain(&READING).any(|it| it == command);
    let is_harmless = |word: &String| {
        let may_write_elsewhere = word.starts_with("-o") || word.starts_with("--o") || word.starts_with("-C");
        let may_name_a_file = word.contains(['/', '\\', '\0']) || word.starts_with("--d") && word != "--dry-run";
        let may_wait = word.starts_with("--w") || word.starts_with("--p") && word.contains("path");
        !may_write_elsewhere && !may_name_a_file && !may_wait
    };
    (is_known && words.iter().all(is_harmless)).then_some(words)
}

/// Returns a directory for one run, in memory if the system allows.
fn start() -> tempfile::TempDir {
    static ONCE: Once = Once::new();
    // Commands with git would start a process each time; without git they continue with a message.
    // SAFETY: it runs once, before any thread is started.
    ONCE.call_once(|| unsafe { std::env::set_var("PATH", "") });
    let shared = Path::new("/dev/shm");
    let root = if shared.is_dir() { tempfile::tempdir_in(shared) } else { tempfile::tempdir() };
    root.expect("a temporary directory")
}

fn run(dir: &Path, arguments: Vec<String>) -> u8 {
    let mut line: Vec<OsString> = vec!["plan".into(), "-C".into(), dir.into()];
    line.extend(["--today", "2026-01-15", "--lang", "sv"].map(OsString::from));
    line.extend(arguments.into_iter().map(OsString::from));
    plan::cli::run_line(line)
}

fn tree(root: &Path) -> Tree {
    let mut files = Tree::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder can be listed").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path.display().to_string(), fs::read(&path).unwrap_or_default());
            }
        }
    }
    files
}

/// The state of a plan's files.
struct State {
    errors: usize,
    is_canonical: bool,
}

fn state(dir: &Path) -> State {
    let sources = read_dir(dir).expect("the directory can be listed");
    let loaded = load(&sources);
    let settings = Settings::new("2026-01-15".parse().expect("a day"));
    let findings = check(&loaded, &sources, &settings);
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    State { errors, is_canonical: format_all(sources.iter()).texts.is_empty() }
}
