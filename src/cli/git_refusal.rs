//! Messages for failed requests to git.

use std::path::Path;

use super::stop::Stop;
use crate::locale::{Text, text};
use crate::query::Refusal;
use crate::source::RevisionError;

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
        let Self { dir, revision, otherwise, .. } = self;
        let path = dir.display();
        match fault {
            RevisionError::NoGit => (
                text!("git finns inte på den här datorn", "git is not installed on this computer"),
                Some(text!(otherwise = otherwise; "installera git, eller {otherwise}", "install git, or {otherwise}")),
            ),
            RevisionError::NoRepository => (
                text!("{path} ligger inte i något git-arkiv", "{path} is not in a git repository"),
                Some(otherwise.clone()),
            ),
            RevisionError::Embedded(folder) => {
                let folder = folder.display();
                (
                    text!(
                        "{folder} ser ut som ett git-arkiv inne i arkivet",
                        "{folder} looks like a git repository within the repository"
                    ),
                    Some(Text::fixed(
                        "ta bort `HEAD`, `objects` och `refs` där: sådana filer kan få git att köra program",
                        "remove `HEAD`, `objects` and `refs` there: such files can make git run programs",
                    )),
                )
            }
            RevisionError::Unknown { is_shallow } => (
                text!("git känner inte till `{revision}`", "git does not know `{revision}`"),
                Some(if is_shallow { the_rest() } else { some_revision() }),
            ),
            RevisionError::BeforeFirst { first, is_shallow } => (
                text!(
                    "före {revision} finns ingen commit: den första är från {first}",
                    "there is no commit before {revision}: the first is from {first}"
                ),
                Some(if is_shallow {
                    the_rest()
                } else {
                    text!("skriv en dag efter {first}", "write a day after {first}")
                }),
            ),
            RevisionError::Shallow => (
                text!("bara en del av historiken är hämtad", "only a part of the history is here"),
                Some(Text::fixed(
                    "hämta resten med `git fetch --unshallow` (på GitHub: `fetch-depth: 0`)",
                    "get the rest with `git fetch --unshallow` (on GitHub: `fetch-depth: 0`)",
                )),
            ),
            RevisionError::Partial => (
                text!("filerna från förr är inte hämtade", "the files of the past are not here"),
                Some(Text::fixed(
                    "hämta dem med `git fetch --refetch --no-filter`",
                    "get them with `git fetch --refetch --no-filter`",
                )),
            ),
            RevisionError::Unrelated { other, is_shallow } => (
                text!(
                    "`{revision}` och `{other}` har ingen gemensam commit här",
                    "`{revision}` and `{other}` have no commit in common here"
                ),
                Some(if is_shallow {
                    the_rest()
                } else {
                    Text::fixed(
                        "skriv en gren, en tagg eller en commit med samma historia",
                        "write a branch, a tag or a commit of the same history",
                    )
                }),
            ),
            RevisionError::Failed(reason) => {
                (text!("git svarade inte: {reason}", "git did not answer: {reason}"), None)
            }
        }
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
