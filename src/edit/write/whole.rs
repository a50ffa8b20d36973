//! Writing files outside the plan, such as reports and sheets for colleagues.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::rights::{FileRights, LostRights};
use super::temporary::{self, sync_folder};

/// Writes a file atomically: other programs see the old content or the new. A link stays a link, and a replaced
/// file keeps its rights; those that it loses are returned. A special file, such as a pipe, is written to directly.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<LostRights> {
    let metadata = fs::metadata(path).ok();
    match &metadata {
        Some(metadata) if metadata.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        // The pipe behind `/dev/stdout` has no path of its own.
        Some(metadata) if !metadata.is_file() => return fs::write(path, bytes).map(|()| LostRights::default()),
        // The folder would allow a replacement, but the file was made read-only on purpose.
        Some(metadata) if metadata.permissions().readonly() => return Err(io::ErrorKind::ReadOnlyFilesystem.into()),
        _ => {}
    }
    let target = target(path)?;
    let rights = metadata.map(|_| FileRights::replaced(&target)).transpose()?;
    let name = temporary::free_name(&target);
    let lost = temporary::lay(&target, &name, bytes, rights.as_ref())?;
    if let Err(error) = fs::rename(target.with_file_name(&name), &target) {
        temporary::remove(&target, &name);
        return Err(error);
    }
    sync_folder(target.parent().unwrap_or(Path::new(".")));
    Ok(lost)
}

/// Creates a folder for such a file, if it does not exist.
pub fn make_folder(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

/// Folders that were created for a file that may not be written.
#[derive(Debug)]
pub struct MadeFolders(Vec<PathBuf>);

/// Creates a folder with its missing parents.
pub fn make_folders(path: &Path) -> io::Result<MadeFolders> {
    let is_new = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
    let new = path.ancestors().take_while(is_new).map(Path::to_path_buf).collect();
    make_folder(path)?;
    Ok(MadeFolders(new))
}

impl MadeFolders {
    /// Removes the created folders that are empty.
    pub fn take_back(&self) {
        // The innermost comes first. If one is not empty, its parents stay too.
        let _ = self.0.iter().try_for_each(fs::remove_dir);
    }
}

/// New files that are made together, with the folders that were made for them.
#[derive(Debug, Default)]
pub struct MadeFiles {
    files: Vec<PathBuf>,
    folders: Vec<MadeFolders>,
}

impl MadeFiles {
    /// Creates a file with its content; fails if the path exists.
    pub fn make(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if path.symlink_metadata().is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        if let Some(folder) = path.parent() {
            self.folders.push(make_folders(folder)?);
        }
        write_whole(path, bytes)?;
        self.files.push(path.to_path_buf());
        Ok(())
    }

    /// Takes all of them away, and the folders that are empty then.
    pub fn take_back(&self) {
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
        self.folders.iter().rev().for_each(MadeFolders::take_back);
    }
}

/// Returns the resolved path of a file, which may not exist.
fn target(path: &Path) -> io::Result<PathBuf> {
    if path.symlink_metadata().is_ok() {
        return fs::canonicalize(path);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().ok_or(io::ErrorKind::IsADirectory)?;
    Ok(fs::canonicalize(folder)?.join(name))
}

#[cfg(test)]
mod tests {
    use snapbox::dir::DirRoot;

    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let root = DirRoot::mutable_temp().unwrap();
        let dir = root.path().unwrap();
        for text in ["longer than the next", "short"] {
            write_whole(&dir.join("a.md"), text.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(dir.join("a.md")).unwrap(), text);
        }
        assert_eq!(fs::read_dir(dir).unwrap().count(), 1);
    }

    #[test]
    fn what_cannot_be_a_file_is_refused_and_left_alone() {
        let root = DirRoot::mutable_temp().unwrap();
        let dir = root.path().unwrap();
        fs::write(dir.join("kept"), "kept").unwrap();
        let mut rights = fs::metadata(dir.join("kept")).unwrap().permissions();
        rights.set_readonly(true);
        fs::set_permissions(dir.join("kept"), rights).unwrap();
        fs::create_dir(dir.join("folder")).unwrap();
        let kind = |path: &str| write_whole(&dir.join(path), b"x").unwrap_err().kind();
        assert_eq!(kind("kept"), io::ErrorKind::ReadOnlyFilesystem);
        assert_eq!(kind("folder"), io::ErrorKind::IsADirectory);
        assert_eq!(kind("nowhere/a.md"), io::ErrorKind::NotFound);
        assert_eq!(kind(".."), io::ErrorKind::IsADirectory);
        assert_eq!(fs::read_to_string(dir.join("kept")).unwrap(), "kept");
        assert_eq!(fs::read_dir(dir).unwrap().count(), 2);
    }

    #[test]
    fn only_folders_that_were_made_are_taken_back() {
        let root = DirRoot::mutable_temp().unwrap();
        let dir = root.path().unwrap();
        fs::create_dir(dir.join("a")).unwrap();
        let made = make_folders(&dir.join("a/b/c")).unwrap();
        assert!(dir.join("a/b/c").is_dir());
        made.take_back();
        assert!(dir.join("a").is_dir() && !dir.join("a/b").exists());
        make_folders(&dir.join("a")).unwrap().take_back();
        assert!(dir.join("a").is_dir());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_one_and_rights_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let root = DirRoot::mutable_temp().unwrap();
        let dir = root.path().unwrap();
        fs::write(dir.join("real.md"), "before").unwrap();
        fs::set_permissions(dir.join("real.md"), fs::Permissions::from_mode(0o640)).unwrap();
        symlink("real.md", dir.join("link.md")).unwrap();
        write_whole(&dir.join("link.md"), b"after").unwrap();
        assert!(dir.join("link.md").is_symlink());
        assert_eq!(fs::read_to_string(dir.join("real.md")).unwrap(), "after");
        assert_eq!(fs::metadata(dir.join("real.md")).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
