//! Contrast ratios of colours, for tests.

use super::Rgb;

/// Parses a colour of six hexadecimal digits.
pub(crate) fn hex(digits: &str) -> Rgb {
    Rgb(u32::from_str_radix(digits, 16).expect("hexadecimal digits"))
}

/// Returns the contrast of two colours, from 1 to 21 (WCAG 2.1, "contrast ratio").
pub(crate) fn contrast(one: Rgb, other: Rgb) -> f64 {
    contrast_of(channels(one), channels(other))
}

/// Returns the contrast of two colours with channels from 0 to 1.
pub(crate) fn contrast_of(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// Returns red, green and blue, each from 0 to 1.
pub(crate) fn channels(color: Rgb) -> [f64; 3] {
    color.parts().map(|part| f64::from(part) / 255.0)
}

/// Returns the relative luminance of a colour (WCAG 2.1).
fn luminance([red, green, blue]: [f64; 3]) -> f64 {
    let channel = |value: f64| if value <= 0.039_28 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
    0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)
}

#[test]
fn the_contrast_of_black_on_white_is_known() {
    assert!((contrast(Rgb(0), hex("FFFFFF")) - 21.0).abs() < 1e-9);
    assert!((contrast(hex("767676"), Rgb::WHITE) - 4.54).abs() < 0.01);
}
