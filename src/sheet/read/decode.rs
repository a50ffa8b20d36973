//! The letters of a text file, whatever wrote it.

use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Returns whether a file can be text: there is no zero in it, or as many as UTF-16 has.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    of_mark(bytes).is_some() || !bytes.contains(&0) || wide(bytes).is_some()
}

/// Returns the texts that a file may be, the likeliest first: more than one where the bytes alone do not tell.
pub(super) fn texts(bytes: &[u8]) -> Vec<String> {
    let certain =
        of_mark(bytes).or_else(|| wide(bytes)).or_else(|| std::str::from_utf8(bytes).is_ok().then_some(UTF_8));
    let possible = certain.map_or_else(|| vec![WINDOWS_1252, MACINTOSH], |encoding| vec![encoding]);
    possible.into_iter().map(|encoding| encoding.decode(bytes).0.into_owned()).collect()
}

/// The mark that some programs begin a text with.
fn of_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_bom(bytes).map(|(encoding, _)| encoding)
}

/// UTF-16 without its mark: in a table of Western letters nearly every second byte is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |offset: usize| bytes.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let half = bytes.len() / 2;
    let is_most = |zeros: usize| zeros > half / 2;
    let (first, second) = (zeros(0), zeros(1));
    if half == 0 || !bytes.len().is_multiple_of(2) || (first > 0 && second > 0) {
        return None;
    }
    if is_most(second) {
        Some(UTF_16LE)
    } else if is_most(first) {
        Some(UTF_16BE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_are_the_same_whatever_wrote_them() {
        let text = "Id;Mål;Åtgärd\r\n1;Ö–";
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let other: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let (ansi, _, _) = WINDOWS_1252.encode(text);
        for bytes in [text.as_bytes(), &["\u{feff}", text].concat().into_bytes(), &wide, &other, &ansi] {
            assert!(is_text(bytes));
            assert_eq!(texts(bytes)[0], text);
        }
        assert_eq!(texts(b"M\x8cl")[1], "Mål");
        assert!(!is_text(b"a\0b\0\0c"));
    }
}
