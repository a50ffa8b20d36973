//! Activities as rows, with the four columns of the adopted document.

use super::part::Part;
use super::picks::Picks;
use super::told::Told;
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::{Activity, End};
use crate::query::{Entry, how_it_ended, interval_adverb};
use crate::report::doc::{Cell, Column, Prose, Row, Table};
use crate::report::view::{prose, standing, titles::activity_level};

/// Returns activities as a table: title, owners, dates and follow-up.
pub(super) fn table<'t, 'p: 't, 'a: 't>(
    part: &Part<'_, 'p, 'a>,
    told: impl IntoIterator<Item = &'t Told<'p, 'a>>,
    picks: &Picks<'p, 'a>,
) -> Table {
    let lang = part.lang;
    let follow_up = format!("{} {}", say::FOLLOW_UP.get(lang), part.period());
    let columns = vec![
        Column::short(say::ID.get(lang)),
        Column::wrapping(activity_level(part.plan(), lang)).of_plan(),
        Column::wrapping(say::OWNERS.get(lang)).of_plan(),
        Column::wrapping(say::START_SHORT.get(lang)),
        Column::wrapping(follow_up).narrow(say::FOLLOW_UP.get(lang)).of_plan(),
    ];
    let row = |told: &Told<'p, 'a>| {
        let entry = &told.entry;
        let cells = vec![
            Cell::text(&*entry.activity.id.value),
            prose::whole(entry.activity, lang),
            Cell::Text(responsible(entry, lang)),
            Cell::Text(runs(entry.activity, lang)),
            follow_up_cell(entry, lang),
        ];
        Row::new(cells).anchored(part.anchor(&entry.activity.id.value)).picked_by(picks.of(told))
    };
    Table::new(columns, told.into_iter().map(row).collect())
}

/// Returns the status of an activity, and its note below; no *unassessed* where activities are not assessed.
fn follow_up_cell(entry: &Entry<'_, '_>, lang: Lang) -> Cell {
    let standing = &entry.standing;
    let note = match prose::note(standing, &entry.activity.follow_ups) {
        Cell::Prose(note) => note,
        _ => Prose::default(),
    };
    if standing.told_stage().is_none() {
        return Cell::Prose(note);
    }
    let mut said = Prose::strong(standing::joined_words(standing, lang));
    if !note.is_empty() {
        said.push("\n", &note);
    }
    Cell::Marked(said, standing::tone(standing.status, standing.stage))
}

/// Returns the owners and the supporting owners of an activity.
pub(super) fn responsible(entry: &Entry<'_, '_>, lang: Lang) -> String {
    let owners = names(entry.owners());
    let support = names(entry.support());
    let owners = if owners.is_empty() { say::NO_OWNER.get(lang).to_owned() } else { owners };
    if support.is_empty() {
        return owners;
    }
    text!("{owners}\nmed stöd av {support}", "{owners}\nsupported by {support}").get(lang).to_owned()
}

/// Returns names, separated by commas.
pub(super) fn names<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

/// Returns the start, the interval, the end and the ending of an activity.
pub(super) fn runs(activity: &Activity<'_>, lang: Lang) -> String {
    let mut lines: Vec<Text> = activity.start.map(|start| Text::same(start.to_string())).into_iter().collect();
    lines.extend(activity.every.map(|every| interval_adverb(*every)));
    lines.extend(activity.deadline.map(|deadline| {
        let deadline = *deadline;
        text!("ska vara klar {deadline}", "to be done by {deadline}")
    }));
    lines.extend(activity.until.map(|until| {
        let until = *until;
        text!("pågår till och med {until}", "runs until the end of {until}")
    }));
    lines.extend(activity.ended.as_ref().map(|end| {
        let how = Text::new(ending(end, Lang::Sv), ending(end, Lang::En));
        text!(how = how; "lämnade planen {how}", "left the plan {how}")
    }));
    lines.iter().map(|line| line.get(lang)).collect::<Vec<_>>().join("\n")
}

/// Returns when an activity left the plan, what it became, and why.
pub(super) fn ending(end: &End<'_>, lang: Lang) -> String {
    let by: Vec<&str> = end.by.iter().map(|id| &*id.value).collect();
    let how = how_it_ended(*end.period, end.into.as_ref().map(|id| &*id.value), &by);
    let reason = end.reason.as_ref().map(|reason| format!(": {}", &*reason.value));
    format!("{}{}", how.get(lang), reason.unwrap_or_default())
}
