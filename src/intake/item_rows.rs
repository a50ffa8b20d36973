//! The activities among the items of a list, as tables below the headings that are items too.

use std::collections::HashMap;

use super::column_periods::{part_of_year, period};
use super::columns::Role;
use super::document::{Block, Cell, Kind, Row, Table};
use super::entries::ListEntry;
use super::items::{Item, items};
use super::labels::Part;
use super::levels::titled;
use super::words;

/// The most columns for labels that have no role.
const MOST_OTHERS: usize = 100;
/// The most texts of a role in an activity.
const MOST_OF_ROLE: usize = 20;

/// Returns a list of activities as tables. Items that say nothing by themselves, above several that do, are headings.
/// `above` are the levels of the headings above the list.
pub(super) fn tables(list: Vec<ListEntry>, above: &[u8], title: Option<u8>) -> Vec<Block> {
    let items = items(list);
    let depth = depth_of_activities(&items);
    // A plan has two levels above its activities.
    let innermost = above.last().copied().or(title).unwrap_or_default();
    let is_deeper = above.len() + depth <= 2;
    let mut tables = Tables { depth, first: innermost + u8::from(is_deeper), is_deeper, ..Tables::default() };
    for item in items {
        tables.take(item, 0);
    }
    tables.end();
    tables.into
}

/// Returns the number of levels of items above the activities.
fn depth_of_activities(items: &[Item]) -> usize {
    let mut outer: Vec<&Item> = items.iter().collect();
    if outer.iter().any(|item| item.is_labelled()) {
        return 0;
    }
    for depth in 1.. {
        let inner: Vec<&Item> = outer.iter().flat_map(|item| &item.items).collect();
        let said = inner.iter().filter(|item| item.is_labelled()).count();
        let is_level = |item: &&Item| item.parts.first().is_some_and(|part| titled(&part.text).label.is_some());
        let has_several = |item: &&Item| item.items.iter().filter(|item| item.is_labelled()).count() > 1;
        if said * 2 > inner.len() && outer.iter().any(|item| has_several(item) || is_level(item)) {
            return depth;
        }
        if inner.is_empty() {
            break;
        }
        outer = inner;
    }
    0
}

/// The tables and headings of a list under construction.
#[derive(Default)]
struct Tables {
    into: Vec<Block>,
    rows: Vec<Vec<Part>>,
    depth: usize,
    /// The level of the outermost headings.
    first: u8,
    /// True if those below them have a level of their own.
    is_deeper: bool,
}

impl Tables {
    fn take(&mut self, item: Item, depth: usize) {
        if depth >= self.depth {
            self.activity(item);
            return;
        }
        self.end();
        let deeper = if self.is_deeper { u8::try_from(depth).unwrap_or(u8::MAX) } else { 0 };
        self.into.push(Block::Heading { level: self.first.saturating_add(deeper), piece: item.piece });
        let mut last = item.piece;
        for (_, Part { piece, .. }) in item.below {
            if std::mem::replace(&mut last, piece) != piece {
                self.into.push(Block::Paragraph { kind: Kind::Plain, piece });
            }
        }
        for item in item.items {
            self.take(item, depth + 1);
        }
    }

    /// Adds an activity, with those below it that have an owner of their own.
    fn activity(&mut self, item: Item) {
        let at = self.rows.len();
        let labelled = item.items.iter().filter(|item| item.has_labels()).count();
        // Who is responsible may stand in the only item below.
        let is_said_below = !item.is_labelled() && labelled == 1;
        self.rows.push(item.parts.into_iter().chain(item.below.into_iter().map(|(_, part)| part)).collect());
        for inner in item.items {
            self.below(inner, at, is_said_below);
        }
    }

    /// Adds an item below an activity: to that, or as an activity where it names an owner of its own.
    fn below(&mut self, item: Item, at: usize, is_said_below: bool) {
        if item.names_owner() && !is_said_below {
            self.activity(item);
            return;
        }
        let parts = item.parts.into_iter().chain(item.below.into_iter().map(|(_, part)| part));
        let is_labelled = |parts: &[Part]| parts.iter().any(|part| part.role.is_some());
        let mut parts: Vec<Part> = parts.collect();
        if is_labelled(&parts) && !is_said_below {
            // What is said of a part is not said of the whole.
            parts = parts.into_iter().map(Part::into_whole).collect();
        } else {
            for part in parts.iter_mut().filter(|part| part.role.is_none()) {
                part.split_label();
            }
        }
        self.rows[at].extend(parts);
        for item in item.items {
            self.below(item, at, is_said_below);
        }
    }

    fn end(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        if !rows.is_empty() {
            self.into.push(Block::Table(table(rows)));
        }
    }
}

/// The columns of a table under construction, by role or label and by how many of those a row has had.
struct ColumnNumbers {
    at: HashMap<(String, usize), u32>,
    /// The headers; none for texts without a label.
    headers: Vec<Option<String>>,
    others: usize,
}

impl ColumnNumbers {
    fn of(&mut self, part: &Part, count: usize) -> u32 {
        let (role, label) = (part.role, &*part.label);
        let (name, own) = column_of(part);
        let is_of_period = role.is_some() && !own.is_empty();
        let name = format!("{} {own}", name.unwrap_or_default());
        let next = u32::try_from(self.headers.len()).unwrap_or(u32::MAX);
        *self.at.entry((name, count)).or_insert_with(|| {
            let usual = role.and_then(|role| words::of(role.name()).first().cloned());
            let is_usual =
                matches!(role, Some(Role::Title | Role::Owner | Role::Number)) || (count > 0 && !is_of_period);
            self.others += usize::from(role.is_none() && !label.is_empty());
            let own = Some(label.to_owned()).filter(|label| !label.is_empty());
            self.headers.push(if is_usual { usual.or(own) } else { own });
            next
        })
    }
}

/// Returns the role of the column that a part belongs in, and the period or the unknown label that it has one of its
/// own for: `Uppföljning 2024`.
fn column_of(part: &Part) -> (Option<&'static str>, String) {
    let own = match part.role {
        Some(Role::Status | Role::Note) => period(&part.label).map(|year| match part_of_year(&part.label, year) {
            Some(part) => part.to_string(),
            None => year.to_string(),
        }),
        Some(_) => None,
        None => Some(part.label.clone()),
    };
    (part.role.map(Role::name), own.unwrap_or_default())
}

/// Returns the activities as a table with a column for each label.
fn table(rows: Vec<Vec<Part>>) -> Table {
    let mut numbers = ColumnNumbers { at: HashMap::new(), headers: Vec::new(), others: 0 };
    for role in [Role::Title, Role::Owner] {
        numbers.of(&Part { role: Some(role), ..Part::bare(0, "") }, 0);
    }
    let mut is_owner_named = false;
    let mut table = Table { rows: vec![Row::default()], is_list: true, ..Table::default() };
    for parts in rows {
        let mut counts: HashMap<_, usize> = HashMap::new();
        let mut cells: Vec<Cell> = Vec::with_capacity(parts.len());
        for (number, mut part) in parts.into_iter().enumerate() {
            if number == 0 {
                part.role = Some(Role::Title);
            }
            let count = counts.get(&column_of(&part)).copied().unwrap_or_default();
            let may_repeat =
                matches!(part.role, None | Some(Role::Owner | Role::Support | Role::Status | Role::Note | Role::Link));
            let is_other = part.role.is_none() && !part.label.is_empty();
            let is_too_many = is_other && (count > 0 || numbers.others >= MOST_OTHERS);
            if (count > 0 && !may_repeat) || (part.role.is_some() && count >= MOST_OF_ROLE) || is_too_many {
                part = part.into_whole();
            }
            let count = counts.entry(column_of(&part)).or_default();
            let column = numbers.of(&part, *count);
            if part.role == Some(Role::Owner) && *count == 0 && !is_owner_named && !part.label.is_empty() {
                is_owner_named = true;
                numbers.headers[1] = Some(part.label.clone());
            }
            *count += 1;
            cells.push(Cell { column, width: 1, piece: Some(part.piece), text: part.text, link: None });
        }
        cells.sort_by_key(|cell| cell.column);
        table.rows.push(Row { colors: Vec::new(), cells });
    }
    let headers = (0..).zip(numbers.headers).filter_map(|(column, text)| Some((column, text?)));
    table.rows[0].cells =
        headers.map(|(column, text)| Cell { column, width: 1, piece: None, text, link: None }).collect();
    table
}
