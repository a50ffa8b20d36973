//! Limits of a sheet and of a cell.

/// The number of characters that Excel keeps of a cell, in units of UTF-16.
const MOST_UNITS: usize = 32_767;

/// The number of rows of a sheet.
pub const MOST_ROWS: u32 = 1_048_576;

/// Returns whether a cell can hold the whole text. What is longer would be cut without a word.
pub fn fits(text: &str) -> bool {
    // No character takes more units than bytes.
    text.len() <= MOST_UNITS || text.encode_utf16().count() <= MOST_UNITS
}

/// Returns the text in as many pieces as it takes for a cell to hold each; together they are the text.
pub fn halved_to_fit(text: &str) -> Vec<&str> {
    if fits(text) {
        return vec![text];
    }
    let mut units = 0;
    let is_over = |(_, c): &(usize, char)| {
        units += c.len_utf16();
        units > MOST_UNITS
    };
    let at = text.char_indices().find(is_over).map_or(text.len(), |(at, _)| at);
    // Between two words, where there is a space to part them at.
    let at = text[..at].rfind([' ', '\n']).map_or(at, |space| space + 1);
    let (head, rest) = text.split_at(at);
    [head].into_iter().chain(halved_to_fit(rest)).collect()
}

/// Returns about how many lines a text takes where `width` characters stand beside each other.
pub fn lines(text: &str, width: usize) -> usize {
    // Most texts take one; to see that is quick, as no character is wider than it has bytes.
    if text.len() <= width && !text.contains('\n') { 1 } else { textwrap::wrap(text, width.max(1)).len().max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_counts_as_excel_does() {
        assert!(fits(&"å".repeat(MOST_UNITS)) && !fits(&"a".repeat(MOST_UNITS + 1)));
        // Outside the basic plane a character is two units.
        assert!(fits(&"😀".repeat(MOST_UNITS / 2)) && !fits(&"😀".repeat(MOST_UNITS / 2 + 1)));
    }

    #[test]
    fn nothing_is_lost_of_a_long_text() {
        for word in ["a", "å ", "😀", "ett ord\n"] {
            let text = word.repeat(100_000);
            let pieces = halved_to_fit(&text);
            assert!(pieces.len() > 1 && pieces.iter().all(|piece| fits(piece)), "{word}");
            assert_eq!(pieces.concat(), text);
        }
        assert_eq!(halved_to_fit("kort"), ["kort"]);
    }

    #[test]
    fn lines_are_counted_with_their_ends() {
        assert_eq!(
            [lines("", 10), lines("0123456789", 10), lines("01234567890", 10), lines("a\n\nb", 10)],
            [1, 1, 2, 3]
        );
    }
}
