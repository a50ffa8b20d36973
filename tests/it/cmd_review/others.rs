//! Tests of reviews while others change the plan.

use super::{
    CATALOGUE, Change, FILM, NOTE, READING, STATUS, TOGETHER, YOUTH, assert_changed, assert_session, copy, line,
    original,
};
use crate::terminal::{CTRL_C, ENTER, ESCAPE, Terminal};

#[test]
fn two_reviewers_at_once_do_not_write_over_each_other() {
    let program = copy();
    let mut one = Terminal::start(&program, "review --plan kultur", 80);
    let mut other = Terminal::start(&program, "review --plan kultur", 80);
    one.expect("1 av 4", STATUS);
    other.answer("1 av 4", STATUS, &line("4"));
    other.answer("", NOTE, &line("Två möten"));
    other.answer("2 av 4", STATUS, &line("3"));
    other.answer("", NOTE, ENTER);
    other.expect("3 av 4", STATUS);
    // An editor changes the file too.
    let remark: Change = (READING, "title = \"Läsning\"\n", "title = \"Läsning\" # eller läslust?\n");
    program.write(READING, original(READING).replacen(remark.1, remark.2, 1));
    one.send(&line("2"));
    one.answer("", NOTE, &line("Kom aldrig igång"));
    one.expect("1 av 4 · 1.2.1-5", STATUS);
    assert_changed(&program, &[YOUTH, FILM, remark]);
    // The typed note is kept; the reader leaves the new status as it is.
    one.answer("[Enter: Gult]", STATUS, &line("2"));
    one.answer("", "Anteckning: Kom aldrig igång", ESCAPE);
    one.answer("", STATUS, &line("h"));
    one.wait_for("1.2.film-1 har bedömts av någon annan under tiden: Grönt.");
    one.answer("3 av 4", STATUS, &line("r"));
    one.answer("", NOTE, &line("Ingen vill betala"));
    one.answer("4 av 4", STATUS, CTRL_C);
    assert_session(one.end(), "review/two.txt");
    other.answer("", STATUS, &line("h"));
    other.answer("4 av 4", STATUS, ESCAPE);
    other.end();
    assert_changed(&program, &[YOUTH, FILM, (READING, remark.1, remark.2), CATALOGUE]);
}

#[test]
fn an_activity_that_is_gone_is_passed_by() {
    let program = copy();
    let mut it = Terminal::start(&program, "review --plan kultur --goal 1.10 --goal 2.1", 80);
    it.expect("1 av 2 · 1.10.1-2", STATUS);
    program.write(TOGETHER, original(TOGETHER).replace("2.1.2-1", "2.1.2-9"));
    it.send(&line("h"));
    let (text, code) = it.end();
    assert!(code == Some(0) && text.contains("\n2.1.2-1 finns inte längre i planen.\n"), "{text}");
}
