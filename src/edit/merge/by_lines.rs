//! Three texts put together line by line, whatever they say.

use std::hash::Hash;

use super::lines::same;

/// A stretch of a text that was put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stretch<'l, L> {
    /// Lines that both have, or that one side alone changed.
    Agreed(&'l [L]),
    /// Lines that both sides changed, each in its way.
    Disputed {
        /// What we made of it.
        ours: &'l [L],
        /// What they made of it.
        theirs: &'l [L],
    },
}

/// Puts together what two sides made of the lines of a text.
///
/// It is done here and not by `git merge-file`, because what comes out is only the beginning: where lines are disputed,
/// meaning decides. And nothing needs to be started or written to find out.
pub(super) fn by_lines<'l, L: Copy + Eq + Hash>(base: &'l [L], ours: &'l [L], theirs: &'l [L]) -> Vec<Stretch<'l, L>> {
    let in_ours = places(base, ours);
    let in_theirs = places(base, theirs);
    let mut stretches = Vec::new();
    let (mut b, mut o, mut t) = (0, 0, 0);
    loop {
        // The next line that both kept.
        let kept = (b..base.len()).find_map(|at| Some((at, in_ours[at]?, in_theirs[at]?)));
        let (next_b, next_o, next_t) = kept.unwrap_or((base.len(), ours.len(), theirs.len()));
        let (was, our, their) = (&base[b..next_b], &ours[o..next_o], &theirs[t..next_t]);
        if our == was {
            stretches.push(Stretch::Agreed(their));
        } else if their == was || our == their {
            stretches.push(Stretch::Agreed(our));
        } else {
            stretches.push(Stretch::Disputed { ours: our, theirs: their });
        }
        if kept.is_none() {
            return stretches;
        }
        stretches.push(Stretch::Agreed(&base[next_b..=next_b]));
        (b, o, t) = (next_b + 1, next_o + 1, next_t + 1);
    }
}

/// Returns where each line of one text stands in another.
fn places<L: Copy + Eq + Hash>(of: &[L], within: &[L]) -> Vec<Option<usize>> {
    let mut places = vec![None; of.len()];
    for (at, place) in same(of, within) {
        places[at] = Some(place);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(base: &str, ours: &str, theirs: &str) -> String {
        let [base, ours, theirs] = [base, ours, theirs].map(|text| text.chars().collect::<Vec<_>>());
        let text = |letters: &[char]| letters.iter().collect::<String>();
        let shown = by_lines(&base, &ours, &theirs).into_iter().map(|stretch| match stretch {
            Stretch::Agreed(lines) => text(lines),
            Stretch::Disputed { ours, theirs } => format!("<{}|{}>", text(ours), text(theirs)),
        });
        shown.collect()
    }

    #[test]
    fn what_one_side_changed_is_taken() {
        assert_eq!(merged("abcde", "aBcde", "abcDe"), "aBcDe");
        assert_eq!(merged("abc", "ac", "abxc"), "a<|bx>c");
        assert_eq!(merged("abc", "xabc", "abcy"), "xabcy");
        assert_eq!(merged("abc", "aXc", "aXc"), "aXc");
        assert_eq!(merged("abc", "abc", ""), "");
    }

    #[test]
    fn what_both_changed_is_disputed() {
        assert_eq!(merged("abc", "aXc", "aYc"), "a<X|Y>c");
        assert_eq!(merged("ab", "a1b", "a2b"), "a<1|2>b");
        assert_eq!(merged("", "x", "y"), "<x|y>");
    }
}
