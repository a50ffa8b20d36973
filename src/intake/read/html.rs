//! Web pages, with a tolerant parser that follows browsers.

use super::builder::{Builder, Look, Spans};
use crate::intake::document::{Document, Kind};
use crate::sheet::Unreadable;

/// The characters of named entities.
const ENTITIES: &str = "amp & lt < gt > quot \" apos ' nbsp \u{a0} shy \u{ad} auml ä ouml ö aring å Auml Ä Ouml Ö Aring Å \
    eacute é Eacute É egrave è uuml ü Uuml Ü oslash ø Oslash Ø aelig æ AElig Æ szlig ß ccedil ç ecirc ê agrave à \
    ndash – mdash — hellip … rsquo ’ lsquo ‘ rdquo ” ldquo “ laquo « raquo » bull • middot · sect § deg ° times × \
    frac12 ½ euro € copy © reg ® trade ™ thinsp \u{2009} ensp \u{2002} emsp \u{2003} zwnj \u{200c} zwj \u{200d}";
/// Elements whose content is not text of the page.
const UNSEEN: [&str; 8] = ["script", "style", "template", "noscript", "svg", "title", "textarea", "select"];
/// Elements that end a paragraph.
const BLOCKS: [&str; 24] = [
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "section",
    "article",
    "main",
    "body",
    "html",
    "head",
    "caption",
    "blockquote",
    "figure",
    "figcaption",
    "pre",
    "hr",
    "form",
    "aside",
    "address",
    "details",
];

/// Reads a page.
pub(super) fn document(text: &str) -> Result<Document, Unreadable> {
    let mut page = Page::default();
    // No tag ends after this, so none is searched for: each search would run to the end of the page.
    let (tagged, untagged) = text.split_at(text.rfind('>').map_or(0, |last| last + 1));
    let mut rest = tagged;
    while let Some(at) = rest.find('<') {
        page.text(&rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let Some(tag) = Tag::of(rest) else {
            page.text("<");
            rest = &rest[1..];
            continue;
        };
        rest = &rest[tag.length..];
        if !tag.is_end && UNSEEN.contains(&&*tag.name) {
            rest = after(rest, &tag.name);
            continue;
        }
        page.builder.expect_room()?;
        page.tag(&tag)?;
    }
    page.text(rest);
    page.text(untagged);
    page.flush();
    while page.tables > 0 {
        page.end_table()?;
    }
    Ok(page.builder.document)
}

/// Returns the text after the end tag of a raw text element.
fn after<'t>(text: &'t str, name: &str) -> &'t str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        rest = &rest[at + 2..];
        if rest.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name)) {
            return rest.split_once('>').map_or("", |(_, rest)| rest);
        }
    }
    ""
}

struct Tag<'t> {
    name: String,
    attributes: &'t str,
    is_end: bool,
    length: usize,
}

impl<'t> Tag<'t> {
    fn of(text: &'t str) -> Option<Self> {
        let inner = text.strip_prefix('<')?;
        let (is_end, name) = inner.strip_prefix('/').map_or((false, inner), |rest| (true, rest));
        if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?') {
            return None;
        }
        // A `>` within quotes does not end a tag.
        let mut quote = None;
        let end = name.char_indices().find_map(|(at, c)| {
            match (quote, c) {
                (None, '>') => return Some(at),
                (None, '"' | '\'') => quote = Some(c),
                (Some(open), c) if c == open => quote = None,
                _ => {}
            }
            None
        });
        let end = end.or_else(|| name.find('>'))?;
        let whole = &name[..end];
        let split = whole.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(whole.len());
        let length = text.len() - name.len() + end + 1;
        Some(Self { name: whole[..split].to_lowercase(), attributes: &whole[split..], is_end, length })
    }

    fn attribute(&self, wanted: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
            let name = &rest[..end];
            rest = rest[end..].trim_start();
            let value = match rest.strip_prefix('=') {
                None => "",
                Some(after) => {
                    let after = after.trim_start();
                    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
                    let (value, left) = match quote {
                        Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                        None => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
                    };
                    rest = left;
                    value
                }
            };
            if name.eq_ignore_ascii_case(wanted) {
                return Some(decoded(value));
            }
            if name.is_empty() && value.is_empty() {
                return None;
            }
        }
    }
}

/// The state of reading.
#[derive(Default)]
struct Page {
    builder: Builder,
    text: String,
    struck: String,
    link: Option<String>,
    heading: Option<u8>,
    struck_depth: usize,
    quote_depth: usize,
    margin_depth: usize,
    /// True within a link to another place of the page, such as a footnote.
    is_in_reference: bool,
    /// The number of open lists.
    lists: u8,
    /// True until the first text of an item.
    is_new_item: bool,
    tables: usize,
    cells: Vec<bool>,
}

impl Page {
    fn text(&mut self, text: &str) {
        let decoded = decoded(text);
        // The number of a footnote is not part of the text.
        if self.is_in_reference && !decoded.contains(char::is_alphabetic) {
            return;
        }
        let into = if self.struck_depth > 0 { &mut self.struck } else { &mut self.text };
        for c in decoded.chars() {
            // Newlines in the source are spaces.
            if c.is_ascii_whitespace() {
                if !into.ends_with([' ', '\n']) && !into.is_empty() {
                    into.push(' ');
                }
            } else {
                into.push(c);
            }
        }
    }

    fn tag(&mut self, tag: &Tag<'_>) -> Result<(), Unreadable> {
        let count = |depth: &mut usize| *depth = if tag.is_end { depth.saturating_sub(1) } else { *depth + 1 };
        match &*tag.name {
            "br" => self.text.push('\n'),
            "del" | "s" | "strike" => count(&mut self.struck_depth),
            "a" => {
                let href = tag.attribute("href").filter(|_| !tag.is_end);
                self.is_in_reference = href.as_ref().is_some_and(|href| href.starts_with('#'));
                self.link = href.or(self.link.take());
            }
            "nav" | "footer" => {
                self.flush();
                count(&mut self.margin_depth);
            }
            "table" => {
                self.flush();
                if tag.is_end {
                    self.end_table()?;
                } else {
                    self.builder.start_table();
                    self.tables += 1;
                    self.cells.push(false);
                }
            }
            "tr" => {
                self.end_cell();
                if !tag.is_end && self.tables > 0 {
                    self.builder.start_row();
                }
            }
            "td" | "th" => {
                self.end_cell();
                if !tag.is_end && self.tables > 0 {
                    let number = |name| tag.attribute(name).and_then(|it| it.trim().parse().ok()).unwrap_or(1);
                    let spans =
                        Spans { columns: number("colspan"), rows: number("rowspan"), continues: false, fill: None };
                    self.builder.start_cell(spans)?;
                    self.cells.last_mut().into_iter().for_each(|is_open| *is_open = true);
                }
            }
            name => {
                self.block(name, tag.is_end);
                // The title of a document that was saved by Word.
                if name == "p" && !tag.is_end && tag.attribute("class").is_some_and(|class| class == "MsoTitle") {
                    self.heading = Some(0);
                }
            }
        }
        Ok(())
    }

    fn block(&mut self, name: &str, is_end: bool) {
        let level = name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok()).filter(|it| (1..=6).contains(it));
        if level.is_some() || BLOCKS.contains(&name) {
            self.flush();
            self.heading = level.filter(|_| !is_end);
        }
        if name == "li" && !is_end {
            self.is_new_item = true;
        }
        if matches!(name, "ul" | "ol") {
            self.lists = if is_end { self.lists.saturating_sub(1) } else { self.lists.saturating_add(1) };
        }
        if name == "blockquote" {
            self.quote_depth = if is_end { self.quote_depth.saturating_sub(1) } else { self.quote_depth + 1 };
        }
    }

    fn end_cell(&mut self) {
        self.flush();
        if let Some(is_open) = self.cells.last_mut().filter(|is_open| **is_open) {
            *is_open = false;
            self.builder.end_cell();
        }
    }

    fn end_table(&mut self) -> Result<(), Unreadable> {
        if self.tables == 0 {
            return Ok(());
        }
        self.end_cell();
        self.tables -= 1;
        self.cells.pop();
        self.builder.end_table()
    }

    /// Ends the current paragraph.
    fn flush(&mut self) {
        let (text, struck, link) = (std::mem::take(&mut self.text), std::mem::take(&mut self.struck), self.link.take());
        let look = match (self.heading, self.margin_depth, self.quote_depth) {
            (Some(level), 0, _) => Look::Heading(level),
            (_, 1.., _) => Look::Text(Kind::Margin),
            (_, _, 1..) => Look::Text(Kind::Quote),
            _ if self.is_new_item => Look::Text(self.lists.checked_sub(1).map_or(Kind::Plain, Kind::Item)),
            _ => Look::Text(Kind::Plain),
        };
        self.is_new_item &= text.trim().is_empty();
        let text: Vec<&str> = text.split('\n').map(|line| line.trim_matches(' ')).collect();
        self.builder.paragraph(&text.join("\n"), &struck, link, look);
    }
}

/// Returns a text with its entities decoded.
pub(super) fn decoded(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded += &rest[..at];
        rest = &rest[at + 1..];
        // The longest name of an entity.
        let end = rest.bytes().take(10).position(|byte| byte == b';');
        match end.and_then(|end| Some((letter(&rest[..end])?, end))) {
            Some((letter, end)) => {
                decoded.push(letter);
                rest = &rest[end + 1..];
            }
            None => decoded.push('&'),
        }
    }
    decoded + rest
}

fn letter(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let number = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
        return number.and_then(char::from_u32).filter(|c| !c.is_control());
    }
    let mut words = ENTITIES.split([' ']).filter(|word| !word.is_empty());
    while let (Some(known), Some(letter)) = (words.next(), words.next()) {
        if known == name {
            return letter.chars().next();
        }
    }
    None
}
