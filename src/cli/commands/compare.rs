//! The rows of `--compare`.

use crate::cli::rows::{Head, Terms, separated};
use crate::locale::{Lang, Text, catalogue as say};
use crate::query::{ClosedBy, Comparison, Refusal, Selection, Standing};
use crate::report::columns::Column;
use crate::report::write::Separator;

/// Returns the refusal of `--compare` with several periods.
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

/// Returns the columns of the changes.
fn heads(selection: &Selection<'_, '_>) -> Vec<Head> {
    let head = |column: Column| Head::of(column, selection);
    let ends = [Column::Period, Column::Status, Column::Stage, Column::ClosedBy].map(|it| head(it).then_and_now());
    let [from, to] = [0, 1].map(|end| ends.clone().map(|ends| ends[end].clone()));
    let direction = Text::fixed("Riktning", "Direction");
    let kinds = [("direction", &direction), ("kind", &say::CHANGE)];
    let names = [Column::Plan, Column::Id, Column::Title, Column::Owners].map(head);
    let kinds = kinds.map(|(name, title)| Head::new(name, title).of_terms(Terms::Change));
    names.into_iter().chain(from).chain(to).chain(kinds).collect()
}

/// Returns the changes as rows under a header.
pub(super) fn change_rows(
    selection: &Selection<'_, '_>,
    comparison: &Comparison<'_, '_>,
    lang: Lang,
    separator: Separator,
) -> csv::Result<Vec<u8>> {
    let rows = comparison.changes.iter().map(|change| {
        let entry = &change.entry;
        let owners = entry.owners().collect::<Vec<_>>().join("; ");
        let names =
            [entry.plan.id.to_string(), entry.activity.id.to_string(), entry.activity.title.to_string(), owners];
        let kind = [change.kind.direction(), change.kind.name()].map(str::to_owned);
        names.into_iter().chain(end(&change.from)).chain(end(&entry.standing)).chain(kind).collect()
    });
    separated(separator, lang, &heads(selection), rows)
}

fn end(standing: &Standing<'_, '_>) -> [String; 4] {
    let status = standing.status.map(|status| status.name.to_string()).unwrap_or_default();
    let closed_by = standing.closed_by.map_or("", ClosedBy::name);
    [standing.period.to_string(), status, standing.stage.name().to_owned(), closed_by.to_owned()]
}
