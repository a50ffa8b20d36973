//! The changes that `--compare` adds to `plan/status/1` and `plan/list/1`.

use serde::Serialize;

use super::lines;
use super::parts::Name;
use crate::model::Stage;
use crate::query::{ClosedBy, Comparison, PeriodChange, Standing};

/// A thing whose standing differs between the two periods.
#[derive(Serialize)]
pub(super) struct ChangeRecord<'p> {
    plan: &'p str,
    id: &'p str,
    title: &'p str,
    from: ChangeEnd<'p>,
    to: ChangeEnd<'p>,
    direction: &'static str,
    kind: &'static str,
}

/// Its standing in one of the two periods.
#[derive(Serialize)]
struct ChangeEnd<'p> {
    period: Name,
    status: Option<&'p str>,
    stage: Option<&'static str>,
    late: bool,
    closed_by: Option<&'static str>,
}

/// Returns the changes, one a line.
pub fn change_lines(comparison: &Comparison<'_, '_>) -> serde_json::Result<String> {
    lines(comparison.changes.iter().map(changed))
}

pub(super) fn changes<'p>(comparison: &Comparison<'p, '_>) -> Vec<ChangeRecord<'p>> {
    comparison.changes.iter().map(changed).collect()
}

fn changed<'p>(change: &PeriodChange<'p, '_>) -> ChangeRecord<'p> {
    let it = &change.it;
    ChangeRecord {
        plan: &it.plan.id.value,
        id: &it.thing.id().value,
        title: &it.thing.title().value,
        from: end(&change.from),
        to: end(&it.standing),
        direction: change.kind.direction(),
        kind: change.kind.name(),
    }
}

fn end<'p>(standing: &Standing<'p, '_>) -> ChangeEnd<'p> {
    ChangeEnd {
        period: Name(standing.period),
        status: standing.status.map(|status| &*status.name.value),
        stage: standing.told_stage().map(Stage::name),
        late: standing.is_late,
        closed_by: standing.closed_by.map(ClosedBy::name),
    }
}
