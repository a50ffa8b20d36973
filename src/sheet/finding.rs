//! Something to say of what came back.

use std::panic::Location;

use super::place::Place;
use crate::locale::{Text, text};

/// How much weighs what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It is good to know, and nothing is left undone for it.
    Notice,
    /// A colleague wrote it, and it is not taken.
    Untaken,
    /// Two answers differ, and somebody has to choose.
    Conflict,
    /// It cannot be understood, or not be done.
    Error,
}

/// A kind of finding: those that the same line of code says are of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FindingKind(&'static Location<'static>);

/// Something to say of what came back: where, what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it weighs.
    pub weight: Weight,
    /// What of many it is.
    pub kind: FindingKind,
    /// Where.
    pub place: Text,
    /// Where and what.
    pub message: Text,
    /// What to do.
    pub help: Option<Text>,
}

impl Finding {
    #[track_caller]
    pub(super) fn new(weight: Weight, place: &Place<'_>, message: &Text, help: impl Into<Option<Text>>) -> Self {
        let place = place.words();
        Self {
            weight,
            kind: FindingKind(Location::caller()),
            message: text!(place = place, message = message; "{place}: {message}", "{place}: {message}"),
            place,
            help: help.into(),
        }
    }

    #[track_caller]
    pub(super) fn error(place: &Place<'_>, message: &Text, help: impl Into<Option<Text>>) -> Self {
        Self::new(Weight::Error, place, message, help)
    }

    #[track_caller]
    pub(super) fn untaken(place: &Place<'_>, message: &Text, help: impl Into<Option<Text>>) -> Self {
        Self::new(Weight::Untaken, place, message, help)
    }

    #[track_caller]
    pub(super) fn notice(place: &Place<'_>, message: &Text, help: impl Into<Option<Text>>) -> Self {
        Self::new(Weight::Notice, place, message, help)
    }
}
