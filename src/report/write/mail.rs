//! A letter as a file that mail programs open as a draft (RFC 5322, with MIME: RFC 2045, 2047 and 2231).
//!
//! It has no sender and no date: the mail program of whoever sends it adds both. All text outside ASCII is encoded
//! and every part is base64, so that nothing in a plan can become a header or end a part.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::locale::Lang;
use crate::source::percent_encoded;
use crate::source::printable_line;

/// A letter.
#[derive(Clone, Copy, Debug)]
pub struct Mail<'m> {
    /// The recipients' addresses, already validated; empty if none is known.
    pub to: &'m [&'m str],
    /// The subject line.
    pub subject: &'m str,
    /// The body.
    pub text: &'m str,
    /// The language of the body.
    pub lang: Lang,
    /// The attachment.
    pub attachment: Attachment<'m>,
    /// A header of the tool's own, in ASCII: its name and value.
    pub mark: (&'m str, &'m str),
}

/// An attached file.
#[derive(Clone, Copy, Debug)]
pub struct Attachment<'m> {
    /// The file name.
    pub name: &'m str,
    /// The MIME type.
    pub kind: &'m str,
    /// The content.
    pub bytes: &'m [u8],
}

/// The separator of parts. It has characters that no line of base64 has.
const BOUNDARY: &str = "=_plan_=";
/// The most bytes of text in one encoded word: 52 characters of base64, the 12 around them and the header's name
/// before the first make 73 of the 76 that a line may have.
const MOST_IN_WORD: usize = 39;
/// The most bytes in a line of base64: 76 characters.
const MOST_IN_LINE: usize = 57;

/// Returns the letter as an `.eml` file.
pub fn mail(mail: &Mail<'_>) -> Vec<u8> {
    let Mail { to, subject, text, lang, attachment, mark: (mark, value) } = mail;
    let mut lines = vec!["MIME-Version: 1.0".to_owned(), "X-Unsent: 1".to_owned(), format!("{mark}: {value}")];
    if !to.is_empty() {
        lines.push(format!("To: {}", to.join(",\r\n ")));
    }
    lines.push(format!("Subject: {}", encoded_words(&printable_line(subject))));
    lines.push(format!("Content-Language: {}", lang.tag()));
    lines.push(format!("Content-Type: multipart/mixed; boundary=\"{BOUNDARY}\""));
    lines.push(String::new());
    lines.push(format!("--{BOUNDARY}"));
    lines.push("Content-Type: text/plain; charset=utf-8".to_owned());
    lines.push("Content-Transfer-Encoding: base64".to_owned());
    lines.push(String::new());
    let text = text.replace("\r\n", "\n").replace('\n', "\r\n");
    lines.extend(base64_lines(text.as_bytes()));
    lines.push(format!("--{BOUNDARY}"));
    lines.push(format!("Content-Type: {}", attachment.kind));
    lines.push("Content-Transfer-Encoding: base64".to_owned());
    lines.push(format!("Content-Disposition: attachment;\r\n {}", parameter("filename", attachment.name)));
    lines.push(String::new());
    lines.extend(base64_lines(attachment.bytes));
    lines.push(format!("--{BOUNDARY}--"));
    lines.iter().flat_map(|line| [line, "\r\n"]).flat_map(str::bytes).collect()
}

/// Returns a text as encoded words of a header, each on its own line.
fn encoded_words(text: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (word, left) = rest.split_at(rest.floor_char_boundary(MOST_IN_WORD));
        words.push(word);
        rest = left;
    }
    words.iter().map(|word| format!("=?UTF-8?B?{}?=", STANDARD.encode(word))).collect::<Vec<_>>().join("\r\n ")
}

/// Returns a header parameter, percent-encoded except for letters, digits, `.`, `-` and `_`.
fn parameter(name: &str, value: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    if value.bytes().all(is_plain) {
        return format!("{name}=\"{value}\"");
    }
    format!("{name}*=UTF-8''{}", percent_encoded(value, is_plain))
}

fn base64_lines(bytes: &[u8]) -> impl Iterator<Item = String> {
    bytes.chunks(MOST_IN_LINE).map(|line| STANDARD.encode(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(subject: &str, name: &str) -> String {
        let attachment = Attachment { name, kind: "text/csv", bytes: b"x" };
        let mark = ("X-Plan-Letter", "1");
        let letter =
            Mail {
                to: &["a@example.se", "b@example.se"], subject, text: "Hej\nå\n", lang: Lang::Sv, attachment, mark
            };
        String::from_utf8(mail(&letter)).expect("it is ASCII")
    }

    #[test]
    fn a_letter_is_ascii_with_the_line_ends_of_mail() {
        let letter = letter("Åt er", "Å b.csv");
        let expected = "MIME-Version: 1.0\nX-Unsent: 1\nX-Plan-Letter: 1\nTo: a@example.se,\n b@example.se\n\
             Subject: =?UTF-8?B?w4V0IGVy?=\nContent-Language: sv\nContent-Type: multipart/mixed; boundary=\"=_plan_=\"\n\n\
             --=_plan_=\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nSGVqDQrDpQ0K\n\
             --=_plan_=\nContent-Type: text/csv\nContent-Transfer-Encoding: base64\n\
             Content-Disposition: attachment;\n filename*=UTF-8''%C3%85%20b.csv\n\neA==\n--=_plan_=--\n";
        assert_eq!(letter, expected.replace('\n', "\r\n"));
    }

    #[test]
    fn no_text_becomes_a_header_or_a_long_line() {
        let evil = "a\r\nBcc: x@example.se\r\n\r\n--=_plan_=\r\n\"; filename=y";
        let long = "å".repeat(400);
        for (subject, name) in [(evil, evil), (&*long, &*"å".repeat(60))] {
            let letter = letter(subject, name);
            let begins = |start: &str| letter.lines().filter(|line| line.starts_with(start)).count();
            assert_eq!((begins("Bcc"), begins("--"), letter.matches("\r\n\r\n").count()), (0, 3, 3), "{letter}");
            assert!(letter.lines().all(|line| line.is_ascii() && line.len() <= 998), "{letter}");
            let (head, _) = letter.split_once("\r\n\r\n").expect("a head");
            assert!(head.lines().all(|line| line.len() <= 76), "{head}");
        }
    }
}
