//! The list of the generated files of a folder.

use std::collections::BTreeMap;
use std::path::Path;

use super::{GeneratedFiles, NotPublished, place};

/// The name of the list.
pub(super) const LIST: &str = "plan-site.txt";
/// The checksum in the list of a file whose writing may have been interrupted.
pub(super) const UNKNOWN: &str = "-";

/// Returns the text of a list, with the checksum of each file.
pub(super) fn text(files: &BTreeMap<String, String>) -> String {
    files.iter().map(|(path, hash)| format!("{hash}  {path}\n")).collect()
}

/// Reads the list; none if there is none. A list with a path that no generated file can have is invalid: it must not
/// lead out of the folder, to hidden files, or to files of another kind.
pub(super) fn read(dir: &Path, generated: GeneratedFiles) -> Result<Option<BTreeMap<String, String>>, NotPublished> {
    let Some(bytes) = place::content(dir, LIST)? else { return Ok(None) };
    let text = String::from_utf8(bytes).map_err(|_| NotPublished::List)?;
    let file = |line: &str| {
        let (hash, path) = line.split_once("  ")?;
        (generated.is_path)(path).then(|| (path.to_owned(), hash.to_owned()))
    };
    text.lines().map(|line| file(line).ok_or(NotPublished::List)).collect::<Result<_, _>>().map(Some)
}
