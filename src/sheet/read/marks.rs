//! What a cell has beside its value: a comment, a colour, words that are struck out, others that it is merged with.

/// Something that a cell has beside its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mark {
    /// Its row, from 1.
    pub(crate) row: u32,
    /// Its column, from 0.
    pub(crate) column: u32,
    /// What it has.
    pub(crate) kind: MarkKind,
}

/// What a cell can have beside its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum MarkKind {
    /// A comment.
    Comment(String),
    /// A colour behind it: red, green and blue.
    Fill(u32),
    /// An address that its text leads to.
    Link(String),
    /// Words that are struck out, all or some.
    Struck,
    /// A text that is hidden, because the cell is merged with another that shows its own.
    Covered(String),
}

/// Cells that are merged: the first and last row, from 1, and column, from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct MergedCells {
    /// The first and last row.
    pub(crate) rows: (u32, u32),
    /// The first and last column.
    pub(crate) columns: (u32, u32),
}
