//! What is said of a made-up activity, year by year.

use std::ops::RangeInclusive;

use super::quoted::quoted;
use super::random::Random;
use super::sentence::note;

/// The most years that are followed up, itself included; the plan has four.
const MOST: usize = 4;

/// Returns a line for each of the first of these years, or none.
pub(super) fn follow_ups(years: RangeInclusive<usize>, is_repeated: bool, random: &mut Random) -> String {
    let mut text = String::new();
    let followed = random.below(MOST + 1);
    for year in years.take(followed) {
        let status = status(random);
        let stated = match (status, random.below(4)) {
            // A colour nobody has set yet: the real plan has notes only.
            (_, 0) => format!("note = {}", quoted(&note(random))),
            // Why something is off track is always said.
            ("Rött", _) | (_, 1) => format!("status = {}, note = {}", quoted(status), quoted(&note(random))),
            _ => format!("status = {}", quoted(status)),
        };
        text += &format!("follow_up.{year} = {{ {stated} }}\n");
        // What is done once and is done needs no more follow-up.
        if !is_repeated && stated.contains("Grönt") {
            break;
        }
    }
    text
}

/// Never Blått: an activity that has not started needs nobody to say so.
fn status(random: &mut Random) -> &'static str {
    random.pick(&["Gult", "Gult", "Grönt", "Grönt", "Rött"])
}
