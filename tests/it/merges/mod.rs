//! `plan merge-driver`: long files, refusals and what git does with it. The cases in `tests/merges` are run by
//! `tests/folders`.

mod by_git;
mod random;

use plan::edit::merge::{Marks, Merged, Sides, merge};
use plan::load::FileKind;

use crate::common::Program;

/// Each would take minutes if a change parsed the whole file again.
#[test]
fn long_files_are_merged_whatever_was_changed() {
    let activity = |at: usize, title: &str, more: &str| {
        format!("\n[[activity]]\nid = \"1-{at}\"\ntitle = \"{title} {at}\"\nowners = [\"A\"]\nstart = 2024\n{more}")
    };
    let goal = |activities: String| format!("id = \"1\"\ntitle = \"T\"\n{activities}");
    let all = |title: &str, more: &str| goal((0..400).map(|at| activity(at, title, more)).collect());
    let turned = |title: &str, more: &str| goal((0..400).rev().map(|at| activity(at, title, more)).collect());
    let stated = |status: &str, years: std::ops::Range<usize>| {
        years.map(|year| format!("follow_up.{year} = {{ status = \"{status}\" }}\n")).collect::<String>()
    };
    let one = |more: &str| goal(activity(1, "T", more));
    for (base, ours, theirs, both) in [
        (all("T", ""), all("U", ""), turned("T", ""), turned("U", "")),
        (all("T", ""), all("U", ""), turned("T", "every = \"year\"\n"), turned("U", "every = \"year\"\n")),
        (
            one(""),
            one(&stated("Gult", 2000..2600)),
            one(&stated("Rött", 2600..3200)),
            one(&(stated("Gult", 2000..2600) + &stated("Rött", 2600..3200))),
        ),
    ] {
        let sides = Sides { base: &*base, ours: &*ours, theirs: &*theirs };
        let Merged { text, conflicts } = merge(sides, FileKind::Goal, &Marks::default());
        assert_eq!((text, conflicts), (both, Vec::new()));
    }
}

#[test]
fn a_file_that_is_not_there_is_said() {
    let program = Program::temporary();
    program.write("a", "");
    let answers =
        ["merge-driver a a b --lang en", "merge-driver a a b --lang sv"].map(|line| program.run(line).refused());
    assert!(answers[0].starts_with("error: b cannot be read: "), "{}", answers[0]);
    assert!(answers[1].starts_with("fel: b går inte att läsa: "), "{}", answers[1]);
}

/// A file size limit ends the process when the new text is written in part.
#[cfg(target_os = "linux")]
#[test]
fn a_driver_that_is_ended_leaves_the_old_file() {
    use std::process::Command;
    let long = |note: &str| format!("id = \"1\"\ntitle = \"Mål\"\ntext = \"{note}{}\"\n", "lång ".repeat(5000));
    let program = Program::temporary();
    program.write("base.toml", long(""));
    program.write("ours.toml", long(""));
    program.write("theirs.toml", long("Ny "));
    let line = ["merge-driver", "base.toml", "ours.toml", "theirs.toml"].map(str::to_owned);
    let plan = program.command(&line);
    // As on a full disk, and as by a kill, as the signal ends the process.
    for ended in ["trap '' XFSZ; ulimit -f 1 && exec \"$@\"", "ulimit -f 1 && exec \"$@\""] {
        let mut shell = Command::new("sh");
        shell.args(["-c", ended, "sh"]).arg(plan.get_program()).args(plan.get_args());
        let ended = shell.current_dir(program.path(".")).output().expect("it starts");
        assert_ne!(ended.status.code(), Some(0), "{ended:?}");
        assert!(std::fs::read_to_string(program.path("ours.toml")).expect("it is there") == long(""));
    }
    program.run("merge-driver base.toml ours.toml theirs.toml").fine();
    assert!(std::fs::read_to_string(program.path("ours.toml")).expect("it is there") == long("Ny "));
}

#[cfg(unix)]
#[test]
fn what_is_merged_keeps_its_rights() {
    use std::os::unix::fs::PermissionsExt;
    let program = Program::temporary();
    for (name, title) in [("base.toml", "A"), ("ours.toml", "A"), ("theirs.toml", "B")] {
        program.write(name, format!("id = \"1\"\ntitle = \"{title}\"\n"));
    }
    let ours = program.path("ours.toml");
    for mode in [0o600, 0o664, 0o755] {
        program.write("ours.toml", "id = \"1\"\ntitle = \"A\"\n");
        std::fs::set_permissions(&ours, std::fs::Permissions::from_mode(mode)).expect("they can be set");
        program.run("merge-driver base.toml ours.toml theirs.toml").fine();
        let now = std::fs::metadata(&ours).expect("it is there").permissions().mode();
        assert_eq!(
            (now & 0o777, &*std::fs::read_to_string(&ours).expect("text")),
            (mode, "id = \"1\"\ntitle = \"B\"\n")
        );
    }
}
