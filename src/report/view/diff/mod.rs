//! The differences between two states of the plans: a summary, then goal by goal.

mod group;
mod lines;

use std::borrow::Cow;

use crate::diff::{Change, Changed, Count, Difference, Tally, ThingKind, WordMarks};
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::report::doc::{Block, Branch, Doc, GONE_WORDS, Heading, NEW_WORDS};
use group::ChangeGroup;
use lines::{DiffSection, LineWording, lines, sections, tone_of_count, whole_plan};

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
