//! Rows of several periods: the changes of `--compare`, and periods side by side, with a column for each, such as
//! `status_2025`.

use crate::cli::rows::{Head, Terms, separated};
use crate::cli::session::Session;
use crate::locale::{Lang, Text, catalogue as say};
use crate::model::Stage;
use crate::query::{
    Along, ClosedBy, Comparison, Counts, Entry, GroupBy, Refusal, RollUp, Selection, SideBySide, Standing, periods_of,
};
use crate::report::columns::Column;
use crate::report::view;
use crate::report::write::Separator;

/// Returns the refusal of `--compare` with several periods.
pub(super) fn compare_with_several() -> Refusal {
    Refusal::new(
        Text::fixed(
            "--compare: jämför en period med en tidigare, inte flera",
            "--compare: compares one period with an earlier one, not several",
        ),
        Some(Text::fixed(
            "skriv en period, till exempel `--period 2025 --compare 2024`, eller ta bort --compare för att se dem bredvid varandra",
            "write one period, for instance `--period 2025 --compare 2024`, or leave out --compare to see them side by side",
        )),
    )
}

/// Returns the columns of the changes; `title` is that of the titles.
fn heads(selection: &Selection<'_, '_>, title: Head) -> Vec<Head> {
    let head = |column: Column| Head::of(column, selection);
    let ends = [Column::Period, Column::Status, Column::Stage, Column::ClosedBy].map(|it| head(it).then_and_now());
    let [from, to] = [0, 1].map(|end| ends.clone().map(|ends| ends[end].clone()));
    let direction = Text::fixed("Riktning", "Direction");
    let kinds = [("direction", &direction), ("kind", &say::CHANGE)];
    let names = [head(Column::Plan), head(Column::Id), title, head(Column::Owners)];
    let kinds = kinds.map(|(name, title)| Head::new(name, title).of_terms(Terms::Change));
    names.into_iter().chain(from).chain(to).chain(kinds).collect()
}

/// Returns the changes as rows under a header, in which `title` is the column of the titles.
pub(super) fn change_rows(
    selection: &Selection<'_, '_>,
    title: Head,
    comparison: &Comparison<'_, '_>,
    lang: Lang,
    separator: Separator,
) -> csv::Result<Vec<u8>> {
    let rows = comparison.changes.iter().map(|change| {
        let it = &change.it;
        let owners = it.owners().collect::<Vec<_>>().join("; ");
        let names = [it.plan.id.to_string(), it.thing.id().to_string(), it.thing.title().to_string(), owners];
        let kind = [change.kind.direction(), change.kind.name()].map(str::to_owned);
        names.into_iter().chain(end(&change.from)).chain(end(&it.standing)).chain(kind).collect()
    });
    separated(separator, lang, &heads(selection, title), rows)
}

fn end(standing: &Standing<'_, '_>) -> [String; 4] {
    let status = standing.status.map(|status| status.name.to_string()).unwrap_or_default();
    let closed_by = standing.closed_by.map_or("", ClosedBy::name);
    [
        standing.period.to_string(),
        status,
        standing.told_stage().map_or("", Stage::name).to_owned(),
        closed_by.to_owned(),
    ]
}

/// Returns the activities as rows, with the columns that depend on the period repeated.
pub(super) fn list_rows(
    beside: &SideBySide<'_, '_, '_>,
    columns: &[Column],
    session: &Session<'_>,
    separator: Separator,
) -> csv::Result<Vec<u8>> {
    let Some(last) = beside.selections.last() else { return Ok(Vec::new()) };
    let periods: Vec<String> = periods_of(beside.selections).map(|period| period.to_string()).collect();
    let heads = columns.iter().flat_map(|column| {
        let head = Head::of(*column, last);
        if column.is_of_period() { periods.iter().map(|period| head.in_period(period)).collect() } else { vec![head] }
    });
    let heads: Vec<Head> = heads.collect();
    let rows = beside.rows.iter().map(|row| {
        let values = columns.iter().flat_map(|column| {
            let value = |entry: &Entry<'_, '_>| column.value(&entry.assessable(), session.sources).into_owned();
            if column.is_of_period() {
                (0..periods.len()).map(|at| value(&row.at(at))).collect()
            } else {
                vec![value(&row.entry)]
            }
        });
        values.collect()
    });
    separated(separator, session.lang, &heads, rows)
}

/// Returns the groups as rows, with their counts in each period.
pub(super) fn group_rows(
    selections: &[Selection<'_, '_>],
    by: GroupBy,
    counted: &[RollUp],
    lang: Lang,
    separator: Separator,
) -> csv::Result<Vec<u8>> {
    let Some(last) = selections.last() else { return Ok(Vec::new()) };
    let (total, late) = (Head::new("total", &say::COUNT), Head::new("late", &say::LATE_ONES));
    let figures: Vec<Head> = [total].into_iter().chain(Head::stages(last)).chain([late]).collect();
    let periods: Vec<String> = periods_of(selections).map(|period| period.to_string()).collect();
    let of_periods = periods.iter().flat_map(|period| figures.iter().map(|head| head.in_period(period)));
    let names = names_of_group(Along::Group(by), &view::group_heading(last, by));
    let heads: Vec<Head> = names.into_iter().chain(of_periods).collect();
    let numbers = |counts: &Counts| {
        let stages = Stage::ALL.map(|stage| counts.of(stage));
        [counts.total()].into_iter().chain(stages).chain([counts.late()]).map(|number| number.to_string())
    };
    let groups = counted.last().map_or(&[][..], |roll_up| &roll_up.groups);
    let rows = groups.iter().enumerate().map(|(at, group)| {
        let names = [group.plan.clone().unwrap_or_default(), group.key.clone(), group.title.clone()];
        let counts = counted.iter().flat_map(|roll_up| numbers(&roll_up.groups[at].counts));
        names.into_iter().chain(counts).collect()
    });
    separated(separator, lang, &heads, rows)
}

/// Returns the columns that identify a group. People get no empty column and no name twice: only groups with an id have
/// a title beside it, and only goals and priorities belong to one plan.
pub(super) fn names_of_group(along: Along, heading: &Text) -> [Head; 3] {
    let (is_of_plan, has_title) = match along {
        Along::Group(GroupBy::Goal | GroupBy::Priority) => (true, true),
        Along::Group(GroupBy::Plan) => (false, true),
        Along::Group(GroupBy::Owner | GroupBy::Tag | GroupBy::Start | GroupBy::Focus | GroupBy::Status)
        | Along::Period => (false, false),
    };
    let head = |name: &str, title: &Text, is_shown: bool| {
        let head = Head::new(name, title);
        if is_shown { head } else { head.for_programs() }
    };
    [head("plan", &say::PLAN, is_of_plan), Head::new("key", heading), head("title", &say::TITLE, has_title)]
}
