//! Publication of generated files, such as a site, in a folder that may contain other files.
//!
//! A manifest in the folder lists the generated files with the checksum of each. Only files in the manifest are
//! replaced or removed, and only if they still have that checksum. Symbolic links in the folder are not followed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::source::hash_of_bytes;

/// The name of the manifest.
const LIST: &str = "plan-site.txt";
/// The checksum in the manifest of a file whose writing may have been interrupted.
const UNKNOWN: &str = "-";

/// A folder that is being published.
#[derive(Debug)]
pub struct PublishedFolder {
    dir: PathBuf,
    /// The files of the manifest that are unchanged, with their checksums.
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
    /// It has files but no manifest.
    Foreign,
    /// A file at this path is not in the manifest, or has changed since.
    InTheWay(String),
    /// There is a symbolic link at this path.
    Link(String),
    /// The manifest cannot be read, or is invalid.
    List,
    /// The file system reports an error at this path.
    System(String, io::Error),
}

impl PublishedFolder {
    /// Prepares to publish files at these paths. Writes nothing, and fails if a file that is not ours would be
    /// replaced.
    pub fn open<'f>(dir: &Path, paths: impl Iterator<Item = &'f str>) -> Result<Self, NotPublished> {
        let before = read_list(dir)?;
        if before.is_none() && fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some()) {
            return Err(NotPublished::Foreign);
        }
        let before = before.unwrap_or_default();
        let wanted: BTreeSet<&str> = paths.collect();
        let mut kept = BTreeMap::new();
        for path in wanted.iter().copied().chain(before.keys().map(String::as_str)).collect::<BTreeSet<_>>() {
            expect_no_link(dir, path)?;
            let Some(now) =
                content_hash(&dir.join(path)).map_err(|error| NotPublished::System(path.to_owned(), error))?
            else {
                continue;
            };
            match before.get(path) {
                Some(hash) if *hash == now || hash == UNKNOWN => {
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
            let new = file.with_extension("plan-new");
            let _ = fs::remove_file(&new);
            fs::OpenOptions::new()
                .write(true)
                .create_new(true)
                .open(&new)
                .and_then(|mut it| io::Write::write_all(&mut it, bytes))?;
            fs::rename(&new, &file)
        };
        put().map_err(|error| NotPublished::System(path.to_owned(), error))
    }

    fn write_list(&self, files: &BTreeMap<String, String>) -> Result<(), NotPublished> {
        let lines: String = files.iter().map(|(path, hash)| format!("{hash}  {path}\n")).collect();
        self.put(LIST, lines.as_bytes())
    }
}

/// Reads the manifest; none if there is none.
fn read_list(dir: &Path) -> Result<Option<BTreeMap<String, String>>, NotPublished> {
    expect_no_link(dir, LIST)?;
    let text = match fs::read(dir.join(LIST)) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| NotPublished::List)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(NotPublished::System(LIST.to_owned(), error)),
    };
    let files = text.lines().map(|line| {
        let (hash, path) = line.split_once("  ").ok_or(NotPublished::List)?;
        let is_within = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':']);
        // A forged manifest must not lead to files outside the folder.
        if path.split('/').all(is_within) { Ok((path.to_owned(), hash.to_owned())) } else { Err(NotPublished::List) }
    });
    files.collect::<Result<_, _>>().map(Some)
}

/// Fails if a path goes through a symbolic link below a folder.
fn expect_no_link(dir: &Path, path: &str) -> Result<(), NotPublished> {
    let mut at = dir.to_path_buf();
    for part in path.split('/') {
        at.push(part);
        match fs::symlink_metadata(&at) {
            Ok(it) if it.is_symlink() => return Err(NotPublished::Link(at.display().to_string())),
            Ok(_) => {}
            // Nothing below a missing part can be a link.
            Err(_) => return Ok(()),
        }
    }
    Ok(())
}

/// Returns the checksum of a file; none if it does not exist, and an empty text, which matches no checksum, if it is
/// not a regular file.
fn content_hash(file: &Path) -> io::Result<Option<String>> {
    match fs::symlink_metadata(file) {
        Ok(it) if it.is_file() => Ok(Some(hash_of_bytes(&fs::read(file)?))),
        Ok(_) => Ok(Some(String::new())),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use snapbox::dir::DirRoot;

    use super::*;

    fn publish(dir: &Path, files: &[(&str, &str)]) -> Result<usize, NotPublished> {
        let mut folder = PublishedFolder::open(dir, files.iter().map(|(path, _)| *path))?;
        for (path, text) in files {
            folder.write(path, text.as_bytes())?;
        }
        folder.finish()
    }

    fn read(file: PathBuf) -> String {
        fs::read_to_string(file).unwrap_or_default()
    }

    #[test]
    fn only_what_was_written_here_is_replaced_and_removed() {
        let root = DirRoot::mutable_temp().unwrap();
        let dir = root.path().unwrap().join("new");
        assert_eq!(publish(&dir, &[("a.html", "1"), ("b/c.html", "2")]).unwrap(), 2);
        assert_eq!(publish(&dir, &[("a.html", "1"), ("b/c.html", "2")]).unwrap(), 0);
        fs::write(dir.join("CNAME"), "mine").unwrap();
        assert_eq!(publish(&dir, &[("a.html", "3")]).unwrap(), 1);
        assert_eq!((read(dir.join("a.html")), read(dir.join("CNAME"))), ("3".to_owned(), "mine".to_owned()));
        assert!(!dir.join("b").exists());
        assert!(matches!(publish(&dir, &[("CNAME", "x")]), Err(NotPublished::InTheWay(path)) if path == "CNAME"));
        fs::write(dir.join("a.html"), "edited").unwrap();
        assert!(matches!(publish(&dir, &[("a.html", "4")]), Err(NotPublished::InTheWay(_))));
        assert_eq!(publish(&dir, &[("d.html", "5")]).unwrap(), 1);
        assert_eq!(read(dir.join("a.html")), "edited");
    }

    #[test]
    fn a_folder_of_others_is_refused_and_a_planted_list_leads_nowhere() {
        let root = DirRoot::mutable_temp().unwrap();
        let dir = root.path().unwrap().join("site");
        fs::create_dir(&dir).unwrap();
        fs::write(dir.join("index.html"), "mine").unwrap();
        assert!(matches!(publish(&dir, &[("index.html", "x")]), Err(NotPublished::Foreign)));
        let victim = dir.parent().unwrap().join("victim");
        fs::write(&victim, "v").unwrap();
        for path in ["../victim", "/victim", "a/../../victim", "..\\victim"] {
            fs::write(dir.join(LIST), format!("{}  {path}\n", hash_of_bytes(b"v"))).unwrap();
            assert!(matches!(publish(&dir, &[("b.html", "x")]), Err(NotPublished::List)), "{path}");
        }
        assert_eq!((read(dir.join("index.html")), read(victim)), ("mine".to_owned(), "v".to_owned()));
    }

    #[cfg(unix)]
    #[test]
    fn no_link_is_followed() {
        use std::os::unix::fs::symlink;
        let root = DirRoot::mutable_temp().unwrap();
        let base = root.path().unwrap();
        fs::write(base.join("victim"), "v").unwrap();
        fs::create_dir(base.join("elsewhere")).unwrap();
        let dir = base.join("site");
        publish(&dir, &[("a.html", "1")]).unwrap();
        symlink(base.join("victim"), dir.join("b.html")).unwrap();
        assert!(matches!(publish(&dir, &[("b.html", "x")]), Err(NotPublished::Link(_))));
        symlink(base.join("elsewhere"), dir.join("c")).unwrap();
        assert!(matches!(publish(&dir, &[("c/d.html", "x")]), Err(NotPublished::Link(_))));
        assert_eq!(read(base.join("victim")), "v");
        assert_eq!(fs::read_dir(base.join("elsewhere")).unwrap().count(), 0);
    }
}
