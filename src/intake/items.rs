//! The items of a list as a tree: what belongs to each.

use std::collections::{HashMap, HashSet};

use super::columns::Role;
use super::dates;
use super::document::Kind;
use super::entries::ListEntry;
use super::labels::{Label, Part, is_level_label, unknown_label};
use super::words;

/// The text of a label that nothing follows.
const UNSAID: &str = "-";

/// An item with what belongs to it.
pub(super) struct Item {
    level: u8,
    pub(super) piece: usize,
    /// Its title, and what more its own paragraph says.
    pub(super) parts: Vec<Part>,
    /// The parts of the paragraphs and labels below it, each with the number of items before it.
    pub(super) below: Vec<(usize, Part)>,
    pub(super) items: Vec<Item>,
    /// True while all that is said of it stands in items beside it: `- Läs högt`, `- Ansvarig: Skolan`.
    is_flat: bool,
}

impl Item {
    fn roles(&self) -> impl Iterator<Item = Role> {
        self.parts.iter().chain(self.below.iter().map(|(_, part)| part)).filter_map(|part| part.role)
    }

    /// Returns whether it says who, when or how far by itself.
    pub(super) fn is_labelled(&self) -> bool {
        self.roles().any(|role| role != Role::Title)
    }

    pub(super) fn names_owner(&self) -> bool {
        self.roles().any(|role| role == Role::Owner)
    }

    /// Returns whether it or an item below it is labelled.
    pub(super) fn has_labels(&self) -> bool {
        self.is_labelled() || self.items.iter().any(Self::has_labels)
    }

    /// Gives each of the items below it the labels beside it, where several have their own.
    fn share_labels(&mut self) {
        let is_owner = |(before, part): &&(usize, Part)| *before > 0 && part.role == Some(Role::Owner);
        let mut named: Vec<usize> = self.below.iter().filter(is_owner).map(|(before, _)| *before).collect();
        named.dedup();
        if named.len() > 1 {
            for (before, part) in std::mem::take(&mut self.below) {
                match before.checked_sub(1).and_then(|at| self.items.get_mut(at)) {
                    Some(item) => item.below.push((0, part)),
                    None => self.below.push((0, part)),
                }
            }
        }
        self.items.iter_mut().for_each(Self::share_labels);
    }
}

/// Returns the outermost items of a list.
pub(super) fn items(list: Vec<ListEntry>) -> Vec<Item> {
    let mut tree = ItemTree { of_plain: of_plain(&list), repeated: repeated(&list), ..ItemTree::default() };
    // Whether labels stand below each item, before the next outermost one.
    let mut has_labels_below = vec![false; list.len()];
    for at in (1..list.len()).rev() {
        let entry = &list[at];
        let is_outermost = entry.is_title() || entry.kind == Kind::Item(0);
        has_labels_below[at - 1] = !is_outermost && (entry.is_labelled() || has_labels_below[at]);
    }
    for (entry, has_labels_below) in list.into_iter().zip(has_labels_below) {
        let Some(entry) = tree.after_label(entry) else { continue };
        tree.take(entry, has_labels_below);
    }
    if let Some((label, level)) = tree.label.take() {
        tree.leave_unsaid(&label, level);
    }
    tree.close(0);
    tree.items.iter_mut().for_each(Item::share_labels);
    tree.items
}

/// Returns the level of the items that labels without a mark belong to: that of the items that most often stand above
/// them.
fn of_plain(list: &[ListEntry]) -> u8 {
    let (mut all, mut above) = (HashMap::new(), HashMap::new());
    for (at, entry) in list.iter().enumerate() {
        let Kind::Item(level) = entry.kind else { continue };
        *all.entry(level).or_insert(0_usize) += 1;
        let is_above = list.get(at + 1).is_some_and(|next| next.kind == Kind::Plain && next.is_labelled());
        *above.entry(level).or_insert(0_usize) += usize::from(is_above);
    }
    let has_titles = list.iter().any(|entry| entry.is_title() && entry.kind == Kind::Plain);
    let level = all.iter().filter(|(level, all)| above[level] * 2 > **all).map(|(level, _)| *level).min();
    level.filter(|_| !has_titles).unwrap_or_default()
}

/// Returns the unknown labels that several outermost items begin with.
fn repeated(list: &[ListEntry]) -> HashSet<String> {
    let mut seen = HashSet::new();
    let outermost = list.iter().filter(|entry| entry.kind == Kind::Item(0)).filter_map(|entry| entry.parts.first());
    let labels = outermost.filter_map(|part| unknown_label(&part.text)).map(|(label, _)| words::key(label));
    labels.filter(|label| !seen.insert(label.clone())).collect()
}

/// A tree of items under construction.
#[derive(Default)]
struct ItemTree {
    items: Vec<Item>,
    /// The open items, outermost first.
    open: Vec<Item>,
    /// The label that the last paragraph ends with, and the level of its item.
    label: Option<(Label, u8)>,
    of_plain: u8,
    repeated: HashSet<String>,
    /// The number of levels that items lie below titles that are no items.
    shift: u8,
}

impl ItemTree {
    /// Closes the open items down to a level, and those of that level too.
    fn close(&mut self, level: u8) {
        while let Some(item) = self.open.pop_if(|item| item.level >= level) {
            self.open.last_mut().map_or(&mut self.items, |outer| &mut outer.items).push(item);
        }
    }

    fn begin(&mut self, level: u8, piece: usize, parts: impl Iterator<Item = Part>) {
        self.close(level);
        let parts = parts.collect();
        self.open.push(Item { level, piece, parts, below: Vec::new(), items: Vec::new(), is_flat: true });
    }

    /// Adds parts to the open item of a level, or to the nearest around it.
    fn add(&mut self, level: u8, parts: impl Iterator<Item = Part>) -> Option<&mut Item> {
        let at = self.open.iter().rposition(|item| item.level <= level).unwrap_or_default();
        let is_inner_open = self.open.len() > at + 1;
        let item = self.open.get_mut(at)?;
        let before = item.items.len() + usize::from(is_inner_open);
        item.below.extend(parts.map(|part| (before, part)));
        Some(item)
    }

    fn leave_unsaid(&mut self, label: &Label, level: u8) {
        self.add(level, label.alone.map(|piece| Part::bare(piece, UNSAID)).into_iter());
    }

    fn is_outermost(&self, entry: &ListEntry) -> bool {
        entry.is_title() || matches!(entry.kind, Kind::Item(0) if self.shift == 0)
    }

    /// Gives a paragraph to the label above it, if that was left open; else returns it.
    fn after_label(&mut self, mut entry: ListEntry) -> Option<ListEntry> {
        let Some((label, level)) = self.label.take() else { return Some(entry) };
        let is_outermost = self.is_outermost(&entry);
        let Some(first) = entry.parts.first_mut().filter(|first| first.role.is_none() && !is_outermost) else {
            self.leave_unsaid(&label, level);
            return Some(entry);
        };
        (first.role, first.label) = (Some(label.role), label.words);
        if label.role != Role::Note {
            first.text = words::without_full_stop(&first.text).to_owned();
        }
        let alone = label.alone.map(|piece| Part::bare(piece, ""));
        let parts = entry.parts.into_iter().chain(alone);
        if label.role == Role::Title {
            self.begin(level, entry.piece, parts);
        } else {
            self.add(level, parts);
        }
        self.label = entry.open.map(|open| (open, level));
        None
    }

    fn take(&mut self, mut entry: ListEntry, has_labels_below: bool) {
        let is_item = matches!(entry.kind, Kind::Item(_));
        let role = entry.role();
        if entry.is_title() && !is_item {
            self.shift = 1;
        }
        let mut level = match entry.kind {
            Kind::Item(level) | Kind::Within(level) => level.saturating_add(self.shift),
            _ if entry.is_title() => 0,
            _ => self.of_plain,
        };
        let alone = entry.parts.is_empty().then_some(entry.piece);
        let open = entry.open.take().map(|open| Label { alone, ..open });
        let mark = entry.mark.take().map(|mark| Part::bare(entry.piece, &mark));
        let is_beside = is_item && level == 0;
        let is_title = entry.is_title() || (is_item && role.is_none());
        let is_flat = is_beside && self.is_flat(&entry, has_labels_below);
        if is_title && !is_flat {
            if alone.is_none() {
                self.begin(level, entry.piece, entry.parts.into_iter().chain(mark));
            }
        } else if is_beside && !is_flat {
            // It only begins as a label does: `- Uppföljning: varje år`.
            entry.parts.iter_mut().take(1).for_each(|first| *first = first.clone().into_whole());
            self.begin(0, entry.piece, entry.parts.into_iter().chain(mark));
        } else {
            if is_item {
                level = level.saturating_sub(1);
            }
            for part in entry.parts.iter_mut().filter(|part| part.role.is_none()) {
                part.split_label();
            }
            if let Some(item) = self.add(level, entry.parts.into_iter().chain(mark)) {
                item.is_flat &= is_beside;
            }
        }
        self.label = open.map(|open| (open, level));
    }

    /// Returns whether an outermost item says something of the one above, as all have done since that: `- Läs högt`,
    /// `- Ansvarig: Skolan`.
    fn is_flat(&self, entry: &ListEntry, has_labels_below: bool) -> bool {
        let Some(above) = self.open.first() else { return false };
        let Some(first) = entry.parts.first() else { return true };
        if entry.parts.len() == 1 && !has_labels_below && is_value(first, above) {
            return true;
        }
        // `- Uppföljning: gå igenom lånen, ansvarig: Museet` is an activity, as is what has lines of its own.
        let is_note = first.role == Some(Role::Note);
        let says_itself =
            |part: &Part| part.is_line && part.role.is_some() || is_note && part.role == Some(Role::Owner);
        let says_itself = entry.parts.iter().skip(1).any(says_itself);
        let above_says_itself = above.parts.iter().any(|part| part.role.is_some_and(|role| role != Role::Title));
        let is_text = first.role.is_none();
        let is_known = is_level_label(&first.text)
            || unknown_label(&first.text).is_some_and(|(label, _)| self.repeated.contains(&words::key(label)));
        let is_said = !is_text || (is_known && above.is_labelled());
        above.is_flat
            && first.role != Some(Role::Title)
            && is_said
            && !says_itself
            && !above_says_itself
            && !has_labels_below
    }
}

/// Returns whether what follows a label is sure to be what it says, and so of the item above: `Start: 2025`.
fn is_value(part: &Part, above: &Item) -> bool {
    match part.role {
        Some(Role::Owner) => !above.names_owner(),
        Some(Role::Start | Role::Range | Role::Until | Role::Deadline | Role::Every) => {
            let dates = dates::read(&part.text);
            !dates.is_near && dates.says_when()
        }
        Some(Role::Status) => words::stage(&part.text).is_some(),
        _ => false,
    }
}
