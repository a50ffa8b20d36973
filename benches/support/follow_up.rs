//! What is said of a made-up activity, year by year, as the calendar allows it.

use super::quoted::quoted;
use super::random::Random;
use super::sentence::note;

/// The last year that is followed up: the plan is measured in 2026, when the next is not over.
const LAST: usize = 2025;
/// The most years that are followed up.
const MOST: usize = 4;

/// Returns a line for each of the first years from a start on, or none.
pub(super) fn follow_ups(start: usize, until: Option<usize>, is_repeated: bool, random: &mut Random) -> String {
    let mut text = String::new();
    let mut followed = random.below(MOST + 1);
    // What has run its time was followed up to its end, if it was at all.
    if followed > 0 && until.is_some_and(|until| until <= LAST) {
        followed = MOST;
    }
    let last = until.map_or(LAST, |until| until.min(LAST));
    for year in (start..=last).take(followed) {
        let status = status(year, until, is_repeated, random);
        let (note, has_note) = (quoted(&note(random)), status != "Grönt" || random.chance(50));
        if until.is_none() && random.chance(20) {
            // A colour nobody has set yet: the real plan has notes only.
            return text + &format!("follow_up.{year} = {{ note = {note} }}\n");
        }
        let note = if has_note { format!(", note = {note}") } else { String::new() };
        text += &format!("follow_up.{year} = {{ status = {}{note} }}\n", quoted(status));
        // What is done once and is done needs no more follow-up.
        if !is_repeated && status == "Grönt" {
            break;
        }
    }
    text
}

/// Never Blått: an activity that has not started needs nobody to say so.
fn status(year: usize, until: Option<usize>, is_repeated: bool, random: &mut Random) -> &'static str {
    match until {
        Some(until) if until == year => "Grönt",
        Some(_) if !is_repeated => random.pick(&["Gult", "Gult", "Rött"]),
        _ => random.pick(&["Gult", "Gult", "Grönt", "Grönt", "Rött"]),
    }
}
