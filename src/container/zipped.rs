//! Reading of ZIP files. The unpacked size is measured first, because a small file can unpack to more than the
//! memory.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The maximum unpacked size of all parts in bytes. A sheet of 10,000 activities has about thirty million.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

/// The most parts of a file.
const MOST_PARTS: usize = 5_000;
/// The signature of a part in the directory of the file.
const PART: &[u8] = b"PK\x01\x02";
/// The magic numbers of files with parts, and of one without.
const MAGIC: &[&[u8]] = &[b"PK\x03\x04", b"PK\x05\x06"];

/// The reason why a ZIP file cannot be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ZipFault {
    /// It is truncated or corrupt, or has no such part.
    Broken,
    /// It exceeds the maximum size when unpacked, or has too many parts.
    Swollen,
}

/// Returns whether a file is a ZIP file.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    MAGIC.iter().any(|magic| bytes.starts_with(magic))
}

/// Returns the names of the parts.
pub(crate) fn names(bytes: &[u8]) -> Result<Vec<String>, ZipFault> {
    let archive = open(bytes)?;
    let names = archive.file_names().map(|name| name.map(std::borrow::Cow::into_owned).map_err(|_| ZipFault::Broken));
    names.collect()
}

/// Returns one part; it is an error if it is missing.
pub(crate) fn part(bytes: &[u8], name: &str) -> Result<Vec<u8>, ZipFault> {
    part_within(bytes, name, MAX_UNPACKED)
}

/// Returns one part of at most `most` bytes.
pub(crate) fn part_within(bytes: &[u8], name: &str, most: u64) -> Result<Vec<u8>, ZipFault> {
    let mut archive = open(bytes)?;
    let part = archive.by_name(name).map_err(|_| ZipFault::Broken)?;
    let mut content = Vec::new();
    part.take(most + 1).read_to_end(&mut content).map_err(|_| ZipFault::Broken)?;
    if content.len() as u64 > most { Err(ZipFault::Swollen) } else { Ok(content) }
}

/// Fails if the file is too large when unpacked, whatever size its headers state, or is truncated.
pub(crate) fn expect_bounded(bytes: &[u8]) -> Result<(), ZipFault> {
    expect_within(bytes, MAX_UNPACKED)
}

/// Refuses a file whose parts of text are larger than `most` bytes together. Pictures do not count: nobody reads them.
pub(crate) fn expect_texts_within(bytes: &[u8], most: u64) -> Result<(), ZipFault> {
    let mut archive = open(bytes)?;
    let mut left = most;
    for number in 0..archive.len() {
        let part = archive.by_index(number).map_err(|_| ZipFault::Broken)?;
        let name = part.name().map_err(|_| ZipFault::Broken)?;
        if !name.ends_with(".xml") && !name.ends_with(".rels") && name != "mimetype" {
            continue;
        }
        let size = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| ZipFault::Broken)?;
        left = left.checked_sub(size).ok_or(ZipFault::Swollen)?;
    }
    Ok(())
}

fn expect_within(bytes: &[u8], most: u64) -> Result<(), ZipFault> {
    let mut archive = open(bytes)?;
    let mut left = most;
    for number in 0..archive.len() {
        let part = archive.by_index(number).map_err(|_| ZipFault::Broken)?;
        let size = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| ZipFault::Broken)?;
        left = left.checked_sub(size).ok_or(ZipFault::Swollen)?;
    }
    Ok(())
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, ZipFault> {
    // Each part takes memory, whatever its size.
    let parts = bytes.windows(PART.len()).filter(|at| *at == PART).take(MOST_PARTS + 1);
    if bytes.len() > MOST_PARTS && parts.count() > MOST_PARTS {
        return Err(ZipFault::Swollen);
    }
    ZipArchive::new(Cursor::new(bytes)).map_err(|_| ZipFault::Broken)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn a_small_file_that_holds_much_is_refused() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a", "b"] {
            zip.start_file(name, SimpleFileOptions::default()).expect("a part");
            zip.write_all(&vec![b' '; 50_000]).expect("memory can be written to");
        }
        let mut bytes = zip.finish().expect("a whole file").into_inner();
        assert!(bytes.len() < 1000);
        assert_eq!(expect_within(&bytes, 100_000), Ok(()));
        assert_eq!(expect_within(&bytes, 99_999), Err(ZipFault::Swollen));
        // The size in the header is not trusted.
        let size = 50_000_u32.to_le_bytes();
        for at in 0..bytes.len() - size.len() {
            if bytes[at..at + size.len()] == size {
                bytes[at..at + size.len()].copy_from_slice(&1_u32.to_le_bytes());
            }
        }
        assert!(expect_within(&bytes, 99_999).is_err());
        assert_eq!(expect_within(&bytes[..bytes.len() / 2], 100_000), Err(ZipFault::Broken));
    }
}
