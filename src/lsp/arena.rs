//! Where the texts lie that a plan is read from while it changes.

use std::cell::{Cell, OnceCell};

use crate::source::SourceFile;

/// A place for texts that stay as long as what was read of them. When it is full, everything is read anew from a new
/// one, so that old texts do not pile up.
#[derive(Debug)]
pub(super) struct Arena {
    slots: Vec<OnceCell<SourceFile>>,
    used: Cell<usize>,
    bytes_left: Cell<usize>,
}

/// How many texts fit.
const MOST_TEXTS: usize = 2048;

impl Arena {
    /// Makes a place for so many bytes of texts.
    pub(super) fn new(bytes: usize) -> Self {
        let slots = (0..MOST_TEXTS).map(|_| OnceCell::new()).collect();
        Self { slots, used: Cell::new(0), bytes_left: Cell::new(bytes) }
    }

    /// Keeps a text; none where it does not fit.
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
