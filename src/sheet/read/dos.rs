//! The letters of MS-DOS, in which Excel still saves: "CSV (MS-DOS)". `encoding_rs` knows those of the web only.

/// Western Europe (code page 850): what stands for the bytes from 128 on.
const WESTERN: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";
/// The United States (code page 437), the same way.
const AMERICAN: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
    └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// Returns the texts that a file may be in a code page of MS-DOS.
pub(super) fn texts(bytes: &[u8]) -> [String; 2] {
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
    fn every_byte_has_its_letter() {
        for page in [WESTERN, AMERICAN] {
            assert_eq!(page.chars().count(), 128);
        }
        let swedish = b"\x86\x84\x94\x8f\x8e\x99\x82";
        assert_eq!(texts(swedish), ["åäöÅÄÖé"; 2].map(str::to_owned));
        assert_eq!(texts(b"\x9b\x9d\xb5\xe1\xff"), ["øØÁß\u{a0}", "¢¥╡ß\u{a0}"].map(str::to_owned));
    }
}
