//! Files that may be no text are put together too.

use super::{Conflict, Marks, Merged, Sides, merge, merge_lines, only_changed};
use crate::load::FileKind;

/// Puts together what two sides made of a file: by what it says where all three are text, else line by line.
pub fn merge_bytes(sides: Sides<&[u8]>, kind: FileKind, marks: &Marks) -> (Vec<u8>, Vec<Conflict>) {
    if let Some(bytes) = only_changed(sides) {
        return (bytes.to_vec(), Vec::new());
    }
    let [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map(std::str::from_utf8);
    if let (Ok(base), Ok(ours), Ok(theirs)) = (base, ours, theirs) {
        let Merged { text, conflicts } = merge(Sides { base, ours, theirs }, kind, marks);
        return (text.into_bytes(), conflicts);
    }
    let [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map(letters);
    let [our_name, their_name] = [&marks.ours, &marks.theirs].map(|name| letters(name.as_bytes()));
    let marks = Marks { size: marks.size, ours: our_name, theirs: their_name };
    let merged = merge_lines(Sides { base: &base, ours: &ours, theirs: &theirs }, &marks);
    // No letter came in that does not stand for a byte.
    let bytes = merged.text.chars().filter_map(|letter| u8::try_from(u32::from(letter)).ok()).collect();
    (bytes, merged.conflicts)
}

/// Returns a letter for each byte.
fn letters(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_text_stay_as_they_are() {
        let merged = |base: &[u8], ours: &[u8], theirs: &[u8]| {
            let marks = Marks { theirs: "å".to_owned(), ..Marks::default() };
            let (bytes, conflicts) = merge_bytes(Sides { base, ours, theirs }, FileKind::Goal, &marks);
            (bytes, conflicts.len())
        };
        let before = b"a\nb\n\xff\n";
        assert_eq!(merged(before, b"A\nb\n\xff\n", b"a\nb\n\xfe\xff\n"), (b"A\nb\n\xfe\xff\n".to_vec(), 0));
        let marked = "<<<<<<< ours\nA\n=======\nB\n>>>>>>> å\nb\n".as_bytes();
        assert_eq!(merged(before, b"A\nb\n\xff\n", b"B\nb\n\xff\n"), ([marked, b"\xff\n"].concat(), 1));
    }
}
