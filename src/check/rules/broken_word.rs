//! A word is not cut by the hyphen of a line that ended in the document.

use std::ops::Range;

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};

/// What may follow a word that ends in a hyphen because its end is left out: "kultur- och fritidsnämnden".
const FOLLOWING: [&str; 30] = [
    "alt",
    "alternativt",
    "and",
    "as",
    "but",
    "el",
    "eller",
    "etc",
    "for",
    "från",
    "in",
    "inte",
    "kontra",
    "liksom",
    "men",
    "nor",
    "och",
    "or",
    "osv",
    "plus",
    "resp",
    "respektive",
    "samt",
    "som",
    "såväl",
    "than",
    "till",
    "to",
    "utan",
    "versus",
];

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL504",
        name: "broken-word",
        severity: Severity::Info,
        summary: Text::fixed(
            "Ett ord är avstavat mitt i raden, som när texten kopierats ur ett dokument.",
            "A word is cut by a hyphen within the line, as when the text was copied out of a document.",
        ),
        why: Text::fixed(
            "Ordet går inte att söka efter, och bindestrecket följer med till tabeller och rapporter.",
            "The word cannot be searched for, and the hyphen follows into tables and reports.",
        ),
        example: "title = \"Utveckla verk- samheten\"",
        mend: Text::fixed(
            "Skriv ihop ordet. Det som ska stå med bindestreck, som kultur- och fritidsnämnden, är inget fynd.",
            "Write the word together. What has its hyphen by right, such as pre- and post-war, is not found.",
        ),
    },
    check,
};

/// A word that is cut.
struct Broken {
    /// Both parts, and what is between them.
    word: Range<usize>,
    /// The hyphen, where it goes away, and the space.
    cut: Range<usize>,
}

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    for written in context.texts() {
        for Broken { word, cut } in broken_words(written.text) {
            let whole = written.text[word.start..cut.start].to_owned() + &written.text[cut.end..word.end];
            let message = text!("ordet `{whole}` är avstavat", "the word `{whole}` is cut by a hyphen");
            sink.push(Diagnostic {
                fix: written.guess(cut, ""),
                ..written
                    .found(&RULE.code, word, message)
                    .help(text!("menade du `{whole}`?", "did you mean `{whole}`?"))
                    .suggestions(vec![whole])
            });
        }
    }
}

fn broken_words(text: &str) -> Vec<Broken> {
    let hyphens = text.match_indices('-').filter_map(|(hyphen, _)| {
        let start = text[..hyphen].rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| text.ceil_char_boundary(at + 1));
        let after = &text[hyphen + 1..];
        let rest = after.trim_start_matches([' ', '\r', '\n']);
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let (before, next) = (&text[start..hyphen], &rest[..end]);
        // "musik- dans- och teater": the next word's end is left out too.
        let is_list = rest[end..].starts_with('-');
        if rest.len() == after.len()
            || before.is_empty()
            || is_list
            || !next.starts_with(char::is_lowercase)
            || FOLLOWING.contains(&next)
        {
            return None;
        }
        let next_at = text.len() - rest.len();
        // "IT- system" is written with a hyphen.
        let keeps = usize::from(before.ends_with(char::is_uppercase));
        Some(Broken { word: start..next_at + end, cut: hyphen + keeps..next_at })
    });
    hyphens.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Vec<String> {
        broken_words(text)
            .into_iter()
            .map(|it| text[it.word.start..it.cut.start].to_owned() + &text[it.cut.end..it.word.end])
            .collect()
    }

    #[test]
    fn a_cut_word_is_joined() {
        assert_eq!(whole("Utveckla verk- samheten för öst-\n  går."), ["verksamheten", "östgår"]);
        assert_eq!(whole("Nya IT- system"), ["IT-system"]);
    }

    #[test]
    fn a_word_whose_end_is_left_out_is_right() {
        for right in [
            "kultur- och fritidsnämnden",
            "bild- eller formkonst",
            "musik-, dans- och teater",
            "musik- dans- samt teater",
            "in- respektive utresa",
            "FN- Barnkonventionen",
            "2024- framåt",
            "film - en väg",
            "e-tjänst",
            "-",
            "a- ",
        ] {
            assert!(whole(right).is_empty(), "{right}");
        }
    }
}
