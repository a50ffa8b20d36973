//! Acceptance comments, which accept findings with a reason: `# accept(PL501): the words as they were adopted`.
//!
//! A comment on its own line covers the key or list item below it; above a heading, all keys of that table. A
//! comment at the end of a line covers what ends on that line. Acceptances are comments and not keys, because a
//! comment can be placed anywhere, can be read when the file cannot, and is never data.

use std::ops::Range;

use super::find_code;
use crate::diag::{Code, Diagnostic, Severity};
use crate::locale::{Text, text};
use crate::source::{FileId, Place, SourceFile, Span, Spanned};
use crate::syntax::{Token, tokens};

/// The keyword of the comment, after `#`.
const WORD: &str = "accept(";

/// An acceptance comment.
#[derive(Debug)]
pub(super) struct Acceptance<'a> {
    /// The file.
    pub(super) file: FileId,
    /// The span of the comment.
    pub(super) span: Span,
    /// The accepted codes, by id or name.
    pub(super) codes: Vec<Spanned<&'a str>>,
    /// The reason.
    pub(super) reason: &'a str,
    /// The range in which the accepted findings start.
    covers: Range<usize>,
}

impl Acceptance<'_> {
    /// Returns the place of the comment.
    pub(super) fn place(&self) -> Place {
        Place { file: self.file, span: self.span }
    }

    /// Returns whether the comment covers a place.
    pub(super) fn covers(&self, place: Place) -> bool {
        let at = place.span.start as usize;
        // A key at the very end of a file ends at the end of the file.
        self.file == place.file && self.covers.start <= at && at <= self.covers.end
    }
}

/// Returns whether a comment is an acceptance, or was meant to be one.
pub fn is_acceptance(comment: &str) -> bool {
    comment.trim_start_matches('#').trim_start().starts_with(WORD)
}

/// Returns all acceptances of a file, in order.
pub(super) fn acceptances(id: FileId, file: &SourceFile) -> Vec<Acceptance<'_>> {
    // Most files have none, and are not tokenized.
    if file.fault().is_some() || !file.text().contains(WORD) {
        return Vec::new();
    }
    let text = file.text();
    let mut found: Vec<Acceptance<'_>> = Vec::new();
    // The acceptances whose range is still open: on this line, before the next item, and in this table.
    let (mut here, mut next, mut in_table) = (Vec::new(), Vec::new(), Vec::new());
    // The start of the statement on this line; a multi-line string is part of one line.
    let mut begun: Option<usize> = None;
    // The number of open brackets and braces.
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

/// Returns whether a bracket at the start of a line looks like a heading although an earlier bracket is open.
fn looks_like_heading(text: &str, at: usize) -> bool {
    let line = text[at..].lines().next().unwrap_or_default();
    let line = line.split('#').next().unwrap_or_default().trim_end();
    line.ends_with(']') && !line.contains(['"', '\'', ',']) && !text[..at].trim_end_matches([' ', '\t']).ends_with('[')
}

/// Parses a comment; `None` if it is not an acceptance.
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

pub(super) static UNUSED: Code = Code {
    id: "PL107",
    name: "unused-acceptance",
    severity: Severity::Warning,
    summary: Text::fixed(
        "Det som kommentaren godtar finns inte längre.",
        "What the comment accepts is no longer there.",
    ),
    why: Text::fixed(
        "En kommentar som ligger kvar döljer nästa fel av samma slag på platsen.",
        "A comment that is left behind hides the next problem of the same kind at the place.",
    ),
    example: "# accept(PL201): rollen finns från 2026",
    fix: Text::fixed(
        "Ta bort kommentaren, eller flytta den till det den gäller.",
        "Remove the comment, or move it to what it is about.",
    ),
};

/// Removes the findings that are accepted with a reason, and returns findings for the acceptances that match none.
///
/// `is_looked_for` returns whether a code is checked in a file at all.
pub(super) fn take_out(
    findings: &mut Vec<Diagnostic>,
    accepted: &[Acceptance<'_>],
    is_looked_for: impl Fn(&Code, FileId) -> bool,
) -> Vec<Diagnostic> {
    let mut unused = Vec::new();
    for acceptance in accepted.iter().filter(|acceptance| !acceptance.reason.is_empty()) {
        for name in &acceptance.codes {
            // A code that cannot be accepted is reported separately.
            let Some(code) = find_code(name).filter(|code| !code.is_fixed()) else { continue };
            let before = findings.len();
            findings.retain(|finding| finding.code != code || !acceptance.covers(finding.place));
            if findings.len() == before && is_looked_for(code, acceptance.file) {
                let (id, place) = (code.id, acceptance.place());
                let message = text!("{id} godtas, men finns inte här", "{id} is accepted, but is not here");
                unused.push(Diagnostic::new(&UNUSED, place, message).help(Text::fixed(
                    "ta bort kommentaren, eller flytta den till det den gäller",
                    "remove the comment, or move it to what it is about",
                )));
            }
        }
    }
    unused
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
