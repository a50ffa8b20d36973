//! Descriptions of the keys of the files, which editors show.

mod goal;
mod governance;
mod plan;

use crate::load::FileKind;
use crate::locale::Text;

/// The descriptions of the keys of a kind of file.
pub(super) struct Texts {
    /// The name of the kind of file.
    pub(super) title: Text,
    /// The description of the kind of file.
    pub(super) about: Text,
    /// The descriptions by key: the key alone at the top level, otherwise prefixed with its table and a dot.
    keys: &'static [(&'static str, Text)],
}

/// The table that is allowed everywhere.
static OWN: (&str, Text) = (
    "x",
    Text::fixed(
        "En tabell för planens egna uppgifter. Den finns kvar, men verktyget läser den inte.",
        "A table for the plan's own data. It is kept, and the tool does not read it.",
    ),
);

impl Texts {
    /// The placeholder for a key that the plan chooses.
    pub(super) const EACH: &'static str = "*";

    /// Returns the descriptions for a kind of file.
    pub(super) fn of(kind: FileKind) -> &'static Self {
        match kind {
            FileKind::Goal => &goal::TEXTS,
            FileKind::Plan => &plan::TEXTS,
            FileKind::Governance => &governance::TEXTS,
        }
    }

    /// Returns the description of a key in the table `of`, which is empty for the top level.
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

    /// Collects every key of a table and its subtables, each with its table.
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

    #[test]
    fn every_key_is_on_the_page_of_the_files() {
        let page = include_str!("../../load/files.md");
        // Every second part is code, in a line or in a block.
        let code = page.split('`').skip(1).step_by(2).chain(page.split("```").skip(1).step_by(2));
        let words: Vec<&str> =
            code.flat_map(|code| code.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))).collect();
        for kind in FileKind::ALL {
            let mut found = Vec::new();
            names("", &describe(kind), &mut found);
            for (of, key) in found.iter().filter(|(_, key)| key != Texts::EACH) {
                assert!(words.contains(&&**key), "`{of}.{key}` of {kind:?} is not in src/load/files.md");
            }
        }
    }
}
