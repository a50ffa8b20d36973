//! Tests of commands that ask for confirmation, in a terminal.

use crate::common::{Program, files_below};
use crate::terminal::{ENTER, ESCAPE, Terminal};

const STAGE: &str = "kultur/1.2-scen.toml";
const SET_ALL: &str = "set grönt --owner Ämnesutvecklare --period 2025";
const ASKED: &str = "Ändra dem (1)?";

/// Returns a file of the sample.
fn original(path: &str) -> String {
    let (_, text) = files_below("tests/sample").into_iter().find(|(known, _)| known == path).expect("it is there");
    text
}

fn now(program: &Program) -> String {
    std::fs::read_to_string(program.path(STAGE)).expect("the file can be read")
}

#[test]
fn what_is_selected_is_shown_and_changed_when_somebody_says_yes() {
    let program = Program::in_copy_of_sample();
    let mut it = Terminal::start(&program, SET_ALL, 80);
    it.answer("Starta ett ungdomsråd", ASKED, &format!("j{ENTER}"));
    let (text, code) = it.end();
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("2025: ej bedömd → Grönt"), "{text}");
    let expected = original(STAGE).replacen(
        "until = 2026\nx = ",
        "until = 2026\nfollow_up.2025 = { status = \"Grönt\" }\nx = ",
        1,
    );
    assert_eq!(now(&program), expected);
}

#[test]
fn nothing_is_changed_when_somebody_says_no() {
    let program = Program::in_copy_of_sample();
    for answer in [ENTER, ESCAPE] {
        let mut it = Terminal::start(&program, SET_ALL, 80);
        it.answer("Starta ett ungdomsråd", ASKED, answer);
        let (text, _) = it.end();
        assert!(text.contains("inget är ändrat"), "{text}");
        assert_eq!(now(&program), original(STAGE));
    }
}

#[test]
fn what_was_shown_is_what_is_changed() {
    let program = Program::in_copy_of_sample();
    let mut it = Terminal::start(&program, SET_ALL, 80);
    it.expect("Starta ett ungdomsråd", ASKED);
    // Meanwhile, another user gives the owner one more activity.
    program.run("set 1.2.1-1 --add-owner Ämnesutvecklare").fine();
    let meanwhile = now(&program);
    it.send(&format!("j{ENTER}"));
    let (text, code) = it.end();
    assert_eq!(code, Some(2), "{text}");
    assert_eq!(now(&program), meanwhile);
}

#[test]
fn what_an_activity_needs_is_asked_for() {
    let program = Program::in_copy_of_sample();
    let mut it = Terminal::start(&program, "add activity --plan kultur", 80);
    it.answer("", "Under vad ska den", &format!("1.2.1{ENTER}"));
    it.answer("", "Vad ska göras?", &format!("Bjuda in en gästspelande ensemble{ENTER}"));
    it.answer("", "Vem ansvarar", &format!("Ämnesutvecklare{ENTER}"));
    let (text, code) = it.end();
    assert_eq!(code, Some(0), "{text}");
    let added = "[[priority.activity]]\nid = \"1.2.1-6\"\ntitle = \"Bjuda in en gästspelande ensemble\"\nowners = [\"Ämnesutvecklare\"]\n";
    assert!(now(&program).contains(added), "{}", now(&program));
}

#[test]
fn nothing_is_added_when_a_question_is_left() {
    let program = Program::in_copy_of_sample();
    let mut it = Terminal::start(&program, "add activity --plan kultur --under 1.2.1", 80);
    it.answer("", "Vad ska göras?", ESCAPE);
    let (text, code) = it.end();
    assert_eq!(code, Some(2), "{text}");
    assert_eq!(now(&program), original(STAGE));
}

#[test]
fn nothing_is_changed_when_the_terminal_goes_away() {
    for (line, question) in [(SET_ALL, ASKED), ("add activity --plan kultur --under 1.2.1", "Vad ska göras?")] {
        let program = Program::in_copy_of_sample();
        let mut it = Terminal::start_immune(&program, line);
        it.expect("", question);
        assert_eq!(it.hang_up(), Some(2), "{line}");
        assert_eq!(now(&program), original(STAGE));
    }
}
