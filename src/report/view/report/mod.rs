//! The report to the board: the state of the plan in a period, with explanations.

mod about;
mod anchors;
mod appendix;
mod changes;
mod cover;
mod goals;
mod matrix;
mod off_track;
mod part;
mod per_status;
mod picks;
mod rows;
mod stages;
mod standing_change;
mod summary;
pub(super) mod typography;
mod workbook;

use self::part::{Part, one_line};
use self::picks::Picks;
use self::stages::Numbers;
use super::titles;
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::{Day, Governance};
use crate::query::Selection;
use crate::report::doc::{Block, Doc, Heading, Voice};
use crate::report::view::titles::activities;

/// The input of a report.
#[derive(Clone, Copy, Debug)]
pub struct Paper<'r, 'p, 'a> {
    /// The plans, their periods, and the selected activities.
    pub selection: &'r Selection<'p, 'a>,
    /// The governance that the plans have in common.
    pub governance: Option<&'p Governance<'a>>,
    /// The date of the report.
    pub day: Day,
    /// The language it is told in.
    pub lang: Lang,
}

/// Returns the report as a document to read from the beginning.
pub fn report(paper: &Paper<'_, '_, '_>) -> Doc {
    made(paper, ReportKind::Compared, |doc, paper, parts, picks| {
        if parts.len() > 1 {
            doc.heading(1, SUMMARY.get(paper.lang));
            summary::charts(doc, paper, false);
        }
        for part in parts {
            title(doc, part, ReportKind::Compared);
            of_plan(doc, paper, part, picks);
        }
    })
}

/// Returns the report as a workbook, with a sheet for each heading of level 1.
pub fn workbook(paper: &Paper<'_, '_, '_>) -> Doc {
    made(paper, ReportKind::Compared, workbook::sheets)
}

/// Returns a row for each activity and a column for each period.
pub fn matrix(paper: &Paper<'_, '_, '_>) -> Doc {
    made(paper, ReportKind::PeriodByPeriod, |doc, paper, parts, picks| {
        for part in parts {
            title(doc, part, ReportKind::PeriodByPeriod);
            if !part.is_one_of_several {
                doc.heading(1, activities(part.plan(), paper.lang));
            }
            matrix::matrix(doc, part, picks);
        }
    })
}

/// The periods that a report covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ReportKind {
    /// The selected period, compared with the previous one.
    Compared,
    /// Every period up to the selected one.
    PeriodByPeriod,
}

impl ReportKind {
    /// Returns the subtitle for the title page.
    fn subtitle(self, periods: &str) -> Text {
        match self {
            Self::Compared => text!(follow_up = say::FOLLOW_UP; "{follow_up} {periods}", "{follow_up} {periods}"),
            Self::PeriodByPeriod if periods.is_empty() => {
                Text::fixed("Uppföljning period för period", "Follow-up period by period")
            }
            Self::PeriodByPeriod => text!(
                "Uppföljning period för period till och med {periods}",
                "Follow-up period by period to the end of {periods}"
            ),
        }
    }
}

/// Returns a report with its title page, its content for each plan with selected activities, and its facets.
fn made<'p, 'a>(
    paper: &Paper<'_, 'p, 'a>,
    kind: ReportKind,
    tell: impl FnOnce(&mut Doc, &Paper<'_, 'p, 'a>, &[Part<'_, 'p, 'a>], &Picks<'p, 'a>),
) -> Doc {
    let with_some = paper.selection.of_plans_with_some();
    let is_empty = with_some.plans.is_empty();
    let paper = if is_empty { *paper } else { Paper { selection: &with_some, ..*paper } };
    let told = &with_some.plans;
    let parts: Vec<Part<'_, '_, '_>> =
        told.iter().map(|selected| Part::new(selected, told.len() > 1, paper.lang)).collect();
    let picks = Picks::new(&parts, paper.lang);
    let subtitle = kind.subtitle(&titles::periods(paper.selection));
    let cover = cover::cover(&paper, &parts, &subtitle, kind == ReportKind::Compared);
    let mut doc = Doc { cover: Some(cover), facets: picks.facets(), blocks: Vec::new() };
    if is_empty {
        doc.heading(1, SUMMARY.get(paper.lang));
        titles::nothing(&mut doc, paper.selection, paper.lang);
    } else {
        tell(&mut doc, &paper, &parts, &picks);
    }
    anchors::keep_first(&mut doc);
    doc
}

/// Adds a plan's title above what is told of it, where there are several.
fn title(doc: &mut Doc, part: &Part<'_, '_, '_>, kind: ReportKind) {
    if part.is_one_of_several {
        let heading = Heading { voice: Voice::Plan, ..Heading::new(1, one_line(&part.plan().title)) };
        doc.blocks.push(Block::Heading(heading));
        doc.fields(cover::of_one(part, kind == ReportKind::Compared));
    }
}

/// Adds all that is told of a plan.
fn of_plan<'p, 'a>(doc: &mut Doc, paper: &Paper<'_, 'p, 'a>, part: &Part<'_, 'p, 'a>, picks: &Picks<'p, 'a>) {
    about::about(doc, part);
    part.heading(doc, 1, &SUMMARY);
    summary::how_much(doc, part);
    if !part.is_one_of_several {
        summary::charts(doc, paper, true);
    }
    summary::tables(doc, part, Numbers::WithDifference);
    part.heading(doc, 1, &OFF_TRACK);
    off_track::off_track(doc, part, picks);
    goals::goals(doc, part, picks);
    part.heading(doc, 1, &CHANGES);
    changes::changes(doc, part, picks);
    appendix::appendix(doc, part, picks);
}

static SUMMARY: Text = Text::fixed("Sammanfattning", "Summary");
static OFF_TRACK: Text = Text::fixed("Det som avviker", "What is off track");
static CHANGES: Text = Text::fixed("Förändringar", "Changes");
