//! The governance of the plans: the organisation, its strategy, the board's priorities of each year.

use super::{Period, Str, Unread};
use crate::source::{FileId, Spanned};

/// The content of `governance.toml`.
#[derive(Debug)]
pub struct Governance<'a> {
    /// A heading for the whole.
    pub title: Spanned<Str<'a>>,
    /// The language it is written in, as a tag.
    pub language: Option<Spanned<Str<'a>>>,
    /// The source that it was taken from.
    pub source: Option<Spanned<Str<'a>>>,
    /// The bodies that decide and carry out.
    pub organisation: Option<Organisation<'a>>,
    /// The strategy above all the plans.
    pub strategy: Option<Strategy<'a>>,
    /// The board's priorities, a table a year.
    pub focuses: Vec<Focus<'a>>,
    /// The purpose of each plan.
    pub plans: Vec<PlanBrief<'a>>,
    /// The file it was read from.
    pub file: FileId,
    /// What may stand in it where it has faults: the board's priorities.
    pub unread: Unread,
}

/// The bodies that decide and carry out.
#[derive(Debug)]
pub struct Organisation<'a> {
    /// The organisation's name.
    pub name: Spanned<Str<'a>>,
    /// The body that adopts the plans.
    pub decides: Option<Spanned<Str<'a>>>,
    /// The body that sets the priorities of each year, and receives the follow-up.
    pub board: Option<Spanned<Str<'a>>>,
    /// The bodies that carry the plans out.
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
    /// The name.
    pub short: Option<Spanned<Str<'a>>>,
    /// The first and last year it holds for.
    pub years: Option<super::Years>,
    /// The demands on the plans.
    pub text: Option<Spanned<Str<'a>>>,
}

/// The board's priorities of one year.
#[derive(Debug)]
pub struct Focus<'a> {
    /// The year.
    pub year: Spanned<Period>,
    /// The body that decided.
    pub decided_by: Option<Spanned<Str<'a>>>,
    /// The way of deciding, in the source's own words.
    pub text: Option<Spanned<Str<'a>>>,
    /// The priorities, by name.
    pub priorities: Vec<Spanned<Str<'a>>>,
}

/// One plan as the governance tells of it.
#[derive(Debug)]
pub struct PlanBrief<'a> {
    /// The plan's id.
    pub id: Spanned<Str<'a>>,
    /// The name.
    pub title: Spanned<Str<'a>>,
    /// The purpose.
    pub aim: Option<Spanned<Str<'a>>>,
    /// A further text.
    pub text: Option<Spanned<Str<'a>>>,
}
