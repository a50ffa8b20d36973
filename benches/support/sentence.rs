//! Sentences put together of Swedish words, as long as those of an adopted plan.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use super::random::Random;
use super::words::{AIMS, GROUPS, OBJECTS, OUTCOMES, PARTNERS, PLACES, REASONS, VERBS};

/// How many characters an activity's title has.
const TITLE: RangeInclusive<usize> = 60..=120;

/// Returns an activity's title that none of `taken` is, and takes it.
pub(super) fn title(random: &mut Random, taken: &mut HashSet<String>) -> String {
    unused(taken, || {
        let mut clauses = [GROUPS, PARTNERS, PLACES, AIMS].map(|clauses| random.pick(clauses));
        random.shuffle(&mut clauses);
        let mut title = heading(random);
        for clause in clauses {
            let length = title.chars().count();
            let is_enough = TITLE.contains(&length) && random.chance(40);
            if !is_enough && length + clause.chars().count() < *TITLE.end() - 1 {
                title = format!("{title} {clause}");
            }
        }
        if random.chance(50) { format!("{title}.") } else { title }
    })
}

/// Returns the heading of a goal or priority that none of `taken` is, and takes it.
pub(super) fn short_title(random: &mut Random, taken: &mut HashSet<String>) -> String {
    unused(taken, || format!("{} {}", heading(random), random.pick(PLACES)))
}

/// Returns what politicians write under a heading.
pub(super) fn paragraph(random: &mut Random) -> String {
    let sentences = 2 + random.below(3);
    let sentence = |_| format!("{} {} {}.", heading(random), random.pick(PARTNERS), random.pick(AIMS));
    (0..sentences).map(sentence).collect::<Vec<_>>().join(" ")
}

/// Returns what somebody writes beside a status.
pub(super) fn note(random: &mut Random) -> String {
    let outcome = random.pick(OUTCOMES);
    if random.chance(50) { format!("{outcome} {}.", random.pick(REASONS)) } else { format!("{outcome}.") }
}

fn heading(random: &mut Random) -> String {
    format!("{} {}", random.pick(VERBS), random.pick(OBJECTS))
}

/// Tries until a text comes up that is new. The words make far more texts than a plan has.
fn unused(taken: &mut HashSet<String>, mut text: impl FnMut() -> String) -> String {
    loop {
        let text = text();
        if taken.insert(text.clone()) {
            return text;
        }
    }
}
