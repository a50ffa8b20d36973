//! How a run ends.

use std::io;

use crate::diag::system_reason;
use crate::edit::Unwritten;
use crate::locale::text;
use crate::query::Refusal;

/// How a run ended that did what it was asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// 0: fine.
    Fine,
    /// 1: there are findings, or something is due or differs and that was asked.
    Findings,
    /// 2: the question was wrong, or the plan could not be read.
    Refused,
}

impl Exit {
    /// Returns the exit code.
    pub(super) fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Findings => 1,
            Self::Refused => 2,
        }
    }
}

/// Why a run could not do what it was asked to; both exit with 2.
#[derive(Debug)]
pub(super) enum Stop {
    /// What was asked cannot be answered; said in the reader's language.
    Refused(Vec<Refusal>),
    /// The tool itself failed.
    Failed(anyhow::Error),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}

impl From<Vec<Refusal>> for Stop {
    fn from(refusals: Vec<Refusal>) -> Self {
        Self::Refused(refusals)
    }
}

impl From<Unanswered> for Stop {
    fn from(unanswered: Unanswered) -> Self {
        unanswered.refusal().into()
    }
}

impl From<Unwritten> for Stop {
    fn from(Unwritten { path, reason, help }: Unwritten) -> Self {
        Refusal::new(text!(reason = reason; "{path} {reason}", "{path} {reason}"), Some(help)).into()
    }
}

/// What the tool itself can fail with.
macro_rules! failed {
    ($($error:ty),*) => {
        $(impl From<$error> for Stop {
            fn from(error: $error) -> Self {
                Self::Failed(error.into())
            }
        })*
    };
}

failed!(anyhow::Error, io::Error, csv::Error, serde_json::Error);

/// What a run has done before it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Done {
    /// Nothing that lasts.
    Nothing,
    /// A file was written that is no part of the plan.
    File,
    /// The plan was changed.
    Change,
}

/// Why an answer could not be written, and what was done all the same.
#[derive(Debug)]
pub(super) struct Unanswered {
    pub(super) done: Done,
    pub(super) error: io::Error,
}

impl Unanswered {
    /// Says which of the two failed: what was asked for, or the answer about it.
    pub(super) fn refusal(&self) -> Refusal {
        let reason = system_reason(self.error.kind(), &self.error.to_string());
        let message = match self.done {
            Done::Nothing => text!(
                reason = reason;
                "svaret gick inte att skriva: {reason}",
                "the answer could not be written: {reason}"
            ),
            Done::File => text!(
                reason = reason;
                "filen är skriven, men svaret gick inte att skriva: {reason}",
                "the file was written; the answer could not be written: {reason}"
            ),
            Done::Change => text!(
                reason = reason;
                "ändringen är gjord, men svaret gick inte att skriva: {reason}",
                "the change was made; the answer could not be written: {reason}"
            ),
        };
        Refusal::new(message, None)
    }
}
