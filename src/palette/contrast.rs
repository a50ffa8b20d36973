//! Contrast ratios and differences of colours as they are seen, for tests.

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
fn contrast_of(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// Returns red, green and blue, each from 0 to 1.
fn channels(color: Rgb) -> [f64; 3] {
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

/// Returns red, green and blue in linear light, each from 0 to 1.
pub(super) fn linear(color: Rgb) -> [f64; 3] {
    channels(color).map(|value| if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) })
}

/// Returns a colour as seen with deuteranopia, in linear light (Machado, Oliveira and Fernandes 2009, severity 1).
pub(super) fn deuteranopic(color: Rgb) -> [f64; 3] {
    const SEEN: [[f64; 3]; 3] =
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]];
    times(SEEN, linear(color)).map(|value| value.clamp(0.0, 1.0))
}

/// Returns lightness from 0 to 100, and the two colour axes (CIE 1976, white D65).
pub(super) fn lab(linear: [f64; 3]) -> [f64; 3] {
    const SRGB: [[f64; 3]; 3] = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]];
    let [x, y, z] = times(SRGB, linear);
    let root = |part: f64| if part > 0.008_856 { part.cbrt() } else { 7.787 * part + 16.0 / 116.0 };
    let (x, y, z) = (root(x / 0.950_47), root(y), root(z / 1.088_83));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// Returns the difference of two colours in linear light (CIE76).
pub(super) fn difference(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (lab(one), lab(other));
    [0, 1, 2].map(|at| (one[at] - other[at]).powi(2)).iter().sum::<f64>().sqrt()
}

fn times(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2])
}

#[test]
fn black_and_white_are_a_hundred_apart() {
    assert!((difference(linear(Rgb(0)), linear(Rgb::WHITE)) - 100.0).abs() < 0.1);
    assert!((difference(deuteranopic(Rgb(0)), deuteranopic(Rgb::WHITE)) - 100.0).abs() < 0.1);
}
