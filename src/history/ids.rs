//! Which things a stretch of text may be about.

use std::collections::BTreeSet;

use crate::model::same_key;

/// The ids that stand in a text, each as [`same_key`] makes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ids {
    known: BTreeSet<String>,
    /// Whether one is written in a way that only the parser reads.
    has_others: bool,
}

impl Ids {
    /// Finds whatever is written as the value of a key `id`, wherever it stands.
    pub(super) fn of(text: &str) -> Self {
        let mut ids = Self::default();
        for (at, _) in text.match_indices("id") {
            let is_key = !text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-'));
            let Some(value) = assigned(&text[at + 2..]).filter(|_| is_key) else { continue };
            match plain(value) {
                Some(id) => drop(ids.known.insert(same_key(id).into_owned())),
                None => ids.has_others = true,
            }
        }
        ids
    }

    /// Finds those in a text before and after.
    pub(super) fn of_both((before, after): &(Option<String>, Option<String>)) -> Self {
        let [mut ids, others] = [before, after].map(|text| Self::of(text.as_deref().unwrap_or_default()));
        ids.known.extend(others.known);
        ids.has_others |= others.has_others;
        ids
    }

    /// Returns whether one of these ids may be among them.
    pub(super) fn may_hold_any(&self, wanted: &BTreeSet<String>) -> bool {
        self.has_others || !self.known.is_disjoint(wanted)
    }

    /// Returns those that can be read.
    pub(super) fn into_known(self) -> BTreeSet<String> {
        self.known
    }
}

/// Returns what is assigned where a key has just been read; none where nothing is.
fn assigned(rest: &str) -> Option<&str> {
    let rest = rest.strip_prefix(['"', '\'']).unwrap_or(rest);
    Some(rest.trim_start_matches([' ', '\t']).strip_prefix('=')?.trim_start_matches([' ', '\t']))
}

/// Returns the text that a value is; none where it cannot be taken as it stands.
fn plain(value: &str) -> Option<&str> {
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let text = value[1..].split(['\n', quote]).next()?;
    Some(text).filter(|id| !id.contains('\\') && !id.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_found_however_it_is_written() {
        for text in ["id = \"Å-1\"", "  id='A\u{30a}-1' # x", "a = [{ id =\t\"å-1\" }]", "\"id\" = \"å-1\"\r\n"] {
            let ids = Ids::of(text);
            assert!(ids.known.contains("å-1") && !ids.has_others, "{text}");
        }
        for text in ["id = \"\\u00e5-1\"", "id = \"\"\"\nå-1\"\"\"", "id = 4.1"] {
            assert!(Ids::of(text).may_hold_any(&BTreeSet::new()), "{text}");
        }
        assert_eq!(Ids::of("valid = \"x\"\nidea = \"y\"\n# id, och id\nx_id = \"z\""), Ids::default());
    }
}
