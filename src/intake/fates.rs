//! The fates of the pieces of a document, as they are decided.

use super::account::Fate;
use super::columns::role_of_label;
use super::document::{Block, Cell};
use super::levels::titled;
use super::recognise::Taker;
use crate::locale::{Text, text};

impl Taker<'_> {
    /// Skips a block if the map leaves out the block, its sheet, or a heading above it. `below` is the level of such a
    /// heading.
    pub(super) fn skips(&mut self, block: &Block, below: &mut Option<u8>) -> bool {
        if let Block::Heading { level, piece } = block {
            *below = below.filter(|skipped| level > skipped);
            if below.is_none() && self.is_skipped(self.document.text(*piece)) {
                *below = Some(*level);
            }
        }
        let pieces: Vec<Option<usize>> = match block {
            Block::Heading { piece, .. } if below.is_some() => vec![Some(*piece)],
            Block::Paragraph { piece, .. } if below.is_some() || self.is_skipped(self.document.text(*piece)) => {
                vec![Some(*piece)]
            }
            Block::Table(table) if below.is_some() || table.sheet.as_ref().is_some_and(|it| self.is_skipped(it)) => {
                table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.piece).collect()
            }
            _ => return false,
        };
        for piece in pieces {
            self.leave_out(piece, SKIPPED, false);
        }
        true
    }

    /// Returns whether the map leaves out what has this name.
    pub(super) fn is_skipped(&self, text: &str) -> bool {
        let skip = &self.draft.given.skip;
        skip.get(text).is_some() || skip.get(&titled(text).title).is_some()
    }

    /// Records that a piece is in the plan as it was.
    pub(super) fn carry(&mut self, piece: Option<usize>) {
        self.decide(piece, Fate::Carried);
    }

    /// Records the fate of a piece, unless it has one. Of the parts of a piece, all that are changed are told.
    pub(super) fn decide(&mut self, piece: Option<usize>, fate: Fate) {
        if let Some(piece) = piece {
            let fate = self.unless_struck(piece, fate);
            match (&mut self.fates[piece], fate) {
                (Some(Fate::Changed { to, why }), Fate::Changed { to: more, why: other }) => {
                    to.push_str("; ");
                    to.push_str(&more);
                    if *why != other {
                        *why = text!(first = *why, other = other; "{first}; {other}", "{first}; {other}");
                    }
                }
                // What is left out of a piece is no more than a part of it, if another part is taken.
                (
                    own @ Some(Fate::LeftOut { is_of_plan: false, .. }),
                    fate @ (Fate::Carried | Fate::Changed { .. }),
                )
                | (own @ (None | Some(Fate::Carried)), fate @ Fate::Changed { .. })
                | (own @ None, fate) => {
                    *own = Some(fate);
                }
                _ => {}
            }
        }
    }

    /// Returns the fate of a piece, changed if part of its text is struck out.
    fn unless_struck(&self, piece: usize, fate: Fate) -> Fate {
        let kept = self.document.struck.get(&piece);
        match (fate, kept) {
            (Fate::Carried, Some(kept)) if kept.is_empty() => Fate::LeftOut { why: STRUCK, is_of_plan: true },
            (Fate::Carried, Some(kept)) if kept == self.document.text(piece) => {
                Fate::Changed { to: kept.clone(), why: STRUCK_KEPT }
            }
            (Fate::Carried, Some(kept)) => Fate::Changed { to: kept.clone(), why: STRUCK },
            (Fate::Changed { to, why }, Some(_)) if why == MENDED => Fate::Changed { to, why: STRUCK },
            (fate, _) => fate,
        }
    }

    pub(super) fn change(&mut self, piece: Option<usize>, to: &str, why: Text) {
        self.decide(piece, Fate::Changed { to: to.to_owned(), why });
    }

    /// Records that a cell is not in the plan, also where it is a part of a piece whose other parts are.
    pub(super) fn leave_out_of(&mut self, cell: &Cell, why: Text) {
        let whole = cell.piece.filter(|piece| !self.document.struck.contains_key(piece));
        let whole = whole.map_or("", |piece| self.document.text(piece)).trim();
        let is_label = |text: &str| role_of_label(text.trim_start_matches(['-', '–', ' '])).is_some();
        let is_other = |(before, after): &(&str, &str)| {
            !(before.is_empty() || is_label(before)) || after.contains(char::is_alphanumeric)
        };
        match whole.split_once(&*cell.text).filter(is_other) {
            Some((before, after)) => self.change(cell.piece, &format!("{before}–{after}"), why),
            None => self.leave_out(cell.piece, why, false),
        }
    }

    pub(super) fn leave_out(&mut self, piece: Option<usize>, why: Text, is_of_plan: bool) {
        self.decide(piece, Fate::LeftOut { why, is_of_plan });
    }
}

/// The reason for leaving out what the map says to leave out.
pub(super) const SKIPPED: Text = Text::fixed("så är det bestämt (`--map`)", "so it was decided (`--map`)");
/// The reason for leaving out text that is struck out.
pub(super) const STRUCK: Text = Text::fixed("struken text är inte tagen", "struck text was not taken");
/// The reason for keeping a cell when it is unknown which of its words are struck out.
const STRUCK_KEPT: Text = Text::fixed(
    "cellen har struken text, som är tagen med: se efter vad som ska stå",
    "the cell has struck text, which was taken too: see what is to stand",
);
/// The reason for leaving out a word such as `Aktiviteter` above a table.
pub(super) const ABOVE_TABLE: Text = Text::fixed("står bara ovanför tabellen", "only stands above the table");
/// The reason for leaving out a sign such as `–`.
pub(super) const BLANK: Text = Text::fixed("ett tecken för att inget är angivet", "a sign that nothing is stated");
/// The reason for texts whose line breaks and hyphens were repaired.
pub(super) const MENDED: Text =
    Text::fixed("radbrytningar och avstavningar är lagade", "line breaks and hyphenation were mended");
/// The reason for content without a place in a plan.
pub(super) const KEPT_AS_COMMENT: Text = Text::fixed(
    "har ingen plats i en plan; står som kommentar i filen",
    "has no place in a plan; it stands as a comment in the file",
);
