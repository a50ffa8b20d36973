//! What is off track, and why.

use super::part::{Part, Told};
use super::picks::Picks;
use super::rows::responsible;
use crate::locale::{Text, catalogue as say, text};
use crate::model::Stage;
use crate::report::doc::{Cell, Column, Doc, Row, Table};
use crate::report::view::{standing, titles::activity_level};

/// Adds what is off track, with its notes, its owners, and where it was in the period before.
pub(super) fn off_track<'p, 'a>(doc: &mut Doc, part: &Part<'_, 'p, 'a>, picks: &Picks<'p, 'a>) {
    let lang = part.lang;
    let off_track: Vec<&Told<'_, '_>> =
        part.told.iter().filter(|told| told.entry.standing.stage == Stage::OffTrack).collect();
    if off_track.is_empty() {
        doc.text(nothing(part).get(lang));
        return;
    }
    let wrapping = |title: &Text| Column::wrapping(title.get(lang));
    let mut columns = vec![
        Column::short(say::ID.get(lang)),
        Column::wrapping(activity_level(part.plan(), lang)).of_plan(),
        wrapping(&say::OWNERS).of_plan(),
        wrapping(&say::STATUS),
        wrapping(&say::NOTE).of_plan(),
    ];
    columns.extend(part.before().map(|before| Column::wrapping(before.to_string())));
    let row = |told: &&Told<'p, 'a>| {
        let (entry, activity) = (&told.entry, told.entry.activity);
        let mut cells = vec![
            Cell::Link(activity.id.to_string(), part.anchor(&activity.id)),
            Cell::text(&*activity.title.value),
            Cell::Text(responsible(entry, lang)),
            standing::cell(&entry.standing, lang),
            Cell::text(entry.standing.note.unwrap_or(say::NO_NOTE.get(lang))),
        ];
        cells.extend(told.before.map(|before| standing::cell(&before, lang)));
        Row::new(cells).picked_by(picks.of(told))
    };
    doc.table(Table::new(columns, off_track.iter().map(row).collect()).wide());
}

/// That nothing is known to be off track is not that all is well.
fn nothing(part: &Part<'_, '_, '_>) -> Text {
    let now = part.counts().now;
    match (now.of(Stage::Unassessed), now.of(Stage::Ongoing) + now.of(Stage::Done)) {
        (0, _) if part.plan().is_whole() => say::NOTHING_OFF_TRACK.clone(),
        (0, _) => say::NOTHING_OFF_TRACK_IN_PART.clone(),
        (_, 0) => Text::fixed(
            "Ingenting är bedömt ännu, så det är inte känt om något avviker.",
            "Nothing is assessed yet, so it is not known whether anything is off track.",
        ),
        (unassessed, _) => text!(
            "Ingenting av det som är bedömt avviker. Ej bedömda: {unassessed}.",
            "Nothing of what is assessed is off track. Unassessed: {unassessed}."
        ),
    }
}
