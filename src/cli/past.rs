//! Revisions and history of a plan, from git, and the refusals of requests that git cannot answer.

use std::path::Path;

use super::days::day_in_words;
use super::session::Session;
use super::stop::Stop;
use crate::history::{self, Past};
use crate::locale::{Text, text};
use crate::model::{Period, Unit};
use crate::query::Refusal;
use crate::source::{History, Revision, RevisionError, instant, read_history};

/// A plan at a revision.
pub(super) struct Was {
    /// The name of the revision for people.
    pub(super) name: String,
    /// The name of the revision for git.
    pub(super) revision: String,
    /// The files.
    pub(super) past: Past,
}

/// Reads the plan at a revision.
pub(super) fn read_revision(session: &Session<'_>, asked: AskedOfGit<'_>) -> Result<Was, Stop> {
    let name = asked.revision.to_owned();
    let past = Revision::find(session.dir, &name).and_then(|it| {
        let past = history::past(&it, &session.loaded.portfolio)?;
        Ok((past, it.hash().to_owned(), it.short().to_owned()))
    });
    let (past, hash, short) = past.map_err(|fault| asked.refused(fault))?;
    // A date does not identify a commit, so its hash is added.
    Ok(if name.parse::<chrono::NaiveDate>().is_ok() {
        Was { name: format!("{name} ({short})"), revision: hash, past }
    } else {
        Was { revision: name.clone(), name, past }
    })
}

/// Reads the plan at the last revision before a day, a period or any other date that git understands.
pub(super) fn read_before(session: &Session<'_>, asked: AskedOfGit<'_>) -> Result<Was, Stop> {
    let Since { instant, shown } = since(session, asked.revision, asked.by)?;
    let read = || {
        let revision = Revision::before(session.dir, instant)?;
        let past = history::past(&revision, &session.loaded.portfolio)?;
        let name = format!("{shown} ({})", revision.short());
        Ok(Was { name, revision: revision.hash().to_owned(), past })
    };
    read().map_err(|fault| asked.refused(fault))
}

/// Reads the plan at the merge base of `other` and a revision.
pub(super) fn read_merge_base(session: &Session<'_>, asked: AskedOfGit<'_>, other: &str) -> Result<Was, Stop> {
    let read = || {
        let (base, is_itself) = Revision::merge_base(session.dir, asked.revision, other)?;
        let past = history::past(&base, &session.loaded.portfolio)?;
        let name = asked.revision;
        Ok(if is_itself {
            Was { name: name.to_owned(), revision: name.to_owned(), past }
        } else {
            Was { name: format!("{name} ({})", base.short()), revision: base.hash().to_owned(), past }
        })
    };
    read().map_err(|fault| asked.refused(fault))
}

/// The alternative where there is no history.
pub(super) static OTHERWISE: Text =
    Text::fixed("kör kommandot där planen är hämtad med git", "run the command where the plan was fetched with git");

/// Reads the history of the plan in a directory. `by` is the command that needs it.
pub(super) fn read(dir: &Path, by: &str) -> Result<History, Stop> {
    read_history(dir).map_err(|fault| unreadable(fault, dir, by))
}

/// Returns the refusal for a history that cannot be read.
pub(super) fn unreadable(fault: RevisionError, dir: &Path, by: &str) -> Stop {
    AskedOfGit { dir, by, revision: "", otherwise: &OTHERWISE }.refused(fault)
}

/// A point in time that somebody asked for.
pub(super) struct Since {
    /// The time, in Unix time.
    pub(super) instant: i64,
    /// The words for it in an answer: a day, or those that were given.
    pub(super) shown: String,
}

/// Returns the start of a day, a period or any other date that git understands.
pub(super) fn since(session: &Session<'_>, given: &str, by: &str) -> Result<Since, Stop> {
    // For a date without a time, git takes the current time of day.
    let (date, shown) = match (given.parse::<chrono::NaiveDate>(), given.parse::<Period>()) {
        (Ok(day), _) => (format!("{day} 00:00"), given.to_owned()),
        (_, Ok(period)) => (format!("{}-01 00:00", period.around(Unit::Month)), given.to_owned()),
        _ => match day_in_words(given, session.today) {
            Some(day) => (format!("{day} 00:00"), day.to_string()),
            None => (given.to_owned(), given.to_owned()),
        },
    };
    // Git would reinterpret an invalid date such as 2025-02-30.
    let instant = if date == given && is_almost_date(given) {
        None
    } else {
        instant(session.dir, &date).map_err(|fault| unreadable(fault, session.dir, by))?
    };
    let instant = instant.ok_or_else(|| {
        let message = text!("--since: `{given}` är inget datum", "--since: `{given}` is not a date");
        let help = Text::fixed(
            "skriv till exempel 2025-01-31, 2025, \"i går\" eller \"för 3 veckor sedan\"",
            "write for instance 2025-01-31, 2025, yesterday or \"3 weeks ago\"",
        );
        Stop::from(Refusal::new(message, Some(help)))
    })?;
    Ok(Since { instant, shown })
}

/// Returns whether a text is written like a date.
pub(super) fn is_almost_date(given: &str) -> bool {
    given.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.'))
}

/// A request to git.
#[derive(Clone, Copy)]
pub(super) struct AskedOfGit<'a> {
    /// The plan's directory.
    pub(super) dir: &'a Path,
    /// The command or option that makes it.
    pub(super) by: &'a str,
    /// The revision; empty for the whole history.
    pub(super) revision: &'a str,
    /// The alternative that the help suggests.
    pub(super) otherwise: &'a Text,
}

impl AskedOfGit<'_> {
    /// Returns the refusal for a failed request.
    pub(super) fn refused(self, fault: RevisionError) -> Stop {
        let by = self.by;
        let (message, help) = self.said(fault);
        Refusal::new(text!(message = message; "{by}: {message}", "{by}: {message}"), help).into()
    }

    /// Returns the message and the help for a failed request.
    pub(super) fn said(self, fault: RevisionError) -> (Text, Option<Text>) {
        let help = self.help(&fault);
        (self.message(fault), help)
    }

    fn message(self, fault: RevisionError) -> Text {
        let (path, revision) = (self.dir.display(), self.revision);
        match fault {
            RevisionError::NoGit => text!("git finns inte på den här datorn", "git is not installed on this computer"),
            RevisionError::NoRepository => {
                text!("{path} ligger inte i något git-arkiv", "{path} is not in a git repository")
            }
            RevisionError::Embedded(folder) => {
                let folder = folder.display();
                text!(
                    "{folder} ser ut som ett git-arkiv inne i arkivet",
                    "{folder} looks like a git repository within the repository"
                )
            }
            RevisionError::Unknown { .. } => {
                text!("git känner inte till `{revision}`", "git does not know `{revision}`")
            }
            RevisionError::BeforeFirst { first, .. } => text!(
                "före {revision} finns ingen commit: den första är från {first}",
                "there is no commit before {revision}: the first is from {first}"
            ),
            RevisionError::Shallow => {
                text!("bara en del av historiken är hämtad", "only a part of the history is here")
            }
            RevisionError::Partial => text!("filerna från förr är inte hämtade", "the files of the past are not here"),
            RevisionError::Unrelated { other, .. } => text!(
                "`{revision}` och `{other}` har ingen gemensam commit här",
                "`{revision}` and `{other}` have no commit in common here"
            ),
            RevisionError::Failed(reason) => text!("git svarade inte: {reason}", "git did not answer: {reason}"),
        }
    }

    fn help(self, fault: &RevisionError) -> Option<Text> {
        let otherwise = self.otherwise;
        Some(match fault {
            RevisionError::NoGit => {
                text!(otherwise = otherwise; "installera git, eller {otherwise}", "install git, or {otherwise}")
            }
            RevisionError::NoRepository => otherwise.clone(),
            RevisionError::Embedded(_) => Text::fixed(
                "ta bort `HEAD`, `objects` och `refs` där: sådana filer kan få git att köra program",
                "remove `HEAD`, `objects` and `refs` there: such files can make git run programs",
            ),
            RevisionError::Unknown { is_shallow: true }
            | RevisionError::BeforeFirst { is_shallow: true, .. }
            | RevisionError::Unrelated { is_shallow: true, .. } => the_rest(),
            RevisionError::Unknown { is_shallow: false } => some_revision(),
            RevisionError::BeforeFirst { first, is_shallow: false } => {
                text!("skriv en dag efter {first}", "write a day after {first}")
            }
            RevisionError::Shallow => Text::fixed(
                "hämta resten med `git fetch --unshallow` (på GitHub: `fetch-depth: 0`)",
                "get the rest with `git fetch --unshallow` (on GitHub: `fetch-depth: 0`)",
            ),
            RevisionError::Partial => Text::fixed(
                "hämta dem med `git fetch --refetch --no-filter`",
                "get them with `git fetch --refetch --no-filter`",
            ),
            RevisionError::Unrelated { is_shallow: false, .. } => Text::fixed(
                "skriv en gren, en tagg eller en commit med samma historia",
                "write a branch, a tag or a commit of the same history",
            ),
            RevisionError::Failed(_) => return None,
        })
    }
}

fn the_rest() -> Text {
    Text::fixed(
        "bara en del av historiken är hämtad: hämta resten med `git fetch --unshallow` (på GitHub: `fetch-depth: 0`)",
        "only a part of the history is here: get the rest with `git fetch --unshallow` (on GitHub: `fetch-depth: 0`)",
    )
}

fn some_revision() -> Text {
    Text::fixed(
        "skriv en gren, en tagg eller en commit, till exempel origin/main, HEAD eller HEAD~1",
        "write a branch, a tag or a commit, such as origin/main, HEAD or HEAD~1",
    )
}
