//! Closed and past periods: whether assessments may still change, and a reminder to close.

use super::Refusal;
use crate::locale::{Text, shell_word, text};
use crate::model::{Closing, Day, End, Period, Plan, Thing};

/// Fails if the period is closed.
pub fn expect_open(plan: &Plan<'_>, period: Period) -> Result<(), Refusal> {
    plan.closings.iter().find(|closing| *closing.period == period).map_or(Ok(()), |closing| Err(closed(closing)))
}

/// Fails if the activity left the plan before the period. A goal or a priority cannot leave it.
pub fn expect_within(thing: Thing<'_, '_>, period: Period) -> Result<(), Refusal> {
    let Thing::Activity(_, _, activity) = thing else { return Ok(()) };
    let end = activity.ended.as_ref().filter(|end| end.period.is_before(period));
    end.map_or(Ok(()), |end| Err(ended(&activity.id, end, period)))
}

fn closed(closing: &Closing<'_>) -> Refusal {
    let period = *closing.period;
    let since = closing.date.map(|date| *date);
    let since = since.map_or_else(String::new, |day| format!(" {day}"));
    Refusal::new(
        text!(
            "{period} är stängd: uppföljningen lämnades{since}",
            "{period} is closed: the follow-up was submitted{since}"
        ),
        Some(text!(
            "det som nämnden har fått ändras inte; är det beslutat ändå, ta bort `[closed.{period}]` ur plan.toml, ändra, och stäng med `plan close {period}`",
            "what the board has received does not change; if it was decided all the same, remove `[closed.{period}]` from plan.toml, change it, and close with `plan close {period}`"
        )),
    )
}

fn ended(id: &str, end: &End<'_>, period: Period) -> Refusal {
    let (ended, word) = (*end.period, shell_word(id));
    Refusal::new(
        text!(
            "`{id}` lämnade planen {ended}, så den följs inte upp för {period}",
            "`{id}` left the plan in {ended}, so it is not followed up for {period}"
        ),
        Some(text!(
            "är den kvar i planen, ångra med `plan end {word} --undo`",
            "if it is still in the plan, undo that with `plan end {word} --undo`"
        )),
    )
}

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
