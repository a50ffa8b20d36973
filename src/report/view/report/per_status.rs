//! Counts of each status.

use super::part::Part;
use super::stages::Numbers;
use super::typography::{count_cell, number, with_sign};
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::{Stage, Status};
use crate::query::{Standing, stage_name};
use crate::report::doc::{Bar, Cell, Chart, Column, Pattern, Row, Series, Table, Tone};
use crate::report::view::standing;

/// Returns the number of what is counted with each status, before and now; first those of the scale.
pub(super) fn per_status(part: &Part<'_, '_, '_>, numbers: Numbers) -> Table {
    let lang = part.lang;
    let has_difference = numbers == Numbers::WithDifference;
    let mut columns = vec![Column::wrapping(say::STATUS.get(lang))];
    if let Some(before) = part.before() {
        columns.extend([before, part.now()].map(|then| Column::number(then.name().get(lang))));
        columns.extend(has_difference.then(|| Column::number(DIFFERENCE.get(lang))));
    } else {
        columns.push(Column::number(say::COUNT.get(lang)));
    }
    let numbers = |now: usize, before: usize| {
        let mut cells: Vec<Cell> = part.before().map(|_| Cell::Text(count_cell(before))).into_iter().collect();
        cells.push(Cell::Text(count_cell(now)));
        cells.extend(part.before().filter(|_| has_difference).map(|_| Cell::Text(with_sign(now, before))));
        cells
    };
    let mut rows = Vec::new();
    for word in words(part) {
        let now = part.counted().filter(|now| word.is_of(&now.standing)).count();
        let before = part.counted_then().filter(|then| word.is_of(&then.standing)).count();
        if now + before == 0 {
            continue;
        }
        let label = Cell::Toned(word.shown(lang), word.tone());
        rows.push(Row::new(std::iter::once(label).chain(numbers(now, before)).collect()));
    }
    let (total, total_before) = (part.counted().count(), part.counted_then().count());
    let label = Cell::text(say::TOTAL.get(lang));
    rows.push(Row::total(std::iter::once(label).chain(numbers(total, total_before)).collect()));
    Table::new(columns, rows).captioned(BY_STATUS.get(lang))
}

/// Returns the numbers of what is counted by the status in both periods, of what was assessed in both: a row and a bar
/// for each status before. None if there are none.
pub(super) fn crossing(part: &Part<'_, '_, '_>) -> Option<(Chart, Table)> {
    let lang = part.lang;
    let stated: Vec<Word<'_, '_>> = statuses(part).into_iter().map(Word::Scale).collect();
    let both = part.steps().filter_map(|(before, now)| Some((before?, now.standing)));
    let both: Vec<(Standing<'_, '_>, Standing<'_, '_>)> =
        both.filter(|(before, now)| before.status.is_some() && now.status.is_some()).collect();
    if both.is_empty() {
        return None;
    }
    let is_there = |word: &&Word<'_, '_>| both.iter().any(|(before, now)| word.is_of(before) || word.is_of(now));
    let words: Vec<&Word<'_, '_>> = stated.iter().filter(is_there).collect();
    let mut columns = vec![Column::wrapping(say::STATUS.get(lang))];
    columns.extend(words.iter().map(|word| Column::number(word.shown(lang)).narrow(word.sign().to_string())));
    columns.push(Column::number(say::TOTAL.get(lang)));
    let count = |from: &Word<'_, '_>, to: &Word<'_, '_>| {
        both.iter().filter(|(before, now)| from.is_of(before) && to.is_of(now)).count()
    };
    let row = |from: &&Word<'_, '_>| {
        let of_row = || both.iter().filter(|(before, _)| from.is_of(before));
        let cells = words.iter().map(|to| {
            let count = count(from, to);
            if count == 0 { Cell::Text(count_cell(0)) } else { Cell::Toned(number(count), to.tone()) }
        });
        let label = Cell::Toned(from.shown(lang), from.tone());
        Row::new(std::iter::once(label).chain(cells).chain([Cell::Text(count_cell(of_row().count()))]).collect())
    };
    let table = Table::new(columns, words.iter().map(row).collect());
    // What is off track begins every bar, as in the other charts.
    let mut series = words.clone();
    series.sort_by_key(|word| !word.is_off_track());
    let were = words.iter().filter(|from| both.iter().any(|(before, _)| from.is_of(before)));
    let bar = |from: &&Word<'_, '_>| Bar {
        label: from.shown(lang),
        parts: series.iter().map(|to| count(from, to)).collect(),
    };
    let (before, now) = (part.before()?.adverb(), part.now().adverb());
    let title = text!(
        before = before, now = now;
        "Vad statusen {before} (staplarna) blev {now} (fälten)",
        "What the status {before} (bars) became {now} (parts)"
    );
    let chart = Chart {
        title: title.get(lang).to_owned(),
        axis: say::STATUS.get(lang).to_owned(),
        series: series.iter().map(|word| word.series(lang)).collect(),
        bars: were.map(bar).collect(),
        is_told: true,
    };
    Some((chart, table))
}

/// A status, or a stage for activities without one.
#[derive(Clone, Copy)]
enum Word<'p, 'a> {
    /// A status of the scale.
    Scale(&'p Status<'a>),
    /// A stage that the calendar derives.
    Calendar(Stage),
}

/// Returns all statuses and stages of a plan, in display order.
fn words<'p, 'a>(part: &Part<'_, 'p, 'a>) -> impl Iterator<Item = Word<'p, 'a>> {
    let calendar = [Stage::Planned, Stage::Unassessed, Stage::Closed].map(Word::Calendar);
    statuses(part).into_iter().map(Word::Scale).chain(calendar)
}

/// Returns the statuses of the scale, and then those of an earlier scale that had a stage which this one lacks.
fn statuses<'p, 'a>(part: &Part<'_, 'p, 'a>) -> Vec<&'p Status<'a>> {
    let mut statuses: Vec<&Status<'_>> = part.plan().scale.iter().map(|(_, status)| status).collect();
    for status in part.counted_then().filter_map(|then| then.standing.status) {
        if !statuses.iter().any(|known| *known.name.value == *status.name.value) {
            statuses.push(status);
        }
    }
    statuses
}

impl Word<'_, '_> {
    fn is_of(self, standing: &Standing<'_, '_>) -> bool {
        match self {
            Self::Scale(status) => standing.status.is_some_and(|it| *it.name.value == *status.name.value),
            Self::Calendar(stage) => standing.status.is_none() && standing.stage == stage,
        }
    }

    fn shown(self, lang: Lang) -> String {
        match self {
            Self::Scale(status) => format!("{} {}", self.sign(), &*status.name.value),
            Self::Calendar(stage) => {
                let calendar = if stage == Stage::Planned { say::BY_CALENDAR.get(lang) } else { "" };
                format!("{} {}{calendar}", self.sign(), stage_name(stage).get(lang))
            }
        }
    }

    fn is_off_track(self) -> bool {
        matches!(self, Self::Scale(status) if *status.stage == Stage::OffTrack)
    }

    /// Returns the part of a bar for this status.
    fn series(self, lang: Lang) -> Series {
        let name = match self {
            Self::Scale(status) => status.name.to_string(),
            Self::Calendar(stage) => stage_name(stage).get(lang).to_owned(),
        };
        Series { name, symbol: self.sign(), tone: self.tone(), pattern: Pattern::Solid }
    }

    fn sign(self) -> char {
        match self {
            Self::Scale(status) => status.sign,
            Self::Calendar(stage) => stage.symbol(),
        }
    }

    fn tone(self) -> Tone {
        match self {
            Self::Scale(status) => standing::tone(Some(status), *status.stage),
            Self::Calendar(stage) => standing::tone(None, stage),
        }
    }
}

static BY_STATUS: Text = Text::fixed("Per status", "By status");
static DIFFERENCE: Text = Text::fixed("Skillnad", "Difference");
