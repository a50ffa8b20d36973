//! The rows of `plan due`: the assessments and the values that are missing.

use std::borrow::Cow;

use crate::cli::rows::{Head, separated};
use crate::cli::session::Session;
use crate::locale::{Lang, Text, catalogue as say};
use crate::model::Tier;
use crate::query::{Assessable, Level, LevelName, MeasureEntry, Selection};
use crate::report::columns::Column;
use crate::report::write::Separator;

/// The kind of a row about a measure, in machine formats.
const MEASURE: &str = "measure";

/// Returns what is to be assessed, and then the measures that lack a value, as rows. To the columns of a list of
/// activities are added the kind of each, and what a measure belongs to.
pub(super) fn due_rows<'p, 'a: 'p>(
    selection: &Selection<'_, '_>,
    things: impl Iterator<Item = Assessable<'p, 'a>>,
    measures: &[MeasureEntry<'p, 'a>],
    session: &Session<'_>,
    separator: Separator,
) -> csv::Result<Vec<u8>> {
    let own = Column::ALL.iter().map(|column| Head::of(*column, selection));
    let heads: Vec<Head> = own.chain([Head::new("kind", &KIND), Head::new("of", &say::MEASURES_WHAT)]).collect();
    let is_for_a_person = separator.is_for_a_person();
    let of_thing = |it: Assessable<'p, 'a>| {
        let tier = it.thing.tier();
        let kind = if is_for_a_person { named(selection, tier, session.lang) } else { tier.name().to_owned() };
        let values = Column::ALL.iter().map(|column| column.value(&it, session.sources).into_owned());
        values.chain([kind, String::new()]).collect::<Vec<_>>()
    };
    let of_measure = |it: &MeasureEntry<'p, 'a>| {
        let kind = if is_for_a_person { say::MEASURE.get(session.lang) } else { MEASURE };
        let values = Column::ALL.iter().map(|column| column.of_measure(it, session.sources)).map(Cow::into_owned);
        values.chain([kind.to_owned(), it.thing.id().to_string()]).collect::<Vec<_>>()
    };
    let rows = things.map(of_thing).chain(measures.iter().map(of_measure));
    separated(separator, session.lang, &heads, rows)
}

/// Returns the plans' name for a level.
fn named(selection: &Selection<'_, '_>, tier: Tier, lang: Lang) -> String {
    let plans = selection.plans.iter().map(|selected| selected.plan);
    LevelName::common(plans, Level::of_tier(tier)).heading().get(lang).to_owned()
}

static KIND: Text = Text::fixed("Slag", "Kind");
