//! Word-by-word comparison of texts.

use crate::model::composed;
use crate::sequence::same;

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordRun {
    /// Words in both texts.
    Same(String),
    /// Words in the first text only.
    Gone(String),
    /// Words in the second text only.
    Came(String),
}

/// Returns whether two texts have the same words, ignoring line breaks and normalization.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one == other || composed(one).split_whitespace().eq(composed(other).split_whitespace())
}

/// Compares two texts word by word. In each changed part, removed words come before added ones.
pub fn wording(before: &str, after: &str) -> Vec<WordRun> {
    let (before, after) = (composed(before), composed(after));
    let (before, after): (Vec<&str>, Vec<&str>) =
        (before.split_whitespace().collect(), after.split_whitespace().collect());
    let mut pieces = Pieces::default();
    let (mut then, mut now) = (0, 0);
    for (in_before, in_after) in same(&before, &after) {
        pieces.gone.extend(&before[then..in_before]);
        pieces.came.extend(&after[now..in_after]);
        pieces.keep(before[in_before]);
        (then, now) = (in_before + 1, in_after + 1);
    }
    pieces.gone.extend(&before[then..]);
    pieces.came.extend(&after[now..]);
    pieces.finish()
}

/// A builder that joins consecutive words of one kind.
#[derive(Default)]
struct Pieces<'w> {
    done: Vec<WordRun>,
    same: Vec<&'w str>,
    gone: Vec<&'w str>,
    came: Vec<&'w str>,
}

impl<'w> Pieces<'w> {
    fn keep(&mut self, word: &'w str) {
        if !self.gone.is_empty() || !self.came.is_empty() {
            self.close();
        }
        self.same.push(word);
    }

    fn close(&mut self) {
        for (words, piece) in [
            (&mut self.same, WordRun::Same as fn(String) -> WordRun),
            (&mut self.gone, WordRun::Gone),
            (&mut self.came, WordRun::Came),
        ] {
            if !words.is_empty() {
                self.done.push(piece(words.join(" ")));
                words.clear();
            }
        }
    }

    fn finish(mut self) -> Vec<WordRun> {
        self.close();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(before: &str, after: &str) -> String {
        let shown = wording(before, after).into_iter().map(|piece| match piece {
            WordRun::Same(words) => words,
            WordRun::Gone(words) => format!("-{words}-"),
            WordRun::Came(words) => format!("+{words}+"),
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_that_stay_are_kept_and_the_others_stand_where_they_were() {
        assert_eq!(shown("a b c d", "a x c d e"), "a -b- +x+ c d +e+");
        assert_eq!(shown("a b a b a", "b a b"), "-a- b a b -a-");
        assert_eq!(shown("", "a b"), "+a b+");
        assert_eq!(shown("a\n b", "a b"), "a b");
        assert_eq!(shown("o\u{308}l", "öl"), "öl");
    }

    #[test]
    fn long_texts_are_compared_word_by_word_too() {
        let long = |word: &str| format!("{word} b ").repeat(3000);
        let pieces = wording(&long("x"), &long("y"));
        assert_eq!(pieces.len(), 9000);
        assert!(matches!(&pieces[..3], [WordRun::Gone(_), WordRun::Came(_), WordRun::Same(_)]));
    }
}
