//! Where a plan lies, as a code host sees it.

use std::fs;
use std::iter;
use std::path::{Component, Path, PathBuf};

/// What git keeps at the top of a work tree: a folder, or in a linked work tree or a submodule a file.
const GIT: &str = ".git";

/// Returns the folder of a plan, seen from the top of the git work tree that it lies in, else from the directory `here`.
///
/// It is what stands before a path in the plan: empty, or with a `/` at its end, and with `/` on every system.
pub fn folder_in_work_tree(dir: &Path, here: &Path) -> String {
    // A path that cannot be followed is taken as it stands.
    let followed = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let dir = followed(dir);
    let top = dir.ancestors().find(|above| fs::symlink_metadata(above.join(GIT)).is_ok());
    let folder = relative(&dir, top.unwrap_or(&followed(here)));
    folder.components().map(|part| part.as_os_str().to_string_lossy() + "/").collect()
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
