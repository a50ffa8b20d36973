//! The plan's past, as git has it.

use std::path::Path;

use super::stop::Stop;
use crate::locale::{Text, text};
use crate::model::{Period, Unit};
use crate::query::Refusal;
use crate::source::{History, RevisionFault, instant, read_history};

/// Reads the history of the plan in a directory. `asked` is what needs it.
pub(super) fn read(dir: &Path, asked: &str) -> Result<History, Stop> {
    read_history(dir).map_err(|fault| unreadable(fault, dir, asked))
}

/// Says why the history cannot be read, and what to do.
pub(super) fn unreadable(fault: RevisionFault, dir: &Path, asked: &str) -> Stop {
    let path = dir.display();
    let (message, help) = match fault {
        RevisionFault::NoGit => (
            text!("{asked}: git finns inte på den här datorn", "{asked}: git is not installed on this computer"),
            Text::fixed(
                "historiken finns i git: installera git, från https://git-scm.com",
                "the history is in git: install git, from https://git-scm.com",
            ),
        ),
        RevisionFault::NoRepository => (
            text!("{asked}: {path} ligger inte i något git-arkiv", "{asked}: {path} lies in no git repository"),
            Text::fixed(
                "historiken finns bara där planen är hämtad med git: kör kommandot där",
                "only where the plan was fetched with git there is a history: run the command there",
            ),
        ),
        RevisionFault::Shallow | RevisionFault::Unknown { .. } => (
            text!("{asked}: bara en del av historiken är hämtad", "{asked}: only a part of the history is here"),
            Text::fixed(
                "hämta resten med `git fetch --unshallow` (på GitHub: `fetch-depth: 0`)",
                "get the rest with `git fetch --unshallow` (on GitHub: `fetch-depth: 0`)",
            ),
        ),
        RevisionFault::Failed(reason) => {
            let message = text!("{asked}: git svarade inte: {reason}", "{asked}: git did not answer: {reason}");
            return Refusal::new(message, None).into();
        }
    };
    Refusal::new(message, Some(help)).into()
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
