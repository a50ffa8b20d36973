//! The cells of an activity's row: owners, dates and links.

use super::NewActivity;
use super::columns::Role;
use super::dates;
use super::document::Cell;
use super::joined_lines::joined_lines;
use super::owners::Named;
use super::recognise::{KEPT_AS_COMMENT, Taker};
use super::words;
use crate::locale::Text;
use crate::model::When;

impl Taker<'_> {
    /// Keeps text without a place in the plan as a comment on the activity.
    pub(super) fn keep(&mut self, cell: &Cell, head: &str, activity: &mut NewActivity) {
        let text = joined_lines(&cell.text);
        let remark = if head.is_empty() { text } else { format!("{head}: {text}") };
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

    /// Takes owners and supporting owners.
    pub(super) fn owners(&mut self, cell: &Cell, role: Role, activity: &mut NewActivity) {
        let named = self.named(&cell.text);
        let all = named.owners.iter().chain(&named.support).cloned().collect::<Vec<_>>().join("; ");
        if named.is_guess {
            let why = Text::fixed("två namn utan något emellan", "two names with nothing between them");
            self.change(cell.piece, &all, why);
        } else {
            self.carry(cell.piece);
        }
        if role == Role::Owner {
            activity.owners.extend(named.owners);
            activity.support.extend(named.support);
        } else {
            activity.support.extend(named.owners.into_iter().chain(named.support));
        }
    }

    /// Takes a date or an interval.
    pub(super) fn time(&mut self, cell: &Cell, role: Role, activity: &mut NewActivity) {
        let found = dates::read(self.draft.given.times.get(&cell.text).unwrap_or(&cell.text));
        let is_empty = found.start.is_none() && found.every.is_none() && found.until.is_none();
        let last = found.until.or(found.start);
        match role {
            Role::Until => activity.until = activity.until.or(last),
            Role::Deadline => activity.deadline = activity.deadline.or(last),
            Role::Every => activity.every = activity.every.or(found.every),
            _ if found.is_deadline => activity.deadline = activity.deadline.or(last),
            _ => {
                activity.start = activity.start.or(found.start);
                activity.until = activity.until.or(found.until);
            }
        }
        activity.every = activity.every.or(found.every);
        if is_empty || (role == Role::Every && found.every.is_none()) {
            let is_ongoing = words::is("ongoing", &cell.text);
            if !is_ongoing || !is_empty {
                self.draft.met.times.add(&cell.text, String::new());
                self.keep(cell, "", activity);
                return;
            }
        }
        if found.is_near {
            let said = [
                found.start.map(|it| format!("start = {it}")),
                found.every.map(|it| format!("every = {}", it.name())),
                found.until.map(|it| format!("until = {it}")),
            ];
            let said = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
            let why = Text::fixed("det närmaste som en plan kan säga", "the nearest that a plan can say");
            self.change(cell.piece, &said, why);
            activity.remarks.push(joined_lines(&cell.text));
        } else {
            self.carry(cell.piece);
        }
    }
}

/// Resolves combinations of dates that a plan cannot have.
pub(super) fn settle(activity: &mut NewActivity) {
    let remark = |key: &str, when: When, remarks: &mut Vec<String>| remarks.push(format!("{key}: {when}"));
    if activity.every.is_some()
        && let Some(deadline) = activity.deadline.take()
    {
        // A repeated activity has no deadline, so the deadline becomes its last date.
        match activity.until {
            None => activity.until = Some(deadline),
            Some(_) => remark("deadline", deadline, &mut activity.remarks),
        }
    }
    if let (Some(deadline), Some(_)) = (activity.deadline, activity.until) {
        activity.deadline = None;
        remark("deadline", deadline, &mut activity.remarks);
    }
    if let Some(start) = activity.start {
        for (key, when) in [("until", &mut activity.until), ("deadline", &mut activity.deadline)] {
            if let Some(end) = when.filter(|end| end.last_day() < start.first_day()) {
                remark(key, end, &mut activity.remarks);
                *when = None;
            }
        }
    }
}

/// Returns whether a text is a valid address of a link.
pub(super) fn is_address(text: &str) -> bool {
    let is_scheme = ["http://", "https://", "mailto:"].iter().any(|scheme| text.starts_with(scheme));
    is_scheme && !text.contains(char::is_whitespace)
}
