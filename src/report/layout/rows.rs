//! The rows of a table that are kept on one page.

use crate::report::doc::Table;

/// The most rows of a table of numbers that is kept whole.
const MOST_KEPT: usize = 12;

/// Returns whether a row is kept on the page of the next one: each of a small table of numbers, and the row before a
/// total, which says nothing alone.
pub fn is_kept_with_next(table: &Table, at: usize) -> bool {
    let Some(next) = table.rows.get(at + 1) else { return false };
    let is_of_numbers = || table.columns.iter().skip(1).all(|column| !column.wraps);
    next.is_total || (table.rows.len() <= MOST_KEPT && is_of_numbers())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::doc::{Column, Row};

    fn kept(columns: Vec<Column>, rows: usize) -> Vec<bool> {
        let mut all = vec![Row::new(Vec::new()); rows];
        all.extend([Row { is_total: true, ..Row::new(Vec::new()) }]);
        let table = Table::new(columns, all);
        (0..=rows).map(|at| is_kept_with_next(&table, at)).collect()
    }

    #[test]
    fn a_small_table_of_numbers_stays_whole_and_a_total_is_never_alone() {
        let numbers = || vec![Column::wrapping("Goal"), Column::number("Count")];
        assert_eq!(kept(numbers(), 2), [true, true, false]);
        assert_eq!(kept(vec![Column::short("Id"), Column::wrapping("Note")], 2), [false, true, false]);
        let many = kept(numbers(), 20);
        assert!(many[19] && many.iter().filter(|kept| **kept).count() == 1, "{many:?}");
    }
}
