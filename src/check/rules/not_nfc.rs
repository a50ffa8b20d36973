//! Texts are in Unicode normalization form C.

use std::ops::Range;

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::composed;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL501",
        name: "not-nfc",
        severity: Severity::Info,
        summary: Text::fixed(
            "En bokstav är sparad i delar, som ett a och en lös ring i stället för ett å (inte NFC).",
            "A letter is saved in parts, such as an a and a loose ring instead of an å (not NFC).",
        ),
        why: Text::fixed(
            "De två ser likadana ut, men många program söker, sorterar och jämför dem som olika ord. Sådana bokstäver kommer oftast ur ett filnamn eller en PDF.",
            "The two look the same, but many programs search, sort and compare them as different words. Such letters usually come from a file name or a PDF.",
        ),
        example: "title = \"La\u{308}sa fo\u{308}r barn\"",
        fix: Text::fixed(
            "Skriv om bokstäverna på tangentbordet, eller kör `plan check --fix`. Orden blir desamma.",
            "Type the letters again, or run `plan check --fix`. The words stay the same.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    for written in context.texts() {
        let text = written.text;
        let composed = composed(text);
        if *composed == *text {
            continue;
        }
        let (at, letters) = differing(text, &composed);
        let letter: String = letters.chars().take(1).collect();
        let message = if letters.chars().count() > 1 {
            text!(
                "`{letter}` och fler bokstäver är inte sammansatta (NFC)",
                "`{letter}` and more letters are not composed (NFC)"
            )
        } else {
            text!("`{letter}` är inte sammansatt (NFC)", "`{letter}` is not composed (NFC)")
        };
        sink.push(Diagnostic {
            fix: written.all_safe(recomposed(text)),
            ..written
                .found(&RULE.code, at, message)
                .help(Text::fixed("skriv om bokstaven på tangentbordet", "type the letter again"))
        });
    }
}

/// Returns the ranges that are not normalized, with their normalized text, so that the text between them is not
/// rewritten.
fn recomposed(text: &str) -> Vec<(Range<usize>, String)> {
    // No composition crosses the start of an ASCII character.
    let starts = text.char_indices().filter(|(_, c)| c.is_ascii()).map(|(at, _)| at);
    let ends = starts.clone().skip_while(|at| *at == 0).chain([text.len()]);
    let starts = std::iter::once(0).chain(starts.filter(|at| *at > 0));
    let edit = |(start, end): (usize, usize)| {
        let piece = composed(&text[start..end]);
        let (at, letters) = differing(&text[start..end], &piece);
        (at != (0..0)).then(|| (start + at.start..start + at.end, letters.to_owned()))
    };
    starts.zip(ends).filter_map(edit).collect()
}

/// Returns the range from the first difference between a text and its normalized form to the last, with the
/// normalized text; an empty range at the start if they are equal.
fn differing<'c>(text: &str, composed: &'c str) -> (Range<usize>, &'c str) {
    if text == composed {
        return (0..0, "");
    }
    let same = |(a, b): &(char, char)| a == b;
    let first: usize = text.chars().zip(composed.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (left, right) = (&text[first..], &composed[first..]);
    let last: usize = left.chars().rev().zip(right.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    (first..text.len() - last, &right[..right.len() - last])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_letters_are_written_again() {
        let text = "La\u{308}sa\n\"åa\u{30a}\" fo\u{308}r";
        let mut composed_text = text.to_owned();
        let edits = recomposed(text);
        assert_eq!(edits.len(), 3);
        for (at, letter) in edits.into_iter().rev() {
            assert!(!text[at.clone()].contains(['\n', '"', ' ']));
            composed_text.replace_range(at, &letter);
        }
        assert_eq!(composed_text, *composed(text));
        assert_eq!(recomposed("\u{1100}\u{1161}a"), [(0..6, "\u{ac00}".to_owned())]);
    }
}
