//! New headings with what stands under them.

use super::lines::after_line;
use super::parse::Layout;
use super::splice::Splice;

impl Layout<'_> {
    /// Puts whole blocks in, with a blank line above: after the last one whose heading begins with `beside`, else last
    /// in the file.
    pub fn append(&self, beside: &[&str], lines: &[&str]) -> Splice {
        let is_beside = |path: &[String]| path.len() >= beside.len() && path.iter().zip(beside).all(|(a, b)| a == b);
        let last = self.blocks.iter().rposition(|block| !block.path.is_empty() && is_beside(&block.path));
        let after = match last {
            Some(at) if at + 1 < self.blocks.len() => self.blocks[at].end(),
            // Comments that the file ends with are of what stands above them.
            _ => self.text.trim_end().len(),
        };
        let lines: Vec<&str> = [""].iter().chain(lines).copied().collect();
        after_line(self.text, after, &lines)
    }
}

#[cfg(test)]
mod tests {
    use super::super::spliced;
    use super::*;

    fn appended(text: &str) -> String {
        let layout = Layout::of(text).expect("it is right");
        let after = spliced(text, vec![layout.append(&["closed"], &["[closed.2025]", "date = 1"])]);
        assert!(Layout::of(&after).is_some(), "{after}");
        after
    }

    #[test]
    fn a_block_stands_beside_those_of_its_kind_or_last() {
        let new = "\n[closed.2025]\ndate = 1\n";
        assert_eq!(appended("a = 1\n[b]\n# end\n"), format!("a = 1\n[b]\n# end\n{new}"));
        assert_eq!(appended("a = 1\n\n\n"), format!("a = 1\n{new}\n\n"));
        let closed = "[closed.2024]\n[closed.2024.assessed]\nx = 1\n";
        assert_eq!(appended(&format!("{closed}\n# of b\n[b]\n")), format!("{closed}{new}\n# of b\n[b]\n"));
        assert_eq!(appended("[b]\r\n# end"), "[b]\r\n# end\r\n\r\n[closed.2025]\r\ndate = 1");
    }
}
