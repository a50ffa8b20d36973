//! The cells of an activity's row: owners, dates and links.

use super::columns::{Columns, Role};
use super::dates;
use super::document::{Cell, Row};
use super::fates::KEPT_AS_COMMENT;
use super::footnote_marks::{MARKED, without_mark};
use super::joined_lines::joined_lines;
use super::owners::{DOUBLED, Named, drop_owners};
use super::recognise::Taker;
use super::words;
use super::{NewActivity, Origin};
use crate::locale::Text;
use crate::model::{When, same_key};

impl Taker<'_> {
    /// Keeps text without a place in the plan as a comment on the activity.
    pub(super) fn keep(&mut self, cell: &Cell, head: &str, activity: &mut NewActivity) {
        let remark = remark(cell, head);
        self.change(cell.piece, &format!("# {remark}"), KEPT_AS_COMMENT);
        activity.remarks.push(remark);
    }

    /// Returns the names in a text, and records the decision about each.
    pub(super) fn named(&mut self, text: &str) -> Named {
        let named = self.known.read(text, &self.draft.given.owners);
        for (name, taken) in &named.taken {
            self.draft.met.owners.add(name, taken.clone());
        }
        named
    }

    /// Records what became of the names in a cell.
    pub(super) fn tell_names(&mut self, cell: &Cell, named: &Named) {
        let piece = cell.piece;
        let all = named.owners.iter().chain(&named.support).cloned().collect::<Vec<_>>().join("; ");
        if named.has_nobody && all.is_empty() {
            self.leave_out_of(cell, NOBODY);
        } else if named.has_nobody {
            self.change(piece, &all, NOBODY_BESIDE);
        } else if let Some(why) = &named.changed {
            self.change(piece, &all, why.clone());
        } else {
            self.carry(piece);
        }
    }

    /// Takes owners and supporting owners.
    pub(super) fn owners(&mut self, cell: &Cell, role: Role, activity: &mut NewActivity) {
        let (rest, times) = self.without_times(&cell.text);
        for text in times {
            self.time(&Cell { text, ..cell.clone() }, (Role::Range, ""), activity);
        }
        if rest.is_empty() {
            return;
        }
        let cell = &Cell { text: rest, ..cell.clone() };
        let named = self.named(&cell.text);
        let is_nobody = named.has_nobody && named.owners.is_empty() && named.support.is_empty();
        activity.has_nobody |= is_nobody && role == Role::Owner;
        if is_nobody && role == Role::Support {
            self.leave_out_of(cell, NO_SUPPORT);
        } else {
            self.tell_names(cell, &named);
        }
        if role == Role::Owner {
            add_names(&mut activity.owners, named.owners);
            add_names(&mut activity.support, named.support);
        } else {
            add_names(&mut activity.support, named.owners.into_iter().chain(named.support));
        }
    }

    /// Returns a list of names without the times in it, and these: `Tekniska, klart 2025`, `Tekniska (löpande)`.
    pub(super) fn without_times(&self, text: &str) -> (String, Vec<String>) {
        let (mut names, mut times) = (Vec::new(), Vec::new());
        for part in self.known.split(text) {
            let (name, time) = without_time(part);
            names.extend(Some(name).filter(|name| !name.is_empty() || time.is_empty()));
            times.extend(Some(time).filter(|time| !time.is_empty()).map(str::to_owned));
        }
        if times.is_empty() || self.draft.given.owners.get(text).is_some() {
            return (text.to_owned(), Vec::new());
        }
        (names.join(";").trim().to_owned(), times)
    }

    /// Takes a date or an interval. `head` is the header of its column, or who a second one is about.
    pub(super) fn time(&mut self, cell: &Cell, (role, head): (Role, &str), activity: &mut NewActivity) {
        let bare = without_mark(cell.text.trim());
        let is_marked = bare != cell.text.trim();
        let found = dates::read(self.draft.given.times.get(&cell.text).map_or(bare, String::as_str));
        let is_empty = !found.says_when();
        let last = found.last();
        let is_endless = words::is("ongoing", &cell.text) || (found.every.is_some() && found.is_near);
        if matches!(role, Role::Until | Role::Deadline) && last.is_none() && is_endless {
            // It has no end: `pågår`, `löpande`.
            self.keep(cell, head, activity);
            return;
        }
        // `Vart tredje år med start 2024` says no end, wherever it stands.
        let is_start = found.is_from && matches!(role, Role::Until | Role::Deadline);
        let (start, until, deadline) = match role {
            _ if is_start => (found.start, None, None),
            Role::Until => (None, last, None),
            Role::Deadline => (None, None, last),
            _ => (found.start, found.until, found.deadline),
        };
        let is_second = |new: Option<When>, own: Option<When>| new.is_some() && own.is_some() && new != own;
        let is_another = is_second(start, activity.start)
            || is_second(until, activity.until)
            || is_second(deadline, activity.deadline)
            || (found.every.is_some() && activity.every.is_some() && found.every != activity.every);
        if is_another {
            self.keep(cell, head, activity);
            return;
        }
        activity.start = activity.start.or(start);
        activity.until = activity.until.or(until);
        activity.deadline = activity.deadline.or(deadline);
        activity.every = activity.every.or(found.every);
        for (key, when) in [("start", start), ("until", until), ("deadline", deadline)] {
            activity.times.extend(when.and(self.origin(cell.piece)).map(|origin| (key, origin)));
        }
        if is_empty || (role == Role::Every && found.every.is_none()) {
            self.draft.met.times.add(&cell.text, String::new());
            self.keep(cell, head, activity);
            return;
        }
        // Of `2024–2025` in a column of deadlines, the first is none.
        let is_cut = found.start.is_some() && found.start != last && start.is_none();
        if found.is_near || is_cut || is_start {
            let said = [
                start.map(|it| format!("start = {it}")),
                found.every.map(|it| format!("every = {}", it.name())),
                until.map(|it| format!("until = {it}")),
                deadline.map(|it| format!("deadline = {it}")),
            ];
            let said = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
            let why = Text::fixed("det närmaste som en plan kan säga", "the nearest that a plan can say");
            self.change(cell.piece, &said, why);
            activity.remarks.push(remark(cell, head));
        } else if is_marked {
            self.change(cell.piece, bare, MARKED);
        } else {
            self.carry(cell.piece);
        }
    }

    /// Takes the owners of an activity out of its supporting owners, and tells that at the cells that name them.
    pub(super) fn without_doubled(&mut self, activity: &mut NewActivity, rows: &[Row], columns: &Columns) {
        if !drop_owners(&mut activity.support, &activity.owners) {
            return;
        }
        let names = activity.support.join("; ");
        let cells = rows.iter().flat_map(|row| &row.cells);
        for cell in cells.filter(|cell| columns.role_at(cell.column) == Some(Role::Support)) {
            self.change(cell.piece, if names.is_empty() { "–" } else { &names }, DOUBLED);
        }
    }
}

/// Returns the text of a cell as a comment, with the header of its column.
pub(super) fn remark(cell: &Cell, head: &str) -> String {
    let text = joined_lines(&cell.text);
    if head.is_empty() { text } else { format!("{head}: {text}") }
}

/// Returns a name and the time that it is or ends with, either of which may be empty.
fn without_time(part: &str) -> (&str, &str) {
    let is_time = |text: &str| {
        let found = dates::read(text);
        let is_near_interval = ["near-month", "near-half-year"].iter().any(|meaning| words::is(meaning, text));
        found.says_when() && (!found.is_near || is_near_interval)
    };
    if is_time(part) {
        return ("", part.trim());
    }
    let ends = [". ", " (", " – ", " - "].into_iter().filter_map(|sign| part.split_once(sign));
    let mut ends = ends.map(|(name, time)| (name, time.trim().trim_end_matches([')', '.'])));
    ends.find(|(_, time)| is_time(time)).unwrap_or((part, ""))
}

/// Adds the names that are not there yet.
pub(super) fn add_names(into: &mut Vec<String>, names: impl IntoIterator<Item = String>) {
    for name in names {
        if !into.iter().any(|own| same_key(own) == same_key(&name)) {
            into.push(name);
        }
    }
}

/// The reasons for leaving out words that stand where a name would.
const NOBODY: Text = Text::fixed("ingen ansvarig är angiven", "no owner is stated");
const NO_SUPPORT: Text = Text::fixed("ingen som ger stöd är angiven", "no supporter is stated");
const NOBODY_BESIDE: Text = Text::fixed("ett av namnen är inget namn", "one of the names is no name");

/// Resolves combinations of dates that a plan cannot have: one becomes a comment. Returns its cells with the comment.
pub(super) fn settle(activity: &mut NewActivity) -> Vec<(Origin, String)> {
    let mut kept = Vec::new();
    if activity.every.is_some()
        && let Some(deadline) = activity.deadline.take()
    {
        // A repeated activity has no deadline, so the deadline becomes its last date.
        match activity.until {
            None => {
                activity.until = Some(deadline);
                let of_deadline = activity.times.iter_mut().filter(|(key, _)| *key == "deadline");
                of_deadline.for_each(|(key, _)| *key = "until");
            }
            Some(_) => kept.push(deadline),
        }
    }
    if let (Some(deadline), Some(_)) = (activity.deadline, activity.until) {
        activity.deadline = None;
        kept.push(deadline);
    }
    let mut cells = Vec::new();
    for deadline in kept {
        let remark = format!("deadline: {deadline}");
        let of_deadline = activity.times.iter().filter(|(key, _)| *key == "deadline");
        cells.extend(of_deadline.map(|(_, origin)| (*origin, remark.clone())));
        activity.remarks.push(remark);
    }
    cells
}
