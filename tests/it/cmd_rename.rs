//! Tests of the refusals of `plan rename owner`. Its output files are tested in `tests/edits`.

use crate::common::{Program, assert_said};

#[test]
fn what_cannot_be_renamed_is_said_in_both_languages() {
    let wrong = [
        "rename",
        "rename owner",
        "rename owner Kulturstrateger",
        "rename owner Kulturstrat Ny",
        "rename owner Strategerna Ny",
        "rename owner Kulturstrateger ' '",
        "rename owner Kulturstrateger filmframjande",
        "rename owner Kulturstrateger Filmfrämjande",
        "rename owner Kulturstrateger Ny --plan harbour",
    ];
    let program = Program::in_copy_of_sample();
    let both = wrong.iter().flat_map(|line| ["sv", "en"].map(|lang| program.run(&format!("{line} --lang {lang}"))));
    assert_said(both.collect::<Vec<_>>(), "rename/wrong.txt");
}

#[test]
fn every_file_is_changed_or_none() {
    let program = Program::in_copy_of_sample();
    program.commit("Antagen plan");
    program.run("rename owner Kulturstrateger Strateger --dry-run").fine();
    program.git("diff --quiet");
    program.run("rename owner Kulturstrateger Strateger").fine();
    let old = program.run("list --owner Kulturstrateger --plan kultur --format csv --columns id").fine();
    assert_eq!(program.run("list --owner Strateger --plan kultur --format csv --columns id").fine(), old);
    assert!(old.lines().count() > 3, "{old}");
}
