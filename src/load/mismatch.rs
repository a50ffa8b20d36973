//! A value that its key does not take, in words.

use super::codes;
use super::decode::kind_of;
use super::meant_choice::meant_choice;
use super::problems::Problem;
use super::shape::{Names, Shape};
use crate::diag::Code;
use crate::locale::{Text, text};
use crate::model::{Address, Day, Period, PeriodError, Unit, When, nearest};
use crate::syntax::{Content, key_text, quoted};

/// More of a value than this, in characters, is not repeated.
const MOST: usize = 60;

/// Why a value does not fit.
pub(super) enum Mismatch {
    /// A text without anything in it.
    Empty,
    /// A value of another type: what it is, in plain words.
    Type(&'static Text),
    /// A text that is none of the choices.
    Choice(String),
    /// A text that is no e-mail address.
    Address(String),
    /// A text or number that is no period, and no day where one can stand.
    Period(String, PeriodError),
}

/// Where a value stands, which decides what can be done about it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Under a key that must be there.
    Required,
    /// Under a key that may be left out.
    Optional,
    /// In a list.
    Item,
    /// In the place of a key that the plan chooses.
    Name,
}

impl Mismatch {
    /// Returns what is reported.
    pub(super) fn code(&self) -> &'static Code {
        match self {
            Self::Type(_) => &codes::WRONG_TYPE,
            Self::Empty | Self::Choice(_) | Self::Address(_) | Self::Period(..) => &codes::INVALID_VALUE,
        }
    }

    /// Says why a value of `key`, which takes a `shape`, does not fit.
    pub(super) fn words(&self, key: &str, shape: &Shape, role: Role) -> Problem {
        match self {
            Self::Empty => empty(key, role),
            Self::Type(found) => wrong_type(key, shape, role, found),
            Self::Choice(given) => no_choice(key, shape, given),
            Self::Address(given) => no_address(key, given),
            Self::Period(given, error) => no_period(key, given, *error, *shape == Shape::When),
        }
    }
}

fn empty(key: &str, role: Role) -> Problem {
    let message = match role {
        Role::Required | Role::Optional => text!("`{key}` är tom", "`{key}` is empty"),
        Role::Item => text!("`{key}` har en tom text", "`{key}` has an empty text"),
        Role::Name => text!("`{key}` har en tom nyckel", "`{key}` has an empty key"),
    };
    let help = match role {
        Role::Required => Text::fixed("skriv texten mellan citattecknen", "write the text between the quotes"),
        Role::Optional => Text::fixed(
            "skriv texten mellan citattecknen, eller ta bort raden",
            "write the text between the quotes, or remove the line",
        ),
        Role::Item | Role::Name => Text::fixed(
            "skriv texten mellan citattecknen, eller ta bort dem",
            "write the text between the quotes, or remove them",
        ),
    };
    Problem::new(message, Some(help))
}

fn wrong_type(key: &str, shape: &Shape, role: Role, found: &Text) -> Problem {
    let wanted = match shape {
        Shape::Period => &A_PERIOD,
        Shape::When => &A_PERIOD_OR_DAY,
        Shape::Day => &A_DAY,
        _ => &A_TEXT,
    };
    let message = if role == Role::Item {
        text!(wanted = *wanted, found = *found; "varje värde i `{key}` ska vara {wanted}, inte {found}", "each value in `{key}` must be {wanted}, not {found}")
    } else {
        text!(wanted = *wanted, found = *found; "`{key}` ska vara {wanted}, inte {found}", "`{key}` must be {wanted}, not {found}")
    };
    let help = match shape {
        Shape::Period => period_help(),
        Shape::When => when_help(),
        Shape::Day => {
            Text::fixed("skriv dagen utan citattecken, som 2025-02-12", "write the day without quotes, as 2025-02-12")
        }
        Shape::Choice(choices) => one_of(choices),
        Shape::Address => address_help(),
        _ => Text::fixed("skriv citattecken runt texten", "put quotes around the text"),
    };
    Problem::new(message, Some(help))
}

fn no_choice(key: &str, shape: &Shape, given: &str) -> Problem {
    let choices: &[&str] = if let Shape::Choice(choices) = shape { choices } else { &[] };
    let shown = cut(given);
    let message = text!("`{key}` kan inte vara `{shown}`", "`{key}` cannot be `{shown}`");
    let meant = meant_choice(given, choices);
    let suggestions = meant.map_or_else(|| nearest(given, choices.iter().copied()), |meant| vec![meant.to_owned()]);
    Problem { suggestions, fix: meant.map(quoted), ..Problem::new(message, Some(one_of(choices))) }
}

fn one_of(choices: &[&str]) -> Text {
    let all = choices.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    text!("välj en av {all}", "choose one of {all}")
}

fn no_address(key: &str, given: &str) -> Problem {
    let shown = cut(given);
    let message = text!("`{key}` är ingen e-postadress: `{shown}`", "`{key}` is not an e-mail address: `{shown}`");
    // What people paste: `mailto:…`, `Film <…>`, an address with spaces around it.
    let parts = given.split(|c: char| c.is_whitespace() || "<>,;:()".contains(c));
    let suggestions = parts.filter_map(|part| Address::new(part.into()).ok()).take(1);
    let suggestions = suggestions.map(|address| address.as_str().to_owned()).collect();
    Problem { suggestions, ..Problem::new(message, Some(address_help())) }
}

fn address_help() -> Text {
    Text::fixed(
        "skriv en enda adress, utan namn och utan å, ä och ö, som \"film@example.se\"",
        "write one address alone, without a name and with no letters but a to z, such as \"film@example.se\"",
    )
}

fn no_period(key: &str, given: &str, error: PeriodError, may_be_day: bool) -> Problem {
    let shown = cut(given);
    let (message, help) = match error {
        // A day of its own has no follow-up, so only a date can be one.
        PeriodError::Form if !may_be_day && given.parse::<Day>().is_ok() => (
            text!(
                "`{key}` ska ha en period, inte dagen `{shown}`",
                "`{key}` must have a period, not the day `{shown}`"
            ),
            period_of_day(given),
        ),
        PeriodError::Form | PeriodError::Number(_) if two_years(given).is_some() => {
            let (first, last) = two_years(given).unwrap_or_default();
            (
                text!("`{key}` har två år i `{shown}`", "`{key}` has two years in `{shown}`"),
                text!(
                    "en period är ett år eller en del av det: skriv {first} eller {last}",
                    "a period is a year or a part of one: write {first} or {last}"
                ),
            )
        }
        PeriodError::Form => (
            text!("`{key}` har ingen period i `{shown}`", "`{key}` has no period in `{shown}`"),
            if may_be_day { when_help() } else { period_help() },
        ),
        PeriodError::Day => (
            text!("`{key}` har en dag som inte finns: `{shown}`", "`{key}` has a day that does not exist: `{shown}`"),
            when_help(),
        ),
        PeriodError::Year => (
            text!("`{key}` har inget årtal i `{shown}`", "`{key}` has no year in `{shown}`"),
            Text::fixed(
                "skriv årtalet med fyra siffror, till exempel 2024",
                "write the year with four digits, such as 2024",
            ),
        ),
        PeriodError::Number(unit) => {
            let (parts, unit) = (unit.per_year(), unit_name(unit));
            (
                text!(
                    "`{key}` har en period som inte finns: `{shown}`",
                    "`{key}` has a period that does not exist: `{shown}`"
                ),
                text!(unit = unit; "ett år har {parts} {unit}, räknade från 1", "a year has {parts} {unit}, counted from 1"),
            )
        }
    };
    let upper = shown.trim().to_uppercase();
    let suggestions =
        if upper != given && (upper.parse::<Period>().is_ok() || (may_be_day && upper.parse::<When>().is_ok())) {
            vec![upper]
        } else {
            Vec::new()
        };
    match period_in_words(given, may_be_day) {
        Some(period) => {
            let help = text!("skriv bara `{period}`", "write only `{period}`");
            Problem { fix: Some(written(period)), ..Problem::new(message, Some(help)) }
        }
        None => Problem { suggestions, ..Problem::new(message, Some(help)) },
    }
}

/// The period or day that stands alone beside a word: `år 2024`, `from 2024-H1`.
fn period_in_words(given: &str, may_be_day: bool) -> Option<&str> {
    let has_digit = |word: &&str| word.contains(|c: char| c.is_ascii_digit());
    let mut numbers = given.split_whitespace().filter(has_digit);
    let (Some(period), None) = (numbers.next(), numbers.next()) else { return None };
    let is_right = period.parse::<Period>().is_ok() || (may_be_day && period.parse::<When>().is_ok());
    (is_right && period.len() < given.len()).then_some(period)
}

/// A period or day as it stands in the file.
fn written(period: &str) -> String {
    if Shape::When.stands_bare(period) { period.to_owned() } else { quoted(period) }
}

/// Names the periods that a day lies in.
fn period_of_day(day: &str) -> Text {
    let Ok(day) = day.parse::<Day>() else { return period_help() };
    let [year, quarter, month] = [Unit::Year, Unit::Quarter, Unit::Month].map(|unit| day.month().around(unit));
    text!(
        "skriv perioden som dagen ligger i: {year}, eller \"{quarter}\" (kvartal) eller \"{month}\" (månad)",
        "write the period that the day is in: {year}, or \"{quarter}\" (quarter) or \"{month}\" (month)"
    )
}

/// Two years after one another that are written as one: `2024-25`, `2024/25`, `2024–2025`.
fn two_years(given: &str) -> Option<(u32, u32)> {
    let (first, last) = given.trim().split_once(['-', '–', '/'])?;
    let first: u32 = Some(first).filter(|first| first.len() == 4)?.parse().ok()?;
    let last: u32 = match last.len() {
        2 => first / 100 * 100 + last.parse::<u32>().ok()?,
        4 => last.parse().ok()?,
        _ => return None,
    };
    (last == first + 1).then_some((first, last))
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

fn when_help() -> Text {
    Text::fixed(
        "skriv en period, till exempel 2024, \"2024-H1\" (halvår), \"2024-T2\" (tertial), \"2024-Q3\" (kvartal) eller \"2024-09\" (månad), eller en dag som 2024-06-30",
        "write a period, such as 2024, \"2024-H1\" (half-year), \"2024-T2\" (tertial), \"2024-Q3\" (quarter) or \"2024-09\" (month), or a day such as 2024-06-30",
    )
}

static A_TEXT: Text = Text::fixed("en text", "a text");
static A_PERIOD: Text = Text::fixed("en period", "a period");
static A_PERIOD_OR_DAY: Text = Text::fixed("en period eller en dag", "a period or a day");
static A_DAY: Text = Text::fixed("en dag", "a day");

/// Says that a list belongs here. A value that can be an item of it is put into brackets.
pub(super) fn not_a_list(key: &str, item: &Shape, value: &Content<'_, '_>, is_item: bool) -> Problem {
    let found = kind_of(value);
    let fix = match value {
        Content::Text(text) if is_item => {
            let items: Vec<String> = text.split(',').map(str::trim).filter(|it| !it.is_empty()).map(quoted).collect();
            Some(format!("[{}]", items.join(", ")))
        }
        _ => None,
    };
    let list = fix.clone().filter(|list| list.len() <= MOST).unwrap_or_else(|| format!("[{}]", item.example()));
    let message =
        text!(found = *found; "`{key}` ska vara en lista, inte {found}", "`{key}` must be a list, not {found}");
    let help =
        text!("skriv hakparenteser runt, som `{key} = {list}`", "put brackets around it, as in `{key} = {list}`");
    Problem { fix, ..Problem::new(message, Some(help)) }
}

/// Says that an array of tables belongs here; `role` tells whether one of its items is something else, or all of it.
pub(super) fn not_tables(key: &str, role: Role, found: &Text) -> Problem {
    let message = if role == Role::Item {
        text!(found = *found; "varje värde i `{key}` ska vara en tabell, inte {found}", "each value in `{key}` must be a table, not {found}")
    } else {
        text!(found = *found; "`{key}` ska vara en rad tabeller, inte {found}", "`{key}` must be a list of tables, not {found}")
    };
    let help = text!(
        "skriv rubriken med två hakparenteser på var sida, som `[[{key}]]`",
        "write the heading with two brackets on each side, as in `[[{key}]]`"
    );
    Problem::new(message, Some(help))
}

/// Says that a table belongs here.
pub(super) fn not_a_table(key: &str, shape: &Shape, found: &Text) -> Problem {
    let message =
        text!(found = *found; "`{key}` ska vara en tabell, inte {found}", "`{key}` must be a table, not {found}");
    let help = if let Shape::Named(Names::Period, each) = shape {
        // Such a table is written a line a key.
        let example = format!("{key}.{} = {}", Names::Period.example(), each.example());
        text!("skriv `{example}`", "write `{example}`")
    } else {
        let example = format!("{key} = {}", shape.example());
        text!("skriv `{example}` eller rubriken `[{key}]`", "write `{example}` or the heading `[{key}]`")
    };
    Problem::new(message, Some(help))
}

/// Says that a table belongs under the key `name` of the table `key`. A bare text is the value of its key `meant`.
pub(super) fn not_a_named_table(
    key: &str,
    name: &str,
    shape: &Shape,
    value: &Content<'_, '_>,
    meant: Option<&str>,
) -> Problem {
    let (name, found) = (key_text(&cut(name)), kind_of(value));
    let fix = match (value, meant) {
        (Content::Text(text), Some(meant)) => Some(format!("{{ {meant} = {} }}", quoted(text))),
        _ => None,
    };
    let table = fix.clone().filter(|table| table.len() <= MOST).unwrap_or_else(|| shape.example());
    let message = text!(found = *found; "`{key}.{name}` ska stå inom klamrar, inte vara {found}", "`{key}.{name}` must be in braces, not {found}");
    let help = text!("skriv `{key}.{name} = {table}`", "write `{key}.{name} = {table}`");
    Problem { fix, ..Problem::new(message, Some(help)) }
}

/// Says that more of a list is wrong than is told one by one.
pub(super) fn more_in_list(key: &str, count: usize) -> Problem {
    Problem::new(
        text!(
            "`{key}` har fler värden som är fel, från och med det här: {count}",
            "`{key}` has more values that are wrong, from this one on: {count}"
        ),
        None,
    )
}

/// Returns the beginning of a text that may be of any length.
pub(super) fn cut(text: &str) -> String {
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
