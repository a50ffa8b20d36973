//! Bars of text symbols.

use crate::report::doc::BarSegment;

/// Returns a bar of `width` symbols.
pub fn draw_bar(parts: &[BarSegment], width: usize) -> String {
    let lengths = bar_lengths(parts, width);
    parts.iter().zip(lengths).flat_map(|(part, length)| std::iter::repeat_n(part.symbol, length)).collect()
}

/// Returns the length of each segment in a bar of `width` symbols. A segment that is not empty gets at least one
/// symbol: a single activity off track must be seen.
pub fn bar_lengths(parts: &[BarSegment], width: usize) -> Vec<usize> {
    let total: usize = parts.iter().map(|part| part.size).sum();
    if total == 0 {
        return vec![0; parts.len()];
    }
    let least = |part: &BarSegment| usize::from(part.size > 0);
    let mut lengths: Vec<usize> = parts.iter().map(|part| (part.size * width / total).max(least(part))).collect();
    // The symbols lost in rounding go to the segments that lost most; a surplus is taken from the longest.
    while lengths.iter().sum::<usize>() < width {
        let lost = |at: usize| (parts[at].size * width).saturating_sub(lengths[at] * total);
        let Some(most) = (0..parts.len()).rev().max_by_key(|&at| lost(at)) else { break };
        lengths[most] += 1;
    }
    while lengths.iter().sum::<usize>() > width.max(parts.iter().map(least).sum()) {
        let Some(longest) = (0..parts.len()).max_by_key(|&at| lengths[at]) else { break };
        lengths[longest] -= 1;
    }
    lengths
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::doc::Tone;

    fn parts(sizes: [usize; 3]) -> Vec<BarSegment> {
        let part = |(symbol, size)| BarSegment::solid(symbol, Tone::Faint, size);
        ['a', 'b', 'c'].into_iter().zip(sizes).map(part).collect()
    }

    #[test]
    fn the_smallest_part_is_seen_and_the_width_is_kept() {
        assert_eq!(draw_bar(&parts([1, 0, 999]), 8), "accccccc");
        assert_eq!(draw_bar(&parts([1, 1, 1]), 8), "aaabbbcc");
        assert_eq!(draw_bar(&parts([1, 1, 1]), 2), "abc");
        assert_eq!(draw_bar(&parts([0, 0, 0]), 8), "");
    }
}
