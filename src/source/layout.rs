//! The names of the files that belong to a plan.

use std::path::Path;

use super::skipped::skip_reason;
use super::{GOVERNANCE, MANIFEST};

/// Returns the files of a plan or portfolio among all paths below a directory.
///
/// Paths are relative to that directory. A directory with a manifest is one plan, whatever is beside it; otherwise
/// only its governance counts, and the plans are the folders with a manifest.
pub(super) fn files_of_plan(mut paths: Vec<String>) -> Vec<String> {
    let is_one_plan = paths.iter().any(|path| path == MANIFEST);
    let manifests: Vec<String> = paths
        .iter()
        .filter_map(|path| path.split_once('/'))
        .filter(|(_, name)| *name == MANIFEST)
        .map(|(folder, _)| folder.to_owned())
        .collect();
    paths.retain(|path| match path.split_once('/') {
        _ if skip_reason(path.rsplit('/').next().unwrap_or(path)).is_some() => false,
        None => is_toml(path) && (is_one_plan || path == GOVERNANCE),
        Some((folder, name)) => {
            !is_one_plan
                && !name.contains('/')
                && is_toml(name)
                && name != GOVERNANCE
                && manifests.iter().any(|known| known == folder)
        }
    });
    paths
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
    fn a_manifest_makes_the_directory_one_plan() {
        assert_eq!(of(&["plan.toml", "1.toml", "readme.md", "a/plan.toml"]), ["plan.toml", "1.toml"]);
    }
}
