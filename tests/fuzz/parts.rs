//! The shape of every fuzz input that holds several files: a line `=== NAME`, then the content, and so on.

/// The mark before a file's name.
const MARK: &str = "=== ";

/// Splits an input into what stands before the first file, and the files with their names.
///
/// Only short names of plain characters count, at most one folder deep; a file with another name is dropped.
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

/// Gives the standard library the same numbers in each run, in place of the system's random ones: what a hash table
/// does follows from them, and so does what libFuzzer sees and tries next.
#[cfg(target_os = "linux")]
#[unsafe(no_mangle)]
extern "C" fn getrandom(bytes: *mut u8, length: usize, _flags: u32) -> isize {
    use std::sync::atomic::{AtomicU8, Ordering};

    // No number twice in a row: names of temporary files are made of them.
    static NEXT: AtomicU8 = AtomicU8::new(0);
    for at in 0..length {
        let byte = NEXT.fetch_add(37, Ordering::Relaxed);
        // SAFETY: who calls it owns `length` bytes from there.
        unsafe { bytes.add(at).write(byte) };
    }
    length.try_into().unwrap_or(isize::MAX)
}
