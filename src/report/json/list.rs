//! `plan/list/1` and `plan/due/1`: lists of activities.

use serde::Serialize;

use super::activity::Activity;
use super::compare::{ChangeRecord, changes};
use super::measure::LackingValue;
use super::own::Assessed;
use super::parts::Name;
use super::{document, lines};
use crate::model::Period;
use crate::query::{Assessable, Comparison, Entry, MeasureEntry, PeriodRow};
use crate::source::Sources;

#[derive(Serialize)]
struct List<'p> {
    schema: &'static str,
    activities: Vec<Activity<'p>>,
    /// The changes since the earlier period; none without `--compare`.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<ChangeRecord<'p>>>,
}

#[derive(Serialize)]
struct Due<'p> {
    #[serde(flatten)]
    list: List<'p>,
    /// The goals and priorities that lack an assessment of their own.
    own: Vec<Assessed<'p>>,
    /// The measures that lack a value.
    lacking_values: Vec<LackingValue<'p>>,
    earlier: Vec<Earlier>,
}

/// An earlier period with assessments missing.
#[derive(Serialize)]
struct Earlier {
    period: Name,
    unassessed: usize,
}

/// Returns `plan/list/1`, with the changes since an earlier period if there is a comparison.
pub fn list<'p>(
    entries: &[Entry<'p, '_>],
    comparison: Option<&Comparison<'p, '_>>,
    sources: &'p Sources,
) -> serde_json::Result<String> {
    document(&List { changes: comparison.map(changes), ..activities("plan/list/1", entries, sources) })
}

/// Returns `plan/list/1` with several periods side by side.
pub fn list_side_by_side(rows: &[PeriodRow<'_, '_>], sources: &Sources) -> serde_json::Result<String> {
    let activities = rows.iter().map(|row| Activity::beside(row, sources)).collect();
    document(&List { schema: "plan/list/1", activities, changes: None })
}

/// Returns the activities of [`list_side_by_side`], one a line.
pub fn list_side_by_side_lines(rows: &[PeriodRow<'_, '_>], sources: &Sources) -> serde_json::Result<String> {
    lines(rows.iter().map(|row| Activity::beside(row, sources)))
}

/// Returns `plan/due/1`: the fields of `plan/list/1`, the goals and priorities that lack an assessment of their own,
/// the measures that lack a value, and the number of assessments missing in earlier periods.
pub fn due(
    (sections, measures): (&[Assessable<'_, '_>], &[MeasureEntry<'_, '_>]),
    entries: &[Entry<'_, '_>],
    earlier: &[(Period, usize)],
    sources: &Sources,
) -> serde_json::Result<String> {
    let own = sections.iter().map(Assessed::new).collect();
    let earlier = earlier.iter().map(|(period, count)| Earlier { period: Name(*period), unassessed: *count }).collect();
    let lacking_values = measures.iter().filter_map(LackingValue::new).collect();
    document(&Due { list: activities("plan/due/1", entries, sources), own, lacking_values, earlier })
}

/// Returns the goals and priorities of `plan/due/1`, then its activities, and last its measures, one a line.
pub fn due_lines(
    (sections, measures): (&[Assessable<'_, '_>], &[MeasureEntry<'_, '_>]),
    entries: &[Entry<'_, '_>],
    sources: &Sources,
) -> serde_json::Result<String> {
    let measures = lines(measures.iter().filter_map(LackingValue::new))?;
    Ok(lines(sections.iter().map(Assessed::new))? + &list_lines(entries, sources)? + &measures)
}

/// Returns the activities of `plan/list/1`, one a line.
pub fn list_lines(entries: &[Entry<'_, '_>], sources: &Sources) -> serde_json::Result<String> {
    lines(entries.iter().map(|entry| Activity::new(entry, sources)))
}

fn activities<'p>(schema: &'static str, entries: &[Entry<'p, '_>], sources: &'p Sources) -> List<'p> {
    let activities = entries.iter().map(|entry| Activity::new(entry, sources)).collect();
    List { schema, activities, changes: None }
}
