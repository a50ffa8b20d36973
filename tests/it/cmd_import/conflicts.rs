//! Tests of conflicts between the sheet and the plan, or between two sheets.

use plan::sheet::Column::{Note, Status};

use super::plan_of;
use super::sheet::Sheet;
use crate::common::{Program, assert_said};

/// A copy of the sample, with a sheet from before the plan was changed.
fn disagreeing() -> Program {
    let program = Program::in_copy_of_sample();
    let sheet = Sheet::of(&program)
        .with("1.2.1-1", Status, "Grönt")
        .with("1.2.1-1", Note, "Alla\nkommuner är med")
        .with("1.2.1-3", Status, "")
        .with("1.2.film-2", Note, "Rapport och film lämnade")
        .with("1.2.1-5", Note, "Bara i bladet");
    program.write("svar.xlsx", sheet.xlsx("Alla"));
    for line in [
        "set 1.2.1-1 Rött --note 'En kommun återstår'",
        "set 1.2.1-3 Gult",
        "set 1.2.film-2 --note 'Rapport och film lämnade'",
        "set 1.10.1-2 Gult --note 'Bara i planen'",
    ] {
        program.run(line).fine();
    }
    program
}

#[test]
fn nothing_is_taken_until_somebody_chooses() {
    let program = disagreeing();
    let before = plan_of(&program);
    let answers =
        ["import svar.xlsx", "--lang en import svar.xlsx", "import svar.xlsx --dry-run"].map(|line| program.run(line));
    assert!(answers.iter().all(|answer| answer.code == 1));
    assert_eq!(plan_of(&program), before);
    assert_said(answers, "cmd_import/conflicts.txt");
}

#[test]
fn the_sheet_or_the_plan_can_be_preferred() {
    for (whose, snapshot) in [("sheet", "cmd_import/prefer_sheet.txt"), ("plan", "cmd_import/prefer_plan.txt")] {
        let program = disagreeing();
        let line = format!("import svar.xlsx --prefer {whose}");
        let tried = program.run(&format!("{line} --dry-run"));
        assert_said([tried, program.run(&line), program.run(&line)], snapshot);
    }
}

#[test]
fn two_sheets_that_differ_are_for_a_person_to_mend() {
    let program = Program::in_copy_of_sample();
    let sheet = Sheet::of(&program).with("1.2.1-5", Status, "Gult").with("1.2.1-5", Note, "Samma i båda");
    program.write("a.xlsx", sheet.clone().xlsx("Film"));
    program.write("b.csv", sheet.with("1.2.1-5", Status, "Grönt").with("1.10.1-2", Note, "Bara här").csv(b';'));
    let before = plan_of(&program);
    let stopped =
        ["import a.xlsx b.csv", "import a.xlsx b.csv --prefer sheet", "--lang en import a.xlsx b.csv --prefer sheet"]
            .map(|line| program.run(line));
    assert_eq!(plan_of(&program), before);
    let taken = program.run("import a.xlsx b.csv --prefer plan");
    assert_said(stopped.into_iter().chain([taken]), "cmd_import/two_sheets.txt");
}

#[test]
fn one_who_answered_does_not_stand_against_one_who_did_not() {
    let program = Program::in_copy_of_sample();
    let sheet = Sheet::of(&program);
    program.write("tom.xlsx", sheet.xlsx("Film"));
    program.write("svar.xlsx", sheet.with("1.2.1-5", Note, "Svar").xlsx("Film"));
    for line in ["import tom.xlsx svar.xlsx svar.xlsx", "import svar.xlsx tom.xlsx"] {
        let said = program.run(&format!("{line} --dry-run")).fine();
        assert!(said.contains("Svar"), "{said}");
    }
}
