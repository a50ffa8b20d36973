//! Contrast ratios between colours, for the tests of whatever is shown in colours.

/// A colour as red, green and blue, each from 0 to 1.
pub(crate) type Rgb = [f64; 3];

/// Returns the colour that a number such as `0x12_34_56` stands for.
pub(crate) fn rgb(color: u32) -> Rgb {
    [16, 8, 0].map(|shift: u32| f64::from(color >> shift & 0xFF) / 255.0)
}

/// Returns the colour that six hexadecimal digits stand for.
pub(crate) fn hex(digits: &str) -> Rgb {
    rgb(u32::from_str_radix(digits, 16).expect("hexadecimal digits"))
}

/// Returns the contrast of two colours, from 1 to 21 (WCAG 2.1, "contrast ratio").
pub(crate) fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// Returns the relative luminance of a colour (WCAG 2.1).
fn luminance([red, green, blue]: Rgb) -> f64 {
    let channel = |value: f64| if value <= 0.039_28 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
    0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)
}

#[test]
fn the_contrast_of_black_on_white_is_known() {
    assert!((contrast(rgb(0), hex("FFFFFF")) - 21.0).abs() < 1e-9);
    assert!((contrast(hex("767676"), rgb(0x00FF_FFFF)) - 4.54).abs() < 0.01);
}
