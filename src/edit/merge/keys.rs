//! The keys of a thing are given other values.

use std::collections::BTreeMap;

use super::meaning::{FILE, Field, Fields, Meaning, Name, Thing, under};
use super::value::Value;
use crate::edit::layout::{Layout, Order, Route, Spelled, Splice, Table, TableOrder};
use crate::load::FileKind;

/// A text that shows how something is written.
#[derive(Debug)]
pub(super) struct Example<'t> {
    /// How it is laid out.
    pub(super) layout: Layout<'t>,
    /// What it says.
    pub(super) meaning: Meaning,
}

impl<'t> Example<'t> {
    /// Takes a text apart; none where it says nothing for certain.
    pub(super) fn of(text: &'t str, kind: FileKind) -> Option<Self> {
        Some(Self { layout: Layout::of(text)?, meaning: Meaning::of(text, kind)? })
    }

    /// Finds the table of a thing.
    pub(super) fn table(&self, name: &Name) -> Option<Table<'_, 't>> {
        self.layout.table(route(name, self.meaning.things.get(name)?))
    }
}

/// Returns the way to a thing that is called as `thing` says.
fn route<'r>(name: &Name, thing: &'r Thing) -> Route<'r> {
    let (key, is) = (thing.key.0, &*thing.key.1);
    if *name == FILE { Route::Root } else { Route::Item { list: name.list, key, is } }
}

/// Returns what to change so that the keys of a table are as they are wanted: what is new or other; where nothing is,
/// what is to go.
pub(super) fn changes(
    table: &Table<'_, '_>,
    (name, wanted): (&Name, &Thing),
    there: &Thing,
    examples: &[Example<'_>],
    order: &Order,
) -> Vec<Splice> {
    let written = |path: &[String], field: &Field| spelled(name, path, field, examples);
    let above = table.path();
    let order_at = |path: &[String]| order.at(above.iter().copied().chain(path.iter().map(String::as_str)));
    let mut splices = Vec::new();
    let mut new = New::new();
    let mut whole: &[String] = &[];
    for (path, field) in wanted.fields.iter().filter(|(path, field)| there.fields.get(*path) != Some(*field)) {
        // The outermost table of it that is not there yet comes as a whole.
        let outermost = absent(path, field, &there.fields);
        if outermost.len() < path.len() {
            if outermost == whole {
                continue;
            }
            whole = outermost;
            match as_blocks(table, (name, wanted), whole, examples) {
                Some(blocks) => splices.push(blocks),
                None => add(&mut new, whole, nested(&wanted.fields, whole, &written, &order_at)),
            }
            continue;
        }
        match (table.value(&parts(path)), &field.value) {
            (Some(old), Value::One(_)) => {
                splices.push(Splice { range: old.span.clone(), text: written(path, field).inline() });
            }
            (Some(_), value) => splices.extend(table.set(&parts(path), &value.spelled(), order)),
            (None, value) if table.has(&parts(path)) => {
                splices.extend(table.set(&parts(path), &value.spelled(), order));
            }
            (None, _) => add(&mut new, path, written(path, field)),
        }
    }
    splices.extend(added(table, new, order));
    if splices.is_empty() { removed(table, wanted, there) } else { splices }
}

/// New keys with their values, by the table that they stand in.
type New<'n> = BTreeMap<Vec<&'n str>, Vec<(String, Spelled)>>;

fn add<'n>(new: &mut New<'n>, path: &'n [String], value: Spelled) {
    if let [above @ .., key] = path {
        new.entry(parts(above)).or_default().push((key.clone(), value));
    }
}

/// Returns the outermost table on the way to a key that none of some fields stands in; the key where there is none.
fn absent<'p>(path: &'p [String], field: &Field, fields: &Fields) -> &'p [String] {
    let is_there = |depth: usize| under(fields, &path[..depth]).next().is_some();
    let depth = (field.head.min(path.len())..path.len()).find(|depth| !is_there(*depth));
    &path[..depth.unwrap_or(path.len())]
}

/// Returns what to change so that new keys are there.
fn added(table: &Table<'_, '_>, new: New<'_>, order: &Order) -> Vec<Splice> {
    let mut splices: Vec<(Vec<String>, Splice)> = Vec::new();
    let table_path = table.path();
    for (above, mut members) in new {
        let of_table = order.at(table_path.iter().chain(&above).copied());
        members.sort_by(|(one, _), (other, _)| of_table.compare(&[one], &[other]));
        let of_members = table.add(&above, &members, order).into_iter().zip(&members);
        let path = |key: &String| above.iter().map(|part| (*part).to_owned()).chain([key.clone()]).collect();
        splices.extend(of_members.map(|(splice, (key, _))| (path(key), splice)));
    }
    // Keys of several tables may come in at one place.
    let of_table = order.at(table_path.iter().copied());
    splices.sort_by(|(one, _), (other, _)| of_table.compare(&parts(one), &parts(other)));
    splices.into_iter().map(|(_, splice)| splice).collect()
}

/// Returns what to change so that keys are gone that are not wanted.
fn removed(table: &Table<'_, '_>, wanted: &Thing, there: &Thing) -> Vec<Splice> {
    let mut splices = Vec::new();
    let mut whole: &[String] = &[];
    for (path, field) in there.fields.iter().filter(|(path, _)| !wanted.fields.contains_key(*path)) {
        let outermost = absent(path, field, &wanted.fields);
        if outermost != whole {
            splices.extend(table.remove(&parts(outermost)));
            whole = outermost;
        }
    }
    splices
}

/// Returns a table with all that is wanted in it.
fn nested<'o>(
    fields: &Fields,
    path: &[String],
    written: &dyn Fn(&[String], &Field) -> Spelled,
    order_at: &dyn Fn(&[String]) -> TableOrder<'o>,
) -> Spelled {
    let mut members: Vec<(String, Spelled)> = Vec::new();
    for (inner, field) in under(fields, path).filter(|(inner, _)| inner.len() > path.len()) {
        let name = &inner[path.len()];
        if members.last().is_some_and(|(known, _)| known == name) {
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

/// Returns what to change so that a table of the file comes with its headings, as somebody wrote it who meant the same
/// by it; none where nobody gave it one.
fn as_blocks(
    table: &Table<'_, '_>,
    (name, wanted): (&Name, &Thing),
    path: &[String],
    examples: &[Example<'_>],
) -> Option<Splice> {
    if *name != FILE {
        return None;
    }
    let lines = examples.iter().find_map(|example| {
        let there = example.meaning.things.get(name)?;
        if !under(&there.fields, path).eq(under(&wanted.fields, path)) {
            return None;
        }
        let text = example.layout.text;
        let own = example.layout.blocks_under(&parts(path));
        let (first, last) = (*own.first()?, *own.last()?);
        // Nothing of it stands elsewhere.
        let blocks = &example.layout.blocks[first..=last];
        let count: usize = blocks.iter().map(|block| block.entries.len()).sum();
        let is_whole = own.len() == blocks.len() && count <= under(&there.fields, path).count();
        let start = text[..blocks[0].heading.start].rfind('\n').map_or(0, |end| end + 1);
        is_whole.then(|| text[start..after_line(text, example.layout.blocks[last].end())].to_owned())
    })?;
    let layout = table.layout;
    let beside = layout.blocks.iter().rfind(|block| block.path.first() == path.first());
    let at = beside.map_or(layout.text.len(), |block| after_line(layout.text, block.end()));
    Some(Splice::insert(at, ["\n", &lines].concat()))
}

/// Returns where the line ends that a place stands in.
fn after_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |line| at + line + 1)
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
