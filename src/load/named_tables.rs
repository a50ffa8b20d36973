//! Tables whose keys the plan chooses, such as the periods of a follow-up.

use super::codes;
use super::decode::{Decode, Name};
use super::meant::meant_key;
use super::mismatch::{ValueRole, kind_of, more_in_list, not_a_named_table, not_a_table};
use super::problems::{LimitedFindings, Problem, Problems, cut};
use super::shape::{Names, Shape};
use super::table::{FEW, TableReader, describe, read};
use super::unknown_key::more_keys;
use crate::locale::text;
use crate::source::{Span, Spanned};
use crate::syntax::{Node, NodeContent, TableNode};

impl<'a> TableReader<'a, '_> {
    /// Reads a table of tables with keys that the plan chooses, such as periods.
    ///
    /// The table of an invalid key is read too, to report its errors. `bare` returns the key that was meant by a
    /// string in place of a table.
    pub(super) fn named_tables<N: Name<'a>, R>(
        &mut self,
        key: &'static str,
        bare: impl Fn(&str) -> Option<&'static str>,
        reader: impl Fn(&mut TableReader<'a, '_>) -> R,
    ) -> Vec<(Spanned<N>, R)> {
        let each = || Shape::Table(describe(&reader));
        self.named(key, each, |name, value, span, problems, wrong| match value {
            NodeContent::Table(table) => Some(read(table, span, problems, &reader)),
            other => {
                let words = || {
                    let meant = if let NodeContent::Text(text) = &other { bare(text) } else { None };
                    not_a_named_table(key, name, &each(), &other, meant)
                };
                wrong.push(problems, &codes::WRONG_TYPE, span, words);
                None
            }
        })
    }

    /// Reads a table with keys that the plan chooses, whose values are plain or tables with more details.
    pub(super) fn named_either<N: Name<'a>, T: Decode<'a>, R>(
        &mut self,
        key: &'static str,
        from: impl Fn(Spanned<T>) -> R,
        reader: impl Fn(&mut TableReader<'a, '_>) -> R,
    ) -> Vec<(Spanned<N>, R)> {
        let each = || Shape::Either(Box::new(T::shape()), Box::new(Shape::Table(describe(&reader))));
        self.named(key, each, |name, value, span, problems, wrong| match value {
            NodeContent::Table(table) => Some(read(table, span, problems, &reader)),
            value => match T::decode(value) {
                Ok(value) => Some(from(Spanned { value, span })),
                Err(mismatch) => {
                    let words = || mismatch.words(&cut(name), &T::shape(), ValueRole::Optional);
                    wrong.push(problems, mismatch.code(), span, words);
                    None
                }
            },
        })
    }

    /// Reads a table of plain values with keys that the plan chooses.
    pub(super) fn named_values<N: Name<'a>, T: Decode<'a>>(
        &mut self,
        key: &'static str,
    ) -> Vec<(Spanned<N>, Spanned<T>)> {
        self.named(key, T::shape, |name, value, span, problems, wrong| match T::decode(value) {
            Ok(value) => Some(Spanned { value, span }),
            Err(mismatch) => {
                let words = || mismatch.words(&cut(name), &T::shape(), ValueRole::Optional);
                wrong.push(problems, mismatch.code(), span, words);
                None
            }
        })
    }

    /// Takes each value of such a table by `decode`, and reports the names that cannot be used.
    fn named<N: Name<'a>, V>(
        &mut self,
        key: &'static str,
        each: impl Fn() -> Shape,
        decode: impl Fn(&str, NodeContent<'_, 'a>, Span, &mut Problems, &mut LimitedFindings) -> Option<V>,
    ) -> Vec<(Spanned<N>, V)> {
        let shape = || Shape::Named(N::NAMES, Box::new(each()));
        let Some((value, span, problems)) = self.take(key, false, shape) else { return Vec::new() };
        let Some(table) = value.as_table() else {
            problems.push(&codes::WRONG_TYPE, span, || not_a_table(key, &shape(), kind_of(&value.held())));
            return Vec::new();
        };
        if let Some(problem) = without_names(key, table, N::NAMES, &each) {
            problems.push(&codes::INVALID_VALUE, span, || problem);
            return Vec::new();
        }
        let mut values = Vec::with_capacity(table.len().min(FEW));
        let (mut wrong_names, mut wrong) = (LimitedFindings::default(), LimitedFindings::default());
        for entry in in_file_order(table) {
            let value = decode(entry.key(), entry.held(), entry.span(), problems, &mut wrong);
            let span = entry.key_span();
            match N::parse(entry.key_of_text()) {
                Ok(name) => values.extend(value.map(|value| (Spanned { value: name, span }, value))),
                Err(mismatch) => {
                    let words = || mismatch.words(key, &shape(), ValueRole::Name);
                    wrong_names.push(problems, mismatch.code(), span, words);
                }
            }
        }
        wrong_names.finish(problems, more_keys);
        wrong.finish(problems, |count| more_in_list(key, count));
        values
    }
}

/// Returns the message for a table without periods, whose keys are those of a single one: `follow_up = { status =
/// "Gult" }`.
fn without_names(key: &str, table: TableNode<'_, '_>, names: Names, each: impl Fn() -> Shape) -> Option<Problem> {
    // Unlike a key, a period begins with a digit.
    let first = table.values().next()?.key();
    if names != Names::Period || first.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let Shape::Table(keys) = each() else { return None };
    let is_of_one = |name: &str| meant_key(name, keys.iter().map(|key| key.name)).is_some();
    if !table.values().all(|value| is_of_one(value.key())) {
        return None;
    }
    let example = format!("{key}.{} = {{ … }}", names.example());
    Some(Problem::new(
        text!("`{key}` har ingen period", "`{key}` has no period"),
        Some(text!(
            "skriv perioden efter en punkt, som `{example}`",
            "write the period after a point, as in `{example}`"
        )),
    ))
}

fn in_file_order<'n, 'a>(table: TableNode<'n, 'a>) -> Vec<Node<'n, 'a>> {
    let mut values: Vec<Node<'n, 'a>> = table.values().collect();
    values.sort_by_key(|value| value.key_span());
    values
}
