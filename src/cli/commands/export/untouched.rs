//! That nothing a colleague wrote is written over.

use std::path::Path;

use crate::cli::commands::import::one;
use crate::locale::{Text, text};
use crate::model::{Period, Plan};
use crate::query::{Refusal, Selection};
use crate::sheet::{self, Intake, Weight};

/// Refuses a file that is there and in which something may be filled in that the plan does not say.
pub(super) fn refusal(path: &Path, selection: &Selection<'_, '_>) -> Option<Refusal> {
    (is_there(path) && !says_nothing_new(path, selection)).then(|| written_over(path))
}

/// Only a file keeps what is written in it.
fn is_there(path: &Path) -> bool {
    path.metadata().is_ok_and(|it| it.is_file() && it.len() > 0)
}

/// Whether it is a sheet of these plans and periods that would change nothing, were it read back now.
fn says_nothing_new(path: &Path, selection: &Selection<'_, '_>) -> bool {
    let Ok(file) = one(path) else { return false };
    let plans: Vec<(&Plan<'_>, Period)> =
        selection.plans.iter().map(|selected| (selected.plan, selected.period)).collect();
    let Intake { changes, findings } = sheet::take(&[file], &plans, None);
    changes.is_empty() && findings.iter().all(|finding| finding.weight == Weight::Notice)
}

fn written_over(path: &Path) -> Refusal {
    let path = path.display();
    Refusal::new(
        text!(
            "`{path}` finns redan, och allt som är ifyllt där står kanske inte i planen",
            "`{path}` is there already, and what was filled in there may not all be in the plan"
        ),
        Some(Text::fixed(
            "läs in den med `plan import`, välj ett annat namn, eller skriv över den med --force",
            "take it in with `plan import`, choose another name, or write over it with --force",
        )),
    )
}
