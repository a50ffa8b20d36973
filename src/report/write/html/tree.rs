//! Lines that hang under one another, as lists in lists.

use super::{class, escaped};
use crate::report::doc::Branch;

pub(super) fn write(out: &mut String, branches: &[Branch]) {
    let mut open = 0;
    for branch in branches {
        // However deep a branch says that it hangs, a list stands in an item of the one above it.
        let depth = branch.depth.min(open);
        if open > depth {
            out.push_str("</li>\n");
            out.push_str(&"</ul>\n</li>\n".repeat(open - depth - 1));
        } else {
            out.push_str("<ul role=\"list\">\n");
        }
        open = depth + 1;
        out.push_str("<li>");
        let text = escaped(&branch.text);
        match (branch.is_heading, branch.tone) {
            (true, _) => out.push_str(&format!("<strong>{text}</strong>\n")),
            (false, Some(tone)) => out.push_str(&format!("<span class=\"{}\">{text}</span>\n", class(tone))),
            (false, None) => out.push_str(&format!("{text}\n")),
        }
    }
    if open > 0 {
        out.push_str("</li>\n</ul>\n");
        out.push_str(&"</li>\n</ul>\n".repeat(open - 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(depths: &[usize]) -> String {
        let branch = |depth: &usize| Branch { depth: *depth, text: depth.to_string(), is_heading: false, tone: None };
        let mut out = String::new();
        write(&mut out, &depths.iter().map(branch).collect::<Vec<_>>());
        out.replace('\n', "").replace(" role=\"list\"", "")
    }

    #[test]
    fn lists_stand_in_the_items_they_hang_under() {
        assert_eq!(written(&[]), "");
        assert_eq!(written(&[0, 0]), "<ul><li>0</li><li>0</li></ul>");
        assert_eq!(written(&[0, 1, 2, 0]), "<ul><li>0<ul><li>1<ul><li>2</li></ul></li></ul></li><li>0</li></ul>");
        assert_eq!(
            written(&[0, 1, 1, 0, 3]),
            "<ul><li>0<ul><li>1</li><li>1</li></ul></li><li>0<ul><li>3</li></ul></li></ul>"
        );
    }
}
