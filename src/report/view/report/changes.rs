//! The section on changes since the previous period.

use super::part::Part;
use super::per_status::{self, per_status};
use super::picks::Picks;
use super::stages::Numbers;
use super::then::{Compared, day_in_words};
use super::told::{OwnAssessment, Told};
use super::typography::number;
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::query::{Assessable, ChangeKind, Entry, Standing};
use crate::report::doc::{Block, Cell, Column, Doc, Link, Links, Row, Table};
use crate::report::view::compare::{LISTED, title};
use crate::report::view::own;
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

/// Adds what changed, worst first: goals and priorities with their own assessments, and activities.
fn lists<'p, 'a>(doc: &mut Doc, part: &Part<'_, 'p, 'a>, picks: &Picks<'p, 'a>) {
    let lang = part.lang;
    if let Some(why_not) = not_compared(part) {
        doc.text(why_not.get(lang));
        return;
    }
    let length = doc.blocks.len();
    own_assessments(doc, part);
    for kind in LISTED {
        let told: Vec<&Told<'_, '_>> = part.changed(kind).collect();
        let gone: Vec<_> = if kind == ChangeKind::Gone { part.gone().collect() } else { Vec::new() };
        let caption = format!("{} ({})", title(kind).get(lang), number(told.len() + gone.len()));
        // New activities as planned are no news: their ids are enough.
        if kind == ChangeKind::New {
            links(doc, caption, told.iter().map(|told| part.link(told)).collect());
        } else if !told.is_empty() || !gone.is_empty() {
            doc.table(table(part, &told, &gone, picks).captioned(caption));
        }
    }
    let (joined, left) = (part.joined(), part.left());
    links(doc, counted(&JOINED, joined.len(), lang), joined);
    links(doc, counted(&LEFT, left.len(), lang), left);
    let other = part.changed(ChangeKind::Other).count();
    if other > 0 && part.counts_activities() {
        let other = number(other);
        doc.text(text!("Blev eller var ej bedömda: {other}.", "Are or were unassessed: {other}.").get(lang));
    } else if doc.blocks.len() == length {
        doc.text(NO_STATUS_CHANGED.get(lang));
    }
}

fn counted(words: &Text, count: usize, lang: Lang) -> String {
    format!("{} ({})", words.get(lang), number(count))
}

fn links(doc: &mut Doc, label: String, links: Vec<Link>) {
    if !links.is_empty() {
        doc.blocks.push(Block::Links(Links { label, links }));
    }
}

/// Adds the goals and priorities whose own assessment changed, in file order; last those that are not in the files any
/// more. They are named as in the other tables of own assessments.
fn own_assessments(doc: &mut Doc, part: &Part<'_, '_, '_>) {
    let lang = part.lang;
    let changed = part.sections.iter().filter(|it| !it.is_joined);
    let changed = changed.filter(|it| part.change(it.before.as_ref(), &it.now.standing).is_some());
    let row = |it: &OwnAssessment<'_, '_>| {
        let name = Cell::Text(own::name(it.now.thing));
        Row::new(vec![name, step(&it.now.standing, it.before.as_ref(), lang)])
    };
    let row_of_gone =
        |gone: &Assessable<'_, '_>| Row::new(vec![Cell::Text(own::name(gone.thing)), last_step(gone, lang)]);
    let rows: Vec<Row> = changed.clone().map(row).chain(part.sections_gone().map(row_of_gone)).collect();
    if !rows.is_empty() {
        let told: Vec<_> = changed.map(|it| it.now).chain(part.sections_gone().copied()).collect();
        let caption = format!("{} ({})", own::caption(&told, lang), number(rows.len()));
        let name = Column::wrapping(own::heading(&told, lang)).of_plan();
        let columns = vec![name, Column::wrapping(say::CHANGE.get(lang))];
        doc.table(Table::new(columns, rows).captioned(caption));
    }
}

/// Returns a table of activities with what they were and are; last those that are not in the files any more.
fn table<'p, 'a>(
    part: &Part<'_, 'p, 'a>,
    told: &[&Told<'p, 'a>],
    gone: &[&Entry<'p, 'a>],
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
        let activity = told.entry.activity;
        let cells = vec![
            Cell::Link(activity.id.to_string(), part.anchor(&activity.id)),
            Cell::text(&*activity.title.value),
            Cell::Text(super::rows::names(told.entry.owners())),
            step(&told.entry.standing, told.before.as_ref(), lang),
        ];
        Row::new(cells).picked_by(picks.of(told))
    };
    let row_of_gone = |gone: &&Entry<'p, 'a>| {
        Row::new(vec![
            Cell::text(&*gone.activity.id.value),
            Cell::text(&*gone.activity.title.value),
            Cell::Text(super::rows::names(part.owners_then(gone.answering().owners).into_iter())),
            last_step(&gone.assessable(), lang),
        ])
    };
    Table::new(columns, told.iter().map(row).chain(gone.iter().map(row_of_gone)).collect())
}

/// Returns what something was and is.
fn step(now: &Standing<'_, '_>, before: Option<&Standing<'_, '_>>, lang: Lang) -> Cell {
    let before = before.map_or(NEW.get(lang).to_owned(), |before| joined_words(before, lang));
    Cell::Toned(format!("{before} →\u{a0}{}", joined_words(now, lang)), tone(now.status, now.stage))
}

/// Returns what something was that is not in the files any more.
fn last_step(gone: &Assessable<'_, '_>, lang: Lang) -> Cell {
    Cell::Text(format!("{} →\u{a0}{}", joined_words(&gone.standing, lang), NO_LONGER_THERE.get(lang)))
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
        Compared::OtherNames(day) => {
            let day = day_in_words(day);
            Some(text!(
                day = day;
                "Urvalet går inte att göra i planen den {day}: något i filtren fanns inte, eller hette något annat. Så det \
                 finns inget att jämföra med.",
                "The selection cannot be made in the plan on {day}: something in the filters did not exist, or was called \
                 something else. So there is nothing to compare with."
            ))
        }
        Compared::OtherLevels(day) => {
            let day = day_in_words(day);
            Some(text!(
                day = day;
                "Planen bedömde andra nivåer den {day}, så antalen går inte att jämföra.",
                "The plan assessed other levels on {day}, so the numbers cannot be compared."
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

static NO_STATUS_CHANGED: Text = Text::fixed("Ingen status har ändrats.", "No status has changed.");
static JOINED: Text = Text::fixed("Nya i urvalet", "New in the selection");
static LEFT: Text = Text::fixed("Inte kvar i urvalet", "No longer in the selection");
static NEW: Text = Text::fixed("ny", "new");
static NO_LONGER_THERE: Text = Text::fixed("finns inte kvar i planen", "no longer in the plan");
pub(super) static CHANGES: Text = Text::fixed("Förändringar", "Changes");

/// The heading of the column with the change.
pub(super) static CHANGE: Text = Text::fixed("Förändring", "Change");
