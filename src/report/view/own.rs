//! The own assessments of goals and priorities, which are part of no count of activities.

pub(super) use super::standing::status;
use super::titles::level_title;
use super::{prose, titles};
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::{Period, Plan, Thing, Tier};
use crate::query::{Assessable, Level, LevelName, Selection};
use crate::report::doc::{Cell, Column, Row, Table};

/// Returns goals and priorities with their own assessments, and their plans if `with_plan`.
pub(super) fn table<'p, 'a: 'p>(sections: &[Assessable<'p, 'a>], with_plan: bool, lang: Lang) -> Table {
    columns(sections, with_plan, false, lang)
}

/// Returns the same with those who are to assess them.
pub(super) fn table_with_owners<'p, 'a: 'p>(sections: &[Assessable<'p, 'a>], with_plan: bool, lang: Lang) -> Table {
    columns(sections, with_plan, true, lang)
}

fn columns<'p, 'a: 'p>(sections: &[Assessable<'p, 'a>], with_plan: bool, with_owners: bool, lang: Lang) -> Table {
    let mut columns: Vec<Column> = with_plan.then(|| Column::short(say::PLAN.get(lang))).into_iter().collect();
    columns.push(Column::wrapping(heading(sections, lang)).of_plan());
    columns.extend(with_owners.then(|| Column::wrapping(say::OWNERS.get(lang)).of_plan()));
    columns.push(Column::short(say::STATUS.get(lang)));
    let has_note = sections.iter().any(|section| section.standing.note.is_some());
    columns.extend(has_note.then(|| Column::wrapping(say::NOTE.get(lang)).of_plan()));
    let row = |section: &Assessable<'_, '_>| {
        let plan = with_plan.then(|| Cell::text(&*section.plan.id.value));
        let name = Cell::Text(name(section.thing));
        let owners = with_owners.then(|| Cell::Text(section.owners().collect::<Vec<_>>().join(", ")));
        let own = std::iter::once(name).chain(owners).chain([status(section, lang)]);
        let note = has_note.then(|| prose::note(&section.standing, section.thing.follow_ups()));
        Row::new(plan.into_iter().chain(own).chain(note).collect())
    };
    Table::new(columns, sections.iter().map(row).collect())
}

/// Returns the assessment of one of them, below its own heading.
pub(super) fn of_one(section: &Assessable<'_, '_>, lang: Lang) -> Table {
    let columns =
        vec![Column::short(follow_up(section.standing.period, lang)), Column::wrapping(say::NOTE.get(lang)).of_plan()];
    let cells = vec![status(section, lang), prose::note(&section.standing, section.thing.follow_ups())];
    Table::new(columns, vec![Row::new(cells)])
}

/// Returns the caption of a table of own assessments.
pub(super) fn caption(sections: &[Assessable<'_, '_>], lang: Lang) -> String {
    let levels = heading(sections, lang);
    let own = text!("{levels}: egen bedömning", "{levels}: own assessment");
    own.get(lang).to_owned()
}

/// Returns the id and the title on one line.
pub(super) fn name(thing: Thing<'_, '_>) -> String {
    format!("{} {}", &**thing.id(), thing.title().split_whitespace().collect::<Vec<_>>().join(" "))
}

fn follow_up(period: Period, lang: Lang) -> String {
    format!("{} {period}", say::FOLLOW_UP.get(lang))
}

/// Returns the plans' names for the levels in a table, from above.
pub(super) fn heading<'p, 'a: 'p>(sections: &[Assessable<'p, 'a>], lang: Lang) -> String {
    let plans: Vec<&Plan<'_>> = sections.iter().map(|section| section.plan).collect();
    levels(&plans, |tier| sections.iter().any(|section| section.thing.tier() == tier), lang)
}

/// Returns the names of the levels that are counted in any of the plans.
pub fn counted_heading(selection: &Selection<'_, '_>) -> Text {
    let plans: Vec<&Plan<'_>> = titles::shown_plans(selection).into_iter().map(|selected| selected.plan).collect();
    let in_words = |lang: Lang| levels(&plans, |tier| plans.iter().any(|plan| plan.counts(tier)), lang);
    Text::new(in_words(Lang::Sv), in_words(Lang::En))
}

/// Returns the plans' names for some levels, from above.
fn levels(plans: &[&Plan<'_>], has: impl Fn(Tier) -> bool, lang: Lang) -> String {
    let level = |tier: Tier| level_title(&LevelName::common(plans.iter().copied(), Level::of_tier(tier)), lang);
    let named: Vec<String> = Tier::ALL.into_iter().filter(|tier| has(*tier)).map(level).collect();
    match named.split_first() {
        Some((first, rest)) => rest.iter().fold(first.clone(), |all, name| format!("{all}, {}", name.to_lowercase())),
        None => String::new(),
    }
}
