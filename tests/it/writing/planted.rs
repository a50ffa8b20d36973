//! Tests of planted journals: no command acts on them, and commands that only read change nothing.

use std::collections::BTreeMap;
use std::path::Path;

use plan::source::hash;

use super::{GOALS, MANIFEST, fixable_plan, fixed, goal, goal_path, noted, write_journal};
use crate::common::{Program, files_below, repository};

/// Returns everything below a directory by path, with git's own files; a link as its target.
fn tree(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let (mut files, mut folders) = (BTreeMap::new(), vec![dir.to_path_buf()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder can be listed") {
            let path = entry.expect("its entries can be read").path();
            let name = path.strip_prefix(dir).expect("it lies below").to_string_lossy().into_owned();
            let content = match std::fs::read_link(&path) {
                Ok(target) => target.to_string_lossy().into_owned().into_bytes(),
                Err(_) if path.is_dir() => {
                    folders.push(path);
                    Vec::new()
                }
                Err(_) => std::fs::read(&path).expect("a file can be read"),
            };
            files.insert(name, content);
        }
    }
    files
}

/// Commands that only read.
const READING: [&str; 34] = [
    "status",
    "status --format json",
    "list",
    "list --format csv",
    "show 1",
    "tree",
    "owners",
    "plans",
    "due",
    "chart",
    "report --format md",
    "report --format html -o ../report.html",
    "export -o ../sheet.csv",
    "diff",
    "diff HEAD",
    "log",
    "blame 1-1",
    "check",
    "check --base HEAD",
    "check --format sarif",
    "explain PL202",
    "schema goal",
    "fmt --check",
    "fmt --dry-run",
    "set 1-1 --note New --dry-run",
    "add activity --under 1 --title New --owner A --dry-run",
    "move 1-1 --to 2 --dry-run",
    "rename owner A B --dry-run",
    "end 1-1 --reason Why --dry-run",
    "open --dry-run",
    "close --dry-run",
    "undo --dry-run",
    "lst",
    "--help",
];

/// Commands that may write, and have nothing to change here.
const WRITING: [&str; 5] = ["check --fix", "check --fix=unsafe", "fmt", "set 1-1 --title T", "undo"];

/// A plan with a governance file in a repository, without faults; the program runs in its folder.
fn repository_of_plan() -> Program {
    let program = Program::temporary();
    program.write("all/governance.toml", "title = \"G\"\n");
    program.write("all/p/plan.toml", MANIFEST.replace("owner = [{ name = \"A\" }]\n", "\n[[owner]]\nname = \"A\"\n"));
    let activity = "\n[[activity]]\nid = \"1-1\"\ntitle = \"T\"\nowners = [\"A\"]\nstart = 2024\n";
    program.write("all/p/1.toml", goal(1, " ") + activity);
    program.write("all/p/2.toml", goal(2, " "));
    program.commit("Adopted");
    program
}

/// The journal format of the first version: one file is changed, and one removed.
fn old_journal(folder: &str) -> (String, String) {
    let temporary = format!(".plan-{}-1-0.tmp", hash("1.toml"));
    let before =
        "id = \"1\"\ntitle = \"A goal\"\n\n[[activity]]\nid = \"1-1\"\ntitle = \"T\"\nowners = [\"A\"]\nstart = 2024\n";
    let journal = format!(
        "# A change of several files, which `plan` was making. The next run of `plan` finishes it; leave this file to it.\n\
        journal = 1\n\n[[step]]\npath = \"{folder}1.toml\"\nbefore = \"{}\"\nafter = \"{}\"\ntext = \"{temporary}\"\n\n[[step]]\n\
        path = \"{folder}2.toml\"\nbefore = \"{}\"\n",
        hash(before),
        hash("evil"),
        hash(&goal(2, " "))
    );
    (format!("{journal}\n[whole]\nhash = \"{}\"\n", hash(&journal)), temporary)
}

#[test]
fn who_reads_is_told_what_looks_like_an_unfinished_change() {
    let program = repository_of_plan();
    program.write("all/p/.plan-journal", "x");
    let status = ["en", "sv"].map(|lang| program.run(&format!("status -C all --lang {lang}")));
    let expected = [
        "warning: p/.plan-journal is not read: `plan` keeps no such record in a plan\n  help: look with `git diff` whether the plan is \
        as it should be, then remove the file\n",
        "varning: p/.plan-journal läses inte: `plan` antecknar inget i en plan\n  hjälp: se efter med `git diff` att planen är \
        som den ska, och ta sedan bort filen\n",
    ];
    assert_eq!(status.map(|it| (it.code, it.err)), expected.map(|said| (0, said.to_owned())));
    let found = program.run("check -C all --only PL005 --format short --lang en").fine();
    assert_eq!(
        found,
        "p/.plan-journal:1:1: warning[PL005]: the file is not read: `plan` keeps no such record in a plan\n"
    );
}

#[test]
fn nothing_that_lies_in_a_plan_or_beside_it_is_acted_upon() {
    let places = [("all/p", ""), ("all", "p/"), (".", "all/p/"), (".git", ""), ("all/p/.plan", "")];
    for (number, (place, folder)) in places.into_iter().enumerate() {
        let is_committed = number % 2 == 0;
        let program = repository_of_plan();
        let (journal, temporary) = old_journal(folder);
        program.write(&format!("{place}/.plan-journal"), journal);
        program.write(&format!("all/p/{temporary}"), "evil");
        for name in ["journal.json", "last.json", "holder.json", "lock"] {
            program.write(&format!("{place}/{name}"), "{}");
        }
        if is_committed {
            program.commit("Planted");
        }
        let found = tree(&program.path("all"));
        for dir in ["all", "all/p"] {
            for line in READING.iter().chain(&WRITING) {
                let answer = program.run(&format!("{line} -C {dir}"));
                assert_eq!(tree(&program.path("all")), found, "{place}: {answer}");
                assert!(!answer.err.contains("interrupted") && !answer.err.contains("ended"), "{place}: {answer}");
            }
        }
    }
}

/// A committed journal was once taken for a real one, and a check fixed what it should have reported.
#[test]
fn a_committed_journal_hides_nothing_from_a_check() {
    const GOAL: &str = "kulturplan/4.1-kulturell-infrastruktur.toml";
    let case = |name: &str| {
        std::fs::read_to_string(repository("tests/cases/r02-journal-in-commit").join(name)).expect("it can be read")
    };
    let program = Program::temporary();
    for (path, text) in files_below("tests/adopted") {
        program.write(&path, text);
    }
    let adopted = case("plan-tmp");
    program.write(GOAL, &adopted);
    program.commit("Adopted");
    program.git("checkout -q -b change");
    let [gone, next] =
        ["1", "2"].map(|at| adopted.find(&format!("[[activity]]\nid = \"4.1-{at}\"")).expect("it is there"));
    program.write(GOAL, adopted[..gone].to_owned() + &adopted[next..]);
    program.write(".plan-journal", case("plan-journal"));
    program.write("kulturplan/.plan-64b1608e9861e17a-1-0.tmp", &adopted);
    program.commit("Without 4.1-1");
    let found = tree(&program.path("."));
    let answer = program.run("check --base main --format short --lang en --today 2025-01-15");
    assert!(answer.code == 1 && answer.err.is_empty() && answer.out.contains("error[PL601]"), "{answer}");
    assert_eq!(tree(&program.path(".")), found);
    // Commands that write do not use it either.
    assert_eq!(program.run("set 4.1-2 --title 'Another title'").code, 0);
    assert!(!program.run("list --format csv --columns id").out.contains("4.1-1\n"));
    assert!(program.path("kulturplan/.plan-64b1608e9861e17a-1-0.tmp").exists(), "it is not ours to take away");
}

/// Spoils the state directory; returns whether that was possible.
#[cfg(unix)]
type Spoil<'s> = &'s dyn Fn(&Program, &Path) -> bool;

/// A journal of this user's own, in a directory that somebody else could have written to.
#[cfg(unix)]
#[test]
fn a_place_for_notes_that_is_not_this_users_alone_is_not_used() {
    use std::os::unix::fs::{PermissionsExt, chown, symlink};
    let spoils: [(&str, &str, Spoil<'_>); 3] = [
        ("is a link", "är en länk", &|program, state| {
            let aside = state.with_file_name("aside");
            std::fs::rename(program.state(), &aside).and_then(|()| symlink(aside, program.state())).is_ok()
        }),
        (
            "is open to other users (its mode must be 700)",
            "är öppen för andra användare (rättigheterna ska vara 700)",
            &|_, state| std::fs::set_permissions(state, std::fs::Permissions::from_mode(0o777)).is_ok(),
        ),
        // Only root can change the owner.
        ("belongs to another user", "tillhör en annan användare", &|_, state| {
            chown(state, Some(12345), None).is_ok()
        }),
    ];
    for (reason, skäl, spoil) in spoils {
        let program = fixable_plan();
        let [before, after] = ["  ", " "].map(|space| goal(2, space));
        write_journal(&program, &[("p/9.toml", Some("gone"), None), ("p/2.toml", Some(&before), Some(&after))]);
        if !spoil(&program, &program.state()) {
            continue;
        }
        let found = tree(&program.path("."));
        for line in ["status", "check", "list -C p", "undo --dry-run", "fmt p/1.toml"] {
            let answer = program.run(line);
            assert!(!answer.err.contains("avbröts") && !answer.err.contains("ended"), "{answer}");
            assert_eq!(tree(&program.path(".")), found, "{answer}");
        }
        let place = program.state().display().to_string();
        let refused = ["en", "sv"].map(|lang| program.run(&format!("check --fix --lang {lang}")).refused());
        let expected = [
            format!(
                "error: {place} {reason}\n  help: this is where `plan` notes a change while it is made: set XDG_STATE_HOME to a \
                directory of your own outside the plan's git repository\n"
            ),
            format!(
                "fel: {place} {skäl}\n  hjälp: där antecknar `plan` en ändring medan den görs: sätt XDG_STATE_HOME till en egen \
                katalog utanför planens git-arkiv\n"
            ),
        ];
        assert_eq!(refused, expected);
        let unknown = expected.map(|said| {
            said.replace("error: ", "error: which change was the last cannot be known: ")
                .replace("fel: ", "fel: det går inte att veta vilken den senaste ändringen var: ")
        });
        let refused = ["en", "sv"].map(|lang| program.run(&format!("undo --lang {lang}")).refused());
        assert_eq!(refused, unknown);
        assert_eq!(tree(&program.path(".")), found);
        // A single file is still replaced atomically.
        program.run("set 1 --title Another").fine();
        std::fs::remove_file(program.path("p/1.toml")).expect("it is there");
        (1..=1).for_each(|number| program.write(&goal_path(number), goal(number, "  ")));
        assert_eq!(fixed(&program), [false; GOALS]);
    }
}

/// A state directory within the repository may have been committed.
#[test]
fn a_place_for_notes_in_the_repository_is_not_used() {
    let program = repository_of_plan();
    for place in ["state", "all", "all/p/state", "all/../state"] {
        let program = program.path(place);
        let inside = repository_of_plan().env("XDG_STATE_HOME", &program.to_string_lossy());
        // It is not part of another repository.
        inside.run("set 1-1 --title Another -C all").fine();
        let inside = repository_of_plan();
        let place = inside.path(place);
        let inside = inside.env("XDG_STATE_HOME", &place.to_string_lossy());
        let found = tree(&inside.path("."));
        let answer = inside.run("rename owner A B -C all --lang en");
        assert!(answer.refused().contains("is in the plan's directory or its git repository"));
        let answer = inside.run("undo -C all --lang en").refused();
        assert!(answer.contains("cannot be known") && answer.contains("is in the plan's directory"), "{answer}");
        assert_eq!(tree(&inside.path(".")), found);
    }
}

/// Temporary files of killed runs are only removed by a run that knows that they are its own.
#[test]
fn what_others_have_laid_beside_the_files_stays() {
    let program = fixable_plan();
    let names = [
        format!("p/.plan-{}-1-0.tmp", hash("1.toml")),
        format!("p/.plan-{}-{}-0.tmp", hash("2.toml"), std::process::id()),
        "p/.plan-x.tmp".to_owned(),
        ".plan-journal".to_owned(),
    ];
    for name in &names {
        program.write(name, "kept");
    }
    program.run("check --fix").fine();
    program.run("undo").fine();
    program.run("set 1 --title Another").fine();
    for name in names {
        assert_eq!(std::fs::read_to_string(program.path(&name)).ok().as_deref(), Some("kept"), "{name}");
    }
    assert!(!noted(&program, ".", "journal.json").exists());
}
