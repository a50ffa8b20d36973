//! Parts of a whole, drawn in a cell. The numbers beside it say the same, so it is not read out.

use super::{class, escaped};
use crate::report::doc::Part;

pub(super) fn drawn(parts: &[Part]) -> String {
    let whole = parts.iter().map(|part| part.size).fold(0, usize::saturating_add).max(1);
    let mut out = "<svg class=\"bar\" aria-hidden=\"true\">".to_owned();
    let mut before = 0;
    for part in parts.iter().filter(|part| part.size > 0) {
        let (class, symbol) = (class(part.tone), escaped(&part.symbol.to_string()));
        let (x, width) = (Percent::of(before, whole), Percent::of(part.size, whole));
        out.push_str(&format!("<g class=\"{class}\"><rect x=\"{x}\" width=\"{width}\"/>"));
        // A sign needs room: in a part narrower than it, it would stand in its neighbour.
        if width.0 >= LEAST_FOR_SIGN {
            let middle = Percent(x.0 + width.0 / 2);
            out.push_str(&format!("<text x=\"{middle}\" y=\"1em\">{symbol}</text>"));
        }
        out.push_str("</g>");
        before = before.saturating_add(part.size);
    }
    out + "</svg>"
}

/// The bar is seldom narrower than ten signs.
const LEAST_FOR_SIGN: usize = 1000;

/// Hundredths of a percent.
struct Percent(usize);

impl Percent {
    fn of(size: usize, whole: usize) -> Self {
        Self(size.saturating_mul(10_000) / whole)
    }
}

impl std::fmt::Display for Percent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{:02}%", self.0 / 100, self.0 % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::doc::Tone;

    #[test]
    fn parts_fill_the_bar_and_a_narrow_one_has_no_sign() {
        let part = |symbol, tone, size| Part { symbol, tone, size };
        let parts = [part('●', Tone::Green, 3), part('✗', Tone::Red, 0), part('<', Tone::Blue, 1)];
        assert_eq!(
            drawn(&parts),
            "<svg class=\"bar\" aria-hidden=\"true\">\
             <g class=\"green\"><rect x=\"0.00%\" width=\"75.00%\"/><text x=\"37.50%\" y=\"1em\">●</text></g>\
             <g class=\"blue\"><rect x=\"75.00%\" width=\"25.00%\"/><text x=\"87.50%\" y=\"1em\">&lt;</text></g></svg>"
        );
        let narrow = drawn(&[part('●', Tone::Green, 99), part('✗', Tone::Red, 1)]);
        assert!(narrow.contains("<rect x=\"99.00%\" width=\"1.00%\"/></g>"), "{narrow}");
        assert_eq!(drawn(&[]), "<svg class=\"bar\" aria-hidden=\"true\"></svg>");
    }
}
