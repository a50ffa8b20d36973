//! Files that look like a part of a plan, and are none: copies, and files with a wrong name.

use std::path::Path;

/// Why a file that looks like a part of a plan is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stray {
    /// Its name is right but for its capitals.
    Case,
    /// Its name is not Unicode.
    Name,
    /// Something stands after `.toml`, as in what an editor left.
    Ending,
    /// Its name is that of what an editor or an office program keeps while a file is open.
    Leftover,
    /// It lies beside the governance, where only plans' folders are looked into.
    BesideGovernance,
    /// It lies beside the governance, and is called a copy of it.
    CopyOfGovernance,
    /// It is a second governance, in the folder of a plan.
    SecondGovernance,
    /// A folder of goal files without a manifest.
    NoManifest,
    /// A folder of goal files inside a plan's own folder.
    TooDeep,
    /// A link to what is read already, by its own name or by another link.
    ReadByOtherName,
    /// It has the name that an unfinished change was once noted by.
    Journal,
}

/// Where earlier versions noted what they were doing to a plan. Anybody can lay a file there.
const JOURNAL: &str = ".plan-journal";

/// Returns why a file of this name cannot belong to a plan; none where it can, or is plainly something else.
pub(super) fn misnamed(name: &str) -> Option<Stray> {
    if name == JOURNAL {
        return Some(Stray::Journal);
    }
    let lower = name.to_lowercase();
    // A name with a leading dot is an editor's or the system's own.
    if name.starts_with('.') || !lower.contains(".toml") {
        return None;
    }
    if name.starts_with(['~', '#']) {
        return Some(Stray::Leftover);
    }
    let is_own = [super::MANIFEST, super::GOVERNANCE].iter().any(|own| lower == *own && name != *own);
    let ending = Path::new(name).extension();
    if ending.is_none_or(|ending| !ending.eq_ignore_ascii_case("toml")) {
        return Some(Stray::Ending);
    }
    (is_own || ending.is_some_and(|ending| ending != "toml")).then_some(Stray::Case)
}

/// Words of a name that only a copy has.
const WORDS: [&str; 12] = [
    "kopia",
    "kopie",
    "kopi",
    "copy",
    "copie",
    "copia",
    "conflict",
    "conflicted",
    "conflicts",
    "duplicate",
    "backup",
    "dubblett",
];
/// What stands before the name of a computer in a copy that a sync program made.
const COMPUTERS: [&str; 4] = ["desktop", "laptop", "macbook", "imac"];
/// What git's merge tools call the sides of a conflict, with a number after it.
const SIDES: [&str; 3] = ["base", "local", "remote"];

/// Returns whether a name looks like a copy's: `1 (1).toml`, `1 - Kopia.toml`, `1-DESKTOP-AB12C.toml`.
pub fn looks_like_copy(name: &str) -> bool {
    let name = stem(name).to_lowercase();
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let says_so = |word: &&str| WORDS.contains(word) || word.ends_with("kopia") || word.contains("konflikt");
    let is_side = |pair: &[&str]| SIDES.contains(&pair[0]) && is_number(pair[1]);
    // The first word is what the original is called too.
    words.iter().any(says_so)
        || words.iter().skip(1).any(|word| COMPUTERS.contains(word))
        || words.windows(2).any(is_side)
        || is_numbered(&name)
}

/// Whether a name ends in a small number as file managers put it there: `1 (2)`, `1 2`.
fn is_numbered(name: &str) -> bool {
    let Some((_, last)) = name.rsplit_once(' ') else { return false };
    let in_brackets = last.strip_prefix('(').and_then(|last| last.strip_suffix(')'));
    let number = in_brackets.unwrap_or(last);
    let most = if in_brackets.is_some() { 2 } else { 1 };
    (1..=most).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether a name looks like that of a copy of the file called `original`.
pub fn is_called_copy_of(name: &str, original: &str) -> bool {
    let (name, original) = (stem(name).to_lowercase(), stem(original).to_lowercase());
    let is_apart = |rest: &str, at_end: bool| {
        let neighbour = if at_end { rest.chars().next_back() } else { rest.chars().next() };
        neighbour.is_some_and(|c| !c.is_alphanumeric())
    };
    let begins = name.strip_prefix(&original).is_some_and(|rest| is_apart(rest, false));
    let ends = name.strip_suffix(&original).is_some_and(|rest| is_apart(rest, true));
    (begins || ends) && looks_like_copy(&name)
}

/// Returns a key by which, of names of files with the same content, the original's comes first: it does not look like a
/// copy's, and is the shortest.
pub fn originality(name: &str) -> (bool, usize) {
    (looks_like_copy(name), name.chars().count())
}

fn stem(name: &str) -> &str {
    let is_toml = Path::new(name).extension().is_some_and(|ending| ending == "toml");
    if is_toml { &name[..name.len() - ".toml".len()] } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plainly_something_else_is_left_alone() {
        for name in ["4.1.toml", "plan.toml", "README.md", ".gitkeep", ".4.1.toml.swp", "toml", "Plan.docx"] {
            assert_eq!(misnamed(name), None, "{name}");
        }
        assert_eq!(misnamed(".plan-journal"), Some(Stray::Journal));
        for name in ["Plan.toml", "2.TOML", "Governance.toml", "4.1.Toml"] {
            assert_eq!(misnamed(name), Some(Stray::Case), "{name}");
        }
        for name in ["4.1.toml.txt", "4.1.toml.orig", "4.1.toml~", "4.1.toml.bak"] {
            assert_eq!(misnamed(name), Some(Stray::Ending), "{name}");
        }
        for name in ["~$4.1.toml", "#4.1.toml#", "#4.1.toml", "~4.1.toml"] {
            assert_eq!(misnamed(name), Some(Stray::Leftover), "{name}");
        }
    }

    #[test]
    fn copies_are_known_by_their_names() {
        for name in [
            "1-DESKTOP-AB12C.toml",
            "1-LAPTOP-7Q.toml",
            "1-Annas-MacBook-Pro.toml",
            "1 (1).toml",
            "1 (12).toml",
            "1 2.toml",
            "1 - Kopia.toml",
            "1 - Kopia (2).toml",
            "1 kopia.toml",
            "Kopia av 1.toml",
            "Säkerhetskopia av 1.toml",
            "1 - Copy.toml",
            "Copy of 1.toml",
            "1 copy 2.toml",
            "1 (Anna Eks konfliktkopia 2026-01-01).toml",
            "1 (Anna's conflicted copy 2026-01-01).toml",
            "1.sync-conflict-20260101-120000-ABCDEFG.toml",
            "1 (Case Conflict).toml",
            "1_BACKUP_4711.toml",
            "1_REMOTE_4711.toml",
            "kulturplan - Kopia",
            "kulturplan (2)",
        ] {
            assert!(looks_like_copy(name), "{name}");
        }
        for name in [
            "1.toml",
            "4.1-kulturell-infrastruktur.toml",
            "plan.toml",
            "2024.toml",
            "copyright.toml",
            "plan (2024).toml",
            "mål 12.toml",
            "desktop.toml",
            "1-lokal-samverkan.toml",
            "kulturplan",
        ] {
            assert!(!looks_like_copy(name), "{name}");
        }
    }

    #[test]
    fn a_copy_is_called_after_its_original() {
        for name in ["plan (1).toml", "plan - Kopia.toml", "Kopia av plan.toml", "plan-DESKTOP-AB12C.toml"] {
            assert!(is_called_copy_of(name, "plan.toml"), "{name}");
        }
        for name in ["plan.toml", "kulturplan (1).toml", "plan-b.toml", "planer - Kopia.toml", "1 (1).toml"] {
            assert!(!is_called_copy_of(name, "plan.toml"), "{name}");
        }
    }

    #[test]
    fn the_original_comes_first() {
        let mut names = ["1 (1).toml", "1-av-min-dator.toml", "1.toml", "4.1 - Kopia.toml"];
        names.sort_by_key(|name| originality(name));
        assert_eq!(names, ["1.toml", "1-av-min-dator.toml", "1 (1).toml", "4.1 - Kopia.toml"]);
    }
}
