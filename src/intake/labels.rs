//! Labels in the text of a document, and what stands after them: `Ansvarig: Biblioteket`.

use super::columns::{Role, role_of_label};
use super::words;

/// The most words of a label.
const LONGEST_LABEL: usize = 4;
/// The most bytes of a word in it.
const LONGEST_WORD: usize = 40;
/// The most bytes of a text after an unknown label.
const LONGEST_TEXT: usize = 200;
/// The most bytes of a text after a label that has a dash instead of a colon.
const LONGEST_AFTER_DASH: usize = 80;
/// The fewest letters of a label between dashes, as `vad – vem – när` is no label.
const SHORTEST_BETWEEN_DASHES: usize = 5;
/// The marks of a box to tick.
const BOXES: [&str; 6] = ["[ ]", "[x]", "[X]", "☐", "☒", "☑"];

/// A part of a paragraph: a label with what it says, or a text without one.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) piece: usize,
    pub(super) role: Option<Role>,
    /// The label; empty for a text without one.
    pub(super) label: String,
    pub(super) text: String,
    /// The label and the text, as they stand in the document.
    pub(super) whole: String,
    /// True if it begins a line.
    pub(super) is_line: bool,
}

impl Part {
    /// Returns a text without a label.
    pub(super) fn bare(piece: usize, text: &str) -> Self {
        let text = text.to_owned();
        Self { piece, role: None, label: String::new(), whole: text.clone(), text, is_line: true }
    }

    /// Returns the part as a text without a label, with the words of its label.
    pub(super) fn into_whole(self) -> Self {
        Self::bare(self.piece, &self.whole)
    }

    /// Takes the words before a colon as the label, if they may be one.
    pub(super) fn split_label(&mut self) -> bool {
        let Some((label, text)) = unknown_label(&self.text) else { return false };
        (self.label, self.text) = (label.to_owned(), text.to_owned());
        true
    }
}

/// A label at the end of a paragraph, whose text is the next paragraph.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) role: Role,
    pub(super) words: String,
    /// Its paragraph, if nothing else is in it.
    pub(super) alone: Option<usize>,
}

/// A label in a line: where it begins and ends, and where its text begins.
#[derive(Clone, Copy)]
struct FoundLabel {
    from: usize,
    to: usize,
    text: usize,
    role: Role,
}

/// Splits a paragraph at its line breaks and labels: `Läs högt. Ansvarig: Biblioteket`. A label at the end of a line
/// belongs to the next line; one at the end of the paragraph is returned by itself.
pub(super) fn parts(text: &str, piece: usize) -> (Vec<Part>, Option<Label>) {
    let mut parts: Vec<Part> = Vec::new();
    let mut open: Option<Label> = None;
    let mut is_unfinished = false;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let line = without_dash(line);
        let opened = open.take();
        let (mut found, last) = of_line(line, piece, opened.as_ref());
        open = last;
        let is_rest = std::mem::replace(&mut is_unfinished, line.ends_with([',', '/', '&']));
        let goes_on = is_rest || words::begins("with", line);
        if opened.is_none()
            && let (Some(first), Some(before)) = (found.first_mut(), parts.last_mut())
            && first.role.is_none()
        {
            // A line without a label continues the one above, unless that says who or when.
            let is_rest_of_names = goes_on && matches!(before.role, Some(Role::Owner | Role::Support));
            let is_title = match before.role {
                None => before.label.is_empty(),
                role => role == Some(Role::Title),
            };
            if is_rest_of_names || (!first.split_label() && !is_level_label(&first.text) && is_title) {
                for (before, more) in [(&mut before.text, &first.text), (&mut before.whole, &first.whole)] {
                    before.push('\n');
                    before.push_str(more);
                }
                found.remove(0);
            }
        }
        parts.extend(found);
    }
    // What divides a text from a label below it is no part of it.
    for at in 1..parts.len() {
        if parts[at].role.is_some() && parts[at - 1].role.is_none() {
            let text = &mut parts[at - 1].text;
            text.truncate(text_of(text, None).len());
        }
    }
    (parts, open)
}

/// Splits a line at its labels. The text before the first belongs to the label that was left open above.
fn of_line(line: &str, piece: usize, opened: Option<&Label>) -> (Vec<Part>, Option<Label>) {
    let mut parts = Vec::new();
    let mut begun: Option<FoundLabel> = None;
    let role = |begun: Option<FoundLabel>| begun.map(|it| it.role).or(opened.map(|it| it.role));
    let part = |begun: Option<FoundLabel>, to: usize| {
        let label = begun.map(|it| &line[it.from..it.to]).or(opened.map(|it| &*it.words));
        let whole = &line[begun.map_or(0, |it| it.from)..to];
        let own = &line[begun.map_or(0, |it| it.text)..to];
        let text = text_of(own, role(begun));
        let whole = if opened.is_some() && begun.is_none() { text } else { text_of(whole, None) };
        // A title keeps its last sign.
        let is_title = !text.is_empty() && role(begun).is_none() && to == line.len();
        let (text, whole) = if is_title { (own.trim(), own.trim()) } else { (text, whole) };
        (!text.is_empty()).then(|| Part {
            piece,
            role: role(begun),
            label: label.unwrap_or_default().to_owned(),
            text: text.to_owned(),
            whole: whole.to_owned(),
            is_line: begun.is_none_or(|it| it.from == 0),
        })
    };
    for (at, sign) in line.match_indices([':', '–', '—', '-', '\t']) {
        if begun.is_some_and(|it| at < it.text) {
            continue;
        }
        let is_in_label = begun.is_some() || opened.is_some();
        let Some(found) =
            label_at(line, (at, sign), is_in_label).filter(|it| begun.is_none_or(|own| own.text <= it.from))
        else {
            continue;
        };
        parts.extend(part(begun, found.from));
        begun = Some(found);
    }
    let last = part(begun, line.len());
    let open = begun.filter(|_| last.is_none());
    let open = open.map(|it| Label { role: it.role, words: line[it.from..it.to].to_owned(), alone: None });
    parts.extend(last);
    (parts, open)
}

/// Returns the text of a part without the signs at its end that divide it from the next. A dash right after a word is
/// part of it.
fn text_of(text: &str, role: Option<Role>) -> &str {
    let is_end = |c: char| matches!(c, ' ' | '\t' | ';' | ',' | '(' | '–' | '—' | '-' | '|');
    let text = text.trim();
    let bare = text.trim_end_matches(is_end);
    let dash = text[bare.len()..].chars().next().filter(|c| role.is_none() && matches!(c, '–' | '—' | '-'));
    let mut text = &text[..bare.len() + dash.map_or(0, char::len_utf8)];
    if role.is_some() {
        // The bracket may stand around all labels.
        while text.ends_with(')') && text.matches(')').count() > text.matches('(').count() {
            text = text[..text.len() - 1].trim_end_matches(is_end);
        }
    }
    if role.is_some_and(|role| role != Role::Note) {
        text = words::without_full_stop(text).trim_end_matches(is_end);
    }
    text
}

/// Returns the label that ends at a sign: a colon, or at the start of a line a dash or a tab.
fn label_at(line: &str, (at, sign): (usize, &str), is_in_label: bool) -> Option<FoundLabel> {
    let text = at + sign.len();
    if sign == ":" {
        let (from, to, role) = label_before(&line[..at], is_in_label).filter(|_| !line[text..].starts_with("//"))?;
        return Some(FoundLabel { from, to, text, role });
    }
    let after = line[text..].trim();
    let is_apart = sign == "\t" || (line[..at].ends_with(' ') && line[text..].starts_with(' '));
    if !is_apart || after.is_empty() || after.len() > LONGEST_AFTER_DASH {
        return None;
    }
    let (from, to, role) = label_before(&line[..at], false)?;
    let letters = line[from..to].chars().count();
    let is_dashed = line[..from].trim_end().ends_with(['–', '—', '-', '\t']) && letters >= SHORTEST_BETWEEN_DASHES;
    let is_sure =
        !matches!(role, Role::Title | Role::Note | Role::Link) && line[from..].starts_with(char::is_uppercase);
    (is_sure && (from == 0 || is_dashed)).then_some(FoundLabel { from, to, text, role })
}

/// Returns where a label begins and ends that a text ends with, and what it means: at the start, or after a mark. After
/// another label a capital is enough: `Ansvarig: Skolan Tid: 2025`.
fn label_before(text: &str, is_in_label: bool) -> Option<(usize, usize, Role)> {
    let to = text.trim_end().len();
    // No label is longer, so the rest of a long line is not looked through for each sign.
    let least = text.ceil_char_boundary(to.saturating_sub(LONGEST_LABEL * LONGEST_WORD));
    let starts = text[least..to].rmatch_indices([' ', '\t', '(']).map(|(at, _)| least + at + 1);
    let starts = starts.take(LONGEST_LABEL).chain((least == 0).then_some(0));
    starts.filter(|from| text[*from..].chars().next().is_some_and(char::is_alphabetic)).find_map(|from| {
        let before = text[..from].trim_end_matches(' ');
        let marks = ['.', ';', ',', '(', '–', '—', '-', '|', '!', '?', '\t'];
        let is_named = is_in_label && text[from..].starts_with(char::is_uppercase);
        let is_apart = before.is_empty() || before.ends_with(marks) || is_named;
        Some((from, to, role_of_label(&text[from..to]).filter(|_| is_apart)?))
    })
}

/// Returns a line without the dash that was typed before its label: `– Ansvarig: Skolan`.
pub(super) fn without_dash(line: &str) -> &str {
    let bare = line.trim_start_matches(['–', '—', '-', '•', ' ', '\t']);
    if bare.len() < line.len() && begins_with_label(bare) { bare } else { line }
}

/// Returns whether a line begins with a known label: `Ansvarig: Biblioteket`, `Ansvarig – Biblioteket`.
pub(super) fn begins_with_label(line: &str) -> bool {
    let signs = line.match_indices([':', '–', '—', '-', '\t']).take(LONGEST_LABEL);
    signs.filter_map(|sign| label_at(line, sign, false)).any(|found| found.from == 0)
}

/// Returns whether a line has a known label in it.
pub(super) fn has_label(line: &str) -> bool {
    line.match_indices(':').any(|(at, _)| label_before(&line[..at], false).is_some())
}

/// Splits a line at the colon after words that may be a label: `Kostnad: 5 tkr`.
pub(super) fn unknown_label(line: &str) -> Option<(&str, &str)> {
    let (label, text) = line.split_once(':')?;
    let (label, is_apart) = (label.trim(), text.starts_with(char::is_whitespace));
    let is_short = label.split_whitespace().count() <= LONGEST_LABEL && text.len() <= LONGEST_TEXT;
    let may_be = is_apart && is_short && !is_level(label) && !label.is_empty() && !text.trim().is_empty();
    may_be.then_some((label, text.trim()))
}

/// Returns whether a text begins with the name of a level or of its text, as a label: `Syfte: Alla läser`.
pub(super) fn is_level_label(line: &str) -> bool {
    line.split_once(':').is_some_and(|(label, text)| is_level(label) && !text.starts_with("//"))
}

/// Returns whether words are the name of a level, or of one with a number: `Mål 2`.
fn is_level(label: &str) -> bool {
    let begins = words::meanings_of_beginning(label);
    ["label", "see"].iter().any(|meaning| words::is(meaning, label))
        || ["goal", "priority", "number"].iter().any(|meaning| begins.contains(meaning))
}

/// Splits the mark of a box to tick off a text: `[x] Läs högt`.
pub(super) fn ticked(text: &str) -> Option<(&'static str, &str)> {
    let split = |mark: &&'static str| {
        let rest = text.strip_prefix(*mark)?.strip_prefix([' ', '\u{a0}', '\t'])?;
        Some((*mark, rest.trim_start()))
    };
    // Several are a choice of one.
    BOXES.iter().find_map(split).filter(|(_, text)| !BOXES.iter().any(|mark| text.contains(mark)))
}
