//! Activities counted by stage, for one period after another.

use super::status::closed_by_count;
use super::steps::{Step, shown_steps};
use crate::locale::{Lang, catalogue as say};
use crate::model::{Scale, Stage};
use crate::query::{ClosedBy, Counts};

/// A figure for each of several periods.
pub(super) struct Figure {
    /// The name.
    pub(super) title: String,
    /// True if it is the total.
    pub(super) is_total: bool,
    /// The number in each period.
    pub(super) numbers: Vec<usize>,
}

/// Returns the figures: activities at each stage, closed ones by reason, the total, and late ones. Unassessed ones
/// are left out where activities are not assessed.
pub(super) fn figures(counts: &[Counts], scales: &[&Scale<'_>], is_asked: bool, lang: Lang) -> Vec<Figure> {
    let figure = |title: String, of: &dyn Fn(&Counts) -> usize| Figure {
        title,
        is_total: false,
        numbers: counts.iter().map(of).collect(),
    };
    let mut figures = Vec::new();
    let is_shown = |step: &Step<'_, '_>| is_asked || step.stage() != Stage::Unassessed;
    let steps = shown_steps(scales, |step| counts.iter().map(|counts| step.of(counts)).sum());
    for step in steps.into_iter().filter(is_shown) {
        figures.push(figure(step.named(scales, lang), &|counts| step.of(counts)));
        if step.stage() == Stage::Closed {
            figures.extend(ClosedBy::ALL.into_iter().filter_map(|by| {
                let most = counts.iter().map(|counts| counts.closed_by(by)).max().filter(|most| *most > 0)?;
                let title = format!("{} {}", say::OF_WHICH.get(lang), closed_by_count(by, most).get(lang));
                Some(figure(title, &|counts| counts.closed_by(by)))
            }));
        }
    }
    figures.push(Figure { is_total: true, ..figure(say::TOTAL.get(lang).to_owned(), &Counts::total) });
    figures.push(figure(say::OF_WHICH_LATE.get(lang).to_owned(), &Counts::late));
    figures
}
