//! Comparison of files by their values and comments.

use plan::load::FileKind;
use toml::{Table, Value};

/// Returns the values of a file. Years are equal as numbers and as strings where a period is expected, and so are all
/// kinds of newlines.
pub(super) fn meaning(text: &str) -> Table {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let mut table: Table = toml::from_str(&text).expect("it is right TOML");
    table.iter_mut().filter(|(key, _)| *key != "x").for_each(|(key, value)| years(key, value));
    table
}

/// The keys with a period.
const PERIODS: [&str; 8] = ["start", "deadline", "until", "current", "first", "last", "year", "period"];
/// The keys that may also have a day.
const DATES: [&str; 3] = ["start", "deadline", "until"];

fn years(key: &str, value: &mut Value) {
    match value {
        Value::Table(table) => {
            table.iter_mut().filter(|(key, _)| *key != "x").for_each(|(key, value)| years(key, value));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| years(key, value)),
        Value::String(text) if PERIODS.contains(&key) && text.len() == 4 => {
            if let Ok(year) = text.parse() {
                *value = Value::Integer(year);
            }
        }
        Value::String(text) if DATES.contains(&key) => {
            if let Some(day) = text.parse().ok().filter(|_| text.len() == 10) {
                *value = Value::Datetime(day);
            }
        }
        _ => {}
    }
}

/// Returns the comments of a file, sorted and trimmed at the end.
pub(super) fn comments(text: &str) -> Vec<String> {
    let source = toml_parser::Source::new(text);
    let is_comment = |token: &toml_parser::lexer::Token| token.kind() == toml_parser::lexer::TokenKind::Comment;
    let tokens = source.lex().filter(is_comment);
    let mut comments: Vec<String> =
        tokens.map(|token| text[token.span().start()..token.span().end()].trim_end().to_owned()).collect();
    comments.sort();
    comments
}

/// Formats a valid TOML text; asserts that only the layout changes, and that formatting again changes nothing.
#[track_caller]
pub(super) fn formatted(text: &str, kind: FileKind) -> String {
    let after = plan::edit::format(text, kind).expect("it is right TOML");
    assert_eq!(meaning(text), meaning(&after), "{text}\n---\n{after}");
    assert_eq!(comments(text), comments(&after), "{text}\n---\n{after}");
    let again = plan::edit::format(&after, kind).expect("it still is right TOML");
    assert!(after == again, "{text}\n---\n{after}\n---\n{again}");
    after
}

/// Returns the model of a goal file without positions, with follow-ups sorted by period.
pub(super) fn model(text: &str) -> String {
    let sources = plan_of(text);
    let mut portfolio = plan::load::load(&sources).portfolio;
    for goal in portfolio.plans.iter_mut().flat_map(|plan| &mut plan.goals) {
        let below = goal.priorities.iter_mut().flat_map(|priority| &mut priority.activities);
        for activity in goal.activities.iter_mut().chain(below) {
            activity.follow_ups.sort_by_key(|follow_up| *follow_up.period);
        }
    }
    let goals: Vec<_> = portfolio.plans.iter().map(|plan| &plan.goals).collect();
    let said = format!("{goals:#?}");
    let is_place = |line: &&str| {
        ["start:", "end:"].iter().any(|part| {
            line.trim_start().starts_with(part) && line.trim_end_matches(',').ends_with(|c: char| c.is_ascii_digit())
        })
    };
    said.lines().filter(|line| !is_place(line)).collect::<Vec<_>>().join("\n")
}

/// Returns the findings of a goal file, sorted, without positions.
pub(super) fn findings(text: &str) -> Vec<String> {
    let sources = plan_of(text);
    let findings = plan::check::check(&plan::load::load(&sources), &sources, &crate::common::settings());
    let mut findings: Vec<String> = findings
        .iter()
        .map(|finding| format!("{}: {}", finding.code.id, finding.message.get(plan::locale::Lang::En)))
        .collect();
    findings.sort();
    findings
}

fn plan_of(goal: &str) -> plan::source::Sources {
    plan::source::Sources::in_memory([("plan.toml", super::wild::MANIFEST), ("1.toml", goal)])
}
