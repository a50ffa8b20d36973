//! Diagnostics one line each, for editors and for reading many.

use crate::diag::quoted::name;
use crate::diag::{Diagnostic, Severity};
use crate::locale::{Lang, Text};
use crate::source::{Sources, inert, printable_line};

/// Returns one diagnostic as `file:line:column: error[PL201]: message`.
pub fn short(diagnostic: &Diagnostic, sources: &Sources, lang: Lang) -> String {
    let file = sources.file(diagnostic.place.file);
    let at = file.position(diagnostic.place.span.start);
    let severity = match diagnostic.severity {
        Severity::Error => Text::fixed("fel", "error"),
        Severity::Warning => Text::fixed("varning", "warning"),
        Severity::Info => Text::fixed("upplysning", "info"),
    };
    let (severity, message) = (severity.get(lang), diagnostic.message.get(lang));
    let mut line = format!("{}:{}:{}: {severity}[{}]: {message}", file.path(), at.line, at.column, diagnostic.code.id);
    if let Some(meant) = diagnostic.suggestions.first().map(|meant| name(meant)) {
        let ask = Text::fixed("menade du", "did you mean");
        line += &format!(" ({} `{meant}`?)", ask.get(lang));
    }
    inert(&printable_line(&line)).into_owned()
}
