//! The report to the board: the state of the plan in a period, with explanations.

mod about;
mod anchors;
mod appendix;
mod attention;
mod changes;
mod compared;
mod cover;
mod front;
mod goal_sheet;
mod goals;
mod lede;
mod matrix;
mod owners;
mod part;
mod per_status;
mod picks;
mod rows;
mod section;
mod stages;
mod summary;
mod then;
mod told;
pub(super) mod typography;
mod workbook;

pub use self::section::Section;
pub use self::then::AsOf;

use self::part::{Part, one_line};
use self::picks::Picks;
use super::titles;
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::{Day, Governance, Period, Plan};
use crate::query::{EarlierPlan, NoEarlierPlan, PlanSelection, Selection};
use crate::report::doc::{Block, Doc, Heading, Picture, Prose, Voice};
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
    /// The sections that were asked for; none if none were named.
    pub sections: Option<&'r [Section]>,
    /// True to include the appendix.
    pub has_appendix: bool,
    /// The plans to compare with another period than the previous one, with that period.
    pub compare: &'r [(&'p Plan<'a>, Period)],
    /// The earlier files to compare with, instead of an earlier period.
    pub as_of: Option<AsOf<'r, 'p, 'a>>,
    /// The logo of the plan.
    pub logo: Option<&'r Picture>,
    /// The language of the report.
    pub lang: Lang,
}

/// Returns the report as a document to read from the beginning.
pub fn report(paper: &Paper<'_, '_, '_>) -> Doc {
    made(paper, ReportKind::Compared, |doc, paper, parts, picks| {
        if paper.has(Section::Summary) {
            front::front(doc, paper, parts, picks);
        }
        let has_more = Section::ALL.into_iter().any(|section| section != Section::Summary && paper.has(section));
        // Activities listed with owner and note on page one are not repeated, unless sections were asked for.
        let is_said = paper.sections.is_none() && front::names_all(parts);
        for part in parts.iter().filter(|_| has_more) {
            title(doc, paper, part, ReportKind::Compared);
            of_plan(doc, paper, part, (picks, is_said));
        }
    })
}

/// Returns how a plan goes in a sentence or two, as page one of its report says it.
pub fn summary(selection: &Selection<'_, '_>, selected: &PlanSelection<'_, '_>, day: Day, lang: Lang) -> Prose {
    let of_plan = selection.of_plans([selected.clone()]);
    let paper = Paper {
        selection: &of_plan,
        governance: None,
        day,
        sections: None,
        has_appendix: false,
        compare: &[],
        as_of: None,
        logo: None,
        lang,
    };
    lede::lede(&paper, &[Part::new(selected, None, false, lang)])
}

/// Returns the report as a workbook, with a sheet for each heading of level 1.
pub fn workbook(paper: &Paper<'_, '_, '_>) -> Doc {
    made(paper, ReportKind::Compared, workbook::sheets)
}

/// Returns a row for each activity and a column for each period.
pub fn matrix(paper: &Paper<'_, '_, '_>) -> Doc {
    made(paper, ReportKind::PeriodByPeriod, |doc, paper, parts, picks| {
        for part in parts {
            title(doc, paper, part, ReportKind::PeriodByPeriod);
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
    let selected = &paper.selection.plans;
    let earlier = |it| paper.as_of.map(|then| EarlierPlan::new(it, then.portfolio, then.filters, then.day));
    let with_earlier: Vec<_> = selected.iter().map(|it| (it, earlier(it))).filter(is_told_of).collect();
    let with_some = paper.selection.of_plans(with_earlier.iter().map(|(selected, _)| (*selected).clone()));
    let is_empty = with_earlier.is_empty();
    let paper = if is_empty { *paper } else { Paper { selection: &with_some, ..*paper } };
    let is_one_of_several = with_earlier.len() > 1;
    let parts = with_earlier.into_iter().map(|(selected, earlier)| {
        let part = Part::new(selected, asked_before(&paper, selected), is_one_of_several, paper.lang);
        match paper.as_of.as_ref().zip(earlier) {
            Some((as_of, earlier)) => part.beside_earlier(as_of, earlier),
            None => part,
        }
    });
    let parts: Vec<Part<'_, '_, '_>> = parts.collect();
    let picks = Picks::new(&parts, paper.lang);
    let subtitle = kind.subtitle(&titles::periods(paper.selection));
    let cover = cover::cover(&paper, &parts, &subtitle, kind);
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

/// A plan with what it was, if it is compared with earlier files.
type WithEarlier<'s, 'p, 'a> = (&'s PlanSelection<'p, 'a>, Option<Result<EarlierPlan<'p, 'a>, NoEarlierPlan>>);

/// Returns whether anything is selected in a plan, or was.
fn is_told_of((selected, earlier): &WithEarlier<'_, '_, '_>) -> bool {
    let was = |earlier: &EarlierPlan<'_, '_>| !earlier.entries.is_empty() || earlier.sections().next().is_some();
    let is_any = selected.entries().next().is_some() || selected.sections().next().is_some();
    is_any || earlier.as_ref().and_then(|earlier| earlier.as_ref().ok()).is_some_and(was)
}

/// Returns the period that was asked for to compare a plan with; none if none was.
fn asked_before(paper: &Paper<'_, '_, '_>, selected: &PlanSelection<'_, '_>) -> Option<Period> {
    let id = &*selected.plan.id.value;
    paper.compare.iter().find(|(plan, _)| *plan.id.value == *id).map(|(_, period)| *period)
}

/// Adds a plan's title above its content, if there are several plans.
fn title(doc: &mut Doc, paper: &Paper<'_, '_, '_>, part: &Part<'_, '_, '_>, kind: ReportKind) {
    if part.is_one_of_several {
        let heading = Heading { voice: Voice::Plan, ..Heading::new(1, one_line(&part.plan().title)) };
        doc.blocks.push(Block::Heading(heading));
        doc.fields(cover::of_one(paper, part, kind));
    }
}

/// Adds the sections of a plan after page one. With `is_said`, page one lists everything that needs attention.
fn of_plan<'p, 'a>(
    doc: &mut Doc,
    paper: &Paper<'_, 'p, 'a>,
    part: &Part<'_, 'p, 'a>,
    (picks, is_said): (&Picks<'p, 'a>, bool),
) {
    for section in Section::ALL.into_iter().filter(|section| paper.has(*section)) {
        match section {
            // Page one says already that nothing is off track.
            Section::OffTrack
                if !is_said && (paper.sections.is_some() || !attention::all_off_track(part).is_empty()) =>
            {
                attention::off_track_heading(doc, part.level(1), part.lang);
                attention::off_track(doc, part, picks);
            }
            Section::Late if !is_said && part.told.iter().any(attention::is_only_late) => {
                attention::late_heading(doc, part.level(1), part.lang);
                attention::late(doc, part, picks);
            }
            Section::Summary | Section::OffTrack | Section::Late => {}
            Section::Changes => {
                part.heading(doc, 1, &changes::heading(part));
                changes::changes(doc, part, picks);
            }
            Section::Goals => goals::goals(doc, part, picks),
            Section::Owners => appendix::appendix(doc, part),
            Section::About => {
                part.heading(doc, 1, &say::ABOUT);
                about::about(doc, paper, part);
            }
        }
    }
}

static SUMMARY: Text = Text::fixed("Sammanfattning", "Summary");
