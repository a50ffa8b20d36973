//! Column widths of tables.

/// The width that a column needs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Want {
    /// The width of its longest word, or of its longest text if it does not wrap.
    pub(super) least: f32,
    /// The width of its longest text.
    pub(super) most: f32,
    /// True if its texts may wrap.
    pub(super) wraps: bool,
}

/// The largest part of the page that one long word may claim.
const LEAST: f32 = 0.3;
/// The largest part of the page that a long text may claim.
const MOST: f32 = 0.5;

/// Returns the minimum width of all columns together; very long words are broken.
pub(super) fn least(wants: &[Want], room: f32) -> f32 {
    wants.iter().map(|want| want.least.min(room * LEAST)).sum()
}

/// Shares the width of the page among columns. The sum is at most `room`, and less only if no column needs it.
pub(super) fn widths(wants: &[Want], room: f32) -> Vec<f32> {
    let least = |want: &Want| want.least.min(room * LEAST);
    let most = |want: &Want| want.most.min(room * MOST).max(least(want));
    let mut widths: Vec<f32> = wants.iter().map(least).collect();
    let total: f32 = widths.iter().sum();
    if total > room {
        return widths.iter().map(|width| width * room / total).collect();
    }
    let natural: f32 = wants.iter().map(|want| want.most).sum();
    if natural <= room {
        widths = wants.iter().map(|want| want.most).collect();
        stretch(&mut widths, wants, room - natural);
        return widths;
    }
    // Each step shares the rest equally among the columns that need more. So a short text stays on one line beside a
    // long one, which has many lines anyway.
    for _ in wants {
        let left = room - widths.iter().sum::<f32>();
        let open = |(want, width): &(&Want, &mut f32)| **width + 0.01 < most(want);
        let count = std::iter::zip(wants, &mut widths).filter(open).count();
        let share = left / f32::from(u16::try_from(count.max(1)).unwrap_or(u16::MAX));
        for (want, width) in std::iter::zip(wants, &mut widths).filter(open) {
            *width = (*width + share).min(most(want));
        }
    }
    let left = room - widths.iter().sum::<f32>();
    stretch(&mut widths, wants, left.max(0.0));
    widths
}

/// Gives the spare width to the columns of running text.
fn stretch(widths: &mut [f32], wants: &[Want], spare: f32) {
    let total: f32 = std::iter::zip(&*widths, wants).filter(|(_, want)| want.wraps).map(|(width, _)| width).sum();
    if total > 0.0 {
        for (width, _) in widths.iter_mut().zip(wants).filter(|(_, want)| want.wraps) {
            *width += spare * *width / total;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(least: f32, most: f32) -> Want {
        Want { least, most, wraps: true }
    }

    fn number(width: f32) -> Want {
        Want { least: width, most: width, wraps: false }
    }

    fn total(widths: &[f32]) -> f32 {
        widths.iter().sum()
    }

    #[test]
    fn numbers_alone_take_only_what_they_need_and_text_takes_the_rest() {
        assert_eq!(widths(&[number(40.0), number(20.0)], 500.0), [40.0, 20.0]);
        assert_eq!(widths(&[number(40.0), text(30.0, 60.0)], 500.0), [40.0, 460.0]);
    }

    #[test]
    fn a_very_long_text_leaves_room_for_the_others() {
        let shared = widths(&[number(40.0), text(60.0, 300.0), text(60.0, 20_000.0)], 500.0);
        assert!((total(&shared) - 500.0).abs() < 0.1, "{shared:?}");
        assert!(shared[0] >= 40.0 && shared[1] > 150.0 && shared[2] > 150.0, "{shared:?}");
    }

    #[test]
    fn a_table_is_never_wider_than_the_room() {
        for count in [1, 5, 50, 500] {
            let shared = widths(&vec![text(90.0, 300.0); count], 480.0);
            assert!(total(&shared) <= 480.1, "{count}: {}", total(&shared));
            assert!(shared.iter().all(|width| *width > 0.0));
        }
        assert!(widths(&[text(9_000.0, 9_000.0)], 480.0)[0] <= 480.1);
    }
}
