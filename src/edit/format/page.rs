//! The lines that are written.

/// The lines that are written, one after the other.
#[derive(Debug, Default)]
pub(super) struct Page {
    text: String,
    /// Whether the last line is a heading: no blank line comes after it.
    is_under_heading: bool,
}

impl Page {
    /// Writes comments on lines of their own, and a blank line for each that is empty.
    pub(super) fn notes(&mut self, comments: &[&str]) {
        for comment in comments {
            if comment.is_empty() { self.blank() } else { self.put(comment, None) }
        }
    }

    /// Writes a blank line, but not between a heading and its keys.
    pub(super) fn blank(&mut self) {
        if !self.is_under_heading {
            self.part();
        }
    }

    /// Writes a blank line where there is something to part from what comes, and none yet.
    pub(super) fn part(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Writes a heading.
    pub(super) fn heading(&mut self, heading: &str, beside: Option<&str>) {
        self.put(heading, beside);
        self.is_under_heading = true;
    }

    /// Writes a line, or several that are one statement, and the comment at its end.
    pub(super) fn line(&mut self, line: &str, beside: Option<&str>) {
        self.put(line, beside);
    }

    fn put(&mut self, line: &str, beside: Option<&str>) {
        self.text += line;
        if let Some(comment) = beside {
            self.text.push(' ');
            self.text += comment;
        }
        self.text.push('\n');
        self.is_under_heading = false;
    }

    /// Returns all lines; the last ends as each does, and no blank one comes after it.
    pub(super) fn into_text(mut self) -> String {
        if self.text.ends_with("\n\n") {
            self.text.pop();
        }
        self.text
    }
}
