//! Files that no person wrote, and that would take the parser out of proportion.

/// Smaller files are parsed, whatever stands in them.
const LARGE: usize = 256 * 1024;
/// How many signs of TOML's own a line may have outside its texts.
const MOST_SIGNS: usize = 1000;
/// How many lines may begin with what no line can begin with, or be the same as the one before.
const MOST_LINES: usize = 1000;

/// Returns the offset of the first line that shows that a large text is no plan.
pub(super) fn flood(text: &str) -> Option<usize> {
    if text.len() <= LARGE {
        return None;
    }
    let (mut offset, mut first, mut wrong) = (0, None, 0);
    let (mut last, mut same) = ("", 0);
    for line in text.split_inclusive('\n') {
        let outside = line.bytes().take_while(|byte| !matches!(byte, b'"' | b'\'' | b'#'));
        if outside.filter(|byte| matches!(byte, b'.' | b'=' | b'[' | b'{')).nth(MOST_SIGNS).is_some() {
            return Some(offset);
        }
        if line.trim_start().starts_with(['=', '.']) {
            first = first.or(Some(offset));
            wrong += 1;
            if wrong > MOST_LINES {
                return first;
            }
        }
        same = if line == last && !line.trim().is_empty() { same + 1 } else { 0 };
        if same > MOST_LINES {
            return Some(offset - same * line.len());
        }
        last = line;
        offset += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_large_and_no_plan_is_a_flood() {
        let plan = "id = \"1\"\ntext = \"...\"\n";
        assert_eq!(flood(&plan.repeat(20_000)), None);
        assert_eq!(flood(&"=\n".repeat(1000)), None);
        assert_eq!(flood(&(plan.to_owned() + &"\n".repeat(LARGE))), None);
        for wrong in ["=\n", "a.", ".", "[", "x\n", "a = 1\n", "[[a]]\n"] {
            let text = plan.to_owned() + &wrong.repeat(LARGE);
            assert_eq!(flood(&text), Some(plan.len()), "{wrong:?}");
        }
    }
}
