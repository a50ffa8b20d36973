//! File names that are valid and distinct on every operating system.

use std::collections::BTreeSet;

use crate::model::{composed, loose_key, same_key};
use crate::source::{GOVERNANCE, MANIFEST, printable_line};

/// The maximum length of a name in bytes, with its extension. Encrypted file systems allow 143, and some Windows
/// programs cannot open paths longer than 259.
const LONGEST: usize = 120;

/// The maximum length of the name of a goal's file, without the extension.
const LONGEST_OF_GOAL: usize = 48;

/// The bytes of the maximum that are kept for a number after a duplicate name.
const NUMBER: usize = 8;

/// Characters that some operating system forbids in names or treats specially.
const FORBIDDEN: [char; 11] = ['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\u{fffd}', '␊'];

/// Device names that Windows reserves, with any extension. `com` and `lpt` are followed by a digit.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// The file names in use in one folder.
#[derive(Debug)]
pub struct FileNames {
    /// The names in use, case-folded and normalized.
    taken: BTreeSet<String>,
}

impl FileNames {
    /// Starts with the names that exist in the folder. The names of `plan.toml` and the governance file are
    /// reserved.
    pub fn beside<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let taken = names.into_iter().chain([MANIFEST, GOVERNANCE]);
        Self { taken: taken.map(|name| same_key(name).into_owned()).collect() }
    }

    /// Returns an unused name similar to the wished one, with an extension.
    pub fn name(&mut self, wished: &str, extension: &str) -> String {
        let stem = portable(wished, LONGEST - NUMBER - 1 - extension.len());
        let mut name = format!("{stem}.{extension}");
        let mut number = 1;
        while !self.taken.insert(same_key(&name).into_owned()) {
            number += 1;
            name = format!("{stem}-{number}.{extension}");
        }
        name
    }
}

/// Returns the name for a goal's file: the id and the first words of the title, in ASCII.
pub fn goal_file_name(id: &str, title: &str) -> String {
    let id: String = id.chars().map(|c| if c.is_alphanumeric() || matches!(c, '.' | '_') { c } else { '-' }).collect();
    let title = loose_key(title).into_owned();
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut name = id;
    for word in words {
        if name.len() + 1 + word.len() > LONGEST_OF_GOAL {
            break;
        }
        name.push('-');
        name += word;
    }
    name
}

/// Returns a text as a portable file name of at most this many bytes.
fn portable(wished: &str, most: usize) -> String {
    let safe = |c: char| match c {
        c if FORBIDDEN.contains(&c) => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    let clean: String = printable_line(wished).chars().filter(|c| !is_invisible(*c)).map(safe).collect();
    // Compose again: an invisible character between a letter and its accent is gone by now.
    let clean = composed(&clean);
    // A leading dot hides a file and a dash looks like an option. Office starts lock files with `~$`, and editors
    // start unsaved files with `#`.
    let clean = clean.trim_start_matches(|c: char| matches!(c, '.' | '-' | '~' | '#') || c.is_whitespace());
    let short = &clean[..clean.floor_char_boundary(most)];
    // Windows removes these.
    let stem = short.trim_end_matches(|c: char| c == '.' || c.is_whitespace());
    if stem.is_empty() || is_device(stem) { format!("_{stem}") } else { stem.to_owned() }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Returns whether Windows reserves a name for a device.
fn is_device(name: &str) -> bool {
    let name = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let is_number = |rest: &str| matches!(rest, "¹" | "²" | "³") || matches!(rest.as_bytes(), [b'0'..=b'9']);
    DEVICES.contains(&&*name) || NUMBERED_DEVICES.iter().any(|device| name.strip_prefix(device).is_some_and(is_number))
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::source::is_goal_file;

    #[test]
    fn every_system_takes_the_names_and_tells_them_apart() {
        let mut names = FileNames::beside([]);
        for (wished, name) in [
            ("Främjandeverksamhet bild och form", "Främjandeverksamhet bild och form.xlsx"),
            ("främjandeverksamhet bild och FORM", "främjandeverksamhet bild och FORM-2.xlsx"),
            ("Fra\u{308}mjandeverksamhet bild och form", "Främjandeverksamhet bild och form-3.xlsx"),
            ("Fra\u{feff}\u{308}mst", "Främst.xlsx"),
            ("Barn/unga: \"kultur\"?", "Barn-unga- -kultur--.xlsx"),
            ("../../etc/passwd", "etc-passwd.xlsx"),
            (".dold. ", "dold.xlsx"),
            ("", "_.xlsx"),
            ("...", "_-2.xlsx"),
            ("\u{200b}\u{feff}", "_-3.xlsx"),
            ("CON", "_CON.xlsx"),
            ("Aux. chef", "_Aux. chef.xlsx"),
            ("nul.txt", "_nul.txt.xlsx"),
            ("con .x", "_con .x.xlsx"),
            ("com1.a", "_com1.a.xlsx"),
            ("COM¹", "_COM¹.xlsx"),
            ("lpt9", "_lpt9.xlsx"),
            ("CONIN$", "_CONIN$.xlsx"),
            ("Lpt", "Lpt.xlsx"),
            ("com10", "com10.xlsx"),
            ("Consensus", "Consensus.xlsx"),
            ("~$blad", "$blad.xlsx"),
            ("--help", "help.xlsx"),
            ("a\u{202e}b\nc\u{a0}d", "a-b-c d.xlsx"),
        ] {
            assert_eq!(names.name(wished, "xlsx"), name, "{wished:?}");
        }
        let long = names.name(&"å".repeat(300), "csv");
        assert!(long.len() <= LONGEST && long.len() > 100, "{long}");
    }

    #[test]
    fn the_name_of_a_goal_is_short_and_of_plain_letters() {
        assert_eq!(goal_file_name("4.4", "Öka åtkomsten: ”kultur” för ALLA"), "4.4-oka-atkomsten-kultur-for-alla");
        assert_eq!(goal_file_name("4.4", "…"), "4.4");
        let long = goal_file_name("4.10", "Utveckla den kulturella infrastrukturen i hela Örebro län");
        assert_eq!(long, "4.10-utveckla-den-kulturella-infrastrukturen-i");
    }

    #[test]
    fn no_goal_takes_the_place_of_another_or_of_what_makes_a_plan() {
        let mut names = FileNames::beside(["4.1.toml", "Mål.toml", "MA\u{30a}L.toml"]);
        for (wished, name) in [
            ("4.1", "4.1-2.toml"),
            ("plan", "plan-2.toml"),
            ("PLAN", "PLAN-3.toml"),
            ("Governance", "Governance-2.toml"),
            ("mål", "mål-2.toml"),
            (".plan", "plan-4.toml"),
        ] {
            assert_eq!(names.name(wished, "toml"), name, "{wished:?}");
        }
    }

    /// Generates names that are special on some system, with a few letters around them.
    fn wished() -> impl Strategy<Value = String> {
        prop_oneof![
            "[. -]{0,2}(con|CON|Aux|nul|com[0-9¹²³]|Lpt[0-9]|conin\\$|plan|Governance|~\\$x|å|a\u{30a})[. 1-]{0,3}[a-z]{0,2}",
            "(?s).{0,40}",
            "[.å😀 -]{0,300}",
        ]
    }

    proptest! {
        #[test]
        fn every_name_is_portable(wished in vec(wished(), 1..30)) {
            let mut names = FileNames::beside(["4.1.toml"]);
            let names: Vec<String> = wished.iter().map(|wished| names.name(wished, "toml")).collect();
            for name in &names {
                let stem = name.strip_suffix(".toml").expect("the extension");
                prop_assert!(is_goal_file(name) && name.len() <= LONGEST, "{:?}", name);
                prop_assert!(!is_device(stem) && !stem.starts_with(['.', '-', '~', '#', ' ']), "{:?}", name);
                prop_assert!(!stem.ends_with(['.', ' ']) && composed(name) == *name, "{:?}", name);
                prop_assert!(!name.chars().any(|c| c.is_control() || FORBIDDEN.contains(&c)), "{:?}", name);
            }
            let unique: BTreeSet<String> = names.iter().map(|name| same_key(name).into_owned()).collect();
            prop_assert_eq!(unique.len(), names.len());
        }
    }
}
