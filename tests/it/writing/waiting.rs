//! Runs at the same time: those that read wait for one that writes, and those that write for each other.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

use plan::source::{Lock, Waiting};

use super::{GOALS, faulty, mended};
use crate::common::Program;

fn start(program: &Program, line: &str) -> Child {
    let arguments: Vec<String> = line.split(' ').map(str::to_owned).collect();
    program.command(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts")
}

fn exclusive(dir: &Path) -> Lock {
    Lock::exclusive(dir, &Waiting { elsewhere: dir, tell: &|| {} })
}

fn shared(dir: &Path) -> Lock {
    Lock::shared(dir, &Waiting { elsewhere: dir, tell: &|| {} })
}

#[test]
fn who_waits_for_long_is_told_what_for() {
    let program = faulty();
    // Held for the portfolio, waited for by its plan too.
    let lock = exclusive(&program.path("."));
    let (mut reader, mut writer) = (start(&program, "list -C p --lang en"), start(&program, "check --fix --lang sv"));
    // They are told only while the lock is held.
    assert_eq!(
        two_lines(&mut reader),
        "warning: another run of `plan` is changing the plan right now\n  help: this one waits until that is done\n"
    );
    assert_eq!(
        two_lines(&mut writer),
        "varning: en annan körning av `plan` ändrar planen just nu\n  hjälp: den här väntar tills den är klar\n"
    );
    drop(lock);
    for child in [reader, writer] {
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success() && !output.stdout.is_empty(), "{output:?}");
    }
    assert!(mended(&program).iter().all(|it| *it));
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
    let program = faulty();
    let reading = shared(&program.path("p"));
    program.run("list").fine();
    let mut writer = start(&program, "check --fix");
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(mended(&program), [false; GOALS], "it waits");
    drop(reading);
    assert!(writer.wait().expect("it ends").success());
    assert_eq!(mended(&program), [true; GOALS]);
}
