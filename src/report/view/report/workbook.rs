//! The report as a workbook, with a sheet for each heading of level 1.

use super::goal_sheet::goals_and_priorities;
use super::part::{Part, common};
use super::picks::Picks;
use super::rows::{ending, names};
use super::told::Told;
use super::{Paper, ReportKind, Section, about, attention, changes, cover, front, summary};
use crate::locale::{Lang, Text, capital, catalogue as say, text};
use crate::model::{Activity, Kind, Plan, Thing, When};
use crate::query::{Assessable, Level, Standing, interval_adverb, stage_name};
use crate::report::doc::{Block, Cell, Column, Doc, Heading, Prose, Row, Table, Voice};
use crate::report::view::compare::change_name;
use crate::report::view::titles::level_title;
use crate::report::view::{measures, own, prose, standing};
use crate::source::Spanned;

/// Adds all sheets.
pub(super) fn sheets<'p, 'a>(
    doc: &mut Doc,
    paper: &Paper<'_, 'p, 'a>,
    parts: &[Part<'_, 'p, 'a>],
    picks: &Picks<'p, 'a>,
) {
    let lang = paper.lang;
    if paper.has(Section::Summary) {
        doc.heading(1, super::SUMMARY.get(lang));
        front::on_one_screen(doc, paper, parts);
    }
    if paper.has(Section::Goals) {
        goals(doc, parts, picks, lang);
    }
    let has_any = |is_so: fn(&Told<'_, '_>) -> bool| parts.iter().flat_map(|part| &part.told).any(is_so);
    if paper.has(Section::OffTrack) {
        attention::off_track_heading(doc, 1, lang);
        each(doc, parts, |doc, part| attention::off_track(doc, part, picks));
    }
    if paper.has(Section::Late) && has_any(attention::is_only_late) {
        attention::late_heading(doc, 1, lang);
        each(doc, parts, |doc, part| attention::late(doc, part, picks));
    }
    if paper.has(Section::Changes) {
        doc.heading(1, changes::CHANGES.get(lang));
        each(doc, parts, |doc, part| changes::changes(doc, part, picks));
    }
    if paper.has(Section::Owners) {
        doc.heading(1, OWNERS.get(lang));
        doc.table(owners(parts, lang));
    }
    if paper.has(Section::About) {
        doc.heading(1, NUMBERS.get(lang));
        summary::charts(doc, paper);
        each(doc, parts, summary::tables);
        doc.heading(1, say::ABOUT.get(lang));
        // Without a summary, the facts are below the title.
        if paper.has(Section::Summary) {
            doc.fields(cover::facts(paper, parts, ReportKind::Compared));
        }
        each(doc, parts, |doc, part| {
            if part.is_one_of_several {
                doc.fields(cover::of_one(paper, part, ReportKind::Compared));
            }
            about::about(doc, paper, part);
        });
    }
}

/// Adds the sheet of activities, and those of goals, priorities and measures where the plans say more of them.
fn goals<'p, 'a>(doc: &mut Doc, parts: &[Part<'_, 'p, 'a>], picks: &Picks<'p, 'a>, lang: Lang) {
    doc.heading(1, capital(common(parts, Level::Activity).many().get(lang)));
    doc.table(activities(parts, picks, lang));
    let plans: Vec<&Plan<'_>> = parts.iter().map(Part::plan).collect();
    if let Some(table) = goals_and_priorities(parts, lang) {
        let levels = [Level::Goal(Kind::Goal), Level::Priority(Kind::Goal)];
        let [goals, priorities] = levels.map(|level| common(parts, level).many());
        let both =
            text!(goals = goals, priorities = priorities; "{goals} och {priorities}", "{goals} and {priorities}");
        doc.heading(1, capital(both.get(lang)));
        doc.table(table);
    }
    if plans.iter().any(|plan| Thing::all(plan).any(|thing| !thing.measures().is_empty())) {
        doc.heading(1, say::MEASURES.get(lang));
        doc.table(measures::by_period(&plans, lang));
    }
}

/// Adds content for each plan, below its title if there are several.
fn each<'p, 'a, 'r>(doc: &mut Doc, parts: &[Part<'r, 'p, 'a>], tell: impl Fn(&mut Doc, &Part<'r, 'p, 'a>)) {
    for part in parts {
        if part.is_one_of_several {
            let title = super::part::one_line(&part.plan().title);
            let heading = Heading { voice: Voice::Plan, ..Heading::new(2, title) };
            doc.blocks.push(Block::Heading(heading));
        }
        tell(doc, part);
    }
}

/// A column of the table of activities.
type ActivityColumn = (Column, fn(&Part<'_, '_, '_>, &Told<'_, '_>) -> Cell);

/// Returns a date as in the files; empty if there is none.
fn date(date: Option<Spanned<When>>) -> Cell {
    Cell::Text(date.map(|date| date.to_string()).unwrap_or_default())
}

/// Returns all activities of all plans, with a column for each field.
fn activities<'p, 'a>(parts: &[Part<'_, 'p, 'a>], picks: &Picks<'p, 'a>, lang: Lang) -> Table {
    let wrapping = |title: &Text| Column::wrapping(title.get(lang));
    let short = |title: &Text| Column::short(title.get(lang));
    let level = |level: Level| Column::wrapping(level_title(&common(parts, level), lang)).of_plan();
    let mut fields: Vec<ActivityColumn> = Vec::new();
    if parts.len() > 1 {
        fields.push((short(&say::PLAN), |part, _| Cell::text(&*part.plan().id.value)));
    }
    fields.extend::<[ActivityColumn; 7]>([
        (short(&say::ID), |_, told| Cell::text(&*told.entry.activity.id.value)),
        (level(Level::Goal(Kind::Goal)), |_, told| {
            Cell::Text(format!("{} {}", &*told.entry.goal.id.value, super::part::one_line(&told.entry.goal.title)))
        }),
        (level(Level::Priority(Kind::Goal)), |_, told| {
            let priority = told.entry.priority;
            let title = priority.map(|it| format!("{} {}", &*it.id.value, super::part::one_line(&it.title)));
            Cell::Text(title.unwrap_or_default())
        }),
        (level(Level::Activity), |_, told| Cell::text(&*told.entry.activity.title.value)),
        (wrapping(&say::OWNERS).of_plan(), |_, told| Cell::Text(names(told.entry.owners()))),
        (short(&say::STATUS), |part, told| status(part, &told.entry.standing)),
        (wrapping(&say::NOTE).of_plan(), |_, told| prose::note(&told.entry.standing, &told.entry.activity.follow_ups)),
    ]);
    // The rest is for the screen.
    let printed = fields.len();
    fields.extend::<[ActivityColumn; 3]>([
        (wrapping(&say::SUPPORT).of_plan(), |_, told| Cell::Text(names(told.entry.support()))),
        (short(&say::START), |_, told| date(told.entry.activity.start)),
        (short(&say::EVERY), |part, told| {
            let every = told.entry.activity.every.map(|every| interval_adverb(*every));
            Cell::Text(every.map(|every| every.get(part.lang).to_owned()).unwrap_or_default())
        }),
    ]);
    add_stated_columns(&mut fields, printed, parts, lang);
    if parts.iter().any(|part| part.before().is_some()) {
        fields.extend(columns_of_change(lang));
    }
    let row = |part: &Part<'_, 'p, 'a>, told: &Told<'p, 'a>| {
        let cells = fields.iter().map(|(_, value)| value(part, told)).collect();
        Row::new(cells).anchored(part.anchor(&told.entry.activity.id)).picked_by(picks.of(told))
    };
    let rows = parts.iter().flat_map(|part| part.told.iter().map(move |told| (part, told)));
    let rows = rows.map(|(part, told)| row(part, told)).collect();
    Table::new(fields.into_iter().map(|(column, _)| column).collect(), rows).wide().printed(printed)
}

/// Adds the columns of what some activities state: the text where printing ends, the others last.
fn add_stated_columns(fields: &mut Vec<ActivityColumn>, printed: usize, parts: &[Part<'_, '_, '_>], lang: Lang) {
    let wrapping = |title: &Text| Column::wrapping(title.get(lang));
    let short = |title: &Text| Column::short(title.get(lang));
    let has_any = |is_there: fn(&Activity<'_>) -> bool| {
        parts.iter().flat_map(|part| &part.told).any(|told| is_there(told.entry.activity))
    };
    if has_any(|activity| activity.text.is_some()) {
        let text = |_: &Part<'_, '_, '_>, told: &Told<'_, '_>| {
            Cell::Prose(told.entry.activity.text.as_ref().map(|text| Prose::new(&*text.value)).unwrap_or_default())
        };
        fields.insert(printed, (wrapping(&say::TEXT).of_plan(), text));
    }
    if has_any(|activity| activity.deadline.is_some()) {
        fields.push((short(&say::DEADLINE), |_, told| date(told.entry.activity.deadline)));
    }
    fields.push((short(&say::UNTIL), |_, told| date(told.entry.activity.until)));
    if has_any(|activity| activity.ended.is_some()) {
        fields.push((wrapping(&LEFT).of_plan(), |part, told| {
            Cell::Text(told.entry.activity.ended.as_ref().map(|end| ending(end, part.lang)).unwrap_or_default())
        }));
    }
    if has_any(|activity| !activity.tags.is_empty()) {
        fields.push((wrapping(&say::TAGS).of_plan(), |_, told| {
            Cell::Prose(prose::listed(&told.entry.activity.tags).unwrap_or_default())
        }));
    }
    if has_any(|activity| !activity.links.is_empty()) {
        fields.push((wrapping(&say::LINKS).of_plan(), |_, told| Cell::Prose(prose::links(&told.entry.activity.links))));
    }
    let stage = |part: &Part<'_, '_, '_>, told: &Told<'_, '_>| {
        let stage = told.entry.standing.told_stage();
        Cell::Text(stage.map_or_else(String::new, |stage| stage_name(stage).get(part.lang).to_owned()))
    };
    fields.push((short(&say::STAGE), stage));
}

/// Returns the status of an activity; empty where nobody is to assess it.
fn status(part: &Part<'_, '_, '_>, standing: &Standing<'_, '_>) -> Cell {
    if standing.told_stage().is_some() { standing::cell(standing, part.lang) } else { Cell::text("") }
}

/// Returns the columns of the period that is compared with.
fn columns_of_change(lang: Lang) -> [ActivityColumn; 3] {
    let wrapping = |title: &Text| Column::wrapping(title.get(lang));
    let short = |title: &Text| Column::short(title.get(lang));
    [
        (short(&BEFORE), |part, told| told.before.map_or(Cell::text(""), |before| status(part, &before))),
        (wrapping(&NOTE_BEFORE).of_plan(), |_, told| {
            told.before.map_or(Cell::text(""), |before| prose::note(&before, &told.was.follow_ups))
        }),
        (short(&changes::CHANGE), |part, told| {
            let kind = part.change(told.before.as_ref(), &told.entry.standing);
            Cell::Text(kind.map(|kind| change_name(kind).get(part.lang).to_owned()).unwrap_or_default())
        }),
    ]
}

/// Returns the owners' parts in what is assessed, one on each row.
fn owners(parts: &[Part<'_, '_, '_>], lang: Lang) -> Table {
    let mut columns = vec![
        Column::wrapping(say::OWNER.get(lang)).of_plan(),
        Column::short(PART.get(lang)),
        Column::short(say::ID.get(lang)),
        Column::wrapping(levels(parts, lang)).of_plan(),
        Column::short(say::STATUS.get(lang)),
    ];
    if parts.len() > 1 {
        columns.insert(0, Column::short(say::PLAN.get(lang)));
    }
    let row = |part: &Part<'_, '_, '_>, name: &str, role: &Text, it: &Assessable<'_, '_>| {
        let id: &str = &it.thing.id().value;
        // The sheet of activities has a row for each to lead to.
        let id = match it.entry() {
            Some(_) => Cell::Link(id.to_owned(), part.anchor(id)),
            None => Cell::text(id),
        };
        let mut cells = vec![
            Cell::text(name),
            Cell::text(role.get(lang)),
            id,
            Cell::text(&*it.thing.title().value),
            standing::status(it, lang),
        ];
        if parts.len() > 1 {
            cells.insert(0, Cell::text(&*part.plan().id.value));
        }
        Row::new(cells)
    };
    let mut rows = Vec::new();
    for (part, owner) in parts.iter().flat_map(|part| part.owners.iter().map(move |owner| (part, owner))) {
        let activity = |at: &usize| part.told[*at].entry.assessable();
        let answers = owner.sections.iter().copied().chain(owner.answers.iter().map(activity));
        rows.extend(answers.map(|it| row(part, owner.name, &ANSWERS, &it)));
        rows.extend(owner.supports.iter().map(|at| row(part, owner.name, &SUPPORTS, &activity(at))));
    }
    Table::new(columns, rows)
}

/// Returns the plans' names for the levels that owners answer for, from above.
fn levels(parts: &[Part<'_, '_, '_>], lang: Lang) -> String {
    let sections = parts.iter().flat_map(|part| &part.owners).flat_map(|owner| owner.sections.iter().copied());
    let activities = parts.iter().flat_map(|part| &part.told).map(|told| told.entry.assessable());
    let all: Vec<Assessable<'_, '_>> = sections.chain(activities).collect();
    own::heading(&all, lang)
}

static NUMBERS: Text = Text::fixed("I siffror", "In numbers");
static OWNERS: Text = Text::fixed("Ansvariga", "Owners");
static PART: Text = Text::fixed("Roll", "Part");
static ANSWERS: Text = Text::fixed("ansvarar", "responsible");
static SUPPORTS: Text = Text::fixed("stöder", "supports");
static LEFT: Text = Text::fixed("Lämnade planen", "Left the plan");
static BEFORE: Text = Text::fixed("Status före", "Status before");
static NOTE_BEFORE: Text = Text::fixed("Anteckning före", "Note before");
