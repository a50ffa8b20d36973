//! What the format knows of a key, and in which order keys come.

use crate::load::{Names, Shape};
use crate::model::Period;

/// Returns what a key of a table holds; none where the format does not know it, or leaves it to the plan.
pub(super) fn held<'s>(table: &'s Shape, name: &str) -> Option<&'s Shape> {
    match table {
        Shape::Table(keys) => {
            let key = keys.iter().find(|key| key.name == name)?;
            Some(&key.shape).filter(|shape| **shape != Shape::Own)
        }
        Shape::Named(_, each) => Some(each),
        _ => None,
    }
}

/// Returns what the value of a key is, given what its table is.
pub(super) fn shape_of<'s>(table: Option<&'s Shape>, names: &[&str]) -> Option<&'s Shape> {
    names.iter().try_fold(table?, |table, name| held(table, name))
}

/// Returns what stands at a path of headings; of a list, what each of its tables is.
pub(super) fn at<'s, 'n>(root: &'s Shape, path: impl IntoIterator<Item = &'n str>) -> Option<&'s Shape> {
    path.into_iter().try_fold(root, |table, name| held(each(table), name)).map(each)
}

/// Returns what each of a list's values is; anything else as it is.
fn each(shape: &Shape) -> &Shape {
    match shape {
        Shape::List(each) => each,
        other => other,
    }
}

/// The place of one part of a key among others: as the readers ask for it, periods as the calendar has them. What the format
/// does not know stays in the order it stands in, at the end, and what the plan keeps for itself last of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Known(usize),
    Period(Period),
    Other,
    Own,
}

/// Returns the place of a key, part by part.
pub(super) fn rank<'n>(table: Option<&Shape>, path: impl IntoIterator<Item = &'n str>) -> Vec<Rank> {
    let mut table = table;
    let part = |name: &str| {
        let rank = match table {
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
    use crate::load::{FileKind, describe};

    #[test]
    fn keys_stand_as_their_own_reader_asks_for_them() {
        let plan = Shape::Table(describe(FileKind::Plan));
        let follow_up = at(&plan, ["follow_up"]);
        assert!(rank(follow_up, ["every"]) < rank(follow_up, ["text"]));
        let goal = Shape::Table(describe(FileKind::Goal));
        let activity = at(&goal, ["priority", "activity"]);
        let paths: [&[&str]; 8] = [
            &["start"],
            &["ended", "reason"],
            &["follow_up", "2024"],
            &["follow_up", "2024-T1"],
            &["follow_up", "2024-H2"],
            &["follow_up", "soon"],
            &["unknown"],
            &["x"],
        ];
        let ranks: Vec<_> = paths.iter().map(|path| rank(activity, path.iter().copied())).collect();
        assert!(ranks.is_sorted(), "{ranks:?}");
        assert!(at(&goal, ["activity", "x"]).is_none() && at(&goal, ["nothing", "id"]).is_none());
    }
}
