//! Tests of which journals are trusted.

use std::fs;
use std::path::PathBuf;

use snapbox::dir::DirRoot;

use super::super::step::{FileStep, NewText, finish, lay, prepare};
use super::{Case, FILES, holder, open};
use crate::edit::line_diff::changed;
use crate::edit::write::error::Unwritten;
use crate::edit::write::journal::Journal;
use crate::edit::write::state::{JOURNAL, StateDir};
use crate::edit::write::temporary;
use crate::source::read_dir;

#[test]
fn nothing_is_overwritten_that_was_changed_after_the_run_that_was_killed() {
    for (path, by_hand) in [("p/1.toml", Some("other")), ("p/1.toml", None), ("p/3.toml", Some("other"))] {
        let case = Case::new();
        case.kill_after(1);
        match by_hand {
            Some(text) => fs::write(case.dir().join(path), text).unwrap(),
            None => fs::remove_file(case.dir().join(path)).unwrap(),
        }
        let now = read_dir(case.dir()).unwrap();
        let stuck = case.recover(case.dir()).unwrap_err();
        assert_eq!(stuck.path, path);
        assert!(case.is_unfinished(case.dir()), "nothing is thrown away");
        case.assert_holds(&now);
    }
}

#[test]
fn a_change_that_was_not_begun_stands_in_nobodys_way() {
    let case = Case::new();
    case.kill_after(0);
    fs::write(case.dir().join("p/1.toml"), "by hand").unwrap();
    assert_eq!(case.recover(case.dir()), Ok(Some(false)));
    case.assert_holds(&case.before.with_file("p/1.toml", "by hand"));
    case.assert_clean();
}

#[test]
fn a_change_of_one_file_stands_in_nobodys_way() {
    for taken in [0, 1] {
        let case = Case::new();
        let after = case.before.with_file("p/1.toml", "id = \"new\"\n");
        let steps = prepare(case.dir(), &changed(&case.before, &after)).unwrap();
        case.store(&steps);
        lay(&steps).unwrap();
        finish(&steps[..taken]).unwrap();
        fs::write(case.dir().join("p/1.toml"), "by hand").unwrap();
        assert_eq!(case.recover(case.dir()), Ok(Some(false)));
        case.assert_holds(&case.before.with_file("p/1.toml", "by hand"));
        case.assert_clean();
    }
}

#[test]
fn what_is_not_whole_or_not_of_this_plan_is_not_believed() {
    let case = Case::new();
    case.kill_after(1);
    let now = read_dir(case.dir()).unwrap();
    let path = case.state().file(JOURNAL);
    let whole = fs::read_to_string(&path).unwrap();
    let cuts = (0..whole.len()).step_by(7).map(|at| whole[..whole.floor_char_boundary(at)].to_owned());
    let others = [
        whole.replace("\"journal\":1", "\"journal\":2"),
        whole.replace("\"plan\":\"/", "\"plan\":\"/other/"),
        whole.replace("\"is_back\"", "\"more\":1,\"is_back\""),
    ];
    for text in cuts.chain(others) {
        fs::write(&path, &text).unwrap();
        assert_eq!(case.recover(case.dir()), Err(Unwritten::unbelieved(&path)), "{text}");
        assert!(case.is_unfinished(case.dir()));
        case.assert_holds(&now);
    }
    fs::write(&path, whole).unwrap();
    assert_eq!(case.recover(case.dir()), Ok(Some(true)));
}

/// Paths outside the plan, or of files that cannot be its files.
#[cfg(unix)]
#[test]
fn a_journal_that_names_what_is_no_file_of_the_plan_does_no_harm() {
    use std::os::unix::fs::symlink;
    let elsewhere = DirRoot::mutable_temp().unwrap();
    let outside = elsewhere.path().unwrap().canonicalize().unwrap();
    let victim = outside.join("x.toml");
    let up = outside.file_name().unwrap().to_string_lossy().into_owned();
    let paths = [
        format!("../{up}/x.toml"),
        format!("p/../../{up}/x.toml"),
        victim.to_string_lossy().into_owned(),
        "linked/x.toml".into(),
        "p/link.toml".into(),
        "p/.x.toml".into(),
        ".git/x.toml".into(),
        "p/notes.txt".into(),
        String::new(),
    ];
    for path in paths {
        let name = temporary::free_name(&PathBuf::from(&path));
        let new = |name: &str| Some(NewText { temporary: name.to_owned(), text: "evil".to_owned() });
        let mine = || Some("mine".to_owned());
        for (before, after) in [(mine(), new(&name)), (mine(), new("private")), (mine(), None), (None, new(&name))] {
            let case = Case::new();
            fs::create_dir(case.dir().join(".git")).unwrap();
            for file in [".git/x.toml", "p/.x.toml", "p/notes.txt"] {
                fs::write(case.dir().join(file), "mine").unwrap();
            }
            fs::write(&victim, "mine").unwrap();
            fs::write(outside.join("private"), "mine").unwrap();
            symlink(&outside, case.dir().join("linked")).unwrap();
            symlink(&victim, case.dir().join("p/link.toml")).unwrap();
            // A step that is done, so that recovery would finish the change.
            let begun = FileStep { path: "p/9.toml".into(), before: mine(), after: None, target: PathBuf::new() };
            // A link in the plan may be deleted, whatever its target, and blocks a new file.
            let of_link = match (path == "p/link.toml", &before, &after) {
                (true, _, None) => Some(Ok(Some(true))),
                (true, None, Some(_)) => Some(Err(path.clone())),
                _ => None,
            };
            let step = FileStep { path: path.clone(), before, after, target: PathBuf::new() };
            let root = case.dir().canonicalize().unwrap();
            Journal::new(&root, "", &holder(), &[begun, step]).store(&case.state(), JOURNAL).unwrap();
            let refused = case.recover(case.dir()).map_err(|refused| refused.path);
            let journal = case.state().file(JOURNAL).to_string_lossy().into_owned();
            assert_eq!(refused, of_link.unwrap_or(Err(journal)), "{path}");
            for file in [".git/x.toml", "p/.x.toml", "p/notes.txt"] {
                assert_eq!(fs::read_to_string(case.dir().join(file)).unwrap(), "mine", "{path}");
            }
            assert_eq!(fs::read_to_string(&victim).unwrap(), "mine", "{path}");
            assert_eq!(fs::read_to_string(outside.join("private")).unwrap(), "mine", "{path}");
        }
    }
}

/// Makes the state directory untrusted and returns its path.
#[cfg(unix)]
type Spoil<'s> = &'s dyn Fn(&Case) -> PathBuf;

/// All kinds of state directories that others could have written to.
#[cfg(unix)]
#[test]
fn a_place_that_others_can_have_filled_is_not_believed() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let set_mode = |path: &std::path::Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let spoils: [Spoil<'_>; 5] = [
        &|case| {
            set_mode(&case.base(), 0o755);
            case.base()
        },
        &|case| {
            set_mode(case.state().file("").as_path(), 0o770);
            case.base()
        },
        &|case| {
            let link = case.base().with_file_name("link");
            symlink(case.base(), &link).unwrap();
            link
        },
        // The directory may have come with the plan.
        &|case| {
            let inside = case.dir().join("state");
            fs::rename(case.base(), &inside).unwrap();
            inside
        },
        &|case| {
            let inside = case.dir().join("p/../state");
            fs::rename(case.base(), case.dir().join("state")).unwrap();
            inside
        },
    ];
    for spoil in spoils {
        let case = Case::new();
        case.kill_after(1);
        let now = read_dir(case.dir()).unwrap();
        let base = spoil(&case);
        assert!(StateDir::find(Some(&base), &case.dir().canonicalize().unwrap()).is_none());
        let writer = open(case.dir(), Some(&base)).unwrap();
        assert_eq!(writer.recovered(), None);
        case.assert_holds(&now);
        // A change of several files is refused, a change of one file is not.
        let refused = writer.write(&now, &case.after.with_file("p/1.toml", "x").with_file("p/3.toml", "x"));
        assert_eq!(
            refused.unwrap_err().help.get(crate::locale::Lang::En).split(':').next(),
            Some("this is where `plan` notes a change while it is made")
        );
        case.assert_holds(&now);
        let one = now.with_file("p/1.toml", FILES[1].1.to_owned() + "\n");
        writer.write(&now, &one).unwrap();
        case.assert_holds(&one);
    }
}
