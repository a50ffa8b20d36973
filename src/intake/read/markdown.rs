//! Markdown: headings, paragraphs and pipe tables.

use super::builder::{Builder, Look, Spans};
use super::html::decoded;
use crate::intake::document::{Document, Kind};
use crate::sheet::Unreadable;

/// Reads a document.
pub(super) fn document(text: &str) -> Result<Document, Unreadable> {
    let mut builder = Builder::default();
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let mut lines = text.lines().peekable();
    if lines.peek().is_some_and(|line| line.trim_end() == "---") {
        lines.next();
        for line in lines.by_ref().take_while(|line| !matches!(line.trim_end(), "---" | "...")) {
            builder.paragraph(line, "", None, Look::Text(Kind::Front));
        }
    }
    let mut paragraph: Vec<&str> = Vec::new();
    let mut is_code = false;
    while let Some(line) = lines.next() {
        let trimmed = line.trim();
        is_code ^= trimmed.starts_with("```");
        let next_is_rule = lines.peek().is_some_and(|next| is_rule(next));
        if is_code {
            paragraph.push(line);
        } else if trimmed.contains('|') && next_is_rule {
            flush(&mut paragraph, &mut builder);
            lines.next();
            builder.start_table();
            row(trimmed, &mut builder)?;
            while let Some(line) = lines.next_if(|line| line.contains('|') && !line.trim().is_empty()) {
                row(line.trim(), &mut builder)?;
            }
            builder.end_table()?;
        } else if let Some((level, heading)) = heading(trimmed) {
            flush(&mut paragraph, &mut builder);
            add(heading, Look::Heading(level), &mut builder);
        } else if let Some(underline) =
            lines.peek().and_then(|next| underline(next)).filter(|_| !trimmed.is_empty() && paragraph.is_empty())
        {
            lines.next();
            add(trimmed, Look::Heading(underline), &mut builder);
        } else if trimmed.is_empty() || trimmed == "[[toc]]" || trimmed == "[TOC]" {
            flush(&mut paragraph, &mut builder);
            builder.paragraph(trimmed, "", None, Look::Text(Kind::Margin));
        } else if let Some(note) = trimmed.strip_prefix("[^").and_then(|rest| rest.split_once("]:")) {
            flush(&mut paragraph, &mut builder);
            add(note.1.trim(), Look::Text(Kind::Aside), &mut builder);
        } else if let Some(quote) = trimmed.strip_prefix('>') {
            flush(&mut paragraph, &mut builder);
            add(quote.trim(), Look::Text(Kind::Quote), &mut builder);
        } else {
            if is_item(trimmed) {
                flush(&mut paragraph, &mut builder);
            }
            paragraph.push(trimmed);
        }
    }
    flush(&mut paragraph, &mut builder);
    Ok(builder.document)
}

fn flush(paragraph: &mut Vec<&str>, builder: &mut Builder) {
    let text = std::mem::take(paragraph).join(" ");
    let item = if is_item(&text) { text.split_once(' ').map_or("", |(_, item)| item) } else { &text };
    let item = ["[ ]", "[x]", "[X]"].iter().find_map(|mark| item.strip_prefix(mark)).unwrap_or(item);
    add(item, Look::Text(Kind::Plain), builder);
}

fn add(text: &str, look: Look, builder: &mut Builder) {
    let Words { text, struck, link } = words(text);
    builder.paragraph(&text, &struck, link, look);
}

fn is_item(line: &str) -> bool {
    ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark))
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
    let mut cells = vec![String::new()];
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek() == Some(&'|') => {
                letters.next();
                cells.last_mut().into_iter().for_each(|cell| cell.push('|'));
            }
            '|' => cells.push(String::new()),
            _ => cells.last_mut().into_iter().for_each(|cell| cell.push(letter)),
        }
    }
    if line.ends_with('|') {
        cells.pop();
    }
    for cell in cells {
        builder.start_cell(Spans { columns: 1, rows: 1, continues: false, fill: None })?;
        let cell = ["<br>", "<br/>", "<br />", "<BR>"].iter().fold(cell, |cell, mark| cell.replace(mark, "\n"));
        add(cell.trim(), Look::Text(Kind::Plain), builder);
        builder.end_cell();
    }
    Ok(())
}

struct Words {
    text: String,
    struck: String,
    link: Option<String>,
}

/// Returns a text without inline markup.
fn words(source: &str) -> Words {
    // Unclosed markup in a very long paragraph would take quadratic time.
    if source.len() > 10_000 {
        return Words { text: source.to_owned(), struck: String::new(), link: None };
    }
    let mut words = Words { text: String::new(), struck: String::new(), link: None };
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        if let Some((struck, left)) = rest.strip_prefix("~~").and_then(|rest| rest.split_once("~~")) {
            words.struck += struck;
            rest = left.trim_start();
        } else if let Some(left) = tag(rest) {
            rest = left;
        } else if let Some((text, url, left)) = link(rest) {
            words.text += text;
            words.link = Some(url.to_owned());
            rest = left;
        } else if let Some(escaped) = after.chars().next().filter(|it| c == '\\' && it.is_ascii_punctuation()) {
            words.text.push(escaped);
            rest = &after[escaped.len_utf8()..];
        } else if let Some((inner, left)) = emphasised(rest) {
            words.text += inner;
            rest = left;
        } else {
            words.text.push(c);
            rest = after;
        }
    }
    words.text = decoded(&words.text);
    words
}

/// Returns the text after an HTML tag.
fn tag(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('<')?;
    let (name, rest) = inner.split_once('>')?;
    let is_name = name.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic());
    (is_name && name.len() < 200 && !name.contains("://")).then_some(rest)
}

fn link(text: &str) -> Option<(&str, &str, &str)> {
    let (name, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (url, left) = rest.split_once(')')?;
    (!name.contains(['[', ']'])).then(|| (name, url.split_whitespace().next().unwrap_or(""), left))
}

/// Returns the text within emphasis, and the rest.
fn emphasised(text: &str) -> Option<(&str, &str)> {
    ["**", "__", "*", "_", "`"].iter().find_map(|mark| {
        let (inner, left) = text.strip_prefix(mark)?.split_once(mark)?;
        let is_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let ends_well = !mark.starts_with('_') || !left.starts_with(char::is_alphanumeric);
        (is_word(inner.chars().next()) && is_word(inner.chars().last()) && ends_well).then_some((inner, left))
    })
}
