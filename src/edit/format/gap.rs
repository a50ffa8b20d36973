//! What stands between two parts of a file: comments and blank lines.

/// What stands between two parts of a file.
#[derive(Debug, Default)]
pub(super) struct Gap<'t> {
    /// The comment at the end of the line that the first part ends on.
    pub(super) beside: Option<&'t str>,
    /// The comments on lines of their own, and blank lines as empty ones; never two of these together.
    pub(super) above: Vec<&'t str>,
}

impl<'t> Gap<'t> {
    /// Reads the text from the end of one part to the start of the next. Commas count as blank.
    pub(super) fn of(text: &'t str) -> Self {
        let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
        Self { beside: comment(line), above: own_lines(rest) }
    }

    /// Reads a text that begins with a line of its own.
    pub(super) fn at_top(text: &'t str) -> Self {
        Self { beside: None, above: own_lines(text) }
    }

    /// Returns the comments, in order.
    pub(super) fn comments(&self) -> impl Iterator<Item = &'t str> {
        self.beside.into_iter().chain(comments(&self.above))
    }
}

/// Returns the comments of lines some of which are blank.
pub(super) fn comments<'t>(lines: &[&'t str]) -> impl Iterator<Item = &'t str> {
    lines.iter().copied().filter(|line| !line.is_empty())
}

fn own_lines(text: &str) -> Vec<&str> {
    let mut own: Vec<&str> = Vec::new();
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        match comment(line) {
            Some(comment) => own.push(comment),
            // The last line is the one that the next part stands on.
            None if lines.peek().is_some() && own.last().is_none_or(|last| !last.is_empty()) => own.push(""),
            None => {}
        }
    }
    own
}

/// Returns the comment of a line that has nothing else, without the blank after it.
fn comment(line: &str) -> Option<&str> {
    line.find('#').map(|at| line[at..].trim_end_matches([' ', '\t']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_told_from_each_other_by_the_line_they_stand_on() {
        let gap = Gap::of(" # a \n\n \n  , # b\n# c\n\n  ");
        assert_eq!((gap.beside, &*gap.above), (Some("# a"), &["", "# b", "# c", ""][..]));
        let top = Gap::at_top("# a\n\n");
        assert_eq!((top.beside, &*top.above), (None, &["# a", ""][..]));
        assert_eq!(Gap::of(", ").comments().count(), 0);
        assert_eq!(Gap::of("\n# last").above, ["# last"]);
    }
}
