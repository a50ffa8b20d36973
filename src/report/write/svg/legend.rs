//! What each sign and colour stands for.

use super::layout::{BAR, FONT, GAP, LEFT, WIDTH, columns, width, wrapped};
use super::{escaped, write_box};
use crate::report::doc::Series;

/// The box with the sign.
const BOX: usize = 22;

/// Draws one thing after another, in as many lines as it takes, from a height on; returns where it ends.
pub(super) fn write(out: &mut String, series: &[Series], top: usize) -> usize {
    let (mut x, mut y) = (LEFT, top + 2);
    for one in series {
        // A word longer than the drawing is wide would be cut off at its edge, without a sign.
        let words = wrapped(&one.name, columns(WIDTH - BOX - GAP), 1).concat();
        let needed = BOX + FONT / 2 + width(&words);
        if x > LEFT && x + needed > WIDTH {
            (x, y) = (LEFT, y + BAR);
        }
        write_box(out, (x, y), (BOX, BOX), one.tone, &one.symbol.to_string());
        let (at, base) = (x + BOX + FONT / 2, y + BOX / 2 + FONT / 3);
        out.push_str(&format!("<text x=\"{at}\" y=\"{base}\">{}</text>\n", escaped(&words)));
        x += needed + GAP;
    }
    if series.is_empty() { top } else { y + BAR }
}
