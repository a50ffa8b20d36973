//! The heading of answers: plans, periods and selection.

use crate::locale::{Lang, Text, capital, catalogue as say, shell_word, text};
use crate::model::{Goal, Kind, Period, Plan, Tier};
use crate::query::{Asked, Level, LevelName, PlanSelection, Selection, Share, current_over, periods_of};
use crate::report::columns::Column;
use crate::report::doc::Doc;

/// Adds the selected plans with their periods, the number of activities found, and the filters.
pub(super) fn heading(doc: &mut Doc, selection: &Selection<'_, '_>, count: usize, lang: Lang) {
    let all = asked(selection, lang);
    heading_of(doc, selection, &periods(selection), &counted(selection, count), &all, lang);
}

/// Adds the heading of an answer with several periods side by side, with a description of what was found and asked for.
pub(super) fn heading_beside(doc: &mut Doc, selections: &[Selection<'_, '_>], found: &Text, asked: &str, lang: Lang) {
    let Some(last) = selections.last() else { return };
    let periods: Vec<Period> = periods_of(selections).collect();
    let is_row = periods.windows(2).all(|pair| pair[0].next() == Some(pair[1]));
    let named = match periods[..] {
        // A range, if there are many consecutive periods.
        [first, _, _, .., last] if is_row => format!("{first}–{last}"),
        _ => periods.iter().map(Period::to_string).collect::<Vec<_>>().join(", "),
    };
    heading_of(doc, last, &named, found, asked, lang);
}

/// Returns a number of activities in words.
pub fn counted(selection: &Selection<'_, '_>, count: usize) -> Text {
    level_name(selection, Level::Activity).counted(count)
}

/// Returns the number of things on each level in words, from above; that of activities if there are none.
pub(super) fn counted_by_level(selection: &Selection<'_, '_>, tiers: impl Iterator<Item = Tier> + Clone) -> Text {
    let count = |tier: &Tier| tiers.clone().filter(|it| it == tier).count();
    let counts = Tier::ALL.map(|tier| (tier, count(&tier))).into_iter().filter(|(_, count)| *count > 0);
    let words = counts.map(|(tier, count)| level_name(selection, Level::of_tier(tier)).counted(count));
    words
        .reduce(|all, more| text!(all = all, more = more; "{all}, {more}", "{all}, {more}"))
        .unwrap_or_else(|| text!(none = counted_levels(selection); "0 {none}", "0 {none}"))
}

/// Returns the names of the levels that are counted in any of the plans.
pub(super) fn counted_levels(selection: &Selection<'_, '_>) -> Text {
    let is_counted = |tier: &Tier| shown_plans(selection).iter().any(|selected| selected.plan.counts(*tier));
    let names = Tier::ALL.into_iter().filter(is_counted).map(|tier| level_name(selection, Level::of_tier(tier)).many());
    let all = names.reduce(|all, more| text!(all = all, more = more; "{all}, {more}", "{all}, {more}"));
    all.unwrap_or_else(|| level_name(selection, Level::Activity).many())
}

/// Returns the plans' name for a level.
pub fn level_name(selection: &Selection<'_, '_>, level: Level) -> LevelName {
    LevelName::common(shown_plans(selection).into_iter().map(|selected| selected.plan), level)
}

/// Returns shares each with the name of its level after a space, such as ` goals`; empty if there is only one level.
pub(super) fn by_level(selection: &Selection<'_, '_>, shares: &[(Tier, Share)], lang: Lang) -> Vec<(String, Share)> {
    let named = |(tier, share): &(Tier, Share)| {
        let name = level_name(selection, Level::of_tier(*tier));
        let name = if share.all == 1 { name.one() } else { name.many() };
        (if shares.len() > 1 { format!(" {}", name.get(lang)) } else { String::new() }, *share)
    };
    shares.iter().map(named).collect()
}

/// Adds the heading of an answer about assessments, with a description of what was found.
pub(super) fn heading_with(doc: &mut Doc, selection: &Selection<'_, '_>, found: &Text, lang: Lang) {
    heading_of(doc, selection, &periods(selection), found, &asked_of_counted(selection, lang), lang);
}

/// Adds the heading of an answer about what is counted, with its number on each level.
pub(super) fn heading_of_counted(doc: &mut Doc, selection: &Selection<'_, '_>, lang: Lang) {
    let tiers: Vec<Tier> = selection.counted().map(|it| it.thing.tier()).collect();
    heading_with(doc, selection, &counted_by_level(selection, tiers.iter().copied()), lang);
}

/// Returns the filters in words; without filters, all of what is counted.
pub(super) fn asked_of_counted(selection: &Selection<'_, '_>, lang: Lang) -> String {
    let is_of_activities = shown_plans(selection).iter().all(|selected| selected.plan.counts(Tier::Activity));
    if selection.asked.is_empty() && !is_of_activities {
        text!(all = counted_levels(selection); "alla {all}", "all {all}").get(lang).to_owned()
    } else {
        asked(selection, lang)
    }
}

fn heading_of(doc: &mut Doc, selection: &Selection<'_, '_>, periods: &str, found: &Text, asked: &str, lang: Lang) {
    for selected in shown_plans(selection) {
        doc.heading(1, &*selected.plan.title.value);
    }
    let found = found.get(lang);
    // A plan with nothing to assess has no follow-up, and so no period.
    let follow_up =
        if is_empty(selection) { String::new() } else { format!("{} {periods} · ", say::FOLLOW_UP.get(lang)) };
    doc.text(format!("{follow_up}{found} · {asked}"));
}

/// Returns a message for each plan whose current period is selected and over.
pub(super) fn over(selection: &Selection<'_, '_>, lang: Lang) -> Option<String> {
    let plans = shown_plans(selection);
    let option = |id: &str| if plans.len() > 1 { format!(" --plan {}", shell_word(id)) } else { String::new() };
    let is_current =
        |it: &&&PlanSelection<'_, '_>| it.plan.follow_up.current.is_some_and(|current| *current == it.period);
    let over = plans.iter().filter(is_current).filter_map(|it| {
        let over = current_over(it.plan, it.today, &option(&it.plan.id))?;
        Some(format!("{}.", over.get(lang)))
    });
    let lines: Vec<String> = over.collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Returns the number of assessments missing in earlier periods: "2024: 12 saknas".
pub fn lacking_words(lacking: &[(Period, usize)], lang: Lang) -> Option<String> {
    let one = |(period, count): &(Period, usize)| text!("{period}: {count} saknas", "{period}: {count} missing");
    let words: Vec<String> = lacking.iter().map(|it| one(it).get(lang).replace(' ', "\u{a0}")).collect();
    (!words.is_empty()).then(|| words.join(" · "))
}

/// Adds the number of assessments missing in earlier periods, and the command to continue with the last of them.
pub(super) fn lacking(doc: &mut Doc, lacking: &[(Period, usize)], command: &str, lang: Lang) {
    let (Some(words), Some((period, _))) = (lacking_words(lacking, lang), lacking.last()) else { return };
    doc.text(format!("{words} (`plan {command} --period {period}`)"));
}

/// Returns columns, with the plan first if there are several.
pub(super) fn with_plan(selection: &Selection<'_, '_>, columns: &[Column]) -> Vec<Column> {
    let plan = is_of_several_plans(selection).then_some(Column::Plan);
    plan.into_iter().chain(columns.iter().copied()).collect()
}

/// Returns whether several plans with activities are selected, so that an id alone is ambiguous.
pub(super) fn is_of_several_plans(selection: &Selection<'_, '_>) -> bool {
    shown_plans(selection).len() > 1
}

/// Returns the plans with something to assess; all plans if none has anything.
pub(super) fn shown_plans<'s, 'p, 'a>(selection: &'s Selection<'p, 'a>) -> Vec<&'s PlanSelection<'p, 'a>> {
    let with: Vec<_> = selection.plans.iter().filter(|selected| selected.plan.is_followed_up()).collect();
    if with.is_empty() { selection.plans.iter().collect() } else { with }
}

/// Returns the selected periods, or one if all plans have the same.
pub(super) fn periods(selection: &Selection<'_, '_>) -> String {
    let mut periods: Vec<String> = shown_plans(selection).iter().map(|selected| selected.period.to_string()).collect();
    periods.dedup();
    periods.join(", ")
}

/// Returns the filters in words, such as "ansvarig: Filmfrämjande".
pub fn asked(selection: &Selection<'_, '_>, lang: Lang) -> String {
    if selection.asked.is_empty() {
        return level_name(selection, Level::Activity).all().get(lang).to_owned();
    }
    in_words(selection.asked.iter(), lang)
}

/// Returns the filters in words, except those for plans; none without filters.
pub(super) fn asked_of_activities(selection: &Selection<'_, '_>, lang: Lang) -> Option<String> {
    Some(in_words(selection.asked_of_activities(), lang)).filter(|words| !words.is_empty())
}

fn in_words<'s>(asked: impl Iterator<Item = &'s Asked>, lang: Lang) -> String {
    let one = |asked: &Asked| {
        let names: Vec<&str> = asked.names.iter().map(|name| name.get(lang)).collect();
        format!("{}: {}", asked.words.get(lang), names.join(", "))
    };
    asked.map(one).collect::<Vec<_>>().join(" · ")
}

/// Returns whether the selected plans have nothing to assess at all.
fn is_empty(selection: &Selection<'_, '_>) -> bool {
    selection.plans.iter().all(|selected| !selected.plan.is_followed_up())
}

/// Adds a sentence about why nothing was selected.
pub(super) fn nothing(doc: &mut Doc, selection: &Selection<'_, '_>, lang: Lang) {
    let text = match (selection.is_of_whole_plans(), is_empty(selection)) {
        (false, _) => say::NOTHING_SELECTED_IN_PART.clone(),
        (true, true) => none_of(&counted_levels(selection)),
        (true, false) => say::NOTHING_SELECTED.clone(),
    };
    doc.text(text.get(lang));
    if selection.plans.iter().any(PlanSelection::asks_for_stated_plans) {
        doc.text(say::PLANNED_BY_CALENDAR.get(lang));
    }
}

/// Adds a sentence about why no activity was selected.
pub(super) fn no_activity(doc: &mut Doc, selection: &Selection<'_, '_>, lang: Lang) {
    let has_any = selection.plans.iter().any(|selected| selected.plan.activities().next().is_some());
    if has_any || !selection.is_of_whole_plans() {
        nothing(doc, selection, lang);
    } else {
        doc.text(none_of(&level_name(selection, Level::Activity).many()).get(lang));
    }
}

fn none_of(many: &Text) -> Text {
    text!(many = many; "Planen har inga {many}.", "The plan has no {many}.")
}

/// Returns `whole` if the plans were loaded in full, else `part`.
pub(super) fn said_of_whole<'t>(selection: &Selection<'_, '_>, whole: &'t Text, part: &'t Text) -> &'t Text {
    if selection.is_of_whole_plans() { whole } else { part }
}

/// Returns the plan's name for the level of a goal.
pub(super) fn goal_level(plan: &Plan<'_>, kind: Kind, lang: Lang) -> String {
    level_title(&LevelName::of(plan, Level::Goal(kind)), lang)
}

/// Returns the plan's name for the level below a goal.
pub(super) fn priority_level(plan: &Plan<'_>, goal: &Goal<'_>, lang: Lang) -> String {
    level_title(&LevelName::of(plan, Level::Priority(goal.kind)), lang)
}

/// Returns the plan's name for its lowest level.
pub(super) fn activity_level(plan: &Plan<'_>, lang: Lang) -> String {
    level_title(&LevelName::of(plan, Level::Activity), lang)
}

/// Returns the plan's plural name for its lowest level.
pub(super) fn activities(plan: &Plan<'_>, lang: Lang) -> String {
    capital(LevelName::of(plan, Level::Activity).many().get(lang))
}

/// Returns the name of a level as a column heading.
pub(super) fn level_title(name: &LevelName, lang: Lang) -> String {
    name.heading().get(lang).to_owned()
}
