//! The plan's past, as git has it.

use std::path::Path;

use super::git_refusal::AskedOfGit;
use super::stop::Stop;
use crate::locale::{Text, text};
use crate::model::{Period, Unit};
use crate::query::Refusal;
use crate::source::{History, RevisionFault, instant, read_history};

/// What can be done where there is no history.
static OTHERWISE: Text =
    Text::fixed("kör kommandot där planen är hämtad med git", "run the command where the plan was fetched with git");

/// Reads the history of the plan in a directory. `by` is the command that needs it.
pub(super) fn read(dir: &Path, by: &str) -> Result<History, Stop> {
    read_history(dir).map_err(|fault| unreadable(fault, dir, by))
}

/// Says why the history cannot be read, and what to do.
pub(super) fn unreadable(fault: RevisionFault, dir: &Path, by: &str) -> Stop {
    AskedOfGit { dir, by, revision: "", otherwise: &OTHERWISE }.refused(fault)
}

/// Returns when a day, a period or whatever else git understands begins, in seconds of the system's clock.
pub(super) fn since(dir: &Path, given: &str) -> Result<i64, Stop> {
    // Of a day alone git takes the time of day that it is now.
    let date = match (given.parse::<chrono::NaiveDate>(), given.parse::<Period>()) {
        (Ok(day), _) => format!("{day} 00:00"),
        (_, Ok(period)) => format!("{}-01 00:00", period.around(Unit::Month)),
        _ => given.to_owned(),
    };
    // A date that is none, such as 2025-02-30, git reads in its own way.
    let is_almost_date = date == given && given.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.'));
    let instant =
        if is_almost_date { None } else { instant(dir, &date).map_err(|fault| unreadable(fault, dir, "plan log"))? };
    instant.ok_or_else(|| {
        let message = text!("--since: `{given}` är inget datum", "--since: `{given}` is not a date");
        let help = Text::fixed(
            "skriv till exempel 2025-01-31, 2025, yesterday eller \"3 weeks ago\"",
            "write for instance 2025-01-31, 2025, yesterday or \"3 weeks ago\"",
        );
        Refusal::new(message, Some(help)).into()
    })
}
