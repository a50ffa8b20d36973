//! Series of sibling ids: `P1.F1.A1`, `P1.F1.A2`.

use std::collections::HashMap;

use crate::model::same_key;

/// A series of ids that differ only in a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// The text before the number.
    pub stem: String,
    /// The text after it, without letters and digits, such as `§`.
    tail: String,
    /// The minimum number of digits, if numbers have leading zeros.
    width: usize,
}

impl Series {
    /// Returns the most frequent series among siblings. Of several equally frequent ones, prefers one that extends
    /// the parent's id, then that of the last sibling. `None` if no sibling has a number of its own.
    pub(super) fn of<'i>(siblings: impl Iterator<Item = &'i str>, parent: &str) -> Option<Self> {
        let mut found: HashMap<(String, String), (usize, usize, Self)> = HashMap::new();
        for (at, id) in siblings.enumerate() {
            let Some((series, _)) = Self::around(id).filter(|(series, _)| series.is_own(id, parent)) else { continue };
            let entry = found.entry(series.key()).or_insert_with(|| (0, at, series.clone()));
            let width = entry.2.width.max(series.width);
            *entry = (entry.0 + 1, at, Self { width, ..series });
        }
        found
            .into_values()
            .max_by_key(|(count, at, series)| (*count, series.stem.starts_with(parent), *at))
            .map(|(_, _, series)| series)
    }

    /// Returns the series of a parent's id, a separator and a number.
    pub fn under(parent: &str, separator: char) -> Self {
        Self::beginning(format!("{parent}{separator}"))
    }

    /// Returns the series with this text before the number.
    pub(super) fn beginning(stem: String) -> Self {
        Self { stem, tail: String::new(), width: 0 }
    }

    /// Splits an id into its series and its last number; `None` if letters follow the number.
    pub(super) fn around(id: &str) -> Option<(Self, u64)> {
        let end = id.rfind(is_digit)? + 1;
        let start = id[..end].rfind(|c| !is_digit(c)).map_or(0, |at| id.ceil_char_boundary(at + 1));
        let (digits, tail) = (&id[start..end], &id[end..]);
        if tail.contains(char::is_alphanumeric) {
            return None;
        }
        let width = if digits.starts_with('0') { digits.len() } else { 0 };
        Some((Self { stem: id[..start].to_owned(), tail: tail.to_owned(), width }, digits.parse().ok()?))
    }

    /// Prefixes the series with a parent's id.
    pub(super) fn after(self, parent: &str) -> Self {
        Self { stem: format!("{parent}{}", self.stem), ..self }
    }

    /// Returns whether an id is in this series.
    pub(super) fn has(&self, id: &str) -> bool {
        Self::around(id).is_some_and(|(series, _)| series.key() == self.key())
    }

    /// Returns the id with a number.
    pub(super) fn id(&self, number: u64) -> String {
        format!("{}{number:0width$}{}", self.stem, self.tail, width = self.width)
    }

    /// Returns a key for comparing series, ignoring case and normalization.
    pub(super) fn key(&self) -> (String, String) {
        (same_key(&self.stem).into_owned(), same_key(&self.tail).into_owned())
    }

    /// Returns whether the number is the id's own, and not part of its parent's.
    fn is_own(&self, id: &str, parent: &str) -> bool {
        // `17§` does not extend `1`, because the number continues.
        let goes_on = |rest: &str| parent.ends_with(is_digit) && rest.starts_with(is_digit);
        let builds_on_it = id.strip_prefix(parent).is_some_and(|rest| !goes_on(rest));
        !builds_on_it || self.stem.len() >= parent.len()
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(siblings: &[&str], parent: &str) -> Option<String> {
        let series = Series::of(siblings.iter().copied(), parent)?;
        let numbers = siblings.iter().filter(|id| series.has(id)).filter_map(|id| Some(Series::around(id)?.1));
        Some(series.id(numbers.max()? + 1))
    }

    #[test]
    fn the_next_id_is_as_the_others() {
        for (siblings, parent, next) in [
            (&["P1.F1.A1", "P1.F1.A3"][..], "P1.F1", Some("P1.F1.A4")),
            (&["2.1.1"], "2.1", Some("2.1.2")),
            (&["C01.1.9", "C01.1.10"], "C01.1", Some("C01.1.11")),
            (&["C01", "C02"], "C", Some("C03")),
            (&["C09"], "C", Some("C10")),
            (&["Å-3"], "Ö", Some("Å-4")),
            (&["17§"], "1", Some("18§")),
            (&["§ett"], "1", None),
            (&["1-a", "1-b"], "1", None),
            (&["4.1.3-§"], "4.1.3", None),
            (&["A1.b"], "A1", None),
            (&["99999999999999999999999"], "1", None),
            // Ids with another prefix, as adopted or moved here.
            (&["1-1", "1-2", "7-1"], "1", Some("1-3")),
            (&["A-1", "B-1"], "1", Some("B-2")),
            (&["2.1", "2.10", "007", "7"], "2", Some("2.11")),
            (&[], "1", None),
        ] {
            assert_eq!(after(siblings, parent).as_deref(), next, "{siblings:?}");
        }
    }
}
