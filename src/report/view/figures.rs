//! Numbers by stage, for one period after another.

use super::status::closed_by_count;
use super::steps::shown_steps;
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

/// Returns the figures: the numbers at each stage, closed ones by reason, the total, and late ones.
pub(super) fn figures(counts: &[Counts], scales: &[&Scale<'_>], lang: Lang) -> Vec<Figure> {
    let figure = |title: String, of: &dyn Fn(&Counts) -> usize| Figure {
        title,
        is_total: false,
        numbers: counts.iter().map(of).collect(),
    };
    let mut figures = Vec::new();
    let steps = shown_steps(scales, |step| counts.iter().map(|counts| step.of(counts)).sum());
    for step in steps {
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
