//! The follow-ups in the cells of a row.

use super::column_periods::part_of_year;
use super::columns::{Role, SourceColumn};
use super::contradictions::EARLIER;
use super::document::Cell;
use super::fates::MENDED;
use super::joined_lines::joined_lines;
use super::recognise::Taker;
use super::statuses::{Stated, Statuses};
use super::tool_statuses::{begins_with_sign, is_derived, without_derived, without_late};
use super::words;
use super::{NewFollowUp, Origin};
use crate::locale::{Text, text};
use crate::model::{Period, Stage};

impl Taker<'_> {
    /// Takes a status or a note.
    pub(super) fn followed_up(&mut self, cell: &Cell, (column, role): (&SourceColumn, Role), rows: &mut Follow) {
        let text = without_derived(&cell.text);
        let note = if text.contains('\n') && self.document.has_lines_of_its_own() {
            text.to_owned()
        } else {
            joined_lines(text)
        };
        let before = || self.current.previous().filter(|_| column.is_before);
        let now = column.is_now.then_some(self.current);
        let period = column.period.or_else(before).or(now);
        let is_of_tool = role == Role::Status && begins_with_sign(&note);
        let note = if is_of_tool { without_late(&note) } else { note };
        let word = note.trim_start_matches(|c: char| !c.is_alphanumeric());
        if words::is("unassessed", word) || (is_of_tool && is_derived(&note)) {
            rows.of(period).is_of_tool |= is_of_tool;
            let why = Text::fixed("ingen bedömning", "no assessment");
            self.leave_out(cell.piece, why, false);
            return;
        }
        let origin = self.origin(cell.piece);
        let row = rows.of(period);
        // The tool's own workbook has the stage of a status in a column of its own.
        if role == Role::Status && row.is_of_tool {
            self.leave_out(cell.piece, STAGE_AGAIN, false);
            return;
        }
        row.is_of_tool |= is_of_tool;
        row.origins.extend(origin);
        if role == Role::Note {
            row.comments.push(note.clone());
            add_note(&mut row.note, &note);
            let is_same = note == cell.text;
            if is_same {
                self.carry(cell.piece);
            } else {
                self.change(cell.piece, &note, MENDED);
            }
            return;
        }
        if words::find(&words::key(&column.head), "rag").is_some() {
            self.light(&note, &column.head);
        }
        let (period, is_sure) = (period.unwrap_or(self.current), row.is_of_tool);
        let is_as_written = is_of_tool || note.contains('\n');
        let said = if is_as_written { note.clone() } else { self.first_line_apart(text, &note) };
        let Stated { name, rest, is_unsure } = self.draft.statuses.read(&said, period, is_sure);
        let rest = rest.map(|rest| if name.is_none() { note.clone() } else { rest });
        let part = part_of_year(&column.head, period);
        if name.as_ref().is_some_and(|name| self.draft.statuses.is_done(name)) && row.is_doubted_at(part) {
            add_first(&mut row.note, &note);
            self.change(cell.piece, &note, NOT_DONE);
            return;
        }
        if is_unsure {
            row.doubted.push(part);
        }
        let stated = name.as_deref().or(is_unsure.then_some(""));
        if let Some(why) = stated.and_then(|name| row.gives_way(name, part, &self.draft.statuses))
            && let Some(first) = row.status.take()
        {
            add_first(&mut row.note, &first);
            self.change(row.stated.map(|it| it.piece), &first, why);
        }
        let is_another = name.is_some() && row.status.is_some();
        // A second status stands in the note whole.
        if let Some(first) = rest.as_ref().filter(|_| !is_another).or(is_another.then_some(&note)) {
            add_first(&mut row.note, first);
        }
        match name {
            Some(_) if is_another => self.change(cell.piece, &note, ANOTHER),
            Some(name) => {
                (row.status, row.stated, row.part) = (Some(name), origin, part);
                self.carry(cell.piece);
            }
            None if is_unsure => {
                self.draft.unsure.push(note.clone());
                self.change(cell.piece, &note, UNSURE);
            }
            None => self.change(cell.piece, &note, NO_WORD),
        }
    }

    /// Returns a text with its line breaks mended, but the one after a status that stands on a line of its own.
    fn first_line_apart(&self, text: &str, joined: &str) -> String {
        let status = |text: &str| self.draft.statuses.stage_of(text.trim_matches(|c: char| !c.is_alphanumeric()));
        match text.split_once('\n') {
            // In lower case, the next line goes on with a sentence: `Pågår\ninte`.
            Some((first, rest))
                if status(first).is_some() && status(joined).is_none() && !rest.starts_with(char::is_lowercase) =>
            {
                format!("{first}\n{}", joined_lines(rest))
            }
            _ => joined.to_owned(),
        }
    }

    /// Decides what a light in a column such as `RAG` says: green is on track, and never done.
    fn light(&mut self, note: &str, head: &str) {
        let (light, _) = light_of(note);
        let stage = match light {
            "R" | "r" => Stage::OffTrack,
            "A" | "a" | "Y" | "y" | "G" | "g" => Stage::Ongoing,
            _ if words::is("green", light) => Stage::Ongoing,
            _ => return,
        };
        self.mean_light(light, stage, head);
    }

    /// Decides that a light is of a stage, and tells that it was decided.
    pub(super) fn mean_light(&mut self, light: &str, stage: Stage, head: &str) {
        if self.draft.statuses.mean(light, stage) {
            let name = stage.name();
            self.draft.questions.push(text!(
                "`{light}` i kolumnen {head} är taget som `{name}`; bestäm annat med `--map`",
                "`{light}` in the column {head} was taken as `{name}`; decide otherwise with `--map`"
            ));
        }
    }
}

impl Taker<'_> {
    /// Takes a status from the colour of a cell without a word.
    pub(super) fn colored(&mut self, color: &str, column: &SourceColumn, rows: &mut Follow) {
        let name = match color {
            "red" => Text::fixed("Rött", "Red"),
            "yellow" => Text::fixed("Gult", "Yellow"),
            "green" => Text::fixed("Grönt", "Green"),
            _ => Text::fixed("Blått", "Blue"),
        };
        let text = name.get(self.draft.lang).to_owned();
        self.draft.colored += 1;
        self.followed_up(&Cell { text, ..Cell::default() }, (column, Role::Status), rows);
    }
}

/// The follow-ups of a row, by period.
#[derive(Default)]
pub(super) struct Follow(Vec<OfPeriod>);

/// The follow-up of a period, if that is known.
#[derive(Default)]
struct OfPeriod {
    period: Option<Period>,
    status: Option<String>,
    note: Option<String>,
    origins: Vec<Origin>,
    /// The cell of the status.
    stated: Option<Origin>,
    /// The part of the year that the status is of, or the year.
    part: Option<Period>,
    /// The comments beside it.
    comments: Vec<String>,
    /// The parts of the year at which a word for *done* was no status.
    doubted: Vec<Option<Period>>,
    /// True if its status begins with a symbol, as those written by the tool do.
    is_of_tool: bool,
}

/// Returns whether a part of a year is sure to come after another one.
fn is_later(part: Option<Period>, than: Option<Period>) -> bool {
    part.zip(than).is_some_and(|(part, than)| than.last_day() < part.first_day())
}

impl OfPeriod {
    /// Returns whether *done* is no status at a part of the year, as it was doubted at the same time or later.
    fn is_doubted_at(&self, part: Option<Period>) -> bool {
        self.doubted.iter().any(|doubted| !is_later(part, *doubted))
    }

    /// Returns why its status gives way to another one, empty if that is unsure: the latest counts, and of two for the
    /// same time never *done*.
    fn gives_way(&self, name: &str, part: Option<Period>, statuses: &Statuses) -> Option<Text> {
        let first = self.status.as_ref()?;
        let is_not_done = statuses.is_done(first) && !statuses.is_done(name);
        if is_later(part, self.part) && !name.is_empty() {
            Some(EARLIER)
        } else {
            (is_not_done && !is_later(self.part, part)).then_some(NOT_DONE)
        }
    }
}

impl Follow {
    /// Returns the follow-ups of an activity, for a row that adds to them.
    pub(super) fn of_activity(follow_ups: Vec<NewFollowUp>) -> Self {
        let all =
            follow_ups.into_iter().map(|NewFollowUp { period, status, note, origins, stated, is_doubted }| OfPeriod {
                period: Some(period),
                status,
                note,
                origins,
                stated,
                doubted: is_doubted.then_some(None).into_iter().collect(),
                ..OfPeriod::default()
            });
        Self(all.collect())
    }

    fn of(&mut self, period: Option<Period>) -> &mut OfPeriod {
        // A note without a period belongs to the status beside it.
        let at = self.0.iter().position(|it| it.period == period || it.period.is_none() || period.is_none());
        let at = at.unwrap_or_else(|| {
            self.0.push(OfPeriod { period, ..OfPeriod::default() });
            self.0.len() - 1
        });
        let row = &mut self.0[at];
        row.period = row.period.or(period);
        row
    }

    /// Returns the follow-ups; those of an unknown period belong to the current one.
    pub(super) fn into_follow_ups(self, current: Period) -> impl Iterator<Item = NewFollowUp> {
        let said = self.0.into_iter().filter(|it| it.status.is_some() || it.note.is_some());
        said.map(move |OfPeriod { period, status, note, origins, stated, doubted, .. }| NewFollowUp {
            period: period.unwrap_or(current),
            status,
            note,
            origins,
            stated,
            is_doubted: !doubted.is_empty(),
        })
    }

    /// Returns each comment with the status beside it.
    pub(super) fn commented(&self) -> impl Iterator<Item = (&str, &str)> {
        let said = self.0.iter().filter_map(|it| Some((&**it.status.as_ref()?, &it.comments)));
        said.flat_map(|(status, comments)| comments.iter().map(move |comment| (status, &**comment)))
    }
}

/// The reason for a word that is not a status.
const NO_WORD: Text =
    Text::fixed("inget ord i skalan; står i anteckningen", "no word of the scale; it stands in the note");
/// The reason for a word for *done* that is not taken.
const UNSURE: Text = Text::fixed(
    "det som står bredvid kan säga att det inte är klart; står i anteckningen",
    "what stands beside it may say that it is not done; it stands in the note",
);
/// The reason for *done* beside a status of the same time that says otherwise.
const NOT_DONE: Text = Text::fixed(
    "en annan status för samma tid säger inte klart; står i anteckningen",
    "another status of the same time does not say done; it stands in the note",
);
/// The reason for a second status of a period.
const ANOTHER: Text = Text::fixed(
    "perioden har redan en status; står i anteckningen",
    "the period has a status already; it stands in the note",
);
/// The reason for leaving out a stage beside its status.
const STAGE_AGAIN: Text =
    Text::fixed("säger i verktygets ord vad statusen säger", "says in the tool's words what the status says");

/// Returns the light that a text begins with, and the rest: `Grön, enligt plan`.
pub(super) fn light_of(text: &str) -> (&str, &str) {
    let (light, rest) = text.split_once([':', ',', '(', '\n', ';', '–']).unwrap_or((text, ""));
    (light.trim(), rest)
}

fn add_note(note: &mut Option<String>, more: &str) {
    *note = Some(note.take().map_or_else(|| more.to_owned(), |before| format!("{before}: {more}")));
}

fn add_first(note: &mut Option<String>, first: &str) {
    *note = Some(note.take().map_or_else(|| first.to_owned(), |after| format!("{first}: {after}")));
}
