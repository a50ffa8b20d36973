//! Which files differ between two states of a plan.

use std::collections::{HashMap, HashSet};

use crate::source::Sources;

/// A file that has another text than it had, or came, or went.
#[derive(Clone, Copy, Debug)]
pub(super) struct Changed<'s> {
    /// The file, as its sources name it.
    pub(super) path: &'s str,
    /// What it held; none where it is new.
    pub(super) before: Option<&'s str>,
    /// What it holds then; none where it goes away.
    pub(super) after: Option<&'s str>,
}

/// Returns the files that differ, by their paths: first those that were there, then those that are new, each in order.
pub(super) fn changed<'s>(before: &'s Sources, after: &'s Sources) -> Vec<Changed<'s>> {
    // To seek each file in the order of their names would grow faster than the files.
    let texts = |sources: &'s Sources| sources.iter().map(|(_, file)| (file.path(), file.text()));
    let was: HashSet<&str> = texts(before).map(|(path, _)| path).collect();
    let is: HashMap<&str, &str> = texts(after).collect();
    let known = texts(before).map(|(path, text)| Changed { path, before: Some(text), after: is.get(path).copied() });
    let new = texts(after).filter(|(path, _)| !was.contains(path));
    let new = new.map(|(path, text)| Changed { path, before: None, after: Some(text) });
    known.filter(|it| it.before != it.after).chain(new).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_apart_by_their_paths() {
        let before = Sources::in_memory([("1.toml", "same"), ("2.toml", "old"), ("3.toml", "gone")]);
        let after = before.without_file("3.toml").with_file("2.toml", "new").with_file("1-a.toml", "come");
        let changed: Vec<_> = changed(&before, &after).into_iter().map(|it| (it.path, it.before, it.after)).collect();
        let expected =
            [("2.toml", Some("old"), Some("new")), ("3.toml", Some("gone"), None), ("1-a.toml", None, Some("come"))];
        assert_eq!(changed, expected);
    }
}
