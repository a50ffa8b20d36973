//! What can stand at a place of a plan's file.

use crate::load::{FileKind, Key, Names, Shape, describe};
use crate::locale::Text;
use crate::schema::meaning;

/// What can stand where a path of names leads.
#[derive(Clone, Debug)]
pub(super) struct Expected {
    /// Its shape.
    pub(super) shape: Shape,
    /// The last key on the way that the format knows, by which the keys here have their meanings.
    pub(super) key: String,
}

impl Expected {
    /// Follows names from the top of a kind of file.
    pub(super) fn at(kind: FileKind, path: &[String]) -> Option<Self> {
        let top = Self { shape: Shape::Table(describe(kind)), key: String::new() };
        path.iter().try_fold(top, |at, name| at.step(name))
    }

    fn step(self, name: &str) -> Option<Self> {
        match table(self.shape)? {
            Shape::Table(keys) => {
                let key = keys.into_iter().find(|key| key.name == name)?;
                Some(Self { shape: key.shape, key: name.to_owned() })
            }
            Shape::Named(_, each) => Some(Self { shape: *each, key: self.key }),
            _ => None,
        }
    }

    /// Returns the keys that can stand in the table here.
    pub(super) fn keys(&self) -> Vec<Key> {
        match table(self.shape.clone()) {
            Some(Shape::Table(keys)) => keys,
            _ => Vec::new(),
        }
    }

    /// Returns whether the keys here are periods.
    pub(super) fn has_periods(&self) -> bool {
        matches!(table(self.shape.clone()), Some(Shape::Named(Names::Period, _)))
    }

    /// Returns the shape of a value here: of an item, where it stands in a list.
    pub(super) fn value(&self) -> &Shape {
        fn value(shape: &Shape) -> &Shape {
            match shape {
                Shape::List(item) => value(item),
                Shape::Either(either, _) => value(either),
                other => other,
            }
        }
        value(&self.shape)
    }

    /// Returns what a key of the table here means.
    pub(super) fn meaning_of(&self, kind: FileKind, key: &str) -> Option<&'static Text> {
        meaning(kind, &self.key, key)
    }
}

/// Returns the table that a shape is, or can be.
fn table(shape: Shape) -> Option<Shape> {
    match shape {
        Shape::List(item) => table(*item),
        Shape::Either(_, inner) => table(*inner),
        Shape::Table(_) | Shape::Named(..) => Some(shape),
        _ => None,
    }
}
