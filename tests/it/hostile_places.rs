//! Tests of malicious surroundings: special files, a full disk, a reader that left.

use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::common::{LONGEST_WAIT, Program, sample};
use crate::hostile::{GOAL, PLAN, run_all};

#[test]
fn a_directory_is_no_file() {
    for name in ["1.toml", "plan.toml"] {
        let program = Program::temporary();
        program.write("plan.toml", PLAN);
        program.write("1.toml", GOAL);
        std::fs::remove_file(program.path(name)).expect("it is there");
        program.write(&format!("{name}/x.toml"), "");
        let found = program.run("check --format short --lang en --today 2025");
        assert!(found.code == 1 && found.out.starts_with(&format!("{name}:1:1: error[PL001]")), "{found}");
        run_all(&program);
    }
    let program = Program::temporary();
    program.write("governance.toml/x", "");
    program.write("p/plan.toml", PLAN);
    assert!(program.run("check --format short").out.starts_with("governance.toml:1:1: error[PL001]"));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_does_not_hang() {
    use std::os::unix::fs::symlink;
    use std::process::Command;
    for name in ["1.toml", "plan.toml"] {
        for kind in ["dangling", "loop", "zero", "fifo"] {
            let program = Program::temporary();
            program.write("plan.toml", PLAN);
            program.write("1.toml", GOAL);
            let path = program.path(name);
            std::fs::remove_file(&path).expect("it is there");
            match kind {
                "dangling" => symlink("nowhere", &path).expect("a link"),
                "loop" => symlink(name, &path).expect("a link"),
                "zero" => symlink("/dev/zero", &path).expect("a link"),
                _ if Command::new("mkfifo").arg(&path).status().is_ok_and(|status| status.success()) => {}
                _ => continue,
            }
            for command in ["check --format short --lang en", "list", "status --format json", "--help", "lst"] {
                let code = ends(&program, command);
                assert!(code.is_some_and(|code| (0..=2).contains(&code)), "{kind} {name}: {command}: {code:?}");
            }
            let found = program.run("check --format short --lang en");
            assert!(found.out.starts_with(&format!("{name}:1:1: error[PL001]")), "{kind}: {found}");
        }
    }
}

/// Runs a command line, and returns its exit code; none if it was killed.
#[cfg(unix)]
fn ends(program: &Program, line: &str) -> Option<i32> {
    let arguments: Vec<String> = line.split(' ').map(str::to_owned).collect();
    let mut child = program.command(&arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
    let deadline = Instant::now() + LONGEST_WAIT;
    while Instant::now() < deadline {
        if let Some(status) = child.try_wait().expect("its end can be asked for") {
            return status.code();
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().expect("it can be ended");
    child.wait().expect("it ends");
    None
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_and_a_reader_that_left_is_none() {
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").expect("it is there");
    for command in ["list", "check", "list --format json", "status --help", "--version"] {
        let arguments: Vec<String> = command.split(' ').map(str::to_owned).collect();
        let output = sample().command(&arguments).stdout(full()).output().expect("it starts");
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && err.starts_with("fel: "), "{command}: {:?} {err}", output.status);

        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = sample().command(&arguments).stdout(writer).output().expect("it starts");
        assert_eq!((output.status.code(), &*String::from_utf8_lossy(&output.stderr)), (Some(0), ""), "{command}");
    }
    // Standard error cannot be written, which must not change the exit code.
    let mut refused = sample().command(&["list".to_owned(), "--owner".to_owned(), "Nemo".to_owned()]);
    assert_eq!(refused.stderr(full()).status().expect("it starts").code(), Some(2));
}
