//! `plan/log/1` and `plan/blame/1`: who changed what, and when.

use serde::Serialize;

use super::diff::{Thing, thing};
use super::parts::Name;
use super::{document, lines};
use crate::history::{Blame, LogEntry, Set};
use crate::model::{self, Plan};
use crate::source::Commit as Told;

#[derive(Serialize)]
struct LogDocument<'l> {
    schema: &'static str,
    entries: Vec<LogLine<'l>>,
}

/// The changes of one commit; no commit for changes not committed yet.
#[derive(Serialize)]
struct LogLine<'l> {
    commit: Option<Commit<'l>>,
    unread: &'l [String],
    things: Vec<Thing<'l>>,
}

#[derive(Serialize)]
struct Commit<'l> {
    hash: &'l str,
    date: &'l str,
    time: &'l str,
    author: &'l str,
    subject: &'l str,
}

#[derive(Serialize)]
struct OfActivity<'l> {
    schema: &'static str,
    plan: &'l str,
    id: &'l str,
    title: &'l str,
    periods: Vec<OfPeriod<'l>>,
}

#[derive(Serialize)]
struct OfPeriod<'l> {
    period: Name,
    status: Option<StatedIn<'l>>,
    note: Option<StatedIn<'l>>,
}

/// A value and the commit that set it; none if it is not committed yet, or not known.
#[derive(Serialize)]
struct StatedIn<'l> {
    value: &'l str,
    committed: Option<bool>,
    commit: Option<Commit<'l>>,
}

/// Returns `plan/log/1`.
pub fn log(entries: &[LogEntry], commits: &[Told]) -> serde_json::Result<String> {
    document(&LogDocument { schema: "plan/log/1", entries: entries.iter().map(|entry| line(entry, commits)).collect() })
}

/// Returns the entries of `plan/log/1`, one a line.
pub fn log_lines(entries: &[LogEntry], commits: &[Told]) -> serde_json::Result<String> {
    lines(entries.iter().map(|entry| line(entry, commits)))
}

/// Returns `plan/blame/1`.
pub fn blame(
    blames: &[Blame],
    plan: &Plan<'_>,
    thing: model::Thing<'_, '_>,
    commits: &[Told],
) -> serde_json::Result<String> {
    let periods = blames.iter().map(|blame| {
        let stated = thing.follow_ups().iter().find(|follow_up| *follow_up.period == blame.period);
        let status = stated.and_then(|stated| stated.status.as_ref()).map(|status| match status.id {
            Some(id) => &*plan.scale.get(id).name.value,
            None => &*status.name.value,
        });
        let note = stated.and_then(|stated| stated.note.as_ref()).map(|note| &*note.value);
        let by = |value, set: Option<Set>| Some(set_by(value, set?, commits));
        OfPeriod {
            period: Name(blame.period),
            status: status.and_then(|value| by(value, blame.status)),
            note: note.and_then(|value| by(value, blame.note)),
        }
    });
    document(&OfActivity {
        schema: "plan/blame/1",
        plan: &plan.id.value,
        id: &thing.id().value,
        title: &thing.title().value,
        periods: periods.collect(),
    })
}

fn set_by<'l>(value: &'l str, set: Set, commits: &'l [Told]) -> StatedIn<'l> {
    let (committed, at) = match set {
        Set::In(at) => (Some(true), Some(at)),
        Set::NotYet => (Some(false), None),
        Set::Unknown => (None, None),
    };
    StatedIn { value, committed, commit: at.and_then(|at| commits.get(at)).map(commit) }
}

fn line<'l>(entry: &'l LogEntry, commits: &'l [Told]) -> LogLine<'l> {
    LogLine {
        commit: entry.commit.and_then(|at| commits.get(at)).map(commit),
        unread: &entry.unreadable,
        things: entry.difference.things.iter().map(thing).collect(),
    }
}

fn commit(told: &Told) -> Commit<'_> {
    let Told { hash, time, author, subject, .. } = told;
    Commit { hash, date: told.day(), time, author, subject }
}
