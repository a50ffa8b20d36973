//! Differences of colours as they are seen, for tests.

use super::Rgb;
use super::contrast::channels;

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
