//! The differences between two states of the plans: a summary, then goal by goal.

use std::borrow::Cow;

use crate::diff::{Change, Changed, Count, Difference, StatusDirection, Tally, ThingKind, WordMarks};
use crate::locale::{Lang, Text, capital, catalogue as say, text};
use crate::model::Stage;
use crate::query::{Level, LevelName};
use crate::report::doc::{Block, Branch, Doc, GONE_WORDS, Heading, NEW_WORDS, Tone};
use crate::source::printable;

/// The most lines for which goals are not collapsed.
const MOST_UNFOLDED: usize = 40;

/// The two states, and the length of the output.
#[derive(Clone, Debug)]
pub struct Between {
    /// The name of the earlier state, such as a revision.
    pub before: Text,
    /// The name of the later state.
    pub after: Text,
    /// The most lines shown below the summary; the rest is counted.
    pub most: usize,
    /// True for a page with markup: what is worse comes first, and changed words are marked by how they look.
    pub is_grouped: bool,
}

/// Returns the differences: counts by kind, worst first, then every change under its plan and goal.
pub fn diff(difference: &Difference, between: &Between, lang: Lang) -> Doc {
    let mut doc = Doc::default();
    let Between { before, after, most, is_grouped } = between;
    doc.heading(
        1,
        text!(before = before, after = after; "Skillnader: {before} → {after}", "Differences: {before} → {after}")
            .get(lang),
    );
    if difference.is_empty() {
        doc.text(say::NO_DIFFERENCE.get(lang));
        return doc;
    }
    doc.blocks.push(Block::Tree(summary(difference, lang)));
    let shown = without_carried_on(difference);
    let is_long = diff_lines(difference, lang) > MOST_UNFOLDED;
    let mut left = *most;
    if *is_grouped {
        for kind in ChangeGroup::ALL {
            let of_kind = kind.of(&shown);
            if !of_kind.things.is_empty() && left > 0 {
                doc.heading(2, format!("{} ({})", kind.title().get(lang), of_kind.things.len()));
                let how = LineWording { lang, marks: WordMarks { gone: GONE_WORDS, came: NEW_WORDS } };
                write_sections(&mut doc, sections(&of_kind, how), (3, is_long), &mut left);
            }
        }
        left_out(&mut doc, difference, *most, lang);
    } else {
        write_sections(&mut doc, sections(&shown, LineWording::plain(lang)), (2, is_long), &mut left);
        closing_lines(&mut doc, difference, *most, lang);
    }
    doc
}

/// Adds sections below headings of a level, until no lines are left.
fn write_sections(doc: &mut Doc, sections: Vec<DiffSection>, (level, is_long): (u8, bool), left: &mut usize) {
    let mut plan = None;
    for mut section in sections {
        if *left == 0 {
            break;
        }
        if plan.as_ref() != Some(&section.plan) {
            doc.heading(level, &*section.plan);
            plan = Some(section.plan);
        }
        section.branches.truncate(*left);
        *left -= section.branches.len();
        let blocks = vec![Block::Tree(section.branches)];
        match section.goal {
            Some(title) if is_long => doc.blocks.push(Block::Folded(level + 1, title, blocks)),
            title => {
                doc.blocks.extend(title.map(|title| Block::Heading(Heading::new(level + 1, title))));
                doc.blocks.extend(blocks);
            }
        }
    }
}

/// The language of the lines, and their marks around changed words.
#[derive(Clone, Copy)]
struct LineWording {
    lang: Lang,
    marks: WordMarks,
}

impl LineWording {
    fn plain(lang: Lang) -> Self {
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

/// The direction of the changes of a thing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ChangeGroup {
    Worse,
    Better,
    New,
    Gone,
    Other,
}

impl ChangeGroup {
    /// Every direction, in the order of the output.
    const ALL: [Self; 5] = [Self::Worse, Self::Better, Self::New, Self::Gone, Self::Other];

    /// Returns the direction of a thing: the first that one of its changes has.
    fn of_thing(thing: &Changed) -> Self {
        let has = |is_so: &dyn Fn(&Change) -> bool| thing.changes.iter().any(is_so);
        let turns = |to: StatusDirection| {
            move |change: &Change| match change {
                Change::FollowUp(it) => [it.direction(), it.direction_since()].contains(&Some(to)),
                _ => false,
            }
        };
        let is_set_off_track = |change: &Change| {
            let Change::FollowUp(it) = change else { return false };
            it.direction() == Some(StatusDirection::Set)
                && it.earlier.is_none()
                && it.after.stage() == Some(Stage::OffTrack)
        };
        let leaves = |change: &Change| matches!(change, Change::Gone | Change::Ended { before: None, .. });
        if has(&turns(StatusDirection::Worse)) || has(&is_set_off_track) {
            Self::Worse
        } else if has(&turns(StatusDirection::Better)) {
            Self::Better
        } else if has(&|change| *change == Change::Added) {
            Self::New
        } else if has(&leaves) {
            Self::Gone
        } else {
            Self::Other
        }
    }

    /// Returns the things of a difference with this direction.
    fn of(self, difference: &Difference) -> Difference {
        let things = difference.things.iter().filter(|thing| Self::of_thing(thing) == self);
        Difference { things: things.cloned().collect() }
    }

    fn title(self) -> Text {
        match self {
            Self::Worse => Text::fixed("Sämre", "Worse"),
            Self::Better => Text::fixed("Bättre", "Better"),
            Self::New => Text::fixed("Nytt", "New"),
            Self::Gone => Text::fixed("Borta ur planen", "Gone from the plan"),
            Self::Other => Text::fixed("Annat som är ändrat", "Other changes"),
        }
    }
}

/// Returns the changes that a command has just made: without headings, and without a summary if there is only one.
pub fn changed(difference: &Difference, lang: Lang) -> Doc {
    let mut doc = Doc::default();
    let is_one = matches!(&difference.things[..], [thing] if thing.changes.len() == 1);
    if !is_one && !difference.is_empty() {
        doc.blocks.push(Block::Tree(summary(difference, lang)));
    }
    let told = without_carried_on(difference);
    let branches: Vec<Branch> = told.things.iter().flat_map(|thing| lines(thing, LineWording::plain(lang))).collect();
    if branches.is_empty() && difference.is_empty() {
        doc.text(say::NO_DIFFERENCE.get(lang));
    } else {
        doc.blocks.push(Block::Tree(branches));
    }
    closing_lines(&mut doc, difference, usize::MAX, lang);
    doc
}

/// Returns the number of lines of all differences, without the summary.
pub fn diff_lines(difference: &Difference, lang: Lang) -> usize {
    sections(&without_carried_on(difference), LineWording::plain(lang))
        .iter()
        .map(|section| section.branches.len())
        .sum()
}

/// Adds the meaning of the marks in texts, and the number of lines that were cut.
pub(super) fn closing_lines(doc: &mut Doc, difference: &Difference, most: usize, lang: Lang) {
    let mut changes = difference.things.iter().flat_map(|thing| &thing.changes);
    if changes.any(Change::has_marks) {
        doc.text(say::MARKS_OF_WORDS.get(lang));
    }
    left_out(doc, difference, most, lang);
}

/// Adds the number of lines that were cut.
fn left_out(doc: &mut Doc, difference: &Difference, most: usize, lang: Lang) {
    if let Some(left @ 1..) = diff_lines(difference, lang).checked_sub(most) {
        doc.said(
            text!(
                "… och {left} rader till; `plan diff` visar alla.",
                "… and {left} more lines; `plan diff` shows all."
            )
            .get(lang),
        );
    }
}

fn summary(difference: &Difference, lang: Lang) -> Vec<Branch> {
    counted(difference, |_| true, lang)
}

/// Returns a line for each count that is asked for.
fn counted(difference: &Difference, is_asked: impl Fn(Count) -> bool, lang: Lang) -> Vec<Branch> {
    let tally = Tally::new(difference);
    let line = |(count, number): (Count, usize)| Branch {
        depth: 0,
        text: format!("{} {}", count.sign(), tally.words(count, number).get(lang)),
        is_heading: false,
        tone: tone_of_count(count),
    };
    tally.iter().filter(|(count, _)| is_asked(*count)).map(line).collect()
}

/// Returns the lines of one of many differences: without headings, so each thing is named in its own lines.
pub(super) fn branches(difference: &Difference, lang: Lang) -> Vec<Branch> {
    let is_same_plan = |a: &Changed, b: &Changed| a.plan.as_ref().map(|it| &it.id) == b.plan.as_ref().map(|it| &it.id);
    let of_plan = |things: &[Changed]| match &things[0] {
        Changed { kind: ThingKind::Plan, changes, .. } if matches!(changes[0], Change::Added | Change::Gone) => {
            whole_plan(things, lang)
        }
        _ => things.iter().flat_map(|thing| lines(thing, LineWording::plain(lang))).collect(),
    };
    let told = without_carried_on(difference);
    let mut branches: Vec<Branch> = told.things.chunk_by(is_same_plan).flat_map(of_plan).collect();
    if matches!(told, Cow::Owned(_)) {
        branches.extend(counted(difference, |count| matches!(count, Count::CarriedOn(_)), lang));
    }
    branches
}

/// The number of added statuses that are the same as in the period before, up to which each has a line.
const MOST_CARRIED_ON: usize = 4;

/// Returns the difference without added statuses that repeat that of the previous period, if there are many: as when a
/// whole plan is reported again.
fn without_carried_on(difference: &Difference) -> Cow<'_, Difference> {
    let is_carried_on = |change: &Change| matches!(change, Change::FollowUp(it) if it.is_carried_on());
    let all = difference.things.iter().flat_map(|thing| &thing.changes);
    if all.filter(|change| is_carried_on(change)).count() <= MOST_CARRIED_ON {
        return Cow::Borrowed(difference);
    }
    let mut rest = difference.clone();
    for thing in &mut rest.things {
        thing.changes.retain(|change| !is_carried_on(change));
    }
    rest.things.retain(|thing| !thing.changes.is_empty());
    Cow::Owned(rest)
}

/// The differences in one goal, or in a plan outside its goals.
struct DiffSection {
    plan: String,
    goal: Option<String>,
    branches: Vec<Branch>,
}

fn sections(difference: &Difference, how: LineWording) -> Vec<DiffSection> {
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

/// Returns the lines of a plan that is new or gone: its goals, each with the number of activities.
fn whole_plan(things: &[Changed], lang: Lang) -> Vec<Branch> {
    let change = &things[0].changes[0];
    let mut branches = vec![line(0, change, &printable(headline(&things[0], Some(change)).get(lang)))];
    let is_same_goal = |a: &Changed, b: &Changed| a.goal.as_ref().map(|it| &it.id) == b.goal.as_ref().map(|it| &it.id);
    for of_goal in things[1..].chunk_by(is_same_goal) {
        let mut activities = of_goal.iter().filter(|thing| thing.kind == ThingKind::Activity);
        let count = activities.clone().count();
        let name = activities.next().and_then(Changed::level_name);
        let counted = name.unwrap_or_else(|| LevelName::usual(Level::Activity)).counted(count);
        let Changed { id, title, .. } = &of_goal[0];
        let words = text!(counted = counted; "{id} {title} ({counted})", "{id} {title} ({counted})");
        branches.push(line(1, change, &printable(words.get(lang))));
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
fn lines(thing: &Changed, how: LineWording) -> Vec<Branch> {
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
            StatusDirection::Set if change.is_carried_on() => None,
            StatusDirection::Set if change.after.stage() == Some(Stage::OffTrack) => Some(Tone::Red),
            StatusDirection::Set | StatusDirection::TakenAway | StatusDirection::Other => None,
        },
        _ => None,
    }
}

fn tone_of_count(count: Count) -> Option<Tone> {
    match count {
        Count::Worse | Count::SetOffTrack | Count::WorseSince | Count::TakenAway | Count::Gone(_) | Count::Reopened => {
            Some(Tone::Red)
        }
        Count::Better | Count::BetterSince | Count::Added(_) => Some(Tone::Green),
        _ => None,
    }
}
