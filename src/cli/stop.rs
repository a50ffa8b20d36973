//! How a run ends.

use std::io;

use super::output::Unanswered;
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
