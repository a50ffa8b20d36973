//! The changes of a plan as an Atom feed (RFC 4287).

use super::paths::FEED;
use crate::report::write::escaped;

/// An entry of the feed: the changes of a commit.
#[derive(Clone, Debug)]
pub struct FeedEntry {
    /// The hash of the commit, which identifies it.
    pub hash: String,
    /// The subject of the commit.
    pub title: String,
    /// The time of the commit, as in RFC 3339.
    pub time: String,
    /// The changes in words.
    pub text: String,
}

/// The time of a feed without entries.
const NEVER: &str = "1970-01-01T00:00:00Z";

/// Returns the feed. `base` is the address of the site. `author` is the organisation, so that no person is named.
pub fn feed(entries: &[FeedEntry], title: &str, author: &str, base: Option<&str>, language: &str) -> String {
    let updated = entries.first().map_or(NEVER, |entry| &entry.time);
    let (title, author) = (escaped(title), escaped(author));
    let base = base.map(escaped);
    // Without an address, the title serves as the id, which Atom requires.
    let id = base
        .as_ref()
        .map_or_else(|| format!("urn:plan:{}", crate::source::hash(&title)), |base| format!("{base}{FEED}"));
    let links = base.map(|base| {
        format!("<link rel=\"self\" type=\"application/atom+xml\" href=\"{base}{FEED}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{base}\"/>\n")
    });
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{language}\">\n\
         <title>{title}</title>\n<id>{id}</id>\n<updated>{updated}</updated>\n<author><name>{author}</name></author>\n{}",
        links.unwrap_or_default()
    );
    for entry in entries {
        let (title, text, time, hash) = (escaped(&entry.title), escaped_lines(&entry.text), &entry.time, &entry.hash);
        out.push_str(&format!(
            "<entry>\n<title>{title}</title>\n<id>urn:git:{hash}</id>\n<updated>{time}</updated>\n\
             <content type=\"text\">{text}</content>\n</entry>\n"
        ));
    }
    out + "</feed>\n"
}

fn escaped_lines(text: &str) -> String {
    text.lines().map(escaped).collect::<Vec<_>>().join("\n")
}
