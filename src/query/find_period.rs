//! Parsing of periods in user input: of one, and of several, as a list or a range.

use super::date_range::{backwards, without_ends};
use super::tally::last_part;
use super::{Refusal, unit_adverb};
use crate::locale::{Text, text};
use crate::model::{Period, Plan, Unit};

/// Parses a period, ignoring case. `option` is named in errors, and the examples in them fit the `plans`.
pub fn find_period<'p, 'a: 'p>(
    option: &str,
    given: &str,
    plans: impl IntoIterator<Item = &'p Plan<'a>>,
) -> Result<Period, Refusal> {
    given.trim().to_uppercase().parse().map_err(|_| {
        let parts = || given.split([',', ' ', ';']).flat_map(|part| part.split("..")).filter(|part| !part.is_empty());
        let read = |part: &str| part.to_uppercase().parse::<Period>().ok();
        if let Some(last) = parts().last().and_then(read)
            && (parts().count() > 1 || given.contains(".."))
            && parts().all(|part| read(part).is_some())
        {
            return several_periods(option, given, Some(last));
        }
        if let Some(range) = range_with_dash(given) {
            return with_dots(option, given, &range);
        }
        let message = text!("{option}: `{given}` är ingen period", "{option}: `{given}` is not a period");
        Refusal::new(message, Some(example(plans)))
    })
}

/// Returns two periods with a dash, such as "2024–2025" or "2024-25", in the syntax of a range.
fn range_with_dash(given: &str) -> Option<String> {
    let read = |part: &str| part.trim().to_uppercase().parse::<Period>().ok();
    given.match_indices(['-', '–', '—']).find_map(|(at, dash)| {
        let (first, last) = (read(&given[..at])?, given[at + dash.len()..].trim());
        // The second year may have two digits.
        let is_short = last.len() == 2 && first.unit() == Unit::Year;
        let last = read(&if is_short { format!("{}{last}", &first.to_string()[..2]) } else { last.to_owned() })?;
        (first.first_day() < last.first_day()).then(|| format!("{first}..{last}"))
    })
}

fn with_dots(option: &str, given: &str, range: &str) -> Refusal {
    let last = range.rsplit("..").next().unwrap_or(range);
    Refusal::new(
        text!("{option}: `{given}` är ingen period", "{option}: `{given}` is not a period"),
        Some(text!(
            "från en period till en annan skrivs `{range}`; en period för sig skrivs till exempel {last}",
            "from one period to another is written `{range}`; a single period is written for instance {last}"
        )),
    )
}

/// Returns an example of a period in each rhythm of these plans: the current one.
fn example<'p, 'a: 'p>(plans: impl IntoIterator<Item = &'p Plan<'a>>) -> Text {
    let stated = |plan: &Plan<'_>| plan.follow_up.current.map(|current| *current);
    let first = |plan: &Plan<'_>| plan.years.map(|years| years.first.around(plan.rhythm()));
    let mut periods: Vec<Period> = plans.into_iter().filter_map(|plan| stated(plan).or_else(|| first(plan))).collect();
    periods.sort_unstable_by_key(|period| (period.unit(), std::cmp::Reverse(*period)));
    periods.dedup_by_key(|period| period.unit());
    match &periods[..] {
        [] => Text::fixed(
            "skriv till exempel 2026, 2026-H1, 2026-T2, 2026-Q3 eller 2026-09",
            "write for instance 2026, 2026-H1, 2026-T2, 2026-Q3 or 2026-09",
        ),
        [year] if year.unit() == Unit::Year => {
            text!("skriv ett årtal, till exempel {year}", "write a year, such as {year}")
        }
        [one] => text!("skriv till exempel {one}", "write for instance {one}"),
        [several @ .., last] => {
            let several = several.iter().map(Period::to_string).collect::<Vec<_>>().join(", ");
            text!("skriv till exempel {several} eller {last}", "write for instance {several} or {last}")
        }
    }
}

/// Creates the error for several periods where one is expected; `one` is one of them.
pub(super) fn several_periods(option: &str, given: &str, one: Option<Period>) -> Refusal {
    let message = text!(
        "{option}: `{given}` är flera perioder, och här går det bara med en",
        "{option}: `{given}` is several periods, and here only one can be given"
    );
    let help = one.map(|one| {
        text!(
            "skriv en av dem, till exempel {one}; `plan list` och `plan status` visar flera bredvid varandra",
            "write one of them, for instance {one}; `plan list` and `plan status` show several side by side"
        )
    });
    Refusal::new(message, help)
}

/// Fails if a plan is not followed up for a period: it is off the rhythm, or outside the plan's years.
pub fn expect_followed_up(plan: &Plan<'_>, period: Period) -> Result<(), Refusal> {
    let id = &*plan.id.value;
    let rhythm = plan.rhythm();
    if period.unit() != rhythm {
        let unit = unit_adverb(rhythm);
        let first = period.around(rhythm);
        return Err(Refusal::new(
            text!(unit = unit; "{id} följs upp {unit}, inte för {period}", "{id} is followed up {unit}, not for {period}"),
            Some(text!("skriv till exempel {first}", "write for instance {first}")),
        ));
    }
    let Some(years) = plan.years.filter(|years| !years.touches(period)) else { return Ok(()) };
    let (first, last) = (*years.first, *years.last);
    Err(Refusal::new(
        text!("{period} ligger utanför planens år", "{period} is outside the plan's years"),
        Some(text!("{id} gäller {first}–{last}", "{id} runs {first}–{last}")),
    ))
}

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
