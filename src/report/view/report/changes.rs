//! The section on changes since the previous period.

use super::part::{Compared, Part};
use super::per_status::{self, per_status};
use super::picks::Picks;
use super::stages::Numbers;
use super::then::day_in_words;
use super::told::Told;
use super::typography::number;
use crate::locale::{Text, catalogue as say, text};
use crate::query::{ChangeKind, Entry};
use crate::report::doc::{Block, Cell, Column, Doc, Links, Row, Table};
use crate::report::view::compare::{LISTED, title};
use crate::report::view::standing::{joined_words, tone};
use crate::report::view::titles::activity_level;

/// Adds the changes: the counts of each status now and then, and each activity that is worse, better, new or gone. If
/// there is no comparison, a sentence says why.
pub(super) fn changes<'p, 'a>(doc: &mut Doc, part: &Part<'_, 'p, 'a>, picks: &Picks<'p, 'a>) {
    if let Some(before) = part.before() {
        let (before, now) = (before.name(), part.now().name());
        doc.table(per_status(part, Numbers::WithDifference));
        if let Some((chart, crossing)) = per_status::crossing(part) {
            doc.blocks.push(Block::Chart(chart));
            let caption = text!(
                before = before, now = now;
                "Från {before} (raderna) till {now} (kolumnerna)",
                "From {before} (rows) to {now} (columns)"
            );
            doc.table(crossing.captioned(caption.get(part.lang)));
        }
    }
    lists(doc, part, picks);
}

/// Returns the heading of the section.
pub(super) fn heading(part: &Part<'_, '_, '_>) -> Text {
    match part.before() {
        Some(before) => {
            let before = before.name();
            text!(before = before; "Förändringar sedan {before}", "Changes since {before}")
        }
        None => CHANGES.clone(),
    }
}

/// Adds each activity that changed, worst first.
fn lists<'p, 'a>(doc: &mut Doc, part: &Part<'_, 'p, 'a>, picks: &Picks<'p, 'a>) {
    let lang = part.lang;
    if let Some(why_not) = not_compared(part) {
        doc.text(why_not.get(lang));
        return;
    }
    let mut has_any = false;
    for kind in LISTED {
        let told: Vec<&Told<'_, '_>> = part.changed(kind).collect();
        let gone = if kind == ChangeKind::Gone { part.gone() } else { &[] };
        if !told.is_empty() || !gone.is_empty() {
            has_any = true;
            let caption = format!("{} ({})", title(kind).get(lang), number(told.len() + gone.len()));
            // New activities as planned are no news: their ids are enough.
            if kind == ChangeKind::New {
                let links = told.iter().map(|told| part.link(told)).collect();
                doc.blocks.push(Block::Links(Links { label: caption, links }));
                continue;
            }
            doc.table(table(part, &told, gone, picks).captioned(caption));
        }
    }
    let other = part.changed(ChangeKind::Other).count();
    if other > 0 {
        let other = number(other);
        doc.text(text!("Blev eller var ej bedömda: {other}.", "Are or were unassessed: {other}.").get(lang));
    } else if !has_any {
        doc.text(say::NOTHING_CHANGED.get(lang));
    }
}

/// Returns activities with what they were and are; last those that are not in the files any more.
fn table<'p, 'a>(
    part: &Part<'_, 'p, 'a>,
    told: &[&Told<'p, 'a>],
    gone: &[Entry<'p, 'a>],
    picks: &Picks<'p, 'a>,
) -> Table {
    let lang = part.lang;
    let columns = vec![
        Column::short(say::ID.get(lang)),
        Column::wrapping(activity_level(part.plan(), lang)).of_plan(),
        Column::wrapping(say::OWNERS.get(lang)).of_plan(),
        Column::wrapping(say::CHANGE.get(lang)),
    ];
    let row = |told: &&Told<'p, 'a>| {
        let (activity, now) = (told.entry.activity, &told.entry.standing);
        let before = told.before.map(|before| joined_words(&before, lang)).unwrap_or_default();
        let step = format!("{before} →\u{a0}{}", joined_words(now, lang));
        let cells = vec![
            Cell::Link(activity.id.to_string(), part.anchor(&activity.id)),
            Cell::text(&*activity.title.value),
            Cell::Text(super::rows::names(told.entry.owners())),
            Cell::Toned(step, tone(now.status, now.stage)),
        ];
        Row::new(cells).picked_by(picks.of(told))
    };
    let row_of_gone = |gone: &Entry<'p, 'a>| {
        let step = format!("{} →\u{a0}{}", joined_words(&gone.standing, lang), NO_LONGER_THERE.get(lang));
        Row::new(vec![
            Cell::text(&*gone.activity.id.value),
            Cell::text(&*gone.activity.title.value),
            Cell::Text(super::rows::names(part.owners_of_gone(gone).into_iter())),
            Cell::Text(step),
        ])
    };
    Table::new(columns, told.iter().map(row).chain(gone.iter().map(row_of_gone)).collect())
}

/// Returns the reason why there is no comparison; none if there is one.
fn not_compared(part: &Part<'_, '_, '_>) -> Option<Text> {
    let period = part.period();
    match part.compared {
        Compared::With(_) | Compared::AsOf(..) => None,
        Compared::Absent(day) => {
            let day = day_in_words(day);
            Some(text!(
                day = day;
                "Planen fanns inte den {day}, så det finns inget att jämföra med.",
                "The plan did not exist on {day}, so there is nothing to compare with."
            ))
        }
        Compared::First => Some(text!(
            "{period} är planens första period: det finns ingen tidigare att jämföra med.",
            "{period} is the plan's first period: there is none before it to compare with."
        )),
        Compared::Unassessed(before) => Some(text!(
            "Inget bedömdes {before}, så det finns inget att jämföra med.",
            "Nothing was assessed in {before}, so there is nothing to compare with."
        )),
    }
}

static NO_LONGER_THERE: Text = Text::fixed("finns inte kvar i planen", "no longer in the plan");
pub(super) static CHANGES: Text = Text::fixed("Förändringar", "Changes");

/// The heading of the column with the change.
pub(super) static CHANGE: Text = Text::fixed("Förändring", "Change");
