//! The lede: a summary in a sentence or two, for those who read nothing else.

use super::Paper;
use super::part::{Compare, Part};
use super::typography::{NO_BREAK, in_words, number};
use crate::locale::{Lang, Text, text};
use crate::model::{Day, Period, Stage, Unit};
use crate::query::ChangeKind;
use crate::report::doc::Prose;

/// Returns the summary: the number assessed, the counts by stage, and the numbers of better and worse activities.
pub(super) fn lede(paper: &Paper<'_, '_, '_>, parts: &[Part<'_, '_, '_>]) -> Prose {
    let lang = paper.lang;
    let mut counts = Compare::default();
    parts.iter().flat_map(|part| &part.told).for_each(|told| counts.add(told));
    let mut prose = Prose::from(format!("{} {}", state(parts, lang), assessed(&counts, parts).get(lang)));
    let mut between = " ";
    let mut add = |more: &Prose| {
        prose.push(between, more);
        between = ", ";
    };
    for (stage, words) in [(Stage::Done, &DONE), (Stage::Ongoing, &ONGOING)] {
        let count = counts.now.of(stage);
        if count > 0 {
            add(&counted(count, words.of(count), lang).into());
        }
    }
    let off_track = (counts.now.of(Stage::OffTrack), counts.before.of(Stage::OffTrack));
    let is_assessed = [Stage::Done, Stage::Ongoing].into_iter().any(|stage| counts.now.of(stage) > 0);
    if off_track.0 > 0 {
        add(&Prose::strong(counted(off_track.0, &OFF_TRACK, lang)));
    } else if is_assessed {
        add(&NOTHING_OFF_TRACK.get(lang).into());
    }
    let before = parts.iter().find_map(|part| Some((part.before()?, part.period())));
    if let (Some((before, now)), true) = (before, off_track.0 > 0 || is_assessed) {
        prose.push(" ", &compared(off_track.1, before, now).get(lang).into());
    }
    if counts.now.late() > 0 {
        prose.push(", ", &counted(counts.now.late(), LATE.of(counts.now.late()), lang).into());
    }
    if off_track.0 > 0 || is_assessed || counts.now.late() > 0 {
        prose.push("", &".".into());
    }
    if let Some(turned) = turned(parts, lang) {
        prose.push(" ", &turned.into());
    }
    prose
}

/// Returns whether the follow-up is final: it is preliminary until the period of every plan is closed.
fn state(parts: &[Part<'_, '_, '_>], lang: Lang) -> String {
    let closed = |part: &Part<'_, '_, '_>| {
        let closing = part.plan().closings.iter().find(|closing| *closing.period == part.period())?;
        Some(closing.date.as_ref().map(|date| **date))
    };
    let closed: Option<Vec<Option<Day>>> = parts.iter().map(closed).collect();
    match closed.filter(|closed| !closed.is_empty()) {
        None => PRELIMINARY.get(lang).to_owned(),
        Some(days) => match days.into_iter().collect::<Option<Vec<Day>>>().and_then(|days| days.into_iter().max()) {
            Some(day) => {
                let day = in_words(day, lang);
                text!("Uppföljningen stängdes {day}:", "The follow-up was closed on {day}:").get(lang).to_owned()
            }
            None => CLOSED.get(lang).to_owned(),
        },
    }
}

fn assessed(counts: &Compare, parts: &[Part<'_, '_, '_>]) -> Text {
    let now = &counts.now;
    let done: usize = [Stage::OffTrack, Stage::Ongoing, Stage::Done].into_iter().map(|stage| now.of(stage)).sum();
    let due = done + now.of(Stage::Unassessed);
    if due == 0 {
        let mut periods: Vec<String> = parts.iter().map(|part| part.period().to_string()).collect();
        periods.dedup();
        let periods = periods.join(", ");
        return text!("inget ska bedömas för {periods}.", "nothing is to be assessed for {periods}.");
    }
    let (done, due) = (number(done), number(due));
    text!("{done}{NO_BREAK}av{NO_BREAK}{due} bedömda.", "{done}{NO_BREAK}of{NO_BREAK}{due} assessed.")
}

/// Returns the number that was off track before, in brackets.
fn compared(count: usize, before: Period, now: Period) -> Text {
    let count = if count == 0 { NONE.clone() } else { Text::same(number(count)) };
    match before.unit() {
        Unit::Year if before.next() == Some(now) => {
            text!(count = count; "({count}{NO_BREAK}förra{NO_BREAK}året)", "({count}{NO_BREAK}last{NO_BREAK}year)")
        }
        _ => {
            text!(count = count; "({count}{NO_BREAK}för{NO_BREAK}{before})", "({count}{NO_BREAK}for{NO_BREAK}{before})")
        }
    }
}

/// Returns the numbers of better and worse activities; none if there are none.
fn turned(parts: &[Part<'_, '_, '_>], lang: Lang) -> Option<String> {
    let count = |kind: ChangeKind| parts.iter().map(|part| part.changed(kind).count()).sum::<usize>();
    let words = [(ChangeKind::Better, &BETTER), (ChangeKind::Worse, &WORSE)].map(|(kind, word)| (count(kind), word));
    let told: Vec<String> =
        words.iter().filter(|(count, _)| *count > 0).map(|(count, word)| counted(*count, word, lang)).collect();
    (!told.is_empty()).then(|| format!("{}.", told.join(", ")))
}

fn counted(count: usize, words: &Text, lang: Lang) -> String {
    format!("{}{NO_BREAK}{}", number(count), words.get(lang))
}

/// The singular and the plural of a word.
struct CountWords {
    one: Text,
    many: Text,
}

impl CountWords {
    fn of(&self, count: usize) -> &Text {
        if count == 1 { &self.one } else { &self.many }
    }
}

static DONE: CountWords =
    CountWords { one: Text::fixed("genomförd", "done"), many: Text::fixed("genomförda", "done") };
static ONGOING: CountWords =
    CountWords { one: Text::fixed("pågår", "ongoing"), many: Text::fixed("pågår", "ongoing") };
static OFF_TRACK: Text = Text::fixed("avviker", "off track");
static NOTHING_OFF_TRACK: Text = Text::fixed("inget avviker", "nothing off track");
static LATE: CountWords = CountWords { one: Text::fixed("försenad", "late"), many: Text::fixed("försenade", "late") };
static BETTER: Text = Text::fixed("bättre", "better");
static WORSE: Text = Text::fixed("sämre", "worse");
static NONE: Text = Text::fixed("inget", "none");
static PRELIMINARY: Text = Text::fixed("Preliminärt:", "Preliminary:");
static CLOSED: Text = Text::fixed("Uppföljningen är stängd:", "The follow-up is closed:");
