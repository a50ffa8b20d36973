//! Findings that somebody accepted at their place, with a reason: `# accept(PL501): the words as they were adopted`.
//!
//! A comment on a line of its own accepts what is found in the key or list item that follows it; before a heading, in
//! all of that table's own keys. One at the end of a line accepts what is found in what ends there. Why a comment and
//! not a key: it can stand at anything, it is there before the file can be read, and it never turns into data.

use std::ops::Range;

use crate::source::{FileId, Place, SourceFile, Span, Spanned};
use crate::syntax::{Token, tokens};

/// What such a comment begins with, after its `#`.
const WORD: &str = "accept(";

/// One comment that accepts findings.
#[derive(Debug)]
pub(super) struct Acceptance<'a> {
    /// The file it stands in.
    pub(super) file: FileId,
    /// The whole comment.
    pub(super) span: Span,
    /// What is accepted, by code or name.
    pub(super) codes: Vec<Spanned<&'a str>>,
    /// Why.
    pub(super) reason: &'a str,
    /// What findings must begin in.
    covers: Range<usize>,
}

impl Acceptance<'_> {
    /// Returns where the comment stands.
    pub(super) fn place(&self) -> Place {
        Place { file: self.file, span: self.span }
    }

    /// Returns whether a place lies in what the comment speaks of.
    pub(super) fn covers(&self, place: Place) -> bool {
        let at = place.span.start as usize;
        // A key at the very end of a file ends where the file does.
        self.file == place.file && self.covers.start <= at && at <= self.covers.end
    }
}

/// Returns whether a comment accepts findings, or was meant to.
pub fn is_acceptance(comment: &str) -> bool {
    comment.trim_start_matches('#').trim_start().starts_with(WORD)
}

/// Returns every acceptance of a file, in order.
pub(super) fn acceptances(id: FileId, file: &SourceFile) -> Vec<Acceptance<'_>> {
    // Nearly every file has none, and then it is not taken apart.
    if file.fault().is_some() || !file.text().contains(WORD) {
        return Vec::new();
    }
    let text = file.text();
    let mut found: Vec<Acceptance<'_>> = Vec::new();
    // Those whose stretch has not ended: on this line, before what follows, and in this table.
    let (mut here, mut next, mut in_table) = (Vec::new(), Vec::new(), Vec::new());
    // Where what stands on this line began; a text of several lines is one.
    let mut begun: Option<usize> = None;
    // How many brackets and braces are open.
    let mut depth = 0_usize;
    for (token, span) in tokens(text) {
        match token {
            Token::Space => {}
            Token::LineEnd if begun.is_none() => {}
            Token::LineEnd => {
                begun = None;
                here.drain(..).for_each(|at: usize| found[at].covers.end = span.start);
            }
            Token::Comment => {
                let Some(acceptance) = acceptance(id, text, span.clone()) else { continue };
                match begun {
                    Some(_) => here.push(found.len()),
                    None => next.push(found.len()),
                }
                found.push(Acceptance { covers: begun.unwrap_or(span.start)..span.end, ..acceptance });
            }
            token => {
                let is_first = begun.is_none();
                let is_open = matches!(token, Token::Bracket | Token::Brace);
                let is_closed = token == Token::Close;
                let is_heading =
                    is_first && token == Token::Bracket && (depth == 0 || looks_like_heading(text, span.start));
                depth =
                    if is_heading { 1 } else { (depth + usize::from(is_open)).saturating_sub(usize::from(is_closed)) };
                if !is_first {
                    continue;
                }
                begun = Some(span.start);
                for &at in &next {
                    found[at].covers.start = span.start;
                }
                if is_heading {
                    in_table.drain(..).for_each(|at: usize| found[at].covers.end = span.start - 1);
                    in_table.append(&mut next);
                } else {
                    here.append(&mut next);
                }
            }
        }
    }
    for at in in_table {
        found[at].covers.end = text.len();
    }
    found
}

/// Returns whether a bracket that begins a line seems to begin a table where one before it was not closed.
fn looks_like_heading(text: &str, at: usize) -> bool {
    let line = text[at..].lines().next().unwrap_or_default();
    let line = line.split('#').next().unwrap_or_default().trim_end();
    line.ends_with(']') && !line.contains(['"', '\'', ',']) && !text[..at].trim_end_matches([' ', '\t']).ends_with('[')
}

/// Reads a comment; none when it speaks of something else.
fn acceptance(file: FileId, text: &str, span: Range<usize>) -> Option<Acceptance<'_>> {
    let comment = &text[span.clone()];
    let list = comment.trim_start_matches('#').trim_start().strip_prefix(WORD)?;
    let (list, rest) = list.split_once(')').unwrap_or((list, ""));
    let offset = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    let codes = list.split(',').map(str::trim).filter(|code| !code.is_empty());
    let codes = codes.map(|code| Spanned::new(code, offset(code)..offset(code) + code.len())).collect();
    let reason = rest.trim_start().strip_prefix(':').unwrap_or_default().trim();
    Some(Acceptance { file, span: Span::from(span), codes, reason, covers: 0..0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered(text: &str) -> Vec<&str> {
        let file = SourceFile::new("x.toml", text);
        acceptances(FileId(0), &file).into_iter().map(|it| &text[it.covers]).collect()
    }

    #[test]
    fn a_comment_speaks_of_what_follows_or_ends_there() {
        assert_eq!(covered("a = 1 # accept(PL501): x\nb = 2\n"), ["a = 1 # accept(PL501): x"]);
        assert_eq!(covered("# accept(PL501): x\n\n# more\n[[a]]\nb = 2"), ["[[a]]\nb = 2"]);
        assert_eq!(covered("# accept(PL501): x\n[a]\nb = 2\n[c]\nd = 1"), ["[a]\nb = 2"]);
        assert_eq!(covered("[a] # accept(PL501): x\nb = 2\n"), ["[a] # accept(PL501): x"]);
        assert_eq!(covered("a = [\n# accept(PL501): x\n[1],\n2]"), ["[1],"]);
        assert_eq!(covered("# accept(PL501): x\n['a']\nb = [\n[1, 2]]\n[['c d']] # e, f\n"), ["['a']\nb = [\n[1, 2]]"]);
        assert_eq!(covered("# accept(PL501): x\n[a]\nb = [\n[c]\n"), ["[a]\nb = ["]);
        assert_eq!(covered("# accept(PL501): x\na = \"\"\"\nb\nc\"\"\"\nd = 1"), ["a = \"\"\"\nb\nc\"\"\""]);
        assert_eq!(covered("a = [\n  1, # accept(PL501): x\n  2,\n]"), ["1, # accept(PL501): x"]);
    }

    #[test]
    fn what_stands_in_a_text_is_no_comment() {
        assert!(covered("a = \"# accept(PL501): x\"\n").is_empty());
        assert!(covered("a = \"\"\"\n# accept(PL501): x\n\"\"\"").is_empty());
    }
}
