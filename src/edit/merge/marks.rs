//! Lines that somebody has to choose from, between marks.

use std::ops::Range;

use super::lines::same;

/// How lines to choose from are marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    /// How many signs a mark has.
    pub size: usize,
    /// What our side is called.
    pub ours: String,
    /// What the other side is called.
    pub theirs: String,
}

impl Default for Marks {
    fn default() -> Self {
        Self { size: 7, ours: "ours".to_owned(), theirs: "theirs".to_owned() }
    }
}

/// Places of two texts that are chosen from as a whole, however much of them is the same.
pub(super) type Whole = (Range<usize>, Range<usize>);

/// Returns a text without what is to be chosen from in it, and without the marks around that.
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
    /// Returns two texts as one, with marks around what differs.
    pub(super) fn put(&self, ours: &str, theirs: &str, mut wholes: Vec<Whole>) -> String {
        wholes.sort_by_key(|(our, _)| our.start);
        let mut out = String::new();
        let (mut at, mut their_at) = (0, 0);
        for (our, their) in wholes {
            // What lies within the one before was chosen with it.
            if our.start >= at && their.start >= their_at {
                self.differing(&ours[at..our.start], &theirs[their_at..their.start], &mut out);
                self.choice(&ours[our.clone()], &theirs[their.clone()], &mut out);
                (at, their_at) = (our.end, their.end);
            }
        }
        self.differing(&ours[at..], &theirs[their_at..], &mut out);
        out
    }

    /// Adds lines that are mostly the same.
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

    /// Adds what is to be chosen from; nothing where there is nothing.
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
