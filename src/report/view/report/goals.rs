//! The plan itself, goal by goal and priority by priority.

use std::collections::HashMap;

use super::part::{Part, one_line};
use super::picks::Picks;
use super::rows;
use super::stages::in_words;
use super::told::{Compare, Told};
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::{self, Goal, Priority, Str, Thing, same_key};
use crate::query::{Assessable, own_standing, owner_names};
use crate::report::doc::{Block, Doc, Link, Links, Prose};
use crate::report::take;
use crate::report::view::{measure, own, prose, titles::activities};
use crate::source::Spanned;

/// Adds every goal with its priorities and activities; in a filtered report only those with activities.
pub(super) fn goals<'p, 'a>(doc: &mut Doc, part: &Part<'_, 'p, 'a>, picks: &Picks<'p, 'a>) {
    let references = References::new(part);
    let mut left = &part.told[..];
    for goal in part.plan().goals.iter().filter(|goal| goal.is_whole) {
        let told = take(&mut left, |told| std::ptr::eq(told.entry.goal, goal));
        if told.is_empty() && part.selected.is_filtered() {
            continue;
        }
        of_goal(doc, part, goal, told, &references, picks);
    }
}

fn of_goal<'p, 'a>(
    doc: &mut Doc,
    part: &Part<'_, 'p, 'a>,
    goal: &'p Goal<'a>,
    told: &[Told<'p, 'a>],
    references: &References<'p, 'a>,
    picks: &Picks<'p, 'a>,
) {
    part.heading_of_plan(doc, 1, &goal.id, &goal.title);
    if part.selected.is_filtered() {
        measures(doc, part, Thing::Goal(goal));
        doc.table(rows::table(part, told, picks));
        return;
    }
    own_colour(doc, part, Thing::Goal(goal));
    if let Some(text) = &goal.text {
        doc.quoted(&*text.value);
    }
    doc.fields([owners(part, Thing::Goal(goal))].into_iter().chain(sorted(&goal.tags, &goal.links, part.lang)));
    measures(doc, part, Thing::Goal(goal));
    if !told.is_empty() && part.counts_activities() {
        let counts = Compare::of(told.iter().map(|told| &told.entry.standing), []);
        doc.text(in_words(&counts.now, &part.plan().scale, part.lang));
    }
    let mut left = told;
    let own = take(&mut left, |told| told.entry.priority.is_none());
    if !own.is_empty() {
        doc.table(rows::table(part, own, picks).captioned(directly_under(part, &goal.id, own.len()).get(part.lang)));
    }
    for priority in goal.priorities.iter().filter(|priority| priority.is_whole) {
        let told = take(&mut left, |told| told.entry.priority.is_some_and(|it| std::ptr::eq(it, priority)));
        of_priority(doc, part, (goal, priority), told, references, picks);
    }
}

fn of_priority<'p, 'a>(
    doc: &mut Doc,
    part: &Part<'_, 'p, 'a>,
    (goal, priority): (&'p Goal<'a>, &'p Priority<'a>),
    told: &[Told<'p, 'a>],
    references: &References<'p, 'a>,
    picks: &Picks<'p, 'a>,
) {
    let lang = part.lang;
    part.heading_of_plan(doc, 2, &priority.id, &priority.title);
    own_colour(doc, part, Thing::Priority(goal, priority));
    if let Some(text) = &priority.text {
        doc.quoted(&*text.value);
    }
    let focus = rows::names(priority.focus.iter().map(|focus| &*focus.value));
    let focus = (say::FOCUS.get(lang).to_owned(), Some(focus).filter(|focus| !focus.is_empty()).map(Prose::from));
    let owners = owners(part, Thing::Priority(goal, priority));
    doc.fields([owners, focus].into_iter().chain(sorted(&priority.tags, &priority.links, lang)));
    let seen = priority.see.iter().map(|id| match references.priority(id) {
        Some(other) => link(part, other),
        // A reference may be broken, which `plan check` reports.
        None => Link { text: id.to_string(), anchor: part.anchor(id) },
    });
    links(doc, say::SEEN_FROM.get(lang), seen.collect());
    links(doc, SEEN_BY.get(lang), references.to(priority).map(|other| link(part, other)).collect());
    measures(doc, part, Thing::Priority(goal, priority));
    if !told.is_empty() {
        doc.table(rows::table(part, told, picks));
    } else if priority.see.is_empty() {
        doc.text(say::NOTHING_HERE.get(lang));
    }
}

/// Adds the measures of a goal or a priority, and of the activities directly below it.
fn measures<'p, 'a>(doc: &mut Doc, part: &Part<'_, 'p, 'a>, thing: Thing<'p, 'a>) {
    let below = thing.activities().filter(Thing::is_whole).collect::<Vec<_>>();
    for thing in std::iter::once(&thing).chain(&below) {
        for it in thing.measures().iter().filter(|measure| measure.is_whole) {
            doc.table(measure::table(it, true, part.lang));
        }
    }
}

/// Adds the own assessment of a goal or a priority, if there is one or one is due.
fn own_colour<'p, 'a>(doc: &mut Doc, part: &Part<'_, 'p, 'a>, thing: Thing<'p, 'a>) {
    let (plan, selected) = (part.plan(), part.selected);
    if let Some(standing) = own_standing(plan, thing, selected.period, selected.today) {
        doc.table(own::of_one(&Assessable { plan, thing, standing }, part.lang));
    }
}

/// Returns the owners of a goal or a priority that names them, or that is to be assessed.
fn owners<'p, 'a>(part: &Part<'_, 'p, 'a>, thing: Thing<'p, 'a>) -> (String, Option<Prose>) {
    let plan = part.plan();
    let names =
        (thing.owners().is_stated() || plan.asks_for(thing.tier())).then(|| rows::names(owner_names(plan, thing)));
    (say::OWNERS.get(part.lang).to_owned(), names.filter(|names| !names.is_empty()).map(Prose::from))
}

/// Returns the tags and the links of an item.
fn sorted(tags: &[Spanned<Str<'_>>], links: &[model::Link<'_>], lang: Lang) -> [(String, Option<Prose>); 2] {
    [(say::TAGS.get(lang).to_owned(), prose::listed(tags)), (say::LINKS.get(lang).to_owned(), prose::linked(links))]
}

fn links(doc: &mut Doc, label: &str, links: Vec<Link>) {
    if !links.is_empty() {
        doc.blocks.push(Block::Links(Links { label: label.to_owned(), links }));
    }
}

fn link(part: &Part<'_, '_, '_>, priority: &Priority<'_>) -> Link {
    let id = &*priority.id.value;
    Link { text: format!("{id} {}", one_line(&priority.title)), anchor: part.anchor(id) }
}

/// Returns the caption of a table of activities that belong directly to a goal.
fn directly_under(part: &Part<'_, '_, '_>, id: &str, count: usize) -> Text {
    let all = activities(part.plan(), part.lang);
    text!("{all} direkt under {id} ({count})", "{all} directly under {id} ({count})")
}

/// The references between priorities.
struct References<'p, 'a> {
    by_id: HashMap<String, &'p Priority<'a>>,
    to: HashMap<String, Vec<&'p Priority<'a>>>,
}

impl<'p, 'a> References<'p, 'a> {
    fn new(part: &Part<'_, 'p, 'a>) -> Self {
        let mut references = Self { by_id: HashMap::new(), to: HashMap::new() };
        for (_, priority) in part.plan().priorities() {
            references.by_id.entry(same_key(&priority.id).into_owned()).or_insert(priority);
            for id in &priority.see {
                references.to.entry(same_key(id).into_owned()).or_default().push(priority);
            }
        }
        references
    }

    fn priority(&self, id: &str) -> Option<&'p Priority<'a>> {
        self.by_id.get(&*same_key(id)).copied()
    }

    /// Returns the priorities that refer to one, in file order.
    fn to(&self, priority: &Priority<'_>) -> impl Iterator<Item = &'p Priority<'a>> {
        self.to.get(&*same_key(&priority.id)).into_iter().flatten().copied()
    }
}

static SEEN_BY: Text = Text::fixed("Hit hänvisar", "Referred to by");
