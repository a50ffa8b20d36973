//! Messages for unknown keys.

use super::meant::meant_key;
use super::problems::{Problem, cut};
use super::shape::{Key, Names, Shape};
use crate::locale::{Text, text};
use crate::model::{Period, nearest};

/// Returns the message for an unknown key in a table with `keys`. `taken` are the keys that the table already has,
/// those of its subtables with dots.
pub(super) fn unknown_key(name: &str, keys: &[Key], taken: &[String]) -> Problem {
    let known: Vec<&str> =
        keys.iter().filter(|key| key.shape != Shape::Own && key.name != name).map(|key| key.name).collect();
    let shown = cut(name);
    let message = text!("nyckeln `{shown}` finns inte här", "the key `{shown}` does not exist here");
    let meant = meant_key(name, known.iter().copied());
    // What a word means here goes before what it means in another table.
    let elsewhere = if meant.is_some() { name.to_owned() } else { meant_within(name, keys) };
    if let Some(help) = belongs(&elsewhere, keys) {
        return Problem::new(message, Some(help));
    }
    let meant = meant.map(str::to_owned).or_else(|| with_period(name, keys));
    let suggestions = meant.map_or_else(|| nearest(name, known.iter().copied()), |meant| vec![meant]);
    let all = known.join(", ");
    let help = match suggestions.first() {
        Some(near) => text!("menade du `{near}`?", "did you mean `{near}`?"),
        None => text!(
            "här kan stå: {all}. Egna uppgifter kan stå i tabellen `x`",
            "expected one of: {all}. Data of the plan's own can go in the table `x`"
        ),
    };
    Problem {
        fix: suggestions.first().filter(|key| !taken.contains(key)).cloned(),
        suggestions,
        ..Problem::new(message, Some(help))
    }
}

/// Splits a key and a period that are written as one: `follow_up_2026`.
fn with_period(name: &str, keys: &[Key]) -> Option<String> {
    let (table, period) = name.split_at(name.find(|c: char| c.is_ascii_digit())?);
    let named = keys.iter().filter(|key| matches!(key.shape, Shape::Named(Names::Period, _))).map(|key| key.name);
    let table = meant_key(table.trim_end_matches(['_', '-', ' ']), named)?;
    period.parse::<Period>().ok().map(|_| format!("{table}.{period}"))
}

/// Returns the message about the remaining unknown keys of a table.
pub(super) fn more_keys(count: usize) -> Problem {
    let message = text!(
        "fler nycklar som inte finns här, från och med den här: {count}",
        "more keys that do not exist here, from this one on: {count}"
    );
    Problem::new(message, None)
}

/// Returns the subtable that a key belongs to, if there is only one.
fn belongs(name: &str, keys: &[Key]) -> Option<Text> {
    let mut places = keys.iter().filter_map(|key| Some((key, within(name, &key.shape)?)));
    let (Some((table, key)), None) = (places.next(), places.next()) else { return None };
    let inner = format!("{{ {} = {} }}", key.name, key.shape.example());
    let table_name = table.name;
    Some(match &table.shape {
        Shape::Named(names, _) => {
            let example = format!("{table_name}.{} = {inner}", names.example());
            text!("skriv `{example}`, med den period som bedöms", "write `{example}`, with the period that is assessed")
        }
        _ => text!("den hör hemma i tabellen `{table_name}`", "it belongs in the table `{table_name}`"),
    })
}

/// Returns the key of a subtable that a name stands for, or the name itself.
fn meant_within(name: &str, keys: &[Key]) -> String {
    fn names(shape: &Shape) -> Vec<&'static str> {
        match shape {
            Shape::Table(keys) => keys.iter().filter(|key| key.shape != Shape::Own).map(|key| key.name).collect(),
            Shape::Named(_, each) if matches!(**each, Shape::Table(_)) => names(each),
            _ => Vec::new(),
        }
    }
    let names: Vec<&str> = keys.iter().flat_map(|key| names(&key.shape)).collect();
    meant_key(name, names.iter().copied()).unwrap_or(name).to_owned()
}

/// Returns the key of this name in a table, or in each table with a name chosen by the plan.
fn within<'k>(name: &str, shape: &'k Shape) -> Option<&'k Key> {
    match shape {
        Shape::Table(keys) => keys.iter().find(|key| key.name == name && key.shape != Shape::Own),
        Shape::Named(_, each) if matches!(**each, Shape::Table(_)) => within(name, each),
        _ => None,
    }
}
