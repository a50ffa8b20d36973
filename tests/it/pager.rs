//! Tests of the pager.

use crate::common::{Program, sample};
use crate::terminal::Terminal;

/// A pager that marks each line.
const MARKS: &str = "sed s/^/@@/";

fn shown(program: &Program, line: &str, rows: u16) -> String {
    let (text, code) = Terminal::of_size(program, line, (rows, 80)).end();
    assert_eq!(code, Some(0), "{text}");
    text
}

#[test]
fn what_is_longer_than_the_screen_is_shown_by_the_pager() {
    let program = sample().env("PLAN_PAGER", MARKS);
    assert!(shown(&program, "tree", 8).lines().all(|line| line.starts_with("@@")));
    assert!(!shown(&program, "tree", 200).contains("@@"), "it fits");
    assert!(!shown(&program, "tree --no-pager", 8).contains("@@"));
    assert!(shown(&sample().env("PAGER", MARKS), "tree", 8).contains("@@"));
    assert!(!shown(&sample().env("PAGER", MARKS).env("PLAN_PAGER", ""), "tree", 8).contains("@@"), "none is wanted");
}

#[test]
fn without_the_pager_the_answer_is_shown_all_the_same() {
    let whole = shown(&sample().env("PLAN_PAGER", "cat"), "tree", 8);
    assert!(!whole.trim().is_empty());
    assert_eq!(shown(&sample().env("PLAN_PAGER", "there-is-no-such-pager"), "tree", 8), whole);
    // A pager that quits before reading.
    shown(&sample().env("PLAN_PAGER", "true"), "tree", 8);
}

#[test]
fn what_is_no_terminal_gets_no_pager() {
    assert!(!sample().env("PAGER", MARKS).run("list").fine().contains("@@"));
}
