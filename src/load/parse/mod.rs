//! Parsing of files into trees, with recovery from syntax errors.

mod bare_period;
mod beside_value;
mod candidates;
mod fault;
mod headings;
mod hints;
mod misplaced;
mod recover;
mod repair;
mod repaired_text;
mod statements;
mod syntax_message;
mod wrong_values;

pub(super) use repaired_text::UnreadableRegions;

use super::codes;
use crate::diag::{Diagnostic, Fix, Sink};
use crate::locale::Text;
use crate::source::{FileId, Place, SourceFile, Span};
use crate::syntax::Tree;
use fault::{flood, unreadable};
use headings::FileShape;
use recover::{is_misread, recover};

/// The result of parsing a file.
pub(super) struct Parsed<'a> {
    /// The valid part.
    pub(super) tree: Tree<'a>,
    /// The unreadable regions; `None` without syntax errors.
    pub(super) unreadable: Option<UnreadableRegions>,
}

/// Parses a file and reports its syntax errors; `None` if it is not text.
pub(super) fn parse<'a>(id: FileId, file: &'a SourceFile, sink: &mut Sink) -> Option<Parsed<'a>> {
    if let Some(fault) = file.fault() {
        sink.push(unreadable(id, fault));
        return None;
    }
    if let Some(offset) = flood(file.text()) {
        sink.push(no_plan(Place { file: id, span: Span::from(offset..offset) }));
        return Some(Parsed { tree: Tree::empty(file.text()), unreadable: Some(UnreadableRegions::of_everything()) });
    }
    let shape = FileShape::of(file.name());
    if let Some(tree) = Tree::parse(file.text()).filter(|tree| !is_misread(tree.root(), shape)) {
        let is_empty = tree.root().is_empty();
        if is_empty {
            sink.push(empty(id));
        }
        return Some(Parsed { tree, unreadable: is_empty.then(UnreadableRegions::of_everything) });
    }
    let recovered = recover(file.text(), shape);
    let unreadable = Some(recovered.unreadable).filter(|_| !recovered.errors.is_empty());
    for (span, words) in recovered.errors {
        let code = if words.duplicate { &codes::DUPLICATE_KEY } else { &codes::SYNTAX };
        let place = Place { file: id, span: Span::from(span) };
        let mut diagnostic = Diagnostic::new(code, place, words.message).help(words.help);
        let fix = words.fix.map(|(span, right)| Fix::guess(Place { file: id, span: Span::from(span) }, right));
        diagnostic.fix = fix;
        sink.push(diagnostic);
    }
    Some(Parsed { tree: recovered.tree, unreadable })
}

/// Creates the finding for a file that is not a plan.
fn no_plan(place: Place) -> Diagnostic {
    let message = Text::fixed(
        "det som står här är ingen plan, och filen läses inte",
        "this is not a plan, and the file is not read",
    );
    let help = Text::fixed("se efter vad som har skrivits till filen", "check what has been written to the file");
    Diagnostic::new(&codes::SYNTAX, place, message).help(help)
}

/// Creates the only finding for an empty file, instead of one for each required key.
fn empty(file: FileId) -> Diagnostic {
    let message = Text::fixed("filen är tom", "the file is empty");
    let help = Text::fixed(
        "börja med rader som `id = \"…\"` och `title = \"…\"`, eller ta bort filen",
        "begin with lines such as `id = \"…\"` and `title = \"…\"`, or remove the file",
    );
    Diagnostic::new(&codes::MISSING_KEY, Place { file, span: Span::default() }, message).help(help)
}
