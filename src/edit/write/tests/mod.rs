//! Tests of runs that are killed in the middle of a change, and of the recovery.

mod belief;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use snapbox::dir::DirRoot;

use super::error::WriteError;
use super::journal::Journal;
use super::state::{JOURNAL, LAST, StateDir};
use super::step::FileStep;
use super::*;
use crate::edit::line_diff::changed;
use crate::source::{Root, SourceFile, Sources, Waiting, read_dir};

/// A portfolio on disk, and a change of it.
struct Case {
    root: DirRoot,
    state: DirRoot,
    before: Sources,
    after: Sources,
}

const FILES: [(&str, &str); 4] = [
    ("governance.toml", "id = \"g\"\n"),
    ("p/1.toml", "id = \"1\"\n"),
    ("p/2.toml", "\u{feff}id = \"2\"\r\n"),
    ("p/plan.toml", "id = \"p\"\n"),
];

impl Case {
    fn new() -> Self {
        let root = DirRoot::mutable_temp().unwrap();
        let dir = root.path().unwrap();
        fs::create_dir(dir.join("p")).unwrap();
        for (path, text) in FILES {
            fs::write(dir.join(path), text).unwrap();
        }
        let before = read_dir(dir).unwrap();
        // Two files are changed, one is deleted, one is added.
        let after = before
            .without_file("p/2.toml")
            .with_file("p/1.toml", "id = \"new\"\n")
            .with_file("governance.toml", "id = \"new\"\n")
            .with_file("p/3.toml", "id = \"3\"\n");
        Self { root, state: DirRoot::mutable_temp().unwrap(), before, after }
    }

    fn dir(&self) -> &Path {
        self.root.path().unwrap()
    }

    /// Returns the base of all state directories.
    fn base(&self) -> PathBuf {
        self.state.path().unwrap().join("plan")
    }

    /// Returns the state directory of the portfolio.
    fn state(&self) -> StateDir {
        StateDir::make(Some(&self.base()), &self.dir().canonicalize().unwrap()).unwrap()
    }

    fn steps(&self) -> Vec<FileStep> {
        step::prepare(self.dir(), &changed(&self.before, &self.after)).unwrap()
    }

    /// Stores the journal of a change, as a run does before it is killed.
    fn store(&self, steps: &[FileStep]) {
        Journal::new(&self.dir().canonicalize().unwrap(), "", &holder(), steps).store(&self.state(), JOURNAL).unwrap();
    }

    /// Leaves the state of a run that is killed after this many steps.
    fn kill_after(&self, taken: usize) {
        let steps = self.steps();
        self.store(&steps);
        step::lay(&steps).unwrap();
        step::finish(&steps[..taken]).unwrap();
    }

    fn is_unfinished(&self, dir: &Path) -> bool {
        unfinished(&Root::of(dir), Some(&self.base())).is_some()
    }

    /// Opens the plan for writing, as the next run does.
    fn open(&self, dir: &Path) -> Result<Writer, Unwritten> {
        open(dir, Some(&self.base()))
    }

    fn recover(&self, dir: &Path) -> Result<Option<bool>, Unwritten> {
        Ok(self.open(dir)?.recovered().map(|it| it.is_made))
    }

    fn write(&self, before: &Sources, after: &Sources) -> Result<(), Unwritten> {
        self.open(self.dir())?.write(before, after).map(|lost| assert_eq!(lost, []))
    }

    #[track_caller]
    fn assert_holds(&self, expected: &Sources) {
        let files = |sources: &Sources| -> Vec<(String, String)> {
            sources.iter().map(|(_, file)| (file.path().to_owned(), file.text().to_owned())).collect()
        };
        assert_eq!(files(&read_dir(self.dir()).unwrap()), files(expected));
    }

    /// Asserts that there are no files besides the plan's.
    #[track_caller]
    fn assert_clean(&self) {
        assert_eq!(self.left(), Vec::<PathBuf>::new());
    }

    fn left(&self) -> Vec<PathBuf> {
        let names = |dir: PathBuf| fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
        let all = names(self.dir().to_path_buf()).chain(names(self.dir().join("p")));
        all.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with('.')).collect()
    }
}

fn open(dir: &Path, base: Option<&Path>) -> Result<Writer, Unwritten> {
    let waiting = Waiting { elsewhere: dir, limit: Duration::ZERO, tell: &|| {} };
    match Writer::open(dir, base, holder(), &waiting) {
        Ok(writer) => Ok(writer),
        Err(NotOpened::Unwritten(unwritten)) => Err(unwritten),
        Err(NotOpened::Held) => panic!("nobody else is here"),
    }
}

fn holder() -> Holder {
    Holder { process: 1, command: "plan set".into(), since: "then".into() }
}

#[test]
fn a_change_is_made() {
    let case = Case::new();
    case.write(&case.before, &case.after).unwrap();
    case.assert_holds(&case.after);
    case.assert_clean();
    case.write(&case.after, &case.after.with_texts([])).unwrap();
    assert!(!case.is_unfinished(case.dir()));
}

#[test]
fn a_change_that_was_begun_is_finished_by_whoever_changes_the_plan_next() {
    for (taken, by) in (0..=4).flat_map(|taken| [(taken, "."), (taken, "p")]) {
        let case = Case::new();
        case.kill_after(taken);
        let by = case.dir().join(by);
        assert!(case.is_unfinished(&by));
        // If nothing was changed yet, nothing will be.
        assert_eq!(case.recover(&by), Ok(Some(taken > 0)));
        assert!(!case.is_unfinished(&by));
        case.assert_holds(if taken > 0 { &case.after } else { &case.before });
        case.assert_clean();
    }
}

#[test]
fn a_change_is_finished_though_its_new_texts_are_gone() {
    let case = Case::new();
    case.kill_after(1);
    case.left().into_iter().for_each(|path| fs::remove_file(path).unwrap());
    assert_eq!(case.recover(case.dir()), Ok(Some(true)));
    case.assert_holds(&case.after);
    case.assert_clean();
}

#[test]
fn a_way_back_that_was_begun_is_finished_backwards() {
    for taken in 0..=2 {
        let case = Case::new();
        case.write(&case.before, &case.after).unwrap();
        let back: Vec<FileStep> = {
            let steps = step::prepare(case.dir(), &changed(&case.after, &case.before)).unwrap();
            steps.into_iter().take(2).collect()
        };
        let half = case.after.with_texts([]);
        let half = back.iter().fold(half, |half, step| half.with_file(&step.path, step.after.clone().unwrap().text));
        let journal = Journal::new(&case.dir().canonicalize().unwrap(), "", &holder(), &back).into_back();
        journal.store(&case.state(), JOURNAL).unwrap();
        step::lay(&back).unwrap();
        step::finish(&back[..taken]).unwrap();
        let last = fs::read(case.state().file(LAST)).unwrap();
        assert_eq!(case.recover(case.dir()), Ok(Some(false)));
        case.assert_holds(&half);
        case.assert_clean();
        assert_eq!(fs::read(case.state().file(LAST)).unwrap(), last, "nothing was changed");
    }
}

#[test]
fn plans_that_nothing_governs_are_finished_by_who_changes_them_all() {
    let case = Case::new();
    fs::remove_file(case.dir().join("governance.toml")).unwrap();
    let (before, after) = (case.before.without_file("governance.toml"), case.after.without_file("governance.toml"));
    let steps = step::prepare(case.dir(), &changed(&before, &after)).unwrap();
    case.store(&steps);
    step::lay(&steps).unwrap();
    step::finish(&steps[..1]).unwrap();
    let of_one = case.dir().join("p");
    assert!(case.is_unfinished(&of_one));
    let refused = case.recover(&of_one).unwrap_err();
    assert_eq!(refused.path, case.dir().canonicalize().unwrap().to_string_lossy());
    assert_eq!(case.recover(case.dir()), Ok(Some(true)));
    case.assert_holds(&after);
    case.assert_clean();
    assert_eq!(case.recover(&of_one), Ok(None));
}

#[test]
fn a_change_of_all_plans_is_the_last_one_of_each() {
    let case = Case::new();
    fs::remove_file(case.dir().join("governance.toml")).unwrap();
    let (dir, of_one) = (case.dir(), case.dir().join("p"));
    let last = |dir: &Path| LastChange::read(dir, Some(&case.base())).unwrap().is_some();
    let change = |dir: &Path, path: &str| {
        let before = read_dir(dir).unwrap();
        let after = before.with_file(path, format!("{}\n", before.at(path).unwrap().text()));
        case.open(dir).unwrap().write(&before, &after).unwrap();
    };
    change(&of_one, "1.toml");
    assert_eq!((last(dir), last(&of_one)), (false, true));
    change(dir, "p/plan.toml");
    assert_eq!((last(dir), last(&of_one)), (true, false));
    change(&of_one, "1.toml");
    assert_eq!((last(dir), last(&of_one)), (false, true));
}

#[test]
fn what_cannot_be_finished_is_taken_back() {
    let case = Case::new();
    let steps = case.steps();
    // Somebody else creates the file between the last check and the change.
    fs::write(case.dir().join("p/3.toml"), "another").unwrap();
    let unwritten = case.open(case.dir()).unwrap().make(&steps, &case.state()).unwrap_err();
    assert_eq!(unwritten.path, "p/3.toml");
    assert_eq!(unwritten.help, Unwritten::new("", &WriteError::Gone).help);
    case.assert_holds(&case.before.with_file("p/3.toml", "another"));
    case.assert_clean();
    assert!(!case.is_unfinished(case.dir()));
}

#[test]
fn what_cannot_be_laid_is_not_begun() {
    let case = Case::new();
    let steps = case.steps();
    fs::rename(case.dir().join("p"), case.dir().join("aside")).unwrap();
    let unwritten = case.open(case.dir()).unwrap().make(&steps, &case.state()).unwrap_err();
    assert_eq!(unwritten, Unwritten::new("p/1.toml", &WriteError::Gone));
    fs::rename(case.dir().join("aside"), case.dir().join("p")).unwrap();
    case.assert_holds(&case.before);
    case.assert_clean();
    assert!(!case.is_unfinished(case.dir()));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_taken_back_either_waits_for_the_next_change() {
    let case = Case::new();
    let steps = case.steps();
    let writer = case.open(case.dir()).unwrap();
    // The second file was changed meanwhile, and the first cannot be read any more.
    let first = case.dir().join("governance.toml");
    writer.journal(&steps).store(&case.state(), JOURNAL).unwrap();
    step::lay(&steps).unwrap();
    step::finish(&steps[..1]).unwrap();
    fs::remove_file(&first).unwrap();
    std::os::unix::fs::symlink("governance.toml", &first).unwrap();
    let unwritten = writer.take_back(&steps, &case.state(), Unwritten::new("p/1.toml", &WriteError::Changed));
    assert_eq!(unwritten, Unwritten::new("p/1.toml", &WriteError::Changed).finished_by_next());
    drop(writer);
    let stuck = case.recover(case.dir()).unwrap_err();
    assert_eq!(stuck.path, "governance.toml");
    assert!(stuck.help.get(crate::locale::Lang::En).contains(JOURNAL), "{stuck:?}");
    fs::remove_file(&first).unwrap();
    fs::write(&first, "id = \"new\"\n").unwrap();
    assert_eq!(case.recover(case.dir()), Ok(Some(true)));
    case.assert_holds(&case.after);
    case.assert_clean();
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_out_of_the_plan() {
    let elsewhere = DirRoot::mutable_temp().unwrap();
    let outside = elsewhere.path().unwrap().join("real.txt");
    fs::write(&outside, FILES[1].1).unwrap();
    let case = Case::new();
    // The file was replaced by a link after it was read.
    fs::remove_file(case.dir().join("p/1.toml")).unwrap();
    std::os::unix::fs::symlink(&outside, case.dir().join("p/1.toml")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path().unwrap(), case.dir().join("q")).unwrap();
    for after in [&case.after, &case.before.with_file("p/1.toml", "new")] {
        let unwritten = case.write(&case.before, after).unwrap_err();
        assert_eq!(unwritten, Unwritten::new("p/1.toml", &WriteError::Outside));
    }
    let unwritten = case.write(&case.before, &case.before.with_file("q/1.toml", "new")).unwrap_err();
    assert_eq!(unwritten, Unwritten::new("q/1.toml", &WriteError::Outside));
    assert_eq!(fs::read_to_string(&outside).unwrap(), FILES[1].1);
    assert_eq!(fs::read_dir(elsewhere.path().unwrap()).unwrap().count(), 1);
    case.assert_clean();
}

#[test]
fn a_new_file_takes_no_other_files_place() {
    let case = Case::new();
    let new = case.before.with_file("p/notes.toml", "new");
    fs::write(case.dir().join("p/notes.toml"), "old").unwrap();
    let unwritten = case.write(&case.before, &new).unwrap_err();
    assert_eq!(unwritten, Unwritten::new("p/notes.toml", &WriteError::Taken));
    fs::write(case.dir().join("p/notes.toml"), "new").unwrap();
    assert_eq!(case.write(&case.before, &new).unwrap_err(), unwritten, "the same text is another file too");
    let deep = case.before.with_file("no such folder/1.toml", "");
    assert!(case.write(&case.before, &deep).is_err());
    case.assert_clean();
}

#[cfg(unix)]
#[test]
fn a_new_file_is_guarded_as_those_beside_it() {
    use std::os::unix::fs::PermissionsExt;
    let case = Case::new();
    let mode = |path: &str| fs::metadata(case.dir().join(path)).unwrap().permissions().mode() & 0o777;
    fs::set_permissions(case.dir().join("p/plan.toml"), fs::Permissions::from_mode(0o640)).unwrap();
    case.write(&case.before, &case.after).unwrap();
    assert_eq!(mode("p/3.toml"), 0o640);
}

#[test]
fn a_files_bytes_are_kept_as_they_are() {
    let case = Case::new();
    let marked = case.before.at("p/2.toml").map(SourceFile::text).unwrap();
    let after = case.before.with_file("p/2.toml", marked.replace('2', "II"));
    case.write(&case.before, &after).unwrap();
    assert_eq!(fs::read(case.dir().join("p/2.toml")).unwrap(), "\u{feff}id = \"II\"\r\n".as_bytes());
}
