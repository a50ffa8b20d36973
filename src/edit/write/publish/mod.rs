//! Publication of generated files, such as a site, in a folder that may contain other files.
//!
//! A list in the folder names the generated files with the checksum of each. Anybody could have written that list, and
//! computed the checksums. So it only narrows: a file is replaced or removed if it is in the list, unchanged, has a
//! name that a generated file can have, and its own content says that it was generated. No symbolic link is followed,
//! and no folder with a plan or with git's files is touched.

mod place;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::temporary;
use crate::source::hash_of_bytes;

/// The recognition of generated files.
#[derive(Clone, Copy, Debug)]
pub struct GeneratedFiles {
    /// Returns whether a generated file can have this path.
    pub is_path: fn(&str) -> bool,
    /// Returns whether a file at such a path was generated, by its content alone.
    pub is_content: fn(&str, &[u8]) -> bool,
}

/// A folder that is being published.
#[derive(Debug)]
pub struct PublishedFolder {
    dir: PathBuf,
    /// The generated files that are there, with their checksums.
    before: BTreeMap<String, String>,
    /// The paths of all files to publish.
    wanted: BTreeSet<String>,
    /// The files published so far, with their checksums.
    written: BTreeMap<String, String>,
    /// The number of new or changed files.
    changed: usize,
}

/// The reason why a folder cannot be published.
#[derive(Debug)]
pub enum NotPublished {
    /// It has files but no list.
    Foreign,
    /// This file in it belongs to a plan or to git.
    Kept(String),
    /// Something at this path was not generated, or has changed since.
    InTheWay(String),
    /// There is a symbolic link at this path.
    Link(String),
    /// The list cannot be read, or is invalid.
    List,
    /// The file system reports an error at this path.
    System(String, io::Error),
}

impl PublishedFolder {
    /// Prepares to publish files at these paths. Writes nothing, and fails if a file that was not generated would be
    /// replaced.
    pub fn open<'f>(
        dir: &Path,
        paths: impl Iterator<Item = &'f str>,
        generated: GeneratedFiles,
    ) -> Result<Self, NotPublished> {
        place::expect_no_link_to(dir)?;
        place::expect_folder(dir, "")?;
        let before = read_list(dir, generated)?;
        if before.is_none() && !place::is_empty(dir)? {
            return Err(NotPublished::Foreign);
        }
        let before = before.unwrap_or_default();
        let wanted: BTreeSet<&str> = paths.collect();
        let all: BTreeSet<&str> = wanted.iter().copied().chain(before.keys().map(String::as_str)).collect();
        let folders: BTreeSet<&str> = all.iter().flat_map(|path| place::folders(path)).collect();
        for folder in folders {
            place::expect_folder(dir, folder)?;
        }
        let mut kept = BTreeMap::new();
        for path in all {
            let Some(bytes) = place::content(dir, path)? else { continue };
            let now = hash_of_bytes(&bytes);
            match before.get(path) {
                Some(hash) if (*hash == now || hash == UNKNOWN) && (generated.is_content)(path, &bytes) => {
                    kept.insert(path.to_owned(), now);
                }
                // A changed file that is no longer generated is left to whoever changed it.
                _ if wanted.contains(path) => return Err(NotPublished::InTheWay(path.to_owned())),
                _ => {}
            }
        }
        let wanted = wanted.into_iter().map(str::to_owned).collect();
        Ok(Self { dir: dir.to_path_buf(), before: kept, wanted, written: BTreeMap::new(), changed: 0 })
    }

    /// Writes a file, unless it has this content already.
    pub fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), NotPublished> {
        let hash = hash_of_bytes(bytes);
        let is_same = self.before.get(path).is_some_and(|before| *before == hash);
        if !is_same {
            if self.changed == 0 {
                // The manifest comes first: if writing is interrupted, the next run may replace all of these files.
                let wanted = self.wanted.iter().map(|path| (path.clone(), UNKNOWN.to_owned()));
                self.write_list(&self.before.clone().into_iter().chain(wanted).collect())?;
            }
            self.changed += 1;
            self.put(path, bytes)?;
        }
        self.written.insert(path.to_owned(), hash);
        Ok(())
    }

    /// Removes the files that are no longer generated, and writes the manifest. Returns the number of new or changed
    /// files.
    pub fn finish(self) -> Result<usize, NotPublished> {
        for path in self.before.keys().filter(|path| !self.written.contains_key(*path)) {
            let file = self.dir.join(path);
            fs::remove_file(&file).map_err(|error| NotPublished::System(path.clone(), error))?;
            // Removes the folders that are empty now.
            let folders = file.ancestors().skip(1).take_while(|folder| *folder != self.dir);
            for folder in folders {
                if fs::remove_dir(folder).is_err() {
                    break;
                }
            }
        }
        self.write_list(&self.written)?;
        Ok(self.changed)
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), NotPublished> {
        let file = self.dir.join(path);
        let put = || -> io::Result<()> {
            if let Some(folder) = file.parent() {
                fs::create_dir_all(folder)?;
            }
            // A new file is renamed over the old one: readers see one or the other, and no link is followed.
            let name = temporary::free_name(&file);
            let new = file.with_file_name(&name);
            let mut opened = fs::OpenOptions::new().write(true).create_new(true).open(&new)?;
            io::Write::write_all(&mut opened, bytes)
                .and_then(|()| fs::rename(&new, &file))
                .inspect_err(|_| temporary::remove(&file, &name))
        };
        put().map_err(|error| NotPublished::System(path.to_owned(), error))
    }

    fn write_list(&self, files: &BTreeMap<String, String>) -> Result<(), NotPublished> {
        self.put(LIST, list_text(files).as_bytes())
    }
}

/// The name of the list.
pub(super) const LIST: &str = "plan-site.txt";
/// The checksum in the list of a file whose writing may have been interrupted.
pub(super) const UNKNOWN: &str = "-";

/// Returns the text of a list, with the checksum of each file.
fn list_text(files: &BTreeMap<String, String>) -> String {
    files.iter().map(|(path, hash)| format!("{hash}  {path}\n")).collect()
}

/// Reads the list; none if there is none. A list with a path that no generated file can have is invalid: it must not
/// lead out of the folder, to hidden files, or to files of another kind.
fn read_list(dir: &Path, generated: GeneratedFiles) -> Result<Option<BTreeMap<String, String>>, NotPublished> {
    let Some(bytes) = place::content(dir, LIST)? else { return Ok(None) };
    let text = String::from_utf8(bytes).map_err(|_| NotPublished::List)?;
    let file = |line: &str| {
        let (hash, path) = line.split_once("  ")?;
        (generated.is_path)(path).then(|| (path.to_owned(), hash.to_owned()))
    };
    text.lines().map(|line| file(line).ok_or(NotPublished::List)).collect::<Result<_, _>>().map(Some)
}
