//! Which parts of a file could not be read, so that what is missing there is not reported as missing.

use std::ops::Range;

use crate::source::Span;

/// A key of this many wrong letters is still taken for the one that is missing.
const MOST_WRONG: usize = 2;

/// What is broken in a file with syntax errors.
#[derive(Debug, Default)]
pub(in crate::load) struct Damage {
    tables: Vec<Part>,
}

/// A table, from its heading to the next.
#[derive(Debug)]
struct Part {
    range: Range<usize>,
    /// The keys of what is broken in it, as far as they can be made out.
    keys: Vec<String>,
}

impl Damage {
    /// Nothing can be read.
    pub(in crate::load) fn of_everything() -> Self {
        Self { tables: vec![Part { range: 0..usize::MAX, keys: vec![String::new()] }] }
    }

    /// Adds a statement that is broken to the table it stands in; to be called in the order of the file.
    pub(in crate::load) fn add(&mut self, table: Range<usize>, keys: impl Iterator<Item = String>) {
        match self.tables.last_mut() {
            Some(last) if last.range == table => last.keys.extend(keys),
            _ => self.tables.push(Part { range: table, keys: keys.collect() }),
        }
    }

    /// Returns whether something is broken in the table that begins at `span`.
    pub(in crate::load) fn touches(&self, span: Span) -> bool {
        self.at(span).is_some()
    }

    /// Returns whether `key` may be what is broken in the table that begins at `span`.
    pub(in crate::load) fn may_hold(&self, span: Span, key: &str) -> bool {
        let is_like = |broken: &String| broken.is_empty() || strsim::osa_distance(broken, key) <= MOST_WRONG;
        self.at(span).is_some_and(|table| table.keys.iter().any(is_like))
    }

    fn at(&self, span: Span) -> Option<&Part> {
        let offset = span.start as usize;
        let at = self.tables.partition_point(|table| table.range.end <= offset);
        self.tables.get(at).filter(|table| table.range.contains(&offset))
    }
}
