//! Page one, below the summary sentence: activities that need attention, changes since the previous period, the goals,
//! and the owners of most activities off track.

use std::cmp::Reverse;

use super::attention::{Detail, Listed};
use super::part::Part;
use super::picks::Picks;
use super::summary::GoalTables;
use super::told::Owner;
use super::typography::{count_cell, number};
use super::{Paper, ReportKind, Section, attention, cover, lede, summary};
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::{Stage, Thing};
use crate::query::{Alphabet, Assessable, Standing};
use crate::report::doc::{Block, Cell, Chart, Column, Doc, Link, Links, Row, Table};
use crate::report::view::attention::nothing_off_track;
use crate::report::view::standing::stage_title;
use crate::report::view::{chart, measure, titles};

/// The most activities listed as needing attention; the rest has sections of its own.
const MOST_ROWS: usize = 18;
/// The rows of these that are kept for late activities, if there are as many.
const LATE_ROWS: usize = 4;
/// The most ids in a row.
const MOST_LINKS: usize = 24;
/// The most owners: a longer list is no help.
const MOST_OWNERS: usize = 6;
/// The most measures; if there are more, they are only in the sections of their goals.
const MOST_MEASURES: usize = 8;

/// Adds the content of page one.
pub(super) fn front<'p, 'a>(
    doc: &mut Doc,
    paper: &Paper<'_, 'p, 'a>,
    parts: &[Part<'_, 'p, 'a>],
    picks: &Picks<'p, 'a>,
) {
    overall(doc, paper, parts);
    cover::proposed_decision(doc, parts, paper.lang);
    needing_attention(doc, paper, parts, picks);
    turned(doc, parts, paper.lang);
    goals(doc, paper, parts, GoalTables::All);
    measures(doc, parts, paper.lang);
    owners(doc, paper, parts);
    doc.fields(cover::facts(paper, parts, ReportKind::Compared));
}

/// Adds the content of the first sheet of a workbook, which is seen at once: what needs attention, measures, owners
/// and the facts about the plan are on sheets of their own.
pub(super) fn on_one_screen(doc: &mut Doc, paper: &Paper<'_, '_, '_>, parts: &[Part<'_, '_, '_>]) {
    overall(doc, paper, parts);
    cover::proposed_decision(doc, parts, paper.lang);
    let count = |of: fn(&Part<'_, '_, '_>) -> usize| parts.iter().map(of).sum::<usize>();
    let off_track = count(|part| attention::all_off_track(part).len());
    let late = count(|part| attention::all_late(part).len());
    if off_track + late > 0 {
        let link = |(count, text, anchor, section): (usize, &Text, &str, Section)| {
            let anchor = if paper.has(section) { anchor.to_owned() } else { String::new() };
            (count > 0).then(|| Link { text: text.get(paper.lang).to_owned(), anchor })
        };
        let links = [
            (off_track, &attention::OFF_TRACK, attention::OFF_TRACK_ANCHOR, Section::OffTrack),
            (late, &attention::LATE, attention::LATE_ANCHOR, Section::Late),
        ];
        let links = links.into_iter().filter_map(link).collect();
        doc.blocks.push(Block::Links(Links { label: title(off_track, late).get(paper.lang).to_owned(), links }));
    }
    turned(doc, parts, paper.lang);
    goals(doc, paper, parts, GoalTables::Least);
    if !paper.has(Section::About) {
        doc.fields(cover::facts(paper, parts, ReportKind::Compared));
    }
}

/// Adds a chart with a bar for each plan.
fn overall(doc: &mut Doc, paper: &Paper<'_, '_, '_>, parts: &[Part<'_, '_, '_>]) {
    // Where only goals are assessed, nobody has said anything about the activities.
    if !parts.iter().any(Part::counts_activities) {
        return;
    }
    let mut drawn = Chart { is_told: true, ..chart::by_plan(paper.selection, paper.lang) };
    if let ([part], [bar]) = (parts, &mut drawn.bars[..]) {
        titles::counted(paper.selection, bar.total()).get(paper.lang).clone_into(&mut bar.label);
        drawn.title = format!("{} {}", say::STATUS.get(paper.lang), part.period());
        drawn.axis = titles::activities(part.plan(), paper.lang);
    }
    doc.blocks.push(Block::Chart(drawn));
}

/// Returns whether page one lists all that needs attention, so that no other section has to.
pub(super) fn names_all(parts: &[Part<'_, '_, '_>]) -> bool {
    let count = |part: &Part<'_, '_, '_>| attention::all_off_track(part).len() + attention::all_late(part).len();
    parts.iter().map(count).sum::<usize>() <= MOST_ROWS
}

fn needing_attention<'p, 'a>(
    doc: &mut Doc,
    paper: &Paper<'_, 'p, 'a>,
    parts: &[Part<'_, 'p, 'a>],
    picks: &Picks<'p, 'a>,
) {
    let lang = paper.lang;
    let off_track: Vec<Listed<'_, '_, '_>> = parts.iter().flat_map(attention::all_off_track).collect();
    let late: Vec<Listed<'_, '_, '_>> = parts.iter().flat_map(attention::all_late).collect();
    let heading = title(off_track.len(), late.len());
    let count = off_track.len() + late.len();
    if count == 0 {
        if let Some(nothing) = nothing_off_track(&paper.selection.plans, &lede::counts(parts).now) {
            doc.heading(2, heading.get(lang));
            doc.text(nothing.get(lang));
        }
        return;
    }
    doc.heading(2, heading.get(lang));
    // If everything that was selected needs attention, the section on goals below has all of it.
    let selected: usize = parts.iter().map(|part| part.told.len() + part.sections.len()).sum();
    if paper.is_filtered() && count == selected {
        doc.text(text!("Allt i urvalet ({count}).", "All that was selected ({count}).").get(lang));
        return;
    }
    let (off_track_shown, late_shown) = rows_of(off_track.len(), late.len());
    let left_out = [
        (off_track.len() - off_track_shown, &attention::OFF_TRACK, attention::OFF_TRACK_ANCHOR, Section::OffTrack),
        (late.len() - late_shown, &attention::LATE, attention::LATE_ANCHOR, Section::Late),
    ];
    let mut shown: Vec<Listed<'_, '_, '_>> = off_track.into_iter().take(off_track_shown).collect();
    shown.extend(late.into_iter().take(late_shown));
    let detail = Detail { with_plan: parts.len() > 1, with_support: false };
    doc.table(attention::table(&shown, detail, picks, lang));
    for (count, text, anchor, section) in left_out.into_iter().filter(|(count, ..)| *count > 0) {
        let count = number(count);
        let label = text!("Och {count} till", "And {count} more");
        // A section that is not in the report has no anchor.
        let anchor = if paper.has(section) { anchor.to_owned() } else { String::new() };
        let links = vec![Link { text: text.get(lang).to_owned(), anchor }];
        doc.blocks.push(Block::Links(Links { label: label.get(lang).to_owned(), links }));
    }
}

/// Returns the number of rows for what is off track, and for what is late.
fn rows_of(off_track: usize, late: usize) -> (usize, usize) {
    let shown = off_track.min(MOST_ROWS - late.min(LATE_ROWS));
    (shown, late.min(MOST_ROWS - shown))
}

fn title(off_track: usize, late: usize) -> Text {
    let (off_track_count, late_count) = (number(off_track), number(late));
    match (off_track, late) {
        (_, 0) => text!("Det som avviker ({off_track_count})", "Off track ({off_track_count})"),
        (0, _) => text!("Det som är försenat ({late_count})", "Late ({late_count})"),
        _ => text!(
            "Det som avviker ({off_track_count}), och annat som är försenat ({late_count})",
            "Off track ({off_track_count}), and others that are late ({late_count})"
        ),
    }
}

/// Adds what is counted and became off track, and what no longer is.
fn turned(doc: &mut Doc, parts: &[Part<'_, '_, '_>], lang: Lang) {
    for part in parts {
        let Some(before) = part.before() else { continue };
        let (before, now) = (before.adverb(), part.now().adverb());
        let scales = [&part.plan().scale];
        let name = stage_title(&scales, Stage::OffTrack, lang);
        let was = |before: Option<Standing<'_, '_>>| before.is_some_and(|before| before.stage == Stage::OffTrack);
        let is_known = |now: &Assessable<'_, '_>| now.standing.stage != Stage::Unassessed;
        let became = part.steps().filter(|(before, now)| now.is_off_track() && !was(*before));
        let left = part.steps().filter(|(before, now)| was(*before) && is_known(now) && !now.is_off_track());
        let gone = part.counted_gone().filter(Assessable::is_off_track).map(|gone| part.unlinked(&gone));
        let link = |(_, now): (_, Assessable<'_, '_>)| part.link_to(&now);
        let is_now = |now: &Text, before: &Text| text!(now = now, before = before; "{name} {now} men inte {before}", "{name} {now} but not {before}");
        for (words, mut links) in [
            (is_now(&now, &before), became.map(link).collect::<Vec<_>>()),
            (is_now(&before, &now), left.map(link).chain(gone).collect()),
        ] {
            if links.is_empty() {
                continue;
            }
            let label = part.named(format!("{} ({})", words.get(lang), number(links.len())));
            shorten(&mut links, lang);
            doc.blocks.push(Block::Links(Links { label, links }));
        }
    }
}

/// Keeps the first links, and says how many more there are.
fn shorten(links: &mut Vec<Link>, lang: Lang) {
    if links.len() > MOST_LINKS {
        let rest = number(links.len() - MOST_LINKS);
        let text = text!("och {rest} till", "and {rest} more").get(lang).to_owned();
        links.truncate(MOST_LINKS);
        links.push(Link { text, anchor: String::new() });
    }
}

/// Adds the goals, with their own assessments and the counts of their activities.
fn goals(doc: &mut Doc, paper: &Paper<'_, '_, '_>, parts: &[Part<'_, '_, '_>], tables: GoalTables) {
    for part in parts {
        let is_one = part.told.iter().all(|told| std::ptr::eq(told.entry.goal, part.told[0].entry.goal));
        if paper.is_filtered() && is_one {
            continue;
        }
        summary::goals(doc, part, tables);
    }
}

/// Adds the measures with their latest values, unless there are too many.
fn measures(doc: &mut Doc, parts: &[Part<'_, '_, '_>], lang: Lang) {
    let rows: Vec<Row> = parts
        .iter()
        .flat_map(|part| {
            let things = Thing::all(part.plan()).filter(|thing| part.tells_of(*thing));
            let of_thing = things.flat_map(|thing| thing.measures()).filter(|measure| measure.is_whole);
            of_thing.filter_map(move |it| measure::latest(it, part.period(), lang)).map(Row::new)
        })
        .take(MOST_MEASURES + 1)
        .collect();
    if !rows.is_empty() && rows.len() <= MOST_MEASURES {
        doc.table(Table::new(measure::latest_columns(lang), rows).captioned(say::MEASURES.get(lang)));
    }
}

/// Adds the owners of most activities that are off track or late.
fn owners(doc: &mut Doc, paper: &Paper<'_, '_, '_>, parts: &[Part<'_, '_, '_>]) {
    let lang = paper.lang;
    let mut owners: Vec<(&Part<'_, '_, '_>, &Owner<'_, '_>)> =
        parts.iter().flat_map(|part| part.owners.iter().map(move |owner| (part, owner))).collect();
    if owners.len() < 2 {
        return;
    }
    let asks = |owner: &Owner<'_, '_>| (owner.counts.now.of(Stage::OffTrack), owner.counts.now.late());
    owners.retain(|(_, owner)| asks(owner) != (0, 0));
    let alphabet = Alphabet::of(paper.selection, lang);
    owners.sort_by(|(_, a), (_, b)| {
        Reverse(asks(a)).cmp(&Reverse(asks(b))).then_with(|| alphabet.compare(a.name, b.name))
    });
    owners.truncate(MOST_OWNERS);
    if owners.is_empty() {
        return;
    }
    let with_plan = parts.len() > 1;
    let mut columns = vec![
        Column::wrapping(say::OWNER.get(lang)).of_plan(),
        Column::number(say::OFF_TRACK.get(lang)),
        Column::number(say::LATE_ONES.get(lang)),
        Column::number(UNASSESSED.get(lang)),
        Column::number(say::ANSWERS_FOR.get(lang)),
    ];
    if with_plan {
        columns.insert(0, Column::short(say::PLAN.get(lang)));
    }
    let row = |(part, owner): &(&Part<'_, '_, '_>, &Owner<'_, '_>)| {
        let now = &owner.counts.now;
        let plan = with_plan.then(|| Cell::text(&*part.plan().id.value));
        let own = [
            Cell::Link(owner.name.to_owned(), part.owner_anchor(owner)),
            Cell::Text(count_cell(now.of(Stage::OffTrack))),
            Cell::Text(count_cell(now.late())),
            Cell::Text(count_cell(now.of(Stage::Unassessed))),
            Cell::Text(number(now.total())),
        ];
        Row::new(plan.into_iter().chain(own).collect())
    };
    doc.table(Table::new(columns, owners.iter().map(row).collect()).captioned(MOST_OFF_TRACK.get(lang)));
}

static UNASSESSED: Text = Text::fixed("Ej bedömda", "Unassessed");
static MOST_OFF_TRACK: Text =
    Text::fixed("Ansvariga med mest som avviker eller är försenat", "Owners with most off track or late");
