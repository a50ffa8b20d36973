//! The size of a logo on paper.

use crate::report::doc::Picture;

/// The largest width and height, in millimetres.
const LARGEST: [f32; 2] = [60.0, 20.0];
/// The size of a pixel, in millimetres, at the usual resolution: a small picture is not enlarged beyond that.
const PIXEL: f32 = 25.4 / 96.0;

/// Returns the width and height of a logo, in millimetres.
pub fn logo_size(logo: &Picture) -> [f32; 2] {
    // No side of a picture is longer.
    let pixels = |side: u32| f32::from(u16::try_from(side).unwrap_or(u16::MAX));
    let sides = [logo.width, logo.height].map(pixels);
    let scale = (LARGEST[0] / sides[0]).min(LARGEST[1] / sides[1]).min(PIXEL);
    sides.map(|side| side * scale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::doc::PictureKind;

    #[test]
    fn a_logo_keeps_its_shape_within_the_largest_size() {
        let size = |width, height| {
            let logo = Picture { kind: PictureKind::Png, width, height, bytes: Vec::new() };
            logo_size(&logo).map(|side| format!("{side:.1}"))
        };
        assert_eq!(size(400, 400), ["20.0", "20.0"]);
        assert_eq!(size(4000, 400), ["60.0", "6.0"]);
        assert_eq!(size(40, 20), ["10.6", "5.3"]);
    }
}
