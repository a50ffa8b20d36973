//! Parsing of lists and ranges of periods: `2024`, `2024,2025`, `2024..2026`, `..2025` or `2026..`.

use super::date_range::{backwards, without_ends};
use super::over_time::last_part;
use super::{Refusal, find_period, unit_adverb};
use crate::locale::{Text, text};
use crate::model::{Period, Plan};

/// The maximum number of periods side by side: two years of months.
const MOST: usize = 24;

/// Parses the periods of an option, ignoring case; returns them sorted and without duplicates. Adds all errors,
/// including periods that no plan is followed up for, to `refusals`.
pub(super) fn find_periods(
    option: &str,
    plans: &[&Plan<'_>],
    given: &[String],
    refusals: &mut Vec<Refusal>,
) -> Vec<Period> {
    let mut periods = Vec::new();
    for given in given.iter().flat_map(|given| given.split(',')) {
        let found = if given.contains("..") { range(option, plans, given) } else { one(option, plans, given) };
        match found {
            Ok(found) => periods.extend(found),
            Err(refusal) => refusals.push(refusal),
        }
    }
    periods.sort_unstable();
    periods.dedup();
    if periods.len() > MOST && refusals.is_empty() {
        refusals.push(Refusal::new(
            text!(
                "{option}: högst {MOST} perioder visas bredvid varandra",
                "{option}: {MOST} periods at most are shown side by side"
            ),
            Some(Text::fixed("skriv en kortare tid, eller längre perioder", "write a shorter time, or longer periods")),
        ));
    }
    periods
}

fn one(option: &str, plans: &[&Plan<'_>], given: &str) -> Result<Vec<Period>, Refusal> {
    let period = find_period(option, given, plans.iter().copied())?;
    expect_looked_at(option, plans, period)?;
    Ok(vec![period])
}

/// Returns the periods of a range. An open end is the first or last year of the plans.
fn range(option: &str, plans: &[&Plan<'_>], given: &str) -> Result<Vec<Period>, Refusal> {
    let (from, to) = given.split_once("..").unwrap_or((given, given));
    let end = |end: &str| match end.trim() {
        "" => Ok(None),
        end => find_period(option, end, plans.iter().copied()).map(Some),
    };
    let (from, to) = (end(from)?, end(to)?);
    // The shorter unit of the two ends is the unit of the range.
    let Some(unit) = [from, to].into_iter().flatten().map(Period::unit).min_by_key(|unit| unit.months()) else {
        return Err(without_ends(option, given, HELP));
    };
    if let (Some(from), Some(to)) = (from, to)
        && from.first_day() > to.last_day()
    {
        return Err(backwards(option, given, from.into(), to.into()));
    }
    let years = || plans.iter().filter_map(|plan| plan.years);
    let from = from.or_else(|| years().map(|years| *years.first).min());
    let to = to.or_else(|| years().map(|years| *years.last).max());
    let (Some(from), Some(to)) = (from, to) else {
        let message = text!(
            "{option}: `{given}` har ingen början eller inget slut, och planen säger inte vilka år den gäller",
            "{option}: `{given}` lacks an end, and the plan does not say which years it is for"
        );
        return Err(Refusal::new(message, Some(HELP)));
    };
    let (first, last) = (from.around(unit), last_part(to, unit));
    expect_looked_at(option, plans, first)?;
    expect_looked_at(option, plans, last)?;
    Ok(std::iter::successors(Some(first), |period| period.next())
        .take_while(|period| *period <= last)
        .take(MOST + 1)
        .collect())
}

const HELP: Text = Text::fixed(
    "skriv från och till, till exempel 2024..2026, ..2025 eller 2024-Q1..2024-Q3",
    "write from and to, for instance 2024..2026, ..2025 or 2024-Q1..2024-Q3",
);

/// Fails if no plan is followed up for a period or parts of it.
pub(super) fn expect_looked_at(option: &str, plans: &[&Plan<'_>], asked: Period) -> Result<(), Refusal> {
    let with_goals = || plans.iter().filter(|plan| !plan.goals.is_empty());
    let fits = |plan: &&&Plan<'_>| fits(plan, asked);
    let touches = |plan: &&&Plan<'_>| plan.years.is_none_or(|years| years.touches(asked));
    if let Some(plan) = with_goals().next()
        && !with_goals().any(|plan| fits(&plan))
    {
        let unit = unit_adverb(plan.rhythm());
        let example = asked.around(plan.rhythm());
        return Err(Refusal::new(
            text!(unit = unit; "{option}: planen följs upp {unit}, inte för {asked}", "{option}: the plan is followed up {unit}, not for {asked}"),
            Some(text!("skriv till exempel {example}", "write for instance {example}")),
        ));
    }
    if with_goals().next().is_some() && !with_goals().any(|plan| touches(&plan)) {
        let span =
            |plan: &&Plan<'_>| plan.years.map(|years| format!("{} {}–{}", &*plan.id.value, *years.first, *years.last));
        let spans = with_goals().filter_map(span).collect::<Vec<_>>().join(", ");
        return Err(Refusal::new(
            text!("{option}: {asked} ligger utanför planens år", "{option}: {asked} is outside the plan's years"),
            Some(text!("det finns: {spans}", "there are: {spans}")),
        ));
    }
    Ok(())
}

/// Returns the period in which a plan is shown: the requested one, or the one around it if the plan's rhythm is
/// longer.
pub(super) fn seen_in(plan: &Plan<'_>, asked: Period) -> Period {
    if fits(plan, asked) { asked } else { asked.around(plan.rhythm()) }
}

fn fits(plan: &Plan<'_>, asked: Period) -> bool {
    asked.unit().months().is_multiple_of(plan.rhythm().months())
}
