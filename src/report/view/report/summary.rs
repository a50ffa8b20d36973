//! The summary: figures by status, goal and owner, compared with the previous period.

use std::collections::HashMap;

use super::Paper;
use super::part::{Part, one_line};
use super::per_status::per_status;
use super::stages::{self, Numbers};
use super::told::{Compare, Owner};
use super::typography::{count_cell, dashed, number};
use crate::locale::{Text, catalogue as say, text};
use crate::model::{Goal, Kind, Scale, same_key};
use crate::query::{Assessable, Level, LevelName};
use crate::report::doc::{Block, Cell, Chart, Column, Doc, Row, Table};
use crate::report::view::{chart, own, steps::Step, titles::goal_level};

/// Adds the counts of a plan by status, by goal and by owner, now and before: numbers for further calculation.
pub(super) fn tables(doc: &mut Doc, part: &Part<'_, '_, '_>) {
    own_assessments(doc, part, |caption| caption);
    doc.table(per_status(part, Numbers::Now));
    let counts = part.counts();
    let each = [Some(Numbers::Now), part.before().map(|_| Numbers::Before)];
    for numbers in each.into_iter().flatten().filter(|_| part.counts_activities()) {
        doc.table(per_goal(part, &counts, numbers));
    }
    for numbers in each.into_iter().flatten() {
        doc.table(per_owner(part, &counts, numbers));
    }
    of_several_owners(doc, part);
}

/// Adds the goals and priorities with their own assessments, if there are any.
fn own_assessments(doc: &mut Doc, part: &Part<'_, '_, '_>, named: impl Fn(String) -> String) {
    let sections: Vec<Assessable<'_, '_>> = part.sections.iter().map(|section| section.now).collect();
    if !sections.is_empty() {
        doc.table(own::table(&sections, false, part.lang).captioned(named(own::caption(&sections, part.lang))));
    }
}

/// Explains why the sum of the owners is more than the total, if it is.
fn of_several_owners(doc: &mut Doc, part: &Part<'_, '_, '_>) {
    let with_owners: usize = part.owners.iter().map(|owner| owner.counts.now.total()).sum();
    if with_owners > part.counted().count() {
        doc.text(say::SEVERAL_OWNERS.get(part.lang));
    }
}

/// Adds charts of the statuses of all selected activities.
pub(super) fn charts(doc: &mut Doc, paper: &Paper<'_, '_, '_>) {
    doc.blocks.push(Block::Chart(Chart { is_told: true, ..chart::by_goal(paper.selection, paper.lang) }));
    let by_period = chart::by_period(paper.selection, paper.lang);
    // A single bar has nothing to compare with.
    if by_period.bars.len() > 1 {
        doc.blocks.push(Block::Chart(by_period));
    }
}

fn explained(before: &Text) -> Text {
    text!(
        before = before;
        "Tal inom parentes är skillnaden mot {before}: 12\u{a0}(+3) betyder att det då var 9. Utan parentes är antalet detsamma.",
        "Numbers in parentheses are the difference from {before}: 12\u{a0}(+3) means that it was 9 then. Without parentheses the number is the same."
    )
}

/// The tables about goals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GoalTables {
    /// The counts of their activities, and their own assessments.
    All,
    /// The counts alone; the assessments where nothing is counted.
    Least,
}

/// Adds the goals of a plan. The captions name the plan if there are several.
pub(super) fn goals(doc: &mut Doc, part: &Part<'_, '_, '_>, tables: GoalTables) {
    if part.counts_activities() {
        let table = per_goal(part, &part.counts(), Numbers::Now);
        let caption = table.caption.clone().map(|caption| part.named(caption));
        doc.table(Table { caption, ..table });
        if tables == GoalTables::Least {
            return;
        }
    }
    own_assessments(doc, part, |caption| part.named(caption));
}

/// Adds the owners of a plan, with the counts of what they answer for now and before.
pub(super) fn owners(doc: &mut Doc, part: &Part<'_, '_, '_>) {
    let before = part.before();
    let numbers = if before.is_some() { Numbers::WithDifference } else { Numbers::Now };
    doc.table(per_owner(part, &part.counts(), numbers));
    if let Some(before) = before {
        doc.text(explained(&before.name()).get(part.lang));
    }
    of_several_owners(doc, part);
}

/// Returns the steps with activities, now or before: those that get a column.
fn occurring<'s, 'a>(total: &Compare, scales: &[&'s Scale<'a>]) -> Vec<Step<'s, 'a>> {
    let mut steps = stages::shown(total, scales);
    steps.retain(|step| step.of(&total.now) + step.of(&total.before) > 0);
    steps
}

fn per_goal(part: &Part<'_, '_, '_>, total: &Compare, numbers: Numbers) -> Table {
    let lang = part.lang;
    let scales = [&part.plan().scale];
    let steps = occurring(total, &scales);
    let mut columns = vec![Column::wrapping(goal_level(part.plan(), Kind::Goal, lang)).of_plan()];
    columns.push(Column::number(say::COUNT.get(lang)));
    columns.extend(stages::columns(&steps, &scales, lang));
    let row = |label: Cell, counts: &Compare| {
        let cells = stages::cells(counts, &steps, &scales, numbers).into_iter().map(dashed);
        [label, Cell::Text(number(numbers.total(counts)))].into_iter().chain(cells).collect()
    };
    let name = |goal: &Goal<'_>| format!("{} {}", &*goal.id.value, one_line(&goal.title));
    let mut rows: Vec<Row> = Vec::new();
    for (goal, counts, is_there) in goals_with_counts(part) {
        let label = if is_there { Cell::Link(name(goal), part.anchor(&goal.id)) } else { Cell::Text(name(goal)) };
        rows.push(Row::new(row(label, &counts)));
    }
    rows.push(Row::total(row(Cell::text(say::TOTAL.get(lang)), total)));
    let goal = LevelName::of(part.plan(), Level::Goal(Kind::Goal)).one();
    let by_goal = text!(goal = goal; "Per {goal}", "By {goal}");
    Table::new(columns, rows).captioned(numbers.caption(&by_goal, part).get(lang))
}

/// Returns the goals with activities now or then, in file order, with their counts, and whether they have any now.
/// Those that had only then come last.
fn goals_with_counts<'p, 'a>(part: &Part<'_, 'p, 'a>) -> Vec<(&'p Goal<'a>, Compare, bool)> {
    let mut counted: Vec<(&Goal<'_>, Compare, bool)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut place = |goal: &'p Goal<'a>, is_now: bool, counted: &mut Vec<(&'p Goal<'a>, Compare, bool)>| {
        *places.entry(same_key(&goal.id).into_owned()).or_insert_with(|| {
            counted.push((goal, Compare::default(), is_now));
            counted.len() - 1
        })
    };
    for told in &part.told {
        let at = place(told.entry.goal, true, &mut counted);
        counted[at].1.now.add(&told.entry.standing);
    }
    for then in &part.then {
        let at = place(then.goal, false, &mut counted);
        counted[at].1.before.add(&then.standing);
    }
    counted
}

fn per_owner(part: &Part<'_, '_, '_>, total: &Compare, numbers: Numbers) -> Table {
    let lang = part.lang;
    let scales = [&part.plan().scale];
    let steps = occurring(total, &scales);
    let has_supports = numbers != Numbers::Before;
    let mut columns = vec![Column::wrapping(say::OWNER.get(lang)).of_plan()];
    columns.push(Column::number(say::ANSWERS_FOR.get(lang)).narrow(say::ANSWERS_SHORT.get(lang)));
    columns.extend(stages::columns(&steps, &scales, lang));
    columns.extend(has_supports.then(|| Column::number(say::SUPPORTS.get(lang))));
    let row = |owner: &Owner<'_, '_>| {
        let name = owner.name.to_owned();
        let label = if owner.has_any() { Cell::Link(name, part.owner_anchor(owner)) } else { Cell::Text(name) };
        let owned = Cell::Text(count_cell(numbers.total(&owner.counts)));
        let cells = stages::cells(&owner.counts, &steps, &scales, numbers).into_iter().map(dashed);
        let supports = has_supports.then(|| Cell::Text(count_cell(owner.supports.len())));
        Row::new([label, owned].into_iter().chain(cells).chain(supports).collect())
    };
    // Others answer for what is not counted alone.
    let is_counted =
        |owner: &&Owner<'_, '_>| owner.counts.now.total() + owner.counts.before.total() + owner.supports.len() > 0;
    let rows = part.owners.iter().filter(is_counted).map(row).collect();
    Table::new(columns, rows).captioned(numbers.caption(&BY_OWNER, part).get(lang))
}

static BY_OWNER: Text = Text::fixed("Per ansvarig", "By owner");
