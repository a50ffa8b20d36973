//! Messages for conflicts.

use super::combine::{About, Dispute, Three};
use super::content::{EntityName, FILE, FileContent, under};
use crate::locale::{Text, text};

/// A conflict that a person must resolve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The message: a phrase without a full stop.
    pub message: Text,
    /// Advice, if it is more than to choose a side.
    pub help: Option<Text>,
    /// True if the conflict is marked in the file.
    pub is_marked: bool,
}

impl Conflict {
    /// Creates the conflict for a dispute.
    pub(super) fn of(dispute: &Dispute, three: Three<'_>) -> Self {
        let name = called(&dispute.name, three);
        match &dispute.about {
            About::Key(path) => {
                let said = |side: &FileContent| held(side, &dispute.name, path);
                let (our, their) = (said(three.ours), said(three.theirs));
                let (name, key) = (joined(&name), key(path));
                let message = text!(key = key, our = our, their = their;
                    "{name}{key}: vår {our}, deras {their}", "{name}{key}: ours {our}, theirs {their}");
                Self { message, help: None, is_marked: true }
            }
            About::Presence { is_taken_by_us: true } => Self {
                message: text!("{name}: borttagen hos oss, ändrad hos dem", "{name}: removed by us, changed by them"),
                help: None,
                is_marked: true,
            },
            About::Presence { is_taken_by_us: false } => Self {
                message: text!("{name}: ändrad hos oss, borttagen hos dem", "{name}: changed by us, removed by them"),
                help: None,
                is_marked: true,
            },
            About::Identity => {
                let id = &dispute.name.id;
                let title = |side: &FileContent| title(side, &dispute.name).unwrap_or_default();
                let (our, their) = (title(three.ours), title(three.theirs));
                let message = text!(
                    "två nya har samma id `{id}`: vår är `{our}`, deras är `{their}`",
                    "two new ones have the same id `{id}`: ours is `{our}`, theirs is `{their}`"
                );
                let help = text!(
                    "behåll båda, och ge den ena ett id som ingen annan har",
                    "keep both, and give one of them an id that no other has"
                );
                Self { message, help: Some(help), is_marked: true }
            }
            About::Parent => {
                let under = |side: &FileContent| match side.things.get(&dispute.name).map(|thing| &thing.parent) {
                    Some(parent) if *parent != FILE => Text::same(parent.id.clone()),
                    _ => Text::fixed("målet", "the goal"),
                };
                let (our, their) = (under(three.ours), under(three.theirs));
                let message = text!(our = our, their = their;
                    "{name}: flyttad av båda; hos oss till {our}, hos dem till {their}",
                    "{name}: moved by both; by us to {our}, by them to {their}");
                Self { message, help: None, is_marked: true }
            }
            About::Order => {
                let name = if name.is_empty() { String::new() } else { format!("{name}: ") };
                Self {
                    message: text!("{name}ordningen är ändrad av båda", "{name}the order was changed by both"),
                    help: None,
                    is_marked: true,
                }
            }
        }
    }

    /// Creates the conflict for lines of an unreadable file.
    pub(super) fn of_lines() -> Self {
        Self {
            message: Text::fixed(
                "samma rader är ändrade av båda, och filen går inte att läsa som en plan",
                "the same lines were changed by both, and the file cannot be read as a plan",
            ),
            help: None,
            is_marked: true,
        }
    }

    /// Creates the conflict for changes that cannot be written automatically.
    pub(super) fn of_writing() -> Self {
        Self {
            message: Text::fixed(
                "ändringarna går inte att slå ihop automatiskt",
                "the changes cannot be merged automatically",
            ),
            help: None,
            is_marked: true,
        }
    }

    /// Creates the conflict for an error that neither side had.
    pub(super) fn of_error(line: usize, error: &Text) -> Self {
        Self {
            message: text!(error = error;
                "tillsammans ger ändringarna ett fel på rad {line}: {error}",
                "together the changes give an error in line {line}: {error}"),
            help: Some(Text::fixed(
                "rätta det i filen; `plan check` visar var det står",
                "fix it in the file; `plan check` shows where it is",
            )),
            is_marked: false,
        }
    }
}

/// Returns the label of an object: its id and title.
fn called(name: &EntityName, three: Three<'_>) -> String {
    if *name == FILE {
        return String::new();
    }
    let title = [three.ours, three.theirs].into_iter().find_map(|side| title(side, name));
    title.map_or_else(|| name.id.clone(), |title| format!("{} ({title})", name.id))
}

/// Appends a space to a name, unless it is empty.
fn joined(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!("{name} ") }
}

fn title(side: &FileContent, name: &EntityName) -> Option<String> {
    side.things.get(name)?.fields.get(&["title".to_owned()][..]).map(|title| title.value.shown())
}

/// Returns the value that a side has at a key.
fn held(side: &FileContent, name: &EntityName, path: &[String]) -> Text {
    let Some(thing) = side.things.get(name) else { return Text::fixed("inget", "nothing") };
    // Of a removed table, show the most important key: the status.
    match under(&thing.fields, path).min_by_key(|(inner, _)| !is_status(inner)) {
        Some((inner, field)) if is_status(inner) => Text::same(field.value.shown()),
        Some((_, field)) => Text::same(format!("`{}`", field.value.shown())),
        None => Text::fixed("inget", "nothing"),
    }
}

/// Returns the label of a key. A follow-up is named by its period alone, and so is its status.
fn key(path: &[String]) -> Text {
    let said = |parts: &[String]| parts.join(".");
    match path {
        [table, period] if table == "follow_up" => Text::same(period.clone()),
        [table, period, what] if table == "follow_up" => match &**what {
            "status" => Text::same(period.clone()),
            "note" => text!("{period}, anteckning", "{period}, note"),
            other => Text::same(format!("{period}, {other}")),
        },
        path => Text::same(said(path)),
    }
}

fn is_status(path: &[String]) -> bool {
    path.len() > 1 && path.last().is_some_and(|last| last == "status")
}
