//! Files that look like a part of a plan, and are none.

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
}
