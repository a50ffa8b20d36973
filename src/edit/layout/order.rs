//! The order of keys, shared by all edits and the formatter.

use std::cmp::Ordering;

use crate::load::{FileKind, Names, Shape, describe};
use crate::model::Period;

/// The order of a file's keys. It is the order in which the loader reads them, so there is no second list to
/// maintain.
#[derive(Clone, Debug)]
pub struct Order(Shape);

/// The order of one table's keys.
#[derive(Clone, Copy, Debug)]
pub struct TableOrder<'o>(Option<&'o Shape>);

impl Order {
    /// Returns the order for a kind of file.
    pub fn of(kind: FileKind) -> Self {
        Self(Shape::Table(describe(kind)))
    }

    /// Returns the key order of the table at a path; for a list, of each of its tables.
    pub fn at<'n>(&self, path: impl IntoIterator<Item = &'n str>) -> TableOrder<'_> {
        TableOrder(shape_at(&self.0, path))
    }
}

impl TableOrder<'_> {
    /// Compares two keys, part by part. Keys that the format does not know compare as equal, so a stable sort keeps
    /// their order.
    pub fn compare(self, a: &[&str], b: &[&str]) -> Ordering {
        rank(self.0, a.iter().copied()).cmp(&rank(self.0, b.iter().copied()))
    }
}

/// Returns the shape of a key's value; `None` if the format does not know the key, or leaves it to the plan.
pub(in crate::edit) fn held<'s>(table: &'s Shape, name: &str) -> Option<&'s Shape> {
    match table.one_of(true) {
        Shape::Table(keys) => {
            let key = keys.iter().find(|key| key.name == name)?;
            Some(&key.shape).filter(|shape| **shape != Shape::Own)
        }
        Shape::Named(_, each) => Some(each),
        _ => None,
    }
}

/// Returns the shape of the value at a dotted key; the shape describes the table it is in.
pub(in crate::edit) fn shape_of<'s>(table: Option<&'s Shape>, names: &[&str]) -> Option<&'s Shape> {
    names.iter().try_fold(table?, |table, name| held(table, name))
}

/// Returns the shape at a path of headings; for a list, of each of its tables.
pub(in crate::edit) fn shape_at<'s, 'n>(root: &'s Shape, path: impl IntoIterator<Item = &'n str>) -> Option<&'s Shape> {
    path.into_iter().try_fold(root, |table, name| held(each(table), name)).map(each)
}

/// Returns the shape of a list's items, or any other shape itself.
fn each(shape: &Shape) -> &Shape {
    match shape {
        Shape::List(each) => each.one_of(true),
        other => other.one_of(true),
    }
}

/// The sort key of one part of a key: known keys in reading order, then periods by date, then unknown keys in file
/// order, and the plan's own keys (`x`) last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::edit) enum Rank {
    Known(usize),
    Period(Period),
    Other,
    Own,
}

/// Returns the sort key of a dotted key, part by part.
pub(in crate::edit) fn rank<'n>(table: Option<&Shape>, path: impl IntoIterator<Item = &'n str>) -> Vec<Rank> {
    let mut table = table;
    let part = |name: &str| {
        let rank = match table.map(|table| table.one_of(true)) {
            Some(Shape::Table(keys)) => match keys.iter().position(|key| key.name == name) {
                Some(at) if keys[at].shape == Shape::Own => Rank::Own,
                Some(at) => Rank::Known(at),
                None => Rank::Other,
            },
            Some(Shape::Named(Names::Period, _)) => name.parse().map_or(Rank::Other, Rank::Period),
            _ => Rank::Other,
        };
        table = table.and_then(|shape| held(shape, name));
        rank
    };
    path.into_iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stand_as_their_own_reader_asks_for_them() {
        let plan = Order::of(FileKind::Plan);
        assert!(plan.at(["follow_up"]).compare(&["current"], &["text"]).is_lt());
        assert!(plan.at([]).compare(&["owner"], &["x"]).is_lt());
        let goal = Order::of(FileKind::Goal);
        let sorted: [&[&str]; 8] = [
            &["start"],
            &["ended", "reason"],
            &["follow_up", "2024"],
            &["follow_up", "2024-T1"],
            &["follow_up", "2024-H2"],
            &["follow_up", "soon"],
            &["unknown"],
            &["x"],
        ];
        let activity = goal.at(["priority", "activity"]);
        assert!(sorted.windows(2).all(|two| activity.compare(two[0], two[1]).is_lt()), "{sorted:?}");
        assert!(activity.compare(&["a"], &["b"]).is_eq() && goal.at(["activity", "x"]).0.is_none());
        assert!(goal.at(["nothing", "id"]).0.is_none());
    }
}
