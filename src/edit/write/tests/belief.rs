//! How far a journal is believed.

use std::fs;
use std::path::PathBuf;

use snapbox::dir::DirRoot;

use super::{Case, FILES};
use crate::edit::write::step::{NewText, Step};
use crate::edit::write::{is_unfinished, journal, recover, temporary};
use crate::source::{hash, read_dir};

#[test]
fn nothing_is_finished_with_a_text_that_is_not_the_one_that_was_laid_there() {
    let case = Case::new();
    let prepared = case.prepared();
    journal::store(case.dir(), &prepared.steps).unwrap();
    prepared.keep()[1].discard();
    assert_eq!(case.recover(case.dir()).unwrap_err().path, "p/1.toml");
    case.assert_holds(&case.before);
}

#[test]
fn nothing_is_overwritten_that_was_changed_after_the_run_that_was_killed() {
    for (path, by_hand) in [("p/1.toml", Some("other")), ("p/1.toml", None), ("p/3.toml", Some("other"))] {
        let case = Case::new();
        let prepared = case.prepared();
        journal::store(case.dir(), &prepared.steps).unwrap();
        prepared.keep();
        match by_hand {
            Some(text) => fs::write(case.dir().join(path), text).unwrap(),
            None => fs::remove_file(case.dir().join(path)).unwrap(),
        }
        let now = read_dir(case.dir()).unwrap();
        let stuck = case.recover(case.dir()).unwrap_err();
        assert_eq!(stuck.path, path);
        assert!(is_unfinished(case.dir()), "nothing is thrown away");
        case.assert_holds(&now);
    }
}

#[test]
fn a_torn_journal_does_nothing() {
    let case = Case::new();
    let prepared = case.prepared();
    journal::store(case.dir(), &prepared.steps).unwrap();
    drop(prepared);
    let path = case.dir().join(journal::NAME);
    let whole = fs::read_to_string(&path).unwrap();
    assert_eq!(journal::parse(&whole).map(|steps| steps.len()), Some(4));
    for at in 0..whole.len() {
        let mut changed = whole.clone().into_bytes();
        changed[at] ^= 1;
        let changed = String::from_utf8(changed).unwrap();
        for text in [&whole[..at], &changed] {
            assert_eq!(journal::parse(text), None, "{text}");
        }
    }
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    case.recover(case.dir()).unwrap();
    case.assert_holds(&case.before);
    case.assert_clean();
}

/// A journal that somebody else wrote, in a plan that was fetched from anywhere.
#[cfg(unix)]
#[test]
fn a_foreign_journal_does_no_harm() {
    use std::os::unix::fs::symlink;
    let elsewhere = DirRoot::mutable_temp().unwrap();
    let outside = elsewhere.path().unwrap().canonicalize().unwrap();
    let victim = outside.join("x.toml");
    let (bait, _) = temporary::lay(&victim, b"evil", None).unwrap();
    fs::write(outside.join("private"), "evil").unwrap();
    let up = outside.file_name().unwrap().to_string_lossy().into_owned();
    let paths = [
        format!("../{up}/x.toml"),
        format!("p/../../{up}/x.toml"),
        victim.to_string_lossy().into_owned(),
        "linked/x.toml".into(),
        "p/link.toml".into(),
        "p/.x.toml".into(),
        "p/script.sh".into(),
    ];
    let new = |temporary: &str| Some(NewText { temporary: temporary.to_owned(), hash: hash("evil") });
    let mine = || Some(hash("mine"));
    for path in paths {
        for (before, after) in [(mine(), new(&bait)), (mine(), new("private")), (mine(), None), (None, new(&bait))] {
            fs::write(&victim, "mine").unwrap();
            let case = Case::new();
            symlink(&outside, case.dir().join("linked")).unwrap();
            symlink(&victim, case.dir().join("p/link.toml")).unwrap();
            journal::store(case.dir(), &[Step { path: path.clone(), before, after, target: PathBuf::new() }]).unwrap();
            let _ = case.recover(case.dir());
            assert_eq!(fs::read_to_string(&victim).unwrap(), "mine", "{path}");
            assert_eq!(fs::read_to_string(outside.join("private")).unwrap(), "evil", "{path}");
        }
    }
}

#[test]
fn a_foreign_journal_touches_only_a_plans_files() {
    let case = Case::new();
    let notes = case.dir().join("p/notes.txt");
    fs::write(&notes, "mine").unwrap();
    let (bait, _) = temporary::lay(&notes, b"evil", None).unwrap();
    // The notes for a goal, and evil for the notes.
    for (path, text, temporary, before) in
        [("p/1.toml", "mine", "notes.txt", FILES[1].1), ("p/notes.txt", "evil", &*bait, "mine")]
    {
        let after = Some(NewText { temporary: temporary.into(), hash: hash(text) });
        let step = Step { path: path.into(), before: Some(hash(before)), after, target: PathBuf::new() };
        journal::store(case.dir(), &[step]).unwrap();
        recover::finish(case.dir()).unwrap();
        assert_eq!(fs::read_to_string(&notes).unwrap(), "mine");
        case.assert_holds(&case.before);
    }
}
