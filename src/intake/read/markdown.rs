//! Markdown: headings, paragraphs and pipe tables.

use super::builder::{Builder, Look, Spans, unnumbered_item};
use super::inline::{Words, without_comments, words};
use crate::intake::document::{Document, Kind};
use crate::intake::labels::{begins_with_label, has_label, is_level_label, unknown_label, without_dash};
use crate::sheet::Unreadable;

/// Reads a document.
pub(super) fn document(text: &str) -> Result<Document, Unreadable> {
    let mut builder = Builder::default();
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let (text, comments) = without_comments(&text);
    let mut lines = text.lines().peekable();
    if lines.peek().is_some_and(|line| line.trim_end() == "---") {
        lines.next();
        for line in lines.by_ref().take_while(|line| !matches!(line.trim_end(), "---" | "...")) {
            builder.paragraph(line, "", None, Look::Text(Kind::Front));
        }
    }
    let mut paragraph = OpenParagraph::default();
    let mut is_code = false;
    while let Some(line) = lines.next() {
        let trimmed = line.trim();
        builder.expect_room()?;
        is_code ^= trimmed.starts_with("```");
        let next_is_rule = lines.peek().is_some_and(|next| is_rule(next));
        if is_code {
            paragraph.lines.push(line);
        } else if trimmed.contains('|') && next_is_rule {
            paragraph.end(&mut builder);
            lines.next();
            builder.start_table();
            row(trimmed, &mut builder)?;
            while let Some(line) = lines.next_if(|line| line.contains('|') && !line.trim().is_empty()) {
                row(line.trim(), &mut builder)?;
            }
            builder.end_table()?;
        } else if let Some((level, heading)) = heading(trimmed) {
            paragraph.end(&mut builder);
            add(heading, Look::Heading(level), &mut builder);
        } else if let Some(underline) =
            lines.peek().and_then(|next| underline(next)).filter(|_| !trimmed.is_empty() && paragraph.lines.is_empty())
        {
            lines.next();
            add(trimmed, Look::Heading(underline), &mut builder);
        } else if trimmed.is_empty() || trimmed == "[[toc]]" || trimmed == "[TOC]" {
            paragraph.end(&mut builder);
            builder.paragraph(trimmed, "", None, Look::Text(Kind::Margin));
        } else if let Some(note) = trimmed.strip_prefix("[^").and_then(|rest| rest.split_once("]:")) {
            paragraph.end(&mut builder);
            add(note.1.trim(), Look::Text(Kind::Aside), &mut builder);
        } else if let Some(quote) = trimmed.strip_prefix('>') {
            paragraph.end(&mut builder);
            add(quote.trim(), Look::Text(Kind::Quote), &mut builder);
        } else {
            if paragraph.is_interrupted_by(line) {
                paragraph.end(&mut builder);
            }
            paragraph.lines.push(line);
        }
    }
    paragraph.end(&mut builder);
    for comment in comments {
        builder.expect_room()?;
        builder.paragraph(comment, "", None, Look::Text(Kind::Aside));
    }
    Ok(builder.document)
}

/// The lines of the current paragraph.
#[derive(Default)]
struct OpenParagraph<'t> {
    lines: Vec<&'t str>,
    /// The indents of the list items around it, outermost first.
    around: Vec<usize>,
}

impl OpenParagraph<'_> {
    /// Returns whether a line begins an item, and does not continue this paragraph. Text may have a number first:
    /// `28. november`.
    fn is_interrupted_by(&self, line: &str) -> bool {
        let Some(first) = self.lines.first().filter(|_| item(line.trim()).is_some()) else { return false };
        let is_in_item = item(first.trim()).is_some();
        let number = line.trim().split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        let may_interrupt = matches!(number, "" | "1");
        may_interrupt || (is_in_item && indent(line) < indent(first) + 2)
    }

    fn end(&mut self, builder: &mut Builder) {
        let Some(first) = self.lines.first() else { return };
        let indent = indent(first);
        self.around.retain(|outer| outer + 2 <= indent);
        let lines = std::mem::take(&mut self.lines);
        let has_labels = lines.iter().any(|line| has_label(line));
        let mut text = String::new();
        for line in lines {
            // A line that begins with a label is one of its own, and so is one after a hard break.
            let trimmed = line.trim();
            let bare = trimmed.replace("**", "");
            let may_be_label = unknown_label(&bare).is_some() || is_level_label(&bare);
            let may_be_label = bare.starts_with(char::is_uppercase) && may_be_label;
            let is_apart = begins_with_label(without_dash(&bare)) || (has_labels && may_be_label);
            if !text.is_empty() {
                text.push(if is_apart || text.ends_with(['\\', '\n']) { '\n' } else { ' ' });
            }
            text += trimmed;
            if line.ends_with("  ") {
                text.push('\n');
            }
        }
        let text = text.replace("\\\n", "\n").replace("\n\n", "\n");
        let (text, kind) = match item(&text) {
            Some(item) => {
                let level = u8::try_from(self.around.len()).unwrap_or(u8::MAX);
                self.around.push(indent);
                (item, Kind::Item(level))
            }
            None => (&*text, self.around.len().checked_sub(1).map_or(Kind::Plain, within)),
        };
        add(text.trim(), Look::Text(kind), builder);
    }
}

/// Returns the number of columns before the text of a line.
fn indent(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

fn add(text: &str, look: Look, builder: &mut Builder) {
    let Words { text, struck, link } = words(text);
    builder.paragraph(&text, &struck, link, look);
}

/// Returns the text of an item of a list: `- Läs högt`, `1. Läs högt`.
fn item(line: &str) -> Option<&str> {
    let marked = line.strip_prefix(['-', '*', '+']).and_then(|rest| rest.strip_prefix([' ', '\t']));
    marked.map(str::trim_start).or_else(|| unnumbered_item(line))
}

fn within(level: usize) -> Kind {
    Kind::Within(u8::try_from(level).unwrap_or(u8::MAX))
}

fn heading(line: &str) -> Option<(u8, &str)> {
    let rest = line.trim_start_matches('#');
    let level = u8::try_from(line.len() - rest.len()).ok().filter(|level| (1..=6).contains(level))?;
    let text = rest.strip_prefix([' ', '\t'])?;
    Some((level, text.trim().trim_end_matches('#').trim_end()))
}

fn underline(line: &str) -> Option<u8> {
    let line = line.trim();
    let is_all = |mark: char| line.len() >= 3 && line.chars().all(|c| c == mark);
    if is_all('=') {
        Some(1)
    } else if is_all('-') {
        Some(2)
    } else {
        None
    }
}

/// Returns whether a line is the delimiter row of a table.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('|') && line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

fn row(line: &str, builder: &mut Builder) -> Result<(), Unreadable> {
    builder.start_row();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut text = String::new();
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek() == Some(&'|') => text.extend(letters.next()),
            '|' => cell(&std::mem::take(&mut text), builder)?,
            _ => text.push(letter),
        }
    }
    if line.ends_with('|') { Ok(()) } else { cell(&text, builder) }
}

fn cell(text: &str, builder: &mut Builder) -> Result<(), Unreadable> {
    builder.start_cell(Spans { columns: 1, rows: 1, continues: false, fill: None })?;
    let marks = ["<br>", "<br/>", "<br />", "<BR>"];
    let text = marks.iter().fold(text.to_owned(), |text, mark| text.replace(mark, "\n"));
    add(text.trim(), Look::Text(Kind::Plain), builder);
    builder.end_cell();
    Ok(())
}
