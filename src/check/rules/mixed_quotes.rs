//! A text uses one kind of quotation marks.

use crate::check::{Context, Rule};
use crate::diag::{Code, Severity, Sink};
use crate::locale::{Text, text};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL505",
        name: "mixed-quotes",
        severity: Severity::Info,
        summary: Text::fixed(
            "En text har olika slags citattecken, som ”ett ord” och \"ett annat\".",
            "A text has different kinds of quotation marks, such as “one word” and \"another\".",
        ),
        why: Text::fixed(
            "Olika tecken ser slarvigt ut i det som trycks, och den som söker efter ett citat hittar bara det ena slaget.",
            "Different marks look careless in print, and a search for a quotation finds only one of the kinds.",
        ),
        example: "title = '''Ordna ”Poesins dag” och \"Bokens dag\"'''",
        fix: Text::fixed(
            "Skriv samma slags citattecken i hela texten; på svenska är det ”så här”. Inuti ett citat får ett annat slag stå.",
            "Use one kind of quotation marks in the whole text. Within a quotation there may be another kind.",
        ),
    },
    check,
};

/// The kinds of quotation marks, as pairs of an opening and a closing mark.
const KINDS: [(char, char); 8] =
    [('"', '"'), ('”', '”'), ('“', '”'), ('„', '“'), ('„', '”'), ('«', '»'), ('»', '«'), ('»', '»')];

/// An outermost quotation, or an unpaired mark.
struct Quoted {
    open: (usize, char),
    close: Option<char>,
}

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    for written in context.texts() {
        let Some((at, mark)) = odd_one(written.text) else { continue };
        let message = text!(
            "citattecknet {mark} är av ett annat slag än de andra",
            "the quotation mark {mark} is of a different kind from the others"
        );
        sink.push(written.found(&RULE.code, at..at + mark.len_utf8(), message).help(Text::fixed(
            "skriv samma slags citattecken i hela texten",
            "use one kind of quotation marks in the whole text",
        )));
    }
}

/// Returns the first mark of the least used kind, if there are several kinds.
fn odd_one(text: &str) -> Option<(usize, char)> {
    let quoted = outermost(text);
    let kind = |it: &Quoted| (it.open.1, it.close);
    let count = |it: &Quoted| quoted.iter().filter(|other| is_alike(kind(it), kind(other))).count();
    // A text has few kinds, so only the first mark of each is compared with all.
    let mut firsts: Vec<&Quoted> = Vec::new();
    for it in &quoted {
        if !firsts.iter().any(|first| is_alike(kind(first), kind(it))) {
            firsts.push(it);
        }
    }
    // If two kinds are equally frequent, the later one is odd.
    let odd = firsts.iter().rev().min_by_key(|it| count(it)).filter(|_| firsts.len() > 1)?;
    Some(odd.open)
}

/// Returns whether two are of one kind. An unpaired mark is of any kind that uses it.
fn is_alike((open, close): (char, Option<char>), (other, other_close): (char, Option<char>)) -> bool {
    match (close, other_close) {
        (Some(close), Some(other_close)) => open == other && close == other_close,
        (Some(close), None) => other == open || other == close,
        (None, Some(other_close)) => open == other || open == other_close,
        (None, None) => open == other,
    }
}

fn outermost(text: &str) -> Vec<Quoted> {
    let mut quoted: Vec<Quoted> = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, mark) in text.char_indices().filter(|(_, c)| KINDS.iter().any(|(open, close)| c == open || c == close)) {
        let closes = open.last().is_some_and(|(_, last)| KINDS.contains(&(*last, mark)));
        if let Some(begun) = open.pop_if(|_| closes) {
            if open.is_empty() {
                quoted.push(Quoted { open: begun, close: Some(mark) });
            }
        } else if mark != '"' || !text[..at].ends_with(|c: char| c.is_ascii_digit()) {
            // After a number the mark means inches.
            open.push((at, mark));
        }
    }
    quoted.extend(open.into_iter().map(|open| Quoted { open, close: None }));
    quoted.sort_by_key(|it| it.open.0);
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_that_fewest_have_is_odd() {
        for (text, odd) in [
            ("”a” \"b\" ”c”", Some('"')),
            ("”a” “b”", Some('“')),
            ("\"a”", Some('”')),
            ("»a» «b»", Some('«')),
            ("”a ”b” c” «d»", Some('«')),
            ("”a”, ”b” och ”c", None),
            ("”a «b» c”", None),
            ("„a“ „b“", None),
            ("en 15\" skärm, ”stor”", None),
            ("inga", None),
        ] {
            assert_eq!(odd_one(text).map(|(_, mark)| mark), odd, "{text}");
        }
    }
}
