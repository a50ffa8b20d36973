//! A question that cannot be answered.

use crate::locale::{Text, text};
use crate::model::nearest;

/// Why a question cannot be answered, and what could be asked instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong with the question.
    pub message: Text,
    /// What could be asked instead.
    pub help: Option<Text>,
}

impl Refusal {
    /// Makes a refusal.
    pub fn new(message: Text, help: Option<Text>) -> Self {
        Self { message, help }
    }

    /// Refuses a name that matches nothing, with the nearest of the names there are.
    pub fn unmatched<'n>(option: &str, given: &str, names: impl IntoIterator<Item = &'n str>) -> Self {
        let names: Vec<&str> = names.into_iter().collect();
        let near = nearest(given, names.iter().copied());
        let help = if near.is_empty() { all_names(&names) } else { Some(did_you_mean(&near)) };
        Self::new(text!("{option}: inget heter `{given}`", "{option}: nothing is called `{given}`"), help)
    }
}

fn did_you_mean(names: &[String]) -> Text {
    let names = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    text!("menade du {names}?", "did you mean {names}?")
}

/// All the names there are, where they are few enough to read.
fn all_names(names: &[&str]) -> Option<Text> {
    let mut names = names.to_vec();
    names.dedup();
    let (count, listed) = (names.len(), names.iter().take(20).copied().collect::<Vec<_>>().join(", "));
    match count {
        0 => None,
        1..=20 => Some(text!("det finns: {listed}", "there are: {listed}")),
        _ => Some(text!("det finns {count}, bland dem {listed}", "there are {count}, among them {listed}")),
    }
}
