//! The summary: figures by status, goal and owner, compared with the previous period.

use super::Paper;
use super::owner::Owner;
use super::part::{Part, assesses_activities, one_line};
use super::per_status::per_status;
use super::stages::{self, Numbers};
use super::told::{Compare, Told};
use super::typography::{count_cell, number};
use crate::locale::{Text, catalogue as say, text};
use crate::model::{Goal, Kind, same_key};
use crate::query::{Assessable, Entry, Level, LevelName};
use crate::report::doc::{Block, Cell, Chart, Column, Doc, Row, Table};
use crate::report::view::{chart, own, titles::goal_level};

/// Adds the counts of a plan by status, by goal and by owner, now and before: numbers for further calculation.
pub(super) fn tables(doc: &mut Doc, part: &Part<'_, '_, '_>) {
    let lang = part.lang;
    let counts = part.counts();
    let sections: Vec<Assessable<'_, '_>> = part.selected.sections().collect();
    if !sections.is_empty() {
        doc.table(own::table(&sections, false, lang).captioned(own::caption(&sections, lang)));
    }
    doc.table(per_status(part, Numbers::Now));
    let each = [Some(Numbers::Now), part.before().map(|_| Numbers::Before)];
    for numbers in each.into_iter().flatten() {
        doc.table(per_goal(part, &counts, numbers));
    }
    for numbers in each.into_iter().flatten() {
        doc.table(per_owner(part, &counts, numbers));
    }
    let with_owners: usize = part.owners.iter().map(|owner| owner.answers.len()).sum();
    if with_owners > counts.now.total() {
        doc.text(say::SEVERAL_OWNERS.get(lang));
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
    let mut add = |table: Table| {
        let caption = table.caption.clone().map(|caption| part.named(caption));
        doc.table(Table { caption, ..table });
    };
    if assesses_activities(part.plan()) {
        add(per_goal(part, &part.counts(), Numbers::Now));
        if tables == GoalTables::Least {
            return;
        }
    }
    let sections: Vec<Assessable<'_, '_>> = part.selected.sections().collect();
    if !sections.is_empty() {
        add(own::table(&sections, false, part.lang).captioned(own::caption(&sections, part.lang)));
    }
}

/// Adds the owners of a plan, with the counts of their activities now and before.
pub(super) fn owners(doc: &mut Doc, part: &Part<'_, '_, '_>) {
    let counts = part.counts();
    let numbers = if part.before().is_some() { Numbers::WithDifference } else { Numbers::Now };
    doc.table(per_owner(part, &counts, numbers));
    if let Some(before) = part.before() {
        doc.text(explained(&before.name()).get(part.lang));
    }
    let with_owners: usize = part.owners.iter().map(|owner| owner.answers.len()).sum();
    if with_owners > counts.now.total() {
        doc.text(say::SEVERAL_OWNERS.get(part.lang));
    }
}

fn per_goal(part: &Part<'_, '_, '_>, total: &Compare, numbers: Numbers) -> Table {
    let lang = part.lang;
    let scales = [&part.plan().scale];
    let mut stages = stages::shown(total, &scales);
    // A stage without activities, now and before, has no column.
    stages.retain(|step| step.of(&total.now) + step.of(&total.before) > 0);
    let mut columns = vec![Column::wrapping(goal_level(part.plan(), Kind::Goal, lang)).of_plan()];
    columns.push(Column::number(say::COUNT.get(lang)));
    columns.extend(stages::columns(&stages, &scales, lang));
    let row = |label: Cell, counts: &Compare| {
        let cells = stages::cells(counts, &stages, &scales, numbers).into_iter().map(dashed);
        [label, Cell::Text(number(numbers.total(counts)))].into_iter().chain(cells).collect()
    };
    let name = |goal: &Goal<'_>| format!("{} {}", &*goal.id.value, one_line(&goal.title));
    let mut gone: Vec<Entry<'_, '_>> = part.gone().to_vec();
    let of_goal = |told: &[Told<'_, '_>]| {
        let goal = told[0].entry.goal;
        let mut counts = Compare::of(told);
        let is_of_goal = |gone: &mut Entry<'_, '_>| same_key(&gone.goal.id) == same_key(&goal.id);
        counts.add_gone(&gone.extract_if(.., is_of_goal).collect::<Vec<_>>());
        Row::new(row(Cell::Link(name(goal), part.anchor(&goal.id)), &counts))
    };
    let of_same_goal = |a: &Told<'_, '_>, b: &Told<'_, '_>| std::ptr::eq(a.entry.goal, b.entry.goal);
    let mut rows: Vec<Row> = part.told.chunk_by(of_same_goal).map(of_goal).collect();
    // Goals of which nothing is left have nothing to lead to.
    rows.extend(gone.chunk_by(|a, b| same_key(&a.goal.id) == same_key(&b.goal.id)).map(|gone| {
        let mut counts = Compare::default();
        counts.add_gone(gone);
        Row::new(row(Cell::Text(name(gone[0].goal)), &counts))
    }));
    rows.push(Row::total(row(Cell::text(say::TOTAL.get(lang)), total)));
    let goal = LevelName::of(part.plan(), Level::Goal(Kind::Goal)).one();
    let by_goal = text!(goal = goal; "Per {goal}", "By {goal}");
    Table::new(columns, rows).captioned(numbers.caption(&by_goal, part).get(lang))
}

fn per_owner(part: &Part<'_, '_, '_>, total: &Compare, numbers: Numbers) -> Table {
    let lang = part.lang;
    let scales = [&part.plan().scale];
    let mut stages = stages::shown(total, &scales);
    // A stage without activities, now and before, has no column.
    stages.retain(|step| step.of(&total.now) + step.of(&total.before) > 0);
    let mut columns = vec![Column::wrapping(say::OWNER.get(lang)).of_plan()];
    columns.push(Column::number(say::ANSWERS_FOR.get(lang)).narrow(say::ANSWERS_SHORT.get(lang)));
    columns.extend(stages::columns(&stages, &scales, lang));
    columns.push(Column::number(say::SUPPORTS.get(lang)));
    let row = |owner: &Owner<'_>| {
        let name = owner.name.to_owned();
        let label = if owner.has_any() { Cell::Link(name, part.owner_anchor(owner)) } else { Cell::Text(name) };
        let cells = stages::cells(&owner.counts, &stages, &scales, numbers).into_iter().map(dashed);
        let first = [label, Cell::Text(count_cell(owner.answers.len()))].into_iter();
        Row::new(first.chain(cells).chain([Cell::Text(count_cell(owner.supports.len()))]).collect())
    };
    Table::new(columns, part.owners.iter().map(row).collect()).captioned(numbers.caption(&BY_OWNER, part).get(lang))
}

/// Returns a number with a dash in place of zero.
fn dashed(cell: Cell) -> Cell {
    match cell {
        Cell::Text(text) => Cell::Text(text.parse().map_or(text, count_cell)),
        Cell::Toned(text, tone) => Cell::Toned(text.parse().map_or(text, number), tone),
        cell => cell,
    }
}

static BY_OWNER: Text = Text::fixed("Per ansvarig", "By owner");
