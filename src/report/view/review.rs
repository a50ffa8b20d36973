//! The documents that `plan review` shows.

use super::standing::words;
use super::{activity, measure, titles};
use crate::locale::{Lang, catalogue as say, text};
use crate::model::{Period, Thing, Tier};
use crate::query::{Assessable, MeasureEntry, Selection, lacking_before, own_standing};
use crate::report::doc::Doc;

/// Returns the opening: the selection, and the number of things to assess on each level.
pub fn opening(selection: &Selection<'_, '_>, tiers: impl Iterator<Item = Tier> + Clone, lang: Lang) -> Doc {
    let mut doc = Doc::default();
    titles::heading_with(&mut doc, selection, &titles::counted_by_level(selection, tiers), lang);
    titles::lacking(&mut doc, &lacking_before(selection), "review", lang);
    doc
}

/// Returns a thing with everything that its assessment needs, as number `number` of `count`.
pub fn card(asked: &Assessable<'_, '_>, number: usize, count: usize, lang: Lang) -> Doc {
    let Assessable { plan, thing, standing: now } = *asked;
    let mut doc = Doc::default();
    let place = text!("{number} av {count}", "{number} of {count}");
    doc.heading(1, format!("{} · {} {}", place.get(lang), &**thing.id(), &**thing.title()));
    let before = latest_before(asked, lang);
    let stated = stated(asked, now.period, lang).map(|stated| (follow_up(now.period, lang), Some(stated)));
    let fields = match thing {
        Thing::Activity(goal, priority, activity) => activity::fields(plan, goal, priority, activity, lang).to_vec(),
        Thing::Priority(goal, _) => {
            let title = format!("{} {}", &*goal.id.value, &*goal.title.value);
            vec![(titles::goal_level(plan, goal.kind, lang), Some(title))]
        }
        Thing::Goal(_) => Vec::new(),
    };
    doc.fields(fields.into_iter().chain(before).chain(stated));
    doc
}

/// Returns a measure whose value is asked for, as number `number` of `count`.
pub fn value_card(entry: &MeasureEntry<'_, '_>, number: usize, count: usize, lang: Lang) -> Doc {
    let mut doc = Doc::default();
    let asked = entry.asked.unwrap_or(entry.period);
    let place = text!("{number} av {count}", "{number} of {count}");
    let value = text!("värdet för {asked}", "the value for {asked}");
    doc.heading(1, format!("{} · {}", place.get(lang), value.get(lang)));
    doc.text(measure::words(entry.measure, asked, lang));
    doc
}

/// The result of a walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReviewTally {
    /// The number of things assessed.
    pub assessed: usize,
    /// The number of things skipped.
    pub skipped: usize,
    /// The number of selected things that still lack an assessment.
    pub left: usize,
    /// The number of things in all plans that still lack an assessment.
    pub left_in_all: usize,
}

/// Returns the result of a walk, and what to do next.
pub fn summary(tally: &ReviewTally, periods: &[Period], lang: Lang) -> Doc {
    let mut doc = Doc::default();
    let ReviewTally { assessed, skipped, left, left_in_all } = *tally;
    doc.fields([
        (say::ASSESSED_NOW.get(lang).to_owned(), Some(assessed.to_string())),
        (say::SKIPPED.get(lang).to_owned(), Some(skipped.to_string())),
        (say::LEFT.get(lang).to_owned(), Some(left.to_string())),
    ]);
    let next = match (left, left_in_all, periods) {
        (0, 0, [period]) => {
            text!(
                "Allt är bedömt: stäng perioden med `plan close {period}`.",
                "Everything is assessed: close the period with `plan close {period}`."
            )
        }
        (0, 0, _) => text!(
            "Allt är bedömt: stäng perioden med `plan close`.",
            "Everything is assessed: close the period with `plan close`."
        ),
        (0, rest, _) => text!(
            "I resten av planen är {rest} kvar att bedöma: `plan due` visar vilka.",
            "In the rest of the plan {rest} are left to assess: `plan due` shows which."
        ),
        _ => text!("`plan review` går vidare med det som är kvar.", "`plan review` goes on with what is left."),
    };
    let mut lines = vec![next.get(lang).to_owned()];
    if assessed > 0 {
        lines.push(say::CHANGED_BY_REVIEW.get(lang).to_owned());
    }
    doc.text(lines.join("\n"));
    doc
}

/// Returns the last follow-up before the selected period.
fn latest_before(asked: &Assessable<'_, '_>, lang: Lang) -> Option<(String, Option<String>)> {
    let earlier = asked.thing.follow_ups().iter().map(|it| *it.period);
    let latest = earlier.filter(|earlier| earlier.is_before(asked.standing.period)).max()?;
    Some((follow_up(latest, lang), stated(asked, latest, lang)))
}

/// Returns the status and the note of a period; none if it has neither.
fn stated(asked: &Assessable<'_, '_>, period: Period, lang: Lang) -> Option<String> {
    let standing = own_standing(asked.plan, asked.thing, period, asked.standing.today)?;
    match (standing.status, standing.note) {
        (None, None) => None,
        (Some(_), Some(note)) => Some(format!("{}: {note}", words(&standing, lang))),
        (Some(_), None) => Some(words(&standing, lang)),
        (None, Some(note)) => Some(note.to_owned()),
    }
}

fn follow_up(period: Period, lang: Lang) -> String {
    format!("{} {period}", say::FOLLOW_UP.get(lang))
}
