//! `--as-of`: the plan as its files were on an earlier day, from git.

use std::path::Path;

use super::past::{AskedOfGit, OTHERWISE, is_almost_date};
use super::session::Session;
use super::stop::Stop;
use crate::history::{self, Past};
use crate::locale::{Text, text};
use crate::model::Day;
use crate::query::Refusal;
use crate::source::{Revision, RevisionError, instant, read_history};

/// The files of a plan on a day.
pub(super) struct FilesOfDay {
    /// The day.
    pub(super) day: Day,
    /// The abbreviated hash of the commit.
    pub(super) commit: String,
    /// The files.
    pub(super) past: Past,
}

/// Reads the plan as it was at the end of a day, or in a commit. Refuses a day in the future, and one before the plan's
/// first commit.
pub(super) fn read_as_of(session: &Session<'_>, given: &str, by: &str) -> Result<FilesOfDay, Stop> {
    let asked = AskedOfGit { dir: session.dir, by, revision: given, otherwise: &OTHERWISE };
    let (revision, day) = match given.parse::<Day>() {
        Ok(day) if day > session.today => return Err(in_future(day, session.today, by).into()),
        Ok(day) => match at_end_of(session.dir, day) {
            Err(RevisionError::BeforeFirst { is_shallow: false, .. }) => {
                return Err(before_first(session.dir, day, by).into());
            }
            revision => (revision.map_err(|fault| asked.refused(fault))?, day),
        },
        // Git would take `2026-02-30` for another day.
        Err(_) if given.contains(['-', '/', '.']) && is_almost_date(given) => return Err(no_day(given, by).into()),
        Err(_) => {
            let revision = match Revision::find(session.dir, given) {
                Err(RevisionError::Unknown { .. }) if is_almost_date(given) => return Err(no_day(given, by).into()),
                Err(RevisionError::Unknown { is_shallow: false }) => {
                    let message = text!("{by}: git känner inte till `{given}`", "{by}: git does not know `{given}`");
                    return Err(Refusal::new(message, Some(A_DAY_OR_COMMIT.clone())).into());
                }
                revision => revision.map_err(|fault| asked.refused(fault))?,
            };
            let day = revision.day().map_err(|fault| asked.refused(fault))?;
            let day = day.parse::<Day>().map_err(|_| Stop::from(no_day(given, by)))?;
            if day > session.today {
                return Err(in_future(day, session.today, by).into());
            }
            (revision, day)
        }
    };
    let past = history::past(&revision, &session.loaded.portfolio).map_err(|fault| asked.refused(fault))?;
    if past.sources.is_empty() {
        return Err(before_first(session.dir, day, by).into());
    }
    Ok(FilesOfDay { day, commit: revision.short().to_owned(), past })
}

fn at_end_of(dir: &Path, day: Day) -> Result<Revision, RevisionError> {
    let last = instant(dir, &format!("{day} 23:59:59"))?;
    Revision::before(dir, last.map_or(i64::MAX, |last| last + 1))
}

fn in_future(day: Day, today: Day, by: &str) -> Refusal {
    Refusal::new(
        text!("{by}: {day} har inte varit än", "{by}: {day} has not been yet"),
        Some(text!("skriv en dag till och med {today}", "write a day no later than {today}")),
    )
}

fn no_day(given: &str, by: &str) -> Refusal {
    Refusal::new(text!("{by}: `{given}` är ingen dag", "{by}: `{given}` is not a day"), Some(A_DAY_OR_COMMIT.clone()))
}

static A_DAY_OR_COMMIT: Text = Text::fixed(
    "skriv en dag, till exempel 2026-06-30, eller en gren, en tagg eller en commit",
    "write a day, such as 2026-06-30, or a branch, a tag or a commit",
);

/// Returns the refusal of a day before the plan's first commit, whose day it names; it has none before the first
/// `git commit`.
fn before_first(dir: &Path, day: Day, by: &str) -> Refusal {
    let first = read_history(dir).map(|history| {
        let of_plan = history.commits.iter().rfind(|commit| !commit.files.is_empty());
        of_plan.map(|commit| Revision::find(dir, &commit.hash).and_then(|revision| revision.day()))
    });
    let help = match first {
        Ok(Some(Ok(first))) => Some(text!(
            "planen är från {first}: skriv den dagen eller en senare",
            "the plan is from {first}: write that day or a later one"
        )),
        Ok(None) => Some(Text::fixed(
            "planen är inte sparad i git än: `git add` och `git commit` gör det",
            "the plan is not saved in git yet: `git add` and `git commit` do that",
        )),
        Err(_) | Ok(Some(Err(_))) => None,
    };
    Refusal::new(text!("{by}: planen fanns inte {day}", "{by}: the plan did not exist on {day}"), help)
}
