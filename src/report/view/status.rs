//! The page a strategist opens the meeting with: what stands where, and what is off track.

use super::attention::attention;
use super::standing::{scale_title, stage_order, stage_title, tone};
use super::{own, titles};
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::{Kind, Scale, Stage, Status};
use crate::query::{
    Assessable, ClosedBy, Completion, Counts, Entry, Group, GroupBy, Level, RollUp, Selection, Share, closed_by_name,
    lacking_before, percent, stage_name,
};
use crate::report::doc::{Block, Cell, Column, Doc, Part, Row, Table};

/// Returns the counts of each group, the total, and below it the activities to look at, with their notes.
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
    let stages = shown_stages(&scales, |stage| roll_up.total.of(stage) > 0);
    titles::lacking(&mut doc, &lacking_before(selection), "due", lang);
    doc.table(counts(selection, roll_up, by, &stages, &scales, lang));
    doc.text(legend(&stages, &scales, lang));
    if let Some(closed) = closed(&roll_up.total, lang) {
        doc.text(closed);
    }
    if let Some(note) = counted_twice(by, &roll_up.groups, roll_up.total.total(), lang) {
        doc.text(note);
    }
    attention(&mut doc, selection, None, listed, &roll_up.total, &scales, lang);
    doc
}

/// Adds what stands above the counts; returns whether there is anything to count.
pub(super) fn begin(doc: &mut Doc, selection: &Selection<'_, '_>, roll_up: &RollUp, lang: Lang) -> bool {
    titles::heading(doc, selection, roll_up.total.total(), lang);
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
    doc.text(progress(&roll_up.total, lang));
    if let Some(completion) = completion(&roll_up.completion, lang) {
        doc.text(completion);
    }
    true
}

/// How much of what was to be assessed is assessed.
fn progress(total: &Counts, lang: Lang) -> String {
    let Share { done: stated, all: due } = assessed(total);
    let share = percent(stated, due);
    text!("Bedömda: {stated} av {due} ({share} %)", "Assessed: {stated} of {due} ({share} %)").get(lang).to_owned()
}

/// Returns how many are assessed, of those that are to be.
pub(super) fn assessed(total: &Counts) -> Share {
    let stated: usize = [Stage::OffTrack, Stage::Ongoing, Stage::Done].into_iter().map(|stage| total.of(stage)).sum();
    Share { done: stated, all: stated + total.of(Stage::Unassessed) }
}

/// How much is done of what is done once, and of what is repeated; none where nothing is to be done.
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

/// How many are closed, by why nothing more is asked of them; none where none is.
fn closed(total: &Counts, lang: Lang) -> Option<String> {
    let part = |by: ClosedBy| {
        let count = total.closed_by(by);
        (count > 0).then(|| format!("{count} {}", closed_by_count(by, count).get(lang)))
    };
    let parts: Vec<String> = ClosedBy::ALL.into_iter().filter_map(part).collect();
    let title = Text::fixed("Avslutade", "Ended");
    (!parts.is_empty()).then(|| format!("{} {}: {}", Stage::Closed.symbol(), title.get(lang), parts.join(", ")))
}

/// Returns what is said of so many that are closed for a reason.
pub(super) fn closed_by_count(by: ClosedBy, count: usize) -> Text {
    match (by, count) {
        (ClosedBy::Done, 2..) => Text::fixed("klara", "done"),
        _ => closed_by_name(by),
    }
}

/// The four that a scale states and what is unassessed always; what is closed where there is any.
pub(super) fn shown_stages(scales: &[&Scale<'_>], has_any: impl Fn(Stage) -> bool) -> Vec<Stage> {
    stage_order(scales).into_iter().filter(|stage| *stage != Stage::Closed || has_any(*stage)).collect()
}

/// The scales of the plans that are looked into, those that have one.
pub(super) fn scales<'p, 'a>(selection: &Selection<'p, 'a>) -> Vec<&'p Scale<'a>> {
    selection.plans.iter().map(|selected| &selected.plan.scale).filter(|scale| !scale.is_empty()).collect()
}

fn counts(
    selection: &Selection<'_, '_>,
    roll_up: &RollUp,
    by: GroupBy,
    stages: &[Stage],
    scales: &[&Scale<'_>],
    lang: Lang,
) -> Table {
    let mut columns = vec![Column::wrapping(group_title(selection, by, lang))];
    columns.push(Column::number(say::COUNT.get(lang)));
    columns.extend(stages.iter().map(|stage| stage_column(*stage, scales, lang)));
    columns.push(Column::short(""));
    let row = |label: String, counts: &Counts| {
        let mut cells = vec![Cell::Text(label), Cell::text(counts.total())];
        cells.extend(stages.iter().map(|stage| stage_cell(*stage, counts, scales)));
        cells.push(bar(counts, stages, scales));
        cells
    };
    let several_plans = roll_up.groups.iter().any(|group| group.plan != roll_up.groups[0].plan);
    let mut rows: Vec<Row> = roll_up
        .groups
        .iter()
        .map(|group| Row::new(row(group_label(group, by, several_plans, lang), &group.counts)))
        .collect();
    rows.push(Row::total(row(say::TOTAL.get(lang).to_owned(), &roll_up.total)));
    Table::new(columns, rows)
}

/// Returns the column of how many are at a stage.
pub(super) fn stage_column(stage: Stage, scales: &[&Scale<'_>], lang: Lang) -> Column {
    let title = format!("{} {}", stage.symbol(), stage_title(scales, stage, lang));
    Column::number(title).narrow(stage.symbol().to_string())
}

/// Returns how many are at a stage.
pub(super) fn stage_cell(stage: Stage, counts: &Counts, scales: &[&Scale<'_>]) -> Cell {
    match counts.of(stage) {
        0 => Cell::text(0),
        some => Cell::Toned(some.to_string(), tone(status_of(scales, stage), stage)),
    }
}

/// Returns how many are at each stage, drawn.
pub(super) fn bar(counts: &Counts, stages: &[Stage], scales: &[&Scale<'_>]) -> Cell {
    let tone = |stage: Stage| tone(status_of(scales, stage), stage);
    let part = |stage: &Stage| Part { symbol: stage.symbol(), tone: tone(*stage), size: counts.of(*stage) };
    Cell::Bar(stages.iter().map(part).collect())
}

/// The first status of a stage, for its colour.
pub(super) fn status_of<'s, 'a>(scales: &[&'s Scale<'a>], stage: Stage) -> Option<&'s Status<'a>> {
    scales.first().and_then(|scale| scale.of_stage(stage).next())
}

/// Returns what is said above how many are at a stage, without its sign.
pub fn stage_heading(selection: &Selection<'_, '_>, stage: Stage) -> Text {
    let scales = scales(selection);
    let [sv, en] = [Lang::Sv, Lang::En].map(|lang| stage_title(&scales, stage, lang));
    Text::new(sv, en)
}

/// Returns what the groups are, as the plan calls them.
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
    }
}

/// The same in one language.
pub(super) fn group_title(selection: &Selection<'_, '_>, by: GroupBy, lang: Lang) -> String {
    group_heading(selection, by).get(lang).to_owned()
}

/// Returns what a group is called.
pub(super) fn group_label(group: &Group, by: GroupBy, several_plans: bool, lang: Lang) -> String {
    let nameless = |text: &Text| text.get(lang).to_owned();
    let label = match by {
        GroupBy::Owner if group.key.is_empty() => nameless(&say::NO_OWNER),
        GroupBy::Focus if group.key.is_empty() => nameless(&say::NO_FOCUS),
        GroupBy::Tag if group.key.is_empty() => nameless(&say::NO_TAG),
        GroupBy::Start if group.key.is_empty() => nameless(&say::NO_START),
        GroupBy::Owner | GroupBy::Focus | GroupBy::Tag | GroupBy::Start => group.title.clone(),
        GroupBy::Goal | GroupBy::Priority | GroupBy::Plan => format!("{} {}", group.key, group.title),
    };
    match &group.plan {
        Some(plan) if several_plans => format!("{plan}: {label}"),
        _ => label,
    }
}

/// Returns what each sign stands for: the title of its column, and what else it is called.
pub(super) fn legend(stages: &[Stage], scales: &[&Scale<'_>], lang: Lang) -> String {
    let one = |stage: &Stage| {
        let (title, named, word) =
            (stage_title(scales, *stage, lang), scale_title(scales, *stage, lang), stage_name(*stage));
        let other = if named == title { word.get(lang) } else { &named };
        if title.to_lowercase() == other.to_lowercase() {
            format!("{} {title}", stage.symbol())
        } else {
            format!("{} {title} ({other})", stage.symbol())
        }
    };
    // What belongs together is not broken over two lines.
    stages.iter().map(|stage| one(stage).replace(' ', "\u{a0}")).collect::<Vec<_>>().join("  ")
}

/// Returns what is said where activities are counted in more than one group.
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
