//! `plan/diff/1`: the differences between two states of the plans.

use std::collections::BTreeMap;

use serde::Serialize;

use super::document;
use super::parts::Name;
use crate::diff::{self, Change, Changed, Count, Difference, Stated, Tally, ThingKind, Value, WordRun};
use crate::model::Stage;

#[derive(Serialize)]
struct DiffDocument<'d> {
    schema: &'static str,
    before: &'d str,
    after: Option<&'d str>,
    before_folder: Option<&'d str>,
    after_folder: Option<&'d str>,
    is_different: bool,
    summary: DiffSummary,
    things: Vec<Thing<'d>>,
}

/// The number of changes by their effect. Counts that cover several kinds of things are split by kind.
#[derive(Serialize)]
struct DiffSummary {
    worse: usize,
    set_off_track: usize,
    taken_away: usize,
    better: usize,
    set: usize,
    other: usize,
    notes: usize,
    ended: usize,
    closed: usize,
    reopened: usize,
    gone: BTreeMap<&'static str, usize>,
    added: BTreeMap<&'static str, usize>,
    moved: BTreeMap<&'static str, usize>,
    changed: BTreeMap<&'static str, usize>,
    /// The part of `set` and `set_off_track` that repeats the status of the previous period.
    carried_on: usize,
    put_off: usize,
    brought_forward: usize,
}

/// The status of an earlier period, and the direction of the change since.
#[derive(Serialize)]
struct Earlier<'d> {
    period: Name,
    status: &'d str,
    stage: Option<&'static str>,
    turn: Option<&'static str>,
}

#[derive(Serialize)]
pub(super) struct Thing<'d> {
    kind: &'static str,
    plan: Option<&'d str>,
    goal: Option<&'d str>,
    priority: Option<&'d str>,
    id: &'d str,
    title: &'d str,
    changes: Vec<JsonChange<'d>>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum JsonChange<'d> {
    Added,
    Gone,
    Ended {
        before: Option<JsonEnding<'d>>,
        after: Option<JsonEnding<'d>>,
    },
    Moved {
        before: JsonParent<'d>,
        after: JsonParent<'d>,
    },
    Id {
        before: &'d str,
        after: &'d str,
    },
    Text {
        field: &'d str,
        before: Option<&'d str>,
        after: Option<&'d str>,
        words: Option<Vec<JsonWords>>,
    },
    List {
        field: &'d str,
        added: &'d [String],
        gone: &'d [String],
    },
    Value {
        field: &'d str,
        before: Option<String>,
        after: Option<String>,
    },
    FollowUp {
        period: Name,
        turn: Option<&'static str>,
        note: Option<&'static str>,
        before: Standing<'d>,
        after: Standing<'d>,
        /// The status of the previous period, if a status was added.
        earlier: Option<Earlier<'d>>,
    },
    Closed {
        period: Name,
        date: Option<String>,
    },
    Reopened {
        period: Name,
    },
    Rewritten {
        period: Name,
    },
}

#[derive(Serialize)]
struct JsonEnding<'d> {
    period: Name,
    into: Option<&'d str>,
    by: &'d [String],
    reason: Option<&'d str>,
}

#[derive(Serialize)]
struct JsonParent<'d> {
    goal: &'d str,
    priority: Option<&'d str>,
}

#[derive(Serialize)]
struct Standing<'d> {
    status: Option<&'d str>,
    stage: Option<&'static str>,
    note: Option<&'d str>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum JsonWords {
    Same(String),
    Gone(String),
    Came(String),
}

/// One side of a comparison.
#[derive(Clone, Copy, Debug, Default)]
pub struct State<'d> {
    /// The revision or the directory; none for the working tree.
    pub name: Option<&'d str>,
    /// The folder that held the plan, if it has moved since.
    pub folder: Option<&'d str>,
}

/// Returns `plan/diff/1`.
pub fn diff(difference: &Difference, before: State<'_>, after: State<'_>) -> serde_json::Result<String> {
    document(&DiffDocument {
        schema: "plan/diff/1",
        before: before.name.unwrap_or_default(),
        after: after.name,
        before_folder: before.folder,
        after_folder: after.folder,
        is_different: !difference.is_empty(),
        summary: summary(difference),
        things: difference.things.iter().map(thing).collect(),
    })
}

fn summary(difference: &Difference) -> DiffSummary {
    let tally = Tally::new(difference);
    let by_kind = |of: fn(Count) -> Option<ThingKind>| {
        tally.iter().filter_map(|(count, number)| Some((of(count)?.name(), number))).collect()
    };
    let added = difference.things.iter().flat_map(|thing| &thing.changes).filter_map(|change| match change {
        Change::FollowUp(it) => (it.direction() == Some(diff::StatusDirection::Set)).then_some(it.after.stage()),
        _ => None,
    });
    let set = |is_off_track: bool| added.clone().filter(|it| (*it == Some(Stage::OffTrack)) == is_off_track).count();
    let carried_on = |change: &&Change| matches!(change, Change::FollowUp(it) if it.is_carried_on());
    DiffSummary {
        carried_on: difference.things.iter().flat_map(|thing| &thing.changes).filter(carried_on).count(),
        put_off: tally.of(Count::PutOff),
        brought_forward: tally.of(Count::BroughtForward),
        worse: tally.of(Count::Worse),
        set_off_track: set(true),
        taken_away: tally.of(Count::TakenAway),
        better: tally.of(Count::Better),
        set: set(false),
        other: tally.of(Count::Other),
        notes: tally.of(Count::Notes),
        ended: tally.of(Count::Ended),
        closed: tally.of(Count::Closed),
        reopened: tally.of(Count::Reopened),
        gone: by_kind(|count| if let Count::Gone(kind) = count { Some(kind) } else { None }),
        added: by_kind(|count| if let Count::Added(kind) = count { Some(kind) } else { None }),
        moved: by_kind(|count| if let Count::Moved(kind) = count { Some(kind) } else { None }),
        changed: tally.changed().map(|(kind, number)| (kind.name(), number)).collect(),
    }
}

pub(super) fn thing(thing: &Changed) -> Thing<'_> {
    Thing {
        kind: thing.kind.name(),
        plan: thing.plan.as_ref().map(|plan| &*plan.id),
        goal: thing.goal.as_ref().map(|goal| &*goal.id),
        priority: thing.priority.as_ref().map(|priority| &*priority.id),
        id: &thing.id,
        title: &thing.title,
        changes: thing.changes.iter().map(told).collect(),
    }
}

fn told(change: &Change) -> JsonChange<'_> {
    match change {
        Change::Added => JsonChange::Added,
        Change::Gone => JsonChange::Gone,
        Change::Ended { before, after } => {
            JsonChange::Ended { before: before.as_ref().map(ending), after: after.as_ref().map(ending) }
        }
        Change::Moved { before, after } => JsonChange::Moved { before: parent(before), after: parent(after) },
        Change::Renumbered { before, after } => JsonChange::Id { before, after },
        Change::Text { field, before, after } => {
            let words = before.as_ref().zip(after.as_ref()).map(|(before, after)| words(before, after));
            JsonChange::Text { field: field.name(), before: before.as_deref(), after: after.as_deref(), words }
        }
        Change::List { field, added, gone } => JsonChange::List { field: field.name(), added, gone },
        Change::Value { field, before, after } => {
            let name = |value: &Option<Value>| value.as_ref().map(Value::name);
            JsonChange::Value { field: field.name(), before: name(before), after: name(after) }
        }
        Change::FollowUp(change) => JsonChange::FollowUp {
            period: Name(change.period),
            turn: change.direction().map(diff::StatusDirection::name),
            note: change.note().map(diff::NoteChange::name),
            before: standing(&change.before),
            after: standing(&change.after),
            earlier: change.earlier.as_ref().map(|(period, step)| Earlier {
                period: Name(*period),
                status: &step.name,
                stage: step.stage.map(Stage::name),
                turn: change.direction_since().map(diff::StatusDirection::name),
            }),
        },
        Change::Closed { period, date } => {
            JsonChange::Closed { period: Name(*period), date: date.map(|date| date.to_string()) }
        }
        Change::Reopened { period } => JsonChange::Reopened { period: Name(*period) },
        Change::Rewritten { period } => JsonChange::Rewritten { period: Name(*period) },
    }
}

fn ending(ending: &diff::Ending) -> JsonEnding<'_> {
    JsonEnding {
        period: Name(ending.period),
        into: ending.into.as_deref(),
        by: &ending.by,
        reason: ending.reason.as_deref(),
    }
}

fn parent(parent: &diff::Parent) -> JsonParent<'_> {
    JsonParent { goal: &parent.goal.id, priority: parent.priority.as_ref().map(|priority| &*priority.id) }
}

fn standing(stated: &Stated) -> Standing<'_> {
    Standing {
        status: stated.status.as_ref().map(|status| &*status.name),
        stage: stated.stage().map(crate::model::Stage::name),
        note: stated.note.as_deref(),
    }
}

fn words(before: &str, after: &str) -> Vec<JsonWords> {
    let words = diff::wording(before, after).into_iter().map(|piece| match piece {
        WordRun::Same(words) => JsonWords::Same(words),
        WordRun::Gone(words) => JsonWords::Gone(words),
        WordRun::Came(words) => JsonWords::Came(words),
    });
    words.collect()
}
