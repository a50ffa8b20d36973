//! Lists: plans without tables, whose activities are items with lines such as `Ansvarig: Biblioteket` in or below them.

use super::columns::Role;
use super::document::{Block, Document, Kind};
use super::entries::{ListEntry, ListSection, sections, with_goals};
use super::extents::{Extent, extents, is_of_activities};
use super::item_rows::tables;
use super::joined_lines::joined_lines;
use super::labels::{is_level_label, parts};
use super::levels::titled;
use super::words;
use crate::locale::{Text, text};

/// Turns the lists of activities in a document into tables. Where it has tables of activities too, those are lists
/// under headings without such a table, whose items say who is responsible.
pub(super) fn turn(document: &mut Document) {
    let blocks = std::mem::take(&mut document.blocks);
    let title = level_of_title(&blocks);
    if !blocks.iter().any(is_of_activities) {
        let lists = Lists { title, ..Lists::default() }.take(with_goals(blocks, document), document);
        if lists.has_activities {
            document.told.extend(lists.unlabelled);
        }
        document.blocks = lists.into;
        return;
    }
    for Extent { mut above, blocks, is_clear } in extents(blocks) {
        let (is_level, has_owners) = (is_level(&blocks, document), owned_item(&blocks, document));
        if is_clear && (is_level || has_owners.is_some()) {
            above.retain(|level| Some(*level) != title);
            let beside = Some(BesideTables { is_level });
            let lists = Lists { title, above, beside, ..Lists::default() }.take(blocks, document);
            document.told.extend(lists.unlabelled);
            document.blocks.extend(lists.into);
        } else {
            document.told.extend(has_owners.map(|piece| beside_table(piece, document)));
            document.blocks.extend(blocks);
        }
    }
}

/// Returns whether the first heading is labelled as a goal or a priority.
fn is_level(blocks: &[Block], document: &Document) -> bool {
    matches!(blocks.first(), Some(Block::Heading { piece, .. }) if titled(document.text(*piece)).label.is_some())
}

/// Returns the first item of a list that says who is responsible.
fn owned_item(blocks: &[Block], document: &Document) -> Option<usize> {
    blocks.iter().find_map(|block| match block {
        Block::Paragraph { kind: Kind::Item(_), piece } => {
            let (parts, _) = parts(document.text(*piece), *piece);
            let is_owned = parts.len() > 1 && parts.iter().any(|part| part.role == Some(Role::Owner));
            is_owned.then_some(*piece)
        }
        _ => None,
    })
}

/// Returns the remark that a list under the same heading as a table was taken for text.
fn beside_table(piece: usize, document: &Document) -> Text {
    let (place, item) = (document.pieces[piece].place.words(), joined_lines(document.text(piece)));
    text!(
        place = place;
        "{place}: ”{item}” står i en lista bredvid en tabell med aktiviteter och är tagen som text; om den är en aktivitet, sätt den i tabellen eller under en egen rubrik",
        "{place}: “{item}” stands in a list beside a table of activities and was taken as text; if it is an activity, put it in the table or under a heading of its own"
    )
}

/// Returns the level of the headings, if only the first has it: that is the title of the document.
fn level_of_title(blocks: &[Block]) -> Option<u8> {
    let levels = || {
        blocks.iter().filter_map(|block| match block {
            Block::Heading { level, .. } if *level > 0 => Some(*level),
            _ => None,
        })
    };
    let first = levels().next()?;
    (levels().filter(|level| *level <= first).count() == 1).then_some(first)
}

/// The blocks of a document whose lists are being turned into tables.
#[derive(Default)]
struct Lists {
    into: Vec<Block>,
    /// The current list.
    list: Vec<ListEntry>,
    section: SoFar,
    /// The level of the title.
    title: Option<u8>,
    /// The levels of the headings above.
    above: Vec<u8>,
    /// None in a document without tables of activities.
    beside: Option<BesideTables>,
    /// True if a list was one of activities.
    has_activities: bool,
    /// Remarks about lists under a priority that were taken for text.
    unlabelled: Vec<Text>,
}

/// The facts about a section, from the lines since its heading.
#[derive(Default)]
struct SoFar {
    /// True if the heading, or a line, says that activities follow.
    is_captioned: bool,
    /// True if there is a list of activities already.
    has_list: bool,
    /// True if the last text before the list says what it lists: `Planen bygger på:`.
    is_led: bool,
}

/// The place of lists in a document that has tables of activities.
struct BesideTables {
    /// True if the heading above them is labelled as a goal or a priority.
    is_level: bool,
}

impl Lists {
    /// Takes blocks, and ends the last list.
    fn take(mut self, blocks: Vec<Block>, document: &Document) -> Self {
        for ListSection { head, entries } in sections(blocks, document) {
            if let Some(head) = head {
                self.head(head, document);
            }
            let mut entries = entries.into_iter().peekable();
            while let Some(entry) = entries.next() {
                self.entry(entry, entries.peek(), document);
            }
        }
        self.end(document);
        self
    }

    /// Takes a heading or a table.
    fn head(&mut self, head: Block, document: &Document) {
        self.end(document);
        self.section = SoFar::default();
        if let Block::Heading { level, piece } = head {
            self.section.is_captioned = is_caption(document.text(piece));
            self.above.retain(|it| *it < level);
            self.above.extend(Some(level).filter(|level| *level > 0 && Some(*level) != self.title));
        }
        self.into.push(head);
    }

    /// Takes a paragraph.
    fn entry(&mut self, entry: ListEntry, next: Option<&ListEntry>, document: &Document) {
        match entry.kind {
            // A page ends, a text is struck or somebody is quoted, and the list goes on.
            Kind::Margin | Kind::Aside | Kind::Quote => self.into.extend(entry.block),
            _ if self.is_of_list(&entry, next) => self.list.push(entry),
            _ => {
                self.end(document);
                let text = document.text(entry.piece).trim_end();
                self.section.is_captioned |= is_caption(text);
                // What such a line begins is another list: `We also like:`.
                self.section.is_led = text.ends_with(':');
                self.section.has_list &= !self.section.is_led;
                self.into.extend(entry.block);
            }
        }
    }

    /// Returns whether a paragraph begins or continues the list.
    fn is_of_list(&self, entry: &ListEntry, next: Option<&ListEntry>) -> bool {
        let is_open = self.list.last().is_some_and(|last| last.open.is_some());
        let is_labelled = entry.role().is_some();
        if entry.is_title() || is_open {
            return true;
        }
        if self.list.is_empty() {
            return matches!(entry.kind, Kind::Item(_)) && !is_labelled;
        }
        match entry.kind {
            Kind::Item(_) | Kind::Within(_) => true,
            Kind::Plain if self.is_of_all(entry) => false,
            Kind::Plain => {
                let text = entry.parts.first().map_or("", |part| &part.text);
                let is_said_of =
                    next.is_some_and(|next| next.kind == Kind::Plain && next.is_labelled() && !next.is_title());
                let is_text = text.split_once(':').is_some_and(|(label, _)| words::is("label", label));
                let is_level = is_level_label(text) && (is_text || is_said_of);
                // Between activities that are paragraphs, a text is about the one above.
                let is_between = self.list.first().is_some_and(|first| first.kind == Kind::Plain)
                    && next.is_some_and(ListEntry::is_title);
                is_labelled
                    || is_level
                    || is_between
                    || entry.parts.first().is_some_and(|part| part.clone().split_label())
            }
            _ => false,
        }
    }

    /// Returns whether a paragraph names who is responsible for more than the item above, as that says who is itself.
    fn is_of_all(&self, entry: &ListEntry) -> bool {
        let above = self.list.last().filter(|above| matches!(above.kind, Kind::Item(_) | Kind::Within(_)));
        entry.names_owner() && above.is_some_and(ListEntry::names_owner)
    }

    /// Ends the list: a table if it is one of activities, else the paragraphs that it was.
    fn end(&mut self, document: &Document) {
        let list = std::mem::take(&mut self.list);
        if list.is_empty() {
            return;
        }
        let is_level = self.beside.as_ref().map(|beside| beside.is_level);
        // Beside tables, only who is responsible says that a list is one too.
        let says = if is_level == Some(false) { ListEntry::names_owner } else { ListEntry::is_labelled };
        if self.section.is_captioned || self.section.has_list || list.iter().any(says) {
            (self.section.has_list, self.has_activities) = (true, true);
            self.into.extend(tables(list, &self.above, self.title));
        } else {
            if is_level.unwrap_or(self.above.len() >= LEVELS) && !self.section.is_led {
                self.unlabelled.push(taken_for_text(&list, document));
            }
            self.into.extend(list.into_iter().filter_map(|entry| entry.block));
        }
    }
}

/// The number of headings above a list under a priority: those of the goal and the priority.
const LEVELS: usize = 2;

/// Returns the remark that a list without labels, among lists of activities, was taken for text.
fn taken_for_text(list: &[ListEntry], document: &Document) -> Text {
    let first = list[0].piece;
    let (place, title) = (document.pieces[first].place.words(), joined_lines(document.text(first)));
    text!(
        place = place;
        "{place}: listan som börjar med ”{title}” är tagen som text; om den är aktiviteter, skriv ”Aktiviteter” på en rad över den",
        "{place}: the list that begins with “{title}” was taken as text; if it has activities, write “Activities” on a line above it"
    )
}

/// Returns whether a heading or a line says that activities follow: `Åtgärder`, `Aktiviteter 2025–2027`.
fn is_caption(text: &str) -> bool {
    let without_years: String = text.chars().filter(|c| !c.is_ascii_digit() && !matches!(c, '–' | '-')).collect();
    words::is("caption", &without_years)
}
