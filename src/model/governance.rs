//! What governs the plans: the organisation, its strategy, the board's priorities of each year.

use super::{Period, Str, Unread};
use crate::source::{FileId, Spanned};

/// What `governance.toml` tells of the plans together.
#[derive(Debug)]
pub struct Governance<'a> {
    /// A heading for the whole.
    pub title: Spanned<Str<'a>>,
    /// The language it is written in, as a tag.
    pub language: Option<Spanned<Str<'a>>>,
    /// Where it was taken from.
    pub source: Option<Spanned<Str<'a>>>,
    /// Who decides and who carries out.
    pub organisation: Option<Organisation<'a>>,
    /// The strategy above all the plans.
    pub strategy: Option<Strategy<'a>>,
    /// The board's priorities, a table a year.
    pub focuses: Vec<Focus<'a>>,
    /// What each plan is for.
    pub plans: Vec<PlanBrief<'a>>,
    /// The file it was read from.
    pub file: FileId,
    /// What may stand in it where it has faults: the board's priorities.
    pub unread: Unread,
}

/// Who decides and who carries out.
#[derive(Debug)]
pub struct Organisation<'a> {
    /// The organisation's name.
    pub name: Spanned<Str<'a>>,
    /// Who adopts the plans.
    pub decides: Option<Spanned<Str<'a>>>,
    /// Who decides what comes first each year, and receives the follow-up.
    pub board: Option<Spanned<Str<'a>>>,
    /// Who carries the plans out.
    pub responsible: Option<Spanned<Str<'a>>>,
    /// The administration that they belong to.
    pub administration: Option<Spanned<Str<'a>>>,
    /// The same in the source's own words.
    pub text: Option<Spanned<Str<'a>>>,
}

/// The strategy that the plans put into practice.
#[derive(Debug)]
pub struct Strategy<'a> {
    /// A short stable name.
    pub id: Spanned<Str<'a>>,
    /// Its full title.
    pub title: Spanned<Str<'a>>,
    /// What people call it.
    pub short: Option<Spanned<Str<'a>>>,
    /// The first and last year it holds for.
    pub years: Option<super::Years>,
    /// What it asks of the plans.
    pub text: Option<Spanned<Str<'a>>>,
}

/// What the board put first in one year.
#[derive(Debug)]
pub struct Focus<'a> {
    /// The year.
    pub year: Spanned<Period>,
    /// Who decided it.
    pub decided_by: Option<Spanned<Str<'a>>>,
    /// How it is decided, in the source's own words.
    pub text: Option<Spanned<Str<'a>>>,
    /// What comes first, by name.
    pub priorities: Vec<Spanned<Str<'a>>>,
}

/// One plan as the governance tells of it.
#[derive(Debug)]
pub struct PlanBrief<'a> {
    /// The plan's id.
    pub id: Spanned<Str<'a>>,
    /// What it is called there.
    pub title: Spanned<Str<'a>>,
    /// What it is for.
    pub aim: Option<Spanned<Str<'a>>>,
    /// What more is said of it.
    pub text: Option<Spanned<Str<'a>>>,
}
