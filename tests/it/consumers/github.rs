//! Tests of annotations, by the rules of GitHub's runner.
//!
//! A line is a command if it begins with `::`. Up to the next `::` are its name, a space and its comma-separated
//! properties; then follows the message. Special characters are percent-encoded.

use std::collections::BTreeMap;

use super::reports::{cases, number, tells, text};

#[derive(Debug, PartialEq)]
struct Annotation {
    level: String,
    properties: BTreeMap<String, String>,
    message: String,
}

impl Annotation {
    fn read(line: &str) -> Option<Self> {
        let (command, message) = line.strip_prefix("::")?.split_once("::")?;
        let (level, properties) = command.split_once(' ').unwrap_or((command, ""));
        let properties = properties.split(',').filter_map(|property| {
            let (name, value) = property.trim().split_once('=')?;
            Some((name.to_owned(), without_signs(value, &["%0D", "%0A", "%3A", "%2C", "%25"])))
        });
        let message = without_signs(message, &["%0D", "%0A", "%25"]);
        Some(Self { level: level.to_owned(), properties: properties.collect(), message })
    }

    fn text(&self, property: &str) -> &str {
        self.properties.get(property).map_or("", String::as_str)
    }

    fn number(&self, property: &str) -> Option<u64> {
        self.properties.get(property).map(|value| value.parse().expect("a number"))
    }
}

/// The runner decodes each character by itself, `%25` last.
fn without_signs(text: &str, signs: &[&str]) -> String {
    signs.iter().fold(text.to_owned(), |text, sign| {
        let byte = u8::from_str_radix(&sign[1..], 16).expect("two digits");
        text.replace(sign, &char::from(byte).to_string())
    })
}

#[test]
fn an_annotation_is_read_as_the_runner_does() {
    let read = Annotation::read("::error file=a%2Cb%3A%25.toml,line=3,title=x::50 %25: a, b%0A%250A::c");
    let expected = Annotation {
        level: "error".to_owned(),
        properties: [("file", "a,b:%.toml"), ("line", "3"), ("title", "x")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
        message: "50 %: a, b\n%0A::c".to_owned(),
    };
    assert_eq!(read, Some(expected));
    assert_eq!(Annotation::read("no errors: 3 files"), None);
}

#[test]
fn every_finding_is_an_annotation_with_nothing_lost() {
    for case in cases() {
        let said = case.said("github");
        let annotations: Vec<Annotation> = said.lines().filter_map(Annotation::read).collect();
        assert_eq!(annotations.len(), case.findings.len(), "{case:?}: {said}");
        for (annotation, finding) in annotations.iter().zip(&case.findings) {
            let level = if text(finding, "severity") == "info" { "notice" } else { text(finding, "severity") };
            assert_eq!(annotation.level, level, "{annotation:?}");
            assert!(annotation.text("file").ends_with(text(finding, "file")), "{annotation:?}: {finding}");
            assert!(annotation.text("title").contains(text(finding, "code")), "{annotation:?}");
            assert!(tells(&annotation.message, finding), "{annotation:?}: {finding}");

            let [line, end] = ["line", "end_line"].map(|field| number(finding, field));
            assert_eq!((annotation.number("line"), annotation.number("endLine")), (Some(line), Some(end)));
            // The runner drops columns of a range of lines, with a warning.
            let columns = ["column", "end_column"].map(|field| (line == end).then(|| number(finding, field)));
            assert_eq!(["col", "endColumn"].map(|name| annotation.number(name)), columns, "{annotation:?}");
        }
    }
}
