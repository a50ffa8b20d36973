//! How much differs, of each kind; what is worse first.

use super::{Change, Difference, Kind, Turn};
use crate::locale::{Text, text};
use crate::model::Stage;

/// What is counted, in the order it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Count {
    /// Statuses that are worse than they were.
    Worse,
    /// Statuses that were set, and say that something is off track.
    SetOffTrack,
    /// Statuses that were taken away.
    TakenAway,
    /// Things that are gone from the files.
    Gone(Kind),
    /// Activities that left the plan.
    Ended,
    /// Statuses that are better than they were.
    Better,
    /// Other statuses that were set.
    Set,
    /// Statuses that are called otherwise.
    Other,
    /// Notes alone that were written, changed or taken away.
    Notes,
    /// Things that are new.
    Added(Kind),
    /// Things that stand under something else.
    Moved(Kind),
    /// Things that are changed in any other way.
    Changed(Kind),
    /// Periods that were closed.
    Closed,
    /// Periods that were opened again, or whose record was changed.
    Reopened,
}

/// How much differs, of each kind.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    counts: std::collections::BTreeMap<Count, usize>,
}

impl Tally {
    /// Counts what differs.
    pub fn new(difference: &Difference) -> Self {
        let mut tally = Self::default();
        for thing in &difference.things {
            let mut is_changed = false;
            for change in &thing.changes {
                match count(thing.kind, change) {
                    Some(count) => *tally.counts.entry(count).or_default() += 1,
                    None => is_changed = true,
                }
            }
            // What is told of something new is no change of it.
            if is_changed && !thing.changes.contains(&Change::Added) {
                *tally.counts.entry(Count::Changed(thing.kind)).or_default() += 1;
            }
        }
        tally
    }

    /// Returns what there is any of, what is worse first.
    pub fn iter(&self) -> impl Iterator<Item = (Count, usize)> {
        self.counts.iter().map(|(count, number)| (*count, *number))
    }

    /// Returns how many there are of one kind.
    pub fn of(&self, count: Count) -> usize {
        self.counts.get(&count).copied().unwrap_or_default()
    }
}

/// What a change counts as; none for those that are counted by the thing they belong to.
fn count(kind: Kind, change: &Change) -> Option<Count> {
    Some(match change {
        Change::Added => Count::Added(kind),
        Change::Gone => Count::Gone(kind),
        Change::Moved { .. } => Count::Moved(kind),
        Change::Ended { before: None, after: Some(_) } => Count::Ended,
        Change::Closed { .. } => Count::Closed,
        Change::Reopened { .. } | Change::Rewritten { .. } => Count::Reopened,
        Change::FollowUp(change) => match change.turn() {
            Some(Turn::Worse) => Count::Worse,
            Some(Turn::TakenAway) => Count::TakenAway,
            Some(Turn::Set) if change.after.stage() == Some(Stage::OffTrack) => Count::SetOffTrack,
            Some(Turn::Set) => Count::Set,
            Some(Turn::Better) => Count::Better,
            Some(Turn::Other) => Count::Other,
            None => Count::Notes,
        },
        _ => return None,
    })
}

impl Count {
    /// Returns the sign that stands before the words, so that colour is never alone.
    pub fn sign(self) -> char {
        match self {
            Self::Worse | Self::Reopened => '▼',
            Self::SetOffTrack => Stage::OffTrack.symbol(),
            Self::TakenAway => Stage::Unassessed.symbol(),
            Self::Gone(_) | Self::Ended => '−',
            Self::Better => '▲',
            Self::Set => Stage::Done.symbol(),
            Self::Other | Self::Notes | Self::Changed(_) => '~',
            Self::Added(_) => '+',
            Self::Moved(_) => '→',
            Self::Closed => '■',
        }
    }

    /// Returns the count in words, such as "3 statuses set".
    pub fn words(self, number: usize) -> Text {
        let (what, how) = match self {
            Self::Worse => (statuses(number), ("sämre", "sämre", "worse")),
            Self::SetOffTrack => (statuses(number), ("satt som avviker", "satta som avviker", "set as off track")),
            Self::TakenAway => (statuses(number), ("borttagen", "borttagna", "taken away")),
            Self::Better => (statuses(number), ("bättre", "bättre", "better")),
            Self::Set => (statuses(number), ("satt", "satta", "set")),
            Self::Other => (statuses(number), ("med annat namn", "med annat namn", "with another name")),
            Self::Notes => {
                (noun(number, ("anteckning", "anteckningar"), ("note", "notes")), ("ändrad", "ändrade", "changed"))
            }
            Self::Ended => (things(Kind::Activity, number), ("lämnar planen", "lämnar planen", "leaving the plan")),
            Self::Gone(kind) => (things(kind, number), ("borta", "borta", "gone")),
            Self::Added(kind) => (things(kind, number), added(kind)),
            Self::Moved(kind) => (things(kind, number), ("flyttad", "flyttade", "moved")),
            Self::Changed(kind) => (things(kind, number), changed(kind)),
            Self::Closed => (periods(number), ("stängd", "stängda", "closed")),
            Self::Reopened => (
                periods(number),
                (
                    "öppnad igen eller med ändrad notering",
                    "öppnade igen eller med ändrad notering",
                    "opened again or recorded otherwise",
                ),
            ),
        };
        let sv = if number == 1 { how.0 } else { how.1 };
        let en = how.2;
        text!(what = what; "{number} {what} {sv}", "{number} {what} {en}")
    }
}

fn noun(number: usize, sv: (&'static str, &'static str), en: (&'static str, &'static str)) -> Text {
    if number == 1 { Text::fixed(sv.0, en.0) } else { Text::fixed(sv.1, en.1) }
}

fn statuses(number: usize) -> Text {
    noun(number, ("status", "statusar"), ("status", "statuses"))
}

fn periods(number: usize) -> Text {
    noun(number, ("period", "perioder"), ("period", "periods"))
}

fn things(kind: Kind, number: usize) -> Text {
    match kind {
        Kind::Governance => noun(number, ("styrning", "styrning"), ("governance", "governance")),
        Kind::Plan => noun(number, ("plan", "planer"), ("plan", "plans")),
        Kind::Status => noun(number, ("steg i skalan", "steg i skalan"), ("step of the scale", "steps of the scale")),
        Kind::Owner => noun(
            number,
            ("ansvarig i registret", "ansvariga i registret"),
            ("owner of the register", "owners of the register"),
        ),
        Kind::Goal => noun(number, ("mål", "mål"), ("goal", "goals")),
        Kind::Priority => noun(number, ("prioritering", "prioriteringar"), ("priority", "priorities")),
        Kind::Activity => noun(number, ("aktivitet", "aktiviteter"), ("activity", "activities")),
    }
}

/// "New", as the noun asks for.
fn added(kind: Kind) -> (&'static str, &'static str, &'static str) {
    match kind {
        Kind::Goal | Kind::Status => ("tillagt", "tillagda", "added"),
        _ => ("tillagd", "tillagda", "added"),
    }
}

fn changed(kind: Kind) -> (&'static str, &'static str, &'static str) {
    match kind {
        Kind::Goal | Kind::Status => ("ändrat", "ändrade", "changed"),
        _ => ("ändrad", "ändrade", "changed"),
    }
}
