//! What `--compare` writes as rows.

use crate::cli::rows::separated;
use crate::locale::Text;
use crate::query::{ClosedBy, Comparison, Refusal, Standing};
use crate::report::write::Separator;

/// Refuses `--compare` where several periods are looked at.
pub(super) fn compare_with_several() -> Refusal {
    Refusal::new(
        Text::fixed(
            "--compare: jämför en period med en tidigare, inte flera",
            "--compare: compares one period with an earlier one, not several",
        ),
        Some(Text::fixed(
            "skriv en period, till exempel `--period 2025 --compare 2024`, eller ta bort --compare för att se dem bredvid varandra",
            "write one period, for instance `--period 2025 --compare 2024`, or leave out --compare to see them side by side",
        )),
    )
}

const HEADER: [&str; 14] = [
    "plan",
    "id",
    "title",
    "owners",
    "from_period",
    "from_status",
    "from_stage",
    "from_closed_by",
    "to_period",
    "to_status",
    "to_stage",
    "to_closed_by",
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

fn end(standing: &Standing<'_, '_>) -> [String; 4] {
    let status = standing.status.map(|status| status.name.to_string()).unwrap_or_default();
    let closed_by = standing.closed_by.map_or("", ClosedBy::name);
    [standing.period.to_string(), status, standing.stage.name().to_owned(), closed_by.to_owned()]
}
