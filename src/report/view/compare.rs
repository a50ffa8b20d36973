//! Two periods compared: the figures of both, and the changes.

use super::figures::{Figure, figures};
use super::standing::{joined_words, tone};
use super::status::{begin, scales};
use super::{own, titles};
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::Scale;
use crate::query::{Assessable, ChangeKind, Comparison, PeriodChange, RollUp, Selection};
use crate::report::doc::{Cell, Column, Doc, Row, Table};

/// The kinds of changes that are listed; the others are only counted.
pub(super) const LISTED: [ChangeKind; 5] =
    [ChangeKind::Worse, ChangeKind::Better, ChangeKind::Shifted, ChangeKind::New, ChangeKind::Gone];

/// Returns the figures of both periods, and the changes, worst first.
pub fn status_compared(
    selection: &Selection<'_, '_>,
    roll_up: &RollUp,
    comparison: &Comparison<'_, '_>,
    lang: Lang,
) -> Doc {
    let mut doc = Doc::default();
    if !begin(&mut doc, selection, roll_up, lang) {
        return doc;
    }
    let periods = periods(selection, comparison);
    doc.text(compared_with(&periods, lang));
    doc.table(figure_table(selection, comparison, &periods, lang));
    changes(&mut doc, selection, comparison, lang);
    doc
}

/// Returns the changes, worst first.
pub fn list_compared(selection: &Selection<'_, '_>, count: usize, comparison: &Comparison<'_, '_>, lang: Lang) -> Doc {
    let mut doc = Doc::default();
    titles::heading(&mut doc, selection, count, lang);
    if count == 0 {
        titles::no_activity(&mut doc, selection, lang);
        return doc;
    }
    doc.text(compared_with(&periods(selection, comparison), lang));
    changes(&mut doc, selection, comparison, lang);
    doc
}

/// Returns the earlier periods of the plans with something to assess, without duplicates.
fn periods(selection: &Selection<'_, '_>, comparison: &Comparison<'_, '_>) -> String {
    let plans = selection.plans.iter().zip(&comparison.before);
    let with = plans.filter(|(selected, _)| selected.plan.is_followed_up());
    let mut periods: Vec<String> = with.map(|(_, before)| before.to_string()).collect();
    periods.dedup();
    periods.join(", ")
}

fn compared_with(periods: &str, lang: Lang) -> String {
    text!("Jämfört med {periods}", "Compared with {periods}").get(lang).to_owned()
}

/// Returns the figures of both periods: the numbers at each stage, in all, and late.
fn figure_table(selection: &Selection<'_, '_>, comparison: &Comparison<'_, '_>, then: &str, lang: Lang) -> Table {
    let scales: Vec<&Scale<'_>> = scales(selection);
    let row = |Figure { title, is_total, numbers }: Figure| {
        let [then, now] = numbers[..] else { return Row::default() };
        let difference = match now.abs_diff(then) {
            0 => "0".to_owned(),
            more if now > then => format!("+{more}"),
            fewer => format!("−{fewer}"),
        };
        let cells = vec![Cell::Text(title), Cell::text(then), Cell::text(now), Cell::Text(difference)];
        if is_total { Row::total(cells) } else { Row::new(cells) }
    };
    let rows = figures(&[comparison.then, comparison.now], &scales, lang).into_iter().map(row).collect();
    let now = titles::periods(selection);
    // Plans with different selected periods have no common name for them.
    let (then, now) = if [then, &now].iter().any(|periods| periods.contains(',')) {
        (say::THEN.get(lang), say::NOW.get(lang))
    } else {
        (then, &*now)
    };
    let columns = vec![
        Column::wrapping(say::STAGE.get(lang)),
        Column::number(then),
        Column::number(now),
        Column::number(say::CHANGE_IN_NUMBER.get(lang)),
    ];
    Table::new(columns, rows)
}

/// Adds the number of changes of each kind, and lists those that are worse, better, new or gone.
fn changes(doc: &mut Doc, selection: &Selection<'_, '_>, comparison: &Comparison<'_, '_>, lang: Lang) {
    if comparison.changes.is_empty() {
        let nothing = titles::said_of_whole(selection, &say::NOTHING_CHANGED, &say::NOTHING_CHANGED_IN_PART);
        doc.text(nothing.get(lang));
        return;
    }
    let count = |kind: ChangeKind| {
        let count = comparison.of(kind).count();
        let words = match (kind, count) {
            (ChangeKind::Worse, _) => text!("{count} sämre", "{count} worse"),
            (ChangeKind::Better, _) => text!("{count} bättre", "{count} better"),
            (ChangeKind::Shifted, _) => {
                text!("{count} med en annan status i samma steg", "{count} with another status of the same stage")
            }
            (ChangeKind::New, 1) => text!("1 ny", "1 new"),
            (ChangeKind::New, _) => text!("{count} nya", "{count} new"),
            (ChangeKind::Gone, _) => text!("{count} borta", "{count} gone"),
            (ChangeKind::Other, 1) => text!("1 annan (blev eller var ej bedömd)", "1 other (is or was unassessed)"),
            (ChangeKind::Other, _) => {
                text!("{count} andra (blev eller var ej bedömda)", "{count} other (are or were unassessed)")
            }
        };
        // A count is not separated from its word.
        format!("{} {}", sign(kind), words.get(lang)).replace(' ', "\u{a0}")
    };
    // Most scales have one status for each stage.
    let is_told = |kind: &ChangeKind| *kind != ChangeKind::Shifted || comparison.of(*kind).next().is_some();
    doc.text(ChangeKind::ALL.into_iter().filter(is_told).map(count).collect::<Vec<_>>().join("  "));
    for kind in LISTED {
        let listed: Vec<&PeriodChange<'_, '_>> = comparison.of(kind).collect();
        if !listed.is_empty() {
            doc.heading(2, format!("{} ({})", title(kind).get(lang), listed.len()));
            doc.table(rows(&listed, titles::is_of_several_plans(selection), lang));
        }
    }
}

fn rows(changes: &[&PeriodChange<'_, '_>], with_plan: bool, lang: Lang) -> Table {
    let things: Vec<Assessable<'_, '_>> = changes.iter().map(|change| change.it).collect();
    let mut columns = vec![
        Column::short(say::ID.get(lang)),
        Column::wrapping(say::CHANGE.get(lang)),
        Column::wrapping(own::heading(&things, lang)),
        Column::wrapping(say::OWNERS.get(lang)),
    ];
    if with_plan {
        columns.insert(0, Column::short(say::PLAN.get(lang)));
    }
    let row = |change: &&PeriodChange<'_, '_>| {
        let (it, to) = (&change.it, &change.it.standing);
        let step = format!("{} →\u{a0}{}", joined_words(&change.from, lang), joined_words(to, lang));
        let plan = with_plan.then(|| Cell::text(&*it.plan.id.value));
        let cells = [
            Cell::Text(format!("{} {}", sign(change.kind), &*it.thing.id().value)),
            Cell::Toned(step, tone(to.status, to.stage)),
            Cell::text(&*it.thing.title().value),
            Cell::text(it.owners().collect::<Vec<_>>().join(", ")),
        ];
        Row::new(plan.into_iter().chain(cells).collect())
    };
    Table::new(columns, changes.iter().map(row).collect())
}

fn sign(kind: ChangeKind) -> char {
    match kind {
        ChangeKind::Worse => '▼',
        ChangeKind::Better => '▲',
        ChangeKind::New => '+',
        ChangeKind::Gone => '−',
        ChangeKind::Shifted | ChangeKind::Other => '~',
    }
}

/// Returns the word for a kind of change.
pub const fn change_name(kind: ChangeKind) -> Text {
    match kind {
        ChangeKind::Worse => Text::fixed("sämre", "worse"),
        ChangeKind::Better => Text::fixed("bättre", "better"),
        ChangeKind::Shifted => Text::fixed("annan status", "another status"),
        ChangeKind::New => Text::fixed("ny", "new"),
        ChangeKind::Gone => Text::fixed("borta", "gone"),
        ChangeKind::Other => Text::fixed("annan", "other"),
    }
}

/// Returns the heading of what has a kind of change.
pub(super) fn title(kind: ChangeKind) -> Text {
    match kind {
        ChangeKind::Worse => Text::fixed("Sämre", "Worse"),
        ChangeKind::Better => Text::fixed("Bättre", "Better"),
        ChangeKind::Shifted => Text::fixed("Annan status i samma steg", "Another status of the same stage"),
        ChangeKind::New => Text::fixed("Nya", "New"),
        ChangeKind::Gone => Text::fixed("Löpte ut eller lämnade planen", "Ran out or left the plan"),
        ChangeKind::Other => Text::fixed("Andra", "Other"),
    }
}
