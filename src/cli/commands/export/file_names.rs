//! What the files of owners are called.

use std::collections::BTreeSet;

use crate::model::same_key;
use crate::source::printable_line;

/// The most characters of a name: a path of a few folders stays within what Windows opens.
const LONGEST: usize = 80;

/// What some system does not let stand in a name, or makes something of.
const FORBIDDEN: [char; 11] = ['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\u{fffd}', '␊'];

/// What Windows takes for a device, whatever stands after the point.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// Names of files in one folder, no two of them the same to any system.
#[derive(Debug, Default)]
pub(super) struct FileNames {
    /// Without regard to case and normal form.
    taken: BTreeSet<String>,
}

impl FileNames {
    /// Returns a name like the one that is wished for, with an extension.
    pub(super) fn name(&mut self, wished: &str, extension: &str) -> String {
        let safe = |c: char| if FORBIDDEN.contains(&c) { '-' } else { c };
        let clean: String = printable_line(wished).chars().map(safe).take(LONGEST).collect();
        // What begins with a point is hidden; what ends with one, or a space, Windows cuts.
        let clean = clean.trim_matches(|c: char| c == '.' || c.is_whitespace());
        let mut name = clean.to_owned();
        let mut number = 1;
        while is_kept(&name) || !self.taken.insert(same_key(&name).into_owned()) {
            number += 1;
            format!("{clean} ({number})").trim_start().clone_into(&mut name);
        }
        format!("{name}.{extension}")
    }
}

/// Whether a name is no name, or one that Windows keeps for itself.
fn is_kept(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let device = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    name.is_empty() || (DEVICES.contains(&device) && stem.len() <= device.len() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_takes_the_names_and_tells_them_apart() {
        let mut names = FileNames::default();
        for (wished, name) in [
            ("Främjandeverksamhet bild och form", "Främjandeverksamhet bild och form.xlsx"),
            ("främjandeverksamhet bild och FORM", "främjandeverksamhet bild och FORM (2).xlsx"),
            ("Fra\u{308}mjandeverksamhet bild och form", "Fra\u{308}mjandeverksamhet bild och form (3).xlsx"),
            ("Barn/unga: \"kultur\"?", "Barn-unga- -kultur--.xlsx"),
            ("../../etc/passwd", "-..-etc-passwd.xlsx"),
            (".dold. ", "dold.xlsx"),
            ("", "(2).xlsx"),
            ("...", "(3).xlsx"),
            ("CON", "CON (2).xlsx"),
            ("com1", "com1 (2).xlsx"),
            ("Lpt", "Lpt (2).xlsx"),
            ("Consensus", "Consensus.xlsx"),
            ("a\u{202e}b\nc", "a-b-c.xlsx"),
        ] {
            assert_eq!(names.name(wished, "xlsx"), name, "{wished:?}");
        }
        assert_eq!(names.name(&"å".repeat(300), "csv").chars().count(), LONGEST + ".csv".len());
    }
}
