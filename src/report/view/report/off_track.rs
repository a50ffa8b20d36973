//! The section on activities that are off track.

use super::part::{Part, Told};
use super::picks::Picks;
use super::rows::responsible;
use crate::locale::{Text, catalogue as say};
use crate::model::Stage;
use crate::report::doc::{Cell, Column, Doc, Row, Table};
use crate::report::view::{attention::nothing_off_track, prose::note_or_none, standing, titles::activity_level};

/// Adds the activities that are off track, with notes, owners and the status in the previous period.
pub(super) fn off_track<'p, 'a>(doc: &mut Doc, part: &Part<'_, 'p, 'a>, picks: &Picks<'p, 'a>) {
    let lang = part.lang;
    let off_track: Vec<&Told<'_, '_>> =
        part.told.iter().filter(|told| told.entry.standing.stage == Stage::OffTrack).collect();
    if off_track.is_empty() {
        doc.text(nothing_off_track(&part.counts().now, part.plan().is_whole()).get(lang));
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
            note_or_none(entry, lang),
        ];
        cells.extend(told.before.map(|before| standing::cell(&before, lang)));
        Row::new(cells).picked_by(picks.of(told))
    };
    doc.table(Table::new(columns, off_track.iter().map(row).collect()).wide());
}
