//! Parts of a whole, drawn.

use crate::report::doc::Part;

/// Draws a bar of `width` signs. What is there at all gets one sign at least: a single activity off track must be seen.
pub(super) fn draw(parts: &[Part], width: usize) -> String {
    let total: usize = parts.iter().map(|part| part.size).sum();
    if total == 0 {
        return String::new();
    }
    let length = |part: &Part| (part.size * width / total).max(usize::from(part.size > 0));
    let mut lengths: Vec<usize> = parts.iter().map(length).collect();
    // Rounding leaves some signs over or short; the largest part takes them, where it shows least.
    let largest = (0..parts.len()).max_by_key(|&at| parts[at].size).unwrap_or_default();
    let others = lengths.iter().sum::<usize>() - lengths[largest];
    lengths[largest] = width.saturating_sub(others).max(1);
    parts.iter().zip(lengths).flat_map(|(part, length)| std::iter::repeat_n(part.symbol, length)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::doc::Tone;

    fn parts(sizes: [usize; 3]) -> Vec<Part> {
        let part = |(symbol, size)| Part { symbol, tone: Tone::Faint, size };
        ['a', 'b', 'c'].into_iter().zip(sizes).map(part).collect()
    }

    #[test]
    fn the_smallest_part_is_seen_and_the_width_is_kept() {
        assert_eq!(draw(&parts([1, 0, 999]), 8), "accccccc");
        assert_eq!(draw(&parts([1, 1, 1]), 8), "aabbcccc");
        assert_eq!(draw(&parts([0, 0, 0]), 8), "");
    }
}
