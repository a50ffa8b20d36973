//! The git work tree of a plan, without running git.

use std::fs;
use std::iter;
use std::path::{Component, Path, PathBuf};

/// The name of git's directory; a file in a linked work tree or a submodule.
const GIT: &str = ".git";

/// The repository that git would find for a directory.
pub(super) enum Above {
    /// None.
    Nothing,
    /// A work tree, with the way to its top.
    WorkTree(PathBuf),
    /// A folder that looks like a bare repository. It may have come with the files around it, and its settings
    /// could run programs.
    Bare(PathBuf),
}

/// Finds the repository of a directory in its ancestors, as git does.
pub(super) fn repository_above(dir: &Path) -> Above {
    let dir = followed(dir);
    let mut damaged = None;
    for folder in dir.ancestors() {
        if is_repository(&folder.join(GIT)) {
            return Above::WorkTree(relative(folder, &dir));
        }
        if is_git_dir(folder) {
            return Above::Bare(folder.to_path_buf());
        }
        if damaged.is_none() && fs::symlink_metadata(folder.join(GIT)).is_ok() {
            damaged = Some(relative(folder, &dir));
        }
    }
    // Git reports errors of a damaged repository itself.
    damaged.map_or(Above::Nothing, Above::WorkTree)
}

/// Returns whether a path is a git directory, or a file that refers to one.
fn is_repository(path: &Path) -> bool {
    is_git_dir(path) || fs::metadata(path).is_ok_and(|about| about.is_file())
}

/// Returns whether git would accept a folder as a git directory. `HEAD` may be a broken link.
fn is_git_dir(folder: &Path) -> bool {
    let has_own = || folder.join("objects").is_dir() && folder.join("refs").is_dir();
    let is_there = |name: &str| fs::symlink_metadata(folder.join(name)).is_ok();
    is_there("HEAD") && (has_own() || is_there("commondir"))
}

/// Resolves the links of a path, if it exists.
fn followed(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

/// Returns the folder of a plan relative to the top of its work tree, or else to the directory `here`.
///
/// It is the prefix of the plan's paths: empty, or ending in `/`, and with `/` on every system.
pub fn folder_in_work_tree(dir: &Path, here: &Path) -> String {
    let dir = followed(dir);
    let folder = relative(&dir, top_of_work_tree(&dir).unwrap_or(&followed(here)));
    folder.components().map(|part| part.as_os_str().to_string_lossy() + "/").collect()
}

/// Returns the top of the work tree of a directory, if it is in one.
pub fn top_of_work_tree(dir: &Path) -> Option<&Path> {
    dir.ancestors().find(|above| fs::symlink_metadata(above.join(GIT)).is_ok())
}

/// Returns the first symbolic link on a path that may have come with somebody else's files: in a relative path, or
/// within a work tree of git. What is written there would end up wherever they chose.
pub fn foreign_link(path: &Path) -> Option<PathBuf> {
    let (mut at, mut is_foreign) = (PathBuf::new(), path.is_relative());
    for part in path.components() {
        at.push(part);
        if is_foreign && is_link(&at) {
            return Some(at);
        }
        is_foreign |= fs::symlink_metadata(at.join(GIT)).is_ok();
    }
    None
}

/// Returns whether a path is a symbolic link.
pub fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink())
}

/// Returns the relative path from one absolute directory to another.
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
        // These directories do not exist, so no links are resolved and no repository is found.
        assert_eq!(nowhere("/no such place/plan", "/no such place"), "plan/");
        assert_eq!(nowhere("/no such place", "/no such place"), "");
    }
}
