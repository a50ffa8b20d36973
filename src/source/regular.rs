//! Safe reading of regular files: without blocking on pipes, reading devices, or following links out of a plan.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::ReadError;

/// Reads a file that the user named, through any links, of at most `most` bytes.
pub fn read_regular(path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(io::Error::from(ErrorKind::IsADirectory).into());
    }
    // Checked before opening, because opening a device can have effects.
    if !metadata.is_file() {
        return Err(ReadError::NotAFile);
    }
    read(open(path)?, most)
}

/// Reads a file below a directory, of at most `most` bytes, unless a link leads out of the directory.
pub fn read_below(dir: &Path, path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
    let metadata = fs::symlink_metadata(dir.join(path))?;
    if !metadata.is_file() && !metadata.is_symlink() {
        return Err(ReadError::NotAFile);
    }
    if !leads_over_link(dir, path) {
        return read(open_below(dir, path)?, most);
    }
    let real = within(dir, path).ok_or(ReadError::LeadsOut)?;
    if !fs::symlink_metadata(dir.join(&real))?.is_file() {
        return Err(ReadError::NotAFile);
    }
    read(open_below(dir, &real)?, most)
}

/// Resolves a path below a directory, with all links, relative to the directory.
///
/// `None` if the target is outside, missing or hidden, such as in `.git`, where no file of a plan can be.
pub fn within(dir: &Path, path: &Path) -> Option<PathBuf> {
    let real = fs::canonicalize(dir.join(path)).ok()?;
    inner(dir, &real).map(Path::to_path_buf)
}

/// Returns a resolved path relative to a directory; `None` in the same cases as [`within`].
pub fn inner<'p>(dir: &Path, real: &'p Path) -> Option<&'p Path> {
    let inner = real.strip_prefix(fs::canonicalize(dir).ok()?).ok()?;
    let is_hidden = inner.components().any(|part| part.as_os_str().as_encoded_bytes().starts_with(b"."));
    (!is_hidden).then_some(inner)
}

/// Returns whether a path below a directory contains a link.
fn leads_over_link(dir: &Path, path: &Path) -> bool {
    let is_link = |path: &Path| fs::symlink_metadata(dir.join(path)).is_ok_and(|it| it.is_symlink());
    path.ancestors().filter(|part| !part.as_os_str().is_empty()).any(is_link)
}

fn read(file: File, most: u64) -> Result<Vec<u8>, ReadError> {
    // Checked again after opening, because the file may have been replaced.
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(ReadError::NotAFile);
    }
    if metadata.len() > most {
        return Err(ReadError::TooLarge(metadata.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default() + 1);
    // One byte more than allowed, to detect a file that has grown.
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(ReadError::TooLarge(bytes.len() as u64));
    }
    Ok(bytes)
}

/// Opens a file without blocking on a pipe.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
    Ok(rustix::fs::open(path, flags, Mode::empty())?.into())
}

/// Opens a file below a directory. Fails if a part of the path has become a link.
#[cfg(unix)]
fn open_below(dir: &Path, path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags, openat};
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
    let mut file = rustix::fs::open(dir, flags | OFlags::DIRECTORY, Mode::empty())?;
    for part in path.components() {
        file = openat(&file, part.as_os_str(), flags | OFlags::NOFOLLOW, Mode::empty())?;
    }
    Ok(file.into())
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

#[cfg(not(unix))]
fn open_below(dir: &Path, path: &Path) -> io::Result<File> {
    File::open(dir.join(path))
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use snapbox::dir::DirRoot;

    use super::*;

    #[test]
    fn a_link_that_comes_into_the_way_is_an_error() {
        let root = DirRoot::mutable_temp().unwrap();
        let dir = root.path().unwrap();
        for folder in ["plan/p", "elsewhere"] {
            fs::create_dir_all(dir.join(folder)).unwrap();
            fs::write(dir.join(folder).join("1.toml"), folder).unwrap();
        }
        let plan = dir.join("plan");
        symlink("p/1.toml", plan.join("2.toml")).unwrap();
        symlink("../elsewhere", plan.join("q")).unwrap();
        assert!(open_below(&plan, Path::new("p/1.toml")).is_ok());
        // As if the links were created after the paths were checked.
        for path in ["2.toml", "q/1.toml"] {
            assert!(open_below(&plan, Path::new(path)).is_err(), "{path}");
        }
    }

    #[test]
    fn what_is_no_regular_file_is_refused_when_it_is_open_too() {
        let root = DirRoot::mutable_temp().unwrap();
        let dir = root.path().unwrap();
        rustix::fs::mkfifoat(rustix::fs::CWD, dir.join("pipe"), 0o600.into()).unwrap();
        // Reading must not block, nor go on forever.
        for file in [open(&dir.join("pipe")), open_below(dir, Path::new("pipe")), open(Path::new("/dev/zero"))] {
            assert_eq!(read(file.unwrap(), 10), Err(ReadError::NotAFile));
        }
    }

    #[test]
    fn a_path_is_within_when_its_end_is() {
        let root = DirRoot::mutable_temp().unwrap();
        let dir = root.path().unwrap().join("plan");
        fs::create_dir_all(dir.join(".git")).unwrap();
        fs::create_dir_all(dir.join("p")).unwrap();
        for file in ["p/1.toml", ".git/config", ".env", "../out.toml"] {
            fs::write(dir.join(file), "").unwrap();
        }
        let whole = dir.join("p/1.toml").canonicalize().unwrap();
        for (link, target) in [
            ("direct", "p/1.toml"),
            ("whole", whole.to_str().unwrap()),
            ("chain", "direct"),
            ("folder", "p"),
            ("round", "../plan/p/1.toml"),
        ] {
            symlink(target, dir.join(link)).unwrap();
            let end = if link == "folder" { "p" } else { "p/1.toml" };
            assert_eq!(within(&dir, Path::new(link)).as_deref(), Some(Path::new(end)), "{link}");
        }
        for (link, target) in [
            ("out", "../out.toml"),
            ("out-chain", "out"),
            ("up", ".."),
            ("proc", "/proc/self/environ"),
            ("dangling", "nowhere"),
            ("loop", "loop"),
            ("git", ".git/config"),
            ("git-folder", ".git"),
            ("hidden", ".env"),
        ] {
            symlink(target, dir.join(link)).unwrap();
            assert_eq!(within(&dir, Path::new(link)), None, "{link}");
        }
        // A name with the directory's name as prefix is outside.
        fs::create_dir(root.path().unwrap().join("plan-b")).unwrap();
        symlink("../plan-b", dir.join("b")).unwrap();
        assert_eq!(within(&dir, Path::new("b")), None);
    }
}
