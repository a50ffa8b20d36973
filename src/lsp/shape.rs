//! The shape that the format expects at a path.

use crate::load::{FileKind, Key, Names, Shape, describe};
use crate::locale::Text;
use crate::schema::meaning;

/// The expected shape at a path.
#[derive(Clone, Debug)]
pub(super) struct Expected {
    pub(super) shape: Shape,
    /// The last key of the path that the format defines, which determines the meanings of the keys below it.
    pub(super) key: String,
}

impl Expected {
    /// Returns the expected shape at a path, from the top level of a kind of file.
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

    /// Returns the keys that the table may have.
    pub(super) fn keys(&self) -> Vec<Key> {
        match table(self.shape.clone()) {
            Some(Shape::Table(keys)) => keys,
            _ => Vec::new(),
        }
    }

    /// Returns whether the keys of the table are periods.
    pub(super) fn has_periods(&self) -> bool {
        matches!(table(self.shape.clone()), Some(Shape::Named(Names::Period, _)))
    }

    /// Returns the shape of the value; for an array, that of an item.
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

    /// Returns the meaning of a key of the table.
    pub(super) fn meaning_of(&self, kind: FileKind, key: &str) -> Option<&'static Text> {
        meaning(kind, &self.key, key)
    }
}

/// Returns the table in a shape, if it is one or can be one.
fn table(shape: Shape) -> Option<Shape> {
    match shape {
        Shape::List(item) => table(*item),
        Shape::Either(_, inner) => table(*inner),
        Shape::Table(_) | Shape::Named(..) => Some(shape),
        _ => None,
    }
}
