//! The summary: figures by status, goal and owner, compared with the previous period.

use super::Paper;
use super::part::{Compare, Owner, Part, Told, one_line};
use super::per_status::per_status;
use super::stages::{self, Numbers};
use super::typography::share;
use crate::locale::{Text, catalogue as say, text};
use crate::model::{Kind, Period, Stage};
use crate::query::{Assessable, Level, LevelName};
use crate::report::doc::{Block, Cell, Chart, Column, Doc, Row, Table};
use crate::report::view::{chart, own, titles::goal_level};

/// Adds how much of a plan is assessed, in a sentence.
pub(super) fn how_much(doc: &mut Doc, part: &Part<'_, '_, '_>) {
    doc.text(progress(part).get(part.lang));
}

/// Adds a plan in numbers: per status, per goal and per owner.
pub(super) fn tables(doc: &mut Doc, part: &Part<'_, '_, '_>, numbers: Numbers) {
    let lang = part.lang;
    let counts = part.counts();
    let sections: Vec<Assessable<'_, '_>> = part.selected.sections().collect();
    if !sections.is_empty() {
        doc.table(own::table(&sections, false, lang).captioned(own::caption(&sections, lang)));
    }
    doc.table(per_status(part, numbers));
    if let (Some(before), Numbers::WithDifference) = (part.before(), numbers) {
        doc.text(explained(before).get(lang));
    }
    for numbers in each(part, numbers) {
        doc.table(per_goal(part, &counts, numbers));
    }
    for numbers in each(part, numbers) {
        doc.table(per_owner(part, &counts, numbers));
    }
    let with_owners: usize = part.owners.iter().map(|owner| owner.answers.len()).sum();
    if with_owners > counts.now.total() {
        doc.text(say::SEVERAL_OWNERS.get(lang));
    }
}

/// Adds the statuses as bars, of all that was selected. `is_told`: a table beside says the same per goal.
pub(super) fn charts(doc: &mut Doc, paper: &Paper<'_, '_, '_>, is_told: bool) {
    let by_goal = Chart { is_told, ..chart::by_goal(paper.selection, paper.lang) };
    let by_period = chart::by_period(paper.selection, paper.lang);
    doc.blocks.push(Block::Chart(by_goal));
    // A single bar compares nothing.
    if by_period.bars.len() > 1 {
        doc.blocks.push(Block::Chart(by_period));
    }
}

/// Where the numbers of both periods stand apart, a table for each.
fn each(part: &Part<'_, '_, '_>, numbers: Numbers) -> Vec<Numbers> {
    match (numbers, part.before()) {
        (Numbers::WithDifference, None) => vec![Numbers::Now],
        (Numbers::Now, Some(_)) => vec![Numbers::Now, Numbers::Before],
        (numbers, _) => vec![numbers],
    }
}

/// Returns how much of what was to be assessed is assessed.
fn progress(part: &Part<'_, '_, '_>) -> Text {
    let (now, period) = (part.counts().now, part.period());
    let assessed: usize = [Stage::OffTrack, Stage::Ongoing, Stage::Done].into_iter().map(|stage| now.of(stage)).sum();
    let due = assessed + now.of(Stage::Unassessed);
    if due == 0 {
        return text!("Inget ska bedömas för {period}.", "Nothing is to be assessed for {period}.");
    }
    let activities = LevelName::of(part.plan(), Level::Activity).counted(now.total());
    let activities = activities.map(|words| Some(words.replacen(' ', "\u{a0}", 1)));
    let share = share(assessed, due);
    text!(
        activities = activities, share = share;
        "Av {activities} ska {due} bedömas för {period}. Bedömda: {share}.",
        "Of {activities}, {due} are to be assessed for {period}. Assessed: {share}."
    )
}

fn explained(before: Period) -> Text {
    text!(
        "Tal inom parentes är skillnaden mot {before}: 12\u{a0}(+3) betyder att det då var 9. Utan parentes är antalet detsamma.",
        "Numbers in parentheses are the difference from {before}: 12\u{a0}(+3) means that it was 9 then. Without parentheses the number is the same."
    )
}

fn per_goal(part: &Part<'_, '_, '_>, total: &Compare, numbers: Numbers) -> Table {
    let lang = part.lang;
    let scales = [&part.plan().scale];
    let stages = stages::shown(total, &scales);
    let mut columns = vec![Column::wrapping(goal_level(part.plan(), Kind::Goal, lang)).of_plan()];
    columns.push(Column::number(say::COUNT.get(lang)));
    columns.extend(stages::columns(&stages, &scales, lang));
    let row = |label: Cell, counts: &Compare| {
        let cells = stages::cells(counts, &stages, &scales, numbers);
        [label, Cell::text(counts.now.total())].into_iter().chain(cells).collect()
    };
    let of_goal = |told: &[Told<'_, '_>]| {
        let goal = told[0].entry.goal;
        let counts = Compare::of(told);
        let label = format!("{} {}", &*goal.id.value, one_line(&goal.title));
        Row::new(row(Cell::Link(label, part.anchor(&goal.id)), &counts))
    };
    let of_same_goal = |a: &Told<'_, '_>, b: &Told<'_, '_>| std::ptr::eq(a.entry.goal, b.entry.goal);
    let mut rows: Vec<Row> = part.told.chunk_by(of_same_goal).map(of_goal).collect();
    rows.push(Row::total(row(Cell::text(say::TOTAL.get(lang)), total)));
    let goal = LevelName::of(part.plan(), Level::Goal(Kind::Goal)).one();
    let by_goal = text!(goal = goal; "Per {goal}", "By {goal}");
    Table::new(columns, rows).captioned(numbers.caption(&by_goal, part).get(lang))
}

fn per_owner(part: &Part<'_, '_, '_>, total: &Compare, numbers: Numbers) -> Table {
    let lang = part.lang;
    let scales = [&part.plan().scale];
    let stages = stages::shown(total, &scales);
    let mut columns = vec![Column::wrapping(say::OWNER.get(lang)).of_plan()];
    columns.push(Column::number(say::ANSWERS_FOR.get(lang)).narrow(say::ANSWERS_SHORT.get(lang)));
    columns.extend(stages::columns(&stages, &scales, lang));
    columns.push(Column::number(say::SUPPORTS.get(lang)));
    let row = |owner: &Owner<'_>| {
        let label = Cell::Link(owner.name.to_owned(), part.owner_anchor(owner));
        let cells = stages::cells(&owner.counts, &stages, &scales, numbers);
        let first = [label, Cell::text(owner.answers.len())].into_iter();
        Row::new(first.chain(cells).chain([Cell::text(owner.supports.len())]).collect())
    };
    Table::new(columns, part.owners.iter().map(row).collect()).captioned(numbers.caption(&BY_OWNER, part).get(lang))
}

static BY_OWNER: Text = Text::fixed("Per ansvarig", "By owner");
