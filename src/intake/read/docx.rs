//! Word documents.

use std::collections::HashMap;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::builder::{Builder, Look, Spans, unmarked_item, unnumbered_item};
use super::raised::raised;
use super::styles::{Styles, reader, value_of};
use crate::intake::document::{Document, Kind};
use crate::intake::labels::begins_with_label;
use crate::sheet::{Unreadable, part, part_names};

/// The most characters of a heading.
const LONGEST_HEADING: usize = 160;
/// The depth of nested paragraphs, as in text boxes.
const DEEPEST_PARAGRAPH: usize = 64;
/// The depth of nested fields that is looked at.
const DEEPEST_FIELD: usize = 32;

/// Reads a document.
pub(super) fn document(bytes: &[u8]) -> Result<Document, Unreadable> {
    let text = |name: &str| String::from_utf8(part(bytes, name)?).map_err(|_| Unreadable::Broken);
    let main = text("word/document.xml")?;
    let styles = text("word/styles.xml").map(|xml| Styles::of(&xml)).unwrap_or_default();
    let links = text("word/_rels/document.xml.rels").map(|xml| links(&xml)).unwrap_or_default();
    let mut reading = Reading { styles, links, ..Reading::default() };
    reading.read(&main, None)?;
    if !reading.has_styled_headings {
        // No heading styles are used: recognise headings by their look.
        reading = Reading { by_look: true, styles: reading.styles, links: reading.links, ..Reading::default() };
        reading.read(&main, None)?;
    }
    for name in part_names(bytes)? {
        let kind = match name.strip_prefix("word/") {
            Some(name) if name.starts_with("header") || name.starts_with("footer") => Kind::Margin,
            Some("footnotes.xml" | "endnotes.xml" | "comments.xml") => Kind::Aside,
            _ => continue,
        };
        reading.read(&text(&name)?, Some(kind))?;
    }
    Ok(reading.builder.document)
}

/// Returns the hyperlinks of a part, by relationship id.
fn links(xml: &str) -> HashMap<String, String> {
    let mut links = HashMap::new();
    let mut reader = reader(xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) if value_of(&element, "Type").ends_with("/hyperlink") => {
                links.insert(value_of(&element, "Id"), value_of(&element, "Target"));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    links
}

fn is_on(element: &BytesStart<'_>) -> bool {
    !matches!(&*value_of(element, "w:val"), "0" | "false" | "none" | "off")
}

/// The state of reading.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says where the reading stands, or what was met")]
struct Reading {
    builder: Builder,
    styles: Styles,
    links: HashMap<String, String>,
    by_look: bool,
    has_styled_headings: bool,
    /// The kind of all paragraphs in the current part.
    part: Option<Kind>,
    paragraphs: Vec<Paragraph>,
    run: Run,
    spans: Option<Spans>,
    /// The depth within elements that are not part of the document.
    skipped: usize,
    is_deleted: bool,
    deleted: String,
    /// The open fields; one may be a table of contents.
    fields: Vec<Field>,
    /// The number of open fields beyond the deepest that is looked at.
    deeper_fields: usize,
    is_in_text: bool,
    is_in_instruction: bool,
}

#[derive(Default)]
struct Field {
    instruction: String,
    is_result: bool,
}

#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that was met in it")]
struct Paragraph {
    text: String,
    struck: String,
    link: Option<String>,
    style: String,
    outline: Option<u8>,
    has_plain_run: bool,
    has_bold_run: bool,
    is_contents: bool,
    is_box: bool,
    /// The level in a list, from 0.
    item: Option<u8>,
}

#[derive(Default)]
struct Run {
    is_bold: bool,
    is_struck: bool,
    is_raised: bool,
}

impl Reading {
    fn read(&mut self, xml: &str, part: Option<Kind>) -> Result<(), Unreadable> {
        self.part = part;
        let mut reader = reader(xml);
        let mut depth = 0_usize;
        loop {
            match reader.read_event().map_err(|_| Unreadable::Broken)? {
                Event::Start(element) => {
                    depth += 1;
                    self.builder.expect_room()?;
                    self.start(&element)?;
                }
                Event::End(element) => {
                    depth = depth.checked_sub(1).ok_or(Unreadable::Broken)?;
                    self.end(element.name().0)?;
                }
                Event::Text(text) => self.text(&text.xml10_content()),
                Event::CData(text) => self.text(&text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let letter = reference.resolve_char_ref().map_err(|_| Unreadable::Broken)?.map(String::from);
                    let name = reference.xml10_content();
                    let named = || resolve_predefined_entity(&name).map(str::to_owned);
                    self.text(&letter.or_else(named).ok_or(Unreadable::Broken)?);
                }
                Event::Eof if depth == 0 => return Ok(()),
                Event::Eof => return Err(Unreadable::Broken),
                _ => {}
            }
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        let name = element.name().0;
        match name {
            // An alternative representation of the same content.
            "mc:Fallback" => self.skipped += 1,
            _ if self.skipped > 0 => {}
            "w:del" | "w:moveFrom" => self.is_deleted = true,
            "w:tbl" => self.builder.start_table(),
            "w:tr" => self.builder.start_row(),
            "w:tc" => self.spans = Some(Spans { columns: 1, rows: 1, continues: false, fill: None }),
            "w:gridSpan" => {
                if let Some(spans) = &mut self.spans {
                    spans.columns = value_of(element, "w:val").parse().unwrap_or(1);
                }
            }
            "w:shd" => {
                if let Some(spans) = &mut self.spans {
                    spans.fill = u32::from_str_radix(&value_of(element, "w:fill"), 16).ok();
                }
            }
            "w:vMerge" => {
                if let Some(spans) = &mut self.spans {
                    spans.continues = value_of(element, "w:val") != "restart";
                }
            }
            "w:p" => {
                self.start_cell()?;
                let is_box = !self.paragraphs.is_empty();
                if self.paragraphs.len() == DEEPEST_PARAGRAPH {
                    return Err(Unreadable::Broken);
                }
                let is_contents = self.is_contents();
                self.paragraphs.push(Paragraph { is_contents, is_box, ..Paragraph::default() });
            }
            "w:r" => self.run = Run::default(),
            "w:fldChar" => self.field(&value_of(element, "w:fldCharType")),
            "w:instrText" => self.is_in_instruction = true,
            "w:t" | "w:delText" => self.is_in_text = true,
            _ => self.look(name, element),
        }
        Ok(())
    }

    /// Applies the properties of paragraphs and runs, and elements that stand for characters.
    fn look(&mut self, name: &str, element: &BytesStart<'_>) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let sign = match name {
            "w:pStyle" => {
                paragraph.style = value_of(element, "w:val");
                return;
            }
            "w:outlineLvl" => {
                paragraph.outline =
                    value_of(element, "w:val").parse().ok().filter(|level| *level < 9).map(|it: u8| it + 1);
                return;
            }
            "w:ilvl" => {
                paragraph.item = Some(value_of(element, "w:val").parse().unwrap_or(0));
                return;
            }
            "w:numId" => {
                let is_none = value_of(element, "w:val") == "0";
                paragraph.item = if is_none { None } else { paragraph.item.or(Some(0)) };
                return;
            }
            "w:hyperlink" => {
                paragraph.link = self.links.get(&value_of(element, "r:id")).cloned().or(paragraph.link.take());
                return;
            }
            "w:b" => {
                self.run.is_bold = is_on(element);
                return;
            }
            "w:strike" | "w:dstrike" => {
                self.run.is_struck = is_on(element);
                return;
            }
            "w:vertAlign" => {
                self.run.is_raised = value_of(element, "w:val") == "superscript";
                return;
            }
            "w:br" if value_of(element, "w:type").is_empty() => "\n",
            "w:cr" => "\n",
            // A tab separates words.
            "w:tab" | "w:ptab" => "\t",
            "w:softHyphen" => "\u{ad}",
            "w:noBreakHyphen" => "\u{2011}",
            _ => return,
        };
        self.add(sign);
    }

    fn end(&mut self, name: &str) -> Result<(), Unreadable> {
        match name {
            "mc:Fallback" => self.skipped = self.skipped.saturating_sub(1),
            _ if self.skipped > 0 => {}
            "w:del" | "w:moveFrom" => self.is_deleted = false,
            "w:t" | "w:delText" => self.is_in_text = false,
            "w:instrText" => self.is_in_instruction = false,
            "w:p" => self.end_paragraph(),
            "w:tc" => {
                self.start_cell()?;
                self.builder.end_cell();
            }
            "w:tbl" => self.builder.end_table()?,
            _ => {}
        }
        Ok(())
    }

    /// Starts a cell at its first paragraph, when its spans are known.
    fn start_cell(&mut self) -> Result<(), Unreadable> {
        self.spans.take().map_or(Ok(()), |spans| self.builder.start_cell(spans))
    }

    fn text(&mut self, text: &str) {
        if self.skipped > 0 {
            return;
        }
        if self.is_in_instruction {
            self.fields.last_mut().into_iter().for_each(|field| field.instruction += text);
        } else if self.is_in_text {
            self.add(text);
        }
    }

    fn add(&mut self, text: &str) {
        if self.is_deleted {
            self.deleted += text;
            return;
        }
        // Only the result of a field is text, not its instruction.
        if self.fields.iter().any(|field| !field.is_result) {
            return;
        }
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let figures = if self.run.is_raised { raised(text) } else { None };
        let text = figures.as_deref().unwrap_or(text);
        if self.run.is_struck {
            paragraph.struck += text;
            return;
        }
        paragraph.text += text;
        if !text.trim().is_empty() {
            paragraph.has_bold_run |= self.run.is_bold;
            paragraph.has_plain_run |= !self.run.is_bold;
        }
    }

    fn field(&mut self, kind: &str) {
        match kind {
            "begin" if self.fields.len() == DEEPEST_FIELD => self.deeper_fields += 1,
            "begin" => self.fields.push(Field::default()),
            "separate" => self.fields.last_mut().into_iter().for_each(|field| field.is_result = true),
            _ if self.deeper_fields > 0 => self.deeper_fields -= 1,
            _ => drop(self.fields.pop()),
        }
        let is_contents = self.is_contents();
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.is_contents |= is_contents;
        }
    }

    fn is_contents(&self) -> bool {
        self.fields.iter().any(|field| field.instruction.trim_start().starts_with("TOC"))
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let mut look = self.look_of(&paragraph);
        let mut text = &*paragraph.text;
        // In a table, a dash may be a minus: `- 500 tkr`.
        let may_be_minus = self.builder.is_in_cell() && text.trim_start().starts_with(['-', '–', '*']);
        if look == Look::Text(Kind::Plain)
            && let Some(item) = unmarked_item(text).filter(|item| !may_be_minus && !begins_with_label(item))
        {
            (look, text) = (Look::Text(Kind::Item(0)), item);
        } else if look == Look::Text(Kind::Plain) && unnumbered_item(text).is_some() {
            look = Look::Text(Kind::Item(0));
        }
        self.builder.paragraph(text, &paragraph.struck, paragraph.link, look);
        let deleted = std::mem::take(&mut self.deleted);
        if !deleted.trim().is_empty() {
            self.builder.paragraph(&deleted, "", None, Look::Text(Kind::Aside));
        }
    }

    fn look_of(&mut self, paragraph: &Paragraph) -> Look {
        if let Some(kind) = self.part {
            return Look::Text(kind);
        }
        let name = self.styles.name(&paragraph.style).to_lowercase();
        if paragraph.is_contents || name.starts_with("toc ") || name.starts_with("toc") && name.len() <= 5 {
            return Look::Text(Kind::Margin);
        }
        if paragraph.is_box {
            return Look::Text(Kind::Aside);
        }
        if name == "title" || paragraph.style == "Title" {
            return Look::Heading(0);
        }
        if let Some(level) = paragraph.outline.or_else(|| self.styles.level(&paragraph.style)) {
            if self.builder.is_in_cell() {
                return Look::Text(Kind::Plain);
            }
            self.has_styled_headings = true;
            return Look::Heading(level);
        }
        let text = paragraph.text.trim();
        let is_bold = paragraph.has_bold_run && !paragraph.has_plain_run;
        if self.by_look && is_bold && text.chars().count() <= LONGEST_HEADING && !self.builder.is_in_cell() {
            return Look::Heading(level_by_number(text));
        }
        let is_list =
            ["list bullet", "list number", "punktlista", "numrerad lista"].iter().any(|it| name.starts_with(it));
        Look::Text(match paragraph.item.or(is_list.then_some(0)) {
            _ if name.contains("quote") => Kind::Quote,
            Some(level) => Kind::Item(level),
            None => Kind::Plain,
        })
    }
}

/// Returns the heading level for a number: 3 for `4.1.2`, and 2 without a number.
fn level_by_number(text: &str) -> u8 {
    let number = text.split_whitespace().next().unwrap_or_default();
    let parts = number.trim_end_matches('.').split('.').filter(|part| !part.is_empty());
    let is_number = number.starts_with(|c: char| c.is_ascii_digit());
    if is_number { u8::try_from(parts.count().clamp(1, 9)).unwrap_or(1) } else { 2 }
}
