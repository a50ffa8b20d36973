//! What each key of the files means: what an editor shows beside it.

mod goal;
mod governance;
mod plan;

use crate::load::FileKind;
use crate::locale::Text;

/// What the keys of one kind of file mean.
pub(super) struct Texts {
    /// What such a file is called.
    pub(super) title: Text,
    /// What such a file holds.
    pub(super) about: Text,
    /// The keys with their meanings: the key alone at the top of the file, and below with its table before a dot.
    keys: &'static [(&'static str, Text)],
}

/// The table that may stand anywhere.
static OWN: (&str, Text) = (
    "x",
    Text::fixed(
        "En tabell för planens egna uppgifter. Den finns kvar, men verktyget läser den inte.",
        "A table for the plan's own data. It is kept, and the tool does not read it.",
    ),
);

impl Texts {
    /// Stands for each of the keys that the plan chooses.
    pub(super) const EACH: &'static str = "*";

    /// Returns the texts of a kind of file.
    pub(super) fn of(kind: FileKind) -> &'static Self {
        match kind {
            FileKind::Goal => &goal::TEXTS,
            FileKind::Plan => &plan::TEXTS,
            FileKind::Governance => &governance::TEXTS,
        }
    }

    /// Returns what a key of the table `of` means; that of the whole file has no name.
    pub(super) fn get(&self, of: &str, key: &str) -> Option<&'static Text> {
        let name = if of.is_empty() { key.to_owned() } else { format!("{of}.{key}") };
        let own = (key == OWN.0).then_some(&OWN.1);
        own.or_else(|| self.keys.iter().find(|(known, _)| *known == name).map(|(_, text)| text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Key, Shape, describe};

    /// Every key of a table and of the tables in it, each with the table it stands in.
    fn names(of: &str, keys: &[Key], found: &mut Vec<(String, String)>) {
        for key in keys {
            found.push((of.to_owned(), key.name.to_owned()));
            below(key.name, &key.shape, found);
        }
    }

    fn below(key: &str, shape: &Shape, found: &mut Vec<(String, String)>) {
        match shape {
            Shape::List(item) | Shape::Either(_, item) => below(key, item, found),
            Shape::Table(keys) => names(key, keys, found),
            Shape::Named(_, each) => {
                found.push((key.to_owned(), Texts::EACH.to_owned()));
                below(key, each, found);
            }
            Shape::Text
            | Shape::Id
            | Shape::Address
            | Shape::Language
            | Shape::Number
            | Shape::Url
            | Shape::Period
            | Shape::When
            | Shape::Day
            | Shape::Choice(_)
            | Shape::Own => {}
        }
    }

    #[test]
    fn every_key_has_a_text_and_every_text_a_key() {
        for kind in FileKind::ALL {
            let mut found = Vec::new();
            names("", &describe(kind), &mut found);
            let texts = Texts::of(kind);
            assert!(found.len() > 10, "{found:?}");
            for (of, key) in &found {
                assert!(texts.get(of, key).is_some(), "`{of}.{key}` of {kind:?} has no text");
            }
            let names: Vec<String> =
                found.iter().map(|(of, key)| if of.is_empty() { key.clone() } else { format!("{of}.{key}") }).collect();
            for (name, _) in texts.keys {
                assert!(names.iter().any(|known| known == name), "`{name}` is no key of {kind:?}");
                assert_eq!(texts.keys.iter().filter(|(other, _)| other == name).count(), 1, "{name}");
            }
        }
    }
}
