//! What people call stages and units.

use crate::locale::{Text, text};
use crate::model::{Period, Stage, Unit};

/// Returns what a stage is called where the plan's scale has no word of its own for it.
pub const fn stage_name(stage: Stage) -> Text {
    match stage {
        Stage::Planned => Text::fixed("planerad", "planned"),
        Stage::OffTrack => Text::fixed("avviker", "off track"),
        Stage::Ongoing => Text::fixed("pågår", "ongoing"),
        Stage::Done => Text::fixed("genomförd", "done"),
        Stage::Unassessed => Text::fixed("ej bedömd", "unassessed"),
        Stage::Closed => Text::fixed("avslutad", "closed"),
    }
}

/// Returns what a unit is called.
pub const fn unit_name(unit: Unit) -> Text {
    match unit {
        Unit::Year => Text::fixed("år", "year"),
        Unit::HalfYear => Text::fixed("halvår", "half-year"),
        Unit::Tertial => Text::fixed("tertial", "tertial"),
        Unit::Quarter => Text::fixed("kvartal", "quarter"),
        Unit::Month => Text::fixed("månad", "month"),
    }
}

/// Returns how often something happens that happens once in each unit.
pub const fn unit_adverb(unit: Unit) -> Text {
    match unit {
        Unit::Year => Text::fixed("varje år", "every year"),
        Unit::HalfYear => Text::fixed("varje halvår", "every half-year"),
        Unit::Tertial => Text::fixed("varje tertial", "every tertial"),
        Unit::Quarter => Text::fixed("varje kvartal", "every quarter"),
        Unit::Month => Text::fixed("varje månad", "every month"),
    }
}

/// Returns when an activity left the plan, and what became of it.
pub fn how_it_ended(period: Period, into: Option<&str>, by: &[&str]) -> Text {
    let by = by.join(", ");
    match into {
        Some(into) => text!("{period}, blev en del av {into}", "{period}, became a part of {into}"),
        None if by.is_empty() => text!("{period}, struken", "{period}, dropped"),
        None => text!("{period}, ersatt av {by}", "{period}, replaced by {by}"),
    }
}
