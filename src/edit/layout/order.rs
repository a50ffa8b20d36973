//! The order that keys stand in.

use std::cmp::Ordering;

use crate::load::{FileKind, Key, Shape, describe};
use crate::source::natural_order;

/// The order of a file's keys: that in which its reader asks for them, so that no second list is kept.
#[derive(Clone, Debug)]
pub struct Order(Vec<&'static str>);

impl Order {
    /// Returns the order of a kind of file.
    pub fn of(kind: FileKind) -> Self {
        let mut names = Vec::new();
        gather(&describe(kind), &mut names);
        Self(names)
    }

    /// Compares two keys of one table, part by part. Names that the plan chooses, such as periods, come in natural order, and
    /// after those of the format.
    pub fn compare(&self, a: &[&str], b: &[&str]) -> Ordering {
        let rank = |name: &str| self.0.iter().position(|known| *known == name).unwrap_or(self.0.len());
        let parts = a.iter().zip(b).map(|(a, b)| rank(a).cmp(&rank(b)).then_with(|| natural_order(a, b)));
        parts.into_iter().find(|order| order.is_ne()).unwrap_or_else(|| a.len().cmp(&b.len()))
    }
}

/// Adds the names of a table's keys, and then those of the tables in it.
fn gather(keys: &[Key], names: &mut Vec<&'static str>) {
    for key in keys {
        // What the plan keeps for itself comes last.
        if key.shape != Shape::Own && !names.contains(&key.name) {
            names.push(key.name);
        }
    }
    for key in keys {
        let mut shape = &key.shape;
        while let Shape::List(inner) | Shape::Named(_, inner) = shape {
            shape = inner;
        }
        if let Shape::Table(keys) = shape {
            gather(keys, names);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stand_as_their_reader_asks_for_them() {
        let order = Order::of(FileKind::Goal);
        let mut keys = [
            &["note"][..],
            &["follow_up", "2025"],
            &["status"],
            &["follow_up", "2024-H1"],
            &["start"],
            &["id"],
            &["x"],
        ];
        keys.sort_by(|a, b| order.compare(a, b));
        let sorted: [&[&str]; 7] =
            [&["id"], &["start"], &["follow_up", "2024-H1"], &["follow_up", "2025"], &["status"], &["note"], &["x"]];
        assert_eq!(keys, sorted);
    }
}
