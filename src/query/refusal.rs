//! The refusal of a request, and the lists of names in it.

use crate::locale::{Lang, Text, text};
use crate::model::nearest;

/// The maximum number of names in a message.
const MOST_LISTED: usize = 20;

/// The refusal of what was asked for, with advice: the error of queries, of edits and of commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The message.
    pub message: Text,
    /// Advice on what to query instead.
    pub help: Option<Text>,
    /// Names similar to an unknown one, the nearest first.
    pub nearest: Vec<String>,
}

impl Refusal {
    /// Creates an error.
    pub fn new(message: Text, help: Option<Text>) -> Self {
        Self { message, help, nearest: Vec::new() }
    }

    /// Creates the error for an unknown name, with the nearest of all `names`, or else with the `own` names of all
    /// things.
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
}

/// Returns a "did you mean" question.
pub(super) fn did_you_mean(names: &[String]) -> Text {
    let names = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    text!("menade du {names}?", "did you mean {names}?")
}

/// Returns a list of all names, if they are few enough.
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

/// Formats ids as a list, shortened with the number of the rest; `None` if there are none.
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
