//! The overview for a meeting: what the plan assesses by stage, and what needs attention.

use super::attention::attention;
use super::standing::{stage_title, tone};
use super::steps::{Step, bar, legend, shown_steps};
use super::{measures, own, titles};
use crate::locale::{Lang, Text, capital, catalogue as say, text};
use crate::model::{Kind, Scale, Stage, Status};
use crate::query::{
    Assessable, ClosedBy, Completion, Counts, Entry, Group, GroupBy, Level, MeasureEntry, PlanSelection, RollUp,
    Selection, Share, assessed, closed_by_name, lacking_before, percent, stage_name,
};
use crate::report::doc::{Block, Cell, Column, Doc, Row, Table};

/// Returns the counts of each group and the total, and below them the activities that need attention, with notes.
pub fn status(
    selection: &Selection<'_, '_>,
    roll_up: &RollUp,
    by: GroupBy,
    listed: &[Entry<'_, '_>],
    lang: Lang,
) -> Doc {
    let mut doc = Doc::default();
    if !begin(&mut doc, selection, roll_up, lang) {
        return doc;
    }
    let scales: Vec<&Scale<'_>> = scales(selection);
    let steps = shown_steps(&scales, |step| step.of(&roll_up.total));
    titles::lacking(&mut doc, &lacking_before(selection), "due", lang);
    if by == GroupBy::Status {
        doc.table(by_status(roll_up, &scales, lang));
    } else {
        doc.table(counts(selection, roll_up, by, &steps, &scales, lang));
        doc.text(legend(&steps, &scales, lang));
    }
    if let Some(closed) = closed(&roll_up.total, lang) {
        doc.text(closed);
    }
    if let Some(note) = counted_twice(by, &roll_up.groups, roll_up.total.total(), lang) {
        doc.text(note);
    }
    attention(&mut doc, selection, None, listed, &roll_up.total, &scales, lang);
    doc
}

/// Adds what is above the counts; returns whether there is anything to count.
pub(super) fn begin(doc: &mut Doc, selection: &Selection<'_, '_>, roll_up: &RollUp, lang: Lang) -> bool {
    titles::heading_of_counted(doc, selection, lang);
    if let Some(over) = titles::over(selection, lang)
        && let Some(Block::Text(second)) = doc.blocks.iter_mut().find(|block| matches!(block, Block::Text(_)))
    {
        *second = format!("{over}\n{}", &**second).into();
    }
    if roll_up.total.total() == 0 {
        titles::nothing(doc, selection, lang);
        return false;
    }
    let sections: Vec<Assessable<'_, '_>> = selection.sections().collect();
    if !sections.is_empty() {
        doc.table(own::table(&sections, titles::is_of_several_plans(selection), lang));
    }
    // Only if goals or priorities are selected: those of a whole plan are in the report.
    let of_places = selection.plans.iter().filter(|selected| selected.asks_for_places());
    let measures: Vec<MeasureEntry<'_, '_>> = of_places.flat_map(PlanSelection::measures).collect();
    if !measures.is_empty() {
        doc.table(measures::overview(&measures, titles::is_of_several_plans(selection), false, lang));
    }
    doc.text(progress(selection, lang));
    if let Some(completion) = completion(&roll_up.completion, lang) {
        doc.text(completion);
    }
    true
}

/// Returns the share of assessments made of those due, on each level if several are assessed.
fn progress(selection: &Selection<'_, '_>, lang: Lang) -> String {
    let shares = assessed(&selection.plans);
    let part = |(level, Share { done, all }): &(String, Share)| {
        let share = percent(*done, *all);
        text!("{done} av {all}{level} ({share} %)", "{done} of {all}{level} ({share} %)").get(lang).to_owned()
    };
    let parts: Vec<String> = titles::by_level(selection, &shares, lang).iter().map(part).collect();
    let parts = if parts.is_empty() { part(&(String::new(), Share::default())) } else { parts.join(" · ") };
    text!("Bedömda: {parts}", "Assessed: {parts}").get(lang).to_owned()
}

/// Returns the shares done, for one-off and for repeated activities; none if there is nothing to do.
fn completion(Completion { once, repeated }: &Completion, lang: Lang) -> Option<String> {
    let part = |Share { done, all }: &Share, kind: Text| {
        (*all > 0).then(|| text!(kind = kind; "{done} av {all} {kind}", "{done} of {all} {kind}").get(lang).to_owned())
    };
    let once = part(once, Text::fixed("som görs en gång", "one-off"));
    let repeated = part(repeated, Text::fixed("återkommande", "repeated"));
    let parts: Vec<String> = once.into_iter().chain(repeated).collect();
    let title = Text::fixed("Genomförda", "Done");
    (!parts.is_empty()).then(|| format!("{}: {}", title.get(lang), parts.join(" · ")))
}

/// Returns the number of closed activities, by reason; none if there are none.
fn closed(total: &Counts, lang: Lang) -> Option<String> {
    let part = |by: ClosedBy| {
        let count = total.closed_by(by);
        (count > 0).then(|| format!("{count} {}", closed_by_count(by, count).get(lang)))
    };
    let parts: Vec<String> = ClosedBy::ALL.into_iter().filter_map(part).collect();
    let title = Text::fixed("Avslutade", "Ended");
    (!parts.is_empty()).then(|| format!("{} {}: {}", Stage::Closed.symbol(), title.get(lang), parts.join(", ")))
}

/// Returns the words for a number of activities closed for a reason.
pub(super) fn closed_by_count(by: ClosedBy, count: usize) -> Text {
    match (by, count) {
        (ClosedBy::Done, 2..) => Text::fixed("klara", "done"),
        _ => closed_by_name(by),
    }
}

/// Returns the scales of the selected plans that have one.
pub(super) fn scales<'p, 'a>(selection: &Selection<'p, 'a>) -> Vec<&'p Scale<'a>> {
    selection.plans.iter().map(|selected| &selected.plan.scale).filter(|scale| !scale.is_empty()).collect()
}

fn counts(
    selection: &Selection<'_, '_>,
    roll_up: &RollUp,
    by: GroupBy,
    steps: &[Step<'_, '_>],
    scales: &[&Scale<'_>],
    lang: Lang,
) -> Table {
    let mut columns = vec![Column::wrapping(group_title(selection, by, lang))];
    columns.push(Column::number(say::COUNT.get(lang)));
    columns.extend(steps.iter().map(|step| step.column(scales, lang)));
    columns.push(Column::short(""));
    let row = |label: String, counts: &Counts| {
        let mut cells = vec![Cell::Text(label), Cell::text(counts.total())];
        cells.extend(steps.iter().map(|step| step.cell(counts, scales)));
        cells.push(bar(counts, steps, scales));
        cells
    };
    let several_plans = roll_up.groups.iter().any(|group| group.plan != roll_up.groups[0].plan);
    let mut rows: Vec<Row> = roll_up
        .groups
        .iter()
        .map(|group| Row::new(row(group_label(group, by, several_plans, scales, lang), &group.counts)))
        .collect();
    rows.push(Row::total(row(say::TOTAL.get(lang).to_owned(), &roll_up.total)));
    Table::new(columns, rows)
}

/// Returns a row for each status of the scales, then for the stages derived from the calendar.
fn by_status(roll_up: &RollUp, scales: &[&Scale<'_>], lang: Lang) -> Table {
    let columns = vec![
        Column::wrapping(say::STATUS.get(lang)).of_plan(),
        Column::number(say::COUNT.get(lang)),
        Column::number(SHARE.get(lang)),
        Column::number(say::LATE_ONES.get(lang)).narrow(say::LATE_SHORT.get(lang)),
    ];
    let all = roll_up.total.total();
    let numbers = |counts: &Counts| {
        let share = format!("{} %", percent(counts.total(), all));
        [Cell::text(counts.total()), Cell::Text(share), Cell::text(counts.late())]
    };
    let row = |group: &Group| {
        let tone = match status_of_group(group, scales) {
            Some(status) => tone(Some(status), *status.stage),
            None => tone(None, unstated_stage(group).unwrap_or(Stage::Unassessed)),
        };
        let label = Cell::Toned(status_label(group, scales, lang), tone);
        Row::new(std::iter::once(label).chain(numbers(&group.counts)).collect())
    };
    let total = std::iter::once(Cell::text(say::TOTAL.get(lang))).chain(numbers(&roll_up.total)).collect();
    Table::new(columns, roll_up.groups.iter().map(row).chain([Row::total(total)]).collect())
}

static SHARE: Text = Text::fixed("Andel", "Share");

/// Returns the symbol and the name of a status, or of a derived stage.
fn status_label(group: &Group, scales: &[&Scale<'_>], lang: Lang) -> String {
    match (status_of_group(group, scales), unstated_stage(group)) {
        (Some(status), _) => format!("{} {}", status.sign, group.title),
        (None, Some(stage)) => {
            let calendar = if stage == Stage::Planned { say::BY_CALENDAR.get(lang) } else { "" };
            format!("{} {}{calendar}", stage.symbol(), capital(stage_name(stage).get(lang)))
        }
        (None, None) => group.title.clone(),
    }
}

fn status_of_group<'s, 'a>(group: &Group, scales: &[&'s Scale<'a>]) -> Option<&'s Status<'a>> {
    let mut named = scales.iter().filter(|_| !group.title.is_empty());
    named.find_map(|scale| scale.find(&group.title).map(|id| scale.get(id)))
}

/// Returns the derived stage of a group without a status.
fn unstated_stage(group: &Group) -> Option<Stage> {
    Stage::ALL.into_iter().find(|stage| group.title.is_empty() && stage.name() == group.key)
}

/// Returns the heading of a stage's count, without the symbol.
pub fn stage_heading(selection: &Selection<'_, '_>, stage: Stage) -> Text {
    let scales = scales(selection);
    let [sv, en] = [Lang::Sv, Lang::En].map(|lang| stage_title(&scales, stage, lang));
    Text::new(sv, en)
}

/// Returns the heading of the groups, with the plans' names for levels.
pub fn group_heading(selection: &Selection<'_, '_>, by: GroupBy) -> Text {
    let level = |level: Level| titles::level_name(selection, level).heading();
    match by {
        GroupBy::Goal => level(Level::Goal(Kind::Goal)),
        GroupBy::Priority => level(Level::Priority(Kind::Goal)),
        GroupBy::Owner => say::OWNER.clone(),
        GroupBy::Start => say::START.clone(),
        GroupBy::Plan => say::PLAN.clone(),
        GroupBy::Focus => say::FOCUS.clone(),
        GroupBy::Tag => say::TAG.clone(),
        GroupBy::Status => say::STATUS.clone(),
    }
}

/// Returns the heading of the groups in one language.
pub(super) fn group_title(selection: &Selection<'_, '_>, by: GroupBy, lang: Lang) -> String {
    group_heading(selection, by).get(lang).to_owned()
}

/// Returns the label of a group.
pub(super) fn group_label(
    group: &Group,
    by: GroupBy,
    several_plans: bool,
    scales: &[&Scale<'_>],
    lang: Lang,
) -> String {
    let nameless = |text: &Text| text.get(lang).to_owned();
    let label = match by {
        GroupBy::Owner if group.key.is_empty() => nameless(&say::NO_OWNER),
        GroupBy::Focus if group.key.is_empty() => nameless(&say::NO_FOCUS),
        GroupBy::Tag if group.key.is_empty() => nameless(&say::NO_TAG),
        GroupBy::Start if group.key.is_empty() => nameless(&say::NO_START),
        GroupBy::Status => status_label(group, scales, lang),
        GroupBy::Owner | GroupBy::Focus | GroupBy::Tag | GroupBy::Start => group.title.clone(),
        GroupBy::Goal | GroupBy::Priority | GroupBy::Plan => format!("{} {}", group.key, group.title),
    };
    match &group.plan {
        Some(plan) if several_plans => format!("{plan}: {label}"),
        _ => label,
    }
}

/// Returns a remark if activities are counted in more than one group.
pub(super) fn counted_twice(by: GroupBy, groups: &[Group], all: usize, lang: Lang) -> Option<&'static str> {
    let in_groups: usize = groups.iter().map(|group| group.counts.total()).sum();
    let text: &'static Text = match by {
        GroupBy::Owner => &say::SEVERAL_OWNERS,
        GroupBy::Focus => &say::SEVERAL_FOCUSES,
        GroupBy::Tag => &say::SEVERAL_TAGS,
        _ => return None,
    };
    (in_groups > all).then(|| text.get(lang))
}
