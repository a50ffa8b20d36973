//! Tests of unreadable versions: the history continues with a remark.

use super::{change, repository, state, write};
use crate::common::assert_said;

const FILE: &str = "1-scener.toml";

#[test]
fn what_was_changed_meanwhile_is_told_where_it_can_be_read_again() {
    let program = repository();
    state(&program, FILE, "4.1.1-1", "follow_up.2024 = { status = \"Gult }");
    program.commit_on("2024-02-01", "Ek", "Glöm ett citattecken");
    change(&program, FILE, "Bygg en scen", "Bygg två scener");
    program.commit_on("2024-03-01", "Ek", "Byt rubrik");
    change(&program, FILE, "\"Gult }", "\"Gult\" }");
    program.commit_on("2024-04-01", "Öberg", "Rätta");
    let lines = ["log 4.1.1-1", "log 4.1.1-2", "log --lang en", "blame 4.1.1-1"];
    assert_said(lines.map(|line| program.run(&format!("{line} -C planer/å"))), "log/broken.txt");
}

#[test]
fn a_manifest_that_cannot_be_read_does_not_change_what_statuses_mean() {
    let program = repository();
    change(&program, "plan.toml", "name = \"Gult\"", "name = \"Gult");
    program.commit_on("2024-02-01", "Ek", "Trasig plan.toml");
    state(&program, FILE, "4.1.1-1", "follow_up.2024 = { status = \"Gult\" }");
    program.commit_on("2024-03-01", "Ek", "Följ upp");
    change(&program, "plan.toml", "name = \"Gult", "name = \"Gult\"");
    program.commit_on("2024-04-01", "Öberg", "Rätta");
    let told = program.run("log -C planer/å --lang en").fine();
    assert!(told.contains("unassessed → Gult") && told.contains("? plan.toml cannot be read"), "{told}");
    assert!(told.contains("3 changes"), "{told}");
    let told = program.run("log 4.1.1-1 -C planer/å --lang en").fine();
    assert!(told.contains("unassessed → Gult") && told.contains("2 changes"), "{told}");
}

#[test]
fn what_is_no_text_is_none_in_the_past_either() {
    let program = repository();
    let text = super::read(&program, FILE);
    program.write(&format!("planer/å/{FILE}"), [0xff, 0xfe, 0x00]);
    program.commit_on("2024-02-01", "Ek", "Spara som något annat");
    write(&program, FILE, &text.replacen("Bygg en scen", "Bygg två scener", 1));
    program.commit_on("2024-03-01", "Ek", "Spara rätt");
    let told = program.run("log 4.1.1-1 -C planer/å --lang en").fine();
    assert!(told.contains("? 1-scener.toml cannot be read") && told.contains("Bygg "), "{told}");
    assert_eq!(told.matches("new activity").count(), 1, "{told}");
}

#[test]
fn what_was_not_understood_is_not_told_as_gone() {
    let program = repository();
    change(&program, FILE, "every = \"year\"", "evry = \"year\"");
    program.commit_on("2024-02-01", "Ek", "Fel nyckel");
    change(&program, FILE, "evry = \"year\"", "every = \"year\"");
    program.commit_on("2024-03-01", "Ek", "Rätt nyckel");
    let told = program.run("log 4.1.1-1 -C planer/å --lang en").fine();
    assert!(told.contains("? 1-scener.toml cannot be read") && !told.contains("repeated: every year →"), "{told}");
}
