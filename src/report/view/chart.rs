//! Activities by stage as a bar chart, for each group or for each period.

use super::status::{counted_twice, group_label, group_title, scales};
use super::steps::shown_steps;
use super::titles;
use crate::locale::{Lang, Text, capital, catalogue as say, text};
use crate::model::{Kind, Stage};
use crate::query::{Along, GroupBy, Level, Selection, Tally, tally};
use crate::report::doc::{Bar, Block, Chart, Doc, Series};

/// A bar for each goal.
const GOALS: Along = Along::Group(GroupBy::Goal);

/// Returns a chart below the heading of every answer.
pub fn chart(selection: &Selection<'_, '_>, counted: &Tally, along: Along, lang: Lang) -> Doc {
    let mut doc = Doc::default();
    let count = selection.counted().count();
    titles::heading_of_counted(&mut doc, selection, lang);
    if count == 0 {
        titles::nothing(&mut doc, selection, lang);
    } else {
        doc.blocks.push(Block::Chart(drawn(selection, counted, along, lang)));
        if let Along::Group(by) = along
            && let Some(note) = counted_twice(by, &counted.groups, count, lang)
        {
            doc.text(note);
        }
    }
    doc
}

/// Returns a chart with a bar for each goal in the selection.
pub(in crate::report) fn by_goal(selection: &Selection<'_, '_>, lang: Lang) -> Chart {
    drawn(selection, &tally(selection, GOALS, None), GOALS, lang)
}

/// Returns a bar for each plan.
pub(in crate::report) fn by_plan(selection: &Selection<'_, '_>, lang: Lang) -> Chart {
    const PLANS: Along = Along::Group(GroupBy::Plan);
    drawn(selection, &tally(selection, PLANS, None), PLANS, lang)
}

/// Returns a chart with a bar for each period up to the selected one.
pub(in crate::report) fn by_period(selection: &Selection<'_, '_>, lang: Lang) -> Chart {
    drawn(selection, &tally(selection, Along::Period, None), Along::Period, lang)
}

/// Returns counts as a chart.
pub fn drawn(selection: &Selection<'_, '_>, counted: &Tally, along: Along, lang: Lang) -> Chart {
    let groups = &counted.groups;
    let scales = scales(selection);
    let mut steps = shown_steps(&scales, |step| groups.iter().map(|group| step.of(&group.counts)).sum());
    // What is off track begins every bar, so that its lengths can be compared.
    steps.sort_by_key(|step| step.stage() != Stage::OffTrack);
    let series = steps.iter().map(|step| Series {
        name: step.title(&scales, lang),
        symbol: step.sign(),
        tone: step.tone(&scales),
        pattern: step.pattern(),
    });
    let several_plans = groups.iter().any(|group| group.plan != groups[0].plan);
    let bars = groups.iter().map(|group| Bar {
        label: match along {
            Along::Group(by) => group_label(group, by, several_plans, &scales, lang),
            Along::Period => group.title.clone(),
        },
        parts: steps.iter().map(|step| step.of(&group.counts)).collect(),
    });
    Chart {
        title: title(selection, counted, along).get(lang).to_owned(),
        axis: match along {
            Along::Group(by) => group_title(selection, by, lang),
            Along::Period => say::PERIOD.get(lang).to_owned(),
        },
        series: series.collect(),
        bars: bars.collect(),
        is_told: false,
    }
}

fn title(selection: &Selection<'_, '_>, counted: &Tally, along: Along) -> Text {
    match along {
        Along::Group(GroupBy::Status) => {
            let (periods, level) = (titles::periods(selection), titles::counted_levels(selection));
            let level = Text::new(capital(level.get(Lang::Sv)), capital(level.get(Lang::En)));
            text!(level = level; "{level} per status {periods}", "{level} by status {periods}")
        }
        Along::Group(by) => {
            let (periods, group) = (titles::periods(selection), group_word(selection, by));
            text!(group = group; "Status per {group} {periods}", "Status by {group} {periods}")
        }
        Along::Period if counted.is_cut => {
            let shown = counted.groups.len();
            text!("Status per period, de senaste {shown}", "Status by period, the last {shown}")
        }
        Along::Period => Text::fixed("Status per period", "Status by period"),
    }
}

fn group_word(selection: &Selection<'_, '_>, by: GroupBy) -> Text {
    match by {
        GroupBy::Goal => titles::level_name(selection, Level::Goal(Kind::Goal)).one(),
        GroupBy::Priority => titles::level_name(selection, Level::Priority(Kind::Goal)).one(),
        GroupBy::Owner => Text::fixed("ansvarig", "owner"),
        GroupBy::Start => Text::fixed("start", "start"),
        GroupBy::Plan => Text::fixed("plan", "plan"),
        GroupBy::Focus => Text::fixed("fokus", "focus"),
        GroupBy::Tag => Text::fixed("tagg", "tag"),
        GroupBy::Status => Text::fixed("status", "status"),
    }
}
