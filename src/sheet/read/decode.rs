//! Decoding of text files in unknown encodings.

use encoding_rs::{Encoding, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Returns whether a file can be text: without zero bytes, or with as many as UTF-16 has.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    of_mark(bytes).is_some() || !bytes.contains(&0) || wide(bytes).is_some()
}

/// Returns the possible decodings of a file, the most likely first. There are several if the bytes do not determine
/// the encoding, and none if they are invalid in the encoding of their byte order mark.
pub(crate) fn texts(bytes: &[u8]) -> Vec<String> {
    if let Some(encoding) = of_mark(bytes).or_else(|| wide(bytes)) {
        let (text, _, is_broken) = encoding.decode(bytes);
        return if is_broken { Vec::new() } else { vec![text.into_owned()] };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return [text.to_owned()].into_iter().chain(taken_for_another(text)).collect();
    }
    let of_system = |encoding: &'static Encoding| encoding.decode_without_bom_handling(bytes).0.into_owned();
    let mut texts = vec![of_system(WINDOWS_1252)];
    // Undefined bytes decode to control characters that nobody types.
    texts.retain(|text| !text.contains(|c| matches!(c, '\u{80}'..='\u{9f}')));
    texts.push(of_system(MACINTOSH));
    texts.extend(of_ms_dos(bytes));
    texts
}

/// Returns the intended text of UTF-8 that was decoded with another encoding and saved again: `MÃ¥l`.
fn taken_for_another(text: &str) -> Option<String> {
    let meant = |encoding: &'static Encoding| {
        let (bytes, _, has_others) = encoding.encode(text);
        if has_others { None } else { String::from_utf8(bytes.into_owned()).ok() }
    };
    if text.is_ascii() { None } else { [WINDOWS_1252, MACINTOSH].into_iter().find_map(meant) }
}

/// Returns the encoding of the byte order mark, if there is one.
fn of_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_bom(bytes).map(|(encoding, _)| encoding)
}

/// Detects UTF-16 without a byte order mark: in western text nearly every second byte is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |offset: usize| bytes.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let half = bytes.len() / 2;
    let (first, second) = (zeros(0), zeros(1));
    // A letter such as `Ā` has a zero in the other byte.
    let is_most = |most: usize, rest: usize| most > half / 2 && rest <= half / 10;
    if half == 0 || !bytes.len().is_multiple_of(2) {
        None
    } else if is_most(second, first) {
        Some(UTF_16LE)
    } else if is_most(first, second) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The characters of code page 850 (Western Europe) from 128 on.
const WESTERN: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";
/// The characters of code page 437 (United States) from 128 on.
const AMERICAN: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
    └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// Decodes a file in each DOS code page.
fn of_ms_dos(bytes: &[u8]) -> [String; 2] {
    [WESTERN, AMERICAN].map(|page| decoded(bytes, page))
}

fn decoded(bytes: &[u8], page: &str) -> String {
    let upper: Vec<char> = page.chars().collect();
    let letter = |byte: &u8| if byte.is_ascii() { char::from(*byte) } else { upper[usize::from(*byte) - 128] };
    bytes.iter().map(letter).collect()
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
        assert_eq!(texts(b"M\x8cl"), ["MŒl", "Mål", "Mîl", "Mîl"]);
        // Windows-1252 has no character for the byte 0x81.
        assert_eq!(texts(b"\x81rligt"), ["Årligt", "ürligt", "ürligt"]);
        assert_eq!(texts("MÃ¥l".as_bytes()), ["MÃ¥l", "Mål"]);
        assert_eq!(texts("Mål, på".as_bytes()), ["Mål, på"]);
        assert!(texts(b"\xef\xbb\xbfM\xe5l").is_empty());
        assert!(!is_text(b"a\0b\0\0c"));
    }

    #[test]
    fn every_byte_has_its_letter() {
        for page in [WESTERN, AMERICAN] {
            assert_eq!(page.chars().count(), 128);
        }
        let swedish = b"\x86\x84\x94\x8f\x8e\x99\x82";
        assert_eq!(of_ms_dos(swedish), ["åäöÅÄÖé"; 2].map(str::to_owned));
        assert_eq!(of_ms_dos(b"\x9b\x9d\xb5\xe1\xff"), ["øØÁß\u{a0}", "¢¥╡ß\u{a0}"].map(str::to_owned));
    }
}
