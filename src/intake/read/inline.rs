//! Inline markup in Markdown: emphasis, links, struck text, tags and comments.

use super::html_tags::decoded;
use super::raised::raised;

/// Takes the HTML comments out of a text, which a reader of the page does not see; returns the rest, and each of them.
pub(super) fn without_comments(text: &str) -> (String, Vec<&str>) {
    let (mut seen, mut comments) = (String::with_capacity(text.len()), Vec::new());
    let (mut rest, mut is_code) = (text, false);
    while let Some((before, inner)) = rest.split_once("<!--") {
        seen += before;
        // Code shows its comments.
        is_code ^= before.matches("```").count() % 2 == 1;
        let Some((comment, after)) = inner.split_once("-->").filter(|_| !is_code) else {
            seen += "<!--";
            rest = inner;
            if is_code {
                continue;
            }
            break;
        };
        comments.push(comment.trim());
        let is_line_in_table = seen.ends_with('\n') && after.starts_with("\n|");
        let is_between_spaces = seen.ends_with(' ') && after.starts_with(' ');
        rest = if is_line_in_table || is_between_spaces { after.get(1..).unwrap_or_default() } else { after };
    }
    (seen + rest, comments)
}

/// A text without inline markup.
pub(super) struct Words {
    pub(super) text: String,
    pub(super) struck: String,
    pub(super) link: Option<String>,
}

/// Returns a text without inline markup.
pub(super) fn words(source: &str) -> Words {
    let mut words = Words { text: String::new(), struck: String::new(), link: None };
    let mut rest = source;
    let mut closing = Closing::default();
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        if let Some((struck, left)) = rest.strip_prefix("~~").and_then(|rest| closing.split(rest, "~~")) {
            words.struck += struck;
            rest = left.trim_start();
        } else if let Some((inner, left)) = rest.strip_prefix("<sup>").and_then(|rest| closing.split(rest, "</sup>")) {
            words.text += &raised(inner).unwrap_or_else(|| inner.to_owned());
            rest = left;
        } else if let Some(left) = tag(rest) {
            rest = left;
        } else if let Some((text, url, left)) = link(rest, &mut closing) {
            words.text += text;
            words.link = Some(url.to_owned());
            rest = left;
        } else if let Some(escaped) = after.chars().next().filter(|it| c == '\\' && it.is_ascii_punctuation()) {
            words.text.push(escaped);
            rest = &after[escaped.len_utf8()..];
        } else if let Some((inner, left)) = emphasised(rest, &mut closing) {
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

/// The most bytes of an HTML tag.
const LONGEST_TAG: usize = 200;

/// The marks that do not occur in the rest of a paragraph: searched for again and again, they would take quadratic
/// time.
#[derive(Default)]
struct Closing {
    missing: Vec<&'static str>,
}

impl Closing {
    fn split<'t>(&mut self, text: &'t str, mark: &'static str) -> Option<(&'t str, &'t str)> {
        if self.missing.contains(&mark) {
            return None;
        }
        let parts = text.split_once(mark);
        self.missing.extend(parts.is_none().then_some(mark));
        parts
    }
}

/// Returns the text after an HTML tag.
fn tag(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('<')?;
    let (name, _) = inner[..inner.floor_char_boundary(LONGEST_TAG)].split_once('>')?;
    let rest = &inner[name.len() + 1..];
    let is_name = name.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic());
    (is_name && !name.contains("://")).then_some(rest)
}

fn link<'t>(text: &'t str, closing: &mut Closing) -> Option<(&'t str, &'t str, &'t str)> {
    let inner = text.strip_prefix('[')?;
    let name = &inner[..inner.find(['[', ']'])?];
    let rest = inner[name.len()..].strip_prefix("](")?;
    let (url, left) = closing.split(rest, ")")?;
    Some((name, url.split_whitespace().next().unwrap_or(""), left))
}

/// Returns the text within emphasis, and the rest.
fn emphasised<'t>(text: &'t str, closing: &mut Closing) -> Option<(&'t str, &'t str)> {
    ["**", "__", "*", "_", "`"].iter().find_map(|mark| {
        let (inner, left) = closing.split(text.strip_prefix(*mark)?, mark)?;
        let is_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let ends_well = !mark.starts_with('_') || !left.starts_with(char::is_alphanumeric);
        (is_word(inner.chars().next()) && is_word(inner.chars().last()) && ends_well).then_some((inner, left))
    })
}
