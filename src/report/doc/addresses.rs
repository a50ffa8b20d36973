//! Web addresses in running text.

use std::ops::Range;

use crate::model::Url;
pub use crate::model::ends_url;
use crate::source::percent_encoded;

/// Returns an address in ASCII, with other characters percent-encoded.
pub fn ascii_url(url: &str) -> String {
    percent_encoded(url, |byte| byte.is_ascii_graphic() && !b"{}|^".contains(&byte))
}

/// Returns the web addresses in a text, with their byte ranges.
pub(super) fn addresses(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(sign) = text[from..].find("://").map(|at| at + from) {
        from = sign + 3;
        let scheme = ["https", "http"].into_iter().find(|scheme| text[..sign].ends_with(scheme));
        let Some(start) = scheme.map(|scheme| sign - scheme.len()) else { continue };
        // It is part of another word.
        if text[..start].ends_with(char::is_alphanumeric) {
            continue;
        }
        let end = text[start..].find(ends_url).map_or(text.len(), |at| at + start);
        let end = start + without_end_of_sentence(&text[start..end]).len();
        if end > sign && Url::new(text[start..end].into()).is_ok() {
            found.push((start..end, text[start..end].to_owned()));
            from = end;
        }
    }
    found
}

/// Returns the address without punctuation that belongs to the sentence or to brackets around it.
fn without_end_of_sentence(address: &str) -> &str {
    let mut address = address;
    // Counted in advance, as an address may end with any number of brackets.
    let count = |sign: char| address.matches(sign).count();
    let mut unopened = count(')').saturating_sub(count('('));
    while let Some(last) = address.chars().next_back() {
        match last {
            ')' if unopened > 0 => unopened -= 1,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '”' | '’' | '“' | '»' | '«' | ']' | '…' | '–' =>
                {}
            _ => break,
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_brackets_and_addresses_take_no_longer_each() {
        let text = format!("https://e.se/{}", ")".repeat(200_000)) + &" http://a http:// ".repeat(50_000);
        assert_eq!(addresses(&text).len(), 50_001);
    }
}
