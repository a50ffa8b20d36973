//! The change of a wrong name to the one that was probably meant.

use crate::diag::Fix;
use crate::model::loose_key;
use crate::source::{Place, quoted};

/// Returns a change of a name to the first of the names that are near it; none where another is as near.
///
/// `place` is that of the whole value, quotes included.
pub(super) fn guess(place: Place, given: &str, near: &[String]) -> Option<Fix> {
    let typos = |name: &String| strsim::osa_distance(&loose_key(given), &loose_key(name));
    let first = near.first()?;
    let is_one = near.get(1).is_none_or(|second| typos(first) < typos(second));
    is_one.then(|| Fix::guess(place, quoted(first)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Span};

    #[test]
    fn of_two_that_are_as_near_neither_is_guessed() {
        let place = Place { file: FileId(0), span: Span { start: 3, end: 8 } };
        let guessed = |near: &[&str]| guess(place, "1.3", &near.iter().map(|&it| it.to_owned()).collect::<Vec<_>>());
        assert_eq!(guessed(&["1.31", "1.1.1"]), Some(Fix::guess(place, "\"1.31\"")));
        assert_eq!(guessed(&["1.1", "1.2"]), None);
        assert_eq!(guessed(&[]), None);
    }
}
