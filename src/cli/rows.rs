//! Rows as CSV or TSV.

use crate::locale::{Lang, Text, capital, catalogue as say, text};
use crate::model::{Interval, Stage};
use crate::query::{ChangeKind, ClosedBy, Level, Selection, closed_by_name, interval_adverb, stage_name};
use crate::report::columns::Column;
use crate::report::view;
use crate::report::write::{Separator, delimited};
use crate::sheet::guarded;

/// Returns a header and rows. For a spreadsheet, values that would be formulas are escaped; for a person, headers and
/// values are translated.
pub(super) fn separated(
    separator: Separator,
    lang: Lang,
    heads: &[Head],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> csv::Result<Vec<u8>> {
    let is_for_a_person = separator.is_for_a_person();
    let title = |head| if is_for_a_person { Head::title(head, lang) } else { Head::name(head) };
    let shown = |head: &&Head| !(is_for_a_person && head.is_for_programs);
    let header: Vec<&str> = heads.iter().filter(shown).map(title).collect();
    if !separator.is_for_a_spreadsheet() {
        return delimited(separator, &header, rows);
    }
    let said = |head: &Head, value: String| if is_for_a_person { head.said(value, lang) } else { value };
    let cell = |(head, value): (&Head, String)| guarded(&said(head, value)).into_owned();
    let rows = rows.into_iter().map(|row| heads.iter().zip(row).filter(|(head, _)| shown(head)).map(cell).collect());
    let header: Vec<_> = header.into_iter().map(guarded).collect();
    let header: Vec<&str> = header.iter().map(AsRef::as_ref).collect();
    delimited(separator, &header, rows.collect::<Vec<Vec<String>>>())
}

/// A column of rows.
#[derive(Clone, Debug)]
pub(super) struct Head {
    /// The name for programs.
    name: String,
    /// The heading for people.
    title: Text,
    /// The kind of its values.
    terms: Terms,
    /// True if people do not get it, as they read the same in another column.
    is_for_programs: bool,
}

/// The kind of a column's values, which decides their translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Terms {
    /// Words of the plan, numbers and dates, which are not translated.
    OfPlan,
    /// A boolean.
    Truth,
    /// A stage.
    Stage,
    /// The reason why an activity is closed.
    ClosedBy,
    /// An interval.
    Every,
    /// A kind of change.
    Change,
}

impl Head {
    /// Returns a column of untranslated values.
    pub(super) fn new(name: impl Into<String>, title: &Text) -> Self {
        Self { name: name.into(), title: title.clone(), terms: Terms::OfPlan, is_for_programs: false }
    }

    /// Returns the column for one of a list of activities.
    pub(super) fn of(column: Column, selection: &Selection<'_, '_>) -> Self {
        let terms = match column {
            Column::Derived | Column::Late => Terms::Truth,
            Column::Stage => Terms::Stage,
            Column::ClosedBy => Terms::ClosedBy,
            Column::Every => Terms::Every,
            _ => Terms::OfPlan,
        };
        let plans = selection.plans.iter().map(|selected| selected.plan);
        Self::new(column.name(), &column.heading(plans)).of_terms(terms)
    }

    /// Returns the columns of counts, one for each stage.
    pub(super) fn stages(selection: &Selection<'_, '_>) -> [Self; Stage::ALL.len()] {
        Stage::ALL.map(|stage| Self::new(stage.name(), &view::stage_heading(selection, stage)))
    }

    /// Returns the column of the number of goals, priorities or activities.
    pub(super) fn level(name: &str, selection: &Selection<'_, '_>, level: Level) -> Self {
        let many = view::level_name(selection, level).many();
        Self::new(name, &many.map(|word| Some(capital(word))))
    }

    /// Sets the kind of its values.
    #[must_use]
    pub(super) fn of_terms(self, terms: Terms) -> Self {
        Self { terms, ..self }
    }

    /// Returns the column as one that people do not get, as they read the same in another one.
    #[must_use]
    pub(super) fn for_programs(self) -> Self {
        Self { is_for_programs: true, ..self }
    }

    /// Returns the column for one of several periods.
    #[must_use]
    pub(super) fn in_period(&self, period: &str) -> Self {
        let title = &self.title;
        let title = text!(title = title; "{title} {period}", "{title} {period}");
        Self { name: format!("{}_{period}", self.name), title, ..*self }
    }

    /// Returns the columns for the earlier and the later of two periods.
    pub(super) fn then_and_now(&self) -> [Self; 2] {
        let title = &self.title;
        [("from", &say::THEN), ("to", &say::NOW)].map(|(end, when)| {
            let when = when.clone().map(|when| Some(when.to_lowercase()));
            let title = text!(title = title, when = when; "{title} {when}", "{title} {when}");
            Self { name: format!("{end}_{}", self.name), title, ..*self }
        })
    }

    /// Returns the name for programs.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Returns the heading for people.
    pub(super) fn title(&self, lang: Lang) -> &str {
        self.title.get(lang)
    }

    /// Returns a value translated for people.
    pub(super) fn said(&self, value: String, lang: Lang) -> String {
        let word = match self.terms {
            Terms::OfPlan => None,
            Terms::Truth => match &*value {
                "true" => Some(say::YES.clone()),
                "false" => Some(say::NO.clone()),
                _ => None,
            },
            Terms::Stage => Stage::ALL.into_iter().find(|stage| stage.name() == value).map(stage_name),
            Terms::ClosedBy => ClosedBy::ALL.into_iter().find(|by| by.name() == value).map(closed_by_name),
            Terms::Every => Interval::ALL.into_iter().find(|every| every.name() == value).map(interval_adverb),
            Terms::Change => ChangeKind::ALL.into_iter().find(|kind| kind.name() == value).map(view::change_name),
        };
        word.map_or(value, |word| word.get(lang).to_owned())
    }
}
