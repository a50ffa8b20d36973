//! Writing a folder of files that belong together, such as a site, beside files of others.
//!
//! A list in the folder says which files were written here, each with the hash of its content. Only those are replaced
//! or removed, and only as long as nobody has changed them. No link in the folder is followed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::source::hash_of_bytes;

/// The name of the list.
const LIST: &str = "plan-site.txt";
/// The hash of a file that was being written when the list was.
const UNKNOWN: &str = "-";

/// A folder that is being written.
#[derive(Debug)]
pub struct PublishedFolder {
    dir: PathBuf,
    /// What was written before, and is there unchanged.
    before: BTreeMap<String, String>,
    /// What is to be written.
    wanted: BTreeSet<String>,
    /// What is written now.
    written: BTreeMap<String, String>,
    /// How many files were new or changed.
    changed: usize,
}

/// Why a folder is not written.
#[derive(Debug)]
pub enum NotPublished {
    /// It holds files, and no list of any that were written here.
    Foreign,
    /// A file is in the way: it was not written here, or was changed since.
    InTheWay(String),
    /// A link is in the way.
    Link(String),
    /// The list cannot be read, or names what no list does.
    List,
    /// The system refuses.
    System(String, io::Error),
}

impl PublishedFolder {
    /// Gets ready to write files at these paths. Nothing is written yet, and nothing at all where a file of somebody
    /// else would be replaced.
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
                // What somebody changed and is not written any more stays theirs.
                _ if wanted.contains(path) => return Err(NotPublished::InTheWay(path.to_owned())),
                _ => {}
            }
        }
        let wanted = wanted.into_iter().map(str::to_owned).collect();
        Ok(Self { dir: dir.to_path_buf(), before: kept, wanted, written: BTreeMap::new(), changed: 0 })
    }

    /// Writes a file, unless it is there already as it is to be.
    pub fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), NotPublished> {
        let hash = hash_of_bytes(bytes);
        let is_same = self.before.get(path).is_some_and(|before| *before == hash);
        if !is_same {
            if self.changed == 0 {
                // If this is interrupted, the next run may replace all of them.
                let wanted = self.wanted.iter().map(|path| (path.clone(), UNKNOWN.to_owned()));
                self.write_list(&self.before.clone().into_iter().chain(wanted).collect())?;
            }
            self.changed += 1;
            self.put(path, bytes)?;
        }
        self.written.insert(path.to_owned(), hash);
        Ok(())
    }

    /// Removes what was written before and is not any more, and writes the list. Returns how many files are new or
    /// changed.
    pub fn finish(self) -> Result<usize, NotPublished> {
        for path in self.before.keys().filter(|path| !self.written.contains_key(*path)) {
            let file = self.dir.join(path);
            fs::remove_file(&file).map_err(|error| NotPublished::System(path.clone(), error))?;
            // Folders go when nothing is left in them.
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
            // Readers see the old file or the new one. It is a new file, so no link is written through.
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

/// Reads the list; none where there is none.
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
        // A list that somebody planted must not lead to files elsewhere.
        if path.split('/').all(is_within) { Ok((path.to_owned(), hash.to_owned())) } else { Err(NotPublished::List) }
    });
    files.collect::<Result<_, _>>().map(Some)
}

/// Refuses a path that leads through a link below a folder.
fn expect_no_link(dir: &Path, path: &str) -> Result<(), NotPublished> {
    let mut at = dir.to_path_buf();
    for part in path.split('/') {
        at.push(part);
        match fs::symlink_metadata(&at) {
            Ok(it) if it.is_symlink() => return Err(NotPublished::Link(at.display().to_string())),
            Ok(_) => {}
            // What is not there leads nowhere.
            Err(_) => return Ok(()),
        }
    }
    Ok(())
}

/// Returns the hash of a file; none where there is none. What is no file is in the way.
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
