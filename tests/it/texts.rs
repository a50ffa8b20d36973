//! Tests of all texts: they exist in both languages, with the same placeholders and the same code.

use std::collections::BTreeSet;
use std::fs::read_to_string;
use std::iter::Peekable;
use std::str::Chars;

use plan::locale::{Lang, catalogue};

use crate::common::{Program, files_below};
use crate::usage::{COMMANDS, NESTED};

/// The words in backticks that differ between the languages.
const TRANSLATED: [(&str, &str); 11] = [
    ("skälet", "the reason"),
    ("flyttad från", "moved from"),
    ("nyckel", "key"),
    ("värde", "value"),
    ("KOMMANDO", "COMMAND"),
    ("KATALOG", "DIR"),
    ("Ny roll", "New role"),
    ("Nya rollen", "The new role"),
    ("rapport.docx", "report.docx"),
    ("Besök per år", "Visits a year"),
    ("plan help git", "plan help merge-driver"),
];

/// The file with the names of the months.
const MONTHS: &str = "report/view/report/typography.rs";

/// Words that only one language has. Text in backticks is code, whatever the language.
pub(crate) const ONLY_ENGLISH: &str =
    "the of is not and must what this that which with without than cannot to as it has be for its";
pub(crate) const ONLY_SWEDISH: &str =
    "och är inte som den det att av ett på med utan från vad går ska till eller har här står";

/// The file with texts that are empty on purpose.
const EMPTY: &str = "query/find.rs";

/// A text in the source, and its place.
pub(crate) struct Found {
    file: String,
    pub(crate) swedish: String,
    pub(crate) english: String,
}

/// Returns the texts of every `text!(…)` and `Text::fixed(…)` in the source, those of the catalogue, and the help.
pub(crate) fn texts() -> Vec<Found> {
    let mut texts = Vec::new();
    for (file, source) in files_below("src") {
        let code: String =
            source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        for opening in ["text!(", "Text::fixed("] {
            for (at, _) in code.match_indices(opening) {
                let literals = literals(&code[at + opening.len()..]);
                // Calls with names instead of literals pass on texts from elsewhere.
                if let [.., swedish, english] = &literals[..] {
                    texts.push(Found { file: file.clone(), swedish: swedish.clone(), english: english.clone() });
                }
            }
        }
    }
    texts.extend(catalogue::ALL.iter().map(|(name, text)| Found {
        file: format!("catalogue::{name}"),
        swedish: text.get(Lang::Sv).to_owned(),
        english: text.get(Lang::En).to_owned(),
    }));
    texts.extend(helps());
    texts
}

/// Returns the help of every command and argument, line by line of the manual pages.
fn helps() -> Vec<Found> {
    let program = Program::temporary();
    for lang in ["sv", "en"] {
        program.run(&format!("man {lang} --lang {lang}")).fine();
    }
    let pages = COMMANDS.iter().chain(&NESTED).map(|command| format!("plan-{}.1", command.replace(' ', "-")));
    let mut helps = Vec::new();
    for file in pages.chain(["plan.1".to_owned()]) {
        let page = |lang| read_to_string(program.path(&format!("{lang}/{file}"))).expect("the page can be read");
        let (swedish, english) = (page("sv").replace("\\-", "-"), page("en").replace("\\-", "-"));
        assert_eq!(swedish.lines().count(), english.lines().count(), "{file}");
        let lines = swedish.lines().zip(english.lines());
        // The others are commands of roff, and names of arguments.
        let lines = lines.filter(|(line, _)| line.starts_with(char::is_alphabetic));
        helps.extend(lines.map(|(swedish, english)| Found {
            file: file.clone(),
            swedish: swedish.to_owned(),
            english: english.to_owned(),
        }));
    }
    helps
}

/// Returns the string literals up to the closing parenthesis, without those of nested calls.
fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut depth = 0;
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '(' | '{' | '[' => depth += 1,
            ')' if depth == 0 => break,
            ')' | '}' | ']' => depth -= 1,
            '"' => {
                let text = literal(&mut chars);
                if depth == 0 {
                    found.push(text);
                }
            }
            _ => {}
        }
    }
    found
}

/// Parses a string literal after its opening quote.
fn literal(chars: &mut Peekable<Chars<'_>>) -> String {
    let mut text = String::new();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('"', _) => break,
            ('\\', Some('\n')) => while chars.next_if(|c| c.is_whitespace()).is_some() {},
            ('\\', Some(_)) => text.extend(chars.next()),
            _ => text.push(c),
        }
    }
    text
}

/// Returns each text between two characters.
fn between(text: &str, open: char, close: char) -> BTreeSet<String> {
    let starts = text.match_indices(open).map(|(at, _)| &text[at + 1..]);
    starts.filter_map(|rest| Some(rest[..rest.find(close)?].to_owned())).collect()
}

/// Returns the texts in backticks, with translated words in English.
fn code_in(text: &str) -> Vec<String> {
    let parts = text.split('`').enumerate().filter(|(at, _)| at % 2 == 1);
    let english =
        |part: &str| TRANSLATED.iter().fold(part.to_owned(), |part, (swedish, english)| part.replace(swedish, english));
    let mut parts: Vec<String> = parts.map(|(_, part)| english(part)).collect();
    parts.sort();
    parts
}

/// Returns the first of some words in a text outside backticks, unless it is an option.
pub(crate) fn foreign(text: &str, words: &str) -> Option<String> {
    let prose: String = text.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let prose = prose.split_whitespace().filter(|word| !word.starts_with("--")).collect::<Vec<_>>().join(" ");
    let has = |word: &str| prose.split(|c: char| !c.is_alphabetic()).any(|other| other.eq_ignore_ascii_case(word));
    words.split(' ').find(|word| has(word)).map(str::to_owned)
}

#[test]
fn every_text_is_there_in_both_languages() {
    let texts = texts();
    assert!(texts.len() > 300, "only {} texts are found", texts.len());
    for Found { file, swedish, english } in texts.iter().filter(|text| text.file != EMPTY) {
        assert!(!swedish.trim().is_empty() && !english.trim().is_empty(), "{file}: {swedish:?}, {english:?}");
    }
    assert_eq!(
        texts.iter().filter(|text| text.file == EMPTY && text.swedish.is_empty()).count(),
        1,
        "{EMPTY} has its empty words"
    );
}

#[test]
fn both_languages_have_the_same_placeholders() {
    for Found { file, swedish, english } in texts() {
        let parts = |text: &str| between(&text.replace("{{", "").replace("}}", ""), '{', '}');
        assert_eq!(parts(&swedish), parts(&english), "{file}: {swedish:?}, {english:?}");
    }
}

#[test]
fn both_languages_have_the_same_code_in_backticks() {
    for Found { file, swedish, english } in texts() {
        assert_eq!(swedish.matches('`').count() % 2, 0, "{file}: {swedish:?} leaves a backtick open");
        assert_eq!(code_in(&swedish), code_in(&english), "{file}: {swedish:?}, {english:?}");
    }
}

#[test]
fn both_languages_begin_and_end_alike() {
    for Found { file, swedish, english } in texts() {
        let end = |text: &str| text.chars().last().filter(|last| ".?!…:".contains(*last));
        assert_eq!(end(&swedish), end(&english), "{file}: {swedish:?}, {english:?}");
        let capital = |text: &str| text.chars().next().filter(|first| first.is_alphabetic()).map(char::is_uppercase);
        // English capitalizes the names of months.
        if file == MONTHS {
            continue;
        }
        if let (Some(swedish_is), Some(english_is)) = (capital(&swedish), capital(&english)) {
            assert_eq!(swedish_is, english_is, "{file}: {swedish:?}, {english:?}");
        }
    }
}

#[test]
fn neither_language_has_words_of_the_other() {
    for Found { file, swedish, english } in texts() {
        assert_eq!(foreign(&swedish, ONLY_ENGLISH), None, "{file}: {swedish:?}");
        assert_eq!(foreign(&english, ONLY_SWEDISH), None, "{file}: {english:?}");
    }
}

#[test]
fn names_of_the_catalogue_are_unique() {
    let names: BTreeSet<&str> = catalogue::ALL.iter().map(|(name, _)| *name).collect();
    assert_eq!(names.len(), catalogue::ALL.len());
}

#[test]
fn literals_are_read_as_rust_reads_them() {
    assert_eq!(literals(r#""a", "b \"c\" \\d", f("no")) "after""#), ["a", "b \"c\" \\d"]);
    assert_eq!(literals("x = y; \"one \\\n   two\", \"three\")"), ["one two", "three"]);
}
