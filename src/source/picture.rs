//! Pictures of a plan: PNG and JPEG files below its directory.

use std::path::{Component, Path, PathBuf};

use super::{ReadError, read_below};

/// The largest picture in bytes. It becomes a part of every document.
pub const MAX_PICTURE_BYTES: u64 = 1 << 20;
/// The largest width and height in pixels. A small file can unpack into an enormous picture.
pub const MAX_PIXELS: u32 = 4096;

/// A picture, as its file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The format.
    pub kind: PictureKind,
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// The content of the file.
    pub bytes: Vec<u8>,
}

/// The format of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

/// The reason why there is no picture at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureFault {
    /// The path leads out of the plan's directory.
    Outside,
    /// The file cannot be read.
    Unread(ReadError),
    /// The file is neither PNG nor JPEG, whatever it is called.
    OtherFormat,
    /// The file begins as a picture, but is not one.
    Damaged,
    /// The picture exceeds [`MAX_PIXELS`]; its width and height.
    TooManyPixels(u32, u32),
}

impl Picture {
    /// Reads the picture that a plan names. `folder` is the plan's own, below the directory that was loaded.
    pub fn read(dir: &Path, folder: &str, name: &str) -> Result<Self, PictureFault> {
        let path = path_below(folder, name).ok_or(PictureFault::Outside)?;
        Self::of(read_below(dir, &path, MAX_PICTURE_BYTES).map_err(PictureFault::Unread)?)
    }

    /// Returns the picture in the content of a file.
    pub fn of(bytes: Vec<u8>) -> Result<Self, PictureFault> {
        let (kind, found) = if let Some(chunks) = bytes.strip_prefix(PNG) {
            (PictureKind::Png, size_of_png(chunks).map(|size| (size, None)))
        } else if let Some(segments) = bytes.strip_prefix(JPEG) {
            (PictureKind::Jpeg, jpeg(segments).map(|(size, plain)| (size, Some(plain))))
        } else {
            return Err(PictureFault::OtherFormat);
        };
        let ((width, height), plain) = found.ok_or(PictureFault::Damaged)?;
        if width == 0 || height == 0 {
            return Err(PictureFault::Damaged);
        }
        if width.max(height) > MAX_PIXELS {
            return Err(PictureFault::TooManyPixels(width, height));
        }
        Ok(Self { kind, width, height, bytes: plain.unwrap_or(bytes) })
    }
}

impl PictureKind {
    /// Returns the media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// Returns the extension of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }
}

/// Returns the path of a file in a plan's folder; `None` if it is absolute or goes upwards.
pub fn path_below(folder: &str, name: &str) -> Option<PathBuf> {
    let mut path = PathBuf::from(folder);
    for part in Path::new(name).components() {
        match part {
            Component::CurDir => {}
            Component::Normal(part) => path.push(part),
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(path)
}

/// Returns the width and height in the chunks of a PNG file; `None` if a chunk is cut off or was changed, or the
/// header, the data or the end is missing.
fn size_of_png(mut chunks: &[u8]) -> Option<(u32, u32)> {
    let mut size = None;
    let mut has_data = false;
    loop {
        let (length, chunk) = chunks.split_first_chunk()?;
        let (kind, rest) = chunk.split_first_chunk::<4>()?;
        let (data, rest) = rest.split_at_checked(u32::from_be_bytes(*length) as usize)?;
        let (checksum, rest) = rest.split_first_chunk::<4>()?;
        if u32::from_be_bytes(*checksum) != crc(&chunk[..kind.len() + data.len()]) {
            return None;
        }
        match (size, kind) {
            (None, b"IHDR") => size = Some(size_in_header(data)?),
            // The header comes first.
            (None, _) => return None,
            (Some(_), b"IDAT") => has_data = true,
            (Some(size), b"IEND") => return has_data.then_some(size),
            (Some(_), _) => {}
        }
        chunks = rest;
    }
}

/// Returns the CRC-32 of bytes, the checksum of a chunk.
fn crc(bytes: &[u8]) -> u32 {
    let bit = |sum: u32, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), bit))
}

fn size_in_header(header: &[u8]) -> Option<(u32, u32)> {
    let (width, rest) = header.split_first_chunk()?;
    let (height, rest) = rest.split_first_chunk()?;
    let &[depth, colour, 0, 0, 0 | 1] = rest else { return None };
    let is_known = match colour {
        0 => matches!(depth, 1 | 2 | 4 | 8 | 16),
        3 => matches!(depth, 1 | 2 | 4 | 8),
        2 | 4 | 6 => matches!(depth, 8 | 16),
        _ => false,
    };
    is_known.then(|| (u32::from_be_bytes(*width), u32::from_be_bytes(*height)))
}

/// Returns the width and height in the segments of a JPEG file, and the file without fill bytes between them, which
/// some readers of documents do not skip. `None` if a segment is cut off, or the frame or the data is missing, or the
/// frame is of a kind that browsers do not show.
fn jpeg(mut segments: &[u8]) -> Option<((u32, u32), Vec<u8>)> {
    let mut size = None;
    let mut plain = JPEG.to_vec();
    loop {
        let (0xff, rest) = segments.split_first()? else { return None };
        let fill = rest.iter().take_while(|&&byte| byte == 0xff).count();
        let (&marker, rest) = rest[fill..].split_first()?;
        let (length, _) = rest.split_first_chunk()?;
        plain.extend([0xff, marker]);
        let (segment, after) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        match (marker, segment) {
            // Baseline, extended and progressive frames.
            (0xc0..=0xc2, &[_, _, _precision, a, b, c, d, ..]) => {
                let number = |bytes| u32::from(u16::from_be_bytes(bytes));
                size = Some((number([c, d]), number([a, b])));
            }
            (0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf | 0xd9, _) => return None,
            // The data begins.
            (0xda, _) => {
                plain.extend(rest);
                return size.map(|size| (size, plain));
            }
            // Its length counts its own two bytes.
            (_, segment) if segment.len() < 2 => return None,
            _ => {}
        }
        plain.extend(segment);
        segments = after;
    }
}

/// The first bytes of a PNG file.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The first bytes of a JPEG file.
const JPEG: &[u8] = b"\xff\xd8";

#[cfg(test)]
mod tests {
    use super::*;

    fn png(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
        for (kind, data) in chunks {
            bytes.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
            let chunk = [*kind, *data].concat();
            bytes.extend([&chunk[..], &crc(&chunk).to_be_bytes()].concat());
        }
        bytes
    }

    fn header(width: u32, height: u32, rest: [u8; 5]) -> Vec<u8> {
        [&width.to_be_bytes()[..], &height.to_be_bytes(), &rest].concat()
    }

    const TRUE_COLOUR: [u8; 5] = [8, 6, 0, 0, 0];

    #[test]
    fn a_png_has_a_header_data_and_an_end() {
        let whole = |width, height| {
            png(&[(b"IHDR", &header(width, height, TRUE_COLOUR)), (b"tEXt", b"a"), (b"IDAT", b"x"), (b"IEND", b"")])
        };
        let picture = Picture::of(whole(300, 200)).unwrap();
        assert_eq!((picture.kind, picture.width, picture.height), (PictureKind::Png, 300, 200));
        assert_eq!(Picture::of(whole(4096, 4097)), Err(PictureFault::TooManyPixels(4096, 4097)));
        let good = header(1, 1, TRUE_COLOUR);
        for damaged in [
            whole(0, 1),
            png(&[]),
            png(&[(b"IHDR", &good), (b"IEND", b"")]),
            png(&[(b"IHDR", &good), (b"IDAT", b"x")]),
            png(&[(b"IDAT", b"x"), (b"IHDR", &good), (b"IEND", b"")]),
            png(&[(b"IHDR", &header(1, 1, [4, 6, 0, 0, 0])), (b"IDAT", b"x"), (b"IEND", b"")]),
            png(&[(b"IHDR", &good[..12]), (b"IDAT", b"x"), (b"IEND", b"")]),
            [b"\x89PNG\r\n\x1a\n", &[0xff; 4][..], b"IHDR"].concat(),
        ] {
            assert_eq!(Picture::of(damaged.clone()), Err(PictureFault::Damaged), "{damaged:?}");
        }
        // However it is cut, nothing is read beyond the end; and whichever byte is changed is noticed.
        let whole = whole(2, 2);
        for at in 8..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 0x10;
            for damaged in [whole[..at].to_vec(), changed] {
                assert_eq!(Picture::of(damaged), Err(PictureFault::Damaged), "{at}");
            }
        }
        assert_eq!(Picture::of(b"<svg/>".to_vec()), Err(PictureFault::OtherFormat));
    }

    #[test]
    fn a_jpeg_has_a_frame_and_data() {
        let whole = b"\xff\xd8\xff\xe0\0\x04JF\xff\xff\xc2\0\x09\x08\0\x14\0\x1e\x01\x11\xff\xda\0\x02data".to_vec();
        let picture = Picture::of(whole.clone()).unwrap();
        assert_eq!((picture.kind, picture.width, picture.height), (PictureKind::Jpeg, 30, 20));
        // The byte that fills up before the frame is gone; nothing else is.
        assert_eq!(picture.bytes, [&whole[..8], &whole[9..]].concat());
        let before_data = whole.len() - b"data".len();
        assert!((2..before_data).all(|at| Picture::of(whole[..at].to_vec()) == Err(PictureFault::Damaged)));
        // The length of a segment, the kind of the frame, its height, and the mark before it.
        for (place, byte) in [(5, 1), (10, 0xc3), (10, 0xd9), (15, 0), (8, 0)] {
            let mut damaged = whole.clone();
            assert_ne!(std::mem::replace(&mut damaged[place], byte), byte);
            assert_eq!(Picture::of(damaged), Err(PictureFault::Damaged), "{place}");
        }
    }

    #[test]
    fn a_path_stays_in_the_plans_folder() {
        for (folder, name, path) in [("p", "./a/b.png", Some("p/a/b.png")), ("", "b.png", Some("b.png"))] {
            assert_eq!(path_below(folder, name).as_deref(), path.map(Path::new), "{name}");
        }
        for name in ["../b.png", "a/../b.png", "/b.png"] {
            assert_eq!(path_below("p", name), None, "{name}");
        }
    }
}
