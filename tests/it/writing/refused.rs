//! Tests of places that cannot be written to: the reason is reported, and the plan is unchanged.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;

use plan::source::hash;

use super::{GOALS, content, fixable_plan, fixed, goal, goal_path, left, noted, write_journal};
use crate::common::Program;

/// Runs `plan` by another program, in the plan's directory; returns its exit code and standard error.
fn run_by(program: &Program, by: &[&str], line: &str) -> (Option<i32>, String) {
    let arguments: Vec<String> = line.split(' ').map(str::to_owned).collect();
    let plan = program.command(&arguments);
    let mut command = Command::new(by[0]);
    command.args(&by[1..]).arg(plan.get_program()).args(plan.get_args()).current_dir(program.path("."));
    command.env_clear().envs(plan.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let output = command.output().expect("it starts");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

/// Asserts that the plan is unchanged, without other files in it.
#[track_caller]
fn assert_untouched(program: &Program) {
    assert_eq!(fixed(program), [false; GOALS]);
    assert_eq!(left(program), Vec::<PathBuf>::new());
}

#[test]
fn a_file_that_may_not_become_so_large() {
    let program = fixable_plan();
    program.write("p/9.toml", format!("{}# {}\n", goal(9, "  "), "much ".repeat(2000)));
    // A process that ignores the signal gets an error.
    let limited = ["sh", "-c", "trap '' XFSZ; ulimit -f 4; exec \"$@\"", "sh"];
    // The journal is written first.
    let journal = noted(&program, ".", "journal.json");
    let expected = format!(
        "error: {} cannot be written: it becomes larger than what may be written\n  help: the plan is as it was\n",
        journal.display()
    );
    assert_eq!(run_by(&program, &limited, "check --fix --lang en"), (Some(2), expected));
    assert_untouched(&program);
}

#[test]
fn few_files_may_be_open_at_once() {
    let program = fixable_plan();
    let many = GOALS + 1..=175;
    many.clone().for_each(|number| program.write(&goal_path(number), goal(number, "  ")));
    let limited = ["sh", "-c", "ulimit -n 16; exec \"$@\"", "sh"];
    assert_eq!(run_by(&program, &limited, "check --fix --lang en"), (Some(0), String::new()));
    assert!(many.into_iter().all(|number| content(&program, &goal_path(number)) == goal(number, " ")));
}

/// A program that drops root's right to write everywhere.
fn without_rights(program: &Program) -> &'static [&'static str] {
    program.write("tried/x", "");
    set_mode(program, "tried", 0o555);
    let is_administrator = std::fs::write(program.path("tried/y"), "").is_ok();
    set_mode(program, "tried", 0o755);
    std::fs::remove_dir_all(program.path("tried")).expect("it can be removed");
    if is_administrator {
        &["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
    } else {
        &["env"]
    }
}

fn set_mode(program: &Program, folder: &str, mode: u32) {
    std::fs::set_permissions(program.path(folder), std::fs::Permissions::from_mode(mode)).expect("it can be set");
}

#[test]
fn a_folder_that_may_not_be_written_in() {
    let program = fixable_plan();
    let by = without_rights(&program);
    set_mode(&program, "p", 0o555);
    let answers = ["en", "sv"].map(|lang| run_by(&program, by, &format!("check --fix --lang {lang}")));
    set_mode(&program, "p", 0o755);
    let expected = [
        "error: p/1.toml cannot be written: you may not write in the directory it is in\n  help: the plan is as it was\n",
        "fel: p/1.toml går inte att skriva: du får inte skriva i katalogen den ligger i\n  hjälp: planen är som den var\n",
    ];
    assert_eq!(answers, expected.map(|said| (Some(2), said.to_owned())));
    assert_untouched(&program);
}

/// Without the right to enter a folder, nobody can tell whether it has a plan.
#[test]
fn a_folder_that_may_not_be_entered() {
    let program = fixable_plan();
    let by = without_rights(&program);
    std::fs::create_dir_all(program.path("office/plan")).expect("it can be made");
    std::fs::copy(program.path("p/plan.toml"), program.path("office/plan/plan.toml")).expect("it can be copied");
    std::fs::create_dir_all(program.path("plans/p")).expect("it can be made");
    let closed = ["p", "office/plan", "plans/p"];
    for mode in [0o644, 0o000] {
        for folder in closed {
            set_mode(&program, folder, mode);
        }
        let answers = ["p", "office/plan", "office", "plans", "p/below"]
            .map(|dir| ["en", "sv"].map(|lang| run_by(&program, by, &format!("check -C {dir} --lang {lang}"))));
        for folder in closed {
            set_mode(&program, folder, 0o755);
        }
        let help = [
            "help: ask whoever owns the directory for the right to read and enter it (r and x)\n",
            "hjälp: fråga den som äger katalogen efter rätt att läsa den och gå in i den (r och x)\n",
        ];
        let closed = |dir: &str| {
            [
                format!("error: you may not enter {dir}\n  {}", help[0]),
                format!("fel: du får inte gå in i {dir}\n  {}", help[1]),
            ]
        };
        let unknown = [
            format!("error: plans is not a plan, as far as can be seen: you may not enter plans/p\n  {}", help[0]),
            format!("fel: plans är ingen plan, såvitt det syns: du får inte gå in i plans/p\n  {}", help[1]),
        ];
        let below = [
            "error: p/below cannot be read: you may not read it\n",
            "fel: p/below går inte att läsa: du får inte läsa den\n",
        ];
        let below = below.map(str::to_owned);
        let expected = [closed("p"), closed("office/plan"), closed("office/plan"), unknown, below];
        assert_eq!(answers, expected.map(|said| said.map(|said| (Some(2), said))), "{mode:o}");
    }
}

/// Leaves the state of a run that was killed between two files.
fn kill_halfway(program: &Program) {
    let (before, after) = ([1, 2].map(|number| goal(number, "  ")), [1, 2].map(|number| goal(number, " ")));
    write_journal(
        program,
        &[("p/1.toml", Some(&before[0]), Some(&after[0])), ("p/2.toml", Some(&before[1]), Some(&after[1]))],
    );
    let taken = left(program).into_iter().find(|path| path.to_string_lossy().contains(&hash("1.toml")));
    std::fs::rename(taken.expect("it lies there"), program.path("p/1.toml")).expect("it can take its place");
}

#[test]
fn a_half_made_change_is_told_of_and_finished_before_the_next() {
    let program = fixable_plan();
    let by = without_rights(&program);
    kill_halfway(&program);
    let told = ["en", "sv"].map(|lang| program.run(&format!("list -C p --lang {lang}")));
    let expected = [
        "warning: a run of `plan` was interrupted in the middle of a change, and the plan may be changed in part (`plan check --fix`: \
        p/1.toml, p/2.toml)\n  help: the next command that changes the plan finishes the change, and `plan undo` undoes it\n",
        "varning: en körning av `plan` avbröts mitt i en ändring, och planen kan vara ändrad till en del (`plan check --fix`: \
        p/1.toml, p/2.toml)\n  hjälp: nästa kommando som ändrar planen gör klart ändringen, och `plan undo` ångrar den\n",
    ];
    assert_eq!(told.map(|it| (it.code, it.err)), expected.map(|said| (0, said.to_owned())));
    assert_eq!((fixed(&program), left(&program).len()), ([&[true][..], &[false; GOALS - 1]].concat(), 1));

    set_mode(&program, "p", 0o555);
    let answer = run_by(&program, by, "fmt --lang en");
    set_mode(&program, "p", 0o755);
    let expected = "error: p/2.toml cannot be written: you may not write in the directory it is in\n  \
        help: a run of `plan` was interrupted in the middle of a change of several files, which must be finished first: fix \
        what is wrong, and run the command again\n";
    assert_eq!(answer, (Some(2), expected.to_owned()));

    let finished = program.run("fmt p/plan.toml --lang en");
    assert_eq!(
        (finished.code, &*finished.err),
        (0, "warning: a change that was interrupted is finished now (`plan check --fix`: p/1.toml, p/2.toml)\n")
    );
    assert_eq!(fixed(&program), [true, true, false, false, false, false]);
    assert_eq!(left(&program), Vec::<PathBuf>::new());
    program.run("list").fine();
}

#[test]
fn a_half_made_change_is_taken_back_whole() {
    let program = fixable_plan();
    kill_halfway(&program);
    let refused = program.run("undo --dry-run --lang en").refused();
    assert!(refused.ends_with(
        "error: a run of `plan` was interrupted in the middle of a change, so what would be undone cannot be shown\n  \
        help: `plan undo` undoes that change\n"
    ));
    let undone = program.run("undo --lang en");
    assert_eq!(undone.code, 0, "{undone}");
    assert!(undone.out.starts_with("Undone: plan check --fix\n"), "{undone}");
    assert_untouched(&program);
}

/// No file was changed when the run was killed, so nothing is undone: least of all the change before it.
#[test]
fn a_change_that_was_not_begun_is_not_taken_for_the_one_before_it() {
    let program = fixable_plan();
    program.run("set 1 --title 'Another goal'").fine();
    let before = content(&program, "p/1.toml");
    let [old, new] = ["  ", " "].map(|space| goal(2, space));
    write_journal(&program, &[("p/2.toml", Some(&old), Some(&new)), ("p/3.toml", Some("x"), Some("y"))]);
    let undone = program.run("undo --lang en");
    let expected = "warning: a change that was interrupted is dropped, and no file is left half changed (`plan check --fix`: \
        p/2.toml, p/3.toml)\n";
    assert_eq!((undone.code, &*undone.out, &*undone.err), (0, "", expected));
    assert_eq!((content(&program, "p/1.toml"), content(&program, "p/2.toml")), (before, goal(2, "  ")));
    assert_eq!(left(&program), Vec::<PathBuf>::new());
}

#[test]
fn a_half_made_change_that_somebody_went_on_with_is_left_to_them() {
    let program = fixable_plan();
    kill_halfway(&program);
    program.write("p/2.toml", goal(2, " new "));
    std::fs::remove_file(&left(&program)[0]).expect("it is there");
    let refused = ["en", "sv"].map(|lang| program.run(&format!("fmt --lang {lang}")).refused());
    let journal = noted(&program, ".", "journal.json");
    let expected = [
        "error: p/2.toml is not as the change left it\n  help: a run of `plan` was interrupted in the middle of a change of several \
        files, and somebody has changed them since: look with `git diff` whether the files are as they should be, then \
        remove ",
        "fel: p/2.toml är inte som ändringen lämnade den\n  hjälp: en körning av `plan` avbröts mitt i en ändring av flera \
        filer, och sedan har någon ändrat dem: se efter med `git diff` att filerna är som de ska, och ta sedan bort ",
    ];
    assert_eq!(refused, expected.map(|said| format!("{said}{}\n", journal.display())));
    std::fs::remove_file(journal).expect("it is there");
    program.run("fmt --check");
    assert_eq!(content(&program, "p/2.toml"), goal(2, " new "));
}

/// Runs a script in a mount namespace of its own.
fn mounting(program: &Program, script: &str, line: &str) -> (Option<i32>, String) {
    let ways: [&[&str]; 2] =
        [&["unshare", "--map-root-user", "--mount"], &["sudo", "--non-interactive", "unshare", "--mount"]];
    let can = |way: &&&[&str]| {
        let mut command = Command::new(way[0]);
        command.args(&way[1..]).args(["mount", "-t", "tmpfs", "none", "/mnt"]);
        command.output().is_ok_and(|output| output.status.success())
    };
    let way = ways.iter().find(can).expect("a file system can be mounted, as somebody's own or with sudo");
    run_by(program, &[way, &["sh", "-c", script, "sh"][..]].concat(), line)
}

/// On a disk with room for none of the new texts, for some, and for all.
#[test]
#[ignore = "mounts file systems; run by .ci/run"]
fn a_full_disk() {
    let mut refusals = 0;
    for free in 0..GOALS + 4 {
        let program = fixable_plan();
        let script = format!(
            "mkdir disk after && mount -t tmpfs -o size=128k none disk && cp -R governance.toml p disk && cd disk && \
             cat /dev/zero > filler 2>/dev/null; truncate -s -$(({free} * 4096)) filler; \
             \"$@\"; code=$?; rm filler; cp -R . ../after; exit $code"
        );
        let (code, err) = mounting(&program, &script, "check --fix -C . --lang en");
        let program = program.below("after");
        if code == Some(0) {
            assert_eq!(fixed(&program), [true; GOALS]);
            assert_eq!(left(&program), Vec::<PathBuf>::new());
        } else {
            refusals += 1;
            assert!(err.ends_with(" cannot be written: the disk is full\n  help: the plan is as it was\n"), "{err}");
            assert_eq!(code, Some(2));
            assert_untouched(&program);
        }
    }
    assert!((GOALS - 1..GOALS + 4).contains(&refusals), "{refusals}");
}

#[test]
#[ignore = "mounts file systems; run by .ci/run"]
fn a_disk_that_can_only_be_read() {
    let program = fixable_plan();
    let script = "mount --bind . . && mount -o remount,bind,ro . && cd . && exec \"$@\"";
    let answer = mounting(&program, script, "check --fix --lang en");
    let expected = "error: p/1.toml cannot be written: the disk it is on is read-only\n  help: the plan is as it was\n";
    assert_eq!(answer, (Some(2), expected.to_owned()));
    assert_untouched(&program);
    assert_eq!(mounting(&program, script, "list"), (Some(0), String::new()));
}
