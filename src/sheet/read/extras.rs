//! What of a workbook of Excel is beside its values: comments, merged cells, formulas that were never worked out, words
//! that are struck out.

use std::collections::HashSet;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::apart::{self, Apart};
use super::marks::{Mark, MarkKind, MergedCells};
use super::{Unreadable, zipped};

/// What the sheets of a workbook have beside their values.
pub(super) struct Extras<'b> {
    bytes: &'b [u8],
    /// The part of each sheet, by its name.
    sheets: Vec<(String, String)>,
    /// The shared texts of which words are struck out, by their numbers.
    struck: HashSet<usize>,
}

/// What a sheet has beside its values.
#[derive(Default)]
pub(super) struct Beside {
    pub(super) marks: Vec<Mark>,
    pub(super) merged: Vec<MergedCells>,
    /// The cells with a formula that was never worked out.
    pub(super) unevaluated: HashSet<(u32, u32)>,
    /// What stands in no cell.
    pub(super) apart: Vec<Apart>,
}

impl<'b> Extras<'b> {
    pub(super) fn of(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let relations = relations(bytes, "xl/workbook.xml");
        let mut sheets = Vec::new();
        each(&text(bytes, "xl/workbook.xml").unwrap_or_default(), |step| {
            if let XmlStep::Start("sheet", element) = step {
                let id = attribute(element, "id");
                let relation = relations.iter().find(|(known, ..)| Some(known) == id.as_ref());
                sheets.extend(attribute(element, "name").zip(relation.map(|(.., part)| part.clone())));
            }
        })?;
        let mut struck = HashSet::new();
        let mut count = 0;
        each(&text(bytes, "xl/sharedStrings.xml").unwrap_or_default(), |step| match step {
            XmlStep::End("si") => count += 1,
            XmlStep::Start("strike", element) if is_on(element) => drop(struck.insert(count)),
            _ => {}
        })?;
        Ok(Self { bytes, sheets, struck })
    }

    /// Returns what a sheet has beside its values.
    pub(super) fn beside(&self, sheet: &str) -> Result<Beside, Unreadable> {
        let Some((_, part)) = self.sheets.iter().find(|(name, _)| name == sheet) else { return Ok(Beside::default()) };
        let xml = text(self.bytes, part).unwrap_or_default();
        let relations = relations(self.bytes, part);
        let mut beside = self.cells(&xml, &relations)?;
        beside.apart = apart::of_xlsx(self.bytes, part, &xml)?;
        let of_kind = |end: &str| relations.iter().find(|(_, kind, _)| is_kind(kind, end)).map(|(.., part)| &**part);
        let newer = of_kind("/threadedComment").map(|part| self.comments(part, "threadedComment", "text"));
        let newer = newer.transpose()?.unwrap_or_default();
        let older =
            of_kind("/comments").map(|part| self.comments(part, "comment", "t")).transpose()?.unwrap_or_default();
        // Beside a thread stands, for older programs, a comment that only says that they cannot show it.
        let threads: HashSet<(u32, u32)> = newer.iter().map(|mark| (mark.row, mark.column)).collect();
        let is_alone = |mark: &Mark| !threads.contains(&(mark.row, mark.column));
        beside.marks.extend(older.into_iter().filter(is_alone));
        beside.marks.extend(newer);
        Ok(beside)
    }

    fn cells(&self, xml: &str, relations: &[Relation]) -> Result<Beside, Unreadable> {
        let mut beside = Beside::default();
        let (mut row, mut column) = (0_u32, 0_u32);
        let mut cell = RawCell::default();
        each(xml, |step| match step {
            XmlStep::Start("row", element) => {
                row = attribute(element, "r").and_then(|row| row.parse().ok()).unwrap_or(row.saturating_add(1));
                column = 0;
            }
            XmlStep::Start("c", element) => {
                let place = attribute(element, "r").and_then(|place| place_of(&place));
                (row, column) = place.unwrap_or((row, column));
                cell = RawCell { kind: attribute(element, "t").unwrap_or_default(), ..RawCell::default() };
            }
            XmlStep::Start("f", _) => cell.has_formula = true,
            XmlStep::Start("v", _) => cell.is_in_value = true,
            XmlStep::End("v") => cell.is_in_value = false,
            XmlStep::Start("strike", element) if is_on(element) => cell.is_struck = true,
            XmlStep::Text(text) if cell.is_in_value => cell.value += text,
            XmlStep::End("c") => {
                if cell.has_formula && cell.value.is_empty() && cell.kind != "str" {
                    beside.unevaluated.insert((row, column));
                }
                let is_shared = cell.kind == "s" && cell.value.parse().is_ok_and(|text| self.struck.contains(&text));
                if cell.is_struck || is_shared {
                    beside.marks.push(Mark { row, column, kind: MarkKind::Struck });
                }
                column = column.saturating_add(1);
            }
            XmlStep::Start("hyperlink", element) => {
                let place = attribute(element, "ref").unwrap_or_default();
                let place = place_of(place.split(':').next().unwrap_or_default());
                let id = attribute(element, "id");
                let target = relations.iter().find(|(known, ..)| Some(known) == id.as_ref());
                let mark = |((row, column), (.., target)): (_, &Relation)| Mark {
                    row,
                    column,
                    kind: MarkKind::Link(target.clone()),
                };
                beside.marks.extend(place.zip(target).map(mark));
            }
            XmlStep::Start("mergeCell", element) => {
                let range = attribute(element, "ref").unwrap_or_default();
                let ends = range.split_once(':').and_then(|(from, to)| place_of(from).zip(place_of(to)));
                beside
                    .merged
                    .extend(ends.map(|(from, to)| MergedCells { rows: (from.0, to.0), columns: (from.1, to.1) }));
            }
            _ => {}
        })?;
        Ok(beside)
    }

    fn comments(&self, part: &str, one: &str, words: &str) -> Result<Vec<Mark>, Unreadable> {
        let mut marks: Vec<Mark> = Vec::new();
        let (mut place, mut said, mut is_in_words) = (None, String::new(), false);
        each(&text(self.bytes, part).unwrap_or_default(), |step| match step {
            XmlStep::Start(name, element) if name == one => {
                place = attribute(element, "ref").and_then(|place| place_of(&place));
                said.clear();
            }
            XmlStep::Start(name, _) if name == words => is_in_words = true,
            XmlStep::End(name) if name == words => is_in_words = false,
            XmlStep::Text(text) if is_in_words => said += text,
            XmlStep::End(name) if name == one => {
                let mark = |(row, column)| Mark { row, column, kind: MarkKind::Comment(said.trim().to_owned()) };
                marks.extend(place.take().map(mark));
            }
            _ => {}
        })?;
        Ok(marks)
    }
}

/// What is read of a cell by now.
#[derive(Default)]
struct RawCell {
    kind: String,
    has_formula: bool,
    is_in_value: bool,
    is_struck: bool,
    value: String,
}

/// A step through XML; names are without their prefix.
pub(super) enum XmlStep<'s, 'e> {
    Start(&'s str, &'s BytesStart<'e>),
    Text(&'s str),
    End(&'s str),
}

pub(super) fn each(xml: &str, mut on: impl FnMut(XmlStep<'_, '_>)) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event().map_err(|_| Unreadable::Broken)? {
            Event::Start(element) => on(XmlStep::Start(element.local_name().as_ref(), &element)),
            Event::End(element) => on(XmlStep::End(element.local_name().as_ref())),
            Event::Text(text) => on(XmlStep::Text(&text.xml10_content())),
            Event::CData(text) => on(XmlStep::Text(&text.xml10_content())),
            Event::GeneralRef(reference) => {
                let letter = reference.resolve_char_ref().map_err(|_| Unreadable::Broken)?.map(String::from);
                let name = reference.xml10_content();
                let letter = letter.or_else(|| resolve_predefined_entity(&name).map(str::to_owned));
                on(XmlStep::Text(&letter.unwrap_or_default()));
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// What a part leads to: id, kind, and another part or an address.
pub(super) type Relation = (String, String, String);

/// Returns what a part leads to.
pub(super) fn relations(bytes: &[u8], part: &str) -> Vec<Relation> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let mut relations = Vec::new();
    let xml = text(bytes, &format!("{folder}/_rels/{name}.rels")).unwrap_or_default();
    let read = each(&xml, |step| {
        if let XmlStep::Start("Relationship", element) = step {
            let of = |name| attribute(element, name).unwrap_or_default();
            let target = of("Target");
            let target = if of("TargetMode") == "External" { target } else { within(folder, &target) };
            relations.push((of("Id"), of("Type"), target));
        }
    });
    if read.is_err() { Vec::new() } else { relations }
}

/// Whether a relation is of a kind, which is the end of an address.
pub(super) fn is_kind(kind: &str, end: &str) -> bool {
    kind.ends_with(end)
}

/// Returns where a target lies that is named from a folder.
fn within(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').collect();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

pub(super) fn text(bytes: &[u8], part: &str) -> Option<String> {
    String::from_utf8(zipped::part(bytes, part).ok()?).ok()
}

pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// Whether a property is not turned off: `<strike/>`, `<strike val="1"/>`.
fn is_on(element: &BytesStart<'_>) -> bool {
    attribute(element, "val").is_none_or(|value| !matches!(&*value, "0" | "false"))
}

/// Returns the row, from 1, and the column, from 0, of `H11`.
fn place_of(place: &str) -> Option<(u32, u32)> {
    let digits = place.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = place.split_at(digits);
    let mut column = 0_u32;
    for letter in letters.bytes().filter(|letter| *letter != b'$') {
        let letter = letter.to_ascii_uppercase().checked_sub(b'A').filter(|letter| *letter < 26)?;
        column = column.checked_mul(26)?.checked_add(u32::from(letter) + 1)?;
    }
    Some((row.parse().ok()?, column.checked_sub(1)?))
}
