//! Names that may be in unreadable parts of the files.

use std::collections::HashSet;

use super::same_key;

/// The maximum length of a text that is split into names.
const LONGEST: usize = 1024 * 1024;

/// The names in files with errors. A name that is not found elsewhere may be defined there, and must not be
/// reported as unknown.
#[derive(Debug, Default)]
pub struct PossibleNames {
    is_all: bool,
    names: HashSet<String>,
}

impl PossibleNames {
    /// Creates a set that may hold any name.
    pub fn everything() -> Self {
        Self { is_all: true, names: HashSet::new() }
    }

    /// Adds all names in a file, valid or not.
    ///
    /// A text longer than a person would write is not searched; it may hold any name.
    pub fn add(&mut self, text: &str) {
        if text.len() > LONGEST {
            self.is_all = true;
            return;
        }
        for line in text.lines() {
            let quoted = line.split(['"', '\'', '”', '“', '„', '»', '«', '’', '‘']);
            let bare = line.split(['=', ':', ',', '[', ']', '"']);
            let names = quoted.chain(bare).map(str::trim).filter(|name| !name.is_empty());
            self.names.extend(names.map(|name| same_key(name).into_owned()));
        }
    }

    /// Adds all possible names, for a file that is not text.
    pub fn add_everything(&mut self) {
        self.is_all = true;
    }

    /// Returns whether everything could be read.
    pub fn is_empty(&self) -> bool {
        !self.is_all && self.names.is_empty()
    }

    /// Returns whether a name may be in an unreadable part, ignoring case and normalization.
    pub fn may_hold(&self, name: &str) -> bool {
        self.is_all || (!self.names.is_empty() && self.names.contains(&*same_key(name)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_its_line_is_broken() {
        let mut possible_names = PossibleNames::default();
        assert!(!possible_names.may_hold("Film"));
        possible_names.add("name = \"Film\nname = Dans\naliases = [\"Teater, ung\" \"Musik\"]\nid: 4.1");
        for name in ["Film", "dans", "Teater, ung", "Musik", "4.1"] {
            assert!(possible_names.may_hold(name), "{name}");
        }
        assert!(!possible_names.may_hold("Bild"));
        possible_names.add_everything();
        assert!(possible_names.may_hold("Bild"));
    }
}
