//! All values that a key ever had in a plan's files.

use std::path::Path;
use std::thread;

use super::RevisionError;
use super::command::{Repository, ask, ask_text};
use super::log::literal;
use crate::source::MANIFEST;

/// Options that make the output independent of user settings.
const OPTIONS: [&str; 18] = [
    "-c",
    "log.showRoot=true",
    "log",
    "--all",
    "--full-history",
    "--diff-merges=first-parent",
    "--format=",
    "-p",
    "-U0",
    "-i",
    "--text",
    "--no-renames",
    "--no-relative",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--no-show-signature",
    "--no-notes",
];

/// All values that were ever used, as far as git knows.
#[derive(Debug, Default)]
pub struct Ever {
    /// The values, without duplicates.
    pub values: Vec<String>,
    /// The reason why there may be others.
    pub fault: Option<RevisionError>,
}

/// Returns all strings with a prefix that were ever values of these keys, alone or in a list, in any commit of any
/// branch. Earlier names of the folder are included. Without a repository, the result is empty.
pub fn values_ever(folder: &Path, keys: &[&str], beginning: &str) -> Ever {
    let find = || {
        thread::scope(|scope| {
            // Runs in parallel, to save time.
            let is_shallow = scope.spawn(|| Repository::of(folder).is_ok_and(|it| it.is_shallow));
            let earlier = scope.spawn(|| earlier_folders(folder));
            let mut values = values_in(folder, &[":(glob)*.toml".to_owned()], keys, beginning)?;
            let earlier: Vec<String> = earlier.join().unwrap_or_else(|_| Ok(Vec::new()))?;
            if !earlier.is_empty() {
                values.extend(values_in(folder, &earlier, keys, beginning)?);
            }
            values.sort_unstable();
            values.dedup();
            Ok(Ever { values, fault: is_shallow.join().is_ok_and(|it| it).then_some(RevisionError::Shallow) })
        })
    };
    match find() {
        Ok(ever) => ever,
        Err(RevisionError::NoRepository) => Ever::default(),
        Err(fault) => Ever { values: Vec::new(), fault: Some(fault) },
    }
}

/// Returns pathspecs for the files of folders that the plan's folder was renamed from.
fn earlier_folders(folder: &Path) -> Result<Vec<String>, RevisionError> {
    let mut arguments = vec!["log", "--follow", "-M", "--diff-filter=R", "--name-status", "-z", "--format="];
    arguments.extend(["--no-relative", "--no-color", "--no-ext-diff", "--no-textconv", "--", MANIFEST]);
    let answer = ask_text(folder, &arguments)?;
    // Each rename is three fields: a letter with the similarity, the old path, the new path.
    let fields: Vec<&str> = answer.split('\0').collect();
    let folders = fields.chunks_exact(3).filter_map(|renamed| renamed[1].strip_suffix(MANIFEST));
    Ok(folders.map(|folder| format!(":(top,glob){}*.toml", literal(folder))).collect())
}

/// Finds the values in the files of a pathspec, in all local commits.
fn values_in(folder: &Path, patterns: &[String], keys: &[&str], beginning: &str) -> Result<Vec<String>, RevisionError> {
    // Git does not accept an empty pattern.
    let pattern = if beginning.is_empty() { keys.join("|") } else { loosely(beginning) };
    let pattern = format!("-G{pattern}");
    let mut arguments = OPTIONS.to_vec();
    arguments.extend([&*pattern, "--"]);
    arguments.extend(patterns.iter().map(String::as_str));
    let answer = ask(folder, &arguments)?;
    let mut values: Vec<String> = Vec::new();
    let begins_so = |value: &str| value.to_lowercase().starts_with(&beginning.to_lowercase());
    for line in answer.split(|byte| *byte == b'\n').filter_map(|line| line.strip_prefix(b"+")) {
        let line = String::from_utf8_lossy(line);
        let texts = keys.iter().flat_map(|key| texts_at(key, &line));
        // A backslash is escaped within quotes.
        let texts = texts.map(|text| text.replace("\\\\", "\\"));
        values.extend(texts.filter(|text| begins_so(text)));
    }
    Ok(values)
}

/// Returns a regular expression that matches a text and little else; special characters match anything.
fn loosely(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_string() } else { ".+".to_owned() }).collect()
}

/// Returns the strings at a key of a line: a single one, or those of a list.
fn texts_at<'l>(key: &str, line: &'l str) -> Vec<&'l str> {
    let mut texts = Vec::new();
    for (at, _) in line.match_indices(key) {
        let before = line[..at].trim_end_matches(['"', '\'']).trim_end();
        let is_key = before.is_empty() || before.ends_with(['{', ',']);
        let after = line[at + key.len()..].trim_start_matches(['"', '\'']).trim_start();
        let Some(value) = after.strip_prefix('=').filter(|_| is_key) else { continue };
        let value = value.trim_start();
        let list = value.strip_prefix('[').map(|list| list.split(']').next().unwrap_or(list));
        let most = if list.is_some() { usize::MAX } else { 1 };
        texts.extend(quoted(list.unwrap_or(value)).take(most));
    }
    texts
}

/// Returns the quoted parts of a text.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split(['"', '\'']).skip(1).step_by(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_read_however_its_key_is_written() {
        for line in [
            "id = \"1-2\"",
            "  id='1-2' # id = \"1-3\"",
            "\"id\" = \"1-2\"",
            "activity = [{ id = \"1-2\", title = \"1-9\" }]",
        ] {
            assert_eq!(texts_at("id", line), ["1-2"], "{line}");
        }
        assert_eq!(texts_at("formerly", "formerly = [\"1-2\", '1-3'] # \"1-4\""), ["1-2", "1-3"]);
        for line in ["paid = \"1-2\"", "see = [\"id = 1-2\"]", "id", "title = \"id\""] {
            assert!(texts_at("id", line).is_empty(), "{line}");
        }
    }
}
