//! Counts of changes by kind, the worst first.

use std::collections::BTreeMap;

use super::{Change, DateShift, Difference, StatusDirection, ThingKind};
use crate::locale::{Text, text};
use crate::model::{Period, Stage};
use crate::query::LevelName;

/// A counted kind of change, in the order of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Count {
    /// Statuses that got worse.
    Worse,
    /// Statuses that were added as off track.
    SetOffTrack,
    /// Statuses that were added, and are worse than those of the period before.
    WorseSince,
    /// Statuses that were removed.
    TakenAway,
    /// Periods that were reopened, or whose record was changed.
    Reopened,
    /// Things that were removed from the files.
    Gone(ThingKind),
    /// Activities that left the plan.
    Ended,
    /// Statuses that got better.
    Better,
    /// Statuses that were added, and are better than those of the period before.
    BetterSince,
    /// Other statuses that were added, by their stage.
    Set(Option<Stage>),
    /// Statuses that were changed without getting better or worse.
    Other,
    /// Notes that were added, changed or removed without a status.
    Notes,
    /// Things that were added.
    Added(ThingKind),
    /// Things that were moved.
    Moved(ThingKind),
    /// Dates of activities that are later.
    PutOff,
    /// Dates of activities that are earlier.
    BroughtForward,
    /// Things that were changed in other ways.
    Changed(ThingKind),
    /// Periods that were closed.
    Closed,
    /// Statuses that were added for a period, the same as in the period before.
    CarriedOn(Period),
    /// The same, with another note.
    NotedAgain(Period),
}

/// Counts of changes by kind.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    counts: BTreeMap<Count, usize>,
    /// The names of the counted levels; the default if plans differ.
    names: BTreeMap<ThingKind, LevelName>,
    /// Things with changes that have no count of their own, or are changes of dates.
    changed: BTreeMap<ThingKind, usize>,
}

impl Tally {
    /// Counts the changes of a difference.
    pub fn new(difference: &Difference) -> Self {
        let mut tally = Self::default();
        for thing in &difference.things {
            if let (Some(name), Some(level)) = (thing.level_name(), thing.kind.level()) {
                let known = tally.names.entry(thing.kind).or_insert_with(|| name.clone());
                if *known != name {
                    *known = LevelName::usual(level);
                }
            }
            *tally.changed.entry(thing.kind).or_default() +=
                usize::from(is_changed(&thing.changes, |change| !is_date_shift(change)));
            let counts = thing.changes.iter().filter_map(|change| count(thing.kind, change));
            let changed = is_changed(&thing.changes, |_| true).then_some(Count::Changed(thing.kind));
            for count in counts.chain(changed) {
                *tally.counts.entry(count).or_default() += 1;
            }
        }
        tally
    }

    /// Returns the counts above zero, the worst first.
    pub fn iter(&self) -> impl Iterator<Item = (Count, usize)> {
        self.counts.iter().map(|(count, number)| (*count, *number))
    }

    /// Returns a count in words, such as "3 statuses set".
    pub fn words(&self, count: Count, number: usize) -> Text {
        let name = count.kind().and_then(|kind| self.names.get(&kind));
        count.words(number, name)
    }

    /// Returns the numbers of changed things by kind, changes of dates included.
    pub fn changed(&self) -> impl Iterator<Item = (ThingKind, usize)> {
        self.changed.iter().map(|(kind, number)| (*kind, *number)).filter(|(_, number)| *number > 0)
    }

    /// Returns the count of a kind.
    pub fn of(&self, count: Count) -> usize {
        self.counts.get(&count).copied().unwrap_or_default()
    }
}

/// Returns whether a thing has changes that have no count of their own. Details of an added thing do not count, nor
/// does the new id of a moved one.
fn is_changed(changes: &[Change], has_count: impl Fn(&Change) -> bool) -> bool {
    let is_moved = changes.iter().any(|change| matches!(change, Change::Moved { .. }));
    let counts = |change: &Change| match change {
        Change::Renumbered { .. } => !is_moved,
        change => count(ThingKind::Plan, change).is_none() || !has_count(change),
    };
    !changes.contains(&Change::Added) && changes.iter().any(counts)
}

fn is_date_shift(change: &Change) -> bool {
    matches!(count(ThingKind::Plan, change), Some(Count::PutOff | Count::BroughtForward))
}

/// Returns the kind that a change counts as; `None` if it only counts as a change of its thing.
fn count(kind: ThingKind, change: &Change) -> Option<Count> {
    Some(match change {
        Change::Added => Count::Added(kind),
        Change::Gone => Count::Gone(kind),
        Change::Moved { .. } => Count::Moved(kind),
        Change::Ended { before: None, after: Some(_) } => Count::Ended,
        Change::Closed { .. } => Count::Closed,
        Change::Reopened { .. } | Change::Rewritten { .. } => Count::Reopened,
        Change::FollowUp(change) => match change.direction() {
            Some(StatusDirection::Worse) => Count::Worse,
            Some(StatusDirection::TakenAway) => Count::TakenAway,
            Some(StatusDirection::Set) => match (change.direction_since(), change.after.stage()) {
                (Some(StatusDirection::Worse), _) => Count::WorseSince,
                (Some(StatusDirection::Better), _) => Count::BetterSince,
                _ if change.is_carried_on() => Count::CarriedOn(change.period),
                _ if change.repeats_status() => Count::NotedAgain(change.period),
                (_, Some(Stage::OffTrack)) => Count::SetOffTrack,
                (_, stage) => Count::Set(stage),
            },
            Some(StatusDirection::Better) => Count::Better,
            Some(StatusDirection::Other) => Count::Other,
            None => Count::Notes,
        },
        Change::Value { before, after, .. } => match DateShift::of(before.as_ref(), after.as_ref())? {
            DateShift::PutOff => Count::PutOff,
            DateShift::BroughtForward => Count::BroughtForward,
        },
        _ => return None,
    })
}

impl Count {
    /// Returns the sign of what happened, so that colour is never the only one. It is not the sign of a stage.
    pub fn sign(self) -> char {
        match self {
            Self::Worse | Self::WorseSince => '▼',
            Self::Reopened => '↺',
            Self::TakenAway | Self::Gone(_) | Self::Ended => '−',
            Self::Better | Self::BetterSince => '▲',
            Self::CarriedOn(_) | Self::NotedAgain(_) => '=',
            Self::PutOff | Self::BroughtForward | Self::Other | Self::Notes | Self::Changed(_) => '~',
            Self::SetOffTrack | Self::Set(_) | Self::Added(_) => '+',
            Self::Moved(_) => '→',
            Self::Closed => '▣',
        }
    }

    /// Returns the kind of the counted thing, if it is a level of a plan.
    fn kind(self) -> Option<ThingKind> {
        match self {
            Self::Ended => Some(ThingKind::Activity),
            Self::Gone(kind) | Self::Added(kind) | Self::Moved(kind) | Self::Changed(kind) => Some(kind),
            _ => None,
        }
    }

    fn words(self, number: usize, name: Option<&LevelName>) -> Text {
        // In Swedish, statuses and some words for goals are neuter.
        let is_neuter = name.map_or(self.kind() == Some(ThingKind::Status), LevelName::is_neuter);
        let agreeing = |common: (&'static str, &'static str), neuter: &'static str, en: &'static str| {
            one_or_more(number, (if is_neuter { neuter } else { common.0 }, common.1), en)
        };
        let how = match self {
            Self::Worse => Text::fixed("sämre", "worse"),
            Self::SetOffTrack => one_or_more(number, ("satt som avviker", "satta som avviker"), "set as off track"),
            Self::TakenAway => one_or_more(number, ("borttagen", "borttagna"), "removed"),
            Self::Reopened => one_or_more(
                number,
                ("öppnad igen eller med ändrad notering", "öppnade igen eller med ändrad notering"),
                "opened again or recorded otherwise",
            ),
            Self::Gone(_) => Text::fixed("borta", "gone"),
            Self::Ended => Text::fixed("lämnar planen", "leaving the plan"),
            Self::Better => Text::fixed("bättre", "better"),
            Self::WorseSince => one_or_more(
                number,
                ("satt, sämre än förra gången", "satta, sämre än förra gången"),
                "set, worse than last time",
            ),
            Self::BetterSince => one_or_more(
                number,
                ("satt, bättre än förra gången", "satta, bättre än förra gången"),
                "set, better than last time",
            ),
            Self::Set(Some(Stage::Planned)) => {
                one_or_more(number, ("satt som planerad", "satta som planerade"), "set as planned")
            }
            Self::Set(Some(Stage::Ongoing)) => {
                one_or_more(number, ("satt som pågår", "satta som pågår"), "set as ongoing")
            }
            Self::Set(Some(Stage::Done)) => {
                one_or_more(number, ("satt som genomförd", "satta som genomförda"), "set as done")
            }
            Self::Set(_) => one_or_more(number, ("satt", "satta"), "set"),
            Self::CarriedOn(period) => text!("för {period}, som förra gången", "for {period}, the same as last time"),
            Self::NotedAgain(period) => text!(
                "för {period}, som förra gången, med ny anteckning",
                "for {period}, the same as last time, with a new note"
            ),
            Self::PutOff => one_or_more(number, ("senarelagt", "senarelagda"), "put off"),
            Self::BroughtForward => one_or_more(number, ("tidigarelagt", "tidigarelagda"), "brought forward"),
            Self::Moved(_) => agreeing(("flyttad", "flyttade"), "flyttat", "moved"),
            Self::Closed => one_or_more(number, ("stängd", "stängda"), "closed"),
            Self::Added(_) => agreeing(("tillagd", "tillagda"), "tillagt", "added"),
            Self::Changed(_) => agreeing(("ändrad", "ändrade"), "ändrat", "changed"),
            Self::Other | Self::Notes => one_or_more(number, ("ändrad", "ändrade"), "changed"),
        };
        if let Some(name) = name {
            return text!(counted = name.counted(number), how = how; "{counted} {how}", "{counted} {how}");
        }
        match self.noun(number) {
            // The governance is always one.
            None => text!(how = how; "styrningen {how}", "governance {how}"),
            Some(noun) => text!(noun = noun, how = how; "{number} {noun} {how}", "{number} {noun} {how}"),
        }
    }

    /// Returns the noun for a count; `None` if it cannot be counted.
    fn noun(self, number: usize) -> Option<Text> {
        let (one, several) = match self {
            Self::Worse
            | Self::SetOffTrack
            | Self::WorseSince
            | Self::TakenAway
            | Self::Better
            | Self::BetterSince
            | Self::Set(_)
            | Self::CarriedOn(_)
            | Self::NotedAgain(_)
            | Self::Other => (Text::fixed("status", "status"), Text::fixed("statusar", "statuses")),
            Self::Reopened | Self::Closed => (Text::fixed("period", "period"), Text::fixed("perioder", "periods")),
            Self::PutOff | Self::BroughtForward => (Text::fixed("datum", "date"), Text::fixed("datum", "dates")),
            Self::Notes => (Text::fixed("anteckning", "note"), Text::fixed("anteckningar", "notes")),
            Self::Ended => return None,
            Self::Gone(kind) | Self::Added(kind) | Self::Moved(kind) | Self::Changed(kind) => things(kind)?,
        };
        Some(if number == 1 { one } else { several })
    }
}

/// Returns a word with a plural in Swedish only.
fn one_or_more(number: usize, sv: (&'static str, &'static str), en: &'static str) -> Text {
    Text::fixed(if number == 1 { sv.0 } else { sv.1 }, en)
}

/// Returns the singular and plural of a kind; `None` for a kind with only one instance.
fn things(kind: ThingKind) -> Option<(Text, Text)> {
    Some(match kind {
        ThingKind::Governance | ThingKind::Goal | ThingKind::Priority | ThingKind::Activity => return None,
        ThingKind::Plan => (Text::fixed("plan", "plan"), Text::fixed("planer", "plans")),
        ThingKind::Status => {
            (Text::fixed("steg i skalan", "step in the scale"), Text::fixed("steg i skalan", "steps in the scale"))
        }
        ThingKind::Owner => (
            Text::fixed("ansvarig i registret", "owner in the register"),
            Text::fixed("ansvariga i registret", "owners in the register"),
        ),
    })
}
