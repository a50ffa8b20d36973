//! The keys of a thing are given other values.

use super::super::layout::{Order, Spelled, Splice, Table};
use super::meaning::{Field, Fields, Name, Thing};
use super::settle::Example;
use super::value::Value;

/// Returns what to change so that one more key of a table is as it is wanted, or several that stand in one table.
pub(super) fn next(
    table: &Table<'_, '_>,
    (name, wanted): (&Name, &Thing),
    there: &Thing,
    examples: &[Example<'_>],
    order: &Order,
) -> Vec<Splice> {
    let Some((path, field)) = wanted.fields.iter().find(|(path, field)| there.fields.get(*path) != Some(*field)) else {
        let gone = there.fields.keys().find(|path| !wanted.fields.contains_key(*path));
        return gone.map(|path| table.remove(&parts(path))).unwrap_or_default();
    };
    let written = |path: &[String], field: &Field| spelled(name, path, field, examples);
    // The outermost table of it that is not there yet comes as a whole.
    let is_there = |depth: usize| there.fields.keys().any(|known| known.starts_with(&path[..depth]));
    let depth = (field.head.min(path.len())..path.len()).find(|depth| !is_there(*depth)).unwrap_or(path.len());
    if depth < path.len() {
        return table.set(&parts(&path[..depth]), &nested(&wanted.fields, &path[..depth], &written), order);
    }
    match (table.value(&parts(path)), &field.value) {
        (Some(old), Value::One(_)) => vec![Splice { range: old.span.clone(), text: written(path, field).inline() }],
        (Some(_), value) => table.set(&parts(path), &value.spelled(), order),
        (None, _) => table.set(&parts(path), &written(path, field), order),
    }
}

/// Returns a table with all that is wanted in it.
fn nested(fields: &Fields, path: &[String], written: &dyn Fn(&[String], &Field) -> Spelled) -> Spelled {
    let mut members: Vec<(String, Spelled)> = Vec::new();
    for (inner, field) in fields.iter().filter(|(inner, _)| inner.len() > path.len() && inner.starts_with(path)) {
        let name = &inner[path.len()];
        if members.iter().any(|(known, _)| known == name) {
            continue;
        }
        let value = if inner.len() == path.len() + 1 {
            written(inner, field)
        } else {
            nested(fields, &inner[..=path.len()], written)
        };
        members.push((name.clone(), value));
    }
    Spelled::Table(members)
}

/// Returns a value as somebody wrote it who meant the same by it.
fn spelled(name: &Name, path: &[String], field: &Field, examples: &[Example<'_>]) -> Spelled {
    let as_written = examples.iter().find_map(|example| {
        let thing = example.meaning.things.get(name)?;
        let is_same = thing.fields.get(path).is_some_and(|known| known.value == field.value);
        let value = example.table(name)?.value(&parts(path)).filter(|_| is_same)?;
        Some(Spelled::Bare(example.layout.text[value.span.clone()].to_owned()))
    });
    as_written.unwrap_or_else(|| field.value.spelled())
}

fn parts(path: &[String]) -> Vec<&str> {
    path.iter().map(String::as_str).collect()
}
