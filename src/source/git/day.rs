//! Dates as git understands them.

use std::path::Path;

use super::RevisionFault;
use super::command::ask_text;

/// Returns the instant of a date that git understands, such as `2025-01-31`, `yesterday` or `3 weeks ago`, in seconds
/// of the system's clock; none where it does not.
pub fn instant(dir: &Path, date: &str) -> Result<Option<i64>, RevisionFault> {
    // What git does not understand it takes for now, without a word.
    let answer = ask_text(dir, &["rev-parse", "--since=now", &format!("--since={date}")])?;
    let mut instants = answer.lines().filter_map(|line| line.strip_prefix("--max-age=")?.parse::<i64>().ok());
    let (Some(now), Some(instant)) = (instants.next(), instants.next()) else { return Ok(None) };
    // Between the two a second may have begun.
    let is_now = (now..=now + 1).contains(&instant);
    Ok(Some(instant).filter(|_| !is_now || date.trim().eq_ignore_ascii_case("now")))
}
