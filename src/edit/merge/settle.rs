//! A text is changed until it says what it is to say.

use super::super::layout::{Layout, Order, Route, Splice, Table, spliced};
use super::keys;
use super::meaning::{FILE, Meaning, Name, Thing};
use super::things::{self, Place};
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

/// What a text is to say, and how it may be written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish<'w> {
    /// What kind of file it is.
    pub(super) kind: FileKind,
    /// What it is to say.
    pub(super) meaning: &'w Meaning,
    /// Where it can be seen how something is written; the first that has it is followed.
    pub(super) examples: &'w [Example<'w>],
}

impl Wish<'_> {
    /// Changes a text so that it says what it is to say, and nothing else of it; none where that cannot be done.
    pub(super) fn settle(&self, text: &str) -> Option<String> {
        let order = Order::of(self.kind);
        let mut text = text.to_owned();
        let fields: usize = self.meaning.things.values().map(|thing| thing.fields.len()).sum();
        // Each step does one thing that is left to do; twice that, where a step undoes a part of another.
        let mut left = None;
        loop {
            let now = Example::of(&text, self.kind)?;
            if now.meaning == *self.meaning {
                return Some(text);
            }
            let most = 2 * (fields + self.meaning.things.len() + now.meaning.things.len()) + 8;
            let steps = left.get_or_insert(most);
            *steps = usize::checked_sub(*steps, 1)?;
            let splices = self.step(&now, &order)?;
            let next = spliced(&text, splices);
            if next == text {
                return None;
            }
            text = next;
        }
    }

    /// Returns what is to be changed next.
    fn step(&self, now: &Example<'_>, order: &Order) -> Option<Vec<Splice>> {
        let wanted = self.meaning;
        for (name, thing) in self.in_order() {
            match now.meaning.things.get(name) {
                None => return things::put_in(&Place { now, wanted, name, order }, self.examples),
                Some(there) if there.parent != thing.parent => {
                    return things::moved(&Place { now, wanted, name, order });
                }
                Some(_) => {}
            }
        }
        if let Some(name) = now.meaning.things.keys().find(|name| !wanted.things.contains_key(name)) {
            return things::taken_out(&Place { now, wanted, name, order });
        }
        for (list, names) in &wanted.lists {
            let there = now.meaning.list(&list.0, list.1);
            if let Some((name, _)) = names.iter().zip(there).find(|(name, there)| name != there) {
                return things::moved(&Place { now, wanted, name, order });
            }
        }
        let mut splices = Vec::new();
        for (name, thing) in &wanted.things {
            let there = now.meaning.things.get(name)?;
            if there.fields != thing.fields {
                splices.extend(keys::next(&now.table(name)?, (name, thing), there, self.examples, order));
            }
        }
        Some(splices)
    }

    /// Returns everything that is wanted: what others stand under, before them; in a list, in its order.
    fn in_order(&self) -> Vec<(&Name, &Thing)> {
        let mut found: Vec<(&Name, &Thing)> = Vec::new();
        let mut waiting = vec![&FILE];
        while let Some(name) = waiting.pop() {
            found.extend(self.meaning.things.get(name).map(|thing| (name, thing)));
            let children: Vec<&Name> = self.meaning.children(name).collect();
            waiting.extend(children.into_iter().rev());
        }
        found
    }
}
