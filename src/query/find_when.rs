//! Parsing of periods and days in user input.

use super::Refusal;
use crate::locale::{Text, text};
use crate::model::{PeriodError, When};

/// Parses a period or a day, ignoring case; `option` is named in errors.
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
            "skriv ett år, en del av ett år eller en dag, till exempel 2026, 2026-Q3 eller 2026-06-30",
            "write a year, a part of one or a day, such as 2026, 2026-Q3 or 2026-06-30",
        );
        Refusal::new(message, Some(help))
    })
}
