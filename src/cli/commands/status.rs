//! `plan status`: what the plan assesses, counted by stage, in groups.

use super::period_rows::{self, change_rows, compare_with_several, names_of_group};
use crate::cli::args::{AnswerForm, AnswerShape, StatusArgs};
use crate::cli::output::Output;
use crate::cli::rows::{Head, separated};
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::locale::{Lang, Text, catalogue as say};
use crate::model::{Period, Stage};
use crate::query::{Along, Comparison, CountedBeside, Entry, Group, GroupBy, Selection, periods_of, roll_up};
use crate::report::columns::Column;
use crate::report::write::Separator;
use crate::report::{json, view};

pub(in crate::cli) fn status(args: &StatusArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let form = args.answer.form()?;
    let by = args.by;
    let selections = session.select_each_period(&args.filters)?;
    let [selection] = &selections[..] else {
        return side_by_side(args, &form, &selections, by, session, output);
    };
    if let Some(given) = &args.compare {
        return compared(given, &form, selection, by, session, output);
    }
    let mut listed: Vec<Entry<'_, '_>> = Vec::new();
    listed.extend(selection.entries().filter(view::needs_attention));
    let counted = roll_up(selection, selection.counted(), by, session.loaded.portfolio.governance.as_ref());
    let answer = match form.shape() {
        AnswerShape::Document => form.text(&view::status(selection, &counted, by, &listed, session.lang), session),
        AnswerShape::Json => json::status(&selection.sections().collect::<Vec<_>>(), &counted, by, None)?.into_bytes(),
        AnswerShape::JsonLines => json::status_lines(&counted)?.into_bytes(),
        AnswerShape::Rows => group_rows(
            selection,
            Along::Group(by),
            &view::group_heading(selection, by),
            &counted.groups,
            session.lang,
            form.separator,
        )?,
    };
    form.deliver(&answer, session, output)?;
    Ok(Exit::Fine)
}

/// Compares the selected period with an earlier one.
fn compared(
    given: &str,
    form: &AnswerForm<'_>,
    selection: &Selection<'_, '_>,
    by: GroupBy,
    session: &Session<'_>,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let comparison = Comparison::new(selection, selection.counted(), given)?;
    let counted = roll_up(selection, selection.counted(), by, session.loaded.portfolio.governance.as_ref());
    let answer = match form.shape() {
        AnswerShape::Document => {
            form.text(&view::status_compared(selection, &counted, &comparison, session.lang), session)
        }
        AnswerShape::Json => {
            json::status(&selection.sections().collect::<Vec<_>>(), &counted, by, Some(&comparison))?.into_bytes()
        }
        AnswerShape::JsonLines => json::change_lines(&comparison)?.into_bytes(),
        AnswerShape::Rows => {
            let title = Head::new(Column::Title.name(), &view::counted_heading(selection));
            change_rows(selection, title, &comparison, session.lang, form.separator)?
        }
    };
    form.deliver(&answer, session, output)?;
    Ok(Exit::Fine)
}

/// Shows several periods, with a column for each.
fn side_by_side(
    args: &StatusArgs,
    form: &AnswerForm<'_>,
    selections: &[Selection<'_, '_>],
    by: GroupBy,
    session: &Session<'_>,
    output: &mut Output,
) -> Result<Exit, Stop> {
    if args.compare.is_some() {
        return Err(compare_with_several().into());
    }
    let beside = CountedBeside::new(selections);
    let counted = beside.roll_ups(by, session.loaded.portfolio.governance.as_ref());
    let periods: Vec<Period> = periods_of(selections).collect();
    let answer = match form.shape() {
        AnswerShape::Document => {
            let is_narrow = form.is_narrow(session);
            form.text(&view::status_side_by_side(&beside, &counted, by, is_narrow, session.lang), session)
        }
        AnswerShape::Json => json::status_side_by_side(&periods, &counted, by)?.into_bytes(),
        AnswerShape::JsonLines => json::status_side_by_side_lines(&periods, &counted)?.into_bytes(),
        AnswerShape::Rows => period_rows::group_rows(selections, by, &counted, session.lang, form.separator)?,
    };
    form.deliver(&answer, session, output)?;
    Ok(Exit::Fine)
}

/// Returns counted groups as rows under a header.
pub(super) fn group_rows(
    selection: &Selection<'_, '_>,
    along: Along,
    heading: &Text,
    groups: &[Group],
    lang: Lang,
    separator: Separator,
) -> csv::Result<Vec<u8>> {
    let total = Head::new("total", &say::COUNT);
    let heads: Vec<Head> =
        names_of_group(along, heading).into_iter().chain([total]).chain(Head::stages(selection)).collect();
    let rows = groups.iter().map(|group| {
        let names = [group.plan.clone().unwrap_or_default(), group.key.clone(), group.title.clone()];
        let numbers = std::iter::once(group.counts.total()).chain(Stage::ALL.map(|stage| group.counts.of(stage)));
        names.into_iter().chain(numbers.map(|number| number.to_string())).collect()
    });
    separated(separator, lang, &heads, rows)
}
