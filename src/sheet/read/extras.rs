//! Annotations in an Excel workbook: comments, merged cells, formulas without a cached value, struck-out words.

use std::collections::HashSet;

use quick_xml::events::BytesStart;

use super::Unreadable;
use super::grid::{Hidden, Mark, MarkKind, MergedCells};
use super::ooxml::{Relation, XmlStep, attribute, each, is_kind, relations, text};
use super::outside::{self, OutsideContent};

/// The annotations of a workbook.
pub(super) struct Extras<'b> {
    bytes: &'b [u8],
    sheets: Vec<Worksheet>,
    /// The indexes of shared strings with struck-out words.
    struck: HashSet<usize>,
}

/// A sheet in the list of a workbook.
struct Worksheet {
    name: String,
    part: String,
    is_hidden: bool,
}

/// The annotations of a sheet.
#[derive(Default)]
pub(super) struct SheetAnnotations {
    pub(super) marks: Vec<Mark>,
    pub(super) merged: Vec<MergedCells>,
    /// The cells with a formula without a cached value.
    pub(super) unevaluated: HashSet<(u32, u32)>,
    /// The content outside the cells.
    pub(super) outside: Vec<OutsideContent>,
    pub(super) hidden: Hidden,
}

impl<'b> Extras<'b> {
    pub(super) fn of(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let relations = relations(bytes, "xl/workbook.xml");
        let mut sheets = Vec::new();
        each(&text(bytes, "xl/workbook.xml").unwrap_or_default(), |step| {
            if let XmlStep::Start("sheet", element) = step {
                let id = attribute(element, "id");
                let relation = relations.iter().find(|(known, ..)| Some(known) == id.as_ref());
                let is_hidden = attribute(element, "state").is_some_and(|state| state != "visible");
                let found = attribute(element, "name").zip(relation.map(|(.., part)| part.clone()));
                sheets.extend(found.map(|(name, part)| Worksheet { name, part, is_hidden }));
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

    /// Returns the annotations of a sheet.
    pub(super) fn annotations(&self, sheet: &str) -> Result<SheetAnnotations, Unreadable> {
        let Some(Worksheet { part, is_hidden, .. }) = self.sheets.iter().find(|it| it.name == sheet) else {
            return Ok(SheetAnnotations::default());
        };
        let xml = text(self.bytes, part).unwrap_or_default();
        let relations = relations(self.bytes, part);
        let mut annotations = self.cells(&xml, &relations)?;
        annotations.hidden.is_whole = *is_hidden;
        annotations.outside = outside::of_xlsx(self.bytes, part, &xml)?;
        let of_kind = |end: &str| relations.iter().find(|(_, kind, _)| is_kind(kind, end)).map(|(.., part)| &**part);
        let newer = of_kind("/threadedComment").map(|part| self.comments(part, "threadedComment", "text"));
        let newer = newer.transpose()?.unwrap_or_default();
        let older =
            of_kind("/comments").map(|part| self.comments(part, "comment", "t")).transpose()?.unwrap_or_default();
        // A threaded comment has a legacy comment for old programs, which only says that they cannot show it.
        let threads: HashSet<(u32, u32)> = newer.iter().map(|mark| (mark.row, mark.column)).collect();
        let is_alone = |mark: &Mark| !threads.contains(&(mark.row, mark.column));
        annotations.marks.extend(older.into_iter().filter(is_alone));
        annotations.marks.extend(newer);
        Ok(annotations)
    }

    fn cells(&self, xml: &str, relations: &[Relation]) -> Result<SheetAnnotations, Unreadable> {
        let mut annotations = SheetAnnotations::default();
        let (mut row, mut column) = (0_u32, 0_u32);
        let mut cell = RawCell::default();
        each(xml, |step| match step {
            XmlStep::Start("row", element) => {
                row = attribute(element, "r").and_then(|row| row.parse().ok()).unwrap_or(row.saturating_add(1));
                column = 0;
                if is_hidden(element, "ht") {
                    annotations.hidden.rows.push((row, row));
                }
            }
            XmlStep::Start("col", element) if is_hidden(element, "width") => {
                let at = |name| attribute(element, name)?.parse::<u32>().ok()?.checked_sub(1);
                annotations.hidden.columns.extend(at("min").zip(at("max")));
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
                    annotations.unevaluated.insert((row, column));
                }
                let is_shared = cell.kind == "s" && cell.value.parse().is_ok_and(|text| self.struck.contains(&text));
                if cell.is_struck || is_shared {
                    annotations.marks.push(Mark { row, column, kind: MarkKind::Struck });
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
                annotations.marks.extend(place.zip(target).map(mark));
            }
            XmlStep::Start("mergeCell", element) => {
                let range = attribute(element, "ref").unwrap_or_default();
                let ends = range.split_once(':').and_then(|(from, to)| place_of(from).zip(place_of(to)));
                annotations
                    .merged
                    .extend(ends.map(|(from, to)| MergedCells { rows: (from.0, to.0), columns: (from.1, to.1) }));
            }
            _ => {}
        })?;
        Ok(annotations)
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

/// A cell that is being read.
#[derive(Default)]
struct RawCell {
    kind: String,
    has_formula: bool,
    is_in_value: bool,
    is_struck: bool,
    value: String,
}

/// Returns whether a boolean property is on: `<strike/>`, `<strike val="1"/>`.
fn is_on(element: &BytesStart<'_>) -> bool {
    attribute(element, "val").is_none_or(|value| !matches!(&*value, "0" | "false"))
}

/// Returns whether a row or a column is hidden, or has no height or width.
fn is_hidden(element: &BytesStart<'_>, size: &str) -> bool {
    attribute(element, "hidden").is_some_and(|value| matches!(&*value, "1" | "true"))
        || attribute(element, size).is_some_and(|size| size.parse() == Ok(0.0))
}

/// Parses a cell reference such as `H11` into a row, from 1, and a column, from 0.
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
