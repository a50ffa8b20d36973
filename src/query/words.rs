//! Words for stages, colours, intervals and the like.

use super::ClosedBy;
use crate::locale::{Lang, Text, text};
use crate::model::{Better, Color, Interval, Number, Period, Stage, Unit};

/// Returns the default name of a stage.
pub const fn stage_name(stage: Stage) -> Text {
    match stage {
        Stage::Planned => Text::fixed("planerad", "planned"),
        Stage::OffTrack => Text::fixed("avviker", "off track"),
        Stage::Ongoing => Text::fixed("pågår", "ongoing"),
        Stage::Done => Text::fixed("genomförd", "done"),
        Stage::Unassessed => Text::fixed("ej bedömd", "unassessed"),
        Stage::Closed => Text::fixed("avslutad", "ended"),
    }
}

/// Returns the name of a colour.
pub const fn color_name(color: Color) -> Text {
    match color {
        Color::Blue => Text::fixed("blått", "blue"),
        Color::Red => Text::fixed("rött", "red"),
        Color::Yellow => Text::fixed("gult", "yellow"),
        Color::Green => Text::fixed("grönt", "green"),
        Color::Grey => Text::fixed("grått", "grey"),
        Color::Orange => Text::fixed("orange", "orange"),
        Color::Purple => Text::fixed("lila", "purple"),
        Color::Black => Text::fixed("svart", "black"),
    }
}

/// Returns all words for a colour.
pub(super) fn color_words(color: Color) -> Vec<String> {
    let others: &[&str] = match color {
        Color::Grey => &["grå", "gray"],
        Color::Purple => &["violett", "violet"],
        _ => &[],
    };
    let names = Lang::ALL.map(|lang| color_name(color).get(lang).to_owned());
    names.into_iter().chain(others.iter().map(|&word| word.to_owned())).collect()
}

/// Returns the adverb for an interval of repetition.
pub const fn interval_adverb(interval: Interval) -> Text {
    match interval {
        Interval::Each(unit) => unit_adverb(unit),
        Interval::TwoYears => Text::fixed("vartannat år", "every second year"),
        Interval::ThreeYears => Text::fixed("vart tredje år", "every third year"),
        Interval::FourYears => Text::fixed("vart fjärde år", "every fourth year"),
        Interval::FiveYears => Text::fixed("vart femte år", "every fifth year"),
    }
}

/// Returns the adverb for a unit of repetition.
pub const fn unit_adverb(unit: Unit) -> Text {
    match unit {
        Unit::Year => Text::fixed("varje år", "every year"),
        Unit::HalfYear => Text::fixed("varje halvår", "every half-year"),
        Unit::Tertial => Text::fixed("varje tertial", "every tertial"),
        Unit::Quarter => Text::fixed("varje kvartal", "every quarter"),
        Unit::Month => Text::fixed("varje månad", "every month"),
    }
}

/// Returns the reason why nothing more is expected of an activity.
pub const fn closed_by_name(by: ClosedBy) -> Text {
    match by {
        ClosedBy::Done => Text::fixed("klar", "done"),
        ClosedBy::Until => Text::fixed("löpte ut", "ran out"),
        ClosedBy::Ended => Text::fixed("lämnade planen", "left the plan"),
    }
}

/// Returns when an activity left the plan, and its successors.
pub fn how_it_ended(period: Period, into: Option<&str>, by: &[&str]) -> Text {
    let by = by.join(", ");
    match into {
        Some(into) => text!("{period}, blev en del av {into}", "{period}, became a part of {into}"),
        None if by.is_empty() => text!("{period}, struken", "{period}, dropped"),
        None => text!("{period}, ersatt av {by}", "{period}, replaced by {by}"),
    }
}

/// Formats a number with its unit.
pub fn number_words(number: Number, unit: Option<&str>) -> Text {
    let in_lang = |lang: Lang| {
        let unit = unit.map(|unit| format!("\u{a0}{unit}")).unwrap_or_default();
        format!("{}{unit}", number.shown(lang.point()))
    };
    Text::new(in_lang(Lang::Sv), in_lang(Lang::En))
}

/// Returns the name of a measure's better direction.
pub fn better_name(better: Better) -> Text {
    match better {
        Better::Up => Text::fixed("högre", "higher"),
        Better::Down => Text::fixed("lägre", "lower"),
    }
}
