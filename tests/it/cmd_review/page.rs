//! Tests of the review sessions shown in the handbook.

use super::line;
use crate::common::{Program, files_below};
use crate::readme::assert_session_shown;
use crate::terminal::{ENTER, Terminal};

const COMMAND: &str = "review --owner Kulturchef";

/// Returns the session of an example, on the plan as adopted.
fn shown(lang: &str, note_question: &str, note: &str) -> String {
    let program = Program::temporary().env("PLAN_LANG", lang);
    for (path, text) in files_below("tests/adopted") {
        program.write(&format!("plan/{path}"), text);
    }
    let mut it = Terminal::start(&program, COMMAND, 80);
    it.answer("5.1.3-9", "Status:", &line("gul"));
    it.answer("", note_question, &format!("{note}{ENTER}"));
    let (text, code) = it.end();
    assert_eq!(code, Some(0), "{text}");
    format!("$ plan {COMMAND}\n{text}")
}

#[test]
fn readme_shows_a_walk() {
    assert_session_shown(
        "src/cli/commands/review.md",
        &shown("en", "Note:", "Three meetings; the mandate is to be written"),
    );
}

#[test]
fn swedish_readme_shows_a_walk() {
    assert_session_shown("src/guide/andra.md", &shown("sv", "Anteckning:", "Tre möten; uppdraget ska skrivas ner"));
}
