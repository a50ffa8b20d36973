//! The recognition of the files of a site, by their paths and by their own content.

use csv::ReaderBuilder;

use super::columns;
use super::paths::{FEED, Form, INDEX, MAP, OWNERS, STYLE, checksum_of_logo};
use crate::source::hash_of_bytes;

/// The words before the checksum in a seal.
const SEAL: &str = "plan site ";

/// Returns whether a file of a site can have this path.
pub fn is_path(path: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-._".contains(&byte);
    let is_name = |name: &str| !name.is_empty() && !name.starts_with(['.', '-']) && name.bytes().all(is_plain);
    let has_form = |name: &str| name.rsplit_once('.').is_some_and(|(stem, ending)| !stem.is_empty() && is_form(ending));
    match path.split('/').collect::<Vec<_>>()[..] {
        [name] => [INDEX, STYLE, FEED, MAP].contains(&name) || checksum_of_logo(name).is_some(),
        [folder, name] | [folder, OWNERS, name] => is_name(folder) && is_name(name) && has_form(name),
        _ => false,
    }
}

fn is_form(ending: &str) -> bool {
    Form::ALL.iter().any(|form| form.extension() == ending)
}

/// Returns whether a file at such a path was written as part of a site. A page, a style sheet and a feed hold a
/// checksum of their own content, so that not a letter of them was changed; a logo has it in its name. Data has the
/// exact shape in which it is written here.
pub fn is_written(path: &str, bytes: &[u8]) -> bool {
    if let Some(checksum) = checksum_of_logo(path) {
        return hash_of_bytes(bytes) == checksum;
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    // Written on one line, with the keys in order.
    let is_line = |start: &str| text.starts_with(start) && !text.trim_end().contains('\n');
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "csv" => is_csv(text),
        "json" => is_line("{\"schema\":\"plan/show/1\",\"kind\":\""),
        "jsonld" => is_line("{\"@context\":\"https://schema.org\",\"@"),
        _ => text.trim_end().rsplit_once('\n').is_some_and(|(content, _)| text == sealed(path, format!("{content}\n"))),
    }
}

/// Returns a text with a comment at the end that holds the checksum of the text.
pub(super) fn sealed(path: &str, text: String) -> String {
    let (before, after) = if path == STYLE { ("/*", "*/") } else { ("<!--", "-->") };
    let hash = hash_of_bytes(text.as_bytes());
    format!("{text}{before} {SEAL}{hash} {after}\n")
}

/// Returns whether a text is a table with as many columns as are written here.
fn is_csv(text: &str) -> bool {
    let Some(text) = text.strip_prefix('\u{feff}') else { return false };
    let mut rows = ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
    rows.records().next().and_then(Result::ok).is_some_and(|row| row.len() == columns().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_has_these_paths_and_no_others() {
        for path in [
            "index.html",
            "style.css",
            "feed.atom",
            "sitemap.xml",
            "logo-00d21d4b00d21d4b.png",
            "p/1.html",
            "p/4.1-1.jsonld",
            "p/owner/a.csv",
        ] {
            assert!(is_path(path), "{path}");
        }
        for path in [
            "plan-site.txt",
            "README.md",
            "a.html",
            "p/plan.toml",
            "p/.html",
            "p/.a.html",
            ".git/a.html",
            "p/owner/x/a.html",
            "p/q/a.html",
            "../a.html",
            "/a.html",
            "p//a.html",
            "p/A.html",
            "p/å.html",
            "c:/a.html",
            "p\\a.html",
            "p/a.js",
            "logo-00d21d4b00d21d4b.svg",
            "logo-00d21d4b.png",
            "logo.png",
            "p/logo-00d21d4b00d21d4b.png",
            "",
        ] {
            assert!(!is_path(path), "{path}");
        }
    }

    #[test]
    fn a_sealed_text_is_known_again_and_a_changed_one_is_not() {
        for path in ["index.html", "style.css", "feed.atom"] {
            let text = sealed(path, "one\ntwo\n".to_owned());
            assert!(is_written(path, text.as_bytes()), "{text}");
            for changed in [text.replace("two", "2"), format!("{text} "), text.replacen("one\n", "", 1), String::new()]
            {
                assert!(!is_written(path, changed.as_bytes()), "{changed}");
            }
        }
        assert!(!is_written("p/a.csv", "a;b\n1;2\n".as_bytes()) && !is_written("p/a.json", b"{\"name\":1}"));
    }
}
