//! Repairs of misplaced punctuation, such as that of other notations.

use std::collections::BTreeSet;

use super::candidates::{Candidates, begins_value, ends_value, outside, slip};
use super::hints::CURLY;
use crate::load::no_period::is_needless;
use crate::locale::text;

/// Adds the candidates with one misplaced mark of `line` corrected.
pub(super) fn misplaced(line: &str, keys: &BTreeSet<&'static str>, all: &mut Candidates) {
    double_marks(line, all);
    marks_at_the_end(line, all);
    needless_quote(line, all);
    word_before_period(line, all);
    other_quotes(line, all);
    backslashes(line, all);
    key_and_period(line, all);
    word_for_comma(line, all);
    value_alone(line, keys, all);
    brackets_around(line, all);
}

/// Splits several keys on one line: `owners = ["A"] start = 2024`.
pub(super) fn keys_on_a_line(line: &str, keys: &BTreeSet<&'static str>, all: &mut Candidates) {
    let (mut depth, mut starts) = (0_usize, Vec::new());
    for (at, c) in outside(line) {
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            '=' if depth == 0 => {
                let before = line[..at].trim_end();
                let word = before.rsplit(|c: char| c.is_whitespace() || c == ',').next().unwrap_or_default();
                let (start, name) = (before.len() - word.len(), word.split('.').next().unwrap_or_default());
                starts.extend(keys.contains(name).then_some((start, name)));
            }
            _ => {}
        }
    }
    let [(first, _), (_, second), ..] = starts[..] else { return };
    let indent = &line[..first];
    if !indent.trim().is_empty() {
        return;
    }
    let message = text!("nyckeln `{second}` behöver en egen rad", "the key `{second}` needs a line of its own");
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([line.len()]);
    let each = starts.iter().zip(ends).map(|((start, _), end)| line[*start..end].trim_end_matches([',', ';', ' ']));
    all.push((slip(message), each.map(|key| format!("{indent}{key}")).collect::<Vec<_>>().join("\n")));
}

/// Replaces doubled or foreign marks: `==`, `=>`, `,,`, and a comma after an opening bracket.
fn double_marks(line: &str, all: &mut Candidates) {
    for (wrong, right) in [
        ("=>", "="),
        ("==", "="),
        ("= =", "="),
        (":=", "="),
        (",,", ","),
        ("{ ,", "{"),
        ("{,", "{"),
        ("{{", "{"),
        ("[,", "["),
        ("\". ", "\", "),
    ] {
        let is_outside = |at: usize| wrong.starts_with('"') || outside(line).any(|(place, _)| place == at);
        if let Some((at, _)) = line.match_indices(wrong).find(|(at, _)| is_outside(*at)) {
            let repaired = format!("{}{right}{}", &line[..at], &line[at + wrong.len()..]);
            all.push((slip(text!("`{wrong}` hör inte hit", "`{wrong}` does not belong here")), repaired));
        }
    }
}

/// Removes a full stop or a comma after the value.
fn marks_at_the_end(line: &str, all: &mut Candidates) {
    let Some(mark) = line.chars().last().filter(|c| matches!(c, '.' | ',' | ';')) else { return };
    let message = text!(
        "`{mark}` hör inte hit: raden slutar med värdet",
        "`{mark}` does not belong here: the line ends with the value"
    );
    all.push((slip(message), line[..line.len() - 1].trim_end().to_owned()));
}

/// Removes an extra quote after a string: `"Läs" "`.
fn needless_quote(line: &str, all: &mut Candidates) {
    let quotes: Vec<usize> =
        line.match_indices('"').map(|(at, _)| at).filter(|&at| !line[..at].ends_with('\\')).collect();
    if quotes.len().is_multiple_of(2) {
        return;
    }
    let is_double = |pair: &&[usize]| line[pair[0] + 1..pair[1]].trim().is_empty() && !begins_value(&line[..pair[0]]);
    for pair in quotes.windows(2).filter(is_double).filter(|pair| ends_value(&line[pair[1] + 1..])) {
        let message = text!("här står ett citattecken för mycket", "there is one quote too many here");
        all.push((slip(message), format!("{}{}", &line[..=pair[0]], &line[pair[1] + 1..])));
    }
}

/// Removes a word before a period: `start = år 2024`.
fn word_before_period(line: &str, all: &mut Candidates) {
    let Some((key, value)) = line.split_once('=') else { return };
    if let [word, period] = value.split_whitespace().collect::<Vec<_>>()[..]
        && ["start", "deadline", "until", "first", "last", "current", "period"].contains(&key.trim())
        && is_needless(word)
        && period.starts_with(|c: char| c.is_ascii_digit())
    {
        let message = text!(
            "`{word}` hör inte hit: perioden står ensam",
            "`{word}` does not belong here: the period stands alone"
        );
        all.push((slip(message), format!("{key}= {period}")));
    }
}

/// Replaces accents, double apostrophes and unpaired apostrophes by quotes.
fn other_quotes(line: &str, all: &mut Candidates) {
    let message = || {
        slip(text!("texten har andra tecken än raka citattecken", "the text has other characters than straight quotes"))
    };
    for wrong in ["''", "`", "´", "'"] {
        if line.contains(wrong) && !line.contains(CURLY) {
            all.push((message(), line.replace(wrong, "\"")));
        }
    }
}

/// Escapes backslashes, as in Windows paths.
fn backslashes(line: &str, all: &mut Candidates) {
    if line.contains('\\') {
        let message = text!("ett omvänt snedstreck skrivs `\\\\`", "a backslash is written `\\\\`");
        all.push((slip(message), line.replace('\\', "\\\\")));
    }
}

/// Corrects the separator between a key and its period: `follow_up 2026`, `follow_up[2026]`.
fn key_and_period(line: &str, all: &mut Candidates) {
    let Some(equals) = line.find('=') else { return };
    let key = line[..equals].trim().replace(['–', '—', '−'], "_");
    let Some(digit) = key.find(|c: char| c.is_ascii_digit()) else { return };
    let (name, period) =
        (key[..digit].trim_end_matches([' ', '[', '.', ',', '_', '-']), key[digit..].trim_end_matches([' ', ']']));
    if !name.is_empty() && !period.contains(' ') {
        let repaired = format!("{name}.{period} {}", &line[equals..]);
        let message =
            text!("mellan nyckeln och perioden står en punkt", "a full stop stands between the key and the period");
        all.push((slip(message), repaired));
    }
}

/// Replaces a word by a comma: `["Anna" och "Bo"]`.
fn word_for_comma(line: &str, all: &mut Candidates) {
    for word in ["och", "and", "samt", "/", "+", "&"] {
        let between = format!("\" {word} \"");
        if line.contains(&between) {
            let message =
                text!("ett komma saknas: `{word}` hör inte hit", "a comma is missing: `{word}` does not belong here");
            let list = line.replace(&between, "\", \"");
            // Roles and tags are lists, so that the word is no part of a string.
            let (key, value) = list.split_once('=').unwrap_or_default();
            if ["owners", "support", "tags"].contains(&key.trim()) && !value.contains(['[', '{', '(']) {
                all.push((slip(message.clone()), format!("{key}= [{}]", value.trim())));
            }
            all.push((slip(message), list));
        }
    }
}

/// Inserts the missing key of a follow-up: `{ "Gult" }`, `{ Gult }`.
fn value_alone(line: &str, keys: &BTreeSet<&'static str>, all: &mut Candidates) {
    let Some((key, value)) = line.split_once('=') else { return };
    let inner = value.trim().strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).map(str::trim);
    let words = inner.map(|inner| inner.strip_prefix('"').and_then(|it| it.strip_suffix('"')).unwrap_or(inner));
    let Some(words) = words.filter(|_| key.trim_start().starts_with("follow_up")) else { return };
    let is_key = |word: &str| keys.contains(word);
    if words.is_empty() || words.contains(['"', '=', ':', '{', '}', '[']) || words.split(' ').any(is_key) {
        return;
    }
    let meant = if words.contains(char::is_whitespace) { "note" } else { "status" };
    let message = text!("nyckeln före värdet saknas", "the key before the value is missing");
    all.push((slip(message), format!("{key}= {{ {meant} = \"{words}\" }}")));
}

/// Adds or replaces the brackets around values.
fn brackets_around(line: &str, all: &mut Candidates) {
    let Some((key, value)) = line.split_once('=') else { return };
    let value = value.trim();
    let inner = value.trim_matches(['{', '}', '[', ']']).trim();
    let message =
        |brackets: &str| slip(text!("värdet ska stå inom `{brackets}`", "the value belongs within `{brackets}`"));
    if inner.contains('=') {
        if !value.starts_with('{') {
            all.push((message("{ … }"), format!("{key}= {{ {inner} }}")));
        }
    } else if value.ends_with(']') && value.starts_with('"') {
        all.push((message("[…]"), format!("{key}= [{value}")));
    } else if inner.contains("\",") && !(value.starts_with('[') && value.ends_with(']')) {
        all.push((message("[…]"), format!("{key}= [{inner}]")));
    }
}
