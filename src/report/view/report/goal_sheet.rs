//! The sheet of goals and priorities in a workbook.

use super::part::{Part, common};
use super::rows::names;
use crate::locale::{Lang, Text, catalogue as say};
use crate::model::{Kind, Thing, Tier};
use crate::query::{Assessable, Level, own_standing};
use crate::report::doc::{Cell, Column, Prose, Row, Table};
use crate::report::view::titles::level_title;
use crate::report::view::{own, prose};

/// Returns all goals and priorities of all plans, with what they say themselves; `None` if they have titles alone. A
/// column that is empty for all of them is left out.
pub(super) fn goals_and_priorities(parts: &[Part<'_, '_, '_>], lang: Lang) -> Option<Table> {
    let levels = [Level::Goal(Kind::Goal), Level::Priority(Kind::Goal)];
    let levels = levels.map(|level| Column::wrapping(level_title(&common(parts, level), lang)).of_plan());
    let own = [&say::TEXT, &say::OWNERS, &say::FOCUS, &SEES, &say::TAGS, &say::LINKS];
    let own = own.map(|title| Column::wrapping(title.get(lang)).of_plan());
    let last = [Column::short(say::STATUS.get(lang)), Column::wrapping(say::NOTE.get(lang)).of_plan()];
    let plan = std::iter::once(Column::short(say::PLAN.get(lang)));
    let columns: Vec<Column> = plan.chain(levels).chain(own).chain(last).collect();
    let things = parts.iter().flat_map(|part| {
        let whole = Thing::all(part.plan()).filter(|thing| thing.tier() != Tier::Activity && thing.is_whole());
        whole.filter(|thing| part.tells_of(*thing)).map(move |thing| (part, thing))
    });
    let rows: Vec<Vec<Cell>> = things.map(|(part, thing)| section(part, thing)).collect();
    let is_used: Vec<bool> =
        (0..columns.len()).map(|at| rows.iter().any(|cells| !cells[at].words().is_empty())).collect();
    let says_more = is_used[OF_TITLES..].contains(&true);
    let row = |cells: Vec<Cell>| Row::new(used(cells, &is_used));
    says_more.then(|| Table::new(used(columns, &is_used), rows.into_iter().map(row).collect()).wide())
}

/// The number of columns that only say which goal or priority it is: the plan, and the titles.
const OF_TITLES: usize = 3;

/// Returns the items that are used.
fn used<T>(items: Vec<T>, is_used: &[bool]) -> Vec<T> {
    items.into_iter().zip(is_used).filter(|(_, is_used)| **is_used).map(|(item, _)| item).collect()
}

/// Returns the cells of a goal or a priority.
fn section(part: &Part<'_, '_, '_>, thing: Thing<'_, '_>) -> Vec<Cell> {
    let (plan, selected, lang) = (part.plan(), part.selected, part.lang);
    let priority = if let Thing::Priority(_, priority) = thing { Some(priority) } else { None };
    let standing = own_standing(plan, thing, selected.period, selected.today);
    let (status, note) = match standing.map(|standing| Assessable { plan, thing, standing }) {
        Some(it) => (own::status(&it, lang), prose::note(&it.standing, thing.follow_ups())),
        None => (Cell::text(""), Cell::text("")),
    };
    vec![
        Cell::text(if part.is_one_of_several { &plan.id.value } else { "" }),
        Cell::Text(own::name(thing.parent().unwrap_or(thing))),
        Cell::Text(priority.map(|_| own::name(thing)).unwrap_or_default()),
        Cell::Prose(thing.text().map(|text| Prose::new(&*text.value)).unwrap_or_default()),
        Cell::Text(names(thing.owners().named.iter().map(|owner| plan.owner_name(owner)))),
        Cell::Text(names(priority.iter().flat_map(|it| &it.focus).map(|focus| &*focus.value))),
        Cell::Text(names(priority.iter().flat_map(|it| &it.see).map(|id| &*id.value))),
        Cell::Prose(prose::listed(thing.tags()).unwrap_or_default()),
        Cell::Prose(prose::links(thing.links())),
        status,
        note,
    ]
}

static SEES: Text = Text::fixed("Hänvisar till", "Refers to");
