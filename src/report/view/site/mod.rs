//! The pages of a site, one for each plan, goal, activity and owner.

mod tables;

use super::prose::{linked, listed};
use super::show::Show;
use super::titles::{activities, activity_level, goal_level};
use super::{activity, attention, own};
use crate::locale::{Lang, Text, capital, catalogue as say, text};
use crate::model::{Activity, Goal, Governance, OwnerId, Owners, Plan, Priority, Scale, Thing, Tier};
use crate::query::{
    Assessable, Counts, Entry, Found, Level, LevelName, PlanSelection, answering, sections_of, standing,
};
use crate::report::doc::{Block, Cell, Column, Doc, Heading, Link, Links, Prose, Row, Table, Voice};
use crate::report::take;
use tables::{counted, counts, rows};

/// Returns the anchor of a plan's page.
pub fn anchor_of_plan(plan: &Plan<'_>) -> String {
    plan.id.to_string()
}

/// Returns the anchor of the page of a goal or an activity, or of a priority within its goal's page. No id has a space.
pub fn anchor_of(plan: &Plan<'_>, id: &str) -> String {
    format!("{} {id}", &*plan.id.value)
}

/// Returns the anchor of an owner's page.
pub fn anchor_of_owner(plan: &Plan<'_>, name: &str) -> String {
    format!("{} @ {name}", &*plan.id.value)
}

static PLANS: Text = Text::fixed("Planer", "Plans");
static OFF_TRACK: Text = Text::fixed("Avviker eller försenat", "Off track or late");
static NOTHING_LATE: Text = Text::fixed("Ingenting är försenat.", "Nothing is late.");

/// The most rows of activities off track on a plan's page: more would load slowly on a phone.
const MOST_OFF_TRACK: usize = 200;

/// Returns the title of the whole site.
pub fn title_of_all(governance: Option<&Governance<'_>>, lang: Lang) -> String {
    governance.map_or_else(|| PLANS.get(lang).to_owned(), |governance| governance.title.to_string())
}

/// Returns a description of a page in one sentence, for search engines.
pub fn description(found: &Found<'_, '_>, show: Show<'_>) -> String {
    let (period, lang) = (show.period, show.lang);
    let plan = &*found.plan().title.value;
    let name = match found {
        Found::Owner(..) => format!("{}. ", found.id()),
        _ => found.thing().map_or_else(String::new, |thing| format!("{}. ", &**thing.title())),
    };
    text!("{name}Uppföljning {period} av {plan}.", "{name}Follow-up {period} of {plan}.").get(lang).to_owned()
}

/// Returns the page with the list of the plans.
pub fn index(selected: &[PlanSelection<'_, '_>], governance: Option<&Governance<'_>>, lang: Lang) -> Doc {
    let mut doc = Doc::default();
    doc.heading(1, title_of_all(governance, lang));
    let scales: Vec<&Scale<'_>> = selected.iter().map(|it| &it.plan.scale).filter(|scale| !scale.is_empty()).collect();
    let groups: Vec<(Vec<Cell>, Counts)> = selected
        .iter()
        .map(|selected| {
            let plan = selected.plan;
            let years = plan.years.map_or_else(String::new, |years| format!("{}–{}", *years.first, *years.last));
            let counts = counts(&selected.counted().collect::<Vec<_>>());
            (vec![Cell::Link(plan.title.to_string(), anchor_of_plan(plan)), Cell::Text(years)], counts)
        })
        .collect();
    let first = vec![Column::wrapping(say::PLAN.get(lang)).of_plan(), Column::short(say::YEARS.get(lang))];
    counted(&mut doc, first, groups, &scales, lang);
    doc
}

/// Returns the page of a plan: how it goes in a sentence or two, its goals, what is off track or late, and the owners.
pub fn plan(selected: &PlanSelection<'_, '_>, entries: &[Entry<'_, '_>], summary: &Prose, show: Show<'_>) -> Doc {
    let (plan, lang) = (selected.plan, show.lang);
    let mut doc = Doc::default();
    title(&mut doc, &*plan.title.value);
    let things: Vec<Assessable<'_, '_>> = selected.counted().collect();
    let (all, period) = (numbers(plan, &things, lang), show.period);
    doc.text(text!("Uppföljning {period}. {all}", "Follow-up {period}. {all}").get(lang));
    doc.text(summary.clone());
    let scales = if plan.scale.is_empty() { Vec::new() } else { vec![&plan.scale] };
    if let Some(goal) = plan.goals.first() {
        let level = goal_level(plan, goal.kind, lang);
        doc.heading(2, &*level);
        let mut left = &things[..];
        let groups = plan.goals.iter().filter(|goal| Thing::Goal(goal).is_whole()).map(|goal| {
            let name = format!("{} {}", &*goal.id.value, &*goal.title.value);
            let counts = counts(take(&mut left, |it| std::ptr::eq(it.thing.goal(), goal)));
            (vec![Cell::Link(name, anchor_of(plan, &goal.id.value))], counts)
        });
        counted(&mut doc, vec![Column::wrapping(level).of_plan()], groups.collect(), &scales, lang);
    }
    doc.heading(2, OFF_TRACK.get(lang));
    let sections: Vec<Assessable<'_, '_>> = selected.sections().filter(Assessable::is_off_track).collect();
    if !sections.is_empty() {
        doc.table(own::table(&sections, false, lang));
    }
    let off_track: Vec<Entry<'_, '_>> = entries.iter().copied().filter(attention::needs_attention).collect();
    if off_track.is_empty() {
        let counts = counts(&things);
        let nothing = attention::nothing_off_track(std::slice::from_ref(selected), &counts);
        let late = plan.is_whole().then_some(&NOTHING_LATE);
        let said: Vec<&str> = nothing.iter().chain(late).map(|text| text.get(lang)).collect();
        doc.text(said.join(" "));
    } else {
        doc.table(rows(plan, &off_track[..off_track.len().min(MOST_OFF_TRACK)], true, lang));
        if let Some(left @ 1..) = off_track.len().checked_sub(MOST_OFF_TRACK) {
            let more = text!(
                "… och {left} till; de står på målens sidor.",
                "… and {left} more; they are on the pages of the goals."
            );
            doc.text(more.get(lang));
        }
    }
    if !plan.register.is_empty() {
        doc.heading(2, say::OWNERS.get(lang));
        let columns = vec![
            Column::wrapping(say::OWNER.get(lang)).of_plan(),
            Column::number(counted_levels(plan, lang).join(", ")),
        ];
        let row = |(id, owner): (OwnerId, &crate::model::Owner<'_>)| {
            let name = Cell::Link(owner.name.to_string(), anchor_of_owner(plan, &owner.name.value));
            let is_of = |it: &&Assessable<'_, '_>| answering(plan, it.thing).iter().any(|owner| owner.id == Some(id));
            Row::new(vec![name, Cell::text(things.iter().filter(is_of).count())])
        };
        doc.table(Table::new(columns, plan.register.iter().map(row).collect()));
    }
    if let Some(about) = &plan.about {
        doc.heading(2, say::ABOUT.get(lang));
        doc.quoted(&*about.value);
    }
    doc
}

/// Returns how many things there are on each level that the plan counts.
fn numbers(plan: &Plan<'_>, things: &[Assessable<'_, '_>], lang: Lang) -> String {
    let of = |tier: Tier| things.iter().filter(|it| it.thing.tier() == tier).count();
    let tiers = Tier::ALL.into_iter().filter(|tier| plan.counts(*tier)).map(of);
    let numbers = counted_levels(plan, lang).into_iter().zip(tiers);
    numbers.map(|(level, count)| format!("{level}: {count}.")).collect::<Vec<_>>().join(" ")
}

/// Returns the plan's plural names for the levels that it counts.
fn counted_levels(plan: &Plan<'_>, lang: Lang) -> Vec<String> {
    let names = Tier::ALL.into_iter().filter(|tier| plan.counts(*tier)).map(Level::of_tier);
    names.map(|level| capital(LevelName::of(plan, level).many().get(lang))).collect()
}

/// Returns the page of a goal, with its priorities and their activities.
pub fn goal(plan: &Plan<'_>, goal: &Goal<'_>, show: Show<'_>) -> Doc {
    let thing = Thing::Goal(goal);
    let mut doc = Doc::default();
    let name = format!("{} {} {}", goal_level(plan, goal.kind, show.lang), &*goal.id.value, &*goal.title.value);
    title(&mut doc, name);
    common(&mut doc, plan, thing, show);
    let entry = |priority, activity| entry(plan, goal, priority, activity, show);
    let own: Vec<Entry<'_, '_>> = goal.activities.iter().filter(|it| it.is_whole).map(|it| entry(None, it)).collect();
    if !own.is_empty() {
        doc.heading(2, activities(plan, show.lang));
        doc.table(rows(plan, &own, false, show.lang));
    }
    for priority in goal.priorities.iter().filter(|it| it.is_whole) {
        let name = format!("{} {}", &*priority.id.value, &*priority.title.value);
        doc.blocks.push(Block::Heading(Heading::of_plan(2, name, &*priority.id.value)));
        common(&mut doc, plan, Thing::Priority(goal, priority), show);
        see(&mut doc, plan, priority, show.lang);
        let below: Vec<Entry<'_, '_>> =
            priority.activities.iter().filter(|it| it.is_whole).map(|it| entry(Some(priority), it)).collect();
        if !below.is_empty() {
            doc.table(rows(plan, &below, false, show.lang));
        }
    }
    doc
}

/// Returns the page of an activity.
pub fn activity(
    (plan, goal, priority, it): (&Plan<'_>, &Goal<'_>, Option<&Priority<'_>>, &Activity<'_>),
    show: Show<'_>,
) -> Doc {
    let lang = show.lang;
    let mut doc = Doc::default();
    let name = format!("{} {} {}", activity_level(plan, lang), &*it.id.value, &*it.title.value);
    title(&mut doc, name);
    if let Some(text) = &it.text {
        doc.quoted(&*text.value);
    }
    let entry = entry(plan, goal, priority, it, show);
    links(&mut doc, plan, &say::OWNERS, entry.owners(), lang);
    links(&mut doc, plan, &say::SUPPORT, entry.support(), lang);
    // Owners and parents are links.
    let [_, _, dates @ .., _, _] = activity::fields(plan, goal, priority, it, lang);
    let more = [
        (say::TAGS.get(lang).to_owned(), listed(&it.tags)),
        (say::LINKS.get(lang).to_owned(), linked(&it.links)),
        (say::FORMER_IDS.get(lang).to_owned(), listed(&it.formerly)),
    ];
    doc.fields(dates.into_iter().map(|(name, value)| (name, value.map(Prose::from))).chain(more));
    follow_up(&mut doc, plan, Thing::Activity(goal, priority, it), show);
    doc
}

/// Returns the page of an owner, with its activities and those it supports.
pub fn owner(plan: &Plan<'_>, owner: OwnerId, show: Show<'_>) -> Doc {
    let mut doc = Doc::default();
    let name = &*plan.register.get(owner).name.value;
    title(&mut doc, name);
    let entry = |(goal, priority, it)| entry(plan, goal, priority, it, show);
    let answers: Vec<Entry<'_, '_>> = plan.answered_by(owner).map(entry).collect();
    let supports: Vec<Entry<'_, '_>> = plan.supported_by(owner).map(entry).collect();
    let sections: Vec<_> = sections_of(plan, owner, show.period, show.today).collect();
    if answers.is_empty() && supports.is_empty() && sections.is_empty() {
        doc.text(say::NOTHING_HERE.get(show.lang));
    }
    for (title, sections, entries) in [(&say::ANSWERS_FOR, &sections[..], answers), (&say::SUPPORTS, &[], supports)] {
        let count = sections.len() + entries.len();
        if count > 0 {
            doc.heading(2, format!("{} ({count})", title.get(show.lang)));
        }
        if !sections.is_empty() {
            doc.table(own::table(sections, false, show.lang));
        }
        if !entries.is_empty() {
            doc.table(rows(plan, &entries, true, show.lang));
        }
    }
    doc
}

/// Adds the heading of a page, in the plan's words.
fn title(doc: &mut Doc, text: impl Into<String>) {
    doc.blocks.push(Block::Heading(Heading { voice: Voice::Plan, ..Heading::new(1, text) }));
}

fn entry<'p, 'a>(
    plan: &'p Plan<'a>,
    goal: &'p Goal<'a>,
    priority: Option<&'p Priority<'a>>,
    activity: &'p Activity<'a>,
    show: Show<'_>,
) -> Entry<'p, 'a> {
    Entry { plan, goal, priority, activity, standing: standing(plan, activity, show.period, show.today) }
}

/// Adds the content that pages of goals and of priorities share.
fn common(doc: &mut Doc, plan: &Plan<'_>, thing: Thing<'_, '_>, show: Show<'_>) {
    let lang = show.lang;
    if let Some(text) = thing.text() {
        doc.quoted(&*text.value);
    }
    owners(doc, plan, thing.owners(), lang);
    let focus = if let Thing::Priority(_, priority) = thing { &priority.focus[..] } else { &[] };
    doc.fields([
        (say::FOCUS.get(lang).to_owned(), listed(focus)),
        (say::TAGS.get(lang).to_owned(), listed(thing.tags())),
        (say::LINKS.get(lang).to_owned(), linked(thing.links())),
        (say::FORMER_IDS.get(lang).to_owned(), listed(thing.formerly())),
    ]);
    follow_up(doc, plan, thing, show);
}

fn owners(doc: &mut Doc, plan: &Plan<'_>, owners: &Owners<'_>, lang: Lang) {
    links(doc, plan, &say::OWNERS, owners.named.iter().map(|owner| plan.owner_name(owner)), lang);
}

fn links<'n>(doc: &mut Doc, plan: &Plan<'_>, label: &Text, names: impl Iterator<Item = &'n str>, lang: Lang) {
    let links: Vec<Link> =
        names.map(|name| Link { text: name.to_owned(), anchor: anchor_of_owner(plan, name) }).collect();
    if !links.is_empty() {
        doc.blocks.push(Block::Links(Links { label: label.get(lang).to_owned(), links }));
    }
}

/// Adds links to the priorities that another refers to.
fn see(doc: &mut Doc, plan: &Plan<'_>, priority: &Priority<'_>, lang: Lang) {
    let link = |id: &str| Link { text: id.to_owned(), anchor: anchor_of(plan, id) };
    let links: Vec<Link> = priority.see.iter().map(|id| link(&id.value)).collect();
    if !links.is_empty() {
        doc.blocks.push(Block::Links(Links { label: say::SEEN_FROM.get(lang).to_owned(), links }));
    }
}

/// Adds the assessments of every period, if there are any or some are expected, and the measures.
fn follow_up(doc: &mut Doc, plan: &Plan<'_>, thing: Thing<'_, '_>, show: Show<'_>) {
    if matches!(thing, Thing::Activity(..)) || plan.asks_for(thing.tier()) || !thing.follow_ups().is_empty() {
        doc.heading(if matches!(thing, Thing::Priority(..)) { 3 } else { 2 }, say::FOLLOW_UP.get(show.lang));
        // The line in the file is only of use to those who edit it.
        let mut table = show.periods(plan, thing);
        table.columns.pop();
        table.rows.iter_mut().for_each(|row| drop(row.cells.pop()));
        doc.table(table);
    }
    show.measures(doc, thing);
}
