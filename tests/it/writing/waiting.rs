//! Tests of simultaneous runs: readers wait for a writer, and writers for each other.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

use plan::source::{Lock, Root, Waiting};

use super::{GOALS, content, fixable_plan, fixed, goal, goal_path, noted};
use crate::common::{Program, words};

fn start(program: &Program, line: &str) -> Child {
    program.command(&words(line)).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts")
}

fn exclusive(dir: &Path) -> Lock {
    Lock::exclusive(&Root::of(dir), &waiting(dir)).expect("nobody else is here")
}

fn shared(dir: &Path) -> Lock {
    Lock::shared(&Root::of(dir), &waiting(dir)).expect("nobody else is here")
}

fn waiting(dir: &Path) -> Waiting<'_> {
    Waiting { elsewhere: dir, limit: Duration::ZERO, tell: &|| {} }
}

#[test]
fn who_waits_for_long_is_told_for_whom() {
    let program = fixable_plan();
    let held = program.writer("p");
    let (mut reader, mut writer) =
        (start(&program, "list -C p --lang en --wait 600"), start(&program, "check --fix --lang sv --wait 600"));
    // Messages appear only while the plan is locked.
    let told = |seconds: u32| {
        format!(
            "warning: another run of `plan` holds the plan: `plan set 1-1 Green` (process 4711, since 2026-11-03 14:03:22)\n  \
            help: this run waits for at most {seconds} seconds; `--wait` changes that\n"
        )
    };
    assert_eq!(two_lines(&mut reader), told(600));
    assert_eq!(
        two_lines(&mut writer),
        "varning: planen är upptagen av en annan körning av `plan`: `plan set 1-1 Green` (process 4711, sedan 2026-11-03 14:03:22)\n  \
        hjälp: den här väntar i högst 600 sekunder; `--wait` ändrar det\n"
    );
    // On a busy machine, a run with the default time may give up before the lock is released.
    let mut usual = start(&program, "list -C p --lang en");
    assert_eq!(two_lines(&mut usual), told(10));
    usual.kill().expect("it can be ended");
    usual.wait().expect("it ends");
    drop(held);
    for child in [reader, writer] {
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success() && !output.stdout.is_empty(), "{output:?}");
    }
    assert!(fixed(&program).iter().all(|it| *it));
}

/// Whatever its task and its time limit, a run that cannot continue says why, and does nothing.
#[test]
fn who_has_waited_for_long_enough_gives_up() {
    let program = fixable_plan();
    let known = [
        "error: another run of `plan` holds the plan: `plan set 1-1 Green` (process 4711, since 2026-11-03 14:03:22)\n  \
        help: try again when it is done, or end process 4711 if it hangs; nothing was read or changed\n",
        "fel: planen är upptagen av en annan körning av `plan`: `plan set 1-1 Green` (process 4711, sedan 2026-11-03 14:03:22)\n  \
        hjälp: försök igen när den är klar, eller avsluta process 4711 om den har hängt sig; inget är läst eller ändrat\n",
    ];
    let unknown = [
        "error: another run of `plan` holds the plan; which one is not known, for it only reads or is another user's\n  \
        help: try again when it is done; nothing was read or changed\n",
        "fel: planen är upptagen av en annan körning av `plan`; vilken är inte känt, för den läser bara eller är någon annans\n  \
        hjälp: försök igen när den är klar; inget är läst eller ändrat\n",
    ];
    let held = program.writer("p");
    for line in
        ["status", "list --format json", "check --wait 1", "check --fix", "set 1 --title X", "undo", "fmt --check"]
    {
        let wait = if line.contains("--wait") { "" } else { "--wait 0" };
        let said = ["en", "sv"].map(|lang| program.run(&format!("{line} {wait} --lang {lang}")).refused());
        assert_eq!(said, known, "{line}");
    }
    drop(held);
    // The holder is unknown, or noted by an earlier run that was killed.
    let held = exclusive(&program.path("."));
    let note = noted(&program, ".", "holder.json");
    std::fs::write(note, "{\"process\":1,\"command\":\"plan\",\"since\":\"then\"}").expect("it can be written");
    for line in ["status", "check --fix"] {
        let said = ["en", "sv"].map(|lang| program.run(&format!("{line} --wait 0 --lang {lang}")).refused());
        assert_eq!(said, unknown, "{line}");
    }
    drop(held);
    let held = shared(&program.path("p"));
    program.run("status --wait 0").fine();
    assert_eq!(program.run("check --fix --wait 0 --lang en").refused(), unknown[0]);
    assert_eq!(fixed(&program), [false; GOALS]);
    drop(held);
    program.run("check --fix --wait 0").fine();
}

/// A stopped writer keeps the lock until it continues.
#[cfg(unix)]
#[test]
fn a_stopped_run_is_named_and_keeps_what_it_holds() {
    let program = fixable_plan();
    // It is stopped after noting that it holds the lock.
    let signal = |child: &Child, name: &str| {
        let killed = std::process::Command::new("kill").args(["-s", name, &child.id().to_string()]).status();
        assert!(killed.expect("kill starts").success());
    };
    let mut stopped = loop {
        let mut child = start(&program, "check --fix");
        while child.try_wait().expect("it can be asked").is_none() && !noted(&program, ".", "holder.json").exists() {
            std::thread::yield_now();
        }
        signal(&child, "STOP");
        let answer = program.run("status --wait 0 --lang en");
        if answer.code == 2 {
            assert!(answer.err.contains(&format!("`plan check --fix` (process {}, since ", child.id())), "{answer}");
            break child;
        }
        // It was too quick.
        signal(&child, "CONT");
        child.wait().expect("it ends");
        (1..=GOALS).for_each(|number| program.write(&goal_path(number), goal(number, "  ")));
    };
    let other = start(&program, "set 1 --title 'New' --wait 600");
    signal(&stopped, "CONT");
    assert!(stopped.wait().expect("it ends").success());
    assert!(other.wait_with_output().expect("it ends").status.success());
    assert!(content(&program, "p/1.toml").contains("New"), "no change is lost");
}

fn two_lines(child: &mut Child) -> String {
    let mut err = BufReader::new(child.stderr.take().expect("a pipe"));
    let mut said = String::new();
    for _ in 0..2 {
        err.read_line(&mut said).expect("it says something");
    }
    said
}

#[test]
fn readers_wait_for_no_reader_and_a_writer_for_all() {
    let program = fixable_plan();
    let reading = shared(&program.path("p"));
    program.run("list").fine();
    let mut writer = start(&program, "check --fix --wait 600");
    assert!(two_lines(&mut writer).contains("--wait"), "it says that it waits");
    assert_eq!(fixed(&program), [false; GOALS], "it waits");
    drop(reading);
    assert!(writer.wait().expect("it ends").success());
    assert_eq!(fixed(&program), [true; GOALS]);
}
