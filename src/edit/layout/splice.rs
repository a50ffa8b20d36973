//! Changes of a text at places of it.

use std::ops::Range;

/// Other letters in the place of some of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// What is taken out; empty where something is only put in.
    pub range: Range<usize>,
    /// What is put in.
    pub text: String,
}

impl Splice {
    /// Puts a text in, and takes nothing out.
    pub fn insert(at: usize, text: impl Into<String>) -> Self {
        Self { range: at..at, text: text.into() }
    }

    /// Takes something out, and puts nothing in.
    pub fn remove(range: Range<usize>) -> Self {
        Self { range, text: String::new() }
    }
}

/// Returns a text with changes made to it. Of changes that meet, the first by its place is made; at one place, in their
/// order. One that fits no letters of the text is left out.
pub fn spliced(text: &str, mut splices: Vec<Splice>) -> String {
    // What is put in comes before what is taken out at the same place.
    splices.sort_by_key(|splice| (splice.range.start, splice.range.end));
    let added: usize = splices.iter().map(|splice| splice.text.len()).sum();
    let mut out = String::with_capacity(text.len() + added);
    let mut at = 0;
    for Splice { range, text: new } in splices {
        if let Some(between) = text.get(at..range.start).filter(|_| text.get(range.clone()).is_some()) {
            out += between;
            out += &new;
            at = range.end;
        }
    }
    out + &text[at..]
}
