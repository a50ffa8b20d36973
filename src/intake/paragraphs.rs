//! The paragraphs of a document: texts, comments and owners of goals and priorities.

use super::cells::add_names;
use super::columns::Role;
use super::document::{Cell, Kind};
use super::fates::{ABOVE_TABLE, BLANK, KEPT_AS_COMMENT, MENDED};
use super::joined_lines::joined_lines;
use super::labels::{Part, parts};
use super::owners::Named;
use super::recognise::Taker;
use super::words;
use crate::locale::Text;

/// The most characters of names after `Ansvarig:`.
const LONGEST_NAMES: usize = 200;

impl Taker<'_> {
    /// Takes a paragraph, unless its fate is decided.
    pub(super) fn paragraph(&mut self, kind: Kind, piece: usize) {
        let source = self.document.text(piece);
        let text = joined_lines(source);
        let piece_at = Some(piece);
        if self.fates[piece].is_some() {
            return;
        }
        match kind {
            Kind::Margin => {
                let why = Text::fixed("sidhuvud, sidfot eller innehåll", "a page's header or footer, or contents");
                self.leave_out(piece_at, why, false);
            }
            Kind::Aside => {
                let why = Text::fixed(
                    "fotnot, kommentar, textruta eller struken text",
                    "a footnote, a comment, a text box or struck text",
                );
                self.leave_out(piece_at, why, true);
            }
            Kind::Front => self.front(&text, piece),
            _ if words::is_blank(&text) => self.leave_out(piece_at, BLANK, false),
            _ if words::is_caption(&text) => self.leave_out(piece_at, CAPTION, false),
            _ if self.is_in_goal && self.answering(piece) => {}
            _ if words::is("caption", &text) => self.leave_out(piece_at, ABOVE_TABLE, false),
            Kind::Quote if self.is_in_goal => self.remark(&text, piece),
            _ if self.is_in_goal && words::begins("see", &text) => self.leads_elsewhere(&text, piece),
            _ => self.say(&text, piece),
        }
    }

    /// Takes the owners of everything below a heading, and what more the paragraph says: `Ansvarig: Kulturnämnden`.
    fn answering(&mut self, piece: usize) -> bool {
        let (parts, open) = parts(self.document.text(piece), piece);
        let [first, ..] = &parts[..] else { return false };
        let is_short = |part: &Part| part.text.chars().count() <= LONGEST_NAMES;
        if first.role != Some(Role::Owner) || open.is_some() || !parts.iter().all(is_short) {
            return false;
        }
        for part in parts {
            if !matches!(part.role, Some(Role::Owner | Role::Support)) {
                self.add_text(&joined_lines(&part.whole));
                self.carry(Some(piece));
                continue;
            }
            // A goal has no time of its own.
            let (text, times) = self.without_times(&part.text);
            for time in times {
                self.remark(&format!("{}: {time}", part.label), piece);
            }
            if text.is_empty() {
                continue;
            }
            let cell = Cell { text, piece: Some(piece), ..Cell::default() };
            let named = self.named(&cell.text);
            self.tell_names(&cell, &named);
            let Named { owners, support, .. } = named;
            let goal = self.goal();
            let (own, lent) = match goal.priorities.last_mut() {
                Some(priority) => (&mut priority.owners, &mut priority.support),
                None => (&mut goal.owners, &mut goal.support),
            };
            add_names(if part.role == Some(Role::Owner) { own } else { &mut *lent }, owners);
            add_names(lent, support);
        }
        self.belongs(piece);
        true
    }

    /// Adds a paragraph to the text of the current goal or priority.
    pub(super) fn say(&mut self, text: &str, piece: usize) {
        let (label, own) = match text.split_once(':') {
            Some((label, own)) if self.is_in_goal && is_label(label) => (true, own.trim()),
            _ => (false, text),
        };
        if label {
            let why =
                Text::fixed("ordet framför texten är nivåns namn", "the word before the text is the level's name");
            self.change(Some(piece), own, why);
        } else if text == self.document.text(piece) {
            self.carry(Some(piece));
        } else {
            self.change(Some(piece), text, MENDED);
        }
        if !self.is_in_goal {
            self.draft.about.push(own.to_owned());
            return;
        }
        self.belongs(piece);
        self.add_text(own);
    }

    /// Adds to the text of the current goal or priority.
    fn add_text(&mut self, text: &str) {
        let goal = self.goal();
        add_paragraph(goal.priorities.last_mut().map_or(&mut goal.text, |priority| &mut priority.text), text);
    }

    /// Adds a paragraph to the origins of the current priority or goal.
    fn belongs(&mut self, piece: usize) {
        let origin = self.origin(Some(piece));
        let goal = self.goal();
        goal.priorities.last_mut().map_or(&mut goal.origins, |priority| &mut priority.origins).extend(origin);
    }

    /// Keeps a paragraph as a comment in the file.
    pub(super) fn remark(&mut self, text: &str, piece: usize) {
        self.belongs(piece);
        let goal = self.goal();
        let into = goal.priorities.last_mut().map_or(&mut goal.remarks, |priority| &mut priority.remarks);
        into.push(text.to_owned());
        self.change(Some(piece), &format!("# {text}"), KEPT_AS_COMMENT);
    }

    /// Keeps a paragraph that refers to other priorities until all of them are known.
    fn leads_elsewhere(&mut self, text: &str, piece: usize) {
        let origin = self.origin(Some(piece));
        self.remark(text, piece);
        if let Some((priority, origin)) = self.goal().priorities.last_mut().zip(origin) {
            priority.leads.push((text.to_owned(), origin));
        }
    }

    fn front(&mut self, text: &str, piece: usize) {
        match text.split_once(':') {
            Some((key, value)) if matches!(&*words::key(key), "title" | "titel" | "period") => {
                if words::key(key).starts_with("period") {
                    self.carry(Some(piece));
                } else {
                    self.call(value.trim().trim_matches(['"', '\'']).to_owned(), Some(piece));
                }
            }
            _ => self.leave_out(Some(piece), Text::fixed("uppgifter om filen", "facts about the file"), false),
        }
    }
}

/// Adds a paragraph to a text, unless it is the text already.
pub(super) fn add_paragraph(into: &mut Option<String>, text: &str) {
    match into {
        Some(own) if own == text => {}
        Some(own) => *own += &format!("\n\n{text}"),
        None => *into = Some(text.to_owned()),
    }
}

/// The reason for leaving out a caption.
const CAPTION: Text = Text::fixed("bildtext eller tabelltext", "the caption of a figure or a table");

fn is_label(text: &str) -> bool {
    text.chars().count() <= 60 && ["label", "priority", "goal"].iter().any(|meaning| words::is(meaning, text))
}
