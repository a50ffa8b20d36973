//! Where a folder was before it was renamed.

use std::path::Path;

use super::RevisionFault;
use super::command::ask_text;
use crate::source::{GOVERNANCE, MANIFEST};

/// Returns the folder that a plan was moved from in the commit that its history begins with; none where it begins
/// there.
///
/// Git's own detection of renames answers, for this one commit.
pub(super) fn moved(dir: &Path, commit: &str, folder: &str) -> Result<Option<String>, RevisionFault> {
    let arguments = ["diff-tree", "-r", "-z", "-M", "--no-relative", "--no-commit-id", "--end-of-options", commit];
    Ok(read(&ask_text(dir, &arguments)?, folder))
}

/// Reads `:… R100`, the path it had, the path it has; of other files one path follows.
fn read(answer: &str, folder: &str) -> Option<String> {
    let mut fields = answer.split('\0');
    while let Some(about) = fields.next() {
        let is_rename = about.rsplit(' ').next().is_some_and(|kind| kind.starts_with('R'));
        let old = fields.next()?;
        let new = if is_rename { fields.next()? } else { continue };
        let name =
            new.strip_prefix(folder).filter(|name| matches!(name.rsplit('/').next(), Some(MANIFEST | GOVERNANCE)));
        let before = name.and_then(|name| old.strip_suffix(name));
        if let Some(before) = before.filter(|before| before.is_empty() || before.ends_with('/')) {
            return Some(before.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifest_tells_where_the_folder_was() {
        let answer = ":1 1 a b M\0x.toml\0:1 1 a b R100\0gammal/å/1.toml\0ny/1.toml\0:1 1 a b R098\0gammal/å/plan.toml\0ny/plan.toml\0";
        assert_eq!(read(answer, "ny/").as_deref(), Some("gammal/å/"));
        assert_eq!(read(answer, "annan/"), None);
        assert_eq!(read(":1 1 a b R100\0myplan.toml\0plan.toml\0", ""), None);
        assert_eq!(read("", ""), None);
    }
}
