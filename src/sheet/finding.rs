//! Findings about returned sheets.

use std::panic::Location;

use super::place::SheetPlace;
use crate::locale::{Text, text};

/// The severity of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Information; nothing has to be done.
    Notice,
    /// A colleague's text that is not imported.
    Untaken,
    /// Two answers differ, and somebody has to choose.
    Conflict,
    /// The answer cannot be understood or applied.
    Error,
}

/// The kind of a finding: the line of code that creates it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FindingKind(&'static Location<'static>);

/// A finding about a returned sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The severity.
    pub weight: Weight,
    /// The kind, to group similar findings.
    pub kind: FindingKind,
    /// The place.
    pub place: Text,
    /// The place and the message.
    pub message: Text,
    /// Advice.
    pub help: Option<Text>,
}

impl Finding {
    #[track_caller]
    pub(super) fn new(weight: Weight, place: &SheetPlace<'_>, message: &Text, help: impl Into<Option<Text>>) -> Self {
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
    pub(super) fn error(place: &SheetPlace<'_>, message: &Text, help: impl Into<Option<Text>>) -> Self {
        Self::new(Weight::Error, place, message, help)
    }

    #[track_caller]
    pub(super) fn untaken(place: &SheetPlace<'_>, message: &Text, help: impl Into<Option<Text>>) -> Self {
        Self::new(Weight::Untaken, place, message, help)
    }

    #[track_caller]
    pub(super) fn notice(place: &SheetPlace<'_>, message: &Text, help: impl Into<Option<Text>>) -> Self {
        Self::new(Weight::Notice, place, message, help)
    }
}
