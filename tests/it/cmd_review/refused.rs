//! Tests of refused reviews.

use super::copy;
use crate::common::{Answer, assert_said, assert_text, sample};
use crate::terminal::Terminal;

#[test]
fn what_cannot_be_assessed_is_refused_before_anything_is_asked() {
    let refused = |line: &str| {
        let (text, code) = Terminal::start(&copy(), line, 80).end();
        assert_eq!(code, Some(2), "{text}");
        format!("$ plan {line}\n{text}")
    };
    let lines = [
        "review --plan harbour --period 2024-T1 --all",
        "review --plan harbour --period 2025 --lang en",
        "review --plan kultur --period 2026 --today 2025-06-01",
        "review --owner Nemo",
    ];
    assert_text(lines.map(refused).join("\n"), "tests/snapshots/review/refused.txt");
}

#[test]
fn without_a_terminal_it_says_what_does_the_same() {
    let answers: Vec<Answer> = ["review", "review --lang en", "review --owner Filmfrämjande --all"]
        .into_iter()
        .map(|line| sample().run(line))
        .collect();
    assert!(answers.iter().all(|answer| answer.code == 2));
    assert_said(answers, "review/no_terminal.txt");
}
