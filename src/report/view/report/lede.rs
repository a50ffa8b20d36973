//! The lede: a summary in a sentence or two, for those who read nothing else.

use super::Paper;
use super::part::Part;
use super::then::{Compared, Then};
use super::told::Compare;
use super::typography::{NO_BREAK, in_words, number};
use crate::locale::{Lang, Text, text};
use crate::model::{Day, Kind, Stage, Tier};
use crate::query::{Assessable, ChangeKind, Level, LevelName, Share, assessed};
use crate::report::doc::Prose;

/// Returns the summary: the number assessed, the counts by stage, what goals and priorities say themselves, and the
/// numbers of better and worse activities.
pub(super) fn lede(paper: &Paper<'_, '_, '_>, parts: &[Part<'_, '_, '_>]) -> Prose {
    let lang = paper.lang;
    let counts = counts(parts);
    let mut prose = Prose::from(format!("{} {}", state(parts, lang), made(parts).get(lang)));
    let sentences = [stages(paper, parts, &counts), own(parts, lang), turned(parts, lang).map(Prose::from)];
    for sentence in sentences.into_iter().flatten() {
        prose.push(" ", &sentence);
    }
    prose
}

/// Returns the counts now and then of what the plans count: activities, or goals and priorities where only these are
/// assessed.
pub(super) fn counts(parts: &[Part<'_, '_, '_>]) -> Compare {
    let mut counts = Compare::default();
    for part in parts {
        part.add_to(&mut counts);
    }
    counts
}

/// Returns the counts by stage as a sentence: only of what the selection can say something about.
fn stages(paper: &Paper<'_, '_, '_>, parts: &[Part<'_, '_, '_>], counts: &Compare) -> Option<Prose> {
    let lang = paper.lang;
    let mut phrases: Vec<Prose> = Vec::new();
    for (stage, words) in [(Stage::Done, &DONE), (Stage::Ongoing, &ONGOING)] {
        let count = counts.now.of(stage);
        if count > 0 {
            phrases.push(counted(count, words.of(count), lang).into());
        }
    }
    let (now, before) = (counts.now.of(Stage::OffTrack), counts.before.of(Stage::OffTrack));
    let off_track = match now {
        1.. => Some(Prose::strong(counted(now, &OFF_TRACK, lang))),
        // Nothing is known of what is off track where nothing is assessed, or where a status was asked for.
        0 if phrases.is_empty() || paper.selection.asks_for_status() => None,
        0 if paper.is_filtered() => Some(NOTHING_SELECTED_OFF_TRACK.get(lang).into()),
        0 => Some(NOTHING_OFF_TRACK.get(lang).into()),
    };
    if let Some(mut off_track) = off_track {
        if let Some(compared) = compared(before, parts).filter(|_| !paper.selection.asks_for_status()) {
            off_track.push(" ", &compared.get(lang).into());
        }
        phrases.push(off_track);
    }
    let late = counts.now.late();
    if late > 0 {
        phrases.push(counted(late, LATE.of(late), lang).into());
    }
    sentence(&phrases)
}

/// Returns phrases as a sentence; none if there are none.
fn sentence(phrases: &[Prose]) -> Option<Prose> {
    let (first, rest) = phrases.split_first()?;
    let mut prose = first.clone();
    for phrase in rest {
        prose.push(", ", phrase);
    }
    prose.push("", &".".into());
    Some(prose)
}

/// Returns the numbers of goals and priorities that are off track themselves; none where they are in the other counts.
fn own(parts: &[Part<'_, '_, '_>], lang: Lang) -> Option<Prose> {
    let counted_apart = || parts.iter().filter(|part| part.counts_activities());
    let sections: Vec<Assessable<'_, '_>> =
        counted_apart().flat_map(|part| part.selected.sections()).filter(Assessable::is_off_track).collect();
    let levels = [(Tier::Goal, Level::Goal(Kind::Goal)), (Tier::Priority, Level::Priority(Kind::Goal))];
    let counted = levels.into_iter().filter_map(|(tier, level)| {
        let count = sections.iter().filter(|section| section.thing.tier() == tier).count();
        let words = LevelName::common(parts.iter().map(Part::plan), level).counted(count);
        (count > 0).then(|| words.get(lang).replace(' ', &NO_BREAK.to_string()))
    });
    let counted: Vec<String> = counted.collect();
    if counted.is_empty() {
        return None;
    }
    let mut prose = Prose::from(OWN.get(lang));
    prose.push(" ", &Prose::strong(format!("{} {}", counted.join(", "), OFF_TRACK.get(lang))));
    prose.push("", &".".into());
    Some(prose)
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

/// Returns the number of assessments made of those due, on each level if several are assessed.
fn made(parts: &[Part<'_, '_, '_>]) -> Text {
    let shares = assessed(parts.iter().map(|part| part.selected));
    let of_level = |(tier, Share { done, all }): &(Tier, Share)| {
        let name = LevelName::common(parts.iter().map(Part::plan), Level::of_tier(*tier));
        let name = if *all == 1 { name.one() } else { name.many() };
        let (done, all) = (number(*done), number(*all));
        let share = text!("{done}{NO_BREAK}av{NO_BREAK}{all}", "{done}{NO_BREAK}of{NO_BREAK}{all}");
        let with_name = |lang| format!("{}{NO_BREAK}{}", share.get(lang), name.get(lang));
        if shares.len() > 1 { Text::new(with_name(Lang::Sv), with_name(Lang::En)) } else { share }
    };
    if shares.is_empty() {
        let mut periods: Vec<String> = parts.iter().map(|part| part.period().to_string()).collect();
        periods.dedup();
        let periods = periods.join(", ");
        return text!("inget ska bedömas för {periods}.", "nothing is to be assessed for {periods}.");
    }
    let parts: Vec<Text> = shares.iter().map(of_level).collect();
    let joined = |lang| parts.iter().map(|part| part.get(lang)).collect::<Vec<_>>().join(", ");
    let all = Text::new(joined(Lang::Sv), joined(Lang::En));
    text!(all = all; "{all} bedömda.", "{all} assessed.")
}

/// Returns the number that was off track before, in brackets, with the time that it is of, and the plans if not all
/// have that time. None if there is nothing to compare with.
fn compared(count: usize, parts: &[Part<'_, '_, '_>]) -> Option<Text> {
    let before: Vec<(&str, Then<'_>)> =
        parts.iter().filter_map(|part| Some((&*part.plan().id.value, part.before()?))).collect();
    let (_, first) = *before.first()?;
    let count = if count == 0 { NONE.clone() } else { Text::same(number(count)) };
    let is_common = before.iter().all(|(_, then)| *then == first);
    if is_common && before.len() == parts.len() {
        let then = at(first);
        return Some(text!(count = count, then = then; "({count}{NO_BREAK}{then})", "({count}{NO_BREAK}{then})"));
    }
    if is_common {
        let then = at(first);
        let plans = before.iter().map(|(plan, _)| *plan).collect::<Vec<_>>().join(", ");
        return Some(text!(
            count = count, then = then;
            "({count}{NO_BREAK}{then}: {plans})",
            "({count}{NO_BREAK}{then}: {plans})"
        ));
    }
    let each = |lang| {
        let each = before.iter().map(|(plan, then)| format!("{plan}{NO_BREAK}{}", then.name().get(lang)));
        each.collect::<Vec<_>>().join(", ")
    };
    let each = Text::new(each(Lang::Sv), each(Lang::En));
    Some(text!(count = count, each = each; "({count}: {each})", "({count}: {each})"))
}

/// Returns words for when something was so, which are not broken over lines: `under 2025`, `den 30 juni 2026`.
fn at(then: Then<'_>) -> Text {
    let when = match then {
        Then::Period(period) => text!("under {period}", "in {period}"),
        Then::Day(_) | Then::Commit(_) | Then::Now => then.adverb(),
    };
    when.map(|text| Some(text.replace(' ', &NO_BREAK.to_string())))
}

/// Returns the numbers of what is better and worse, and of new and gone ones where earlier files are
/// compared; none if there are none.
fn turned(parts: &[Part<'_, '_, '_>], lang: Lang) -> Option<String> {
    let changed = |kind: ChangeKind| parts.iter().map(|part| part.count_of(kind)).sum::<usize>();
    let is_of_files = parts.iter().any(|part| matches!(part.compared, Compared::AsOf(..)));
    let of_files = |count: usize| if is_of_files { count } else { 0 };
    let (new, gone) = (of_files(changed(ChangeKind::New)), of_files(changed(ChangeKind::Gone)));
    let words = [
        (changed(ChangeKind::Better), &BETTER),
        (changed(ChangeKind::Worse), &WORSE),
        (new, NEW.of(new)),
        (gone, GONE.of(gone)),
    ];
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
static NOTHING_SELECTED_OFF_TRACK: Text = Text::fixed("inget i urvalet avviker", "nothing selected off track");
static OWN: Text = Text::fixed("Egen bedömning:", "Own assessment:");
static LATE: CountWords = CountWords { one: Text::fixed("försenad", "late"), many: Text::fixed("försenade", "late") };
static BETTER: Text = Text::fixed("bättre", "better");
static WORSE: Text = Text::fixed("sämre", "worse");
static NEW: CountWords = CountWords { one: Text::fixed("ny", "new"), many: Text::fixed("nya", "new") };
static GONE: CountWords = CountWords { one: Text::fixed("borta", "gone"), many: Text::fixed("borta", "gone") };
static NONE: Text = Text::fixed("inget", "none");
static PRELIMINARY: Text = Text::fixed("Preliminärt:", "Preliminary:");
static CLOSED: Text = Text::fixed("Uppföljningen är stängd:", "The follow-up is closed:");
