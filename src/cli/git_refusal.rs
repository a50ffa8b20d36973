//! Why git cannot tell what was asked, and what to do.

use std::path::Path;

use super::stop::Stop;
use crate::locale::{Text, text};
use crate::query::Refusal;
use crate::source::RevisionFault;

/// What git was asked for.
#[derive(Clone, Copy)]
pub(super) struct AskedOfGit<'a> {
    /// The plan's directory.
    pub(super) dir: &'a Path,
    /// The command or option that needs it.
    pub(super) by: &'a str,
    /// The revision; empty where the whole history is asked for.
    pub(super) revision: &'a str,
    /// What can be done otherwise.
    pub(super) otherwise: &'a Text,
}

impl AskedOfGit<'_> {
    /// Refuses what git cannot tell.
    pub(super) fn refused(self, fault: RevisionFault) -> Stop {
        let Self { dir, by, revision, otherwise } = self;
        let path = dir.display();
        let (message, help) = match fault {
            RevisionFault::NoGit => (
                text!("{by}: git finns inte på den här datorn", "{by}: git is not installed on this computer"),
                Some(text!(otherwise = otherwise; "installera git, eller {otherwise}", "install git, or {otherwise}")),
            ),
            RevisionFault::NoRepository => (
                text!("{by}: {path} ligger inte i något git-arkiv", "{by}: {path} lies in no git repository"),
                Some(otherwise.clone()),
            ),
            RevisionFault::Unknown { is_shallow } => (
                text!("{by}: git känner inte till `{revision}`", "{by}: git does not know `{revision}`"),
                Some(if is_shallow { the_rest() } else { some_revision() }),
            ),
            RevisionFault::Shallow => (
                text!("{by}: bara en del av historiken är hämtad", "{by}: only a part of the history is here"),
                Some(Text::fixed(
                    "hämta resten med `git fetch --unshallow` (på GitHub: `fetch-depth: 0`)",
                    "get the rest with `git fetch --unshallow` (on GitHub: `fetch-depth: 0`)",
                )),
            ),
            RevisionFault::Failed(reason) => {
                (text!("{by}: git svarade inte: {reason}", "{by}: git did not answer: {reason}"), None)
            }
        };
        Refusal::new(message, help).into()
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
