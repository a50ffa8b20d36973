//! The differences of a thing's measures.

use std::collections::BTreeMap;

use super::field::{links, text, value};
use super::{Change, Field, Value};
use crate::model::{Baseline, Better, Measure, Measured, Number, Period, same_key};
use crate::source::Spanned;

/// Returns the measures that were added, removed or changed.
pub(super) fn changes(then: &[Measure<'_>], now: &[Measure<'_>]) -> Vec<Change> {
    let is_same = |a: &Measure<'_>, b: &Measure<'_>| same_key(&a.id) == same_key(&b.id);
    let left = |some: &[Measure<'_>], others: &[Measure<'_>]| {
        let left = some.iter().filter(|it| !others.iter().any(|other| is_same(it, other)));
        left.map(|it| format!("{} {}", &*it.id.value, &*it.title.value)).collect::<Vec<_>>()
    };
    let (added, gone) = (left(now, then), left(then, now));
    let list = (!added.is_empty() || !gone.is_empty()).then_some(Change::List { field: Field::MEASURES, added, gone });
    let both = now.iter().filter_map(|now| Some((then.iter().find(|then| is_same(then, now))?, now)));
    list.into_iter().chain(both.flat_map(|(then, now)| of_one(then, now))).collect()
}

fn of_one(then: &Measure<'_>, now: &Measure<'_>) -> Vec<Change> {
    // Every field is named, so that a new one does not compile until somebody decides how to compare it.
    let Measure { id, title, unit, better, baseline, targets, values, span: _, is_whole: _ } = now;
    let field = |key: &str, sv: &str, en: &str| Field::of_measure(id, key, sv, en);
    let mut changes = Vec::new();
    changes.extend(text(field("title", "rubrik", "title"), Some(&then.title), Some(title)));
    changes.extend(text(field("unit", "enhet", "unit"), then.unit.as_ref(), unit.as_ref()));
    let way = |better: Option<Spanned<Better>>| better.map(|better| Value::Better(*better));
    changes.extend(value(field("better", "bättre är", "better is"), way(then.better), way(*better)));
    let number = |baseline: Option<Baseline>| baseline.map(|baseline| *baseline.value);
    let unit = unit.as_ref().map(|unit| &*unit.value);
    changes.extend(numbers(
        field("baseline", "utgångsläge", "baseline"),
        number(then.baseline),
        number(*baseline),
        unit,
    ));
    if let (Some(then), Some(now)) = (then.baseline, *baseline) {
        let of_baseline = field("baseline.period", "utgångsläget är från", "the baseline is of");
        let of = |baseline: Baseline| Some(Value::Period(*baseline.period));
        changes.extend(value(of_baseline, of(then), of(now)));
    }
    let numbers_of = |targets: &[(Spanned<Period>, Spanned<Number>)]| {
        targets.iter().map(|(period, it)| (**period, **it)).collect::<Vec<_>>()
    };
    for (period, [then, now]) in by_period(numbers_of(&then.targets), numbers_of(targets)) {
        let target = field(&format!("target.{period}"), &format!("mål {period}"), &format!("target {period}"));
        changes.extend(numbers(target, then, now, unit));
    }
    let none: &[crate::model::Link<'_>] = &[];
    for (period, [then, now]) in by_period(of_periods(&then.values), of_periods(values)) {
        let key = |key: &str| format!("value.{period}{key}");
        let number = |it: Option<&Measured<'_>>| it.and_then(|it| it.value).map(|it| *it);
        let named = period.to_string();
        changes.extend(numbers(field(&key(""), &named, &named), number(then), number(now), unit));
        let (sv, en) = (format!("anteckning {period}"), format!("note {period}"));
        let [before, after] = [then, now].map(|it| it.and_then(|it| it.note.as_ref()));
        changes.extend(text(field(&key(".note"), &sv, &en), before, after));
        let (sv, en) = (format!("länkar {period}"), format!("links {period}"));
        let [before, after] = [then, now].map(|it| it.map_or(none, |it| &it.links));
        changes.extend(links(field(&key(".links"), &sv, &en), before, after));
    }
    changes
}

fn of_periods<'m, 'a>(values: &'m [Measured<'a>]) -> Vec<(Period, &'m Measured<'a>)> {
    values.iter().map(|it| (*it.period, it)).collect()
}

/// Compares two numbers. The unit is only shown with the last one.
fn numbers(field: Field, then: Option<Number>, now: Option<Number>, unit: Option<&str>) -> Option<Change> {
    let of = |number: Option<Number>, unit: Option<&str>| Some(Value::Number(number?, unit.map(str::to_owned)));
    (then != now).then(|| Change::Value {
        field,
        before: of(then, unit.filter(|_| now.is_none())),
        after: of(now, unit),
    })
}

/// Pairs values by period. Of duplicates for a period, the first counts.
fn by_period<T: Copy>(then: Vec<(Period, T)>, now: Vec<(Period, T)>) -> BTreeMap<Period, [Option<T>; 2]> {
    let mut periods: BTreeMap<Period, [Option<T>; 2]> = BTreeMap::new();
    for (side, all) in [then, now].into_iter().enumerate() {
        for (period, it) in all {
            periods.entry(period).or_default()[side].get_or_insert(it);
        }
    }
    periods
}
