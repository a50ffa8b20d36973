//! What the board receives: where the plan stands in a period, and why.

use crate::locale::{Lang, catalogue as say};
use crate::model::{Day, Governance};
use crate::query::Selection;
use crate::report::doc::{Cover, Doc};

/// What a report is made of.
#[derive(Clone, Copy, Debug)]
pub struct Paper<'r, 'p, 'a> {
    /// What is told of: the plans, the period of each, the activities that were asked for.
    pub selection: &'r Selection<'p, 'a>,
    /// What is told of the plans together.
    pub governance: Option<&'p Governance<'a>>,
    /// The day that it is made.
    pub day: Day,
    /// The language it is told in.
    pub lang: Lang,
}

/// Returns the report as a paper to be read from its beginning.
pub fn report(paper: &Paper<'_, '_, '_>) -> Doc {
    let plan = paper.selection.plans[0].plan;
    let cover = Cover {
        title: plan.title.to_string(),
        subtitle: format!("{} {}", say::FOLLOW_UP.get(paper.lang), paper.selection.plans[0].period),
        day: paper.day.to_string(),
        ..Cover::default()
    };
    Doc { cover: Some(cover), ..Doc::default() }
}

/// Returns the report as a workbook: a sheet for each heading of the first level.
pub fn workbook(paper: &Paper<'_, '_, '_>) -> Doc {
    report(paper)
}

/// Returns a row for each activity and a column for each period.
pub fn matrix(paper: &Paper<'_, '_, '_>) -> Doc {
    report(paper)
}
