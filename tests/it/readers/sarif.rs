//! Tests of SARIF: no message has a link that the tool did not make.

use serde_json::Value;

use super::{case, saying};
use crate::common::Program;

/// Returns every message of a document: every object with a text, except excerpts of files.
fn messages(value: &Value, key: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            if key != "insertedContent" {
                found.extend(fields.get("text").and_then(Value::as_str).map(str::to_owned));
            }
            fields.iter().for_each(|(key, value)| messages(value, key, found));
        }
        Value::Array(values) => values.iter().for_each(|value| messages(value, key, found)),
        _ => {}
    }
}

/// Returns a message as it is shown, without links; fails if a link does not point to a location.
fn shown(message: &str) -> String {
    let mut out = String::new();
    let mut chars = message.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                let escaped = chars.next().expect("what is escaped");
                assert!("\\[]".contains(escaped), "{message}");
                out.push(escaped);
            }
            '[' => {
                // A link of the tool's own: words, and the number of a location.
                let (words, rest) = chars.as_str().split_once("](").unwrap_or_else(|| panic!("{message}"));
                let (place, rest) = rest.split_once(')').unwrap_or_else(|| panic!("{message}"));
                assert!(place.parse::<usize>().is_ok(), "{message}");
                out += &shown(words);
                chars = rest.chars();
            }
            ']' => panic!("{message}"),
            c => out.push(c),
        }
    }
    out
}

fn told(program: &Program) -> Vec<String> {
    let answer = program.run("check --format sarif");
    let document: Value = serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{error}: {answer}"));
    let mut found = Vec::new();
    messages(&document, "", &mut found);
    found.iter().map(|message| shown(message)).collect()
}

#[test]
fn the_case_holds_no_link_of_the_plan() {
    let told = told(&case("r13-sarif-links"));
    assert!(told.iter().any(|message| message.contains("`[x](javascript:alert(1))`")), "{told:#?}");
    assert!(told.iter().any(|message| message.contains("`![t](http://evil.example/t.png)`")), "{told:#?}");
}

#[test]
fn whatever_a_plan_says_no_message_is_a_link() {
    for text in ["[x](1)", "](1) [y](http://evil.example)", "\\[z\\](2)", "a\\", "[[a]", "[", "]"] {
        let told = told(&saying(text));
        // Spaces remain; ids have none.
        assert!(told.iter().filter(|message| message.contains(text)).count() > 2, "{text}: {told:#?}");
    }
}
