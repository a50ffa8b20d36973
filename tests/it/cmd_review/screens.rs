//! Tests of reviews on all kinds of screens.

use super::{NOTE, READING, STAGE, STATUS, assert_changed, assert_session, copy, line};
use crate::common::{Program, with_files};
use crate::terminal::{CTRL_C, ENTER, ESCAPE, Terminal};

#[test]
fn colours_repeat_what_words_and_signs_say() {
    let shown = |line: &str, program: Program| {
        let mut it = Terminal::start(&program, line, 80);
        it.answer("1 av 4", STATUS, ESCAPE);
        let written = it.written_to_end();
        (written.contains("\u{1b}[31m✗ Rött"), written.contains("✗ Rött"), written.contains("\u{1b}[1m"))
    };
    assert_eq!(shown("review --plan kultur", copy()), (true, true, true));
    assert_eq!(shown("review --plan kultur --color never", copy()), (false, true, false));
    assert_eq!(shown("review --plan kultur", copy().env("NO_COLOR", "1")), (false, true, false));
}

#[test]
fn it_fits_a_screen_of_the_usual_height() {
    let program = copy();
    let mut it = Terminal::of_size(&program, "review --plan kultur", (24, 80));
    it.answer("1 av 4", STATUS, &line("4"));
    it.answer("", NOTE, &line(&"Ett långt möte. ".repeat(12)));
    it.expect("2 av 4", STATUS);
    it.send(CTRL_C);
    assert_session(it.end(), "review/usual_height.txt");
    let long = "Ett långt möte. ".repeat(12);
    let now = std::fs::read_to_string(program.path(STAGE)).expect("it is there");
    assert!(now.contains(&format!("note = \"{}\"", long.trim_end())), "{now}");
}

#[test]
fn what_is_pasted_over_lines_becomes_one_and_what_is_not_touched_stays() {
    const PLAN: &str = "id = \"p\"\ntitle = \"P\"\nperiod = { first = 2024, last = 2026 }\n[follow_up]\ncurrent = 2024\n\
        [[status]]\nname = \"Gult\"\nstage = \"ongoing\"\n[[status]]\nname = \"Grönt\"\nstage = \"done\"\n\
        [[owner]]\nname = \"A\"\n";
    const GOAL: &str = "id = \"1\"\ntitle = \"G\"\n[[activity]]\nid = \"1-1\"\ntitle = \"T\"\nowners = [\"A\"]\nstart = 2024\n\
        follow_up.2024 = { status = \"Gult\", note = \"\"\"två\nrader, \\u001B[31mett tecken\"\"\" } # så\n\
        [[activity]]\nid = \"1-2\"\ntitle = \"T 2\"\nowners = [\"A\"]\nstart = 2024\n";
    let program = with_files([("plan.toml", PLAN), ("1.toml", GOAL)]);
    let mut it = Terminal::start(&program, "review --all --color never --lang sv", 80);
    it.answer("1 av 2", STATUS, &line("grönt"));
    it.answer("", "Anteckning: två rader, ", ENTER);
    it.answer("2 av 2", STATUS, &line("gult"));
    it.answer("", NOTE, "\u{1b}[200~ en rad\r\noch\ten till \u{1b}[201~\r");
    assert!(!it.written_to_end().contains("\u{1b}[31m"));
    let expected = GOAL.replace("\"Gult\", note", "\"Grönt\", note");
    let expected = expected + "follow_up.2024 = { status = \"Gult\", note = \"en rad och en till\" }\n";
    assert_eq!(std::fs::read_to_string(program.path("1.toml")).expect("it is there"), expected);
}

#[test]
fn a_terminal_whose_cursor_stays_is_asked_line_by_line() {
    let program = copy().env("TERM", "dumb");
    let mut it = Terminal::start(&program, "review --plan kultur --all --owner Ålderskoordinator", 80);
    it.answer("(Enter: Rött, och Enter)", STATUS, &line("gul"));
    it.answer("Här står: Tjänsten är inte tillsatt", NOTE, &line(ESCAPE));
    it.answer("", STATUS, &line(""));
    it.answer("", NOTE, &line(""));
    it.answer("2 av 3", STATUS, &line("1"));
    it.answer("Här står: Flyttad till 2026", NOTE, &line("-"));
    // End of input.
    it.answer("3 av 3", STATUS, "\u{4}");
    assert!(!it.written_to_end().contains('\u{1b}'));
    let removed = (READING, "{ status = \"Blått\", note = \"Flyttad till 2026\" }", "{ status = \"Blått\" }");
    assert_changed(&program, &[removed]);
}
