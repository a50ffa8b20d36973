//! The differences of a thing's measures.

use std::collections::BTreeMap;

use super::fields::{links, text, value};
use super::{Change, Field, Value};
use crate::model::{Measure, Measured, Number, Period, same_key};

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
    let field = |key: &str, sv: &str, en: &str| Field::of_measure(&now.id, key, sv, en);
    let mut changes = Vec::new();
    changes.extend(text(field("title", "rubrik", "title"), Some(&then.title), Some(&now.title)));
    changes.extend(text(field("unit", "enhet", "unit"), then.unit.as_ref(), now.unit.as_ref()));
    let better = |measure: &Measure<'_>| measure.better.map(|better| Value::Better(*better));
    changes.extend(value(field("better", "bättre är", "better is"), better(then), better(now)));
    let baseline = |measure: &Measure<'_>| measure.baseline.map(|baseline| *baseline.value);
    let unit = now.unit.as_ref().map(|unit| &*unit.value);
    changes.extend(numbers(field("baseline", "utgångsläge", "baseline"), baseline(then), baseline(now), unit));
    let of = |measure: &Measure<'_>| measure.baseline.map(|baseline| Value::Period(*baseline.period));
    if then.baseline.is_some() && now.baseline.is_some() {
        let of_baseline = field("baseline.period", "utgångsläget är från", "the baseline is of");
        changes.extend(value(of_baseline, of(then), of(now)));
    }
    let targets = |measure: &Measure<'_>| measure.targets.iter().map(|(period, it)| (**period, **it)).collect();
    for (period, [then, now]) in by_period(targets(then), targets(now)) {
        let target = field(&format!("target.{period}"), &format!("mål {period}"), &format!("target {period}"));
        changes.extend(numbers(target, then, now, unit));
    }
    let none: &[crate::model::Link<'_>] = &[];
    for (period, [then, now]) in by_period(values(then), values(now)) {
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

fn values<'m, 'a>(measure: &'m Measure<'a>) -> Vec<(Period, &'m Measured<'a>)> {
    measure.values.iter().map(|it| (*it.period, it)).collect()
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
