//! Texts have no invisible characters.

use std::ops::Range;

use crate::check::{Context, Rule, Written};
use crate::diag::{Code, Diagnostic, Fix, Severity, Sink};
use crate::locale::{Text, text};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL502",
        name: "invisible-character",
        severity: Severity::Info,
        summary: Text::fixed(
            "I en text står ett osynligt tecken, som ett mjukt bindestreck eller ett styrtecken.",
            "A text has an invisible character, such as a soft hyphen or a control character.",
        ),
        why: Text::fixed(
            "Ordet går inte att söka efter, ett namn blir ett annat namn, och tecken som byter läsriktning kan visa något annat än det som står där.",
            "The word cannot be searched for, a name becomes another name, and characters that change the reading direction can show something other than what is there.",
        ),
        example: "title = \"Fritids\u{ad}verksamhet\"",
        fix: Text::fixed(
            "Ta bort tecknet, eller kör `plan check --fix`. Ett hårt mellanslag får stå i en text, men inte i ett id, ett namn eller en status.",
            "Remove the character, or run `plan check --fix`. A non-breaking space is allowed in a text, but not in an id, a name or a status.",
        ),
    },
    check,
};

/// The fix for an invisible character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CharacterFix {
    /// Remove it, which is safe.
    Remove,
    /// Remove it, though it may be intended.
    PerhapsRemove,
    /// Replace it by a space, which is safe.
    Space,
    /// Replace it by a space, though it may not separate words.
    PerhapsSpace,
    /// Replace it by a backslash and this letter, which it is the escape of, as in `C:\temp`.
    PerhapsBackslash(char),
    /// None: its meaning is unknown.
    Unknown,
}

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    for written in context.texts() {
        let text = written.text;
        // A run of the same character gives one finding.
        let mut run: Option<(Range<usize>, char)> = None;
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            match &mut run {
                Some((so_far, last)) if *last == c && so_far.end == at => so_far.end = end,
                _ if is_suspect(c) && invisible(c, text, at, written).is_some() => {
                    report(written, run.replace((at..end, c)), sink);
                }
                _ => {}
            }
        }
        report(written, run, sink);
    }
}

fn report(written: &Written<'_>, run: Option<(Range<usize>, char)>, sink: &mut Sink) {
    let Some((at, c)) = run else { return };
    let Some((word, kind)) = invisible(c, written.text, at.start, written) else { return };
    let point = format!("U+{:04X}", u32::from(c));
    let message =
        text!(word = word.clone(); "ett osynligt tecken: {word}, {point}", "an invisible character: {word}, {point}");
    let help = match kind {
        CharacterFix::Remove | CharacterFix::PerhapsRemove => Text::fixed("ta bort tecknet", "remove the character"),
        CharacterFix::Space | CharacterFix::PerhapsSpace => {
            Text::fixed("skriv ett vanligt mellanslag", "write an ordinary space")
        }
        CharacterFix::PerhapsBackslash(letter) => text!(
            word = word;
            "`\\{letter}` läses som {word}; skriv `\\\\{letter}` om det skulle vara ett omvänt snedstreck",
            "`\\{letter}` is read as {word}; write `\\\\{letter}` if a backslash was meant"
        ),
        CharacterFix::Unknown => Text::fixed("skriv det som var menat", "write what was meant"),
    };
    sink.push(Diagnostic { fix: fix(written, at.clone(), kind), ..written.found(&RULE.code, at, message).help(help) });
}

fn fix(written: &Written<'_>, at: Range<usize>, kind: CharacterFix) -> Option<Fix> {
    match kind {
        CharacterFix::Remove => written.safe(at, ""),
        CharacterFix::PerhapsRemove => written.guess(at, ""),
        CharacterFix::Space => written.safe(at, " "),
        CharacterFix::PerhapsSpace => written.guess(at, " "),
        CharacterFix::PerhapsBackslash(letter) => written.guess(at, format!("\\\\{letter}")),
        CharacterFix::Unknown => None,
    }
}

/// Returns whether a character needs a closer look. Nearly all are letters and spaces.
fn is_suspect(c: char) -> bool {
    !matches!(c, ' '..='~' | 'À'..='\u{2ff}')
}

/// Returns the name of an invisible character, and its fix.
fn invisible(c: char, text: &str, at: usize, written: &Written<'_>) -> Option<(Text, CharacterFix)> {
    let is_name = written.is_name;
    Some(match c {
        '\n' | '\r' if !is_name => return None,
        '\t' | '\u{8}' | '\u{c}' if is_of_path(text, at, written) => match c {
            '\t' => (Text::fixed("tabb", "tab"), CharacterFix::PerhapsBackslash('t')),
            '\u{8}' => (Text::fixed("styrtecken", "control character"), CharacterFix::PerhapsBackslash('b')),
            _ => (Text::fixed("styrtecken", "control character"), CharacterFix::PerhapsBackslash('f')),
        },
        '\t' if !is_name && written.is_multi_line => return None,
        '\t' => (Text::fixed("tabb", "tab"), CharacterFix::Space),
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => (Text::fixed("radbyte", "line end"), CharacterFix::PerhapsSpace),
        '\u{ad}' => (Text::fixed("mjukt bindestreck", "soft hyphen"), CharacterFix::Remove),
        '\u{200b}' => (Text::fixed("mellanslag utan bredd", "zero-width space"), CharacterFix::Remove),
        // Other scripts and combined emoji need them.
        '\u{200c}' | '\u{200d}' if !is_between_latin(text, at, c) => return None,
        '\u{200c}' | '\u{200d}' | '\u{2060}' => {
            (Text::fixed("bindning utan bredd", "zero-width joiner"), CharacterFix::Remove)
        }
        '\u{feff}' => (Text::fixed("byteordningsmärke", "byte order mark"), CharacterFix::Remove),
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            (Text::fixed("byte av läsriktning", "change of direction"), CharacterFix::PerhapsRemove)
        }
        // A few flags use them; otherwise they hide text.
        '\u{e0000}'..='\u{e007f}' => (Text::fixed("dolt tecken", "hidden character"), CharacterFix::PerhapsRemove),
        '\u{180e}' | '\u{2061}'..='\u{2064}' => (Text::fixed("dolt tecken", "hidden character"), CharacterFix::Remove),
        c if c.is_control() => (Text::fixed("styrtecken", "control character"), CharacterFix::Unknown),
        '\u{a0}' | '\u{202f}' if is_name => (Text::fixed("hårt mellanslag", "non-breaking space"), CharacterFix::Space),
        c if is_name && c.is_whitespace() => (Text::fixed("ovanligt mellanslag", "unusual space"), CharacterFix::Space),
        _ => return None,
    })
}

/// Returns whether a control character is an escape in a path, such as `C:\temp` or `\\server\\a\b`.
fn is_of_path(text: &str, at: usize, written: &Written<'_>) -> bool {
    if !written.has_short_escape(at) {
        return false;
    }
    let start = text[..at].rfind(' ').map_or(0, |space| space + 1);
    let before = &text[start..at];
    let has_drive = before.as_bytes().get(1) == Some(&b':') && before.starts_with(|c: char| c.is_ascii_alphabetic());
    has_drive || before.contains('\\')
}

/// Returns whether a character is next to a Latin letter, a digit or ASCII punctuation.
fn is_between_latin(text: &str, at: usize, c: char) -> bool {
    let is_latin = |c: char| c < '\u{300}';
    let before = text[..at].chars().next_back();
    let after = text[at + c.len_utf8()..].chars().next();
    before.is_none_or(is_latin) || after.is_none_or(is_latin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Str;
    use crate::source::{FileId, SourceFile, Spanned};

    fn fixes_of(text: &str, is_name: bool) -> Vec<CharacterFix> {
        let source = SourceFile::new("x.toml", format!("\"{text}\""));
        let value = Spanned::new(Str::Borrowed(text), 0..text.len() + 2);
        let written = Written::new(&value, is_name, FileId(0), &source).expect("it stands in a file");
        text.char_indices().filter_map(|(at, c)| Some(invisible(c, text, at, &written)?.1)).collect()
    }

    #[test]
    fn what_cannot_be_seen_is_found() {
        let every = "a\u{ad}b\u{200b}\u{feff}c\u{200d}d\u{202e}\u{2028}\u{96}\te\u{e0041}";
        let expected = [
            CharacterFix::Remove,
            CharacterFix::Remove,
            CharacterFix::Remove,
            CharacterFix::Remove,
            CharacterFix::PerhapsRemove,
        ];
        let rest =
            [CharacterFix::PerhapsSpace, CharacterFix::Unknown, CharacterFix::Space, CharacterFix::PerhapsRemove];
        assert_eq!(fixes_of(every, false), [&expected[..], &rest].concat());
    }

    #[test]
    fn what_a_text_needs_may_stand() {
        for text in ["åäö 2\u{a0}000 – kr…", "👩\u{200d}💻", "می\u{200c}خواهم", "❤\u{fe0f}"] {
            assert_eq!(fixes_of(text, false), [], "{text:?}");
        }
        assert_eq!(fixes_of("2\u{a0}000\u{2009}", true), [CharacterFix::Space, CharacterFix::Space]);
    }
}
