//! Several periods side by side, with a column for each.

use super::attention::{attention, needs_attention};
use super::figures::{Figure, figures};
use super::standing::{joined_words, tone};
use super::status::{counted_twice, group_label, group_title, scales};
use super::steps::{legend, steps};
use super::titles;
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::{Period, Scale, Tier};
use crate::query::{
    Assessable, CountedBeside, Counts, Entry, GroupBy, Level, PeriodRow, RollUp, Selection, Share, SideBySide,
    assessed, lacking_before, percent, periods_of,
};
use crate::report::columns::Column;
use crate::report::doc::{Cell, Column as Shown, Doc, Row, Table};
use crate::source::Sources;

/// The mark of a late activity, after its stage symbol.
const LATE: char = '!';

/// The number of periods that fit.
#[derive(Clone, Copy, Debug)]
struct Room {
    /// The most periods in one table; the others follow in another.
    periods: usize,
    /// The most periods with statuses in words; with more, only symbols fit.
    words: usize,
    /// The most periods with a column of owners.
    owners: usize,
}

impl Room {
    fn of(is_narrow: bool) -> Self {
        if is_narrow { Self { periods: 8, words: 4, owners: 2 } } else { Self { periods: 12, words: 6, owners: 6 } }
    }
}

/// Returns the figures of all that is counted and of each group, and what is off track or late in the last period.
pub fn status_side_by_side(
    beside: &CountedBeside<'_, '_, '_>,
    counted: &[RollUp],
    by: GroupBy,
    is_narrow: bool,
    lang: Lang,
) -> Doc {
    let mut doc = Doc::default();
    let (Some(first), Some(last)) = (beside.selections.first(), beside.selections.last()) else { return doc };
    let found = titles::counted_by_level(last, beside.rows.iter().map(|row| row.thing.tier()));
    titles::heading_beside(&mut doc, beside.selections, &found, &titles::asked_of_counted(last, lang), lang);
    if beside.rows.is_empty() {
        titles::nothing(&mut doc, last, lang);
        return doc;
    }
    if let Some(over) = beside.selections.iter().find_map(|selection| titles::over(selection, lang)) {
        doc.text(over);
    }
    titles::lacking(&mut doc, &lacking_before(first), "due", lang);
    let scales: Vec<&Scale<'_>> = scales(last);
    let periods: Vec<Period> = periods_of(beside.selections).collect();
    let all: Vec<Counts> = counted.iter().map(|roll_up| roll_up.total).collect();
    let whole = figures(&all, &scales, lang).into_iter().map(figure_row);
    let whole = whole.chain(assessed_shares(beside.selections, lang)).chain(shares(counted, lang)).collect();
    add_parts(&mut doc, say::STAGE.get(lang).to_owned(), &periods, whole, Room::of(is_narrow));
    let groups = group_rows(counted, by, &scales, lang);
    add_parts(&mut doc, group_title(last, by, lang), &periods, groups, Room::of(is_narrow));
    let groups = counted.last().map_or(&[][..], |roll_up| &roll_up.groups);
    if let Some(note) = counted_twice(by, groups, beside.rows.len(), lang) {
        doc.text(note);
    }
    let listed: Vec<Entry<'_, '_>> = beside.last_entries().filter(needs_attention).collect();
    attention(&mut doc, last, last.period, &listed, &all.last().copied().unwrap_or_default(), &scales, lang);
    doc
}

/// Returns the activities with their status in each period. `chosen` are the columns; the default ones if empty.
pub fn list_side_by_side(
    beside: &SideBySide<'_, '_, '_>,
    chosen: &[Column],
    is_narrow: bool,
    sources: &Sources,
    lang: Lang,
) -> Doc {
    let mut doc = Doc::default();
    let Some(last) = beside.selections.last() else { return doc };
    let found = titles::counted(last, beside.rows.len());
    titles::heading_beside(&mut doc, beside.selections, &found, &titles::asked(last, lang), lang);
    if beside.rows.is_empty() {
        titles::no_activity(&mut doc, last, lang);
        return doc;
    }
    let (periods, room) = (periods_of(beside.selections).collect::<Vec<_>>(), Room::of(is_narrow));
    let usual: &[Column] = match (is_narrow, periods.len() > room.owners) {
        (_, true) => &[Column::Id, Column::Title, Column::Status],
        (true, false) => &[Column::Id, Column::Title, Column::Owners, Column::Status],
        (false, false) => &Column::USUAL,
    };
    let columns = if chosen.is_empty() { titles::with_plan(last, usual) } else { chosen.to_vec() };
    let is_in_words = periods.len() <= room.words;
    if !is_in_words && columns.contains(&Column::Status) {
        let scales: Vec<&Scale<'_>> = scales(last);
        let late = format!("{LATE}\u{a0}{}", say::LATE.get(lang).to_lowercase());
        doc.text(format!("{}  {late}", legend(&steps(&scales), &scales, lang)));
    }
    let places: Vec<usize> = (0..periods.len()).collect();
    for part in places.chunks(room.periods) {
        let shown = columns.iter().flat_map(|column| {
            if column.is_of_period() {
                part.iter().map(|at| (*column, Some(*at))).collect()
            } else {
                vec![(*column, None)]
            }
        });
        let shown: Vec<(Column, Option<usize>)> = shown.collect();
        let header = shown.iter().map(|(column, at)| match at {
            Some(at) => period_column(*column, periods[*at], lang),
            None => column.shown(last.plans.iter().map(|selected| selected.plan), lang),
        });
        let cell = |row: &PeriodRow<'_, '_>, (column, at): &(Column, Option<usize>)| match (column, at) {
            (Column::Status, Some(at)) => status_cell(&row.at(*at).assessable(), is_in_words, lang),
            (column, Some(at)) => column.cell(&row.at(*at), sources, lang),
            (column, None) => column.cell(&row.entry, sources, lang),
        };
        let row = |row: &PeriodRow<'_, '_>| Row::new(shown.iter().map(|shown| cell(row, shown)).collect());
        doc.table(Table::new(header.collect(), beside.rows.iter().map(row).collect()));
    }
    doc
}

fn status_cell(it: &Assessable<'_, '_>, is_in_words: bool, lang: Lang) -> Cell {
    if !it.has_status() {
        return Cell::text("");
    }
    let standing = &it.standing;
    let words = match (is_in_words, standing.is_late) {
        (true, _) => joined_words(standing, lang),
        (false, false) => standing.sign().to_string(),
        (false, true) => format!("{}{LATE}", standing.sign()),
    };
    Cell::Toned(words, tone(standing.status, standing.stage))
}

fn period_column(column: Column, period: Period, lang: Lang) -> Shown {
    let title = column.title().get(lang);
    match column {
        Column::Status => Shown::wrapping(period.to_string()).narrow(narrow(period)),
        _ => Shown::wrapping(format!("{title} {period}")),
    }
}

/// Returns the short name of a period: the year, and below it the part of the year.
fn narrow(period: Period) -> String {
    period.to_string().replace('-', "\n")
}

/// Adds rows with a column for each period, in as many tables as needed.
fn add_parts(doc: &mut Doc, title: String, periods: &[Period], rows: Vec<(bool, Vec<String>)>, room: Room) {
    let places: Vec<usize> = (0..periods.len()).collect();
    for part in places.chunks(room.periods) {
        let number = |at: &usize| Shown::number(periods[*at].to_string()).narrow(narrow(periods[*at]));
        let columns = std::iter::once(Shown::wrapping(&*title)).chain(part.iter().map(number)).collect();
        let row = |(is_total, texts): &(bool, Vec<String>)| {
            let numbers = part.iter().map(|at| texts.get(at + 1).cloned().unwrap_or_default());
            let cells = texts.first().cloned().into_iter().chain(numbers).map(Cell::Text).collect();
            if *is_total { Row::total(cells) } else { Row::new(cells) }
        };
        doc.table(Table::new(columns, rows.iter().map(row).collect()));
    }
}

fn figure_row(Figure { title, is_total, numbers }: Figure) -> (bool, Vec<String>) {
    (is_total, std::iter::once(title).chain(numbers.iter().map(ToString::to_string)).collect())
}

/// Returns the shares that are assessed, in a row for each level that is.
fn assessed_shares(selections: &[Selection<'_, '_>], lang: Lang) -> Vec<(bool, Vec<String>)> {
    let of_each: Vec<Vec<(Tier, Share)>> = selections.iter().map(|selection| assessed(&selection.plans)).collect();
    let of = |shares: &[(Tier, Share)], tier| shares.iter().find(|(of, _)| *of == tier).map(|(_, share)| *share);
    let has = |tier: &Tier| of_each.iter().any(|shares| of(shares, *tier).is_some());
    let tiers: Vec<Tier> = Tier::ALL.into_iter().filter(has).collect();
    let row = |tier: &Tier| {
        let name = selections.last().map(|last| titles::level_name(last, Level::of_tier(*tier)).many());
        let name = name.filter(|_| tiers.len() > 1).map(|name| format!(", {}", name.get(lang))).unwrap_or_default();
        let title = text!("Bedömda{name}", "Assessed{name}");
        let shares = of_each.iter().map(|shares| of(shares, *tier).unwrap_or_default());
        share_row(&title, &shares.collect::<Vec<_>>(), lang)
    };
    tiers.iter().map(row).collect()
}

/// Returns the shares that are done, for one-off and for repeated activities.
fn shares(counted: &[RollUp], lang: Lang) -> Vec<(bool, Vec<String>)> {
    let row = |title: Text, share: fn(&RollUp) -> Share| {
        let shares: Vec<Share> = counted.iter().map(share).collect();
        shares.iter().any(|share| share.all > 0).then(|| share_row(&title, &shares, lang))
    };
    let rows = [
        row(Text::fixed("Genomförda, en gång", "Done, one-off"), |it| it.completion.once),
        row(Text::fixed("Genomförda, återkommande", "Repeated ones done"), |it| it.completion.repeated),
    ];
    rows.into_iter().flatten().collect()
}

/// Returns shares as a row; a dash where there is nothing to count.
fn share_row(title: &Text, shares: &[Share], lang: Lang) -> (bool, Vec<String>) {
    let in_words = |Share { done, all }: &Share| match all {
        0 => "–".to_owned(),
        _ => format!("{} %", percent(*done, *all)),
    };
    (false, std::iter::once(title.get(lang).to_owned()).chain(shares.iter().map(in_words)).collect())
}

/// Returns the number of each group in each period, and below it the counts by stage. Stages that nothing is at are
/// left out.
fn group_rows(counted: &[RollUp], by: GroupBy, scales: &[&Scale<'_>], lang: Lang) -> Vec<(bool, Vec<String>)> {
    let groups = counted.first().map_or(&[][..], |roll_up| &roll_up.groups);
    let several_plans = groups.iter().any(|group| group.plan != groups[0].plan);
    let mut rows = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let all: Vec<Counts> = counted.iter().map(|roll_up| roll_up.groups[at].counts).collect();
        let row = |title: String, of: &dyn Fn(&Counts) -> usize| -> Vec<String> {
            std::iter::once(title).chain(all.iter().map(|counts| of(counts).to_string())).collect()
        };
        rows.push((true, row(group_label(group, by, several_plans, scales, lang), &Counts::total)));
        let any = |of: &dyn Fn(&Counts) -> usize| all.iter().any(|counts| of(counts) > 0);
        for step in steps(scales).into_iter().filter(|step| any(&|counts| step.of(counts))) {
            rows.push((false, row(format!("  {}", step.named(scales, lang)), &|counts| step.of(counts))));
        }
        if any(&Counts::late) {
            rows.push((false, row(format!("  {}", say::OF_WHICH_LATE.get(lang)), &Counts::late)));
        }
    }
    rows
}
