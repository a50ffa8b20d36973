//! One TOML value to one value of the model.

use std::borrow::Cow;

use toml::de::DeValue;

use super::codes;
use crate::diag::Code;
use crate::locale::{Text, text};
use crate::model::{Day, Kind, Period, PeriodError, Stage, Strictness, Unit, nearest};

static A_TEXT: Text = Text::fixed("en text", "a text");

/// Why a value does not fit; the message goes on after the key's name.
pub(super) struct Mismatch {
    pub(super) code: &'static Code,
    pub(super) message: Text,
    pub(super) help: Option<Text>,
    pub(super) suggestions: Vec<String>,
}

/// A value that a key can take.
pub(super) trait Decode<'a>: Sized {
    /// A value as somebody would write it, for examples.
    const VALUE: &'static str;

    /// Returns the value, or why it does not fit.
    fn decode(value: DeValue<'a>) -> Result<Self, Box<Mismatch>>;
}

/// A text. Empty ones are refused: an empty title is a forgotten one.
impl<'a> Decode<'a> for Cow<'a, str> {
    const VALUE: &'static str = "\"…\"";

    fn decode(value: DeValue<'a>) -> Result<Self, Box<Mismatch>> {
        match value {
            DeValue::String(text) if text.trim().is_empty() => Err(Box::new(Mismatch {
                code: &codes::INVALID_VALUE,
                message: Text::fixed("är tom", "is empty"),
                help: Some(Text::fixed(
                    "skriv texten mellan citattecknen, eller ta bort raden",
                    "write the text between the quotes, or remove the line",
                )),
                suggestions: Vec::new(),
            })),
            // A line end is a line end, whatever the editor's system writes.
            DeValue::String(text) if text.contains("\r\n") => Ok(Cow::Owned(text.replace("\r\n", "\n"))),
            DeValue::String(text) => Ok(text),
            other => Err(wrong_type(
                &other,
                &A_TEXT,
                Some(Text::fixed("skriv citattecken runt texten", "put quotes around the text")),
            )),
        }
    }
}

/// A period: a year as a number, or any period as a text.
impl<'a> Decode<'a> for Period {
    const VALUE: &'static str = "2024";

    fn decode(value: DeValue<'a>) -> Result<Self, Box<Mismatch>> {
        match value {
            DeValue::Integer(number) => {
                let year = i64::from_str_radix(number.as_str(), number.radix()).map_err(|_| PeriodError::Year);
                year.and_then(Self::year_of).map_err(|error| not_a_period(number.as_str(), error))
            }
            DeValue::String(text) => text.parse().map_err(|error| not_a_period(&text, error)),
            other => Err(wrong_type(&other, &Text::fixed("en period", "a period"), Some(period_help()))),
        }
    }
}

impl<'a> Decode<'a> for Unit {
    const VALUE: &'static str = "\"year\"";

    fn decode(value: DeValue<'a>) -> Result<Self, Box<Mismatch>> {
        choice(value, &Unit::ALL.map(|unit| (unit.name(), unit)))
    }
}

impl<'a> Decode<'a> for Stage {
    const VALUE: &'static str = "\"ongoing\"";

    fn decode(value: DeValue<'a>) -> Result<Self, Box<Mismatch>> {
        choice(value, &Stage::STATED.map(|stage| (stage.name(), stage)))
    }
}

impl<'a> Decode<'a> for Strictness {
    const VALUE: &'static str = "\"warning\"";

    fn decode(value: DeValue<'a>) -> Result<Self, Box<Mismatch>> {
        choice(value, &Strictness::ALL.map(|strictness| (strictness.name(), strictness)))
    }
}

/// A day, as TOML writes dates: without quotes.
impl<'a> Decode<'a> for Day {
    const VALUE: &'static str = "2025-02-12";

    fn decode(value: DeValue<'a>) -> Result<Self, Box<Mismatch>> {
        let DeValue::Datetime(given) = &value else { return Err(not_a_day(&value)) };
        let date = given.date.filter(|date| date.year >= 1000 && given.time.is_none());
        let day = date.map(|date| Self { year: date.year, month: date.month, day: date.day });
        day.ok_or_else(|| not_a_day(&value))
    }
}

fn not_a_day(found: &DeValue<'_>) -> Box<Mismatch> {
    let help =
        Text::fixed("skriv dagen utan citattecken, som 2025-02-12", "write the day without quotes, as 2025-02-12");
    wrong_type(found, &Text::fixed("en dag", "a day"), Some(help))
}

impl<'a> Decode<'a> for Kind {
    const VALUE: &'static str = "\"direction\"";

    fn decode(value: DeValue<'a>) -> Result<Self, Box<Mismatch>> {
        choice(value, &Kind::ALL.map(|kind| (kind.name(), kind)))
    }
}

fn choice<T: Copy>(value: DeValue<'_>, choices: &[(&str, T)]) -> Result<T, Box<Mismatch>> {
    let DeValue::String(text) = value else { return Err(wrong_type(&value, &A_TEXT, Some(one_of(choices)))) };
    choices.iter().find(|(name, _)| *name == text).map(|(_, choice)| *choice).ok_or_else(|| {
        Box::new(Mismatch {
            code: &codes::INVALID_VALUE,
            message: text!("kan inte vara `{text}`", "cannot be `{text}`"),
            help: Some(one_of(choices)),
            suggestions: nearest(&text, choices.iter().map(|(name, _)| *name)),
        })
    })
}

fn one_of<T>(choices: &[(&str, T)]) -> Text {
    let all = choices.iter().map(|(name, _)| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    text!("välj en av {all}", "choose one of {all}")
}

fn wrong_type(found: &DeValue<'_>, wanted: &Text, help: Option<Text>) -> Box<Mismatch> {
    let found = kind_of(found);
    Box::new(Mismatch {
        code: &codes::WRONG_TYPE,
        message: text!(wanted = wanted, found = found; "ska vara {wanted}, inte {found}", "must be {wanted}, not {found}"),
        help,
        suggestions: Vec::new(),
    })
}

/// Returns why a text is no period, in words.
pub(super) fn not_a_period(given: &str, error: PeriodError) -> Box<Mismatch> {
    let (message, help) = match error {
        PeriodError::Form => (text!("har ingen period i `{given}`", "has no period in `{given}`"), period_help()),
        PeriodError::Year => (
            text!("har inget årtal i `{given}`", "has no year in `{given}`"),
            Text::fixed(
                "skriv årtalet med fyra siffror, till exempel 2024",
                "write the year with four digits, such as 2024",
            ),
        ),
        PeriodError::Number(unit) => {
            let (parts, unit) = (unit.per_year(), unit_name(unit));
            (
                text!("har en period som inte finns: `{given}`", "has a period that does not exist: `{given}`"),
                text!(unit = unit; "ett år har {parts} {unit}, räknade från 1", "a year has {parts} {unit}, counted from 1"),
            )
        }
    };
    let upper = given.trim().to_uppercase();
    let suggestions = if upper != given && upper.parse::<Period>().is_ok() { vec![upper] } else { Vec::new() };
    Box::new(Mismatch { code: &codes::INVALID_VALUE, message, help: Some(help), suggestions })
}

fn unit_name(unit: Unit) -> Text {
    match unit {
        Unit::Year => Text::fixed("år", "year"),
        Unit::HalfYear => Text::fixed("halvår", "half-years"),
        Unit::Tertial => Text::fixed("tertial", "tertials"),
        Unit::Quarter => Text::fixed("kvartal", "quarters"),
        Unit::Month => Text::fixed("månader", "months"),
    }
}

fn period_help() -> Text {
    Text::fixed(
        "skriv till exempel 2024, \"2024-H1\" (halvår), \"2024-T2\" (tertial), \"2024-Q3\" (kvartal) eller \"2024-09\" (månad)",
        "write for instance 2024, \"2024-H1\" (half-year), \"2024-T2\" (tertial), \"2024-Q3\" (quarter) or \"2024-09\" (month)",
    )
}

/// Returns what a value is, in plain words.
pub(super) fn kind_of(value: &DeValue<'_>) -> Text {
    match value {
        DeValue::String(_) => Text::fixed("en text", "a text"),
        DeValue::Integer(_) | DeValue::Float(_) => Text::fixed("ett tal", "a number"),
        DeValue::Boolean(_) => Text::fixed("true eller false", "true or false"),
        DeValue::Datetime(_) => Text::fixed("ett datum", "a date"),
        DeValue::Array(_) => Text::fixed("en lista", "a list"),
        DeValue::Table(_) => Text::fixed("en tabell", "a table"),
    }
}
