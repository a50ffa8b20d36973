//! Where a plan lies, as a code host sees it.

use std::fs;
use std::iter;
use std::path::{Component, Path, PathBuf};

/// What git keeps at the top of a work tree: a folder, or in a linked work tree or a submodule a file.
const GIT: &str = ".git";

/// What git would take for the repository of a directory.
pub(super) enum Above {
    /// Nothing: the directory lies in no repository.
    Nothing,
    /// A work tree.
    WorkTree,
    /// A folder that looks like a repository itself. It may have come with the files around it, and its settings could
    /// run programs.
    Bare(PathBuf),
}

/// Looks upwards for the repository of a directory, as git does.
pub(super) fn repository_above(dir: &Path) -> Above {
    let dir = followed(dir);
    let mut is_any = false;
    for folder in dir.ancestors() {
        if is_repository(&folder.join(GIT)) {
            return Above::WorkTree;
        }
        if is_git_dir(folder) {
            return Above::Bare(folder.to_path_buf());
        }
        is_any |= fs::symlink_metadata(folder.join(GIT)).is_ok();
    }
    // What is wrong with a damaged one, git says itself.
    if is_any { Above::WorkTree } else { Above::Nothing }
}

/// Whether a path is what a work tree has at its top: a git directory, or a file that names one.
fn is_repository(path: &Path) -> bool {
    is_git_dir(path) || fs::metadata(path).is_ok_and(|about| about.is_file())
}

/// Whether git would take a folder for a git directory. Its `HEAD` may be a link that leads nowhere.
fn is_git_dir(folder: &Path) -> bool {
    let has_own = || folder.join("objects").is_dir() && folder.join("refs").is_dir();
    let is_there = |name: &str| fs::symlink_metadata(folder.join(name)).is_ok();
    is_there("HEAD") && (has_own() || is_there("commondir"))
}

/// Returns a path without links; one that cannot be followed as it stands.
fn followed(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

/// Returns the folder of a plan, seen from the top of the git work tree that it lies in, else from the directory
/// `here`.
///
/// It is what stands before a path in the plan: empty, or with a `/` at its end, and with `/` on every system.
pub fn folder_in_work_tree(dir: &Path, here: &Path) -> String {
    let dir = followed(dir);
    let folder = relative(&dir, top_of_work_tree(&dir).unwrap_or(&followed(here)));
    folder.components().map(|part| part.as_os_str().to_string_lossy() + "/").collect()
}

/// Returns the top of the git work tree that a directory lies in; none where it lies in none.
pub fn top_of_work_tree(dir: &Path) -> Option<&Path> {
    dir.ancestors().find(|above| fs::symlink_metadata(above.join(GIT)).is_ok())
}

/// Returns the way from one directory to another, both from the root.
fn relative(to: &Path, from: &Path) -> PathBuf {
    let shared = to.components().zip(from.components()).take_while(|(one, other)| one == other).count();
    if shared == 0 {
        return to.to_path_buf();
    }
    let up = iter::repeat_n(Component::ParentDir, from.components().count() - shared);
    up.chain(to.components().skip(shared)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_leads_down_up_and_across() {
        let way = |to: &str, from: &str| relative(Path::new(to), Path::new(from));
        assert_eq!(way("/a/b/c", "/a"), Path::new("b/c"));
        assert_eq!(way("/a", "/a"), Path::new(""));
        assert_eq!(way("/a/x/y", "/a/b/c"), Path::new("../../x/y"));
    }

    #[test]
    fn a_folder_ends_so_that_a_path_can_follow() {
        let nowhere = |dir: &str, here: &str| folder_in_work_tree(Path::new(dir), Path::new(here));
        // No such directories: nothing is followed, and nothing above them is git's.
        assert_eq!(nowhere("/no such place/plan", "/no such place"), "plan/");
        assert_eq!(nowhere("/no such place", "/no such place"), "");
    }
}
