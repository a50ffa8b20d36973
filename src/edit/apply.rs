//! Edits of texts.

use std::collections::BTreeMap;

use super::layout::{Splice, spliced};
use crate::diag::{Edit, Fix};
use crate::source::{FileId, Place, Sources};

/// Returns the fixes that can be made together: of two that meet, the first.
pub fn compatible(fixes: Vec<Fix>) -> Vec<Fix> {
    let mut taken = BTreeMap::new();
    let mut kept = Vec::with_capacity(fixes.len());
    for fix in fixes {
        if fix.edits.iter().any(|edit| meets(edit.place, &taken)) {
            continue;
        }
        taken.extend(fix.edits.iter().map(|Edit { place, .. }| ((place.file, place.span.start), place.span.end)));
        kept.push(fix);
    }
    kept
}

/// Whether a place overlaps one that is taken, or begins where it does.
fn meets(Place { file, span }: Place, taken: &BTreeMap<(FileId, u32), u32>) -> bool {
    let before = taken.range(..=(file, span.start)).next_back();
    let after = taken.range((file, span.start)..).next();
    before.is_some_and(|((of, start), end)| *of == file && (*end > span.start || *start == span.start))
        || after.is_some_and(|((of, start), _)| *of == file && *start < span.end)
}

/// Returns the files with fixes made that can be made together. An edit that fits no file's text is left out.
pub fn apply(sources: &Sources, fixes: &[Fix]) -> Sources {
    let mut edits: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in fixes.iter().flat_map(|fix| &fix.edits) {
        edits.entry(edit.place.file).or_default().push(edit);
    }
    let texts = edits.into_iter().map(|(file, edits)| {
        let splice = |edit: &&Edit| Splice { range: edit.place.span.range(), text: edit.text.clone() };
        (file, spliced(sources.file(file).text(), edits.iter().map(splice).collect()))
    });
    sources.with_texts(texts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn fix(start: u32, end: u32, text: &str) -> Fix {
        Fix::safe(Place { file: FileId(0), span: Span { start, end } }, text)
    }

    #[test]
    fn of_two_that_meet_the_first_is_made() {
        let sources = Sources::in_memory([("x.toml", "abcåef")]);
        let fixes = compatible(vec![fix(1, 3, "X"), fix(2, 4, "no"), fix(1, 1, "no"), fix(3, 5, "Ä"), fix(0, 2, "no")]);
        assert_eq!(fixes.len(), 2);
        assert_eq!(apply(&sources, &fixes).file(FileId(0)).text(), "aXÄef");
    }

    #[test]
    fn what_fits_no_text_is_left_out() {
        let sources = Sources::in_memory([("x.toml", "åb")]);
        let fixes = [fix(1, 2, "inside a letter"), fix(2, 9, "past the end"), fix(2, 3, "c")];
        assert_eq!(apply(&sources, &fixes).file(FileId(0)).text(), "åc");
    }
}
