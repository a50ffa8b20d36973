//! No word is broken by a hyphen from the line break of a source document.

use std::cell::LazyCell;
use std::collections::HashSet;
use std::ops::Range;

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};

/// Words that may follow a word with a suspended hyphen: "kultur- och fritidsnämnden", "19th- through
/// 20th-century", "Kinder- und Jugendhilfe".
const FOLLOWING: [&str; 87] = [
    "a",
    "aber",
    "ali",
    "als",
    "alt",
    "alternativt",
    "and",
    "as",
    "at",
    "auch",
    "bis",
    "but",
    "by",
    "bzw",
    "e",
    "ed",
    "el",
    "eller",
    "en",
    "et",
    "etc",
    "for",
    "from",
    "från",
    "för",
    "genom",
    "i",
    "in",
    "inte",
    "into",
    "ja",
    "kontra",
    "liksom",
    "lub",
    "med",
    "mellan",
    "men",
    "minus",
    "mot",
    "ni",
    "nor",
    "o",
    "och",
    "oder",
    "of",
    "og",
    "on",
    "or",
    "oraz",
    "osv",
    "ou",
    "over",
    "per",
    "plus",
    "puis",
    "resp",
    "respektive",
    "samt",
    "sekä",
    "som",
    "sowie",
    "såväl",
    "tai",
    "than",
    "then",
    "through",
    "thru",
    "til",
    "till",
    "to",
    "tot",
    "toward",
    "towards",
    "u",
    "und",
    "under",
    "until",
    "utan",
    "versus",
    "via",
    "vs",
    "wie",
    "with",
    "without",
    "y",
    "än",
    "över",
];

/// Words that are as often complete before a hyphen as the beginning of a broken word: "by-default", "on-line".
const WHOLE: [&str; 9] = ["at", "by", "non", "of", "off", "on", "the", "to", "up"];
/// Words that may follow such a hyphen: "follow-up", "opt-in".
const PARTICLES: [&str; 6] = ["down", "in", "off", "on", "out", "up"];

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
            "The word cannot be searched for, and the hyphen ends up in tables and reports.",
        ),
        example: "title = \"Utveckla verk- samheten\"",
        fix: Text::fixed(
            "Skriv ihop ordet. Ett bindestreck som hör dit, som i kultur- och fritidsnämnden, rapporteras inte.",
            "Join the word. A hyphen that belongs there, as in pre- and post-war, is not reported.",
        ),
    },
    check,
};

/// A word that seems to be broken by a hyphen and white space.
#[derive(Debug)]
struct Broken<'t> {
    /// The range of both parts and the gap between them.
    at: Range<usize>,
    /// The range of the hyphen and the white space.
    cut: Range<usize>,
    /// The part before the hyphen.
    before: &'t str,
    /// The part after it.
    after: &'t str,
}

/// The correct spelling of a broken word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WordForm {
    Joined,
    Hyphenated,
    /// Either of the two.
    Unsure,
}

impl Broken<'_> {
    fn written(&self, reading: WordForm) -> String {
        let hyphen = if reading == WordForm::Joined { "" } else { "-" };
        [self.before, hyphen, self.after].concat()
    }

    /// Returns the correct spelling, judged by the other words of the plan and by the form of the word; none if they
    /// say nothing in this language.
    fn reading(&self, words: &HashSet<String>, language: &str) -> Option<WordForm> {
        let is_used = |reading| words.contains(&self.written(reading).to_lowercase());
        match (is_used(WordForm::Joined), is_used(WordForm::Hyphenated)) {
            (true, false) => return Some(WordForm::Joined),
            (false, true) => return Some(WordForm::Hyphenated),
            (true, true) => return Some(WordForm::Unsure),
            // How other languages leave out the end of a word is not known here.
            (false, false) if !["", "sv", "en"].contains(&language) => return None,
            (false, false) => {}
        }
        // "IT- system", "e- tjänst" and "privacy-by- default" are spelled with a hyphen.
        let is_letter = self.before.chars().nth(1).is_none();
        if self.before.ends_with(char::is_uppercase) || is_letter || self.before.contains('-') {
            return Some(WordForm::Hyphenated);
        }
        // English has about as many hyphenated words as words broken at the end of a line.
        let is_whole = WHOLE.contains(&&*self.before.to_lowercase()) || PARTICLES.contains(&self.after);
        Some(if language == "en" || is_whole { WordForm::Unsure } else { WordForm::Joined })
    }
}

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let tag = context.plan.language.as_ref().map(|tag| tag.to_lowercase()).unwrap_or_default();
    let language = tag.split('-').next().unwrap_or_default();
    let words = LazyCell::new(|| words_of(context));
    for written in context.texts() {
        for broken in broken_words(written.text) {
            let Some(reading) = broken.reading(&words, language) else { continue };
            let found = |message| written.found(&RULE.code, broken.at.clone(), message);
            if reading == WordForm::Unsure {
                let both = [WordForm::Joined, WordForm::Hyphenated].map(|reading| broken.written(reading));
                let [joined, hyphenated] = &both;
                let message = text!(
                    "efter bindestrecket i `{hyphenated}` står ett mellanslag",
                    "there is a space after the hyphen of `{hyphenated}`"
                );
                let help = text!("skriv `{joined}` eller `{hyphenated}`", "write `{joined}` or `{hyphenated}`");
                sink.push(found(message).help(help));
                continue;
            }
            let whole = broken.written(reading);
            let kept = usize::from(reading == WordForm::Hyphenated);
            sink.push(Diagnostic {
                fix: written.guess(broken.cut.start + kept..broken.cut.end, ""),
                ..found(text!("ordet `{whole}` är avstavat", "the word `{whole}` is cut by a hyphen"))
                    .help(text!("menade du `{whole}`?", "did you mean `{whole}`?"))
                    .suggestions(vec![whole])
            });
        }
    }
}

/// Returns all words in the plan's files, in lower case; a hyphenated word is one word.
fn words_of(context: &Context<'_, '_>) -> HashSet<String> {
    let plan = context.plan;
    let files = plan.goals.iter().map(|goal| goal.file).chain([plan.file]);
    let texts = files.map(|file| context.sources.file(file).text());
    let words = texts.flat_map(|text| text.split(|c: char| !is_of_word(c)));
    words.filter(|word| !word.is_empty() && !word.ends_with('-')).map(str::to_lowercase).collect()
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '-'
}

fn broken_words(text: &str) -> Vec<Broken<'_>> {
    let hyphens = text.match_indices('-').filter_map(|(hyphen, _)| {
        let start = text[..hyphen].rfind(|c: char| !is_of_word(c)).map_or(0, |at| text.ceil_char_boundary(at + 1));
        let after = &text[hyphen + 1..];
        let rest = after.trim_start_matches([' ', '\r', '\n']);
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let (before, next) = (&text[start..hyphen], &rest[..end]);
        let is_word = before.ends_with(char::is_alphabetic) && !before.contains(char::is_numeric);
        if rest.len() == after.len()
            || !is_word
            || before.starts_with('-')
            || !next.starts_with(char::is_lowercase)
            || FOLLOWING.contains(&next)
            || has_hyphen_soon(&rest[end..])
        {
            return None;
        }
        let next_at = text.len() - rest.len();
        Some(Broken { at: start..next_at + end, cut: hyphen..next_at, before, after: next })
    });
    hyphens.collect()
}

/// Returns whether another hyphen follows in this word or the next: "musik- dans- och teater", "short- against
/// long-term". Then the hyphen is a suspended one.
fn has_hyphen_soon(rest: &str) -> bool {
    let word = rest.strip_prefix(' ').unwrap_or(rest);
    let end = word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
    rest.starts_with('-') || word[end..].starts_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, others: &str, language: &str) -> Vec<(String, WordForm)> {
        let words: HashSet<String> = others.split(' ').map(str::to_owned).collect();
        let of = |broken: Broken<'_>| {
            let reading = broken.reading(&words, language)?;
            Some((broken.written(reading), reading))
        };
        broken_words(text).into_iter().filter_map(of).collect()
    }

    fn whole(text: &str) -> Vec<String> {
        read(text, "", "sv").into_iter().map(|(whole, _)| whole).collect()
    }

    #[test]
    fn a_cut_word_is_joined() {
        assert_eq!(whole("Utveckla verk- samheten för öst-\n  går."), ["verksamheten", "östgår"]);
        assert_eq!(whole("Nya IT- system, e- tjänster"), ["IT-system", "e-tjänster"]);
    }

    #[test]
    fn what_can_be_either_is_what_the_plan_has_elsewhere() {
        let one = |text, others| read(text, others, "en").remove(0);
        assert_eq!(one("long- term", ""), ("long-term".to_owned(), WordForm::Unsure));
        assert_eq!(one("Long- term", "a long-term goal"), ("Long-term".to_owned(), WordForm::Hyphenated));
        assert_eq!(one("gov- ernment", "the government"), ("government".to_owned(), WordForm::Joined));
        assert_eq!(one("on- line", "on-line online").1, WordForm::Unsure);
        assert_eq!(one("privacy-by- default", ""), ("privacy-by-default".to_owned(), WordForm::Hyphenated));
        for text in ["privacy by- default", "by- default", "en follow- up"] {
            assert_eq!(read(text, "", "")[0].1, WordForm::Unsure, "{text}");
        }
    }

    #[test]
    fn of_other_languages_only_the_words_of_the_plan_tell() {
        let read = |text, others| read(text, others, "fr").into_iter().map(|(whole, _)| whole).collect::<Vec<_>>();
        assert!(read("les porte- parole des infra- structures", "").is_empty());
        assert_eq!(read("les infra- structures", "une infrastructures"), ["infrastructures"]);
    }

    #[test]
    fn a_word_whose_end_is_left_out_is_right() {
        for right in [
            "kultur- och fritidsnämnden",
            "hälso- och sjukvård",
            "bild- eller formkonst",
            "musik-, dans- och teater",
            "musik- dans- samt teater",
            "in- respektive utresa",
            "barn- med ungdomsverksamhet",
            "19th- through 20th-century",
            "19th- through early",
            "two- to three-year plans",
            "short- against long-term",
            "pre- and post-war",
            "mid- to late-2025",
            "open-source- and cloud-based",
            "Kinder- und Jugendhilfe",
            "les arts pré- et post-modernes",
            "medium- versus long-term",
            "FN- Barnkonventionen",
            "2024- framåt",
            "1900- talet",
            "film - en väg",
            "e-tjänst",
            "--fix fil",
            "-",
            "a- ",
        ] {
            assert!(whole(right).is_empty(), "{right}");
        }
    }
}
