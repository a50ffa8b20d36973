//! Tests of `plan import`: entries of colleagues are imported, and nothing else changes.

pub(crate) mod accounted;
mod apart;
mod conflicts;
mod encodings;
mod files;
mod findings;
mod joined;
mod looks;
mod round_trip;
mod saved;
pub(crate) mod sheet;
mod values;
mod wild;

use plan::sheet::Column::{Note, Status};

use crate::common::{Program, assert_said, files_below, repository};
use sheet::Sheet;

/// The program in the plan of a folder of `tests/cases`.
fn case(name: &str) -> Program {
    let program = Program::temporary();
    for (path, text) in files_below(&format!("tests/cases/{name}/p")) {
        program.write(&format!("p/{path}"), text);
    }
    program.env("PLAN_LANG", "sv")
}

/// Returns a file of a folder of `tests/cases`.
fn input(name: &str, file: &str) -> Vec<u8> {
    std::fs::read(repository("tests/cases").join(name).join(file)).expect("it lies there")
}

/// Returns the follow-up lines of a file.
fn assessed(program: &Program, file: &str) -> Vec<String> {
    let text = std::fs::read_to_string(program.path(file)).expect("text");
    text.lines().filter(|line| line.starts_with("follow_up")).map(str::to_owned).collect()
}

/// Returns the files of a program's plan.
fn plan_of(program: &Program) -> Vec<(String, String)> {
    let files = |folder: &str| {
        let folder = program.path(folder);
        let entries = std::fs::read_dir(&folder).into_iter().flatten();
        let mut files: Vec<_> = entries.map(|it| it.expect("an entry").path()).collect();
        files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
        files.sort();
        files
            .into_iter()
            .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).expect("text")))
            .collect::<Vec<_>>()
    };
    ["", "kultur", "harbour", "allt", "kulturplan"].into_iter().flat_map(files).collect()
}

#[test]
fn what_was_filled_in_is_written_and_shown_in_words() {
    let program = Program::in_copy_of_sample();
    let sheet = Sheet::of(&program)
        .with("1.2.1-5", Status, "gront ")
        .with("1.2.1-5", Note, "Tre gästspel,\r\nalla utsålda")
        .with("1.2.1-1", Status, "")
        .with("1.2.1-3", Note, "")
        .with("1.2.1-3", Status, "")
        .with("1.2.film-2", Note, "")
        .with("1.10.1-3", Status, "◐ GULT")
        .with("2.1.2-1", Note, "Väntar på fra\u{308}mjandet");
    program.write("svar.xlsx", sheet.xlsx("Kultur"));
    let before = plan_of(&program);
    let tried = program.run("import svar.xlsx --dry-run");
    assert_eq!(plan_of(&program), before, "{tried}");
    let english = program.run("import svar.xlsx --dry-run --lang en");
    let taken = program.run("import svar.xlsx");
    let again = program.run("import svar.xlsx");
    let after: String = plan_of(&program).into_iter().map(|(_, text)| text).collect();
    assert_said([tried, english, taken, again], "cmd_import/taken.txt");
    for line in [
        "follow_up.2025 = { status = \"Grönt\", note = \"Tre gästspel,\\nalla utsålda\" }",
        "follow_up.2025 = { note = \"Två kommuner återstår\" }",
        "follow_up.2025 = { note = \"Väntar på främjandet\" }",
    ] {
        assert!(after.contains(line), "{line}\n{after}");
    }
    assert!(!after.contains("Tjänsten är inte tillsatt"));
}

#[test]
fn nothing_that_was_not_filled_in_is_touched() {
    let program = Program::in_copy_of_sample();
    let before = plan_of(&program);
    program.write("svar.csv", Sheet::of(&program).with("1.2.1-5", Note, "Ny").csv(b';'));
    program.run("import svar.csv").fine();
    let after = plan_of(&program);
    let pairs = before.iter().zip(&after).flat_map(|((_, before), (_, after))| before.lines().zip(after.lines()));
    let changed: Vec<_> = pairs.filter(|(before, after)| before != after).collect();
    // One more line, so those below it moved.
    let lines = |files: &[(String, String)]| files.iter().map(|(_, text)| text.lines().count()).sum::<usize>();
    assert_eq!(lines(&after), lines(&before) + 1, "{changed:?}");
}
