//! Periods and days without quotes that TOML does not know: `2026-06`, `våren 2025`, `2024/25`.

use std::ops::Range;

use super::candidates::slip;
use super::syntax_message::SyntaxMessage;
use super::wrong_values::wrong_day;
use crate::load::no_period::{has_needless, no_period};
use crate::locale::{Text, text};
use crate::model::When;
use crate::syntax::quoted;

/// The keys whose value is a period or a day, and those whose value is a period.
const KEYS: [(&str, bool); 6] =
    [("start", true), ("deadline", true), ("until", true), ("first", false), ("last", false), ("current", false)];

/// Returns the place of such a value in a broken line, with a message and the fix if it is clear.
pub(super) fn bare_period(line: &str) -> Option<(Range<usize>, SyntaxMessage)> {
    let (key, rest) = line.split_once('=')?;
    let (_, may_be_day) = KEYS.into_iter().find(|(name, _)| *name == key.trim())?;
    let key = key.trim();
    let value = rest.split('#').next().unwrap_or_default().trim();
    let start = line.len() - rest.trim_start().len();
    let place = start..start + value.len();
    let is_bare = value.starts_with(char::is_alphanumeric) && value.chars().all(|c| !"\"'=:;{}[]”“,".contains(c));
    if !is_bare || value.ends_with('.') || has_needless(value) {
        return None;
    }
    let fix = |right: String| Some((place.clone(), right));
    match value.parse::<When>() {
        Ok(_) => {
            let right = quoted(value);
            let message = Text::fixed("perioden saknar citattecken", "the period has no quotes");
            let help = text!("skriv `{key} = {right}`", "write `{key} = {right}`");
            Some((place.clone(), SyntaxMessage { help, fix: fix(right), ..slip(message) }))
        }
        Err(error) if wrong_day(line, start).is_none() => {
            let problem = no_period(key, value, error, may_be_day);
            let help = problem.help?;
            Some((place.clone(), SyntaxMessage { help, fix: problem.fix.and_then(fix), ..slip(problem.message) }))
        }
        Err(_) => None,
    }
}
