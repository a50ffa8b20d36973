//! There is one space between words.

use std::ops::Range;

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::Text;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL503",
        name: "double-space",
        severity: Severity::Info,
        summary: Text::fixed(
            "Mellan två ord står mer än ett mellanslag.",
            "There is more than one space between two words.",
        ),
        why: Text::fixed(
            "Ett dubbelt mellanslag syns inte, men den som söker efter orden hittar dem inte, och ett namn blir ett annat namn.",
            "A double space is hard to see, but a search for the words does not find them, and a name becomes another name.",
        ),
        example: "title = \"Främja  läsning\"",
        fix: Text::fixed(
            "Ta bort det mellanslag som är för mycket, eller kör `plan check --fix`.",
            "Remove the extra space, or run `plan check --fix`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    for written in context.texts() {
        for at in double_spaces(written.text) {
            let message = Text::fixed("mer än ett mellanslag mellan två ord", "more than one space between two words");
            sink.push(Diagnostic {
                fix: written.safe(at.clone(), " "),
                ..written.found(&RULE.code, at, message).help(Text::fixed("skriv ett mellanslag", "write one space"))
            });
        }
    }
}

/// Returns the runs of several spaces within a line. Indentation and trailing spaces are layout.
fn double_spaces(text: &str) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut at = 0;
    for run in text.split_inclusive(|c| c != ' ') {
        let spaces = run.bytes().take_while(|byte| *byte == b' ').count();
        let is_between = |c: char| !c.is_whitespace();
        let before = text[..at].chars().next_back().is_some_and(is_between);
        if spaces > 1 && before && run[spaces..].chars().next().is_some_and(is_between) {
            runs.push(at..at + spaces);
        }
        at += run.len();
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_spaces_between_words_count() {
        assert_eq!(double_spaces("å  b c   d"), [2..4, 7..10]);
        assert!(double_spaces("  a b  \n  c  ").is_empty());
        assert!(double_spaces("a \u{a0} b").is_empty());
    }
}
