//! Resolution of names in user input.

use std::collections::HashSet;

use super::Refusal;
use crate::locale::{Text, shell_word, text};
use crate::model::{Plan, joined, loose_key, same_key};

/// A kind of query: an option of the command line, and its description.
pub(super) struct Question {
    pub(super) option: &'static str,
    /// True if the option can only be given once.
    pub(super) takes_one: bool,
    pub(super) words: Text,
}

impl Question {
    /// Creates a query that can be repeated.
    pub(super) const fn new(option: &'static str, words: Text) -> Self {
        Self { option, takes_one: false, words }
    }
}

/// A filter in words: "ansvarig: Filmfrämjande".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The kind of thing.
    pub words: Text,
    /// The proper names of the things, whatever was typed.
    pub names: Vec<Text>,
}

/// A thing that can be queried, with all its names.
pub(super) struct Candidate<T> {
    label: Text,
    pub(super) names: Vec<String>,
    pub(super) thing: T,
}

impl<T> Candidate<T> {
    /// Creates a thing with the first name as its label.
    pub(super) fn new(names: impl IntoIterator<Item = impl Into<String>>, thing: T) -> Self {
        let names: Vec<String> = names.into_iter().map(Into::into).collect();
        Self { label: Text::same(names.first().cloned().unwrap_or_default()), names, thing }
    }

    /// Creates a thing with a label in each language.
    pub(super) fn word(label: Text, name: &str, thing: T) -> Self {
        let names = crate::locale::Lang::ALL.map(|lang| label.get(lang).to_owned());
        Self { names: [name.to_owned()].into_iter().chain(names).collect(), label, thing }
    }

    /// Adds another name in each language.
    pub(super) fn or_word(mut self, word: &Text) -> Self {
        self.names.extend(crate::locale::Lang::ALL.map(|lang| word.get(lang).to_owned()));
        self
    }

    fn has(&self, same: impl Fn(&str) -> bool) -> bool {
        self.names.iter().any(|name| same(name))
    }
}

/// Resolves queries and collects their errors.
pub(super) struct Resolver<'r, 'p, 'a> {
    pub(super) plans: &'r [&'p Plan<'a>],
    pub(super) refusals: Vec<Refusal>,
    pub(super) asked: Vec<Asked>,
}

impl<'p, 'a> Resolver<'_, 'p, 'a> {
    /// Returns the matching things for each plan; `None` if nothing was given.
    ///
    /// A match that ignores only case and normalization takes precedence over one that also ignores accents. A name
    /// without matches in any plan is an error.
    pub(super) fn resolve<T: Clone>(
        &mut self,
        question: Question,
        given: &[String],
        things_of: impl Fn(&'p Plan<'a>) -> Vec<Candidate<T>>,
    ) -> std::vec::IntoIter<Option<Vec<T>>> {
        if given.is_empty() {
            return vec![None; self.plans.len()].into_iter();
        }
        let things: Vec<Vec<Candidate<T>>> = self.plans.iter().map(|plan| things_of(plan)).collect();
        let mut found: Vec<Option<Vec<T>>> = vec![Some(Vec::new()); self.plans.len()];
        let mut labels: Vec<Text> = Vec::new();
        for given in given {
            let (same, loose) = (same_key(given), loose_key(given));
            let is_known = things.iter().flatten().any(|thing| thing.has(|name| same_key(name) == same));
            let fits = |name: &str| if is_known { same_key(name) == same } else { loose_key(name) == loose };
            let mut any = false;
            for (found, things) in found.iter_mut().flatten().zip(&things) {
                for thing in things.iter().filter(|thing| thing.has(fits)) {
                    found.push(thing.thing.clone());
                    any = true;
                    if !labels.contains(&thing.label) {
                        labels.push(thing.label.clone());
                    }
                }
            }
            if !any {
                let all = things.iter().flatten();
                let own = all.clone().map(|thing| &thing.label);
                let names = all.flat_map(|thing| &thing.names).map(String::as_str);
                let refusal = several_names(&question, given, names.clone())
                    .unwrap_or_else(|| Refusal::unmatched(question.option, given, names, own));
                self.refusals.push(refusal);
            }
        }
        self.asked.push(Asked { words: question.words, names: labels });
        found.into_iter()
    }
}

/// Creates the error for several names in one value of an option. `None` if it is a single name, or if no part
/// of it is one of `names`.
fn several_names<'n>(question: &Question, given: &str, names: impl Iterator<Item = &'n str>) -> Option<Refusal> {
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
    Some(Refusal::new(message, Some(help)))
}
