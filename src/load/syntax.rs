//! A file's text to a TOML table; where there are syntax errors, to each of them and what is right beside them.

use toml::de::DeTable;

use super::codes;
use super::syntax_damage::Damage;
use super::syntax_fault::unreadable;
use super::syntax_mend::{is_misread, mend};
use super::syntax_shape::Shape;
use crate::diag::{Diagnostic, Sink};
use crate::locale::Text;
use crate::source::{FileId, Place, SourceFile, Span};

/// What could be read of a file.
#[derive(Default)]
pub(super) struct Parsed<'a> {
    /// All that is right in it.
    pub(super) table: DeTable<'a>,
    /// What is not; none where all is.
    pub(super) damage: Option<Damage>,
}

/// Returns the file as a table, every syntax error in the sink; none for a file that is no text.
pub(super) fn parse<'a>(id: FileId, file: &'a SourceFile, sink: &mut Sink) -> Option<Parsed<'a>> {
    if let Some(fault) = file.fault() {
        sink.push(unreadable(id, fault));
        return None;
    }
    let shape = Shape::of(file.name());
    if let Ok(table) = DeTable::parse(file.text())
        && !is_misread(table.get_ref(), shape)
    {
        let table = table.into_inner();
        let damage = table.is_empty().then(Damage::of_everything);
        if table.is_empty() {
            sink.push(empty(id));
        }
        return Some(Parsed { table, damage });
    }
    let mended = mend(file.text(), shape);
    let damage = Some(mended.damage).filter(|_| !mended.errors.is_empty());
    for (span, words) in mended.errors {
        let code = if words.duplicate { &codes::DUPLICATE_KEY } else { &codes::SYNTAX };
        let place = Place { file: id, span: Span::from(span) };
        sink.push(Diagnostic::new(code, place, words.message).help(words.help));
    }
    Some(Parsed { table: mended.table, damage })
}

/// One finding, not one for each key that must be there.
fn empty(file: FileId) -> Diagnostic {
    let message = Text::fixed("det står inget i filen", "nothing stands in the file");
    let help = Text::fixed(
        "börja med rader som `id = \"…\"` och `title = \"…\"`, eller ta bort filen",
        "begin with lines such as `id = \"…\"` and `title = \"…\"`, or remove the file",
    );
    Diagnostic::new(&codes::MISSING_KEY, Place { file, span: Span::default() }, message).help(help)
}
