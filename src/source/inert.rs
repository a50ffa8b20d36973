//! Texts that no reader of a log takes for commands: what a program writes may be read by the system that runs it.

use std::borrow::Cow;

/// Returns text for a log in which no CI system finds a command: a space stands inside what would begin one.
///
/// GitHub and those like it take `::error::` at the beginning of a line, and `##[error]` anywhere in it; Azure takes
/// `##vso[…]` and `TeamCity` `##teamcity[…]` anywhere. A space at the beginning of a line and colours change nothing.
pub fn inert(text: &str) -> Cow<'_, str> {
    if !text.contains("::") && !text.contains("##") {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_inclusive('\n').map(inert_line).collect())
}

/// Returns JSON that says the same to a program, and in which no CI system finds a command.
///
/// It never has `::` at the beginning of a line, and `#` stands within its texts only.
pub fn inert_json(json: String) -> String {
    if json.contains("##") { json.replace("##", "#\\u0023") } else { json }
}

/// Returns escaped text of XML or HTML that says the same, and in which no CI system finds a command.
pub fn inert_markup(markup: String) -> String {
    if markup.contains("::") || markup.contains("##") {
        markup.replace("::", ":&#58;").replace("##", "#&#35;")
    } else {
        markup
    }
}

fn inert_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 4);
    let mut rest = line;
    let start = line.len() - unstyled(line).len();
    // A finding shows its second place after `::: `, as compilers do; there is no command without a name.
    if line[start..].starts_with("::") && !line[start..].starts_with("::: ") {
        out.push_str(&line[..=start]);
        out.push(' ');
        rest = &line[start + 1..];
    }
    while let Some(at) = rest.find("##") {
        let name = rest[at + 2..].trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        let (kept, after) = rest.split_at(at + 1);
        out.push_str(kept);
        if name.starts_with('[') {
            out.push(' ');
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Returns a line without the space and the colours at its beginning.
fn unstyled(line: &str) -> &str {
    let mut line = line;
    loop {
        let is_space = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}');
        let trimmed = line.trim_start_matches(is_space);
        let style = trimmed.strip_prefix("\u{1b}[").and_then(|rest| rest.split_once('m'));
        match style.filter(|(codes, _)| codes.bytes().all(|c| c.is_ascii_digit() || c == b';')) {
            Some((_, rest)) => line = rest,
            None => return trimmed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_at_the_beginning_of_a_line_is_broken() {
        for (text, shown) in [
            ("::error::x", ": :error::x"),
            ("a\n  ::stop-commands::t\nb", "a\n  : :stop-commands::t\nb"),
            ("\u{a0}\t\u{3000}::add-mask::x", "\u{a0}\t\u{3000}: :add-mask::x"),
            ("\u{1b}[1m \u{1b}[1;31m::error::x\u{1b}[0m", "\u{1b}[1m \u{1b}[1;31m: :error::x\u{1b}[0m"),
            (":::x", ": ::x"),
            ("::", ": :"),
        ] {
            assert_eq!(inert(text), shown);
        }
    }

    #[test]
    fn a_command_anywhere_in_a_line_is_broken() {
        for (text, shown) in [
            ("1-1  ##[add-mask]x", "1-1  # #[add-mask]x"),
            ("a ##vso[task.setvariable variable=x]y", "a # #vso[task.setvariable variable=x]y"),
            ("###TeamCity[x] ##[y]", "## #TeamCity[x] # #[y]"),
            ("####[x]", "### #[x]"),
            ("a\n::x ##[y]\n", "a\n: :x # #[y]\n"),
        ] {
            assert_eq!(inert(text), shown);
            assert_eq!(inert(&inert(text)), shown, "twice is as once");
        }
    }

    #[test]
    fn what_begins_no_command_stays() {
        for text in [
            "std::vec",
            "a: b",
            "## Rubrik",
            "## [1]",
            "##",
            "#[x]",
            "kl. 10::30",
            "",
            "\u{1b}[2K::",
            "  ::: plan.toml:4:20",
        ] {
            assert_eq!(inert(text), text);
        }
    }

    #[test]
    fn programs_read_the_same() {
        let json = inert_json(r###"{"a":"##vso[x] ###[y]"}"###.to_owned());
        assert!(!json.contains("##"), "{json}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&json).unwrap()["a"], "##vso[x] ###[y]");
        assert_eq!(inert_markup("::error ###[x] a:::".to_owned()), ":&#58;error #&#35;#[x] a:&#58;:");
    }
}
