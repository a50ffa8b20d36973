//! Tests of answers that cannot be written: a completed change is reported all the same.

use std::fs::{File, OpenOptions};
use std::process::Stdio;

use super::content;
use crate::common::{Program, words};

const PLAN: &str = "id = \"p\"\ntitle =   \"P\"\nperiod = { first = 2024, last = 2027 }\n\
    follow_up = { every = \"year\", current = 2024 }\n\n[[owner]]\nname = \"A\"\n\n\
    [[status]]\nname = \"Klart\"\nstage = \"done\"\n\n[[status]]\nname = \"Fel\"\nstage = \"off-track\"\n";
const GOAL: &str =
    "id = \"1\"\ntitle = \"G\"\n\n[[activity]]\nid = \"1-1\"\ntitle = \"T\"\nowners = [\"A\"]\nstart = 2024\n";

fn plan() -> Program {
    let program = Program::temporary();
    program.write("plan.toml", PLAN);
    program.write("1.toml", GOAL);
    program
}

fn full() -> File {
    OpenOptions::new().write(true).open("/dev/full").expect("it is there")
}

/// Returns standard error and the exit code.
fn said(program: &Program, line: &str, out: impl Into<Stdio>) -> (String, Option<i32>) {
    let output = program.command(&words(line)).stdout(out).output().expect("it starts");
    (String::from_utf8_lossy(&output.stderr).into_owned(), output.status.code())
}

#[test]
fn a_change_that_could_not_be_told_was_made() {
    for (line, path, now) in [
        ("set 1-1 Klart", "1.toml", "Klart"),
        ("set 1-1 --title Ny", "1.toml", "\"Ny\""),
        ("open 2025", "plan.toml", "current = 2025"),
        ("add goal --id 2 --title Ny", "2-ny.toml", "Ny"),
        ("end 1-1 --period 2025 --reason x", "1.toml", "ended"),
        ("fmt", "plan.toml", "title = \"P\""),
    ] {
        let program = plan();
        assert_eq!(
            said(&program, &format!("{line} --lang en"), full()),
            ("error: the change was made; the answer could not be written: the disk is full\n".to_owned(), Some(2)),
            "{line}"
        );
        assert!(content(&program, path).contains(now), "{line}: {}", content(&program, path));
        let program = plan();
        let expected = "fel: ändringen är gjord, men svaret gick inte att skriva: disken är full\n";
        assert_eq!(said(&program, &format!("{line} --lang sv"), full()), (expected.to_owned(), Some(2)), "{line}");
    }
    let program = plan();
    program.write("1.toml", GOAL.replace("\"T\"", "\"T  t\""));
    let (err, code) = said(&program, "check --fix --lang en", full());
    assert!(code == Some(2) && err.starts_with("error: the change was made; "), "{code:?} {err}");
    assert!(content(&program, "1.toml").contains("\"T t\""));
}

#[test]
fn an_undone_change_that_could_not_be_told_was_undone() {
    let program = plan();
    program.run("set 1-1 Klart").fine();
    let expected = "error: the change was made; the answer could not be written: the disk is full\n".to_owned();
    assert_eq!(said(&program, "undo --lang en", full()), (expected, Some(2)));
    assert_eq!(content(&program, "1.toml"), GOAL);
}

#[test]
fn an_answer_about_nothing_that_was_done_says_only_that() {
    for line in ["list", "report --format md", "set 1-1 Klart --dry-run", "set 1-1 --title T", "status --help"] {
        let program = plan();
        let (err, code) = said(&program, &format!("{line} --lang en"), full());
        let expected = "error: the answer could not be written: the disk is full\n";
        assert_eq!((&*err, code), (expected, Some(2)), "{line}");
        let (err, _) = said(&program, &format!("{line} --lang sv"), full());
        assert_eq!(err, "fel: svaret gick inte att skriva: disken är full\n", "{line}");
        assert_eq!(content(&program, "1.toml"), GOAL);
    }
}

#[test]
fn a_file_that_was_written_is_there_whatever_became_of_the_answer() {
    for (line, file) in
        [("report -o ut.docx", "ut.docx"), ("export -o ut.xlsx", "ut.xlsx"), ("chart -o ut.svg", "ut.svg")]
    {
        let program = plan();
        let (err, code) = said(&program, &format!("{line} --lang en"), full());
        let expected = "error: the file was written; the answer could not be written: the disk is full\n";
        assert_eq!((&*err, code), (expected, Some(2)), "{line}");
        assert!(!std::fs::read(program.path(file)).expect("it is there").is_empty());
    }
}

/// A file size limit acts like a full disk.
#[test]
fn no_half_file_is_left() {
    for (line, file) in
        [("report -o ut.docx", "ut.docx"), ("export -o ut.xlsx", "ut.xlsx"), ("report -o ut.html", "ut.html")]
    {
        for before in [None, Some("before")] {
            let program = plan();
            if let Some(before) = before {
                program.write(file, before);
            }
            let mut shell = std::process::Command::new("sh");
            let script = format!("trap '' XFSZ; ulimit -f 1; exec \"$0\" {line} --lang sv --force");
            let script = if line.starts_with("export") { script } else { script.replace(" --force", "") };
            shell.args(["-c", &script, env!("CARGO_BIN_EXE_plan")]).current_dir(program.path("."));
            let output = shell.output().expect("it starts");
            let err = String::from_utf8_lossy(&output.stderr);
            let expected = format!(
                "fel: `{file}` går inte att skriva: filen blir större än vad som får skrivas\n  \
                 hjälp: välj en annan fil med -o FIL\n"
            );
            assert_eq!((&*err, output.status.code()), (&*expected, Some(2)), "{line}");
            let left: Vec<_> = std::fs::read_dir(program.path("."))
                .expect("it is there")
                .map(|it| it.expect("an entry").file_name())
                .collect();
            assert_eq!(left.len(), 2 + usize::from(before.is_some()), "{left:?}");
            assert_eq!(before.map(|_| content(&program, file)), before.map(str::to_owned));
        }
    }
}

/// A reader may close the pipe early; only a change is reported then.
#[test]
fn a_reader_that_left_is_told_of_a_change_alone() {
    let left = || {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        writer
    };
    for (line, expected) in [
        ("list --lang en", ""),
        ("report --format html --lang en", ""),
        ("set 1-1 Klart --dry-run --lang en", ""),
        ("report -o ut.docx --lang en", ""),
        ("set 1-1 Klart --lang en", "warning: the change was made; the answer was not read to its end\n"),
        ("set 1-1 --title Ny --lang sv", "varning: ändringen är gjord, men svaret lästes inte till slutet\n"),
    ] {
        assert_eq!(said(&plan(), line, left()), (expected.to_owned(), Some(0)), "{line}");
    }
}
