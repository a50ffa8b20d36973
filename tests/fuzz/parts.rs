//! The format of fuzz inputs with several files: a line `=== NAME`, then the content, and so on.

/// The mark before a file's name.
const MARK: &str = "=== ";

/// Splits an input into the text before the first file, and the files with their names.
///
/// Names must be short, of plain characters, and at most one folder deep; other files are dropped.
pub fn parts(input: &str) -> (&str, Vec<(&str, &str)>) {
    let mut head = None;
    let mut files: Vec<(&str, &str)> = Vec::new();
    let mut rest = input;
    while !rest.is_empty() {
        let next = rest.match_indices(MARK).map(|(at, _)| at).find(|at| *at == 0 || rest.as_bytes()[at - 1] == b'\n');
        let (before, after) = next.map_or((rest, ""), |at| (&rest[..at], &rest[at + MARK.len()..]));
        match files.last_mut() {
            Some((_, content)) => *content = before,
            None => head = Some(before),
        }
        if next.is_none() {
            break;
        }
        let (name, content) = after.split_once('\n').unwrap_or((after, ""));
        files.push((name.trim_end(), ""));
        rest = content;
    }
    files.retain(|(name, _)| is_plain(name));
    files.sort_by_key(|(name, _)| *name);
    files.dedup_by_key(|(name, _)| *name);
    // A file and a folder cannot have the same name.
    let folders: Vec<&str> = files.iter().filter_map(|(name, _)| Some(name.split_once('/')?.0)).collect();
    files.retain(|(name, _)| !folders.contains(name));
    (head.unwrap_or_default(), files)
}

fn is_plain(name: &str) -> bool {
    let is_word = |part: &str| {
        (1..=40).contains(&part.len())
            && !part.starts_with('.')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-[]".contains(&byte))
    };
    name.split('/').count() <= 3 && name.split('/').all(is_word)
}

/// Replaces the system's random numbers by a fixed sequence: hash tables depend on them, and so does the coverage
/// that libFuzzer sees.
#[cfg(target_os = "linux")]
#[unsafe(no_mangle)]
extern "C" fn getrandom(bytes: *mut u8, length: usize, _flags: u32) -> isize {
    use std::sync::atomic::{AtomicU8, Ordering};

    // No number occurs twice in a row, as temporary files are named by them.
    static NEXT: AtomicU8 = AtomicU8::new(0);
    for at in 0..length {
        let byte = NEXT.fetch_add(37, Ordering::Relaxed);
        // SAFETY: the caller owns `length` bytes from there.
        unsafe { bytes.add(at).write(byte) };
    }
    length.try_into().unwrap_or(isize::MAX)
}
