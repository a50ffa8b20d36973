//! Reading of `git log` for the files of a folder.

use std::path::Path;
use std::sync::Arc;

use super::command::ask;
use super::{Blob, RevisionError};

/// Options that override user settings which would change the output.
const SETTINGS: [&str; 4] = ["-c", "log.showRoot=true", "-c", "log.follow=false"];

/// Options for the order and format of the log.
///
/// The history is not simplified, because changes lost in a merge are reported with the merge. Newer commits come
/// first, and never after their parents. Merges are compared with their first parent, so that the files of each
/// commit can be computed from it.
const OPTIONS: [&str; 13] = [
    "--full-history",
    "--parents",
    "--date-order",
    "--diff-merges=first-parent",
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-renames",
    "--no-relative",
    "--no-color",
    "--no-show-signature",
    "--no-notes",
    "--encoding=UTF-8",
];

/// Hash, parents, author date in seconds and as text, author, subject.
const FORMAT: &str = "--format=%H%x00%P%x00%at%x00%aI%x00%aN%x00%s";

/// A commit in git's output.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct LoggedCommit {
    pub(super) hash: String,
    pub(super) parents: Vec<String>,
    pub(super) written: i64,
    pub(super) time: String,
    pub(super) author: String,
    pub(super) subject: String,
    /// The files that differ from the first parent: the path in the folder, and the new blob.
    pub(super) files: Vec<(Arc<str>, Option<Blob>)>,
}

/// Returns the commits that changed files a plan in a folder can have, up to a revision, newest first.
///
/// The folder is relative to the top of the repository and ends in `/`, or is empty.
pub(super) fn log(dir: &Path, folder: &str, revision: &str) -> Result<Vec<LoggedCommit>, RevisionError> {
    let pattern = literal(folder);
    let (own, below) = (format!(":(top,glob){pattern}*.toml"), format!(":(top,glob){pattern}*/*.toml"));
    let mut arguments: Vec<&str> = SETTINGS.to_vec();
    arguments.push("log");
    arguments.extend(OPTIONS);
    arguments.extend([FORMAT, "--end-of-options", revision, "--", &own, &below]);
    ask(dir, &arguments).map(|answer| read(&answer, folder))
}

/// Escapes a folder's name for use in a glob pattern.
pub(super) fn literal(folder: &str) -> String {
    let mut pattern = String::with_capacity(folder.len());
    for c in folder.chars() {
        if matches!(c, '*' | '?' | '[' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}

/// Parses NUL-terminated fields: six for each commit, then two for each file, the first of which begins with `:`.
fn read(answer: &[u8], folder: &str) -> Vec<LoggedCommit> {
    let mut commits: Vec<LoggedCommit> = Vec::new();
    let mut fields = answer.split(|byte| *byte == 0).map(|field| field.strip_prefix(b"\n").unwrap_or(field));
    while let Some(field) = fields.next() {
        if let Some(about) = field.strip_prefix(b":") {
            // A path that is not UTF-8 cannot be a plan's.
            let path = fields.next().and_then(|path| std::str::from_utf8(path).ok()?.strip_prefix(folder));
            if let (Some(commit), Some(path)) = (commits.last_mut(), path) {
                commit.files.push((path.into(), blob(about)));
            }
        } else if !field.is_empty() {
            let mut text = || String::from_utf8_lossy(fields.next().unwrap_or_default()).into_owned();
            commits.push(LoggedCommit {
                hash: String::from_utf8_lossy(field).into_owned(),
                parents: text().split_whitespace().map(str::to_owned).collect(),
                written: text().parse().unwrap_or_default(),
                time: text(),
                author: text(),
                subject: text(),
                files: Vec::new(),
            });
        }
    }
    commits
}

/// Parses the new blob of a file: modes, hashes, a letter. Links and submodules are skipped.
fn blob(about: &[u8]) -> Option<Blob> {
    let mut about = std::str::from_utf8(about).ok()?.split(' ');
    let mode = about.nth(1)?;
    let hash = about.nth(1)?;
    mode.starts_with("100").then(|| hash.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_is_no_part_of_the_form() {
        let answer = b"a1\x00b2 c3\x0012\x002025-01-02T03:04:05+01:00\0:\x1b[31mR\xff\0\nsubject\0\n\
            :000000 100644 00 d4 A\0p/a/\xc3\xa5.toml\0:100644 000000 e5 00 D\0\xff.toml\0:100644 120000 e5 f6 T\0p/l.toml\0\
            b2\0\0x\0\0\0\0";
        let [first, second] = &read(answer, "p/")[..] else { panic!("two commits") };
        assert_eq!((&*first.author, &*first.subject), (":\u{1b}[31mR\u{fffd}", "subject"));
        assert_eq!((first.parents.len(), first.written), (2, 12));
        assert_eq!(first.files, [("a/å.toml".into(), Some("d4".into())), ("l.toml".into(), None)]);
        assert_eq!(*second, LoggedCommit { hash: "b2".to_owned(), ..LoggedCommit::default() });
    }

    #[test]
    fn a_folder_is_no_pattern() {
        assert_eq!(literal("a[b]/*?\\å/"), "a\\[b]/\\*\\?\\\\å/");
    }
}
