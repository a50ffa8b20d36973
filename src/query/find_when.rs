//! A period or a day, as people write it.

use super::Refusal;
use crate::locale::{Text, text};
use crate::model::{PeriodError, When};

/// Reads a period or a day, in any case; `option` is where it was given.
pub fn find_when(option: &str, given: &str) -> Result<When, Refusal> {
    given.trim().to_uppercase().parse().map_err(|error| {
        let message = match error {
            PeriodError::Day => text!("{option}: dagen `{given}` finns inte", "{option}: there is no day `{given}`"),
            _ => text!(
                "{option}: `{given}` är varken period eller dag",
                "{option}: `{given}` is neither a period nor a day"
            ),
        };
        let help = Text::fixed(
            "skriv till exempel 2024, 2024-H1, 2024-T2, 2024-Q3, 2024-09 eller 2024-06-30",
            "write for instance 2024, 2024-H1, 2024-T2, 2024-Q3, 2024-09 or 2024-06-30",
        );
        Refusal::new(message, Some(help))
    })
}
