//! Why there is nothing to fill in.

use crate::locale::Text;
use crate::query::{Assessable, PlanSelection, Refusal, Selection, expect_followed_up, expect_open, expect_scale};

/// Returns every reason, of all the plans that have something selected.
pub(super) fn all(selection: &Selection<'_, '_>, rows: &[Assessable<'_, '_>]) -> Vec<Refusal> {
    if rows.is_empty() {
        return vec![nothing(selection)];
    }
    let has_some = |selected: &&PlanSelection<'_, '_>| rows.iter().any(|it| std::ptr::eq(it.plan, selected.plan));
    let of_plan = |selected: &PlanSelection<'_, '_>| {
        let (plan, period) = (selected.plan, selected.period);
        expect_followed_up(plan, period)
            .and_then(|()| expect_open(plan, period))
            .and_then(|()| expect_scale(plan))
            .err()
    };
    selection.plans.iter().filter(has_some).filter_map(of_plan).collect()
}

fn nothing(selection: &Selection<'_, '_>) -> Refusal {
    if selection.entries().next().is_none() {
        let message = Text::fixed("inget motsvarar urvalet", "nothing matches the selection");
        let help = Text::fixed("`plan list` visar vilka som finns", "`plan list` shows which there are");
        return Refusal::new(message, Some(help));
    }
    Refusal::new(
        Text::fixed("ingenting i urvalet ska bedömas i perioden", "nothing that is selected is due in the period"),
        Some(Text::fixed(
            "--all tar med det som är planerat till senare eller redan är klart",
            "--all includes what is planned for later or done before",
        )),
    )
}
