//! Inserting, removing and moving objects in a text.

use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};
use std::ops::Range;

use super::super::layout::{Held, Order, Spelled, Splice, spliced};
use super::content::{EntityName, FILE, FileContent};
use super::keys::Example;
use crate::syntax::key_text;

/// A text, and the content that it must get.
#[derive(Clone, Copy, Debug)]
pub(super) struct ListChange<'c> {
    /// The current text.
    pub(super) now: &'c Example<'c>,
    /// The content that is wanted.
    pub(super) wanted: &'c FileContent,
    /// The order of keys and lists.
    pub(super) order: &'c Order,
}

/// A list: its parent and its key.
type ListPlace<'c> = (&'c EntityName, &'static str);

/// The nearest members that stay in place, before and after an object.
type Neighbours<'c> = (Option<&'c EntityName>, Option<&'c EntityName>);

impl<'c> ListChange<'c> {
    /// Returns the splices that insert or move objects to their wanted places, formatted as in the first example
    /// that has them. `names` are in the wanted order.
    pub(super) fn put(&self, names: &[&'c EntityName], examples: &[Example<'_>]) -> Option<Vec<Splice>> {
        let stays = |name: &EntityName, (parent, _): ListPlace<'_>| self.parent_now(name) == Some(parent);
        let placed = self.placed(names, stays)?;
        let mut edit = ListEdit::default();
        let mut brackets = BTreeMap::new();
        for (name, list, neighbours) in placed {
            let is_within_brackets = match brackets.entry(list) {
                Entry::Occupied(known) => *known.get(),
                Entry::Vacant(new) => *new.insert(self.is_within_brackets(list)?),
            };
            let is_new = self.parent_now(name).is_none();
            let example = examples.iter().find(|example| example.content.things.contains_key(name));
            match (is_within_brackets, is_new) {
                (true, true) => edit.within.entry(list).or_default().push((neighbours, Self::inline(name, example?)?)),
                (true, false) => self.collect(name, list, &mut edit)?,
                (false, true) => edit.insert(self.offset(list, neighbours)?, self.lines(name, example?, false)?),
                (false, false) => self.relocate(name, list, neighbours, &mut edit)?,
            }
        }
        self.finish(edit)
    }

    /// Returns the splices that put the members of lists in the wanted order.
    pub(super) fn put_in_order(&self, lists: &[(ListPlace<'c>, BTreeSet<&'c EntityName>)]) -> Option<Vec<Splice>> {
        let mut edit = ListEdit::default();
        for (list, stay) in lists {
            let names: Vec<&EntityName> =
                self.wanted.list(list.0, list.1).iter().filter(|it| !stay.contains(it)).collect();
            if self.is_within_brackets(*list)? {
                edit.rewritten.insert(*list);
                continue;
            }
            for (name, list, neighbours) in self.placed(&names, |name, _| stay.contains(name))? {
                self.relocate(name, list, neighbours, &mut edit)?;
            }
        }
        self.finish(edit)
    }

    /// Returns the splices that remove objects.
    pub(super) fn take_out(&self, names: &[&'c EntityName]) -> Option<Vec<Splice>> {
        let all: BTreeSet<&EntityName> = names.iter().copied().collect();
        let mut edit = ListEdit::default();
        for name in names {
            // Children are removed with their parent.
            if !self.parent_now(name).is_some_and(|parent| all.contains(parent)) {
                self.remove(name, &mut edit)?;
            }
        }
        self.finish(edit)
    }

    /// Returns the current parent of an object.
    fn parent_now(&self, name: &EntityName) -> Option<&'c EntityName> {
        self.now.content.things.get(name).map(|thing| &thing.parent)
    }

    /// Returns objects with their wanted list, and the neighbours there that stay.
    fn placed(
        &self,
        names: &[&'c EntityName],
        stays: impl Fn(&EntityName, ListPlace<'_>) -> bool,
    ) -> Option<Vec<(&'c EntityName, ListPlace<'c>, Neighbours<'c>)>> {
        let mut lists: BTreeMap<ListPlace<'c>, BTreeMap<&EntityName, Neighbours<'c>>> = BTreeMap::new();
        let list_of = |name: &EntityName| Some((&self.wanted.things.get(name)?.parent, name.list));
        for name in names {
            let list = list_of(name)?;
            lists.entry(list).or_insert_with(|| {
                let wanted = self.wanted.list(list.0, list.1);
                let mut neighbours: BTreeMap<&EntityName, Neighbours<'c>> = BTreeMap::new();
                let (mut before, mut after) = (None, None);
                for name in wanted {
                    neighbours.entry(name).or_default().0 = before;
                    before = if stays(name, list) { Some(name) } else { before };
                }
                for name in wanted.iter().rev() {
                    neighbours.entry(name).or_default().1 = after;
                    after = if stays(name, list) { Some(name) } else { after };
                }
                neighbours
            });
        }
        let place = |name: &&'c EntityName| Some((*name, list_of(name)?, *lists.get(&list_of(name)?)?.get(name)?));
        names.iter().map(place).collect()
    }

    /// Returns whether a list is an inline array, or is in an inline table.
    fn is_within_brackets(&self, (parent, list): ListPlace<'_>) -> Option<bool> {
        let parent = self.now.table(parent)?;
        let held = parent.value(&[list]);
        Some(parent.block().is_none() || held.is_some_and(|value| matches!(value.held, Held::List(_))))
    }

    /// Moves an object into an inline array, which will be rewritten.
    fn collect(&self, name: &'c EntityName, list: ListPlace<'c>, edit: &mut ListEdit<'c>) -> Option<()> {
        edit.rewritten.insert(list);
        self.remove(name, edit)
    }

    /// Moves the lines of an object. An inline table is only removed; the next round inserts it.
    fn relocate(
        &self,
        name: &'c EntityName,
        list: ListPlace<'c>,
        near: Neighbours<'c>,
        edit: &mut ListEdit<'c>,
    ) -> Option<()> {
        if self.now.table(name)?.block().is_some() {
            edit.insert(self.offset(list, near)?, self.lines(name, self.now, true)?);
        }
        self.remove(name, edit)
    }

    /// Removes an object from its place.
    fn remove(&self, name: &'c EntityName, edit: &mut ListEdit<'c>) -> Option<()> {
        let table = self.now.table(name)?;
        if table.block().is_some() {
            edit.splices.push(Splice::remove(with_blank(self.now.layout.text, table.extent())));
        } else {
            edit.shortened.entry((self.parent_now(name)?, name.list)).or_default().insert(name);
        }
        Some(())
    }

    /// Returns the splices of all collected changes.
    fn finish(&self, edit: ListEdit<'c>) -> Option<Vec<Splice>> {
        let mut splices = edit.splices;
        for (at, lines) in edit.inserted {
            splices.push(inserted(self.now.layout.text, at, &lines));
        }
        for list in &edit.rewritten {
            let wanted = self.wanted.list(list.0, list.1).iter();
            let items: Vec<Spelled> = wanted.filter_map(|name| self.as_it_stands(name)).collect();
            splices.extend(self.now.table(list.0)?.set(&[list.1], &Spelled::List(items), self.order));
        }
        for (list, gone) in edit.shortened.iter().filter(|(list, _)| !edit.rewritten.contains(list)) {
            let table = self.now.table(list.0)?;
            let rest = self.now.content.list(list.0, list.1).iter().filter(|name| !gone.contains(name));
            let items: Vec<Spelled> = rest.map(|name| self.as_it_stands(name)).collect::<Option<_>>()?;
            splices.extend(match &items[..] {
                [] => table.remove(&[list.1]),
                _ => table.set(&[list.1], &Spelled::List(items), self.order),
            });
        }
        for (list, new) in edit.within.into_iter().filter(|(list, _)| !edit.rewritten.contains(list)) {
            splices.extend(self.inserted_within(list, new)?);
        }
        Some(splices)
    }

    /// Returns the splices that insert values into an inline array, on their own lines if their neighbour is.
    fn inserted_within(
        &self,
        (parent, list): ListPlace<'c>,
        new: Vec<(Neighbours<'c>, Spelled)>,
    ) -> Option<Vec<Splice>> {
        let text = self.now.layout.text;
        let extent = |name: &EntityName| self.now.table(name).filter(|it| it.block().is_none()).map(|it| it.extent());
        let mut splices = Vec::new();
        for same in new.chunk_by(|(one, _), (other, _)| one == other) {
            let (before, after) = same[0].0;
            let (before, after) = (before.and_then(extent), after.and_then(extent));
            let Some(beside) = before.clone().or(after) else {
                let items = same.iter().map(|(_, written)| Spelled::Bare(written.inline())).collect();
                splices.extend(self.now.table(parent)?.set(&[list], &Spelled::List(items), self.order));
                continue;
            };
            let line = text[..beside.start].trim_end_matches([' ', '\t']).len();
            let indent = &text[line..beside.start];
            let has_own_line = text[..line].ends_with('\n');
            let Some(before) = before else {
                let part = if has_own_line { format!(",\n{indent}") } else { ", ".to_owned() };
                let values = same.iter().map(|(_, written)| written.inline() + &part);
                splices.push(Splice::insert(beside.start, values.collect::<String>()));
                continue;
            };
            if !has_own_line {
                let values = same.iter().map(|(_, written)| format!(", {}", written.inline()));
                splices.push(Splice::insert(before.end, values.collect::<String>()));
                continue;
            }
            let end = text[before.end..].find('\n').map_or(text.len(), |end| before.end + end + 1);
            let has_comma = text[before.end..].starts_with(',');
            let values: Vec<String> = same.iter().map(|(_, written)| format!("{indent}{}", written.inline())).collect();
            let ending = if has_comma { ",\n" } else { "\n" };
            splices.push(Splice::insert(before.end, if has_comma { "" } else { "," }));
            splices.push(Splice::insert(end, values.join(",\n") + ending));
        }
        Some(splices)
    }

    /// Returns the text of an inline object, unchanged.
    fn as_it_stands(&self, name: &EntityName) -> Option<Spelled> {
        let table = self.now.table(name)?;
        table.block().is_none().then(|| Spelled::Bare(self.now.layout.text[table.extent()].to_owned()))
    }

    /// Returns an object as an inline table.
    fn inline(name: &EntityName, example: &Example<'_>) -> Option<Spelled> {
        let table = example.table(name)?;
        if table.block().is_none() {
            return Some(Spelled::Bare(example.layout.text[table.extent()].to_owned()));
        }
        let (key, is) = &example.content.things.get(name)?.key;
        // The other keys are added in a later round.
        Some(Spelled::Table(vec![((*key).to_owned(), Spelled::text(is))]))
    }

    /// Returns the lines of an object in an example, with or without its children. The headings get the path of the
    /// wanted list.
    fn lines(&self, name: &EntityName, example: &Example<'_>, with_children: bool) -> Option<ThingLines> {
        let parent = self.now.table(&self.wanted.things.get(name)?.parent)?;
        let above = parent.block().map_or(&[][..], |block| &block.path);
        let heading: Vec<&str> = above.iter().map(String::as_str).chain([name.list]).collect();
        let written = |path: &[&str]| path.iter().map(|part| key_text(part)).collect::<Vec<_>>().join(".");
        let table = example.table(name)?;
        let Some(own) = table.block() else {
            let (key, is) = &example.content.things.get(name)?.key;
            let line = format!("[[{}]]\n{key} = {}\n", written(&heading), Spelled::text(is).inline());
            return Some(ThingLines { text: line, is_parted: true });
        };
        let (text, extent) = (example.layout.text, table.extent());
        let mut splices = Vec::new();
        for child in example.content.children(name).filter(|_| !with_children) {
            let table = example.table(child)?;
            if table.block().is_some() {
                splices.push(Splice::remove(with_blank(text, table.extent())));
            }
        }
        for (_, block) in table.blocks() {
            let path: Vec<&str> =
                heading.iter().copied().chain(block.path[own.path.len()..].iter().map(String::as_str)).collect();
            let brackets = if block.is_item { ("[[", "]]") } else { ("[", "]") };
            let new = [brackets.0, &written(&path), brackets.1].concat();
            if path != block.path {
                splices.push(Splice { range: block.heading.clone(), text: new });
            }
        }
        let is_parted = extent.start == 0 || text[..extent.start].ends_with("\n\n");
        splices.retain(|splice| extent.start <= splice.range.start && splice.range.end <= extent.end);
        for splice in &mut splices {
            splice.range = splice.range.start - extent.start..splice.range.end - extent.start;
        }
        Some(ThingLines { text: spliced(&text[extent], splices), is_parted })
    }

    /// Returns the offset at which the lines of an object belong.
    fn offset(&self, (parent, list): ListPlace<'_>, (before, after): Neighbours<'_>) -> Option<usize> {
        let extent = |name: &EntityName| self.now.table(name).map(|table| table.extent());
        Some(match (before, after) {
            (Some(before), _) => extent(before)?.end,
            (None, Some(after)) => extent(after)?.start,
            (None, None) if *parent != FILE => extent(parent)?.end,
            (None, None) => {
                let is_later = |other: &str| self.order.at([]).compare(&[list], &[other]).is_lt();
                let later = self.now.content.children(&FILE).filter(|name| is_later(name.list));
                let starts = later.filter_map(extent).map(|extent| extent.start);
                starts.min().unwrap_or(self.now.layout.text.len())
            }
        })
    }
}

/// Changes of a text that are applied together.
#[derive(Default)]
struct ListEdit<'c> {
    splices: Vec<Splice>,
    /// Lines to insert, by offset.
    inserted: BTreeMap<usize, Vec<ThingLines>>,
    /// Inline arrays to rewrite in the wanted order.
    rewritten: BTreeSet<ListPlace<'c>>,
    /// Inline arrays to remove members from.
    shortened: BTreeMap<ListPlace<'c>, BTreeSet<&'c EntityName>>,
    /// Values to insert into inline arrays.
    within: BTreeMap<ListPlace<'c>, Vec<(Neighbours<'c>, Spelled)>>,
}

impl ListEdit<'_> {
    fn insert(&mut self, at: usize, lines: ThingLines) {
        self.inserted.entry(at).or_default().push(lines);
    }
}

/// The lines of an object.
struct ThingLines {
    text: String,
    /// True if a blank line belongs above it.
    is_parted: bool,
}

/// Inserts objects at one offset, one after the other.
fn inserted(text: &str, at: usize, new: &[ThingLines]) -> Splice {
    let mut out = String::new();
    for lines in new {
        let above = if out.is_empty() { &text[..at] } else { &out };
        if lines.is_parted && !above.is_empty() && !above.ends_with("\n\n") {
            out.push('\n');
        }
        out += &lines.text;
    }
    let rest = &text[at..];
    if new.iter().any(|lines| lines.is_parted) && !rest.is_empty() && !rest.starts_with('\n') {
        out.push('\n');
    }
    Splice::insert(at, out)
}

/// Extends a range of lines by one of the blank lines around it.
fn with_blank(text: &str, lines: Range<usize>) -> Range<usize> {
    if text[..lines.start].ends_with("\n\n") {
        lines.start - 1..lines.end
    } else if text[lines.end..].starts_with('\n') && lines.start == 0 {
        lines.start..lines.end + 1
    } else {
        lines
    }
}
