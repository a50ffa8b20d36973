//! The results of a run: exit codes, refusals and failures.

use std::io;

use crate::diag::system_reason;
use crate::edit::Unwritten;
use crate::locale::text;
use crate::query::Refusal;

/// The exit status of a run that was not refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// 0: success.
    Fine,
    /// 1: findings; or something is due or differs, where an option asks for that exit code.
    Findings,
    /// 2: wrong usage, or the plan could not be loaded.
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

/// The reason why a run stopped; always exit code 2.
#[derive(Debug)]
pub(super) enum Stop {
    /// Something wrong with the arguments or the plan, in the reader's language.
    Refused(Vec<Refusal>),
    /// A failure of the tool itself.
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

/// Implements the conversion from error types that mean a failure of the tool.
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

/// The change on disk that a run has made before its answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Done {
    /// None.
    Nothing,
    /// A file outside the plan was written.
    File,
    /// The plan was changed.
    Change,
}

/// An answer that could not be written.
#[derive(Debug)]
pub(super) struct Unanswered {
    pub(super) done: Done,
    pub(super) error: io::Error,
}

impl Unanswered {
    /// Returns the refusal, which tells whether the action was completed all the same.
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
