//! The sections of a document without a table of activities, and which of their paragraphs are activities.

use std::collections::BTreeMap;

use super::columns::Role;
use super::document::{Block, Document, Kind};
use super::labels::{Label, Part, is_level_label, parts, ticked};
use super::levels::{Titled, after_label, titled};
use super::words;

/// The most characters of a title that is no item.
const LONGEST_TITLE: usize = 300;

/// A paragraph of a section, with its parts.
pub(super) struct ListEntry {
    /// The block that it was read from; none for a further activity in a paragraph.
    pub(super) block: Option<Block>,
    pub(super) kind: Kind,
    pub(super) piece: usize,
    pub(super) parts: Vec<Part>,
    pub(super) open: Option<Label>,
    /// The mark of its box to tick.
    pub(super) mark: Option<String>,
    /// True if it is the title of an activity though it is no item.
    is_title: bool,
}

impl ListEntry {
    /// Returns the entries of a paragraph: several, if it has several titles with labels.
    fn of(block: Block, outermost: u8, document: &Document) -> Vec<Self> {
        let Block::Paragraph { kind, piece } = block else { return Vec::new() };
        let kind = match kind {
            Kind::Item(level) => Kind::Item(level.saturating_sub(outermost)),
            Kind::Within(level) => Kind::Within(level.saturating_sub(outermost)),
            kind => kind,
        };
        let text = document.text(piece);
        let (mark, text) = ticked(text).map_or((None, text), |(mark, text)| (Some(mark.to_owned()), text));
        let (mut parts, open) = parts(text, piece);
        parts.iter_mut().take(1).for_each(without_id);
        // The number of a label is an id, if it has parts: `Tiltak 1.1: Les høyt`.
        if let Some(first) = parts.first().filter(|first| first.role == Some(Role::Title))
            && let Some(id) = first.label.split_whitespace().last().filter(|last| is_id(last))
        {
            let id = Part { role: Some(Role::Number), ..Part::bare(piece, id) };
            parts.insert(1, id);
        }
        let mut more = Vec::new();
        if parts.first().is_some_and(|first| first.role == Some(Role::Title)) {
            while let Some(at) = parts.iter().skip(1).rposition(|part| part.role == Some(Role::Title)) {
                more.push(parts.split_off(at + 1));
            }
        }
        let mut entries = vec![Self { block: Some(block), kind, piece, parts, open: None, mark, is_title: false }];
        let further = |parts| Self { block: None, kind, piece, parts, open: None, mark: None, is_title: false };
        entries.extend(more.into_iter().rev().map(further));
        entries.last_mut().into_iter().for_each(|last| last.open.clone_from(&open));
        entries
    }

    /// Returns the title of an activity that is a heading.
    fn of_heading(piece: usize, document: &Document) -> Self {
        let text = document.text(piece);
        // A number with parts is an id: `1.2 Läs högt`.
        let titled = titled(text);
        let id = titled.number.filter(|number| is_id(number));
        let title = Part::bare(piece, if id.is_some() { &titled.title } else { text });
        let id = id.map(|id| Part { role: Some(Role::Number), ..Part::bare(piece, &id) });
        let block = Some(Block::Paragraph { kind: Kind::Plain, piece });
        let parts = [title].into_iter().chain(id).collect();
        Self { block, kind: Kind::Plain, piece, parts, open: None, mark: None, is_title: true }
    }

    /// Returns the role of the label that it begins with.
    pub(super) fn role(&self) -> Option<Role> {
        self.parts.first().map_or(self.open.as_ref().map(|open| open.role), |first| first.role)
    }

    /// Returns whether it is the title of an activity though it is no item.
    pub(super) fn is_title(&self) -> bool {
        self.is_title || self.role() == Some(Role::Title)
    }

    /// Returns whether it says who, when or how far, beside what an activity is called.
    pub(super) fn is_labelled(&self) -> bool {
        self.roles().any(|role| role != Role::Title)
    }

    /// Returns whether it says who is responsible.
    pub(super) fn names_owner(&self) -> bool {
        self.roles().any(|role| role == Role::Owner)
    }

    fn roles(&self) -> impl Iterator<Item = Role> {
        self.parts.iter().filter_map(|part| part.role).chain(self.open.as_ref().map(|open| open.role))
    }

    /// Returns whether it is text that may be a title, with labels in it or in the paragraph below.
    fn may_be_title(&self, next: Option<&Self>) -> bool {
        let [first, ..] = &self.parts[..] else { return false };
        let is_text =
            first.role.is_none() && first.text.chars().count() <= LONGEST_TITLE && !is_level_label(&first.text);
        let is_alone = self.parts.len() == 1 && !first.text.ends_with(':') && !words::is("caption", &first.text);
        let is_above = next.is_some_and(|next| next.kind == Kind::Plain && next.names_owner() && next.role().is_some());
        self.kind == Kind::Plain && is_text && (self.names_owner() || (is_alone && is_above))
    }
}

/// A heading or a table, with the paragraphs below it.
#[derive(Default)]
pub(super) struct ListSection {
    pub(super) head: Option<Block>,
    pub(super) entries: Vec<ListEntry>,
}

/// Divides a document at its headings and tables, and finds the titles of activities that are no items.
pub(super) fn sections(blocks: Vec<Block>, document: &Document) -> Vec<ListSection> {
    let outermost = outermost(&blocks);
    let mut sections = vec![ListSection::default()];
    for (block, outermost) in blocks.into_iter().zip(outermost) {
        if !matches!(block, Block::Paragraph { .. }) {
            sections.push(ListSection { head: Some(block), entries: Vec::new() });
        } else if let Some(section) = sections.last_mut() {
            section.entries.extend(ListEntry::of(block, outermost, document));
        }
    }
    find_titles(&mut sections);
    take_headings(&mut sections, document);
    sections
}

/// Turns paragraphs such as `Mål 1: Läsa` into headings, where no heading of the document is called so.
pub(super) fn with_goals(blocks: Vec<Block>, document: &Document) -> Vec<Block> {
    let is = |meaning: &str, piece: usize| {
        let Titled { number, label, title } = titled(document.text(piece));
        number.is_some() && title.chars().count() <= LONGEST_TITLE && label.is_some_and(|it| words::is(meaning, &it))
    };
    let is_heading = |block: &Block| matches!(block, Block::Heading { piece, .. } if is("goal", *piece));
    let is_goal = |block: &Block| matches!(block, Block::Paragraph { kind: Kind::Plain, piece } if is("goal", *piece));
    if blocks.iter().any(is_heading) || blocks.iter().filter(|block| is_goal(block)).count() < 2 {
        return blocks;
    }
    let mut above = 0;
    let turned = blocks.into_iter().map(|block| match block {
        Block::Paragraph { kind: Kind::Plain, piece } if is("goal", piece) => {
            Block::Heading { level: above + 1, piece }
        }
        Block::Paragraph { kind: Kind::Plain, piece } if is("priority", piece) => {
            Block::Heading { level: above + 2, piece }
        }
        Block::Heading { level, piece } => {
            above = level.min(u8::MAX - 2);
            Block::Heading { level, piece }
        }
        block => block,
    });
    turned.collect()
}

/// Returns the level of the outermost list in the section of each block, as all its lists may be indented.
fn outermost(blocks: &[Block]) -> Vec<u8> {
    let is_end = |block: &Block| !matches!(block, Block::Paragraph { .. });
    let of_section = |section: &[Block]| {
        let levels = section.iter().filter_map(|block| match block {
            Block::Paragraph { kind: Kind::Item(level), .. } => Some(*level),
            _ => None,
        });
        vec![levels.min().unwrap_or_default(); section.len()]
    };
    blocks.split_inclusive(is_end).flat_map(of_section).collect()
}

/// Finds paragraphs that are titles of activities. A section with two of them shows that the document has such.
fn find_titles(sections: &mut [ListSection]) {
    let found: Vec<Vec<usize>> = sections.iter().map(titles).collect();
    if found.iter().all(|titles| titles.len() < 2) {
        return;
    }
    for (section, titles) in sections.iter_mut().zip(found) {
        for at in titles {
            section.entries[at].is_title = true;
        }
    }
}

/// Returns the paragraphs of a section that may be titles of activities, if no list stands above them.
fn titles(section: &ListSection) -> Vec<usize> {
    let entries = &section.entries;
    let until = entries.iter().position(|entry| matches!(entry.kind, Kind::Item(0)) && entry.role().is_none());
    let may_be = |at: &usize| entries[*at].may_be_title(entries.get(at + 1));
    let found: Vec<usize> = (0..entries.len()).filter(may_be).collect();
    let is_below_list = until.zip(found.first()).is_some_and(|(list, first)| list < *first);
    // A text, who is responsible, and a list are those of a goal.
    let is_of_goal = found.len() == 1 && until.is_some();
    if is_below_list || is_of_goal { Vec::new() } else { found }
}

/// The content below a heading, up to the next one.
#[derive(Clone, Copy, PartialEq)]
enum Below {
    Text,
    /// Labels that may be those of one activity.
    Labels {
        names_owner: bool,
        is_more_said: bool,
    },
    /// Activities, or what may be some.
    Activities,
}

impl Below {
    fn of(section: &ListSection, document: &Document) -> Self {
        let Some(Block::Heading { piece, .. }) = section.head else { return Self::Text };
        let entries = &section.entries;
        let is_plain_item = |entry: &ListEntry| matches!(entry.kind, Kind::Item(_)) && entry.role().is_none();
        let said = entries.iter().filter(|entry| entry.role().is_some());
        let names_owner = said.clone().any(ListEntry::names_owner);
        let is_more_said = said.clone().flat_map(ListEntry::roles).any(|it| !matches!(it, Role::Owner | Role::Support));
        // Of an activity that says when, items without labels are details.
        let is_other =
            |entry: &ListEntry| entry.is_title() || (is_plain_item(entry) && (entry.is_labelled() || !is_more_said));
        if entries.iter().any(is_other) {
            Self::Activities
        } else if said.count() > 0 && titled(document.text(piece)).label.is_none() {
            Self::Labels { names_owner, is_more_said }
        } else {
            Self::Text
        }
    }
}

/// Turns headings into titles where they are those of activities: below at least two of a level stands who is
/// responsible, below one more than that, and below none a heading, a list or another activity.
fn take_headings(sections: &mut [ListSection], document: &Document) {
    let level_of = |section: &ListSection| match section.head {
        Some(Block::Heading { level, .. }) => Some(level),
        _ => None,
    };
    let levels: Vec<Option<u8>> = sections.iter().map(level_of).collect();
    let mut below: Vec<Below> = sections.iter().map(|section| Below::of(section, document)).collect();
    for (below, pair) in below.iter_mut().zip(levels.windows(2)) {
        if pair[1] > pair[0] {
            *below = Below::Activities;
        }
    }
    // Of each level: how many name an owner, whether one says more, and whether there are other activities.
    let mut of_level: BTreeMap<Option<u8>, (usize, bool, bool)> = BTreeMap::new();
    for (level, below) in levels.iter().zip(&below) {
        let (owners, says_more, has_others) = of_level.entry(*level).or_default();
        match below {
            Below::Text => {}
            Below::Activities => *has_others = true,
            Below::Labels { names_owner, is_more_said } => {
                *owners += usize::from(*names_owner);
                *says_more |= is_more_said;
            }
        }
    }
    for ((section, below), level) in sections.iter_mut().zip(below).zip(levels) {
        let is_deep = level.is_some_and(|level| level > 1);
        let is_wanted = is_deep && matches!(of_level.get(&level), Some((2.., true, false)));
        if !is_wanted || !matches!(below, Below::Labels { .. }) {
            continue;
        }
        if let Some(Block::Heading { piece, .. }) = section.head.take() {
            // All of the text below is about the activity.
            let plain = section.entries.iter_mut().filter(|entry| entry.kind == Kind::Plain);
            plain.for_each(|entry| entry.kind = Kind::Within(0));
            section.entries.insert(0, ListEntry::of_heading(piece, document));
        }
    }
}

/// Takes the word and the id before a title for its label, as where a colon stands after them: `Tiltak 1.1 Les høyt`.
fn without_id(first: &mut Part) {
    let Some((word, after)) = first.text.split_once(' ').filter(|_| first.role.is_none()) else { return };
    if let Some((id, title)) = after_label(after).filter(|(id, _)| words::is("title", word) && is_id(id)) {
        (first.role, first.label, first.text) = (Some(Role::Title), format!("{word} {id}"), title);
    }
}

fn is_id(number: &str) -> bool {
    number.starts_with(|c: char| c.is_ascii_digit()) && number.contains('.') && !number.ends_with('.')
}
