//! Tests of interrupted reviews: by Ctrl-C, a closed terminal, or a killed process.

use super::{NOTE, STAGE, STATUS, YOUTH, assert_changed, copy, line, original};
use crate::terminal::{CTRL_C, ESCAPE, Terminal};

#[test]
fn ctrl_c_ends_the_walk_at_every_question_and_what_was_answered_is_saved() {
    let program = copy();
    for (questions, changes) in [(0, &[][..]), (1, &[]), (2, &[]), (3, &[YOUTH])] {
        let mut it = Terminal::start(&program, "review --plan kultur", 80);
        let answers =
            [("1 av 4", STATUS, "4"), ("", NOTE, ""), ("", "Spara utan anteckning?", "n"), ("", NOTE, "Två möten")];
        let (text, question) = match questions {
            0 => ("1 av 4", STATUS),
            1 => ("", NOTE),
            2 => ("", "Spara utan anteckning?"),
            _ => ("2 av 4", STATUS),
        };
        for (text, question, keys) in answers.into_iter().take(if questions == 3 { 4 } else { questions }) {
            it.answer(text, question, &line(keys));
        }
        it.answer(text, question, CTRL_C);
        let (text, code) = it.end();
        let left = if questions == 3 { "Kvar att bedöma  3" } else { "Kvar att bedöma  4" };
        assert!(code == Some(0) && text.contains(left), "{text}");
        assert_changed(&program, changes);
    }
}

#[test]
fn what_was_answered_is_on_disk_however_the_process_ends() {
    for signal in ["HUP", "TERM", "KILL"] {
        let program = copy();
        let mut it = Terminal::start(&program, "review --plan kultur", 80);
        it.answer("1 av 4", STATUS, &line("4"));
        it.answer("", NOTE, &line("Två möten"));
        it.answer("Sparat: 1.2.1-5", STATUS, &line("3"));
        it.answer("", NOTE, "half an answer");
        it.kill(signal);
        assert_changed(&program, &[YOUTH]);
        let mut it = Terminal::start(&program, "review --plan kultur", 80);
        it.answer("1 av 3 · 1.2.film-1", STATUS, ESCAPE);
        it.end();
    }
}

#[test]
fn a_terminal_that_goes_away_ends_the_walk_at_every_question_and_what_was_answered_is_saved() {
    for term in ["xterm", "dumb"] {
        let program = copy().env("TERM", term);
        let mut it = Terminal::start_immune(&program, "review --plan kultur");
        it.expect("1 av 4", STATUS);
        assert_eq!(it.hang_up(), Some(0), "{term}");
        assert_changed(&program, &[]);
        let mut it = Terminal::start_immune(&program, "review --plan kultur");
        it.answer("1 av 4", STATUS, &line("4"));
        it.answer("", NOTE, &line("Två möten"));
        it.answer("Sparat: 1.2.1-5", STATUS, &line("3"));
        it.expect("", NOTE);
        assert_eq!(it.hang_up(), Some(0), "{term}");
        assert_changed(&program, &[YOUTH]);
    }
}

#[test]
fn a_process_that_is_killed_while_it_saves_leaves_the_file_as_it_was_or_as_it_is_to_be() {
    for _ in 0..10 {
        let program = copy();
        let mut it = Terminal::start(&program, "review --plan kultur", 80);
        it.answer("1 av 4", STATUS, &line("4"));
        it.answer("", NOTE, &line("Två möten"));
        it.kill("KILL");
        let now = std::fs::read_to_string(program.path(STAGE)).expect("it is there");
        let before = original(STAGE);
        assert!(now == before || now == before.replacen(YOUTH.1, YOUTH.2, 1), "{now}");
        let mut it = Terminal::start(&program, "review --plan kultur", 80);
        it.answer("1 av", STATUS, ESCAPE);
        it.end();
    }
}

#[test]
fn the_last_answer_is_taken_back() {
    let program = copy();
    let mut it = Terminal::start(&program, "review --plan kultur", 80);
    it.answer("1 av 4", STATUS, &line("4"));
    it.answer("", NOTE, &line("Två möten"));
    it.answer("Sparat: 1.2.1-5", STATUS, &line("3"));
    it.answer("", NOTE, &line(""));
    it.answer("3 av 4", STATUS, ESCAPE);
    it.end();
    program.run("undo").fine();
    assert_changed(&program, &[YOUTH]);
}
