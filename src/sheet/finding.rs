//! Something to say of what came back.

use super::place::Place;
use crate::locale::{Text, text};

/// How much weighs what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It is good to know, and nothing is left undone for it.
    Notice,
    /// Two answers differ, and somebody has to choose.
    Conflict,
    /// It cannot be understood, or not be done.
    Error,
}

/// Something to say of what came back: where, what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it weighs.
    pub weight: Weight,
    /// Where and what.
    pub message: Text,
    /// What to do.
    pub help: Option<Text>,
}

impl Finding {
    pub(super) fn new(weight: Weight, place: &Place<'_>, message: &Text, help: impl Into<Option<Text>>) -> Self {
        let place = place.words();
        Self {
            weight,
            message: text!(place = place, message = message; "{place}: {message}", "{place}: {message}"),
            help: help.into(),
        }
    }

    pub(super) fn error(place: &Place<'_>, message: &Text, help: impl Into<Option<Text>>) -> Self {
        Self::new(Weight::Error, place, message, help)
    }

    pub(super) fn notice(place: &Place<'_>, message: &Text, help: impl Into<Option<Text>>) -> Self {
        Self::new(Weight::Notice, place, message, help)
    }
}
