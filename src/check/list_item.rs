//! Fixes that remove an item from a list.

use crate::diag::{Edit, Fix};
use crate::source::{Place, Sources, Span};

/// Returns a fix that removes an item and its comma.
///
/// `None` if there is a comment beside the item, which may be about it.
pub(super) fn taken_out(item: Place, sources: &Sources) -> Option<Fix> {
    let text = sources.file(item.file).text();
    let (start, end) = (item.span.start as usize, item.span.end as usize);
    let after = text.get(end..)?;
    let rest = after.trim_start_matches([' ', '\t']);
    let comma = rest.strip_prefix(',');
    if comma.unwrap_or(rest).trim_start_matches([' ', '\t']).starts_with('#') {
        return None;
    }
    let before = text.get(..start)?.trim_end();
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let is_on_its_line = !text[before.len()..start].contains('\n');
    // A comma at the end of the line above may be part of a comment.
    let taken = if before.ends_with(',') && (is_on_its_line || !line.contains('#')) {
        before.len() - 1..end
    } else if before.ends_with('[') {
        let next = comma.map_or(end, |comma| text.len() - comma.trim_start().len());
        start..next
    } else {
        return None;
    };
    let place = Place { span: Span::from(taken), ..item };
    Some(Fix { edits: vec![Edit { place, text: String::new() }], is_safe: true })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    /// Removes the last `"B"` from a text.
    fn without(text: &str) -> Option<String> {
        let sources = Sources::in_memory([("x.toml", text)]);
        let start = text.rfind("\"B\"").expect("it is there");
        let item = Place { file: FileId(0), span: Span::from(start..start + 3) };
        let edit = taken_out(item, &sources)?.edits.into_iter().next()?;
        let mut text = text.to_owned();
        text.replace_range(edit.place.span.range(), &edit.text);
        Some(text)
    }

    #[test]
    fn a_comma_goes_with_it() {
        for (list, expected) in [
            (r#"a = ["A", "B"]"#, r#"a = ["A"]"#),
            (r#"a = ["A", "B", "C"]"#, r#"a = ["A", "C"]"#),
            (r#"a = ["B", "C"]"#, r#"a = ["C"]"#),
            (r#"a = ["B",]"#, r"a = []"),
            (r#"a = [ "B" ]"#, r"a = [  ]"),
            ("a = [\n  \"A\",\n  \"B\",\n]", "a = [\n  \"A\",\n]"),
            ("a = [\n  \"B\",\n  \"C\",\n]", "a = [\n  \"C\",\n]"),
            (r#"a = ["A" , "B"] # note"#, r#"a = ["A" ] # note"#),
        ] {
            assert_eq!(without(list).as_deref(), Some(expected), "{list}");
        }
    }

    #[test]
    fn a_comment_beside_it_is_left_alone() {
        for list in [
            "a = [\n  \"A\",\n  \"B\", # who\n]",
            "a = [\n  \"A\", # and,\n  \"B\",\n]",
            "a = [\n  # who,\n  \"B\",\n]",
            "a = [ # who\n  \"B\",\n]",
        ] {
            assert_eq!(without(list), None, "{list}");
        }
    }
}
