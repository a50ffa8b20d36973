//! An arena for the file texts that a loaded plan borrows.

use std::cell::{Cell, OnceCell};

use crate::source::SourceFile;

/// An arena of file texts, which live as long as the plan that borrows them. When it is full, the whole plan is loaded
/// again with a new arena, so that old texts do not accumulate.
#[derive(Debug)]
pub(super) struct Arena {
    slots: Vec<OnceCell<SourceFile>>,
    used: Cell<usize>,
    bytes_left: Cell<usize>,
}

/// The maximum number of texts.
const MOST_TEXTS: usize = 2048;

impl Arena {
    /// Returns an empty arena with room for this many bytes of text.
    pub(super) fn new(bytes: usize) -> Self {
        let slots = (0..MOST_TEXTS).map(|_| OnceCell::new()).collect();
        Self { slots, used: Cell::new(0), bytes_left: Cell::new(bytes) }
    }

    /// Stores a text; returns none if there is no room for it.
    pub(super) fn keep(&self, file: SourceFile) -> Option<&SourceFile> {
        let left = self.bytes_left.get().checked_sub(file.text().len())?;
        let slot = self.slots.get(self.used.get())?;
        self.bytes_left.set(left);
        self.used.set(self.used.get() + 1);
        Some(slot.get_or_init(|| file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_kept_until_there_is_no_room() {
        let arena = Arena::new(5);
        let kept = [arena.keep(SourceFile::new("a", "abc")), arena.keep(SourceFile::new("b", "de"))];
        assert_eq!(kept.map(|file| file.map(SourceFile::text)), [Some("abc"), Some("de")]);
        assert!(arena.keep(SourceFile::new("c", "f")).is_none());
    }
}
