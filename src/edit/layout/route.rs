//! Routes: symbolic references to the tables of a file.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::Layout;
use super::splice::{line_end, line_start};
use crate::model::Thing;
use crate::syntax::blocks::{Entry, FEW, Held, TableBlock, Value, beside};

/// A reference to a table of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route<'r> {
    /// The root table.
    Root,
    /// The only table in lists of this name, at any depth, that has this text at a key.
    Item {
        /// The key of the list.
        list: &'r str,
        /// The key that identifies its tables.
        key: &'r str,
        /// The value of that key.
        is: &'r str,
    },
}

impl<'r> Route<'r> {
    /// Returns the route of a goal, which is the root table, a priority or an activity.
    pub fn thing(thing: Thing<'r, '_>) -> Self {
        match thing {
            Thing::Goal(_) => Self::Root,
            Thing::Priority(_, priority) => Self::priority(&priority.id),
            Thing::Activity(_, _, activity) => Self::activity(&activity.id),
        }
    }

    /// Returns the route of the activity with this id, as spelled in the file.
    pub fn activity(id: &'r str) -> Self {
        Self::Item { list: "activity", key: "id", is: id }
    }

    /// Returns the route of the priority with this id, as spelled in the file.
    pub fn priority(id: &'r str) -> Self {
        Self::Item { list: "priority", key: "id", is: id }
    }

    /// Returns the route of the owner with this name, as spelled in the register.
    pub fn owner(name: &'r str) -> Self {
        Self::Item { list: "owner", key: "name", is: name }
    }

    /// Returns the text that identifies the table; `None` for the root table.
    pub fn name(self) -> Option<&'r str> {
        match self {
            Self::Root => None,
            Self::Item { is, .. } => Some(is),
        }
    }
}

/// A table of a file, found by its route.
#[derive(Clone, Copy, Debug)]
pub struct FileTable<'l, 't> {
    /// The layout of its file.
    pub layout: &'l Layout<'t>,
    /// The spelling of the table.
    pub(super) spelling: Spelling<'l>,
}

/// The spelling of a table.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spelling<'l> {
    /// A block, by its index, with the blocks below it.
    Block(usize),
    /// An inline table.
    Braces(&'l Value),
}

/// A cache of table positions, for many lookups in one file.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// Tables by the name of their list and the key that identifies them.
    lists: RefCell<HashMap<(String, String), Rc<NamedItems>>>,
    /// For a block with many blocks below it, their indexes, sorted by path.
    blocks: RefCell<HashMap<usize, Rc<[usize]>>>,
}

/// The tables of a list by name; `None` for a name that occurs more than once.
type NamedItems = HashMap<String, Option<Spot>>;

/// The position of a table: a block, then for each array on the way the index of the entry and of the item.
#[derive(Clone, Debug)]
struct Spot {
    block: usize,
    items: Vec<(usize, usize)>,
}

impl<'t> Layout<'t> {
    /// Finds a table; `None` if there is none, or more than one.
    pub fn table(&self, route: Route<'_>) -> Option<FileTable<'_, 't>> {
        let Route::Item { list, key, is } = route else {
            return Some(FileTable { layout: self, spelling: Spelling::Block(0) });
        };
        let named = self.named(list, key);
        let spot = named.get(is)?.as_ref()?;
        let (mut entries, mut spelling) = (&*self.blocks[spot.block].entries, Spelling::Block(spot.block));
        for (entry, item) in &spot.items {
            let Held::List(values) = &entries[*entry].value.held else { return None };
            let Held::Table(members) = &values[*item].held else { return None };
            (entries, spelling) = (members, Spelling::Braces(&values[*item]));
        }
        Some(FileTable { layout: self, spelling })
    }

    /// Returns the tables of a list by their text at a key.
    fn named(&self, list: &str, key: &str) -> Rc<NamedItems> {
        let of = (list.to_owned(), key.to_owned());
        if let Some(known) = self.places.lists.borrow().get(&of) {
            return Rc::clone(known);
        }
        let mut named = NamedItems::new();
        for (block, TableBlock { path, is_item, entries, .. }) in self.blocks.iter().enumerate() {
            let spot = Spot { block, items: Vec::new() };
            if *is_item && path.last().is_some_and(|last| last == list) {
                self.name(entries, key, &spot, &mut named);
            }
            self.within(entries, (list, key), &spot, &mut named);
        }
        let named = Rc::new(named);
        self.places.lists.borrow_mut().insert(of, Rc::clone(&named));
        named
    }

    /// Finds tables within arrays and inline tables.
    fn within(&self, entries: &[Entry], (list, key): (&str, &str), spot: &Spot, named: &mut NamedItems) {
        for (entry, Entry { keys, value }) in entries.iter().enumerate() {
            let Held::List(values) = &value.held else { continue };
            let is_list = keys.last().is_some_and(|last| last.name == list);
            for (item, value) in values.iter().enumerate() {
                let Held::Table(members) = &value.held else { continue };
                let mut spot = spot.clone();
                spot.items.push((entry, item));
                if is_list {
                    self.name(members, key, &spot, named);
                }
                self.within(members, (list, key), &spot, named);
            }
        }
    }

    /// Adds a table under its text at a key; an unquoted value, such as a year, counts as text.
    fn name(&self, entries: &[Entry], key: &str, spot: &Spot, named: &mut NamedItems) {
        let Some(Entry { value, .. }) = entries.iter().find(|entry| entry.names().eq([key])) else { return };
        let name = self.text_of(value).unwrap_or(Cow::Borrowed(&self.text[value.span.clone()])).into_owned();
        named.entry(name).and_modify(|known| *known = None).or_insert_with(|| Some(spot.clone()));
    }

    /// Returns the indexes of the blocks of a table, sorted by path; `None` if there are only a few.
    pub(super) fn sorted_blocks(&self, own: usize) -> Option<Rc<[usize]>> {
        if let Some(known) = self.places.blocks.borrow().get(&own) {
            return Some(Rc::clone(known));
        }
        let table = FileTable { layout: self, spelling: Spelling::Block(own) };
        table.blocks().nth(FEW)?;
        let mut sorted: Vec<usize> = table.blocks().map(|(number, _)| number).collect();
        sorted.sort_by(|a, b| self.blocks[*a].path.cmp(&self.blocks[*b].path));
        let sorted: Rc<[usize]> = sorted.into();
        self.places.blocks.borrow_mut().insert(own, Rc::clone(&sorted));
        Some(sorted)
    }

    /// Returns the indexes of the blocks whose path begins with this one, in file order.
    pub fn blocks_under(&self, path: &[&str]) -> Vec<usize> {
        let name = |number: usize| self.blocks[number].path.iter().map(String::as_str);
        let sorted = self.sorted_blocks(0);
        let mut numbers = sorted.map_or_else(|| (0..self.blocks.len()).collect(), |sorted| beside(&sorted, path, name));
        numbers.retain(|number| name(*number).take(path.len()).eq(path.iter().copied()));
        numbers
    }
}

impl<'l> FileTable<'l, '_> {
    /// Returns the block of the table; `None` for an inline table.
    pub fn block(&self) -> Option<&'l TableBlock> {
        match self.spelling {
            Spelling::Block(number) => self.layout.blocks.get(number),
            Spelling::Braces(_) => None,
        }
    }

    /// Returns the path from the top of the file to the table.
    pub fn path(&self) -> Vec<&'l str> {
        match self.spelling {
            Spelling::Block(number) => self.layout.blocks[number].path.iter().map(String::as_str).collect(),
            Spelling::Braces(value) => self.layout.path_of(value),
        }
    }

    /// Returns the number of parts of the table's heading.
    pub(super) fn depth(&self) -> usize {
        self.block().map_or(0, |block| block.path.len())
    }

    /// Returns the blocks of this table with their indexes: its own first, then those of the tables in it.
    pub fn blocks(&self) -> impl Iterator<Item = (usize, &'l TableBlock)> {
        let layout = self.layout;
        let own = match self.spelling {
            Spelling::Block(number) => number,
            Spelling::Braces(_) => layout.blocks.len(),
        };
        let path = layout.blocks.get(own).map_or(&[][..], |block| &block.path);
        let rest = layout.blocks.iter().enumerate().skip(own);
        // The next table of the same list, or of an enclosing one, ends this table.
        let is_next = move |(number, block): &(usize, &TableBlock)| *number > own && path.starts_with(&block.path);
        rest.take_while(move |next| !is_next(next)).filter(move |(_, block)| block.path.starts_with(path))
    }

    /// Returns the lines of the table, with everything in it and the comments directly above and below it. A
    /// comment directly between two tables belongs to the second one. For an inline table, returns its span.
    pub fn extent(&self) -> Range<usize> {
        let text = self.layout.text;
        let (first, last) = match self.spelling {
            Spelling::Braces(value) => return value.span.clone(),
            Spelling::Block(first) => (first, self.blocks().map(|(number, _)| number).last().unwrap_or(first)),
        };
        let blocks = &self.layout.blocks;
        let end = after_comments(text, line_end(text, blocks[last].end()), next_heading(self.layout, last));
        let before = first.checked_sub(1).map_or(0, |before| line_end(text, blocks[before].end()));
        let before = if first == 0 { 0 } else { after_comments(text, before, blocks[first].heading.start) };
        let mut start = line_start(text, blocks[first].heading.start);
        while start > before {
            let above = line_start(text, start - 1);
            if above < before || !text[above..start].trim_start().starts_with('#') {
                break;
            }
            start = above;
        }
        start..end
    }
}

/// Returns the offset of the heading after a block, or the end of the text.
fn next_heading(layout: &Layout<'_>, block: usize) -> usize {
    layout.blocks.get(block + 1).map_or(layout.text.len(), |next| next.heading.start)
}

/// Returns the end of the comments directly below a line, if a blank line or the end of the text follows them.
pub(super) fn after_comments(text: &str, from: usize, to: usize) -> usize {
    let mut at = from;
    while at < to {
        let end = line_end(text, at);
        match text[at..end.min(to)].trim() {
            "" => return at,
            line if line.starts_with('#') => at = end,
            _ => return from,
        }
    }
    if to == text.len() { at } else { from }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# file\nid = \"1\"\n\n# of a\n[[activity]] # a\nid = \"1-1\"\n# under a\n\n# free\n\n# of p\n[[priority]]\nid = '1.1'\n[[priority.activity]]\nid = \"1.\\u0031-1\"\n[priority.activity.x]\ny = 1\n# of q\n[[priority]]\nid = \"1.2\"\nactivity = [{ id = \"1.2-1\", x = { y = 2 } }]\n# last";

    fn extent(route: Route<'_>) -> &'static str {
        let layout = Layout::of(TEXT).expect("it is right");
        let extent = layout.table(route).expect("it is there").extent();
        &TEXT[extent]
    }

    #[test]
    fn a_table_is_found_with_the_comments_that_are_its_own() {
        assert_eq!(extent(Route::activity("1-1")), "# of a\n[[activity]] # a\nid = \"1-1\"\n# under a\n");
        assert_eq!(
            extent(Route::activity("1.1-1")),
            "[[priority.activity]]\nid = \"1.\\u0031-1\"\n[priority.activity.x]\ny = 1\n"
        );
        assert!(extent(Route::priority("1.1")).starts_with("# of p\n[[priority]]\nid = '1.1'\n[[priority.activity]]"));
        assert!(
            extent(Route::priority("1.2")).starts_with("# of q\n")
                && extent(Route::priority("1.2")).ends_with("# last")
        );
        assert_eq!(extent(Route::activity("1.2-1")), "{ id = \"1.2-1\", x = { y = 2 } }");
    }

    #[test]
    fn what_stands_twice_is_not_found() {
        let layout = Layout::of("[[owner]]\nname = \"A\"\n[[owner]]\nname = 'A'\n").expect("it is right");
        assert!(layout.table(Route::owner("A")).is_none() && layout.table(Route::owner("B")).is_none());
    }

    #[test]
    fn a_table_can_be_named_by_a_year() {
        for text in ["[[focus]]\nyear = 2023\n[[focus]]\nyear = 2024\n", "[[focus]]\nyear = '2024'\n"] {
            let layout = Layout::of(text).expect("it is right");
            let focus = Route::Item { list: "focus", key: "year", is: "2024" };
            assert!(layout.table(focus).is_some(), "{text}");
        }
    }
}
