//! Lists: plans without tables, whose activities are items with lines such as `Ansvarig: Biblioteket` in or below them.

use super::columns::{Columns, Role, role_of_label};
use super::document::{Block, Cell, Document, Kind, Row, Table};
use super::map::Decided;
use super::words;
use crate::locale::Text;

/// The most words of a label.
const LONGEST_LABEL: usize = 4;
/// The most bytes of a text after an unknown label.
const LONGEST_TEXT: usize = 200;
/// The header of what is said of an activity without a label.
const MORE: Text = Text::fixed("Mer", "More");

/// The text of a label that nothing follows.
const UNSAID: &str = "-";

/// A part of an activity: its paragraph, its label, and what it says.
struct Part {
    piece: usize,
    role: Option<Role>,
    label: String,
    text: String,
}

impl Part {
    /// Takes the words before a colon as the label, if they may be one.
    fn split_label(&mut self) -> bool {
        let Some((label, text)) = unknown_label(&self.text) else { return false };
        (self.label, self.text) = (label.to_owned(), text.to_owned());
        true
    }
}

/// Splits a line at the colon after words that may be a label: `Kostnad: 5 tkr`.
pub(super) fn unknown_label(line: &str) -> Option<(&str, &str)> {
    let (label, text) = line.split_once(':')?;
    let (label, is_apart) = (label.trim(), text.starts_with(char::is_whitespace));
    let is_level = ["goal", "priority", "label", "see"].iter().any(|meaning| words::is(meaning, label));
    let is_short = label.split_whitespace().count() <= LONGEST_LABEL && text.len() <= LONGEST_TEXT;
    let may_be = is_apart && is_short && !is_level && !label.is_empty() && !text.trim().is_empty();
    may_be.then_some((label, text.trim()))
}

/// Turns the lists of a document without a table of activities into tables.
pub(super) fn turn(document: &mut Document) {
    let has_table = document.blocks.iter().any(|block| match block {
        Block::Table(table) => Columns::of(table, &Decided::default()).is_some(),
        _ => false,
    });
    if has_table {
        return;
    }
    let mut blocks = Vec::with_capacity(document.blocks.len());
    let mut list = List::default();
    let mut is_captioned = false;
    let outermost = outermost(&document.blocks);
    for (block, outermost) in std::mem::take(&mut document.blocks).into_iter().zip(outermost) {
        let (kind, piece) = match &block {
            Block::Paragraph { kind: Kind::Item(level), piece } => {
                (Kind::Item(level.saturating_sub(outermost)), *piece)
            }
            Block::Paragraph { kind: Kind::Plain, piece } => (Kind::Plain, *piece),
            // A page ends, and not the list.
            Block::Paragraph { kind: Kind::Margin, .. } => {
                blocks.push(block);
                continue;
            }
            other => {
                list.end(is_captioned, &mut blocks);
                is_captioned = matches!(other, Block::Heading { piece, .. } if is_caption(document.text(*piece)));
                blocks.push(block);
                continue;
            }
        };
        if !list.take(kind, parts(document.text(piece), piece), piece) {
            list.end(is_captioned, &mut blocks);
            is_captioned = is_caption(document.text(piece));
            blocks.push(block);
            continue;
        }
        list.blocks.push(block);
    }
    list.end(is_captioned, &mut blocks);
    document.blocks = blocks;
}

/// Returns the level of the outermost list in the section of each block, as all its lists may be indented.
fn outermost(blocks: &[Block]) -> Vec<u8> {
    let is_end = |block: &Block| !matches!(block, Block::Paragraph { .. });
    let of_section = |section: &[Block]| {
        let levels = section.iter().filter_map(|block| match block {
            Block::Paragraph { kind: Kind::Item(level), .. } => Some(*level),
            _ => None,
        });
        vec![levels.min().unwrap_or_default(); section.len()]
    };
    blocks.split_inclusive(is_end).flat_map(of_section).collect()
}

/// The activities of a list, with the blocks that they were read from.
#[derive(Default)]
struct List {
    rows: Vec<Vec<Part>>,
    blocks: Vec<Block>,
    /// A label at the end of a paragraph, whose text is the next paragraph.
    open: Option<Label>,
}

/// A label without its text.
#[derive(Clone)]
struct Label {
    role: Role,
    words: String,
    /// Its paragraph, if nothing else is in it.
    alone: Option<usize>,
}

impl Label {
    /// Returns its paragraph as a part that says `text`.
    fn part(&self, text: &str) -> Option<Part> {
        let label = MORE.get(crate::locale::Lang::En).to_owned();
        Some(Part { piece: self.alone?, role: None, label, text: text.to_owned() })
    }
}

impl List {
    /// Takes a paragraph; returns whether it is part of the list.
    fn take(&mut self, kind: Kind, (mut parts, mut open): (Vec<Part>, Option<Label>), piece: usize) -> bool {
        let before = self.open.take();
        let mut label = None;
        match (before, parts.first_mut()) {
            (Some(before), Some(first)) if first.role.is_none() && kind != Kind::Item(0) => {
                label = before.part("");
                first.role = Some(before.role);
                first.label = before.words;
                if before.role != Role::Note {
                    first.text = words::without_full_stop(&first.text).to_owned();
                }
            }
            (Some(before), _) => self.rows.last_mut().into_iter().for_each(|row| row.extend(before.part(UNSAID))),
            (None, _) => {}
        }
        let Some(first) = parts.first_mut() else {
            open = open.filter(|open| open.role == Role::Title || !self.rows.is_empty());
            self.open = open.map(|open| Label { alone: Some(piece), ..open });
            return self.open.is_some();
        };
        let is_more = kind != Kind::Item(0) && first.role.is_none() && !self.rows.is_empty() && first.split_label();
        let begins = match (kind, first.role) {
            (_, Some(Role::Title)) | (Kind::Item(0), None) => true,
            (Kind::Item(_), None) | (_, Some(_)) => false,
            _ if is_more => false,
            _ => return false,
        };
        parts.extend(label);
        self.open = open;
        match self.rows.last_mut().filter(|_| !begins) {
            Some(row) => row.extend(parts),
            None if begins => self.rows.push(parts),
            None => return false,
        }
        true
    }

    /// Ends the list: a table if it is one of activities, else the paragraphs that it was.
    fn end(&mut self, is_captioned: bool, into: &mut Vec<Block>) {
        let List { mut rows, blocks, open } = std::mem::take(self);
        rows.last_mut().into_iter().for_each(|row| row.extend(open.as_ref().and_then(|open| open.part(UNSAID))));
        let is_labelled = rows.iter().flatten().any(|part| part.role.is_some_and(|role| role != Role::Title));
        if rows.is_empty() || !(is_labelled || is_captioned) {
            into.extend(blocks);
        } else {
            into.push(Block::Table(table(rows)));
        }
    }
}

/// Returns the activities as a table with a column for each label.
fn table(rows: Vec<Vec<Part>>) -> Table {
    let title = words::of("title").first().cloned().unwrap_or_default();
    let owner = words::of("owner").first().cloned().unwrap_or_default();
    let mut columns = vec![(Some(Role::Title), title), (Some(Role::Owner), owner)];
    let mut table = Table::default();
    table.rows.push(Row::default());
    for parts in rows {
        let mut cells: Vec<Cell> = Vec::new();
        for (number, Part { piece, role, label, text }) in parts.into_iter().enumerate() {
            let role = if number == 0 { Some(Role::Title) } else { role };
            let is_free = |at: usize| cells.iter().all(|cell| usize::try_from(cell.column) != Ok(at));
            let own = columns.iter().position(|(own, name)| match role {
                Some(role) => *own == Some(role),
                None => own.is_none() && *name == label,
            });
            let at = own.filter(|at| is_free(*at)).unwrap_or_else(|| {
                // What is said twice has no place of its own.
                let role = role.filter(|_| own.is_none());
                columns.push((role, label));
                columns.len() - 1
            });
            let column = u32::try_from(at).unwrap_or(u32::MAX);
            cells.push(Cell { column, width: 1, piece: Some(piece), text, link: None });
        }
        cells.sort_by_key(|cell| cell.column);
        table.rows.push(Row { colors: Vec::new(), cells });
    }
    let header = (0..).zip(columns).map(|(column, (_, text))| Cell { column, width: 1, piece: None, text, link: None });
    table.rows[0].cells = header.collect();
    table
}

/// Splits a paragraph at its line breaks and labels: `Läs högt. Ansvarig: Biblioteket`. A label at the end of a line
/// belongs to the next line; one at the end of the paragraph is returned by itself.
fn parts(text: &str, piece: usize) -> (Vec<Part>, Option<Label>) {
    let mut parts: Vec<Part> = Vec::new();
    let mut open: Option<Label> = None;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut begun = open.take().map_or((None, String::new(), 0), |open| (Some(open.role), open.words, 0));
        for (at, _) in line.match_indices(':') {
            let label = label_before(&line[..at]).filter(|_| !line[at + 1..].starts_with("//"));
            let Some((from, role)) = label else { continue };
            parts.extend(part(piece, &begun, &line[begun.2..from]));
            begun = (Some(role), line[from..at].to_owned(), at + 1);
        }
        let Some(mut more) = part(piece, &begun, &line[begun.2..]) else {
            open = begun.0.map(|role| Label { role, words: begun.1, alone: None });
            continue;
        };
        match parts.last_mut() {
            // A line without a label continues the one above, unless that says who or when.
            Some(last)
                if more.role.is_none() && !more.split_label() && matches!(last.role, None | Some(Role::Title)) =>
            {
                last.text.push('\n');
                last.text += &more.text;
            }
            _ => parts.push(more),
        }
    }
    (parts, open)
}

fn part(piece: usize, (role, label, _): &(Option<Role>, String, usize), text: &str) -> Option<Part> {
    let is_end = |c: char| matches!(c, ' ' | ';' | ',' | '(' | '–' | '-' | '|');
    let mut text = text.trim().trim_end_matches(is_end);
    if role.is_some() {
        // The bracket may stand around all labels.
        while text.ends_with(')') && text.matches(')').count() > text.matches('(').count() {
            text = text[..text.len() - 1].trim_end_matches(is_end);
        }
    }
    if role.is_some_and(|role| role != Role::Note) {
        text = words::without_full_stop(text).trim_end_matches(is_end);
    }
    let label = if role.is_some() { label.clone() } else { MORE.get(crate::locale::Lang::En).to_owned() };
    (!text.is_empty()).then(|| Part { piece, role: *role, label, text: text.to_owned() })
}

/// Returns whether a line has a known label in it.
pub(super) fn has_label(line: &str) -> bool {
    line.match_indices(':').any(|(at, _)| label_before(&line[..at]).is_some())
}

/// Returns where a label begins that a text ends with, and what it means: at the start, or after a mark.
fn label_before(text: &str) -> Option<(usize, Role)> {
    let starts = text.rmatch_indices([' ', '(']).map(|(at, _)| at + 1).take(LONGEST_LABEL).chain([0]);
    starts.filter(|from| text[*from..].chars().next().is_some_and(char::is_alphabetic)).find_map(|from| {
        let before = text[..from].trim_end();
        let is_apart = before.is_empty() || before.ends_with(['.', ';', ',', '(', '–', '-', '|', '!', '?']);
        let role = role_of_label(&text[from..]).filter(|_| is_apart)?;
        Some((from, role))
    })
}

/// Returns whether a heading or a line says that activities follow.
fn is_caption(text: &str) -> bool {
    words::is("caption", text)
}
