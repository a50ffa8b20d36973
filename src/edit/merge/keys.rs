//! The keys of a thing are given other values.

use super::super::layout::{Block, Order, Spelled, Splice, Table, TableOrder};
use super::meaning::{FILE, Field, Fields, Name, Thing};
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
        let blocks = as_blocks(table, (name, wanted), &path[..depth], examples);
        if let Some(blocks) = blocks.filter(|_| *name == FILE) {
            return vec![blocks];
        }
        let above = table.path();
        let order_at = |path: &[String]| order.at(above.iter().copied().chain(path.iter().map(String::as_str)));
        let value = nested(&wanted.fields, &path[..depth], &written, &order_at);
        return table.set(&parts(&path[..depth]), &value, order);
    }
    match (table.value(&parts(path)), &field.value) {
        (Some(old), Value::One(_)) => vec![Splice { range: old.span.clone(), text: written(path, field).inline() }],
        (Some(_), value) => table.set(&parts(path), &value.spelled(), order),
        (None, _) => table.set(&parts(path), &written(path, field), order),
    }
}

/// Returns a table with all that is wanted in it.
fn nested<'o>(
    fields: &Fields,
    path: &[String],
    written: &dyn Fn(&[String], &Field) -> Spelled,
    order_at: &dyn Fn(&[String]) -> TableOrder<'o>,
) -> Spelled {
    let mut members: Vec<(String, Spelled)> = Vec::new();
    for (inner, field) in fields.iter().filter(|(inner, _)| inner.len() > path.len() && inner.starts_with(path)) {
        let name = &inner[path.len()];
        if members.iter().any(|(known, _)| known == name) {
            continue;
        }
        let value = if inner.len() == path.len() + 1 {
            written(inner, field)
        } else {
            nested(fields, &inner[..=path.len()], written, order_at)
        };
        members.push((name.clone(), value));
    }
    let order = order_at(path);
    members.sort_by(|(one, _), (other, _)| order.compare(&[one], &[other]));
    Spelled::Table(members)
}

/// Returns what to change so that a table of the file comes with its headings, as somebody wrote it who meant the same by it;
/// none where nobody gave it one.
fn as_blocks(
    table: &Table<'_, '_>,
    (name, wanted): (&Name, &Thing),
    path: &[String],
    examples: &[Example<'_>],
) -> Option<Splice> {
    let within = |thing: &Thing| -> Fields {
        let own = thing.fields.iter().filter(|(inner, _)| inner.starts_with(path));
        own.map(|(inner, field)| (inner.clone(), field.clone())).collect()
    };
    let lines = examples.iter().find_map(|example| {
        let there = example.meaning.things.get(name).filter(|there| within(there) == within(wanted))?;
        let text = example.layout.text;
        let blocks = &example.layout.blocks;
        let is_own = |block: &&Block| block.path.starts_with(path);
        let first = blocks.iter().position(|block| is_own(&block))?;
        let own: Vec<&Block> = blocks[first..].iter().take_while(is_own).collect();
        // Nothing of it stands elsewhere.
        let count: usize = own.iter().map(|block| block.entries.len()).sum();
        let is_whole = blocks.iter().filter(is_own).count() == own.len() && count <= within(there).len();
        let start = text[..own.first()?.heading.start].rfind('\n').map_or(0, |end| end + 1);
        let end = own.last()?.end();
        let end = text[end..].find('\n').map_or(text.len(), |line| end + line + 1);
        is_whole.then(|| text[start..end].to_owned())
    })?;
    let text = table.layout.text;
    let beside = table.layout.blocks.iter().rfind(|block| block.path.first() == path.first());
    let at = beside
        .map_or(text.len(), |block| text[block.end()..].find('\n').map_or(text.len(), |line| block.end() + line + 1));
    Some(Splice::insert(at, ["\n", &lines].concat()))
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
