//! That a period is closed.

use crate::locale::text;
use crate::model::Closing;
use crate::query::Refusal;

/// Refuses to change, or ask for, what is stated for a closed period.
pub(super) fn refusal(closing: &Closing<'_>) -> Refusal {
    let period = *closing.period;
    let since = closing.date.map(|date| *date);
    let since = since.map_or_else(String::new, |day| format!(" {day}"));
    Refusal::new(
        text!(
            "{period} är stängd: uppföljningen lämnades{since}",
            "{period} is closed: the follow-up was handed over{since}"
        ),
        Some(text!(
            "det som nämnden har fått ändras inte; är det beslutat ändå, ta bort `[closed.{period}]` ur plan.toml, ändra, och stäng med `plan close {period}`",
            "what the board has received does not change; if it was decided all the same, remove `[closed.{period}]` from plan.toml, change it, and close with `plan close {period}`"
        )),
    )
}
