//! A reminder when the current period of a plan is over.

use crate::locale::{Text, text};
use crate::model::{Day, Plan};

/// Returns a reminder that the current period is over, with the commands that close it and open the next; `None` if
/// it is not over, or nothing is left to do. `option` is the option that the commands need to address this plan.
pub fn current_over(plan: &Plan<'_>, today: Day, option: &str) -> Option<Text> {
    let current = plan.follow_up.current.as_ref().map(|current| **current)?;
    if current.last_day() >= today || current.unit() != plan.rhythm() {
        return None;
    }
    let is_closed = plan.closings.iter().any(|closing| *closing.period == current);
    let next = current.next().filter(|next| plan.years.is_none_or(|years| years.touches(*next)));
    match next {
        Some(next) if is_closed => Some(text!(
            "{current} är stängd: öppna nästa period med `plan open {next}{option}`",
            "{current} is closed: open the next period with `plan open {next}{option}`"
        )),
        Some(next) => Some(text!(
            "{current} är över: stäng med `plan close {current}{option}`, och öppna nästa med `plan open {next}{option}`",
            "{current} is over: close it with `plan close {current}{option}`, and open the next with `plan open {next}{option}`"
        )),
        None if is_closed => None,
        None => Some(text!(
            "{current} är över: stäng med `plan close {current}{option}`",
            "{current} is over: close it with `plan close {current}{option}`"
        )),
    }
}
