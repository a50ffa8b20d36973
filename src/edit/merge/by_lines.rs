//! A three-way merge by lines, and conflict markers.

use std::hash::Hash;
use std::ops::Range;

use crate::sequence::same;

/// A range of a merged text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stretch<'l, L> {
    /// Lines that are equal on both sides, or changed by one side only.
    Agreed(&'l [L]),
    /// Lines that both sides changed differently.
    Disputed {
        /// Our version.
        ours: &'l [L],
        /// Their version.
        theirs: &'l [L],
    },
}

/// Merges two sets of changes by lines (diff3).
///
/// Not done by `git merge-file`, because this is only the first step: where lines are disputed, the content
/// decides. It also needs no process and no files.
pub(super) fn by_lines<'l, L: Copy + Eq + Hash>(base: &'l [L], ours: &'l [L], theirs: &'l [L]) -> Vec<Stretch<'l, L>> {
    let in_ours = places(base, ours);
    let in_theirs = places(base, theirs);
    let mut stretches = Vec::new();
    let (mut b, mut o, mut t) = (0, 0, 0);
    loop {
        // The next line that both sides kept.
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

/// Returns the index of each line of one text in the other.
fn places<L: Copy + Eq + Hash>(of: &[L], within: &[L]) -> Vec<Option<usize>> {
    let mut places = vec![None; of.len()];
    for (at, place) in same(of, within) {
        places[at] = Some(place);
    }
    places
}

/// The style of conflict markers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    /// The number of characters of a marker.
    pub size: usize,
    /// The label of our side.
    pub ours: String,
    /// The label of their side.
    pub theirs: String,
}

impl Default for Marks {
    fn default() -> Self {
        Self { size: 7, ours: "ours".to_owned(), theirs: "theirs".to_owned() }
    }
}

/// Ranges of two texts that are marked as one conflict, even if they have lines in common.
pub(super) type Whole = (Range<usize>, Range<usize>);

/// Removes the conflicts, with their markers, from a text.
pub(super) fn undisputed(text: &str) -> String {
    let is_mark = |line: &str, sign: char| {
        let rest = line.trim_start_matches(sign);
        line.len() - rest.len() >= Marks::default().size && rest.starts_with(' ')
    };
    let mut depth = 0_usize;
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        if is_mark(line, '<') {
            depth += 1;
        } else if is_mark(line, '>') {
            depth = depth.saturating_sub(1);
        } else if depth == 0 {
            out += line;
        }
    }
    out
}

impl Marks {
    /// Merges two texts into one, with conflict markers around the differences.
    pub(super) fn put(&self, ours: &str, theirs: &str, mut wholes: Vec<Whole>) -> String {
        wholes.sort_by_key(|(our, _)| our.start);
        let mut out = String::new();
        let (mut at, mut their_at) = (0, 0);
        for (our, their) in wholes {
            // A range inside the previous one is already marked.
            if our.start >= at && their.start >= their_at {
                self.differing(&ours[at..our.start], &theirs[their_at..their.start], &mut out);
                self.choice(&ours[our.clone()], &theirs[their.clone()], &mut out);
                (at, their_at) = (our.end, their.end);
            }
        }
        self.differing(&ours[at..], &theirs[their_at..], &mut out);
        out
    }

    /// Appends lines, with markers around those that differ.
    fn differing(&self, ours: &str, theirs: &str, out: &mut String) {
        let ours: Vec<&str> = ours.split_inclusive('\n').collect();
        let theirs: Vec<&str> = theirs.split_inclusive('\n').collect();
        let (mut o, mut t) = (0, 0);
        let end = (ours.len(), theirs.len());
        for (next_o, next_t) in same(&ours, &theirs).into_iter().chain([end]) {
            self.choice(&ours[o..next_o].concat(), &theirs[t..next_t].concat(), out);
            *out += ours.get(next_o).copied().unwrap_or_default();
            (o, t) = (next_o + 1, next_t + 1);
        }
    }

    /// Appends a conflict, or the text if both sides are equal.
    pub(super) fn choice(&self, ours: &str, theirs: &str, out: &mut String) {
        if ours == theirs {
            *out += ours;
            return;
        }
        let ended = |text: &str| if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        let Self { size, ours: our_name, theirs: their_name } = self;
        let (open, middle, close) = ("<".repeat(*size), "=".repeat(*size), ">".repeat(*size));
        *out += &format!("{open} {our_name}\n{ours}{}{middle}\n", ended(ours));
        *out += &format!("{theirs}{}{close} {their_name}\n", ended(theirs));
    }
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

    #[test]
    fn what_is_to_be_chosen_can_be_left_out() {
        let text = "a\n<<<<<<<<< x\nb\n<<<<<<< y\nc\n>>>>>>> z\n=======\n>>>>>>>>> w\nd = \"<<<<<<< \"\n";
        assert_eq!(undisputed(text), "a\nd = \"<<<<<<< \"\n");
    }

    #[test]
    fn only_what_differs_is_marked() {
        let marked = Marks::default().put("a\nb\nc\n", "a\nB\nc\nd\n", Vec::new());
        assert_eq!(
            marked,
            "a\n<<<<<<< ours\nb\n=======\nB\n>>>>>>> theirs\nc\n<<<<<<< ours\n=======\nd\n>>>>>>> theirs\n"
        );
        assert_eq!(Marks::default().put("a\nb", "a\nb", Vec::new()), "a\nb");
        let short = Marks { size: 3, ours: "x".to_owned(), theirs: "y".to_owned() };
        let whole = short.put("a\nb\nc\nd\n", "a\nB\nc\n", vec![(2..6, 2..6)]);
        assert_eq!(whole, "a\n<<< x\nb\nc\n===\nB\nc\n>>> y\n<<< x\nd\n===\n>>> y\n");
    }
}
