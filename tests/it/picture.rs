//! A picture for tests.

/// Returns a grey PNG picture, as wide and as high as given.
pub(crate) fn picture(side: u32) -> Vec<u8> {
    claiming(side, side)
}

/// Returns a grey PNG picture of a width and height whose header claims another width.
pub(crate) fn claiming(width: u32, side: u32) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let header = [&width.to_be_bytes()[..], &side.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    // Each row begins with its filter, which is none.
    let rows = vec![0; (side as usize + 1) * side as usize];
    // A zlib stream of one block, which is not compressed.
    let length = u16::try_from(rows.len()).expect("a small picture").to_le_bytes();
    let sum = u32::try_from(rows.len()).expect("a small picture") % 65521 * 0x1_0000 + 1;
    let data = [&[0x78, 1, 1][..], &length, &length.map(|byte| !byte), &rows, &sum.to_be_bytes()].concat();
    for (kind, data) in [(b"IHDR", header), (b"IDAT", data), (b"IEND", Vec::new())] {
        let chunk = [&kind[..], &data].concat();
        png.extend(u32::try_from(data.len()).expect("a small picture").to_be_bytes());
        png.extend_from_slice(&chunk);
        png.extend(checksum(&chunk).to_be_bytes());
    }
    png
}

/// Returns the CRC-32 of bytes.
fn checksum(bytes: &[u8]) -> u32 {
    let bit = |sum: u32, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), bit))
}
