//! Tests of killed runs: the plan is as before or as after, and never in between.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::{GOALS, content, fixable_plan, fixed, goal, goal_path, is_unfinished, left};
use crate::common::Program;

/// The outcomes of many runs.
#[derive(Debug, Default)]
struct Tally {
    /// Runs without any change.
    before: usize,
    /// Runs with all changes, made by the run itself or by the next.
    after: usize,
    /// Runs whose changes the next run completed.
    finished_by_the_next: usize,
}

/// Starts a command, and kills it after a while.
fn kill_after(program: &Program, line: &str, moment: Duration) {
    let arguments: Vec<String> = line.split(' ').map(str::to_owned).collect();
    let mut child = program.command(&arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
    std::thread::sleep(moment);
    child.kill().expect("it can be killed");
    child.wait().expect("it ends");
}

/// Returns all files in the plan's folders.
fn everything(program: &Program) -> Vec<(PathBuf, Vec<u8>)> {
    let paths = left(program).into_iter().chain((1..=GOALS).map(|number| program.path(&goal_path(number))));
    paths.map(|path| (path.clone(), std::fs::read(path).expect("it can be read"))).collect()
}

/// Kills runs that change the files of all goals, at moments spread over the run.
fn kill(times: u32) -> Tally {
    let program = fixable_plan();
    let began = Instant::now();
    program.run("check --fix").fine();
    let whole = began.elapsed();
    let mut tally = Tally::default();
    for at in 0..times {
        (1..=GOALS).for_each(|number| program.write(&goal_path(number), goal(number, "  ")));
        // Multiples of the golden ratio are spread evenly, whatever their number.
        let moment = whole * (at * 618 % 1000) / 900;
        kill_after(&program, "check --fix", moment);
        let (is_half, found) = (is_unfinished(&program), everything(&program));
        tally.finished_by_the_next += usize::from(is_half);
        // A reader is warned, and changes nothing.
        let read = program.run(["list -C . --lang en", "list -C p --lang en"][at as usize % 2]);
        assert_eq!((read.code, read.err.contains("interrupted in the middle of a change")), (0, is_half), "{read}");
        assert_eq!(everything(&program), found, "{read}");
        // A writer completes the change first.
        assert_eq!(program.run(["fmt p/plan.toml -C .", "fmt plan.toml -C p"][at as usize % 2]).code, 0);
        let fixed = fixed(&program);
        assert!(fixed.iter().all(|it| *it == fixed[0]), "half of the files: {fixed:?}");
        assert_eq!(left(&program), Vec::<PathBuf>::new(), "it clears up");
        *(if fixed[0] { &mut tally.after } else { &mut tally.before }) += 1;
    }
    tally
}

/// Kills runs that change one file.
fn kill_single(times: u32) -> Tally {
    let program = fixable_plan();
    let activity = "[[activity]]\nid = \"1-1\"\ntitle = \"T\"\nowners = [\"A\"]\nstart = 2024\n";
    program.write(&goal_path(1), goal(1, " ") + activity);
    let set = |at: u32| format!("set 1-1 --note note-{at} --period 2024");
    let began = Instant::now();
    program.run(&set(0)).fine();
    let whole = began.elapsed();
    let mut before = content(&program, &goal_path(1));
    let mut tally = Tally::default();
    let mut noted = 0;
    for at in 1..=times {
        kill_after(&program, &set(at), whole * (at * 618 % 1000) / 900);
        let now = content(&program, &goal_path(1));
        if now == before {
            tally.before += 1;
        } else {
            assert_eq!(now, before.replace(&format!("\"note-{noted}\""), &format!("\"note-{at}\"")), "half written");
            tally.after += 1;
            (before, noted) = (now, at);
        }
    }
    assert_eq!(program.run(&set(0)).code, 0);
    assert_eq!(left(&program), Vec::<PathBuf>::new(), "the next change clears up");
    tally
}

#[test]
fn one_file_is_changed_whole_or_not_at_all() {
    let Tally { before, after, .. } = kill_single(40);
    assert_eq!(before + after, 40);
}

#[test]
fn several_files_are_changed_together_or_not_at_all() {
    let Tally { before, after, .. } = kill(40);
    assert_eq!(before + after, 40);
}

#[test]
#[ignore = "takes a minute; run by .ci/run"]
fn five_hundred_killed_runs_leave_no_half_change() {
    // The duration of a run varies, so some batches may have only one outcome.
    let meets_all = |tally: &Tally| tally.before > 0 && tally.after > 0;
    assert!((0..20).any(|_| {
        let tally = kill(500);
        meets_all(&tally) && tally.finished_by_the_next > 0
    }));
    assert!((0..20).any(|_| meets_all(&kill_single(500))));
}
