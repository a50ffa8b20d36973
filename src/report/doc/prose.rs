//! Running text with its links and lists. No other module looks for them.

use std::ops::{Deref, Range};

use super::addresses::addresses;

/// The markers of a list item: `- ` in the source, `• ` in output.
const BULLETS: [&str; 2] = ["- ", "• "];

/// The indent of an item's continuation lines.
const GOES_ON: &str = "  ";

/// Running text: a newline begins a new line, an empty line a new paragraph, and `- ` a list item. All other markup
/// is plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    text: String,
    /// The links and the strong words, by byte range, in order.
    marks: Vec<(Range<usize>, ProseMark)>,
    /// The text for formats without links, if it differs.
    plain: Option<String>,
}

/// The markup of a range of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum ProseMark {
    /// A link to an address.
    Link(String),
    /// Strong words.
    Strong,
}

/// A piece of running text, with its markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'p> {
    /// The visible text. A newline in it begins a new line.
    pub text: &'p str,
    /// The address it links to.
    pub url: Option<&'p str>,
    /// True for strong words.
    pub is_strong: bool,
}

impl<'p> Piece<'p> {
    /// Returns a piece without markup.
    pub fn plain(text: &'p str) -> Self {
        Self { text, url: None, is_strong: false }
    }

    /// Returns the lines; a text that ends with a newline has an empty last line.
    pub fn lines(&self) -> impl Iterator<Item = &'p str> + use<'p> {
        self.text.split('\n').map(|line| line.trim_end_matches('\r'))
    }
}

/// A paragraph or a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passage<'p> {
    /// A paragraph.
    Paragraph(Vec<Piece<'p>>),
    /// The items of a list.
    List(Vec<Vec<Piece<'p>>>),
}

impl Prose {
    /// Returns running text with its web addresses as links.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let links = addresses(&text).into_iter().map(|(at, url)| (at, ProseMark::Link(url)));
        Self::of(links.collect(), text)
    }

    /// Returns a title that links to an address.
    pub fn link(title: &str, url: &str) -> Self {
        let text = title.trim().replace(['\r', '\n'], " ");
        Self::of(vec![(0..text.len(), ProseMark::Link(url.to_owned()))], text)
    }

    /// Returns a text in strong words.
    pub fn strong(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::of(vec![(0..text.len(), ProseMark::Strong)], text)
    }

    fn of(marks: Vec<(Range<usize>, ProseMark)>, text: String) -> Self {
        let mut prose = Self { text, marks, plain: None };
        prose.plain = prose.written_out();
        prose
    }

    /// Appends more text after a separator.
    pub fn push(&mut self, between: &str, more: &Self) {
        if !self.text.is_empty() {
            self.text.push_str(between);
        }
        let by = self.text.len();
        self.text.push_str(&more.text);
        self.marks.extend(more.marks.iter().map(|(at, mark)| (at.start + by..at.end + by, mark.clone())));
        self.plain = self.written_out();
    }

    /// Returns the link targets.
    pub fn urls(&self) -> impl Iterator<Item = &str> {
        self.links().map(|(_, url)| url)
    }

    fn links(&self) -> impl Iterator<Item = (&Range<usize>, &str)> {
        self.marks.iter().filter_map(|(at, mark)| match mark {
            ProseMark::Link(url) => Some((at, &**url)),
            ProseMark::Strong => None,
        })
    }

    /// Returns the text with addresses in brackets after their titles and bullets before items; none if that is the
    /// same.
    fn written_out(&self) -> Option<String> {
        let is_bare = self.links().all(|(at, url)| self.text[at.clone()] == *url);
        let has_items = self.text.starts_with(BULLETS[0]) || self.text.contains("\n- ");
        if is_bare && !has_items {
            return None;
        }
        let pieces = self.pieces(0..self.text.len()).into_iter();
        let plain = pieces.map(|piece| match piece.url {
            Some(url) if url != piece.text => format!("{} ({url})", piece.text),
            _ => piece.text.to_owned(),
        });
        let plain = plain.collect::<String>().replace("\n- ", "\n• ");
        Some(plain.strip_prefix(BULLETS[0]).map(|rest| format!("• {rest}")).unwrap_or(plain))
    }

    /// Returns its paragraphs and lists, in order.
    pub fn passages(&self) -> Vec<Passage<'_>> {
        // Each paragraph and each item: its range, whether it is an item, and whether an empty line precedes it.
        let mut parts: Vec<(Range<usize>, bool, bool)> = Vec::new();
        let mut is_apart = true;
        for line in self.lines() {
            let text = &self.text[line.clone()];
            let bullet = BULLETS.iter().find(|bullet| text.starts_with(**bullet));
            match parts.last_mut().filter(|_| !is_apart && bullet.is_none()) {
                _ if text.is_empty() => {}
                Some((at, is_item, _)) if !*is_item || text.starts_with(GOES_ON) => at.end = line.end,
                _ => {
                    let item = bullet.map_or(text, |bullet| text[bullet.len()..].trim_start());
                    parts.push((line.end - item.len()..line.end, bullet.is_some(), is_apart));
                }
            }
            is_apart = text.is_empty();
        }
        let mut passages: Vec<Passage<'_>> = Vec::new();
        for (at, is_item, is_apart) in parts {
            let pieces = self.pieces(at);
            match passages.last_mut() {
                Some(Passage::List(items)) if is_item && !is_apart => items.push(pieces),
                _ if is_item => passages.push(Passage::List(vec![pieces])),
                _ => passages.push(Passage::Paragraph(pieces)),
            }
        }
        passages
    }

    /// Returns the ranges of its lines, without trailing whitespace.
    fn lines(&self) -> impl Iterator<Item = Range<usize>> {
        let mut end = 0;
        self.text.split('\n').map(move |line| {
            let start = end;
            end += line.len() + 1;
            start..start + line.trim_end().len()
        })
    }

    /// Splits a range at the ends of links.
    fn pieces(&self, stretch: Range<usize>) -> Vec<Piece<'_>> {
        let mut pieces = Vec::new();
        let mut from = stretch.start;
        let first = self.marks.partition_point(|(at, _)| at.start < stretch.start);
        for (at, mark) in self.marks[first..].iter().take_while(|(at, _)| at.end <= stretch.end) {
            if from < at.start {
                pieces.push(Piece::plain(&self.text[from..at.start]));
            }
            if !at.is_empty() {
                let url = if let ProseMark::Link(url) = mark { Some(&**url) } else { None };
                pieces.push(Piece { text: &self.text[at.clone()], url, is_strong: url.is_none() });
            }
            from = at.end;
        }
        if from < stretch.end {
            pieces.push(Piece::plain(&self.text[from..stretch.end]));
        }
        pieces
    }
}

impl Deref for Prose {
    type Target = str;

    /// Returns the text for formats without links.
    fn deref(&self) -> &str {
        self.plain.as_deref().unwrap_or(&self.text)
    }
}

impl<T: Into<String>> From<T> for Prose {
    /// Returns text without links.
    fn from(text: T) -> Self {
        Self::of(Vec::new(), text.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a text with its links in brackets, `*` before its items and `|` between its passages.
    fn shown(prose: &Prose) -> String {
        let pieces = |pieces: &[Piece<'_>]| -> String {
            let piece = |piece: &Piece<'_>| match piece.url {
                Some(url) if url == piece.text => format!("[{url}]"),
                Some(url) => format!("[{}|{url}]", piece.text),
                None if piece.is_strong => format!("!{}!", piece.text),
                None => piece.text.to_owned(),
            };
            pieces.iter().map(piece).collect()
        };
        let passage = |passage: &Passage<'_>| match passage {
            Passage::Paragraph(it) => pieces(it),
            Passage::List(items) => items.iter().map(|item| format!("*{}", pieces(item))).collect(),
        };
        prose.passages().iter().map(passage).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn addresses_are_found_without_what_ends_the_sentence() {
        for (text, expected) in [
            ("see https://e.se.", "see [https://e.se]."),
            ("(https://e.se/a_(b))", "([https://e.se/a_(b)])"),
            ("https://e.se/a, http://f.se/?b=c&d#e!", "[https://e.se/a], [http://f.se/?b=c&d#e]!"),
            ("<https://e.se>", "<[https://e.se]>"),
            ("”https://e.se”", "”[https://e.se]”"),
            ("https://e.se/å/Ö", "[https://e.se/å/Ö]"),
            ("https://", "https://"),
            ("https://a@b.se", "https://a@b.se"),
            (
                "xhttps://e.se ftp://e.se javascript://e.se www.e.se",
                "xhttps://e.se ftp://e.se javascript://e.se www.e.se",
            ),
            ("[a](https://e.se)", "[a]([https://e.se])"),
            ("https://e.se/\u{202e}x", "[https://e.se/]\u{202e}x"),
            ("http://http://e.se", "http://[http://e.se]"),
        ] {
            assert_eq!(shown(&Prose::new(text)), expected);
        }
    }

    #[test]
    fn lines_that_begin_with_a_dash_are_a_list() {
        for (text, expected) in [
            ("a\n- b\n- c\nd", "a|*b*c|d"),
            ("- a\n  b\n- c\n\n- d", "*a\n  b*c|*d"),
            ("a\nb  \n\n\nc", "a\nb  |c"),
            ("-a\n - b\n* c\n1. d", "-a\n - b\n* c\n1. d"),
            ("- https://e.se\r\n• b", "*[https://e.se]*b"),
            ("-\n- \n", "-\n-"),
            ("", ""),
        ] {
            assert_eq!(shown(&Prose::new(text)), expected.replace("b  |", "b|"), "{text:?}");
        }
    }

    #[test]
    fn a_title_leads_to_its_address_and_is_followed_by_it_where_nothing_can() {
        let mut prose = Prose::new("Se https://e.se");
        prose.push("\n", &Prose::link("Rapport\nny", "https://f.se"));
        assert_eq!(shown(&prose), "Se [https://e.se]\n[Rapport ny|https://f.se]");
        assert_eq!(&*prose, "Se https://e.se\nRapport ny (https://f.se)");
        prose.push(", ", &Prose::strong("3 röda"));
        assert!(shown(&prose).ends_with(", !3 röda!") && prose.ends_with(", 3 röda"));
        assert_eq!(&*Prose::new("- a\n- b"), "• a\n• b");
        assert_eq!(prose.urls().collect::<Vec<_>>(), ["https://e.se", "https://f.se"]);
    }
}
