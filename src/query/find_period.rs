//! A period, as people write it.

use super::{Refusal, unit_adverb};
use crate::locale::{Text, text};
use crate::model::{Period, Plan};

/// Reads a period, in any case; `option` is where it was given.
pub fn find_period(option: &str, given: &str) -> Result<Period, Refusal> {
    given.trim().to_uppercase().parse().map_err(|_| {
        Refusal::new(
            text!("{option}: `{given}` är ingen period", "{option}: `{given}` is not a period"),
            Some(Text::fixed(
                "skriv till exempel 2024, 2024-H1, 2024-T2, 2024-Q3 eller 2024-09",
                "write for instance 2024, 2024-H1, 2024-T2, 2024-Q3 or 2024-09",
            )),
        )
    })
}

/// Refuses a period that a plan is not followed up for: one that is not of its rhythm, or outside its years.
pub fn expect_followed_up(plan: &Plan<'_>, period: Period) -> Result<(), Refusal> {
    let id = &*plan.id.value;
    let rhythm = plan.rhythm();
    if period.unit() != rhythm {
        let unit = unit_adverb(rhythm);
        let first = period.around(rhythm);
        return Err(Refusal::new(
            text!(unit = unit; "{id} följs upp {unit}, inte för {period}", "{id} is followed up {unit}, not for {period}"),
            Some(text!("skriv till exempel {first}", "write for instance {first}")),
        ));
    }
    let Some(years) = plan.years.filter(|years| !years.touches(period)) else { return Ok(()) };
    let (first, last) = (*years.first, *years.last);
    Err(Refusal::new(
        text!("{period} ligger utanför planens år", "{period} lies outside the plan's years"),
        Some(text!("{id} gäller {first}–{last}", "{id} runs {first}–{last}")),
    ))
}
