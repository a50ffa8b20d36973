//! Reads measures.

use super::links::links;
use super::table::TableReader;
use crate::model::{Baseline, Id, Measure, Measured, Str};
use crate::source::{Span, Spanned};

/// Reads the measures in a table.
pub(super) fn measures<'a>(table: &mut TableReader<'a, '_>) -> Vec<Measure<'a>> {
    table.tables("measure", measure)
}

fn measure<'a>(table: &mut TableReader<'a, '_>) -> Measure<'a> {
    let id = table.required("id").map(|id: Spanned<Id<'_>>| id.map(Id::into_text));
    let title = table.required("title");
    let (unit, better) = (table.optional("unit"), table.optional("better"));
    let baseline = table.table("baseline", baseline).flatten();
    let targets = table.named_values("target");
    let from = |value| (Some(value), None, Vec::new());
    let stated = table.named_either("value", from, |table| {
        let (value, note) = (table.required("value"), table.optional("note"));
        (value, note, links(table))
    });
    let measured = |(period, (value, note, links))| Measured { period, value, note, links };
    let values = stated.into_iter().map(measured).collect();
    let (span, is_whole) = (table.span, id.is_some() && title.is_some());
    let or_empty = |text: Option<Spanned<Str<'a>>>| text.unwrap_or_else(|| Spanned::new("".into(), Span::default()));
    Measure { id: or_empty(id), title: or_empty(title), unit, better, baseline, targets, values, span, is_whole }
}

fn baseline(table: &mut TableReader<'_, '_>) -> Option<Baseline> {
    let (period, value) = (table.required("period"), table.required("value"));
    Some(Baseline { period: period?, value: value? })
}
