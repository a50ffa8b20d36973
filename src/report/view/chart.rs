//! Where the activities stand, as bars: goal by goal, and period after period.

use super::standing::{stage_title, tone};
use super::status::{BAR_ORDER, group_label, group_title, scales, shown_stages, status_of};
use super::titles;
use crate::locale::{Lang, catalogue as say, text};
use crate::query::{Counts, GroupBy, Selection, over_time, roll_up};
use crate::report::doc::{Bar, Chart, Series};

/// Returns a bar for each goal that something was selected of.
pub(in crate::report) fn by_goal(selection: &Selection<'_, '_>, lang: Lang) -> Chart {
    let counted = roll_up(selection, selection.entries(), GroupBy::Goal, None);
    let several_plans = counted.groups.iter().any(|group| group.plan != counted.groups[0].plan);
    let bars = counted
        .groups
        .iter()
        .map(|group| (group_label(group, GroupBy::Goal, several_plans, lang), group.counts))
        .collect();
    let periods = titles::periods(selection);
    let title = text!("Status per mål {periods}", "Status by goal {periods}");
    chart(selection, title.get(lang).trim_end(), &group_title(selection, GroupBy::Goal, lang), bars, lang)
}

/// Returns a bar for each period of the plans, up to the one that is looked at.
pub(in crate::report) fn by_period(selection: &Selection<'_, '_>, lang: Lang) -> Chart {
    let counted = over_time(selection);
    let shown = counted.periods.len();
    let title = if counted.is_cut {
        text!("Status per period, de senaste {shown}", "Status by period, the last {shown}")
    } else {
        text!("Status per period", "Status by period")
    };
    let bars = counted.periods.into_iter().map(|(period, counts)| (period.to_string(), counts)).collect();
    chart(selection, title.get(lang), say::PERIOD.get(lang), bars, lang)
}

fn chart(selection: &Selection<'_, '_>, title: &str, axis: &str, bars: Vec<(String, Counts)>, lang: Lang) -> Chart {
    let has_any = |stage| bars.iter().any(|(_, counts)| counts.of(stage) > 0);
    let shown = shown_stages(has_any);
    let stages: Vec<_> = BAR_ORDER.into_iter().filter(|stage| shown.contains(stage)).collect();
    let scales = scales(selection);
    let series = stages.iter().map(|stage| Series {
        name: stage_title(&scales, *stage, lang),
        symbol: stage.symbol(),
        tone: tone(status_of(&scales, *stage), *stage),
    });
    let parts = |counts: Counts| stages.iter().map(|stage| counts.of(*stage)).collect();
    Chart {
        title: title.to_owned(),
        axis: axis.to_owned(),
        series: series.collect(),
        bars: bars.into_iter().map(|(label, counts)| Bar { label, parts: parts(counts) }).collect(),
        is_told: false,
    }
}
