//! What `--compare` writes as rows.

use crate::cli::rows::separated;
use crate::query::{Comparison, Standing};
use crate::report::write::Separator;

const HEADER: [&str; 12] = [
    "plan",
    "id",
    "title",
    "owners",
    "from_period",
    "from_status",
    "from_stage",
    "to_period",
    "to_status",
    "to_stage",
    "direction",
    "kind",
];

/// Writes the changes as rows with a header of machine names.
pub(super) fn change_rows(comparison: &Comparison<'_, '_>, separator: Separator) -> csv::Result<Vec<u8>> {
    let rows = comparison.changes.iter().map(|change| {
        let entry = &change.entry;
        let owners = entry.owners().collect::<Vec<_>>().join("; ");
        let names =
            [entry.plan.id.to_string(), entry.activity.id.to_string(), entry.activity.title.to_string(), owners];
        let kind = [change.kind.direction(), change.kind.name()].map(str::to_owned);
        names.into_iter().chain(end(&change.from)).chain(end(&entry.standing)).chain(kind).collect()
    });
    separated(separator, &HEADER, rows)
}

fn end(standing: &Standing<'_, '_>) -> [String; 3] {
    let status = standing.status.map(|status| status.name.to_string()).unwrap_or_default();
    [standing.period.to_string(), status, standing.stage.name().to_owned()]
}
