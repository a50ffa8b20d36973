//! Things come into a text, go out of it, and stand elsewhere in it.

use std::ops::Range;

use super::super::layout::{Held, Order, Spelled, Splice, Table, key_text, spliced};
use super::meaning::{FILE, Meaning, Name};
use super::settle::Example;

/// A thing, and the text that it is to come into, to go out of or to stand elsewhere in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'p> {
    /// The text as it is.
    pub(super) now: &'p Example<'p>,
    /// What it is to say.
    pub(super) wanted: &'p Meaning,
    /// The thing.
    pub(super) name: &'p Name,
    /// The order of keys and lists.
    pub(super) order: &'p Order,
}

/// Returns what to change so that a thing stands in the text, written as the first example has it.
pub(super) fn put_in(place: &Place<'_>, examples: &[Example<'_>]) -> Option<Vec<Splice>> {
    let example = examples.iter().find(|example| example.meaning.things.contains_key(place.name))?;
    if place.is_within_brackets()? {
        return place.inserted_within(&place.inline(example)?);
    }
    Some(vec![place.inserted(&place.lines(example, false)?)?])
}

/// Returns what to change so that a thing stands where it is wanted.
pub(super) fn moved(place: &Place<'_>) -> Option<Vec<Splice>> {
    if place.is_within_brackets()? {
        return place.set_list();
    }
    if place.table()?.block().is_none() {
        // The next step puts it in again.
        return taken_out(place);
    }
    Some(vec![place.inserted(&place.lines(place.now, true)?)?, place.removed()?])
}

/// Returns what to change so that a thing is gone.
pub(super) fn taken_out(place: &Place<'_>) -> Option<Vec<Splice>> {
    if place.table()?.block().is_none() {
        let parent = &place.now.meaning.things.get(place.name)?.parent;
        let rest: Vec<&Name> =
            place.now.meaning.list(parent, place.name.list).iter().filter(|name| *name != place.name).collect();
        let table = place.now.table(parent)?;
        if rest.is_empty() {
            return Some(table.remove(&[place.name.list]));
        }
        let items: Option<Vec<Spelled>> = rest.into_iter().map(|name| place.as_it_stands(name)).collect();
        return Some(table.set(&[place.name.list], &Spelled::List(items?), place.order));
    }
    Some(vec![place.removed()?])
}

impl Place<'_> {
    fn table(&self) -> Option<Table<'_, '_>> {
        self.now.table(self.name)
    }

    /// Returns what it is to stand under.
    fn parent(&self) -> Option<&Name> {
        self.wanted.things.get(self.name).map(|thing| &thing.parent)
    }

    /// Returns the nearest of the same list that stand there now: of those that are to stand before it, and of those after it.
    fn neighbours(&self) -> Option<(Option<&Name>, Option<&Name>)> {
        let parent = self.parent()?;
        let list = self.wanted.list(parent, self.name.list);
        let at = list.iter().position(|name| name == self.name)?;
        let there = self.now.meaning.list(parent, self.name.list);
        let is_there = |name: &&Name| there.contains(name);
        Some((list[..at].iter().rev().find(is_there), list[at + 1..].iter().find(is_there)))
    }

    /// Whether what it is to stand under holds the list within brackets, or stands within braces itself.
    fn is_within_brackets(&self) -> Option<bool> {
        let parent = self.now.table(self.parent()?)?;
        let list = parent.value(&[self.name.list]);
        Some(parent.block().is_none() || list.is_some_and(|value| matches!(value.held, Held::List(_))))
    }

    /// Returns what to change so that a value stands in a list within brackets: on a line of its own where its neighbour does.
    fn inserted_within(&self, written: &Spelled) -> Option<Vec<Splice>> {
        let (text, written) = (self.now.layout.text, written.inline());
        let extent = |name: &Name| self.now.table(name).filter(|it| it.block().is_none()).map(|it| it.extent());
        let (before, after) = self.neighbours()?;
        let (before, after) = (before.and_then(extent), after.and_then(extent));
        let Some(beside) = before.clone().or(after) else {
            let parent = self.now.table(self.parent()?)?;
            return Some(parent.set(&[self.name.list], &Spelled::List(vec![Spelled::Bare(written)]), self.order));
        };
        let line = text[..beside.start].rfind('\n').map_or(0, |end| end + 1);
        let indent = &text[line..beside.start];
        let has_own_line = line > 0 && indent.trim().is_empty();
        Some(match (before, has_own_line) {
            (Some(before), true) => {
                let end = text[before.end..].find('\n').map_or(text.len(), |end| before.end + end + 1);
                let has_comma = text[before.end..].starts_with(',');
                let (own, its) = if has_comma { ("", ",") } else { (",", "") };
                vec![Splice::insert(before.end, own), Splice::insert(end, format!("{indent}{written}{its}\n"))]
            }
            (Some(before), false) => vec![Splice::insert(before.end, format!(", {written}"))],
            (None, true) => vec![Splice::insert(beside.start, format!("{written},\n{indent}"))],
            (None, false) => vec![Splice::insert(beside.start, format!("{written}, "))],
        })
    }

    /// Writes the list that stands within brackets in the order that it is to have.
    fn set_list(&self) -> Option<Vec<Splice>> {
        let parent = self.parent()?;
        let names = self.wanted.list(parent, self.name.list);
        let items: Vec<Spelled> = names.iter().filter_map(|name| self.as_it_stands(name)).collect();
        let mut splices = self.now.table(parent)?.set(&[self.name.list], &Spelled::List(items), self.order);
        let stands_elsewhere = self.now.meaning.things.get(self.name).is_some_and(|thing| thing.parent != *parent);
        if stands_elsewhere {
            splices.extend(taken_out(self)?);
        }
        Some(splices)
    }

    /// Returns a thing that stands within brackets as it is written.
    fn as_it_stands(&self, name: &Name) -> Option<Spelled> {
        let table = self.now.table(name)?;
        table.block().is_none().then(|| Spelled::Bare(self.now.layout.text[table.extent()].to_owned()))
    }

    /// Returns a thing as it can stand within brackets.
    fn inline(&self, example: &Example<'_>) -> Option<Spelled> {
        let table = example.table(self.name)?;
        if table.block().is_none() {
            return Some(Spelled::Bare(example.layout.text[table.extent()].to_owned()));
        }
        let (key, is) = &example.meaning.things.get(self.name)?.key;
        // The rest of its keys follow, one by one.
        Some(Spelled::Table(vec![((*key).to_owned(), Spelled::text(is))]))
    }

    /// Returns the name of the heading that it is to have.
    fn heading(&self) -> Option<Vec<&str>> {
        let parent = self.now.table(self.parent()?)?;
        let above = parent.block().map_or(&[][..], |block| &block.path);
        Some(above.iter().map(String::as_str).chain([self.name.list]).collect())
    }

    /// Returns the lines of a thing as an example has them: with what stands under it, or without.
    fn lines(&self, example: &Example<'_>, with_children: bool) -> Option<Lines> {
        let heading = self.heading()?;
        let written = |path: &[&str]| path.iter().map(|part| key_text(part)).collect::<Vec<_>>().join(".");
        let table = example.table(self.name)?;
        let Some(own) = table.block() else {
            let (key, is) = &example.meaning.things.get(self.name)?.key;
            let line = format!("[[{}]]\n{key} = {}\n", written(&heading), Spelled::text(is).inline());
            return Some(Lines { text: line, is_parted: true });
        };
        let (text, extent) = (example.layout.text, table.extent());
        let mut splices = Vec::new();
        for child in example.meaning.children(self.name).filter(|_| !with_children) {
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
        Some(Lines { text: spliced(&text[extent], splices), is_parted })
    }

    /// Returns what to change so that lines stand where the thing is wanted.
    fn inserted(&self, lines: &Lines) -> Option<Splice> {
        let text = self.now.layout.text;
        let (before, after) = self.neighbours()?;
        let extent = |name: &Name| self.now.table(name).map(|table| table.extent());
        let at = match (before, after) {
            (Some(before), _) => self.end_of(before)?,
            (None, Some(after)) => extent(after)?.start,
            (None, None) if *self.parent()? != FILE => self.end_of(self.parent()?)?,
            (None, None) => {
                let is_later = |list: &str| self.order.at([]).compare(&[self.name.list], &[list]).is_lt();
                let later = self.now.meaning.children(&FILE).filter(|name| is_later(name.list));
                let starts: Vec<usize> = later.filter_map(extent).map(|extent| extent.start).collect();
                starts.into_iter().min().unwrap_or(text.len())
            }
        };
        let is_parted = |before: &str| before.is_empty() || before.ends_with("\n\n");
        let above = if lines.is_parted && !is_parted(&text[..at]) { "\n" } else { "" };
        let rest = &text[at..];
        let below = if lines.is_parted && !rest.is_empty() && !rest.starts_with('\n') { "\n" } else { "" };
        Some(Splice::insert(at, [above, &lines.text, below].concat()))
    }

    /// Returns where a thing ends, with all that stands under it.
    fn end_of(&self, name: &Name) -> Option<usize> {
        Some(self.now.table(name)?.extent().end)
    }

    /// Returns what to change so that the lines of the thing are gone, with those of what stands under it.
    fn removed(&self) -> Option<Splice> {
        let extent = self.table()?.extent();
        Some(Splice::remove(with_blank(self.now.layout.text, extent)))
    }
}

/// A thing as lines.
struct Lines {
    text: String,
    /// Whether a blank line stands above it.
    is_parted: bool,
}

/// Returns lines with one of the blank lines that part them from their neighbours.
fn with_blank(text: &str, lines: Range<usize>) -> Range<usize> {
    if text[..lines.start].ends_with("\n\n") {
        lines.start - 1..lines.end
    } else if text[lines.end..].starts_with('\n') && lines.start == 0 {
        lines.start..lines.end + 1
    } else {
        lines
    }
}
