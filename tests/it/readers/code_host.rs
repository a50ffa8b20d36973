//! Tests of Markdown on code hosts: it shows the plan's words, notifies nobody and links nothing.

use super::{case, saying};
use crate::common::Program;

/// Texts that a host would interpret.
const TEXTS: [&str; 21] = [
    "!https://e.example/a_(b)?c=1&d=@octocat#1 (https://e.example).",
    "@octocat and @org/team",
    "#1 fixes #22, org/repo#3, GH-4, gh-5, !6, &7, %8, ~label",
    "http://evil.example/ https://evil.example ftp://evil.example",
    "www.evil.example (www.evil.example)",
    "mailto:a@b.example user@example.com",
    "![t](http://evil.example/t.png) [x](javascript:alert(1)) [y]: http://evil.example",
    "<img src=x onerror=alert(1)><script>alert(1)</script> <!-- c --> </table>",
    "0123456 abcdef0 0123456789abcdef0123456789abcdef01234567 org/repo@abcdef0",
    "[^1] [ ] [x] - [x] a | b `code` ``` **b** _i_ ~~s~~",
    "# heading",
    "> quoted",
    "- [x] task",
    "1. item",
    "/close",
    "::include{file=.env}",
    ":tada: :+1: $x$ $`y`$",
    "&lt;b&gt; &amp; &#64;octocat",
    "one\n@octocat\n#1\n/merge",
    "[!NOTE] [[_TOC_]] [vulnerability:1]",
    "|a|b|\n---\n===\n```\n@octocat\n```",
];

const LINES: [&str; 12] = [
    "list --format md --columns id,title,owners,note",
    "status --format md",
    "report --format md",
    "due --format md",
    "owners --format md",
    "tree --format md",
    "show 1 --format md",
    "show 1.1 --format md",
    "plans --format md",
    "log --format md",
    "blame 1.1-1 --format md",
    "diff HEAD --format md",
];

/// Returns the visible texts of Markdown between tags, as hosts search them for links; fails on a tag that the tool
/// does not write.
fn texts(markdown: &str) -> Vec<String> {
    let mut texts = vec![String::new()];
    let mut rest = markdown;
    while let Some(c) = rest.chars().next() {
        let text = texts.last_mut().expect("there is one");
        if let Some(after) = rest.strip_prefix('\\') {
            let escaped = after.chars().next().expect("what is escaped");
            assert!(escaped.is_ascii_punctuation(), "{rest}");
            text.push(escaped);
            rest = &after[escaped.len_utf8()..];
        } else if let Some(place) = rest.strip_prefix("](#") {
            // A link of the tool's own within the document.
            let (_, after) = place.split_once(')').expect("an end of the address");
            texts.push(String::new());
            rest = after;
        } else if let Some(address) = rest.strip_prefix("](") {
            // A link to a page that a note names, which is shown as it is.
            let (address, after) = address.split_once(')').expect("an end of the address");
            let shown = texts.iter().rev().take(12).rev().fold(String::new(), |all, text| all + text);
            let address = address.replace("&amp;", "&").replace("%28", "(").replace("%29", ")");
            assert!(address.starts_with("http") && shown.ends_with(&address), "{address} is shown as {shown}");
            texts.push(String::new());
            rest = after;
        } else if c == '[' {
            assert!(
                text.is_empty() || !text.ends_with('!') || markdown[..markdown.len() - rest.len()].ends_with("\\!")
            );
            texts.push(String::new());
            rest = &rest[1..];
        } else if c == '<' {
            let end = rest.find('>').expect("an end of the tag");
            let tag = &rest[..=end];
            let is_own = ["<br>", "<wbr>", "</a>", "<details>", "</details>", "<summary>", "</summary>"].contains(&tag)
                || (tag.starts_with("<a id=\"") && tag.matches('"').count() == 2);
            assert!(is_own, "{tag}");
            texts.push(String::new());
            rest = &rest[end + 1..];
        } else if c == '&' {
            let (entity, shown) = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>')]
                .into_iter()
                .find(|(entity, _)| rest.starts_with(entity))
                .unwrap_or_else(|| panic!("{rest}"));
            text.push(shown);
            rest = &rest[entity.len()..];
        } else {
            text.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    texts
}

/// Fails if a host would link or notify.
#[track_caller]
fn expect_unlinked(text: &str, markdown: &str) {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    for (at, c) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        let next = after.chars().next().unwrap_or(' ');
        let last = before.chars().next_back().unwrap_or(' ');
        let is_link = match c {
            '@' | '#' | '~' => word(next),
            '!' | '&' | '%' => next.is_ascii_digit(),
            ':' => after.starts_with("//"),
            'w' | 'W' => !word(last) && text[at..].to_lowercase().starts_with("www."),
            'g' | 'G' => {
                !word(last)
                    && text[at..].to_lowercase().strip_prefix("gh-").is_some_and(|it| it.starts_with(char::is_numeric))
            }
            '$' => next != ' ' && after.contains('$'),
            _ => false,
        };
        assert!(!is_link, "at {:?} of {text:?} in\n{markdown}", &text[at..].chars().take(30).collect::<String>());
    }
    for hexadecimal in text.split(|c| !word(c)).filter(|word| word.bytes().all(|c| c.is_ascii_hexdigit())) {
        assert!(hexadecimal.len() < 7, "{text:?} of\n{markdown}");
    }
    for name in text.split(':').skip(1) {
        let is_emoji = !name.is_empty() && name.chars().all(|c| word(c) || "+-".contains(c));
        assert!(!is_emoji || !text.contains(&format!(":{name}:")), "{text:?} of\n{markdown}");
    }
}

#[track_caller]
fn expect_plain(program: &Program, line: &str) -> String {
    let answer = program.run(line);
    assert!(answer.code == 0, "{answer}");
    for line in answer.out.lines() {
        let is_command = ["/", "::", "```", "~~~", "<script", "<img"].iter().any(|it| line.starts_with(it));
        assert!(!is_command, "{line:?} in {answer}");
    }
    let texts = texts(&answer.out);
    for text in &texts {
        expect_unlinked(text, &answer.out);
    }
    texts.concat()
}

#[test]
fn nobody_is_notified_and_nothing_is_linked() {
    for text in TEXTS {
        let program = saying(text);
        for line in LINES {
            expect_plain(&program, line);
        }
    }
}

/// Escaping does not change the visible words.
#[test]
fn the_words_stay() {
    for text in TEXTS {
        let shown = expect_plain(&saying(text), "list --format md --columns note");
        let shown: String = shown.split_whitespace().collect();
        let said: String = text.split_whitespace().collect();
        assert!(shown.contains(&said), "{said}\n{shown}");
    }
}

#[test]
fn the_case_is_shown_in_its_own_words() {
    let program = case("r12-md-mentions");
    let shown = program.run("list --format md --columns id,note").fine();
    for row in [
        "| 1-20 | \\[x\\](javascript:alert(1)) |",
        "| 1-21 | !\\[t\\]([http:<wbr>//evil.example/t.png](http://evil.example/t.png)) |",
        "| 1-23 | @<wbr>octocat @<wbr>org/team |",
        "| 1-24 | \\#<wbr>1 fixes #<wbr>1 |",
        "| 1-42 | \\::error file=x::msg |",
        "| 1-56 | www<wbr>.evil.example |",
        "| 1-57 | mailto:a@<wbr>b.se |",
        "| 1-72 | \\$<wbr>x\\$ |",
    ] {
        assert!(shown.lines().any(|line| line == row), "{row}\n{shown}");
    }
    for line in LINES.iter().filter(|line| !["log", "blame", "diff", "show 1.1"].iter().any(|it| line.starts_with(it)))
    {
        expect_plain(&program, line);
    }
}
