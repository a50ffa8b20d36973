//! The section on changes since the previous period.

use super::part::{Part, Told};
use super::picks::Picks;
use super::standing_change::StandingChange;
use crate::locale::{Text, capital, catalogue as say};
use crate::report::doc::{Cell, Column, Doc, Row, Table};
use crate::report::view::{standing, titles::activity_level};

/// Adds the changes, worst first, or a sentence if there is nothing to compare with.
pub(super) fn changes<'p, 'a>(doc: &mut Doc, part: &Part<'_, 'p, 'a>, picks: &Picks<'p, 'a>) {
    let lang = part.lang;
    if let Some(why_not) = part.compared.why_not(part.period()) {
        doc.text(why_not.get(lang));
        return;
    }
    let turned = |told: &'_ Told<'p, 'a>| Some((StandingChange::of(&told.before?, &told.entry.standing)?, *told));
    let mut turned: Vec<(StandingChange, Told<'_, '_>)> = part.told.iter().filter_map(turned).collect();
    // A stable sort keeps file order within each kind of change.
    turned.sort_by_key(|(turn, _)| *turn);
    if turned.is_empty() {
        doc.text(NOTHING.get(lang));
        return;
    }
    let counts: Vec<String> = turned.chunk_by(|(a, _), (b, _)| a == b).map(|same| count(same, part)).collect();
    doc.text(capital(&counts.join(", ")));
    // Missing assessments are in the section on goals; here they would hide the actual changes.
    turned.retain(|(turn, _)| *turn != StandingChange::NotYet);
    if !turned.is_empty() {
        doc.table(table(part, &turned, picks));
    }
}

fn count(same: &[(StandingChange, Told<'_, '_>)], part: &Part<'_, '_, '_>) -> String {
    let (words, count) = (same[0].0.words(same.len()), same.len());
    format!("{} {count}", words.get(part.lang)).replace(' ', "\u{a0}")
}

fn table<'p, 'a>(part: &Part<'_, 'p, 'a>, turned: &[(StandingChange, Told<'p, 'a>)], picks: &Picks<'p, 'a>) -> Table {
    let lang = part.lang;
    let periods = part.before().into_iter().chain([part.period()]);
    let mut columns =
        vec![Column::short(say::ID.get(lang)), Column::wrapping(activity_level(part.plan(), lang)).of_plan()];
    columns.extend(periods.map(|period| Column::wrapping(period.to_string())));
    columns.push(Column::wrapping(CHANGE.get(lang)));
    let row = |(turn, told): &(StandingChange, Told<'p, 'a>)| {
        let activity = told.entry.activity;
        let mut cells =
            vec![Cell::Link(activity.id.to_string(), part.anchor(&activity.id)), Cell::text(&*activity.title.value)];
        cells.extend(told.before.map(|before| standing::cell(&before, lang)));
        cells.push(standing::cell(&told.entry.standing, lang));
        cells.push(Cell::text(turn.words(1).get(lang)));
        Row::new(cells).picked_by(picks.of(told))
    };
    Table::new(columns, turned.iter().map(row).collect())
}

pub(super) static CHANGE: Text = Text::fixed("Förändring", "Change");
static NOTHING: Text = Text::fixed("Ingenting har ändrats.", "Nothing has changed.");
