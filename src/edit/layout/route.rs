//! Which table of a file is meant, and where it stands.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::Layout;
use super::splice::{line_end, line_start};
use crate::model::Thing;
use crate::syntax::blocks::{Block, Entry, FEW, Held, Value, beside};

/// Which table of a file is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route<'r> {
    /// The file itself.
    Root,
    /// The one table of a list, such as `activity`, wherever the list stands, that has this text at this key.
    Item {
        /// The list's name.
        list: &'r str,
        /// The key that tells its tables apart.
        key: &'r str,
        /// The text of that key.
        is: &'r str,
    },
}

impl<'r> Route<'r> {
    /// A goal, which is the file itself, a priority or an activity.
    pub fn thing(thing: Thing<'r, '_>) -> Self {
        match thing {
            Thing::Goal(_) => Self::Root,
            Thing::Priority(_, priority) => Self::priority(&priority.id),
            Thing::Activity(_, _, activity) => Self::activity(&activity.id),
        }
    }

    /// The activity with an id, as its file writes it.
    pub fn activity(id: &'r str) -> Self {
        Self::Item { list: "activity", key: "id", is: id }
    }

    /// The priority with an id, as its file writes it.
    pub fn priority(id: &'r str) -> Self {
        Self::Item { list: "priority", key: "id", is: id }
    }

    /// The owner with a name, as the register writes it.
    pub fn owner(name: &'r str) -> Self {
        Self::Item { list: "owner", key: "name", is: name }
    }

    /// Returns the text that tells the table from others; none of the file itself.
    pub fn name(self) -> Option<&'r str> {
        match self {
            Self::Root => None,
            Self::Item { is, .. } => Some(is),
        }
    }
}

/// A table of a file.
#[derive(Clone, Copy, Debug)]
pub struct Table<'l, 't> {
    /// The file it stands in.
    pub layout: &'l Layout<'t>,
    /// How it is spelled.
    pub(super) spelling: Spelling<'l>,
}

/// How a table is spelled.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spelling<'l> {
    /// As a block, by its number, and the blocks under it.
    Block(usize),
    /// Within braces.
    Braces(&'l Value),
}

/// Where the tables of a file stand: found once, for whoever looks for many.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// By the name of a list, and the key that tells its tables apart.
    lists: RefCell<HashMap<(String, String), Rc<NamedItems>>>,
    /// By the number of a block with many blocks under it: the numbers of all of them, sorted by name.
    blocks: RefCell<HashMap<usize, Rc<[usize]>>>,
}

/// The tables of a list by their names; none where several have the same.
type NamedItems = HashMap<String, Option<Spot>>;

/// Where a table stands: a block, and of each list within brackets on the way the entry and the item.
#[derive(Clone, Debug)]
struct Spot {
    block: usize,
    items: Vec<(usize, usize)>,
}

impl<'t> Layout<'t> {
    /// Finds a table; none where there is no such table, or more than one.
    pub fn table(&self, route: Route<'_>) -> Option<Table<'_, 't>> {
        let Route::Item { list, key, is } = route else {
            return Some(Table { layout: self, spelling: Spelling::Block(0) });
        };
        let named = self.named(list, key);
        let spot = named.get(is)?.as_ref()?;
        let (mut entries, mut spelling) = (&*self.blocks[spot.block].entries, Spelling::Block(spot.block));
        for (entry, item) in &spot.items {
            let Held::List(values) = &entries[*entry].value.held else { return None };
            let Held::Table(members) = &values[*item].held else { return None };
            (entries, spelling) = (members, Spelling::Braces(&values[*item]));
        }
        Some(Table { layout: self, spelling })
    }

    /// Returns the tables of a list by the text that each has at a key.
    fn named(&self, list: &str, key: &str) -> Rc<NamedItems> {
        let of = (list.to_owned(), key.to_owned());
        if let Some(known) = self.places.lists.borrow().get(&of) {
            return Rc::clone(known);
        }
        let mut named = NamedItems::new();
        for (block, Block { path, is_item, entries, .. }) in self.blocks.iter().enumerate() {
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

    /// Looks for tables within brackets and braces.
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

    /// Adds a table by the text that it has at a key, or by what is written there without quotes, such as a year.
    fn name(&self, entries: &[Entry], key: &str, spot: &Spot, named: &mut NamedItems) {
        let Some(Entry { value, .. }) = entries.iter().find(|entry| entry.names().eq([key])) else { return };
        let name = self.text_of(value).unwrap_or(Cow::Borrowed(&self.text[value.span.clone()])).into_owned();
        named.entry(name).and_modify(|known| *known = None).or_insert_with(|| Some(spot.clone()));
    }

    /// Returns the numbers of the blocks of a table, sorted by name; none where they are few.
    pub(super) fn sorted_blocks(&self, own: usize) -> Option<Rc<[usize]>> {
        if let Some(known) = self.places.blocks.borrow().get(&own) {
            return Some(Rc::clone(known));
        }
        let table = Table { layout: self, spelling: Spelling::Block(own) };
        table.blocks().nth(FEW)?;
        let mut sorted: Vec<usize> = table.blocks().map(|(number, _)| number).collect();
        sorted.sort_by(|a, b| self.blocks[*a].path.cmp(&self.blocks[*b].path));
        let sorted: Rc<[usize]> = sorted.into();
        self.places.blocks.borrow_mut().insert(own, Rc::clone(&sorted));
        Some(sorted)
    }

    /// Returns the numbers of the blocks whose heading begins with a path, in file order.
    pub fn blocks_under(&self, path: &[&str]) -> Vec<usize> {
        let name = |number: usize| self.blocks[number].path.iter().map(String::as_str);
        let sorted = self.sorted_blocks(0);
        let mut numbers = sorted.map_or_else(|| (0..self.blocks.len()).collect(), |sorted| beside(&sorted, path, name));
        numbers.retain(|number| name(*number).take(path.len()).eq(path.iter().copied()));
        numbers
    }
}

impl<'l> Table<'l, '_> {
    /// Returns the table's block; none where it is within braces.
    pub fn block(&self) -> Option<&'l Block> {
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

    /// Returns how many parts the name of the table's heading has.
    pub(super) fn depth(&self) -> usize {
        self.block().map_or(0, |block| block.path.len())
    }

    /// Returns the blocks of this table, its own first, then those of the tables in it, with their numbers.
    pub fn blocks(&self) -> impl Iterator<Item = (usize, &'l Block)> {
        let layout = self.layout;
        let own = match self.spelling {
            Spelling::Block(number) => number,
            Spelling::Braces(_) => layout.blocks.len(),
        };
        let path = layout.blocks.get(own).map_or(&[][..], |block| &block.path);
        let rest = layout.blocks.iter().enumerate().skip(own);
        // The next table of the same list, or of one that it lies in, begins another.
        let is_next = move |(number, block): &(usize, &Block)| *number > own && path.starts_with(&block.path);
        rest.take_while(move |next| !is_next(next)).filter(move |(_, block)| block.path.starts_with(path))
    }

    /// Returns the lines of the table with all that is in it, and with the comments that stand right above it or right
    /// under it; a comment between two tables is of the second, unless a blank line parts them. Within braces: from
    /// brace to brace.
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

/// Returns where the heading stands after a block; the end of the text where it is the last.
fn next_heading(layout: &Layout<'_>, block: usize) -> usize {
    layout.blocks.get(block + 1).map_or(layout.text.len(), |next| next.heading.start)
}

/// Returns where the comments end that follow right on a line's end, if a blank line or nothing comes after them.
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
