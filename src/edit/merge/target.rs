//! Edits a text until its content equals the merged content.

use std::collections::BTreeSet;

use super::content::{EntityName, FILE, FileContent};
use super::keys::{self, Example};
use super::things::ListChange;
use crate::edit::layout::{Order, Splice, spliced};
use crate::load::FileKind;
use crate::sequence::same;

/// The maximum number of rounds. Each round makes all changes of one kind, so a few are enough.
const MOST_ROUNDS: usize = 100;

/// The content that a text must get, and examples of formatting.
#[derive(Clone, Copy, Debug)]
pub(super) struct MergeTarget<'w> {
    /// The kind of the file.
    pub(super) kind: FileKind,
    /// The content.
    pub(super) content: &'w FileContent,
    /// The texts to copy formatting from, in order of preference.
    pub(super) examples: &'w [Example<'w>],
}

impl MergeTarget<'_> {
    /// Edits a text until it has exactly this content; `None` if that fails.
    pub(super) fn edit_until_equal(&self, text: &str) -> Option<String> {
        self.edit_in_rounds(MOST_ROUNDS, text)
    }

    /// The same, with a limit on the number of rounds.
    fn edit_in_rounds(&self, rounds: usize, text: &str) -> Option<String> {
        let order = Order::of(self.kind);
        let mut text = text.to_owned();
        for _ in 0..=rounds {
            let now = Example::of(&text, self.kind)?;
            if now.content == *self.content {
                return Some(text);
            }
            let next = spliced(&text, self.round(&now, &order)?);
            if next == text {
                return None;
            }
            text = next;
        }
        None
    }

    /// Returns the next splices: all changes of one kind, so that the number of rounds does not grow with the text.
    fn round<'c>(&'c self, now: &'c Example<'c>, order: &'c Order) -> Option<Vec<Splice>> {
        let wanted = self.content;
        let change = ListChange { now, wanted, order };
        let misplaced = self.misplaced(now);
        if !misplaced.is_empty() {
            return change.put(&misplaced, self.examples);
        }
        let extra: Vec<&EntityName> =
            now.content.things.keys().filter(|name| !wanted.things.contains_key(name)).collect();
        if !extra.is_empty() {
            return change.take_out(&extra);
        }
        let lists = self.out_of_order(now);
        if !lists.is_empty() {
            return change.put_in_order(&lists);
        }
        let mut splices = Vec::new();
        for (name, thing) in &wanted.things {
            let there = now.content.things.get(name)?;
            if there.fields != thing.fields {
                splices.extend(keys::changes(&now.table(name)?, (name, thing), there, self.examples, order));
            }
        }
        Some(splices)
    }

    /// Returns the objects that are missing or have the wrong parent, in the wanted order, without the objects
    /// below them.
    fn misplaced(&self, now: &Example<'_>) -> Vec<&EntityName> {
        let mut names = Vec::new();
        let mut waiting = vec![&FILE];
        while let Some(name) = waiting.pop() {
            let Some(thing) = self.content.things.get(name) else { continue };
            if now.content.things.get(name).is_some_and(|there| there.parent == thing.parent) {
                let children: Vec<&EntityName> = self.content.children(name).collect();
                waiting.extend(children.into_iter().rev());
            } else {
                names.push(name);
            }
        }
        names
    }

    /// Returns the lists in the wrong order, each with the members that can stay, without lists of objects that
    /// have to move.
    fn out_of_order(&self, now: &Example<'_>) -> Vec<((&EntityName, &'static str), BTreeSet<&EntityName>)> {
        let mut lists = Vec::new();
        let mut waiting = vec![&FILE];
        while let Some(parent) = waiting.pop() {
            let of_parent = self.content.lists.range((parent.clone(), "")..).take_while(|((of, _), _)| of == parent);
            for ((_, list), names) in of_parent {
                let there = now.content.list(parent, list);
                let stay: BTreeSet<&EntityName> = same(names, there).into_iter().map(|(at, _)| &names[at]).collect();
                waiting.extend(names.iter().filter(|name| stay.contains(name)));
                if names != there {
                    lists.push(((parent, *list), stay));
                }
            }
        }
        lists
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn activity(at: usize, under: &str, more: &str) -> String {
        format!("\n[[{under}activity]]\nid = \"1-{at}\"\ntitle = \"A {at}\"\n{more}")
    }

    fn goal(ids: impl Iterator<Item = usize>, more: &str) -> String {
        let activities: String = ids.map(|at| activity(at, "", more)).collect();
        format!("id = \"1\"\ntitle = \"T\"\n{activities}\n[[priority]]\nid = \"1.1\"\ntitle = \"P\"\n")
    }

    /// The number of rounds must not grow with the text, because each round parses all of it.
    #[test]
    fn a_text_of_any_length_takes_a_few_rounds() {
        const MANY: usize = 40;
        let kind = FileKind::Goal;
        let states = |what: &str, years: std::ops::Range<usize>| {
            years.map(|year| format!("follow_up.{year} = {{ {what} }}\n")).collect::<String>()
        };
        let braces = |what: &str, years: std::ops::Range<usize>| {
            let members: Vec<String> = years.map(|year| format!("{year} = {{ {what} }}")).collect();
            format!("follow_up = {{ {} }}\n", members.join(", "))
        };
        let headings = |years: std::ops::Range<usize>| {
            years.map(|year| format!("[activity.follow_up.{year}]\nnote = \"b\"\n")).collect::<String>()
        };
        let moved: String = goal(0..0, "") + &(0..MANY).map(|at| activity(at, "priority.", "")).collect::<String>();
        let texts = [
            goal(0..MANY, ""),
            goal((0..MANY).rev(), ""),
            goal((0..MANY).step_by(2), "start = 2024\n"),
            goal(0..MANY, "start = 2025\nevery = \"year\"\n"),
            goal(MANY..2 * MANY, ""),
            moved,
            goal(0..1, ""),
            goal(0..1, &states("status = \"A\"", 2000..2040)),
            goal(0..1, &states("status = \"B\", note = \"b\"", 2020..2060)),
            goal(0..1, &braces("note = \"b\"", 2000..2030)),
            goal(0..1, &headings(2010..2040)),
        ];
        let examples = texts.each_ref().map(|text| Example::of(text, kind).expect("it is right"));
        for wanted in &examples {
            let target = MergeTarget { kind, content: &wanted.content, examples: &examples };
            for (from, text) in texts.iter().enumerate() {
                let edited = target.edit_in_rounds(6, text).unwrap_or_else(|| panic!("{from}: {}", wanted.layout.text));
                assert_eq!(FileContent::of(&edited, kind).as_ref(), Some(&wanted.content));
            }
        }
    }
}
