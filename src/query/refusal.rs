//! A question that cannot be answered.

use std::collections::HashSet;

use super::resolve::Question;
use crate::locale::{Lang, Text, shell_word, text};
use crate::model::{joined, loose_key, nearest};

/// More names than this are not read.
const MOST_LISTED: usize = 20;

/// Why a question cannot be answered, and what could be asked instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong with the question.
    pub message: Text,
    /// What could be asked instead.
    pub help: Option<Text>,
    /// The names nearest to one that matches nothing, the nearest first.
    pub nearest: Vec<String>,
}

impl Refusal {
    /// Makes a refusal.
    pub fn new(message: Text, help: Option<Text>) -> Self {
        Self { message, help, nearest: Vec::new() }
    }

    /// Refuses a name that matches nothing: with the nearest of all `names`, or with what there is,
    /// each by its `own` name.
    pub fn unmatched<'n>(
        option: &str,
        given: &str,
        names: impl Iterator<Item = &'n str>,
        own: impl Iterator<Item = &'n Text>,
    ) -> Self {
        let near = nearest(given, names);
        let help = if near.is_empty() { what_there_is(own) } else { Some(did_you_mean(&near)) };
        let message = text!("{option}: inget heter `{given}`", "{option}: nothing is called `{given}`");
        Self { message, help, nearest: near }
    }

    /// Refuses several names in one, of an option that takes one, or one each time it is given; none where it is one
    /// name, or no part of it is one of `names`.
    pub(super) fn several<'n>(question: &Question, given: &str, names: impl Iterator<Item = &'n str>) -> Option<Self> {
        let option = question.option;
        if !option.starts_with("--") {
            return None;
        }
        let known: HashSet<String> = names.map(|name| loose_key(name).into_owned()).collect();
        let parts = joined(given, |name| known.contains(&*loose_key(name)))?;
        let written: Vec<String> = parts.iter().map(|it| format!("{option} {}", shell_word(it.name))).collect();
        let written = written.join(" ");
        let unknown: Vec<String> = parts.iter().filter(|it| !it.is_known).map(|it| format!("`{}`", it.name)).collect();
        let unknown = unknown.join(", ");
        let message = text!("{option}: `{given}` är flera namn", "{option}: `{given}` is several names");
        let help = if question.takes_one {
            let known: Vec<String> = parts.iter().filter(|it| it.is_known).map(|it| format!("`{}`", it.name)).collect();
            let known = known.join(", ");
            text!("skriv bara ett av dem: {known}", "write only one of them: {known}")
        } else if unknown.is_empty() {
            text!("skriv {option} en gång för varje namn: {written}", "give {option} once for each name: {written}")
        } else {
            text!(
                "skriv {option} en gång för varje namn; inget heter {unknown}",
                "give {option} once for each name; nothing is called {unknown}"
            )
        };
        Some(Self::new(message, Some(help)))
    }
}

/// Asks whether one of these was meant.
pub(super) fn did_you_mean(names: &[String]) -> Text {
    let names = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    text!("menade du {names}?", "did you mean {names}?")
}

/// All the names there are, where they are few enough to read.
fn what_there_is<'n>(names: impl Iterator<Item = &'n Text>) -> Option<Text> {
    let mut once: Vec<&Text> = Vec::new();
    for name in names {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    let count = once.len();
    let in_one = |lang| once.iter().take(MOST_LISTED).map(|name| name.get(lang)).collect::<Vec<_>>().join(", ");
    let listed = Text::new(in_one(Lang::Sv), in_one(Lang::En));
    match count {
        0 => None,
        1..=MOST_LISTED => Some(text!(listed = listed; "det finns: {listed}", "there are: {listed}")),
        _ => Some(
            text!(listed = listed; "det finns {count}, bland dem {listed}", "there are {count}, among them {listed}"),
        ),
    }
}

/// Returns ids one after the other, and how many more there are than can be read; none where there are none.
pub fn listed<'n>(ids: impl Iterator<Item = &'n str>) -> Option<Text> {
    let ids: Vec<&str> = ids.collect();
    let shown = ids[..ids.len().min(MOST_LISTED)].join(", ");
    match ids.len() {
        0 => None,
        1..=MOST_LISTED => Some(Text::same(shown)),
        count => {
            let rest = count - MOST_LISTED;
            Some(text!("{shown} och {rest} till", "{shown} and {rest} more"))
        }
    }
}
