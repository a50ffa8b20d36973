//! The places that are read and written in a published folder.

use std::fs;
use std::io;
use std::path::Path;

use super::NotPublished;
use crate::source::{GOVERNANCE, MANIFEST, foreign_link, is_link};

/// The directory or file of git in a work tree.
const GIT: &str = ".git";

/// Fails if the path of the published folder goes through a symbolic link that somebody else may have put there, or
/// ends in one.
pub(super) fn expect_no_link_to(dir: &Path) -> Result<(), NotPublished> {
    match foreign_link(dir).or_else(|| is_link(dir).then(|| dir.to_path_buf())) {
        Some(link) => Err(NotPublished::Link(link.display().to_string())),
        None => Ok(()),
    }
}

/// Returns whether the published folder is missing or empty.
pub(super) fn is_empty(dir: &Path) -> Result<bool, NotPublished> {
    match fs::read_dir(dir) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(NotPublished::System(String::new(), error)),
    }
}

/// Returns the folders that a path lies in, below the published folder.
pub(super) fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// Fails if a folder in the published folder, or that itself, cannot be one, or belongs to a plan or to git.
pub(super) fn expect_folder(dir: &Path, folder: &str) -> Result<(), NotPublished> {
    let at = if folder.is_empty() { dir.to_path_buf() } else { dir.join(folder) };
    match fs::symlink_metadata(&at) {
        Ok(it) if it.is_symlink() => return Err(NotPublished::Link(at.display().to_string())),
        Ok(it) if it.is_dir() => {}
        Ok(_) if folder.is_empty() => {
            return Err(NotPublished::System(String::new(), io::ErrorKind::NotADirectory.into()));
        }
        Ok(_) => return Err(NotPublished::InTheWay(folder.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(NotPublished::System(folder.to_owned(), error)),
    }
    match [MANIFEST, GOVERNANCE, GIT].into_iter().find(|name| at.join(name).symlink_metadata().is_ok()) {
        Some(name) if folder.is_empty() => Err(NotPublished::Kept(name.to_owned())),
        Some(name) => Err(NotPublished::Kept(format!("{folder}/{name}"))),
        None => Ok(()),
    }
}

/// Returns the content of a file in the published folder; none if there is none. Fails if something else is there.
pub(super) fn content(dir: &Path, path: &str) -> Result<Option<Vec<u8>>, NotPublished> {
    let file = dir.join(path);
    let fault = |error: io::Error| NotPublished::System(path.to_owned(), error);
    match fs::symlink_metadata(&file) {
        Ok(it) if it.is_symlink() => Err(NotPublished::Link(file.display().to_string())),
        Ok(it) if it.is_file() => fs::read(&file).map(Some).map_err(fault),
        Ok(_) => Err(NotPublished::InTheWay(path.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(fault(error)),
    }
}
