//! Messages for invalid URLs.

use super::problems::{Problem, cut};
use crate::locale::{Text, text};
use crate::model::{Address, Url, ends_url};
use crate::syntax::quoted;

/// The allowed schemes.
const SCHEMES: [&str; 3] = ["https:", "http:", "mailto:"];

/// Returns the message for an invalid URL, with the intended one if it is clear.
pub(super) fn no_url(key: &str, given: &str) -> Problem {
    let shown = cut(given);
    let meant = meant(given);
    let message = match scheme(given) {
        Some(scheme) if !SCHEMES.contains(&&*scheme) => {
            let scheme = cut(&scheme);
            text!(
                "`{key}` kan inte ha en adress av slaget `{scheme}`: `{shown}`",
                "`{key}` cannot have an address of the kind `{scheme}`: `{shown}`"
            )
        }
        _ => text!(
            "`{key}` har en adress som inte går att följa: `{shown}`",
            "`{key}` has an address that cannot be followed: `{shown}`"
        ),
    };
    Problem {
        fix: meant.as_deref().map(quoted),
        suggestions: meant.into_iter().collect(),
        ..Problem::new(message, Some(url_help()))
    }
}

/// Returns advice on how to write a URL.
pub(super) fn url_help() -> Text {
    Text::fixed(
        "skriv en hel adress som börjar med https://, http:// eller mailto:, utan mellanslag, som \"https://example.org/rapport\"",
        "write a whole address that begins with https://, http:// or mailto:, without spaces, such as \"https://example.org/report\"",
    )
}

/// Returns the scheme with its colon, if there is one. A host name before a port is not a scheme, because it
/// contains a dot.
fn scheme(given: &str) -> Option<String> {
    let given = given.trim_start();
    let scheme = &given[..=given.find(':')?];
    let name = &scheme[..scheme.len() - 1];
    (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())).then(|| scheme.to_ascii_lowercase())
}

/// Returns the intended URL, if the scheme is missing or in capitals, or if there are spaces.
fn meant(given: &str) -> Option<String> {
    let given = given.trim();
    let given = given.strip_prefix('<').and_then(|inner| inner.strip_suffix('>')).unwrap_or(given);
    let written = match scheme(given) {
        Some(scheme) if SCHEMES.contains(&&*scheme) => format!("{scheme}{}", &given[scheme.len()..]),
        None if Address::new(given.into()).is_ok() => format!("mailto:{given}"),
        // A single word is not a host name.
        None if given.split('/').next().is_some_and(|server| server.trim_matches('.').contains('.')) => {
            format!("https://{given}")
        }
        _ => return None,
    };
    // Invisible characters are not carried over, because nobody can see whether they are intended.
    let is_seen = |c: char| c == ' ' || !ends_url(c);
    let written = written.chars().all(is_seen).then(|| written.replace(' ', "%20"))?;
    Url::new(written.into()).ok().map(|url| url.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_told_where_it_can_be_known() {
        for (given, expected) in [
            ("www.example.org", Some("https://www.example.org")),
            ("example.org/a/b", Some("https://example.org/a/b")),
            ("example.org:8080/a", Some("https://example.org:8080/a")),
            (" https://example.org ", Some("https://example.org")),
            ("<https://example.org>", Some("https://example.org")),
            ("Https://example.org/A", Some("https://example.org/A")),
            ("https://example.org/a b.pdf", Some("https://example.org/a%20b.pdf")),
            ("film@example.se", Some("mailto:film@example.se")),
            ("javascript:alert(1)", None),
            ("file:///etc/passwd", None),
            ("example.org/\u{202e}fdp", None),
            ("rapport", None),
            ("rapport 1.2 om film", None),
            ("../rapport.pdf", None),
            ("", None),
        ] {
            assert_eq!(meant(given).as_deref(), expected, "{given:?}");
        }
    }
}
