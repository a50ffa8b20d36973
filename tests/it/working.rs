//! Tests of the progress indicator.

use std::time::{Duration, Instant};

use crate::common::{Program, repository};
use crate::terminal::Terminal;

/// The program in a committed copy of the sample, with a shell script that runs before git.
fn with_git_after(script: &str) -> Program {
    let program = Program::in_copy_of_sample();
    program.git("init -q");
    program.commit("Antagen");
    let path = program
        .command(&[])
        .get_envs()
        .find_map(|(name, value)| (name == "PATH").then(|| value.expect("it is kept").to_string_lossy().into_owned()));
    let path = path.expect("git is found by it");
    program.write("bin/git", format!("#!/bin/sh\n{script}\nPATH='{path}' exec git \"$@\"\n"));
    let made = std::process::Command::new("chmod").arg("+x").arg(program.path("bin/git")).status();
    assert!(made.expect("chmod starts").success());
    let own = program.path("bin");
    program.env("PATH", &format!("{}:{path}", own.display()))
}

/// The program in a committed copy of the sample, with a git command that waits until it is released.
fn with_git_held_at(command: &str) -> Program {
    let held = "\"${0%/*}/held\"";
    let program =
        with_git_after(&format!("case \" $* \" in *' {command} '*) while [ -e {held} ]; do sleep 0.02; done;; esac"));
    program.write("bin/held", "");
    program
}

/// Releases git.
fn release(program: &Program) {
    std::fs::remove_file(program.path("bin/held")).expect("git was held");
}

#[test]
fn what_takes_long_is_told_on_a_terminal_and_gone_when_it_is_done() {
    for (lang, said) in [("sv", "Frågar git"), ("en", "Asking git")] {
        let program = with_git_held_at("log");
        let mut terminal = Terminal::start(&program, &format!("log 1.2 --plan kultur --lang {lang}"), 80);
        terminal.wait_for(said);
        release(&program);
        let (shown, code) = terminal.end();
        let is_gone = ["git", "Läser", "Reading"].iter().all(|word| !shown.contains(word));
        assert!(is_gone && shown.contains("Antagen"), "{shown}");
        assert_eq!(code, Some(0));
    }
}

#[test]
fn it_is_a_bar_where_it_is_known_how_much_there_is_to_do() {
    let program = with_git_held_at("cat-file");
    let mut terminal = Terminal::start(&program, "diff --lang sv", 80);
    terminal.wait_for("0/7");
    terminal.wait_for("Läser tidigare versioner ");
    release(&program);
    assert!(!terminal.end().0.contains("Läser"));
}

#[test]
fn a_change_that_takes_long_is_told_too() {
    for dry_run in ["", " --dry-run"] {
        let program = with_git_held_at("log");
        let line =
            format!("add activity --under 1.2 --plan kultur --title Pröva --owner Samordnare --lang sv{dry_run}");
        let mut terminal = Terminal::start(&program, &line, 80);
        terminal.wait_for("Gör ändringen");
        release(&program);
        let (shown, code) = terminal.end();
        assert!(!shown.contains("Gör") && shown.contains("Pröva"), "{shown}");
        assert_eq!(code, Some(0));
    }
}

#[test]
fn nothing_of_it_is_written_where_nobody_looks_or_what_is_shown_stays() {
    // Longer than the time before progress is shown.
    let program = with_git_after("sleep 1.2");
    assert_eq!(program.run("log 1.2 --plan kultur").err, "");
    let program = program.env("TERM", "dumb");
    let dumb = Terminal::start(&program, "log 1.2 --plan kultur", 80).written_to_end();
    assert!(dumb.contains("Antagen") && !dumb.contains("git") && !dumb.contains('\u{1b}'), "{dumb}");
}

/// Only runs that were quick are checked: a busy machine may have none.
#[test]
fn what_is_quick_is_not_told() {
    let program = Program::at(repository("tests/sample"));
    for _ in 0..20 {
        let began = Instant::now();
        let written = Terminal::start(&program, "status --color never", 80).written_to_end();
        if began.elapsed() < Duration::from_millis(500) {
            assert!(!written.contains("Läser") && !written.contains('\u{1b}'), "{written}");
            return;
        }
    }
}
