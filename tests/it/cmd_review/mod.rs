//! Tests of `plan review`, in a terminal.

mod ended;
mod others;
mod page;
mod refused;
mod screens;

use snapbox::Data;

use crate::common::{Program, assert_text, files_below};
use crate::terminal::{ENTER, ESCAPE, Terminal};

const READING: &str = "kultur/1.10-las.toml";
const STAGE: &str = "kultur/1.2-scen.toml";
const TOGETHER: &str = "kultur/2.1-samverkan.toml";

/// The prompts.
const STATUS: &str = "Status:";
const NOTE: &str = "Anteckning:";

fn copy() -> Program {
    Program::in_copy_of_sample()
}

/// A change of a file of the sample: the path, and the text before and after.
type Change = (&'static str, &'static str, &'static str);

const YOUTH: Change =
    (STAGE, "until = 2026\nx = ", "until = 2026\nfollow_up.2025 = { status = \"Gult\", note = \"Två möten\" }\nx = ");
const FILM: Change =
    (STAGE, "follow_up.2025 = { note = \"Avtal", "follow_up.2025 = { status = \"Grönt\", note = \"Avtal");
const CATALOGUE: Change = (
    READING,
    "start = 2025\n\n# Off track",
    "start = 2025\nfollow_up.2025 = { status = \"Rött\", note = \"Ingen vill betala\" }\n\n# Off track",
);
const NETWORK: Change = (
    TOGETHER,
    "note = \"Nio av tolv är med\" }\n",
    "note = \"Nio av tolv är med\" }\nfollow_up.2025 = { status = \"Grönt\" }\n",
);

/// Asserts that the files equal the sample but for these changes, and that there are no others but dotfiles, which
/// the tool keeps between runs.
#[track_caller]
fn assert_changed(program: &Program, changes: &[Change]) {
    let mut expected = files_below("tests/sample");
    for (path, before, after) in changes {
        let (_, text) = expected.iter_mut().find(|(known, _)| known == path).expect("it is in the sample");
        assert_eq!(text.matches(before).count(), 1, "{before} stands once in {path}");
        *text = text.replacen(before, after, 1);
    }
    let found = files_below(program.path(".").to_str().expect("it is text"));
    for (path, text) in found {
        if let Some(at) = expected.iter().position(|(known, _)| *known == path) {
            snapbox::assert_data_eq!(text, Data::from(expected.remove(at).1).raw());
        } else {
            let is_own = path.split('/').any(|name| name.starts_with('.')) && !path.contains(".tmp");
            assert!(is_own, "{path} was not there");
        }
    }
    assert!(expected.is_empty(), "gone: {expected:?}");
}

/// Returns a file of the sample.
fn original(path: &str) -> String {
    let (_, text) = files_below("tests/sample").into_iter().find(|(known, _)| known == path).expect("it is there");
    text
}

fn assert_session((text, code): (String, Option<i32>), snapshot: &str) {
    assert_eq!(code, Some(0), "{text}");
    assert_text(text, &format!("tests/snapshots/{snapshot}"));
}

/// Returns an answer with Enter.
fn line(answer: &str) -> String {
    format!("{answer}{ENTER}")
}

#[test]
fn a_walk_asks_for_each_colour_and_note_and_saves_each() {
    let program = copy();
    let mut it = Terminal::start(&program, "review --plan kultur", 80);
    it.answer("1 av 4 · 1.2.1-5", STATUS, &line("gu"));
    it.answer("[vad är gjort, och vad återstår?", NOTE, ENTER);
    it.answer("[j: ja, n: nej, Enter: nej]", "Spara utan anteckning?", &line("j"));
    it.answer("Sparat: 1.2.1-5 Gult.", STATUS, &line("t"));
    it.answer("[Enter: Gult]", STATUS, ENTER);
    it.answer("[vad är gjort", NOTE, &line("Två möten"));
    it.expect("2 av 4 · 1.2.film-1", STATUS);
    assert_changed(&program, &[YOUTH]);
    it.send(&line("3"));
    it.answer("[om det är något att säga, annars bara Enter", NOTE, ENTER);
    it.expect("3 av 4 · 1.10.1-2", STATUS);
    assert_changed(&program, &[YOUTH, FILM]);
    it.send(&line("rott"));
    it.answer("[vad hindrar, och vad görs åt det?", NOTE, ENTER);
    it.answer("Rött behöver en anteckning", NOTE, &line("Ingen vill betala"));
    it.expect("4 av 4 · 2.1.2-1", STATUS);
    assert_changed(&program, &[YOUTH, FILM, CATALOGUE]);
    it.send(&line("Grönt"));
    it.answer("", NOTE, ENTER);
    assert_session(it.end(), "review/walk.txt");
    assert_changed(&program, &[YOUTH, FILM, CATALOGUE, NETWORK]);
    // The sample is in canonical layout, and stays so.
    program.run("fmt --check").fine();
}

#[test]
fn a_walk_in_english_on_a_narrow_screen() {
    let program = copy();
    let mut it = Terminal::start(&program, "review --lang en --today 2025-06-30", 40);
    // Only statuses that the calendar allows are offered.
    it.answer("[type a number, or the beginning of a", STATUS, &line("moving"));
    it.answer("[what is done, and what remains?", "Note:", &line("Every week"));
    it.answer("2 of 5", STATUS, &line("s"));
    it.answer("3 of 5", STATUS, &line("b"));
    it.answer("2 of 5", STATUS, &line("g"));
    it.answer("`g` can be Grönt, Gult", STATUS, &line("gul"));
    it.answer("", "Note:", ENTER);
    it.answer("[y: yes, n: no, Enter: no]", "Save without a note?", ENTER);
    it.answer("", "Note:", ESCAPE);
    it.answer("", STATUS, &line("q"));
    assert_session(it.end(), "review/walk.en.txt");
    let sweep = (
        "harbour/1.toml",
        "note = \"Every week\" }\n",
        "note = \"Every week\" }\nfollow_up.2025-T1 = { status = \"Moving\", note = \"Every week\" }\n",
    );
    assert_changed(&program, &[sweep]);
}

#[test]
fn what_is_skipped_is_left_and_the_next_walk_goes_on_with_it() {
    let program = copy();
    let mut it = Terminal::start(&program, "review --plan kultur", 80);
    it.answer("1 av 4 · 1.2.1-5", STATUS, &line("h"));
    it.answer("2 av 4 · 1.2.film-1", STATUS, &line("3"));
    it.answer("", NOTE, ENTER);
    it.answer("3 av 4", STATUS, ESCAPE);
    let (text, code) = it.end();
    assert!(code == Some(0) && text.contains("Bedömda nu       1\nÖverhoppade      1\nKvar att bedöma  3\n"), "{text}");
    assert_changed(&program, &[FILM]);
    let mut it = Terminal::start(&program, "review --plan kultur", 80);
    it.answer("1 av 3 · 1.2.1-5", STATUS, &line("4"));
    it.answer("", NOTE, &line("Två möten"));
    it.answer("2 av 3 · 1.10.1-2", STATUS, &line("sluta"));
    assert!(it.end().0.contains("Kvar att bedöma  2\n"));
    assert_changed(&program, &[YOUTH, FILM]);
}

#[test]
fn one_owners_part_is_walked_through_and_what_others_have_left_is_said() {
    let program = copy();
    let mut it = Terminal::start(&program, "review --owner Filmfrämjandet", 80);
    it.answer("1 av 1 · 1.2.film-1", STATUS, &line("3"));
    it.answer("", NOTE, ENTER);
    assert_session(it.end(), "review/owner.txt");
    let mut it = Terminal::start(&program, "review --owner Filmfrämjandet", 80);
    it.wait_for("Allt som ska bedömas är bedömt.");
    assert_session(it.end(), "review/nothing.txt");
    assert_changed(&program, &[FILM]);
}

#[test]
fn all_walks_through_what_is_assessed_too_and_corrects_it() {
    let program = copy();
    let mut it = Terminal::start(&program, "review --plan kultur --all --owner Ålderskoordinator", 80);
    it.answer("1 av 3 · 1.2.1-3", STATUS, ENTER);
    // One character of the prefilled note is corrected.
    it.answer("", "Anteckning: Tjänsten är inte tillsatt; medlen är omfördelade", &format!("\u{7f}{ENTER}"));
    it.answer("2 av 3 · 1.10.1-1", STATUS, &line("1"));
    // A note is removed.
    it.answer("", "Anteckning: Flyttad till 2026", &("\u{7f}".repeat("Flyttad till 2026".len()) + ENTER));
    it.answer("3 av 3 · 1.10.1-2", STATUS, ESCAPE);
    assert_session(it.end(), "review/all.txt");
    let mended = (STAGE, "medlen är omfördelade", "medlen är omfördelad");
    let removed = (READING, "{ status = \"Blått\", note = \"Flyttad till 2026\" }", "{ status = \"Blått\" }");
    assert_changed(&program, &[mended, removed]);
}
