//! A file that is nobody's but the reader's: a report, a sheet for colleagues.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::temporary::{self, sync_folder};

/// Writes a file whole: another program sees what was there before, or all of the new. A link stays one; so do the
/// rights of a file that is replaced.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = target(path)?;
    let like = fs::metadata(&target).ok();
    if like.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let name = temporary::lay(&target, bytes, like.as_ref())?;
    if let Err(error) = fs::rename(target.with_file_name(&name), &target) {
        temporary::remove(&target, &name);
        return Err(error);
    }
    sync_folder(target.parent().unwrap_or(Path::new(".")));
    Ok(())
}

/// Where a file really lies, or would.
fn target(path: &Path) -> io::Result<PathBuf> {
    if path.symlink_metadata().is_ok() {
        return fs::canonicalize(path);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(fs::canonicalize(folder)?.join(path.file_name().unwrap_or_default()))
}
