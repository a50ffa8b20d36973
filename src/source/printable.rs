//! Escaping of text for terminals, logs and URLs.

use std::borrow::Cow;

/// Replaces control characters and directional formatting by `�`. Newlines are kept, and a tab becomes a space.
///
/// Needed because a title comes from a file that anybody may have sent.
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_command) {
        let shown = |c| match c {
            '\t' => ' ',
            c if is_command(c) => '\u{fffd}',
            c => c,
        };
        Cow::Owned(text.chars().map(shown).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Like [`printable`], on one line: a newline becomes `␊`.
///
/// In a log on a code host, a separate line could be a command to the host.
pub fn printable_line(text: &str) -> Cow<'_, str> {
    let text = printable(text);
    if text.contains('\n') { Cow::Owned(text.replace('\n', "␊")) } else { text }
}

/// Replaces control characters in a line by others of the same length in bytes, so that offsets stay valid.
///
/// ASCII control characters are kept, because the renderer of the line replaces them.
pub fn printable_in_place(line: &str) -> Cow<'_, str> {
    let shown = |c: char| match c.len_utf8() {
        2 => '·',
        _ => '\u{fffd}',
    };
    let is_command = |c: char| is_command(c) && !c.is_ascii();
    if line.chars().any(is_command) {
        Cow::Owned(line.chars().map(|c| if is_command(c) { shown(c) } else { c }).collect())
    } else {
        Cow::Borrowed(line)
    }
}

fn is_command(c: char) -> bool {
    // The last two are noncharacters, which XML, and so a Word file, must not contain.
    (c.is_control() && c != '\n')
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
}

/// Breaks commands to CI systems in a text for a log, by inserting a space.
///
/// GitHub and similar systems accept `::error::` at the start of a line and `##[error]` anywhere; Azure `##vso[…]`
/// and `TeamCity` `##teamcity[…]` anywhere. Leading white space and colours do not matter.
pub fn inert(text: &str) -> Cow<'_, str> {
    if !text.contains("::") && !text.contains("##") {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_inclusive('\n').map(inert_line).collect())
}

/// Breaks commands to CI systems and terminals in JSON, without changing its content.
///
/// `::` is never at the start of a line, and `#` and these characters are only in strings.
pub fn inert_json(json: String) -> String {
    let json = if json.contains("##") { json.replace("##", "#\\u0023") } else { json };
    // A terminal obeys the controls above ASCII too; those of ASCII are escaped already.
    let is_command = |c: char| !c.is_ascii() && is_command(c);
    if !json.contains(is_command) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if is_command(c) { out += &format!("\\u{:04x}", u32::from(c)) } else { out.push(c) }
    }
    out
}

/// Breaks commands to CI systems in escaped XML or HTML, without changing its content.
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
    // Findings show further places after `::: `, like compilers. A command needs a name.
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

/// Removes leading white space and colours from a line.
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

/// Percent-encodes all bytes except plain ones: `%C3%A5`.
pub fn percent_encoded(text: &str, is_plain: impl Fn(u8) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if is_plain(byte) {
            out.push(char::from(byte));
        } else {
            out += &format!("%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_codes_do_not_get_through() {
        assert_eq!(printable("a\u{1b}[31mb\u{9b}c\nd"), "a\u{fffd}[31mb\u{fffd}c\nd");
        assert_eq!(printable_line("a\n::error::b\u{1b}"), "a␊::error::b\u{fffd}");
        assert_eq!(printable("åäö – \u{a0}\t."), "åäö – \u{a0} .");
        assert_eq!(
            printable("a\u{2028}b\u{2029}c\u{85}d\u{202a}\u{2069}"),
            "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}\u{fffd}"
        );
        assert_eq!(printable("\u{fffd}\u{fffe}\u{ffff}\u{fdd0}"), "\u{fffd}\u{fffd}\u{fffd}\u{fdd0}");
    }

    #[test]
    fn what_is_shown_in_place_has_as_many_bytes() {
        let line = "å\u{9b}31m\u{202e}b";
        assert_eq!(printable_in_place(line), "å·31m\u{fffd}b");
        assert_eq!(printable_in_place(line).len(), line.len());
    }

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
        let json = inert_json("{\"a\":\"\u{9b}31m\u{202e}å\u{2028}\u{7f}\"}".to_owned());
        assert_eq!(json, "{\"a\":\"\\u009b31m\\u202eå\\u2028\u{7f}\"}");
        let read: serde_json::Value = serde_json::from_str(&json).expect("it is still JSON");
        assert_eq!(read["a"], "\u{9b}31m\u{202e}å\u{2028}\u{7f}");
        assert_eq!(inert_markup("::error ###[x] a:::".to_owned()), ":&#58;error #&#35;#[x] a:&#58;:");
    }

    #[test]
    fn only_what_is_plain_stays() {
        assert_eq!(percent_encoded("å b.%", |byte| byte.is_ascii_alphanumeric() || byte == b'.'), "%C3%A5%20b.%25");
    }
}
