//! Statuses and stages in words, symbols and colours.

use crate::locale::{Lang, capital, catalogue as say};
use crate::model::{Color, Scale, Stage, Status};
use crate::query::{Assessable, Standing, closed_by_name, stage_name};
use crate::report::doc::{Cell, Tone};

/// Returns the status as a cell: the symbol and the word, such as `● Grönt`, with *late* or the reason for closing,
/// in its colour.
pub(in crate::report) fn cell(standing: &Standing<'_, '_>, lang: Lang) -> Cell {
    Cell::Toned(full_words(standing, lang), tone(standing.status, standing.stage))
}

/// Returns the status of a thing; empty if nothing is stated and nothing asked for.
pub(in crate::report) fn status(it: &Assessable<'_, '_>, lang: Lang) -> Cell {
    if it.has_status() { cell(&it.standing, lang) } else { Cell::text("") }
}

/// Returns the symbol and the word, with *late* or the reason for closing.
pub(super) fn full_words(standing: &Standing<'_, '_>, lang: Lang) -> String {
    match standing.closed_by {
        Some(by) => format!("{} {}", standing.stage.symbol(), closed_by_name(by).get(lang)),
        None => words_with_late(standing, lang),
    }
}

/// The longest name that is kept on one line.
const SHORT: usize = 16;

/// Returns the same for narrow columns: the symbol and the word are joined, and so are the words of a short name.
pub(super) fn joined_words(standing: &Standing<'_, '_>, lang: Lang) -> String {
    let words = full_words(standing, lang);
    let name = words.split(',').next().unwrap_or_default();
    let joined = if name.chars().count() <= SHORT { name.matches(' ').count() } else { 1 };
    words.replacen(' ', "\u{a0}", joined)
}

/// Returns the symbol and the word, with *late* if it applies; closed activities are never late.
fn words_with_late(standing: &Standing<'_, '_>, lang: Lang) -> String {
    let words = words(standing, lang);
    if standing.is_late { format!("{words}, {}", say::LATE.get(lang).to_lowercase()) } else { words }
}

/// Returns the symbol and the word: the status, else the stage.
pub(super) fn words(standing: &Standing<'_, '_>, lang: Lang) -> String {
    let symbol = standing.sign();
    match standing.status {
        Some(status) => format!("{symbol} {}", &*status.name.value),
        None => format!("{symbol} {}", stage_name(standing.stage).get(lang)),
    }
}

/// Returns the colour of a status, or of a stage without one.
pub fn tone(status: Option<&Status<'_>>, stage: Stage) -> Tone {
    match status.map_or(stage.color(), Status::shown_color) {
        Some(Color::Blue) => Tone::Blue,
        Some(Color::Red) => Tone::Red,
        Some(Color::Yellow) => Tone::Yellow,
        Some(Color::Green) => Tone::Green,
        Some(Color::Orange) => Tone::Orange,
        Some(Color::Purple) => Tone::Purple,
        Some(Color::Black) => Tone::Black,
        Some(Color::Grey) | None => Tone::Faint,
    }
}

/// Returns the stages in display order, which is that of the first scale.
pub(super) fn stage_order(scales: &[&Scale<'_>]) -> [Stage; Stage::ALL.len()] {
    scales.first().map_or(Stage::ALL, |scale| scale.order())
}

/// Returns the name of a stage in tables, legends and charts: the statuses' names if all scales agree, else the
/// tool's word. *Planned* always has the tool's word, as it is mostly derived from the calendar and must not look
/// like a status.
pub(super) fn stage_title(scales: &[&Scale<'_>], stage: Stage, lang: Lang) -> String {
    match stage {
        Stage::Planned => capital(stage_name(stage).get(lang)),
        _ => scale_title(scales, stage, lang),
    }
}

/// Returns the statuses' names for a stage if all scales agree, else the tool's word.
pub(super) fn scale_title(scales: &[&Scale<'_>], stage: Stage, lang: Lang) -> String {
    let names = |scale: &Scale<'_>| scale.of_stage(stage).map(|status| status.name.to_string()).collect::<Vec<_>>();
    match scales.split_first().map(|(first, rest)| (names(first), rest)) {
        Some((first, rest)) if !first.is_empty() && rest.iter().all(|scale| names(scale) == first) => first.join("/"),
        _ => capital(stage_name(stage).get(lang)),
    }
}
