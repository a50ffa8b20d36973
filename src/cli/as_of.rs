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

/// A plan as its files were on a day.
pub(super) struct DayBefore {
    /// The day.
    pub(super) day: Day,
    /// The abbreviated hash of the commit.
    pub(super) commit: String,
    /// The files.
    pub(super) past: Past,
}

/// Reads the plan as it was at the end of a day, or in a commit. Refuses a day in the future, and one before the plan's
/// first commit.
pub(super) fn read_as_of(session: &Session<'_>, given: &str, by: &str) -> Result<DayBefore, Stop> {
    let asked = AskedOfGit { dir: session.dir, by, revision: given, otherwise: &OTHERWISE };
    let (revision, day) = match given.parse::<Day>() {
        Ok(day) if day > session.today => return Err(in_future(day, session.today, by).into()),
        Ok(day) => match at_end_of(session.dir, day) {
            Err(RevisionError::BeforeFirst { is_shallow: false, .. }) => {
                return Err(before_first(session.dir, day, by).into());
            }
            revision => (revision.map_err(|fault| asked.refused(fault))?, day),
        },
        Err(_) if given.contains('-') && is_almost_date(given) => return Err(no_day(given, by).into()),
        Err(_) => {
            let revision = Revision::find(session.dir, given).map_err(|fault| asked.refused(fault))?;
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
    Ok(DayBefore { day, commit: revision.short().to_owned(), past })
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
    Refusal::new(
        text!("{by}: `{given}` är ingen dag", "{by}: `{given}` is not a day"),
        Some(Text::fixed(
            "skriv en dag, till exempel 2026-06-30, eller en commit",
            "write a day, such as 2026-06-30, or a commit",
        )),
    )
}

/// Returns the refusal of a day before the plan's first commit, which it names if the history can be read.
fn before_first(dir: &Path, day: Day, by: &str) -> Refusal {
    let first = read_history(dir).ok().and_then(|history| {
        let commits = history.commits.iter().filter(|commit| !commit.files.is_empty());
        commits.map(|commit| commit.day().to_owned()).filter(|day| !day.is_empty()).min()
    });
    let help = first.map(|first| {
        text!(
            "planen är från {first}: skriv den dagen eller en senare",
            "the plan is from {first}: write that day or a later one"
        )
    });
    Refusal::new(text!("{by}: planen fanns inte {day}", "{by}: the plan did not exist on {day}"), help)
}
