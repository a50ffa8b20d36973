//! The names of the files that belong to a plan.

use std::collections::HashSet;
use std::path::Path;

use super::skipped::{SkipReason, skip_reason};
use super::{GOVERNANCE, MANIFEST};

/// Returns the files of a plan or portfolio among all paths below a directory.
///
/// Paths are relative to that directory. A directory with a manifest is one plan, whatever is beside it; otherwise
/// only its governance counts, and the plans are the folders with a manifest.
pub(super) fn files_of_plan(paths: Vec<String>) -> Vec<String> {
    files_and_skipped(paths).0
}

/// Returns the files of a plan or portfolio, like [`files_of_plan`], and the files in their folders that are not read
/// because of their names.
pub(super) fn files_and_skipped(paths: Vec<String>) -> (Vec<String>, Vec<(String, SkipReason)>) {
    let is_one_plan = paths.iter().any(|path| path == MANIFEST);
    let plans: HashSet<String> =
        paths.iter().filter_map(|path| path.strip_suffix(MANIFEST)?.strip_suffix('/')).map(str::to_owned).collect();
    let (mut files, mut skipped) = (Vec::new(), Vec::new());
    for path in paths {
        let (folder, name) = path.split_once('/').unwrap_or(("", &path));
        let is_in_plan = if is_one_plan { folder.is_empty() } else { plans.contains(folder) && !name.contains('/') };
        let is_governance = folder.is_empty() && name == GOVERNANCE;
        match skip_reason(name) {
            Some(why) if is_in_plan || folder.is_empty() => skipped.push((path, why)),
            None if is_governance || (is_in_plan && is_toml(name) && (folder.is_empty() || name != GOVERNANCE)) => {
                files.push(path);
            }
            Some(_) | None => {}
        }
    }
    (files, skipped)
}

/// Returns whether a file of this name can be a plan's. Hidden files belong to editors or the system.
pub fn is_toml(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "toml") && !name.starts_with('.')
}

/// Returns whether a file of this name in a plan's folder is a goal file.
pub fn is_goal_file(name: &str) -> bool {
    is_toml(name) && skip_reason(name).is_none() && ![MANIFEST, GOVERNANCE].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(paths: &[&str]) -> Vec<String> {
        files_of_plan(paths.iter().map(|path| (*path).to_owned()).collect())
    }

    #[test]
    fn a_portfolio_is_its_governance_and_the_folders_with_a_manifest() {
        let all = [
            "governance.toml",
            "other.toml",
            "a/plan.toml",
            "a/1.toml",
            "a/b/2.toml",
            "c/1.toml",
            "a/.x.toml",
            "a/governance.toml",
            "a/Plan.toml",
        ];
        assert_eq!(of(&all), ["governance.toml", "a/plan.toml", "a/1.toml"]);
    }

    #[test]
    fn what_is_not_read_for_its_name_is_beside_what_is() {
        let skipped = |paths: &[&str]| -> Vec<String> {
            let (_, skipped) = files_and_skipped(paths.iter().map(|path| (*path).to_owned()).collect());
            skipped.into_iter().map(|(path, _)| path).collect()
        };
        assert_eq!(skipped(&["plan.toml", "1.TOML", "2.toml.txt", "a/3.TOML", "readme.md"]), ["1.TOML", "2.toml.txt"]);
        assert_eq!(
            skipped(&["Governance.toml", "a/plan.toml", "a/1.TOML", "b/2.TOML"]),
            ["Governance.toml", "a/1.TOML"]
        );
    }

    #[test]
    fn a_manifest_makes_the_directory_one_plan() {
        assert_eq!(of(&["plan.toml", "1.toml", "readme.md", "a/plan.toml"]), ["plan.toml", "1.toml"]);
    }
}
