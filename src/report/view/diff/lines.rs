//! The lines of things and their changes.

use std::borrow::Cow;

use crate::diff::{Change, Changed, Count, Difference, StatusDirection, ThingKind, WordMarks};
use crate::locale::{Lang, Text, capital, catalogue as say, text};
use crate::model::Stage;
use crate::query::LevelName;
use crate::report::doc::{Branch, Tone};
use crate::source::printable;

/// The language of the lines, and their marks around changed words.
#[derive(Clone, Copy)]
pub(super) struct LineWording {
    pub(super) lang: Lang,
    pub(super) marks: WordMarks,
}

impl LineWording {
    pub(super) fn plain(lang: Lang) -> Self {
        Self { lang, marks: WordMarks::BRACKETS }
    }

    /// Returns the words of a change. The marks may be control characters, so one in the plan is replaced, and brackets
    /// serve instead.
    fn words(self, change: &Change) -> String {
        match printable(change.words().get(self.lang)) {
            Cow::Owned(words) => words,
            Cow::Borrowed(_) => change.words_with(self.marks).get(self.lang).to_owned(),
        }
    }
}

/// The differences in one goal, or in a plan outside its goals.
pub(super) struct DiffSection {
    pub(super) plan: String,
    pub(super) goal: Option<String>,
    pub(super) branches: Vec<Branch>,
}

pub(super) fn sections(difference: &Difference, how: LineWording) -> Vec<DiffSection> {
    let lang = how.lang;
    let mut sections = Vec::new();
    let is_same_plan = |a: &Changed, b: &Changed| a.plan.as_ref().map(|it| &it.id) == b.plan.as_ref().map(|it| &it.id);
    for of_plan in difference.things.chunk_by(is_same_plan) {
        let plan = of_plan[0].plan.as_ref().map_or_else(|| say::GOVERNANCE.get(lang).to_owned(), |it| it.title.clone());
        if of_plan[0].kind == ThingKind::Plan && matches!(of_plan[0].changes[0], Change::Added | Change::Gone) {
            sections.push(DiffSection { plan, goal: None, branches: whole_plan(of_plan, lang) });
            continue;
        }
        let is_same_goal =
            |a: &Changed, b: &Changed| a.goal.as_ref().map(|it| &it.id) == b.goal.as_ref().map(|it| &it.id);
        for of_goal in of_plan.chunk_by(is_same_goal) {
            let goal = of_goal[0].goal.as_ref().map(|goal| format!("{} {}", goal.id, goal.title));
            let branches = of_goal.iter().flat_map(|thing| under_heading(thing, how)).collect();
            sections.push(DiffSection { plan: plan.clone(), goal, branches });
        }
    }
    sections
}

/// Returns the lines of a plan that is new or gone: its goals, each with the number of activities if it has any.
pub(super) fn whole_plan(things: &[Changed], lang: Lang) -> Vec<Branch> {
    let change = &things[0].changes[0];
    let mut branches = vec![line(0, change, &printable(headline(&things[0], Some(change)).get(lang)))];
    let is_same_goal = |a: &Changed, b: &Changed| a.goal.as_ref().map(|it| &it.id) == b.goal.as_ref().map(|it| &it.id);
    for of_goal in things[1..].chunk_by(is_same_goal) {
        let mut activities = of_goal.iter().filter(|thing| thing.kind == ThingKind::Activity);
        let count = activities.clone().count();
        let name = activities.next().and_then(Changed::level_name);
        let counted = name.map(|name| format!(" ({})", name.counted(count).get(lang))).unwrap_or_default();
        let Changed { id, title, .. } = &of_goal[0];
        branches.push(line(1, change, &printable(&format!("{id} {title}{counted}"))));
    }
    branches
}

/// Returns the lines of a thing below the heading of its plan and goal. Changes of what the heading names are at the
/// top.
fn under_heading(thing: &Changed, how: LineWording) -> Vec<Branch> {
    let is_named = matches!(thing.kind, ThingKind::Governance | ThingKind::Plan | ThingKind::Goal);
    if !is_named || matches!(thing.changes[0], Change::Added | Change::Gone) {
        return lines(thing, how);
    }
    thing.changes.iter().map(|change| line(0, change, &how.words(change))).collect()
}

/// Returns the lines of a thing: its name, then its changes. *New* and *gone* are part of the first line.
pub(super) fn lines(thing: &Changed, how: LineWording) -> Vec<Branch> {
    let lang = how.lang;
    let (own, rest) = match &thing.changes[..] {
        [own @ (Change::Added | Change::Gone), rest @ ..] => (Some(own), rest),
        rest => (None, rest),
    };
    let headline = headline(thing, own);
    let headline = printable(headline.get(lang));
    let first = match own {
        Some(own) => line(0, own, &headline),
        None => Branch { depth: 0, text: headline.into_owned(), is_heading: true, tone: None },
    };
    let under = |change: &Change| {
        let is_of_new = own == Some(&Change::Added) && !matches!(change, Change::FollowUp(_));
        if !is_of_new {
            return line(1, change, &how.words(change));
        }
        let text = printable(change.words_of_new().get(lang)).into_owned();
        Branch { depth: 1, text, is_heading: false, tone: None }
    };
    std::iter::once(first).chain(rest.iter().map(under)).collect()
}

fn line(depth: usize, change: &Change, words: &str) -> Branch {
    let text = format!("{} {words}", change.sign());
    Branch { depth, text, is_heading: false, tone: tone(change) }
}

/// Returns the name of a thing in its line.
fn headline(thing: &Changed, own: Option<&Change>) -> Text {
    let Changed { id, title, .. } = thing;
    let name = match thing.kind {
        ThingKind::Governance | ThingKind::Plan => title.clone(),
        ThingKind::Status | ThingKind::Owner => id.clone(),
        ThingKind::Goal | ThingKind::Priority | ThingKind::Activity => format!("{id} {title}"),
    };
    match own {
        Some(Change::Added) => text!(kind = new(thing); "{kind}: {name}", "{kind}: {name}"),
        Some(_) => text!(kind = noun(thing); "borta: {kind} {name}", "gone: {kind} {name}"),
        // An activity is recognised by its id; the others have their kind before the name.
        None if thing.kind == ThingKind::Activity => Text::same(name),
        None => text!(kind = title_of_kind(thing); "{kind} {name}", "{kind} {name}"),
    }
}

fn noun(thing: &Changed) -> Text {
    match thing.kind {
        ThingKind::Governance => Text::fixed("styrningen", "governance"),
        ThingKind::Plan => Text::fixed("planen", "plan"),
        ThingKind::Status => Text::fixed("statusen", "status"),
        ThingKind::Owner => Text::fixed("ansvarig", "owner"),
        ThingKind::Goal | ThingKind::Priority | ThingKind::Activity => level(thing, |name| {
            let (the, one) = (name.the(), name.one());
            Text::new(the.get(Lang::Sv).to_owned(), one.get(Lang::En).to_owned())
        }),
    }
}

fn new(thing: &Changed) -> Text {
    match thing.kind {
        ThingKind::Governance => Text::fixed("ny styrning", "new governance"),
        ThingKind::Plan => Text::fixed("ny plan", "new plan"),
        ThingKind::Status => Text::fixed("ny status", "new status"),
        ThingKind::Owner => Text::fixed("ny ansvarig", "new owner"),
        ThingKind::Goal | ThingKind::Priority | ThingKind::Activity => level(thing, LevelName::new_one),
    }
}

fn title_of_kind(thing: &Changed) -> Text {
    match thing.kind {
        ThingKind::Governance => say::GOVERNANCE.clone(),
        ThingKind::Plan => say::PLAN.clone(),
        ThingKind::Status => say::STATUS.clone(),
        ThingKind::Owner => say::OWNER.clone(),
        ThingKind::Goal | ThingKind::Priority | ThingKind::Activity => {
            level(thing, |name| name.one().map(|word| Some(capital(word))))
        }
    }
}

/// Returns the plan's name for the level of a thing.
fn level(thing: &Changed, form: impl Fn(&LevelName) -> Text) -> Text {
    thing.level_name().map_or_else(|| Text::same(""), |name| form(&name))
}

fn tone(change: &Change) -> Option<Tone> {
    match change {
        Change::Added => Some(Tone::Green),
        Change::Gone | Change::Reopened { .. } | Change::Rewritten { .. } => Some(Tone::Red),
        Change::FollowUp(change) => match change.direction()? {
            StatusDirection::Worse => Some(Tone::Red),
            StatusDirection::Better => Some(Tone::Green),
            StatusDirection::Set if change.direction_since() == Some(StatusDirection::Worse) => Some(Tone::Red),
            StatusDirection::Set if change.direction_since() == Some(StatusDirection::Better) => Some(Tone::Green),
            StatusDirection::Set if change.repeats_status() => None,
            StatusDirection::Set if change.after.stage() == Some(Stage::OffTrack) => Some(Tone::Red),
            StatusDirection::Set | StatusDirection::TakenAway | StatusDirection::Other => None,
        },
        _ => None,
    }
}

pub(super) fn tone_of_count(count: Count) -> Option<Tone> {
    match count {
        Count::Worse | Count::SetOffTrack | Count::WorseSince | Count::TakenAway | Count::Gone(_) | Count::Reopened => {
            Some(Tone::Red)
        }
        Count::Better | Count::BetterSince | Count::Added(_) => Some(Tone::Green),
        _ => None,
    }
}
