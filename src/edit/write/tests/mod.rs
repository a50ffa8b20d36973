//! Runs that end in the middle of a change, and what the next one makes of it.

mod belief;

use std::fs;
use std::path::{Path, PathBuf};

use snapbox::dir::DirRoot;

use super::*;
use crate::source::{Lock, SourceFile, Waiting, read_dir};

/// A portfolio on disk, and what is to become of it.
struct Case {
    root: DirRoot,
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
        // Two change, one goes, one comes.
        let after = before
            .without_file("p/2.toml")
            .with_file("p/1.toml", "id = \"new\"\n")
            .with_file("governance.toml", "id = \"new\"\n")
            .with_file("p/3.toml", "id = \"3\"\n");
        Self { root, before, after }
    }

    fn dir(&self) -> &Path {
        self.root.path().unwrap()
    }

    fn changes(&self) -> Vec<Changed<'_>> {
        changed(&self.before, &self.after)
    }

    fn prepared(&self) -> Prepared {
        Prepared::new(self.dir(), &self.changes()).unwrap()
    }

    /// What the next run does before it reads.
    fn recover(&self, dir: &Path) -> Result<(), Unwritten> {
        let lock = Lock::exclusive(dir, &Waiting { elsewhere: self.dir(), tell: &|| {} });
        recover(dir, &lock)
    }

    #[track_caller]
    fn assert_holds(&self, expected: &Sources) {
        let files = |sources: &Sources| -> Vec<(String, String)> {
            sources.iter().map(|(_, file)| (file.path().to_owned(), file.text().to_owned())).collect()
        };
        assert_eq!(files(&read_dir(self.dir()).unwrap()), files(expected));
    }

    /// Nothing lies there but the plan's files.
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

#[test]
fn a_change_is_made() {
    let case = Case::new();
    assert_eq!(write(case.dir(), &case.before, &case.after).unwrap(), []);
    case.assert_holds(&case.after);
    case.assert_clean();
    assert_eq!(write(case.dir(), &case.after, &case.after.with_texts([])).unwrap(), []);
}

#[test]
fn a_change_that_was_begun_is_finished_by_whoever_comes_next() {
    for (taken, by) in (0..=4).flat_map(|taken| [(taken, "."), (taken, "p")]) {
        let case = Case::new();
        let prepared = case.prepared();
        journal::store(case.dir(), &prepared.steps).unwrap();
        let steps = prepared.keep();
        step::finish(&steps[..taken]).unwrap();
        let by = case.dir().join(by);
        assert!(is_unfinished(&by));
        case.recover(&by).unwrap();
        assert!(!is_unfinished(&by));
        case.assert_holds(&case.after);
        case.assert_clean();
    }
}

#[test]
fn plans_that_nothing_governs_are_finished_too() {
    let case = Case::new();
    fs::remove_file(case.dir().join("governance.toml")).unwrap();
    let (before, after) = (case.before.without_file("governance.toml"), case.after.without_file("governance.toml"));
    let prepared = Prepared::new(case.dir(), &changed(&before, &after)).unwrap();
    journal::store(case.dir(), &prepared.steps).unwrap();
    prepared.keep();
    case.recover(&case.dir().join("p")).unwrap();
    case.assert_holds(&after);
    case.assert_clean();
}

#[test]
fn a_change_that_was_not_written_down_was_never_begun() {
    let case = Case::new();
    let left = case.prepared().keep();
    assert_eq!((case.left().len(), is_unfinished(case.dir())), (3, false));
    case.recover(case.dir()).unwrap();
    case.assert_holds(&case.before);
    case.assert_clean();
    drop(left);
    // Nothing is left where it is not carried out either.
    drop(case.prepared());
    case.assert_clean();
}

#[test]
fn what_cannot_be_finished_is_taken_back() {
    let case = Case::new();
    let prepared = case.prepared();
    // Somebody else is quicker, between the last look and the change.
    fs::write(case.dir().join("p/3.toml"), "another").unwrap();
    let unwritten = make(case.dir(), &case.changes(), prepared).unwrap_err();
    assert_eq!(unwritten.path, "p/3.toml");
    assert_eq!(unwritten.help, Unwritten::new("", &fault::Fault::Gone).help);
    case.assert_holds(&case.before.with_file("p/3.toml", "another"));
    case.assert_clean();
}

#[test]
fn what_cannot_be_taken_back_either_waits_for_the_next_run() {
    let case = Case::new();
    let prepared = case.prepared();
    let (folder, aside) = (case.dir().join("p"), case.dir().join("aside"));
    fs::rename(&folder, &aside).unwrap();
    fs::write(&folder, "no folder").unwrap();
    let unwritten = make(case.dir(), &case.changes(), prepared).unwrap_err();
    assert_eq!(unwritten, unwritten.clone().half());
    assert_eq!(fs::read_to_string(case.dir().join("governance.toml")).unwrap(), "id = \"new\"\n");
    let stuck = case.recover(case.dir()).unwrap_err();
    assert!(stuck.help.get(crate::locale::Lang::En).contains(journal::NAME), "{stuck:?}");
    fs::remove_file(&folder).unwrap();
    fs::rename(&aside, &folder).unwrap();
    case.recover(case.dir()).unwrap();
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
    // As if the file had been read before it was a link.
    fs::remove_file(case.dir().join("p/1.toml")).unwrap();
    std::os::unix::fs::symlink(&outside, case.dir().join("p/1.toml")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path().unwrap(), case.dir().join("q")).unwrap();
    for after in [&case.after, &case.before.with_file("p/1.toml", "new")] {
        let unwritten = write(case.dir(), &case.before, after).unwrap_err();
        assert_eq!(unwritten, Unwritten::new("p/1.toml", &fault::Fault::Outside));
    }
    let unwritten = write(case.dir(), &case.before, &case.before.with_file("q/1.toml", "new")).unwrap_err();
    assert_eq!(unwritten, Unwritten::new("q/1.toml", &fault::Fault::Outside));
    assert_eq!(fs::read_to_string(&outside).unwrap(), FILES[1].1);
    assert_eq!(fs::read_dir(elsewhere.path().unwrap()).unwrap().count(), 1);
    case.assert_clean();
}

#[test]
fn a_new_file_takes_no_other_files_place() {
    let case = Case::new();
    let new = case.before.with_file("p/notes.toml", "new");
    fs::write(case.dir().join("p/notes.toml"), "old").unwrap();
    let unwritten = write(case.dir(), &case.before, &new).unwrap_err();
    assert_eq!(unwritten, Unwritten::new("p/notes.toml", &fault::Fault::Taken));
    fs::write(case.dir().join("p/notes.toml"), "new").unwrap();
    assert_eq!(write(case.dir(), &case.before, &new).unwrap_err(), unwritten, "the same text is another file too");
    let deep = case.before.with_file("no such folder/1.toml", "");
    assert!(write(case.dir(), &case.before, &deep).is_err());
    case.assert_clean();
}

#[cfg(unix)]
#[test]
fn a_new_file_is_guarded_as_those_beside_it() {
    use std::os::unix::fs::PermissionsExt;
    let case = Case::new();
    let mode = |path: &str| fs::metadata(case.dir().join(path)).unwrap().permissions().mode() & 0o777;
    fs::set_permissions(case.dir().join("p/plan.toml"), fs::Permissions::from_mode(0o640)).unwrap();
    write(case.dir(), &case.before, &case.after).unwrap();
    assert_eq!(mode("p/3.toml"), 0o640);
}

#[test]
fn a_files_bytes_are_kept_as_they_are() {
    let case = Case::new();
    let marked = case.before.at("p/2.toml").map(SourceFile::text).unwrap();
    let after = case.before.with_file("p/2.toml", marked.replace('2', "II"));
    write(case.dir(), &case.before, &after).unwrap();
    assert_eq!(fs::read(case.dir().join("p/2.toml")).unwrap(), "\u{feff}id = \"II\"\r\n".as_bytes());
}
