//! Measures: the value in each period, the distance to the target, and the trend.

use super::prose;
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::{Measure, Number, Period};
use crate::query::{Distance, MeasureRow, better_name, measure_rows, number_words};
use crate::report::doc::{BarSegment, Cell, Column, Prose, Row, Table, Tone};

/// The size of the longest bar: fine enough to show small differences.
const LONGEST: i128 = 1000;

/// Returns a row for each period, with bars if `is_drawn`.
pub(super) fn table(measure: &Measure<'_>, is_drawn: bool, lang: Lang) -> Table {
    let rows = measure_rows(measure);
    let has_note = rows.iter().any(|row| row.note.is_some() || !row.links.is_empty());
    let mut columns = vec![
        Column::short(say::PERIOD.get(lang)),
        Column::number(TARGET.get(lang)),
        Column::number(say::VALUE.get(lang)),
        Column::short(DISTANCE.get(lang)),
        Column::short(CHANGE.get(lang)),
    ];
    let bars = is_drawn.then(|| bars(&rows)).flatten();
    columns.extend(bars.as_ref().map(|_| Column::short("")));
    columns.extend(has_note.then(|| Column::wrapping(say::NOTE.get(lang)).of_plan()));
    let unit = measure.unit.as_ref().map(|unit| &*unit.value);
    let shown = |number: Option<Number>| shown(number, unit, lang);
    let of_row = |(at, row): (usize, &MeasureRow<'_, '_>)| {
        let value = shown(row.value);
        let mut cells = vec![
            Cell::text(row.period),
            Cell::Text(shown(row.target)),
            Cell::Text(value),
            match row.distance {
                _ if row.is_baseline => Cell::text(BASELINE.get(lang)),
                Some(it) => distance(measure, it, lang),
                None => Cell::text(""),
            },
            change(row, lang),
        ];
        cells.extend(bars.as_ref().map(|bars| Cell::Bar(bars[at].clone())));
        cells.extend(has_note.then(|| prose::with_links(row.note.unwrap_or_default(), row.links)));
        Row::new(cells)
    };
    Table::new(columns, rows.iter().enumerate().map(of_row).collect()).captioned(caption(measure, lang))
}

/// Returns the title of a measure, and the direction that is better.
pub(super) fn caption(measure: &Measure<'_>, lang: Lang) -> String {
    let better = measure.better.map(|better| {
        let better = better_name(*better);
        text!(better = better; " ({better} är bättre)", " ({better} is better)").get(lang).to_owned()
    });
    format!("{}{}", name(measure), better.unwrap_or_default())
}

/// Returns the id and the title of a measure on one line.
pub(super) fn name(measure: &Measure<'_>) -> String {
    format!("{} {}", &*measure.id.value, one_line(&measure.title))
}

/// Returns a text of the plan on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a number with its unit; an empty text if there is none.
pub(super) fn shown(number: Option<Number>, unit: Option<&str>, lang: Lang) -> String {
    number.map(|it| number_words(it, unit).get(lang).to_owned()).unwrap_or_default()
}

/// Returns the measures of a thing, one on each line, with the latest value and the target.
pub(in crate::report) fn lines(measures: &[Measure<'_>], period: Period, lang: Lang) -> Prose {
    let whole = measures.iter().filter(|measure| measure.is_whole);
    Prose::from(whole.map(|measure| words(measure, period, lang)).collect::<Vec<_>>().join("\n"))
}

/// Returns the same for machines: the id and the latest value of each, as in the files.
pub(in crate::report) fn latest_written(measures: &[Measure<'_>], period: Period) -> String {
    let one = |measure: &Measure<'_>| match measure.latest(period) {
        Some((of, number)) => format!("{}: {number} ({of})", &*measure.id.value),
        None => measure.id.to_string(),
    };
    measures.iter().filter(|measure| measure.is_whole).map(one).collect::<Vec<_>>().join("; ")
}

/// Returns a measure as a line of a tree.
pub(super) fn line(measure: &Measure<'_>, period: Period, lang: Lang) -> String {
    format!("{SIGN} {}", words(measure, period, lang))
}

/// Returns the columns for [`latest`].
pub(super) fn latest_columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::wrapping(say::MEASURE.get(lang)).of_plan(),
        Column::number(say::VALUE.get(lang)),
        Column::short(say::PERIOD.get(lang)),
        Column::short(DISTANCE.get(lang)),
        Column::short(CHANGE.get(lang)),
    ]
}

/// Returns the latest value of a measure as of a period, with the distance to its target and the change, as cells; none
/// if there is no value yet.
pub(super) fn latest(measure: &Measure<'_>, period: Period, lang: Lang) -> Option<Vec<Cell>> {
    let rows = measure_rows(measure);
    let row = rows.iter().rev().find(|row| row.value.is_some() && !row.period.is_after(period))?;
    let unit = measure.unit.as_ref().map(|unit| &*unit.value);
    Some(vec![
        Cell::Text(caption(measure, lang)),
        Cell::text(number_words(row.value?, unit).get(lang)),
        Cell::text(row.period),
        row.distance.map_or(Cell::text(""), |it| distance(measure, it, lang)),
        change(row, lang),
    ])
}

/// Returns a measure on one line: its latest value and its next target.
pub(super) fn words(measure: &Measure<'_>, period: Period, lang: Lang) -> String {
    let unit = measure.unit.as_ref().map(|unit| &*unit.value);
    let latest = measure.latest(period).map(|(seen, number)| {
        let number = number_words(number, unit);
        text!(number = number; "{number} ({seen})", "{number} ({seen})")
    });
    let target = measure.target(period).map(|(by, number)| {
        let number = number_words(number, unit);
        text!(number = number; "mål {number} ({by})", "target {number} ({by})")
    });
    let said: Vec<String> = latest.into_iter().chain(target).map(|it| it.get(lang).to_owned()).collect();
    let said = if said.is_empty() { String::new() } else { format!(": {}", said.join(", ")) };
    format!("{}{said}", name(measure))
}

/// The symbol of measures in a tree.
pub(super) const SIGN: char = '#';

pub(super) fn distance(measure: &Measure<'_>, distance: Distance, lang: Lang) -> Cell {
    let Distance { by, left, is_reached, .. } = distance;
    // The distance between two percentages is in percentage points, so it has no unit.
    let left = number_words(left.size(), None);
    let said = match (is_reached, measure.better) {
        (true, _) => text!("målet för {by} nått", "target for {by} reached"),
        (false, Some(_)) => text!(left = left; "{left} kvar till {by}", "{left} to go to {by}"),
        (false, None) => text!(left = left; "{left} från målet {by}", "{left} from the target {by}"),
    };
    Cell::Toned(said.get(lang).to_owned(), if is_reached { Tone::Green } else { Tone::Yellow })
}

pub(super) fn change(row: &MeasureRow<'_, '_>, lang: Lang) -> Cell {
    let Some(change) = row.change else { return Cell::text("") };
    let size = change.size().shown(lang.point());
    let sign = if change.to_string().starts_with('-') { "−" } else { "+" };
    match row.is_better {
        Some(true) => Cell::Toned(format!("▲ {sign}{size} {}", BETTER.get(lang)), Tone::Green),
        Some(false) => Cell::Toned(format!("▼ {sign}{size} {}", WORSE.get(lang)), Tone::Red),
        None => Cell::Text(format!("{sign}{size}")),
    }
}

/// Returns bars relative to the largest number; none if a number is negative, or there is only one.
fn bars(rows: &[MeasureRow<'_, '_>]) -> Option<Vec<Vec<BarSegment>>> {
    let numbers = || rows.iter().filter_map(|row| row.value.or(row.target));
    let decimals = numbers().map(Number::decimals).max()?;
    let sizes: Option<Vec<i128>> = numbers().map(|number| number.at(decimals)).collect();
    let largest = sizes.filter(|sizes| sizes.len() > 1 && sizes.iter().all(|size| *size >= 0))?.into_iter().max()?;
    let bar = |row: &MeasureRow<'_, '_>| {
        let size = row.value.or(row.target).and_then(|number| number.at(decimals)).unwrap_or_default();
        let size = size.checked_mul(LONGEST).map_or(0, |size| size / largest.max(1));
        let is_target = row.value.is_none();
        let (symbol, tone) = if is_target { ('◇', Tone::Faint) } else { ('■', Tone::Blue) };
        let part =
            |symbol, tone, size: i128| BarSegment::solid(symbol, tone, usize::try_from(size).unwrap_or_default());
        vec![part(symbol, tone, size), part('·', Tone::Faint, LONGEST - size)]
    };
    Some(rows.iter().map(bar).collect())
}

pub(super) static TARGET: Text = Text::fixed("Mål", "Target");
pub(super) static DISTANCE: Text = Text::fixed("Till målet", "Distance");
pub(super) static CHANGE: Text = Text::fixed("Förändring", "Change");
pub(super) static BASELINE: Text = Text::fixed("utgångsläge", "baseline");
static BETTER: Text = Text::fixed("bättre", "better");
static WORSE: Text = Text::fixed("sämre", "worse");
