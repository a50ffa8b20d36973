//! Messages for values that do not fit their key.

use super::codes;
use super::meant::meant_choice;
use super::no_period::{no_period, period_help, when_help};
use super::no_url::{no_url, url_help};
use super::problems::{MOST_REPEATED, Problem, cut};
use super::shape::{Names, Shape};
use crate::diag::Code;
use crate::locale::{Lang, Text, text};
use crate::model::{Address, PeriodError, id_meant, nearest};
use crate::syntax::{NodeContent, key_text, quoted};

/// The reason why a value does not fit.
pub(super) enum Mismatch {
    /// An empty string.
    Empty,
    /// A value of the wrong type, with the name of its type.
    Type(&'static Text),
    /// A string that is not one of the choices.
    Choice(String),
    /// A string that cannot be an id.
    Id(String),
    /// A string that is not an e-mail address.
    Address(String),
    /// A string that is not a language tag.
    Language(String),
    /// A string that is not a URL with an allowed scheme.
    Url(String),
    /// A number that is not decimal, is infinite, or has too many digits.
    Number(String),
    /// A string or number that is neither a period nor an allowed date.
    Period(String, PeriodError),
}

/// The position of a value, which determines the advice.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ValueRole {
    /// The value of a required key.
    Required,
    /// The value of an optional key.
    Optional,
    /// An item of a list.
    Item,
    /// A key that the plan chooses.
    Name,
}

impl Mismatch {
    /// Returns the code to report.
    pub(super) fn code(&self) -> &'static Code {
        match self {
            Self::Type(_) => &codes::WRONG_TYPE,
            Self::Empty
            | Self::Choice(_)
            | Self::Id(_)
            | Self::Address(_)
            | Self::Language(_)
            | Self::Url(_)
            | Self::Number(_)
            | Self::Period(..) => &codes::INVALID_VALUE,
        }
    }

    /// Returns the message for a value of `key`, which has a `shape`.
    pub(super) fn words(&self, key: &str, shape: &Shape, role: ValueRole) -> Problem {
        match self {
            Self::Number(given) => no_number(given),
            Self::Empty => empty(key, role),
            Self::Type(found) => wrong_type(key, shape, role, found),
            Self::Choice(given) => {
                let choices: &[&str] = if let Shape::Choice(choices) = shape { choices } else { &[] };
                no_choice(key, choices, given, one_of(choices))
            }
            Self::Language(given) => no_choice(key, &Lang::ALL.map(Lang::tag), given, language_help()),
            Self::Id(given) => no_id(key, given),
            Self::Address(given) => no_address(key, given),
            Self::Url(given) => no_url(key, given),
            Self::Period(given, error) => no_period(key, given, *error, *shape == Shape::When),
        }
    }
}

fn empty(key: &str, role: ValueRole) -> Problem {
    let message = match role {
        ValueRole::Required | ValueRole::Optional => text!("`{key}` är tom", "`{key}` is empty"),
        ValueRole::Item => text!("`{key}` har en tom text", "`{key}` has an empty text"),
        ValueRole::Name => text!("`{key}` har en tom nyckel", "`{key}` has an empty key"),
    };
    let help = match role {
        ValueRole::Required => Text::fixed("skriv texten mellan citattecknen", "write the text between the quotes"),
        ValueRole::Optional => Text::fixed(
            "skriv texten mellan citattecknen, eller ta bort raden",
            "write the text between the quotes, or remove the line",
        ),
        ValueRole::Item | ValueRole::Name => Text::fixed(
            "skriv texten mellan citattecknen, eller ta bort dem",
            "write the text between the quotes, or remove them",
        ),
    };
    Problem::new(message, Some(help))
}

fn wrong_type(key: &str, shape: &Shape, role: ValueRole, found: &Text) -> Problem {
    let wanted = match shape {
        Shape::Period => &A_PERIOD,
        Shape::When => &A_PERIOD_OR_DAY,
        Shape::Day => &A_DAY,
        Shape::Number => &A_NUMBER,
        _ => &A_TEXT,
    };
    let message = if role == ValueRole::Item {
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
        Shape::Number => number_help(),
        Shape::Language => language_help(),
        Shape::Address => address_help(),
        Shape::Url => url_help(),
        _ => Text::fixed("skriv citattecken runt texten", "put quotes around the text"),
    };
    Problem::new(message, Some(help))
}

fn no_number(given: &str) -> Problem {
    let given = cut(given);
    Problem::new(
        text!(
            "`{given}` är inget tal som en plan kan räkna med",
            "`{given}` is not a number that a plan can count with"
        ),
        Some(number_help()),
    )
}

fn number_help() -> Text {
    Text::fixed(
        "skriv talet med siffror utan citattecken, och med punkt före decimalerna: 87.5",
        "write the number in digits without quotes, with a point before the decimals: 87.5",
    )
}

fn no_choice(key: &str, choices: &[&'static str], given: &str, help: Text) -> Problem {
    let shown = cut(given);
    let message = text!("`{key}` kan inte vara `{shown}`", "`{key}` cannot be `{shown}`");
    let meant = meant_choice(given, choices);
    let suggestions = meant.map_or_else(|| nearest(given, choices.iter().copied()), |meant| vec![meant.to_owned()]);
    Problem { suggestions, fix: meant.map(quoted), ..Problem::new(message, Some(help)) }
}

fn language_help() -> Text {
    Text::fixed(
        "skriv språkets kod, till exempel `sv`, `en`, `fi` eller `de-AT`; verktyget självt svarar på svenska eller engelska",
        "write the code of the language, such as `sv`, `en`, `fi` or `de-AT`; the tool itself answers in Swedish or English",
    )
}

fn one_of(choices: &[&str]) -> Text {
    let all = choices.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    text!("välj en av {all}", "choose one of {all}")
}

fn no_id(key: &str, given: &str) -> Problem {
    let shown = cut(given);
    let help = Text::fixed(
        "ett id har inga mellanslag, citattecken eller styrtecken, som \"4.1.3-4\" eller \"17§\"",
        "an id has no spaces, quotes or control characters, as in \"4.1.3-4\" or \"17§\"",
    );
    let message = text!("`{key}` kan inte vara `{shown}`", "`{key}` cannot be `{shown}`");
    Problem { suggestions: id_meant(given).into_iter().collect(), ..Problem::new(message, Some(help)) }
}

fn no_address(key: &str, given: &str) -> Problem {
    let shown = cut(given);
    let message = text!("`{key}` är ingen e-postadress: `{shown}`", "`{key}` is not an e-mail address: `{shown}`");
    // Common pasted forms: `mailto:…`, `Film <…>`, an address with spaces around it.
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

static A_TEXT: Text = Text::fixed("en text", "a text");
static A_PERIOD: Text = Text::fixed("en period", "a period");
static A_PERIOD_OR_DAY: Text = Text::fixed("en period eller en dag", "a period or a day");
static A_NUMBER: Text = Text::fixed("ett tal", "a number");
static A_DAY: Text = Text::fixed("en dag", "a day");

/// Returns the message for a value that must be a list. The fix puts a string in brackets, if it can be one or
/// several items.
pub(super) fn not_a_list(
    key: &str,
    item: &Shape,
    value: &NodeContent<'_, '_>,
    is_item: impl Fn(&str) -> bool,
) -> Problem {
    let found = kind_of(value);
    let fix = match value {
        NodeContent::Text(text) => {
            let parts: Vec<&str> = text.split(',').map(str::trim).filter(|it| !it.is_empty()).collect();
            let items = if parts.iter().all(|part| is_item(part)) { parts } else { vec![&**text] };
            let list = || items.iter().map(|item| quoted(item)).collect::<Vec<_>>().join(", ");
            (!items.is_empty() && items.iter().all(|item| is_item(item))).then(|| format!("[{}]", list()))
        }
        _ => None,
    };
    let list =
        fix.clone().filter(|list| list.len() <= MOST_REPEATED).unwrap_or_else(|| format!("[{}]", item.example()));
    let message =
        text!(found = *found; "`{key}` ska vara en lista, inte {found}", "`{key}` must be a list, not {found}");
    let help =
        text!("skriv hakparenteser runt, som `{key} = {list}`", "put brackets around it, as in `{key} = {list}`");
    Problem { fix, ..Problem::new(message, Some(help)) }
}

/// Returns the message for a value that must be an array of tables. `role` says whether one item is wrong, or the
/// whole value.
pub(super) fn not_tables(key: &str, role: ValueRole, found: &Text) -> Problem {
    let message = if role == ValueRole::Item {
        text!(found = *found; "varje värde i `{key}` ska vara en tabell, inte {found}", "each value in `{key}` must be a table, not {found}")
    } else {
        text!(found = *found; "`{key}` ska vara en lista med tabeller, inte {found}", "`{key}` must be a list of tables, not {found}")
    };
    let help = text!(
        "skriv rubriken med två hakparenteser på var sida, som `[[{key}]]`",
        "write the heading with two brackets on each side, as in `[[{key}]]`"
    );
    Problem::new(message, Some(help))
}

/// Returns the message for a value that must be a table.
pub(super) fn not_a_table(key: &str, shape: &Shape, found: &Text) -> Problem {
    let message =
        text!(found = *found; "`{key}` ska vara en tabell, inte {found}", "`{key}` must be a table, not {found}");
    let help = if let Shape::Named(Names::Period, each) = shape {
        // Such tables are written with one line a key.
        let example = format!("{key}.{} = {}", Names::Period.example(), each.example());
        text!("skriv `{example}`, med den period som bedöms", "write `{example}`, with the period that is assessed")
    } else {
        let example = format!("{key} = {}", shape.example());
        text!("skriv `{example}` eller rubriken `[{key}]`", "write `{example}` or the heading `[{key}]`")
    };
    Problem::new(message, Some(help))
}

/// Returns the message for a value that must be a table, below the key `name` of the table `key`. A bare string is
/// the value of its key `meant`.
pub(super) fn not_a_named_table(
    key: &str,
    name: &str,
    shape: &Shape,
    value: &NodeContent<'_, '_>,
    meant: Option<&str>,
) -> Problem {
    let (name, found) = (key_text(&cut(name)), kind_of(value));
    let fix = match (value, meant) {
        (NodeContent::Text(text), Some(meant)) => Some(format!("{{ {meant} = {} }}", quoted(text))),
        _ => None,
    };
    let table = fix.clone().filter(|table| table.len() <= MOST_REPEATED).unwrap_or_else(|| shape.example());
    let message = text!(found = *found; "`{key}.{name}` ska stå inom klamrar, inte vara {found}", "`{key}.{name}` must be in braces, not {found}");
    let help = text!("skriv `{key}.{name} = {table}`", "write `{key}.{name} = {table}`");
    Problem { fix, ..Problem::new(message, Some(help)) }
}

/// Returns the message about the remaining errors of a list.
pub(super) fn more_in_list(key: &str, count: usize) -> Problem {
    Problem::new(
        text!(
            "`{key}` har fler värden som är fel, från och med det här: {count}",
            "`{key}` has more values that are wrong, from this one on: {count}"
        ),
        None,
    )
}

/// Returns the name of a value's type.
pub(super) fn kind_of(value: &NodeContent<'_, '_>) -> &'static Text {
    static TEXT: Text = Text::fixed("en text", "a text");
    static NUMBER: Text = Text::fixed("ett tal", "a number");
    static BOOLEAN: Text = Text::fixed("true eller false", "true or false");
    static DATE: Text = Text::fixed("ett datum", "a date");
    static LIST: Text = Text::fixed("en lista", "a list");
    static TABLE: Text = Text::fixed("en tabell", "a table");
    match value {
        NodeContent::Text(_) => &TEXT,
        NodeContent::Integer(..) | NodeContent::Float(_) => &NUMBER,
        NodeContent::Boolean(_) => &BOOLEAN,
        NodeContent::Date(_) => &DATE,
        NodeContent::List(_) => &LIST,
        NodeContent::Table(_) => &TABLE,
    }
}
