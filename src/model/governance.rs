//! The governance of the plans: the organisation, its strategy, and the board's yearly priorities.

use super::{Period, PossibleNames, Str};
use crate::source::{FileId, Spanned};

/// The content of `governance.toml`.
#[derive(Debug)]
pub struct Governance<'a> {
    /// The title.
    pub title: Spanned<Str<'a>>,
    /// The language tag of its texts.
    pub language: Option<Spanned<Str<'a>>>,
    /// The source document.
    pub source: Option<Spanned<Str<'a>>>,
    /// The bodies that decide and implement.
    pub organisation: Option<Organisation<'a>>,
    /// The strategy above all the plans.
    pub strategy: Option<Strategy<'a>>,
    /// The board's priorities, one entry a year.
    pub focuses: Vec<Focus<'a>>,
    /// The purpose of each plan.
    pub plans: Vec<PlanBrief<'a>>,
    /// The file.
    pub file: FileId,
    /// The names that may be in unreadable parts.
    pub possible_names: PossibleNames,
}

/// The bodies that decide and implement.
#[derive(Debug)]
pub struct Organisation<'a> {
    /// The organisation's name.
    pub name: Spanned<Str<'a>>,
    /// The body that adopts the plans.
    pub decides: Option<Spanned<Str<'a>>>,
    /// The body that sets the priorities of each year, and receives the follow-up.
    pub board: Option<Spanned<Str<'a>>>,
    /// The bodies that implement the plans.
    pub responsible: Option<Spanned<Str<'a>>>,
    /// The administration that they belong to.
    pub administration: Option<Spanned<Str<'a>>>,
    /// The same in the words of the source.
    pub text: Option<Spanned<Str<'a>>>,
}

/// The strategy that the plans implement.
#[derive(Debug)]
pub struct Strategy<'a> {
    /// A short id.
    pub id: Spanned<Str<'a>>,
    /// The full title.
    pub title: Spanned<Str<'a>>,
    /// The short name.
    pub short: Option<Spanned<Str<'a>>>,
    /// The first and last year.
    pub years: Option<super::Years>,
    /// The requirements on the plans.
    pub text: Option<Spanned<Str<'a>>>,
}

/// The board's priorities of one year.
#[derive(Debug)]
pub struct Focus<'a> {
    /// The year.
    pub year: Spanned<Period>,
    /// The body that decided them.
    pub decided_by: Option<Spanned<Str<'a>>>,
    /// The decision, in the words of the source.
    pub text: Option<Spanned<Str<'a>>>,
    /// The priorities, by name.
    pub priorities: Vec<Spanned<Str<'a>>>,
}

/// The frame of a report in a board's paper (`[report]` of a plan).
#[derive(Debug, Default)]
pub struct ReportFrame<'a> {
    /// The body that hands the report in; the organisation if absent.
    pub sender: Option<Spanned<Str<'a>>>,
    /// The number of the case in the register.
    pub case_number: Option<Spanned<Str<'a>>>,
    /// The official who prepared it.
    pub officer: Option<Spanned<Str<'a>>>,
    /// The decision that the board is asked to make.
    pub proposed_decision: Option<Spanned<Str<'a>>>,
    /// The address, telephone number or role that answers questions.
    pub contact: Option<Spanned<Str<'a>>>,
    /// The picture file of a logo, as a path from the plan's directory.
    pub logo: Option<Spanned<Str<'a>>>,
}

/// The governance's description of a plan.
#[derive(Debug)]
pub struct PlanBrief<'a> {
    /// The plan's id.
    pub id: Spanned<Str<'a>>,
    /// The title.
    pub title: Spanned<Str<'a>>,
    /// The purpose.
    pub aim: Option<Spanned<Str<'a>>>,
    /// A longer text.
    pub text: Option<Spanned<Str<'a>>>,
}
