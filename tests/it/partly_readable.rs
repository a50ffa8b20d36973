//! Tests of plans with a broken file: people get the rest and a warning, programs get nothing.

use crate::common::{Program, assert_said, with_files};
use crate::hostile::{GOAL, PLAN};

/// Every command that reads a plan, with its machine formats.
const COMMANDS: [(&str, &[&str]); 8] = [
    ("status", &["json", "jsonl", "csv", "tsv"]),
    ("list", &["json", "jsonl", "csv", "tsv"]),
    ("show 2.1", &["json"]),
    ("tree", &["json"]),
    ("owners", &["json", "jsonl", "csv", "tsv"]),
    ("plans", &["json", "jsonl", "csv", "tsv"]),
    ("due", &["json", "jsonl", "csv", "tsv"]),
    ("chart", &["json", "jsonl", "csv", "tsv", "svg"]),
];

/// The sample with a bracket missing in one goal file.
fn partly_readable() -> Program {
    let program = Program::in_copy_of_sample();
    program.write(
        "kultur/1.10-las.toml",
        "id = \"1.10\"\ntitle = \"Läsning\"\n[[priority]\nid = \"1.10.1\"\ntitle = \"Lån\"\n",
    );
    program
}

#[test]
fn people_get_the_rest_and_a_warning() {
    let program = partly_readable();
    for (command, _) in COMMANDS {
        for format in ["table", "md"] {
            let answer = program.run(&format!("{command} --format {format}"));
            assert!(answer.code == 0 && !answer.out.is_empty(), "{answer}");
            assert!(answer.err.contains("varning: planen går inte att läsa i sin helhet (fel: 1)"), "{answer}");
            assert!(answer.err.starts_with("kultur/1.10-las.toml:3:"), "{answer}");
            let last: Vec<&str> = answer.out.trim_end().rsplit("\n\n").collect();
            assert!(last[0].starts_with("Planen går inte att läsa i sin helhet (fel: 1)"), "{answer}");
        }
    }
    assert_said(
        [program.run("list --goal 2.1"), program.run("list --goal 2.1 --format md --lang en")],
        "partly_readable/table.txt",
    );
}

#[test]
fn an_answer_ends_with_how_much_is_missing_from_it() {
    let activity = GOAL.replace("id = \"1\"\ntitle = \"Goal\"\n", "");
    let untitled = activity.replace("title = \"Title\"\n", "").replace("\"1-", "\"2-");
    let broken = format!("id = \"2\"\ntitle = \"Two\"\n{untitled}");
    let utf16: Vec<u8> = GOAL.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin1 = GOAL.replace("Goal", "M\u{e5}l").chars().map(|c| u8::try_from(c).expect("Latin-1")).collect();
    let unknown = "; how many activities are missing cannot be determined";
    let cases: [(Vec<u8>, usize, &str); 8] = [
        (broken.clone().into(), 1, "; activities missing: 1"),
        (format!("{broken}{untitled}").replacen("2-1", "2-2", 1).into(), 2, "; activities missing: 2"),
        (broken.replace("[[activity]]", "[[activity").into(), 2, "; activities missing: 1"),
        (format!("{broken}[[activty]]\n").into(), 2, "; activities missing: at least 1"),
        ([&[0xff, 0xfe][..], &utf16].concat(), 1, unknown),
        (Vec::new(), 1, unknown),
        (latin1, 1, "; activities missing: 1"),
        (b"id = \"2\"\ntitle = \"Two\"\nkey = 1\n".to_vec(), 1, ""),
    ];
    for (content, errors, missing) in cases {
        let program = with_files([("plan.toml", PLAN), ("1.toml", GOAL)]);
        program.write("2.toml", content);
        for line in ["status", "list", "report", "due", "tree --format md", "chart", "plans", "show 1", "owners"] {
            let answer = program.run(line);
            let what = format!("(errors: {errors}); files with errors: 1 (2.toml){missing}");
            let said = format!("warning: the plan cannot be read in full {what}\n  help: ");
            assert!(answer.code == 0 && answer.err.contains(&said), "{answer}");
            let seen = answer.out.split_whitespace().collect::<Vec<_>>().join(" ");
            let end = format!("{what}. `plan check` shows every error and its place.");
            assert!(seen.ends_with(&end), "{answer}");
            assert!(!seen.contains("Nothing is off track") && !seen.contains("Everything that is due"), "{answer}");
        }
    }
}

#[test]
fn a_file_that_may_not_be_read_is_missing_from_the_answer() {
    let program = with_files([("plan.toml", PLAN), ("1.toml", GOAL)]);
    std::fs::create_dir(program.path("2.toml")).expect("a folder can be made");
    let answer = program.run("status");
    assert!(answer.out.contains("cannot be determined."), "{answer}");
}

#[test]
fn programs_get_nothing() {
    let program = partly_readable();
    for (command, formats) in COMMANDS {
        for format in formats {
            let err = program.run(&format!("{command} --format {format}")).refused();
            assert!(
                err.contains("fel: planen går inte att läsa i sin helhet (fel: 1)"),
                "{command} --format {format}: {err}"
            );
        }
    }
    assert_said(
        [program.run("list --format json"), program.run("list --format csv --lang en")],
        "partly_readable/machine.txt",
    );
}

#[test]
fn the_check_tells_what_is_broken_and_checks_the_rest() {
    let program = partly_readable();
    program.write("kultur/3.toml", "id = \"3\"\ntitle = \"Tre\"\n[[priority]]\nid = \"3.1\"\ntitle = \"T\"\nsee = [\"1.10.1\"]\nfocus = [\"Fred\"]\n");
    assert_said([program.run("check"), program.run("check --lang en --format short")], "partly_readable/check.txt");
}

#[test]
fn an_activity_with_a_part_missing_is_left_out_and_said_so() {
    let program = Program::in_copy_of_sample();
    program
        .write("kultur/3.toml", "id = \"3\"\ntitle = \"Tre\"\n[[activity]]\nid = \"3-1\"\nstart = 2024\nowners = []\n");
    let answer = program.run("list --goal 3");
    assert!(answer.code == 0 && answer.out.contains("0 aktiviteter") && !answer.out.contains("3-1"), "{answer}");
    assert!(answer.err.starts_with("kultur/3.toml:3:1: fel[PL101]: `title` saknas här\nvarning: "), "{answer}");
    program.run("list --goal 3 --format json").refused();
}

#[test]
fn only_the_first_faults_stand_before_an_answer() {
    let program = Program::in_copy_of_sample();
    program.write("kultur/3.toml", "id = \"3\"\ntitle = \"Tre\"\na = 1\nb = 1\nc = 1\nd = 1\ne = 1\nf = 1\ng = 1\n");
    let err = program.run("tree --goal 3").err;
    assert_eq!(err.matches("fel[PL102]").count(), 5);
    assert!(err.contains("(fel: 7)"), "{err}");
}

#[test]
fn a_plan_of_which_nothing_can_be_read_is_refused() {
    let program = Program::temporary();
    program.write("plan.toml", "id = \"p\"\ntitle = \"P\"\nlanguage = \"sv\"\n");
    program.write("1.toml", "id = \"1\ntitle = \"Ett\"\n");
    let answers = [program.run("list"), program.run("status --format json --lang en"), program.run("check")];
    assert_said(answers, "partly_readable/nothing.txt");
}

#[test]
fn a_manifest_that_cannot_be_read_does_not_make_its_goals_wrong() {
    let program = Program::in_copy_of_sample();
    program.write("kultur/plan.toml", "id = \"kultur\"\ntitle = Kulturplanen\n");
    assert_said(
        [program.run("check"), program.run("list --goal 2.1 --today 2025-06-01")],
        "partly_readable/manifest.txt",
    );
}
