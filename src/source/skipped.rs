//! Files that look like a part of a plan but are not, such as copies and misspelt names.

use std::path::Path;

/// The reason why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SkipReason {
    /// Its name has wrong capitals.
    Case,
    /// Its name is not Unicode.
    Name,
    /// Its name goes on after `.toml`, as in an editor's backup.
    Ending,
    /// It is a temporary file of an editor or an office program.
    Leftover,
    /// It is beside the governance, where only folders of plans are read.
    BesideGovernance,
    /// It is beside the governance, and its name looks like that of a copy.
    CopyOfGovernance,
    /// It is another governance, in the folder of a plan.
    SecondGovernance,
    /// A folder of goal files without a manifest.
    NoManifest,
    /// A folder of goal files inside a plan's own folder.
    TooDeep,
    /// It is a link to something that is read under another name.
    ReadByOtherName,
    /// It has the name of the journal of earlier versions.
    Journal,
}

/// The name of the journal of earlier versions. It is not trusted, because anybody can create such a file.
const JOURNAL: &str = ".plan-journal";

const TOML: &str = ".toml";

/// Returns the reason why a file of this name cannot belong to a plan; `None` if it can, or is clearly something
/// else.
pub(super) fn skip_reason(name: &str) -> Option<SkipReason> {
    if name == JOURNAL {
        return Some(SkipReason::Journal);
    }
    let lower = name.to_lowercase();
    // Hidden files belong to editors or the system.
    if name.starts_with('.') || !lower.contains(TOML) {
        return None;
    }
    if name.starts_with(['~', '#']) {
        return Some(SkipReason::Leftover);
    }
    let is_own = [super::MANIFEST, super::GOVERNANCE].iter().any(|own| lower == *own && name != *own);
    let ending = Path::new(name).extension();
    if ending.is_none_or(|ending| !ending.eq_ignore_ascii_case("toml")) {
        return Some(SkipReason::Ending);
    }
    (is_own || ending.is_some_and(|ending| ending != "toml")).then_some(SkipReason::Case)
}

/// The endings of backups. Their originals may have been renamed or removed since.
const BACKUPS: [&str; 10] = ["bak", "backup", "old", "orig", "rej", "save", "swp", "tmp", "merge", "conflict"];

/// Returns the name, in small letters, that a file with a wrong name should have; `None` for a backup.
pub fn original_of_skipped(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let end = lower.find(TOML)? + TOML.len();
    let rest = &lower[end..];
    let is_backup = rest.ends_with('~') || rest.rsplit('.').next().is_some_and(|ending| BACKUPS.contains(&ending));
    (!is_backup).then(|| lower[..end].to_owned())
}

/// Words in the names of copies.
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
/// Prefixes of computer names in the names of sync programs' copies.
const COMPUTERS: [&str; 4] = ["desktop", "laptop", "macbook", "imac"];
/// The sides of a conflict in the names of git merge tools' files, followed by a number.
const SIDES: [&str; 3] = ["base", "local", "remote"];

/// Returns whether a name looks like that of a copy: `1 (1).toml`, `1 - Kopia.toml`, `1-DESKTOP-AB12C.toml`.
pub fn looks_like_copy(name: &str) -> bool {
    let name = stem(name).to_lowercase();
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let says_so = |word: &&str| WORDS.contains(word) || word.ends_with("kopia") || word.contains("konflikt");
    let is_side = |pair: &[&str]| SIDES.contains(&pair[0]) && is_number(pair[1]);
    // The first word is also that of the original.
    words.iter().any(says_so)
        || words.iter().skip(1).any(|word| COMPUTERS.contains(word))
        || words.windows(2).any(is_side)
        || is_numbered(&name)
}

/// Returns whether a name ends in a small number, as added by file managers: `1 (2)`, `1 2`.
fn is_numbered(name: &str) -> bool {
    let Some((_, last)) = name.rsplit_once(' ') else { return false };
    let in_brackets = last.strip_prefix('(').and_then(|last| last.strip_suffix(')'));
    let number = in_brackets.unwrap_or(last);
    let most = if in_brackets.is_some() { 2 } else { 1 };
    (1..=most).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether a name looks like that of a copy of `original`.
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

/// Returns a sort key that puts the original before its copies: the name does not look like a copy's, and is the
/// shortest.
pub fn originality(name: &str) -> (bool, usize) {
    (looks_like_copy(name), name.chars().count())
}

fn stem(name: &str) -> &str {
    let is_toml = Path::new(name).extension().is_some_and(|ending| ending == "toml");
    if is_toml { &name[..name.len() - TOML.len()] } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plainly_something_else_is_left_alone() {
        for name in ["4.1.toml", "plan.toml", "README.md", ".gitkeep", ".4.1.toml.swp", "toml", "Plan.docx"] {
            assert_eq!(skip_reason(name), None, "{name}");
        }
        assert_eq!(skip_reason(".plan-journal"), Some(SkipReason::Journal));
        for name in ["Plan.toml", "2.TOML", "Governance.toml", "4.1.Toml"] {
            assert_eq!(skip_reason(name), Some(SkipReason::Case), "{name}");
        }
        for name in ["4.1.toml.txt", "4.1.toml.orig", "4.1.toml~", "4.1.toml.bak"] {
            assert_eq!(skip_reason(name), Some(SkipReason::Ending), "{name}");
        }
        for name in ["~$4.1.toml", "#4.1.toml#", "#4.1.toml", "~4.1.toml"] {
            assert_eq!(skip_reason(name), Some(SkipReason::Leftover), "{name}");
        }
    }

    #[test]
    fn a_wrong_name_leads_to_the_right_one_and_a_backups_to_none() {
        for (name, original) in [
            ("2.TOML", "2.toml"),
            ("Plan.toml", "plan.toml"),
            ("Mål.toml.txt", "mål.toml"),
            ("2.toml.download", "2.toml"),
        ] {
            assert_eq!(original_of_skipped(name).as_deref(), Some(original));
        }
        for name in ["2.toml.orig", "2.toml~", "2.toml.~1~", "2.toml.txt.BAK", "README.md"] {
            assert_eq!(original_of_skipped(name), None, "{name}");
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
