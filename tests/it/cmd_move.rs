//! Tests of `plan move`: refusals, and a check afterwards. Its output files are tested in `tests/edits`.

use crate::common::{Program, assert_said};

#[test]
fn what_cannot_be_moved_is_said_in_both_languages() {
    let wrong = [
        "move",
        "move 1.2-1",
        "move 1.2-9 --to 1.2.1",
        "move 1.2-1 --to 1.2.9",
        "move 1.2 --to 1.10",
        "move Kulturstrateger --to 1.10",
        "move 1.2-1 --to Kulturstrateger",
        "move 1.2-1 --to 1.2.1-1",
        "move 1.2.1 --to 1.2.1",
        "move 1.2-1 --to 1.2.1 --id 1.2.1-x",
        "move 1.2-1 --to 1.2.1 --id 1.2.1-1",
        "move 1.2.1 --to 1.10 --id 1.2.7",
        "move 1.2-1 --to 1.2",
    ];
    let program = Program::in_copy_of_sample();
    let both = wrong.iter().flat_map(|line| ["sv", "en"].map(|lang| program.run(&format!("{line} --lang {lang}"))));
    assert_said(both.collect::<Vec<_>>(), "move/wrong.txt");
}

/// The sample, committed.
fn committed() -> Program {
    let program = Program::in_copy_of_sample();
    program.commit("Antagen plan");
    program
}

/// Returns the findings about ids and texts since the last commit.
fn against_base(program: &Program) -> String {
    let only = "--only PL202,PL203,PL208,PL402,PL601,PL602,PL603,PL604,PL605";
    program.run(&format!("check -C . --base HEAD --format short --lang en --today 2026-12-31 {only}")).out
}

#[test]
fn what_was_moved_is_neither_gone_nor_new() {
    let program = committed();
    let before = against_base(&program);
    for line in ["move 1.2-1 --to 1.10", "move 1.2.1 --to 1.10", "move 1.2.1-1 --to 1.10"] {
        assert!(program.run(line).code == 0, "{line}");
    }
    assert_eq!(against_base(&program), before);
    // By each of its former ids.
    let shown = program.run("show 1.2.1-1").fine();
    assert!(shown.contains("1.2.1-1, 1.10."), "{shown}");
    assert!(program.run("show 1.2.1-1 --format json").fine().contains("\"formerly\":[\"1.2.1-1\","));
}

/// Moves an activity, and changes its file.
fn moved_and_changed(from: &str, to: &str) -> String {
    let program = committed();
    program.run("move 1.2.1-1 --to 1.10").fine();
    let text = std::fs::read_to_string(program.path("kultur/1.10-las.toml")).expect("it is there");
    assert!(text.contains(from), "no {from} in {text}");
    program.write("kultur/1.10-las.toml", text.replacen(from, to, 1));
    against_base(&program)
}

#[test]
fn what_was_moved_is_still_compared_with_what_it_was() {
    let worse = moved_and_changed(
        "follow_up.2024 = { status = \"Grönt\" }\nfollow_up.2025",
        "follow_up.2024 = { status = \"Rött\" }\nfollow_up.2025",
    );
    assert!(worse.contains("PL604"), "{worse}");
    let reworded = moved_and_changed("Samordna skolföreställningar", "Samordna skolföreställningarna");
    assert!(reworded.contains("PL603"), "{reworded}");
    let another = moved_and_changed("Samordna skolföreställningar", "Bygga en mobil scen");
    assert!(another.contains("PL602"), "{another}");
    let forgotten = moved_and_changed("formerly = [\"1.2.1-1\"]\n", "");
    assert!(forgotten.contains("PL601"), "{forgotten}");
}

#[test]
fn nothing_is_written_where_it_is_only_shown() {
    let program = committed();
    assert!(program.run("move 1.2.1 --to 1.10 --dry-run").fine().contains("+formerly"));
    program.git("diff --quiet");
}
