//! The meanings of cell colours.

use crate::locale::Lang;
use crate::sheet::color_name;

/// Returns the meaning of a cell's colour, as in `words.txt`; none for a pale colour, or one without a meaning.
pub(super) fn word(color: u32) -> Option<&'static str> {
    let [_, red, green, blue] = color.to_be_bytes().map(f64::from);
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    // A pale colour only marks a row or a header.
    if most < 100.0 || (most - least) / most < 0.35 {
        return None;
    }
    match color_name(color).get(Lang::En) {
        "red" => Some("red"),
        "orange" | "yellow" => Some("yellow"),
        "green" => Some("green"),
        "blue" => Some("blue"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_strong_colours_say_something() {
        for (color, name) in [
            (0x0000_B050, Some("green")),
            (0x0092_D050, Some("green")),
            (0x00FF_FF00, Some("yellow")),
            (0x00FF_C000, Some("yellow")),
            (0x00FF_0000, Some("red")),
            (0x00C0_0000, Some("red")),
            (0x0000_70C0, Some("blue")),
            (0x0070_30A0, None),
            (0x00DD_EBF7, None),
            (0x00FF_FFFF, None),
            (0x0000_0000, None),
            (0x0080_8080, None),
        ] {
            assert_eq!(word(color), name, "{color:06X}");
        }
    }
}
