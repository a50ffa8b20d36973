//! The documentation of the codes of `plan check`.

use crate::diag::{Code, Severity};
use crate::locale::{Lang, catalogue as say};
use crate::report::doc::{Cell, Column, Doc, Row, Table};

/// Returns all codes, with their summaries.
pub fn codes(codes: &[&Code], lang: Lang) -> Doc {
    let mut doc = Doc::default();
    let columns = vec![
        Column::short(say::CODE.get(lang)),
        Column::short(say::SEVERITY.get(lang)),
        Column::wrapping(say::MEANING.get(lang)),
    ];
    let row = |code: &&Code| {
        let meaning = format!("{}: {}", code.name, code.summary.get(lang));
        Row::new(vec![Cell::text(code.id), Cell::text(severity(code, lang)), Cell::text(meaning)])
    };
    doc.table(Table::new(columns, codes.iter().map(row).collect()));
    doc.said(say::EXPLAIN_ONE.get(lang));
    doc
}

/// Returns all that is known of some codes, one under the other.
pub fn explain(codes: &[&Code], lang: Lang) -> Doc {
    let mut doc = Doc::default();
    for code in codes {
        doc.heading(1, format!("{} {}", code.id, code.name));
        doc.said(code.summary.get(lang));
        doc.fields([
            (say::SEVERITY.get(lang).to_owned(), Some(severity(code, lang).to_owned())),
            (say::KIND.get(lang).to_owned(), Some(code.family().get(lang).to_owned())),
        ]);
        for (heading, text) in [(&say::WHY, &code.why), (&say::HOW_TO_FIX, &code.fix)] {
            doc.heading(2, heading.get(lang));
            doc.said(text.get(lang));
        }
        doc.heading(2, say::EXAMPLE.get(lang));
        doc.verbatim(code.example);
        let changes = if code.is_fixed() { &say::CANNOT_BE_CHANGED } else { &say::CAN_BE_CHANGED };
        doc.heading(2, say::ACCEPT.get(lang));
        doc.said(changes.get(lang).replace("{code}", code.id).replace("{name}", code.name));
    }
    doc
}

fn severity(code: &Code, lang: Lang) -> &'static str {
    let text = match code.severity {
        Severity::Error => &say::ERROR,
        Severity::Warning => &say::WARNING,
        Severity::Info => &say::INFO,
    };
    text.get(lang)
}
