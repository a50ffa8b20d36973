//! Columns that are called as priorities are, and say how important something is: `Prioritet | Hög`.

use super::columns::{Columns, Role};
use super::document::Row;
use super::words;

/// The most words of such a cell: `1 – mycket hög`.
const MOST_WORDS: usize = 4;

impl Columns {
    /// Takes the role from a column of priorities whose cells below the header are all ranks.
    pub(super) fn take_out_ranks(&mut self, below: &[Row]) {
        let Some(at) = self.at(Role::Priority) else { return };
        let cells = || below.iter().filter_map(|row| row.at(at)).filter(|cell| !words::is_blank(&cell.text));
        if cells().next().is_some() && cells().all(|cell| is_rank(&cell.text)) {
            self.ranks.push(self.head_at(at).to_owned());
            self.columns.retain(|column| column.at != at);
        }
    }
}

/// Returns whether a text says how important something is: `Hög`, `2`, `A`, `1 (hög)`.
fn is_rank(text: &str) -> bool {
    let is_letter = |word: &str| word.len() == 1 && matches!(word.as_bytes()[0], b'A'..=b'E' | b'1'..=b'9');
    let mut said = text.split(|c: char| c.is_whitespace() || "()–-/,:=".contains(c)).filter(|word| !word.is_empty());
    let is_short = said.clone().count() <= MOST_WORDS;
    is_short && said.all(|word| is_letter(word) || words::is("rank", word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rank_is_told_from_a_priority() {
        for text in "Hög|låg|1|Prio 1|A|1 (hög)|Mycket hög|High|must have|Høy|Korkea|hoch|P1".split('|') {
            assert!(is_rank(text), "{text}");
        }
        for text in "Barn|1.1|1. Barn|F|10|Hög kvalitet|Låga trösklar för alla".split('|') {
            assert!(!is_rank(text), "{text}");
        }
    }
}
