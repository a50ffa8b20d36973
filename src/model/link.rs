//! Links.

use super::{Address, Str};
use crate::source::{Span, Spanned};

/// The maximum length of a URL in bytes, which all readers of a report accept, including Excel.
const LONGEST: usize = 2000;

/// A link with an optional title.
#[derive(Clone, Debug)]
pub struct Link<'a> {
    /// The title; the URL is shown if absent.
    pub title: Option<Spanned<Str<'a>>>,
    /// The URL.
    pub url: Spanned<Url<'a>>,
    /// The span of the whole link in the file.
    pub span: Span,
}

impl Link<'_> {
    /// Returns the text to show: the title, or else the URL.
    pub fn words(&self) -> &str {
        match &self.title {
            Some(title) => title,
            None => self.url.as_str(),
        }
    }

    /// Returns the link for formats without links: the title with the URL in parentheses.
    pub fn written(&self) -> String {
        let url = self.url.as_str();
        self.title.as_ref().map_or_else(|| url.to_owned(), |title| format!("{title} ({url})", title = **title))
    }
}

/// A URL that is safe to link to in a report: a web page or a mail address.
///
/// It cannot run or open anything, or break out of the quotes and brackets that formats put around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url<'a>(Str<'a>);

impl<'a> Url<'a> {
    /// The syntax of a URL, as a regular expression. It does not exclude invisible characters.
    pub const PATTERN: &'static str =
        r#"https?://[^\s/?#@"<>\\`]+([/?#][^\s"<>\\`]*)?|mailto:[^\s@"<>\\`]+@[^\s@"<>\\`]+"#;

    /// Parses a URL; returns the text as the error.
    pub fn new(text: Str<'a>) -> Result<Self, Str<'a>> {
        if is_url(&text) { Ok(Self(text)) } else { Err(text) }
    }

    /// Returns the text of the URL.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Returns whether a character ends a URL or is invisible.
pub fn ends_url(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_hidden(c) || "\"<>\\`".contains(c)
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}

fn is_url(text: &str) -> bool {
    if text.len() > LONGEST || text.contains(ends_url) {
        return false;
    }
    if let Some(mailbox) = text.strip_prefix("mailto:") {
        let address = mailbox.split('?').next().unwrap_or_default();
        return Address::new(address.into()).is_ok();
    }
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| is_server(rest.split(['/', '?', '#']).next().unwrap_or_default()))
}

/// Returns whether a text is a host with an optional port. User names before an `@` are not allowed, because they
/// can look like another host.
fn is_server(server: &str) -> bool {
    if let Some(rest) = server.strip_prefix('[') {
        let Some((address, port)) = rest.split_once(']') else { return false };
        return address.parse::<std::net::Ipv6Addr>().is_ok()
            && (port.is_empty() || port.strip_prefix(':').is_some_and(is_port));
    }
    let (name, port) = server.split_once(':').unwrap_or((server, "80"));
    let is_label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
    is_port(port) && name.strip_suffix('.').unwrap_or(name).split('.').all(is_label)
}

fn is_port(port: &str) -> bool {
    port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_a_page_or_a_mailbox() {
        for right in [
            "https://example.org",
            "http://example.org/a?b=c&d=e#f",
            "https://sv.wikipedia.org/wiki/Örebro_län_(region)",
            "https://åland.example:8080/{id}|x^2,y;z'",
            "http://intranet/",
            "http://[2001:db8::1]:80/",
            "mailto:film@example.se?subject=Hej",
        ] {
            assert!(is_url(right), "{right}");
        }
        let long = format!("https://example.org/{}", "a".repeat(LONGEST));
        for wrong in [
            "",
            "www.example.org",
            "example.org",
            "HTTPS://example.org",
            "https:/example.org",
            "https://",
            "https:///a",
            "https://a..b",
            "https://example.org:99999",
            "https://example.org:+80",
            "https://bank.example@example.org",
            "https://[::1",
            "http://[::1]x",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "mailto:film",
            "mailto:film@example.se,dans@example.se",
            "https://example.org/a b",
            " https://example.org",
            "https://example.org/\u{202e}fdp.exe",
            "https://example.org/\u{200b}",
            "https://example.org/\u{1b}]8;;",
            "https://example.org/\">",
            "https://example.org/`",
            "https://example.org\\@evil.example",
            &long,
        ] {
            assert!(!is_url(wrong), "{wrong:?}");
        }
    }
}
