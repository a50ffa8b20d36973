//! What people call stages and units.

use super::ClosedBy;
use crate::locale::{Lang, Text, text};
use crate::model::{Better, Color, Interval, Number, Period, Stage, Unit};

/// Returns what a stage is called where the plan's scale has no word of its own for it.
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

/// Returns what a colour is called.
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

/// Returns every word that people write for a colour.
pub(super) fn color_words(color: Color) -> Vec<String> {
    let others: &[&str] = match color {
        Color::Grey => &["grå", "gray"],
        Color::Purple => &["violett", "violet"],
        _ => &[],
    };
    let names = Lang::ALL.map(|lang| color_name(color).get(lang).to_owned());
    names.into_iter().chain(others.iter().map(|&word| word.to_owned())).collect()
}

/// Returns how often something happens that is repeated.
pub const fn interval_adverb(interval: Interval) -> Text {
    match interval {
        Interval::Each(unit) => unit_adverb(unit),
        Interval::TwoYears => Text::fixed("vartannat år", "every second year"),
        Interval::ThreeYears => Text::fixed("vart tredje år", "every third year"),
        Interval::FourYears => Text::fixed("vart fjärde år", "every fourth year"),
        Interval::FiveYears => Text::fixed("vart femte år", "every fifth year"),
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

/// Returns why nothing more is asked of an activity.
pub const fn closed_by_name(by: ClosedBy) -> Text {
    match by {
        ClosedBy::Done => Text::fixed("klar", "done"),
        ClosedBy::Until => Text::fixed("löpte ut", "ran out"),
        ClosedBy::Ended => Text::fixed("lämnade planen", "left the plan"),
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

/// Returns a number as people read it, with its unit.
pub fn number_words(number: Number, unit: Option<&str>) -> Text {
    let in_lang = |lang: Lang| {
        let unit = unit.map(|unit| format!("\u{a0}{unit}")).unwrap_or_default();
        format!("{}{unit}", number.shown(lang.point()))
    };
    Text::new(in_lang(Lang::Sv), in_lang(Lang::En))
}

/// Returns which way of a measure is better, in words.
pub fn better_name(better: Better) -> Text {
    match better {
        Better::Up => Text::fixed("högre", "higher"),
        Better::Down => Text::fixed("lägre", "lower"),
    }
}
