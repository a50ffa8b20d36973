//! Checks whether assessments of a period may still change.

use super::Refusal;
use crate::locale::{shell_word, text};
use crate::model::{Closing, End, Period, Plan, Thing};

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
