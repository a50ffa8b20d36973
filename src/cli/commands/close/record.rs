//! What is written down when a period is closed.

use crate::edit::layout::{Order, Spelled, Splice, Table};
use crate::load::FileKind;
use crate::model::{Day, Period, Plan, Thing, checksum};
use crate::syntax::key_text;

/// What a period's follow-up said, and the day it was closed.
pub(super) struct Record {
    period: Period,
    day: Day,
    /// What was stated, by the id of what was assessed, in file order.
    assessed: Vec<(String, Spelled)>,
}

impl Record {
    /// Takes down what is stated of each goal, priority and activity.
    pub(super) fn new(plan: &Plan<'_>, period: Period, day: Day) -> Self {
        let whole = Thing::all(plan).filter(|thing| plan.complete.manifest && thing.is_whole());
        let stated = whole.filter_map(|thing| {
            let follow_up = thing.follow_ups().iter().find(|it| *it.period == period)?;
            let status = follow_up.status.as_ref().and_then(|status| status.id);
            let status = status.map(|id| ("status", plan.scale.get(id).name.to_string()));
            let note = follow_up.note.as_ref().map(|note| ("note", checksum(note)));
            let members: Vec<(String, Spelled)> =
                status.into_iter().chain(note).map(|(key, value)| (key.to_owned(), Spelled::Text(value))).collect();
            (!members.is_empty()).then(|| (thing.id().to_string(), Spelled::Table(members)))
        });
        Self { period, day, assessed: stated.collect() }
    }

    /// Returns of how many of them something was stated.
    pub(super) fn count(&self) -> usize {
        self.assessed.len()
    }

    /// Returns what to change of the manifest so that it holds the record: a line for each of them, so that two
    /// revisions differ where the record does.
    pub(super) fn splices(&self, manifest: Table<'_, '_>) -> Vec<Splice> {
        let period = self.period.to_string();
        let date = Spelled::Bare(self.day.to_string());
        // Within braces no heading can follow.
        if manifest.value(&["closed"]).is_some() {
            let assessed = ("assessed".to_owned(), Spelled::Table(self.assessed.clone()));
            let closing = Spelled::Table(vec![("date".to_owned(), date), assessed]);
            return manifest.set(&["closed", &period], &closing, &Order::of(FileKind::Plan));
        }
        let heading = [format!("[closed.{period}]"), format!("date = {}", date.inline())];
        let assessed = [String::new(), format!("[closed.{period}.assessed]")].into_iter();
        let lines = self.assessed.iter().map(|(id, stated)| format!("{} = {}", key_text(id), stated.inline()));
        let lines: Vec<String> = heading.into_iter().chain(assessed).chain(lines).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        vec![manifest.layout.append(&["closed"], &lines)]
    }
}
