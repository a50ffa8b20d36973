//! Which words of a text went, and which came.

use crate::model::composed;

/// Texts whose words, multiplied, are more than this are not compared word by word: all of one went, all of the other
/// came. No adopted text is near it.
const MOST_STEPS: usize = 4_000_000;

/// Words that follow one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// They stand in both texts.
    Same(String),
    /// They stood in the first text only.
    Gone(String),
    /// They stand in the second text only.
    Came(String),
}

/// Returns whether two texts read the same: how lines are broken, and how letters are composed, does not count.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one == other || composed(one).split_whitespace().eq(composed(other).split_whitespace())
}

/// Compares two texts word by word. Of a stretch that is not the same, what went stands before what came.
pub fn wording(before: &str, after: &str) -> Vec<Piece> {
    let (before, after) = (composed(before), composed(after));
    let (before, after): (Vec<&str>, Vec<&str>) =
        (before.split_whitespace().collect(), after.split_whitespace().collect());
    let start = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
    let (then, now) = (&before[start..], &after[start..]);
    let end = then.iter().rev().zip(now.iter().rev()).take_while(|(one, other)| one == other).count();
    let (then, now) = (&then[..then.len() - end], &now[..now.len() - end]);
    let mut pieces = Pieces::default();
    pieces.same.extend(&before[..start]);
    compare(then, now, &mut pieces);
    for word in &before[before.len() - end..] {
        pieces.keep(word);
    }
    pieces.finish()
}

/// Finds the most words that two lists have in common, in order, and what lies between them.
fn compare<'w>(then: &[&'w str], now: &[&'w str], pieces: &mut Pieces<'w>) {
    if then.len().saturating_mul(now.len()) > MOST_STEPS {
        pieces.gone.extend(then);
        pieces.came.extend(now);
        return;
    }
    // How many words the rests of both have in common, from each pair of words on.
    let width = now.len() + 1;
    let mut common = vec![0_u32; (then.len() + 1) * width];
    for (row, word) in then.iter().enumerate().rev() {
        for (column, other) in now.iter().enumerate().rev() {
            let at = row * width + column;
            common[at] =
                if word == other { common[at + width + 1] + 1 } else { common[at + width].max(common[at + 1]) };
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < then.len() && column < now.len() {
        let at = row * width + column;
        if then[row] == now[column] {
            pieces.keep(then[row]);
            (row, column) = (row + 1, column + 1);
        } else if common[at + width] >= common[at + 1] {
            pieces.gone.push(then[row]);
            row += 1;
        } else {
            pieces.came.push(now[column]);
            column += 1;
        }
    }
    pieces.gone.extend(&then[row..]);
    pieces.came.extend(&now[column..]);
}

/// Words gathered until another kind of them begins.
#[derive(Default)]
struct Pieces<'w> {
    done: Vec<Piece>,
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
            (&mut self.same, Piece::Same as fn(String) -> Piece),
            (&mut self.gone, Piece::Gone),
            (&mut self.came, Piece::Came),
        ] {
            if !words.is_empty() {
                self.done.push(piece(words.join(" ")));
                words.clear();
            }
        }
    }

    fn finish(mut self) -> Vec<Piece> {
        self.close();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(before: &str, after: &str) -> String {
        let shown = wording(before, after).into_iter().map(|piece| match piece {
            Piece::Same(words) => words,
            Piece::Gone(words) => format!("-{words}-"),
            Piece::Came(words) => format!("+{words}+"),
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
    fn texts_longer_than_any_are_not_compared_word_by_word() {
        let long = |word: &str| format!("{word} b ").repeat(3000);
        let pieces = wording(&long("x"), &long("y"));
        assert!(matches!(&pieces[..], [Piece::Gone(_), Piece::Came(_), Piece::Same(_)]), "{}", pieces.len());
    }
}
