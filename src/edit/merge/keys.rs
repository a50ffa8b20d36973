//! Edits of an object's keys to match the merged content.

use std::collections::BTreeMap;

use super::content::{Entity, EntityKey, EntityName, FILE, Fields, FileContent, under};
use super::value::KeyValue;
use crate::edit::layout::{FileTable, Layout, Order, Route, Spelled, Splice, TableOrder};
use crate::load::FileKind;

/// A text to copy the formatting of values from.
#[derive(Debug)]
pub(super) struct Example<'t> {
    /// Its layout.
    pub(super) layout: Layout<'t>,
    /// Its content.
    pub(super) content: FileContent,
}

impl<'t> Example<'t> {
    /// Parses a text; `None` if it is unreadable or ambiguous.
    pub(super) fn of(text: &'t str, kind: FileKind) -> Option<Self> {
        Some(Self { layout: Layout::of(text)?, content: FileContent::of(text, kind)? })
    }

    /// Finds the table of an object.
    pub(super) fn table(&self, name: &EntityName) -> Option<FileTable<'_, 't>> {
        self.layout.table(route(name, self.content.things.get(name)?))
    }
}

/// Returns the route of an object, by its identifying key.
fn route<'r>(name: &EntityName, thing: &'r Entity) -> Route<'r> {
    let (key, is) = (thing.key.0, &*thing.key.1);
    if *name == FILE { Route::Root } else { Route::Item { list: name.list, key, is } }
}

/// Returns the splices that add and change keys to match the wanted ones. If no key has to be added or changed,
/// returns those that remove keys.
pub(super) fn changes(
    table: &FileTable<'_, '_>,
    (name, wanted): (&EntityName, &Entity),
    there: &Entity,
    examples: &[Example<'_>],
    order: &Order,
) -> Vec<Splice> {
    let written = |path: &[String], field: &EntityKey| spelled(name, path, field, examples);
    let above = table.path();
    let order_at = |path: &[String]| order.at(above.iter().copied().chain(path.iter().map(String::as_str)));
    let mut splices = Vec::new();
    let mut new = New::new();
    let mut whole: &[String] = &[];
    for (path, field) in wanted.fields.iter().filter(|(path, field)| there.fields.get(*path) != Some(*field)) {
        // The outermost table that is missing is added as a whole.
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
            (Some(old), KeyValue::One(_)) => {
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

/// The keys to add, by the path of their table.
type New<'n> = BTreeMap<Vec<&'n str>, Vec<(String, Spelled)>>;

fn add<'n>(new: &mut New<'n>, path: &'n [String], value: Spelled) {
    if let [above @ .., key] = path {
        new.entry(parts(above)).or_default().push((key.clone(), value));
    }
}

/// Returns the path of the outermost missing table on the way to a key, or of the key itself if all exist.
fn absent<'p>(path: &'p [String], field: &EntityKey, fields: &Fields) -> &'p [String] {
    let is_there = |depth: usize| under(fields, &path[..depth]).next().is_some();
    let depth = (field.head.min(path.len())..path.len()).find(|depth| !is_there(*depth));
    &path[..depth.unwrap_or(path.len())]
}

/// Returns the splices that add keys.
fn added(table: &FileTable<'_, '_>, new: New<'_>, order: &Order) -> Vec<Splice> {
    let mut splices: Vec<(Vec<String>, Splice)> = Vec::new();
    let table_path = table.path();
    for (above, mut members) in new {
        let of_table = order.at(table_path.iter().chain(&above).copied());
        members.sort_by(|(one, _), (other, _)| of_table.compare(&[one], &[other]));
        let of_members = table.add(&above, &members, order).into_iter().zip(&members);
        let path = |key: &String| above.iter().map(|part| (*part).to_owned()).chain([key.clone()]).collect();
        splices.extend(of_members.map(|(splice, (key, _))| (path(key), splice)));
    }
    // Keys of several tables may be inserted at the same place.
    let of_table = order.at(table_path.iter().copied());
    splices.sort_by(|(one, _), (other, _)| of_table.compare(&parts(one), &parts(other)));
    splices.into_iter().map(|(_, splice)| splice).collect()
}

/// Returns the splices that remove the keys that are not wanted.
fn removed(table: &FileTable<'_, '_>, wanted: &Entity, there: &Entity) -> Vec<Splice> {
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

/// Returns a table with all wanted keys in it.
fn nested<'o>(
    fields: &Fields,
    path: &[String],
    written: &dyn Fn(&[String], &EntityKey) -> Spelled,
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

/// Returns the splice that copies a table with its headings from an example that has equal content, or `None` if no
/// example has.
fn as_blocks(
    table: &FileTable<'_, '_>,
    (name, wanted): (&EntityName, &Entity),
    path: &[String],
    examples: &[Example<'_>],
) -> Option<Splice> {
    if *name != FILE {
        return None;
    }
    let lines = examples.iter().find_map(|example| {
        let there = example.content.things.get(name)?;
        if !under(&there.fields, path).eq(under(&wanted.fields, path)) {
            return None;
        }
        let text = example.layout.text;
        let own = example.layout.blocks_under(&parts(path));
        let (first, last) = (*own.first()?, *own.last()?);
        // All of its keys are in these blocks.
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

/// Returns the end of the line that contains an offset.
fn after_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |line| at + line + 1)
}

/// Returns a value, with the formatting of an example that has an equal one.
fn spelled(name: &EntityName, path: &[String], field: &EntityKey, examples: &[Example<'_>]) -> Spelled {
    let as_written = examples.iter().find_map(|example| {
        let thing = example.content.things.get(name)?;
        let is_same = thing.fields.get(path).is_some_and(|known| known.value == field.value);
        let value = example.table(name)?.value(&parts(path)).filter(|_| is_same)?;
        Some(Spelled::Bare(example.layout.text[value.span.clone()].to_owned()))
    });
    as_written.unwrap_or_else(|| field.value.spelled())
}

fn parts(path: &[String]) -> Vec<&str> {
    path.iter().map(String::as_str).collect()
}
