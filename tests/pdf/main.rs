//! Tests of `plan report` as PDF: of a program that was built with it.

#[expect(dead_code, reason = "shared with the tests in tests/it, which use more of it")]
#[path = "../it/common.rs"]
mod common;
#[path = "../it/reports/expected.rs"]
mod expected;
mod judge;
#[path = "../it/picture.rs"]
mod picture;
mod read;
#[path = "../it/update.rs"]
mod update;

use common::{Program, real, with_files};
use expected::{bytes, everything, expected};
use read::{Reader, drawn, words};

#[test]
fn the_same_plan_on_the_same_day_is_the_same_file() {
    for program in [everything(), real()] {
        let [one, other] = [(); 2].map(|()| bytes(&program, "report --format pdf --today 2025-03-01"));
        assert!(one.starts_with(b"%PDF-1.7"));
        assert!(one == other, "two runs differ");
    }
}

#[test]
#[ignore = "runs pdftotext and pdfinfo, which .ci/tools looks after"]
fn every_activity_is_a_row_of_a_table_that_says_all_of_it() {
    for lang in ["sv", "en"] {
        has_every_activity(&everything(), lang);
        has_every_activity(&real(), lang);
    }
}

#[track_caller]
fn has_every_activity(program: &Program, lang: &str) {
    let file = Reader::of(&bytes(program, &format!("report --format pdf --lang {lang}")));
    let (rows, text) = (file.rows(), file.text());
    let activities = expected(program);
    assert!(activities.len() >= 14);
    for activity in activities {
        let told = [&activity.title, activity.note.as_deref().unwrap_or_default()].map(drawn);
        let owners = activity.owners.iter().map(|owner| drawn(owner));
        let status = activity.status.as_deref().map(drawn);
        let parts: Vec<String> = told.into_iter().chain(owners).chain(status).collect();
        let says = |row: &&Vec<String>| {
            row[0] == activity.id && parts.iter().all(|part| row[1..].iter().any(|cell| cell.contains(part)))
        };
        assert!(rows.iter().any(|row| says(&row)), "{lang}: no row says all of {activity:?}");
        // And the visible page has it.
        assert!(text.contains(&words(&activity.id)), "{lang}: {} is not on a page", activity.id);
    }
}

#[test]
#[ignore = "runs pdftotext and pdfinfo, which .ci/tools looks after"]
fn what_no_font_has_can_be_copied() {
    let text = Reader::of(&bytes(&everything(), "report --format pdf")).text();
    for sign in ["🎉", "🇸🇪"] {
        assert!(text.contains(sign), "{sign} is lost");
    }
    assert!(!text.contains('□'), "a box stands for nothing: {text}");
}

#[test]
#[ignore = "runs pdftotext and pdfinfo, which .ci/tools looks after"]
fn the_file_says_what_it_is() {
    let facts = Reader::of(&bytes(&everything(), "report --format pdf --today 2025-03-01")).facts();
    for fact in ["Title: Plan för allt & <inget> 2024–2026 – Uppföljning 2025", "Tagged: yes", "JavaScript: no"] {
        assert!(facts.contains(fact), "{fact} is not said:\n{facts}");
    }
    assert!(facts.contains("CreationDate: Sat Mar 1 00:00:00 2025"), "{facts}");
}

/// A plan with a logo of so many pixels a side.
pub(crate) fn with_logo(side: u32) -> Program {
    let plan = "id = \"p\"\ntitle = \"P\"\nlanguage = \"sv\"\nperiod = { first = 2026, last = 2027 }\n\
                [follow_up]\ncurrent = 2026\n[report]\nsender = \"Kansliet\"\nlogo = \"logo.png\"\n\
                [[status]]\nname = \"Klart\"\nstage = \"done\"\n";
    let goal = "id = \"1\"\ntitle = \"G\"\n[[activity]]\nid = \"1-1\"\ntitle = \"T\"\nowners = [\"A\"]\nstart = 2026\n";
    let program = with_files([("plan.toml", plan), ("1.toml", goal)]);
    std::fs::write(program.path("logo.png"), picture::picture(side)).expect("the picture can be written");
    program
}

#[test]
fn a_logo_is_a_figure_with_the_name_of_whose_it_is() {
    let file = bytes(&with_logo(100), "report --format pdf --today 2026-12-31");
    let has = |text: &[u8]| file.windows(text.len()).any(|part| part == text);
    assert!(has(b"/Subtype/Image") && has(b"/Width 100"), "there is no picture");
    assert!(has(b"/Alt(Kansliet)"), "the picture does not say whose it is");
    // One that is cut off is refused.
    let program = with_logo(100);
    let whole = picture::picture(100);
    std::fs::write(program.path("logo.png"), &whole[..whole.len() - 20]).expect("the picture can be written");
    let refused = program.run("report --format pdf --lang en -o ut.pdf").refused();
    assert!(refused.contains("logo: the picture is damaged or incomplete"), "{refused}");
}
