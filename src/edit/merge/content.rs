//! The content of a file, without its formatting.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use super::value::{KeyValue, value};
use crate::load::{FileKind, Key, Shape, describe};
use crate::model::composed;
use crate::syntax::{NodeContent, TableNode, Tree};

/// The name of an object within its file: its list, such as `activity`, and its id or name. Both are empty for the
/// file itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct EntityName {
    /// The list that contains it.
    pub(super) list: &'static str,
    /// The id or name in the list, in Unicode normal form C.
    pub(super) id: String,
}

/// The name of the file itself.
pub(super) static FILE: EntityName = EntityName { list: "", id: String::new() };

/// The values of an object's keys, by key path.
pub(super) type Fields = BTreeMap<Vec<String>, EntityKey>;

/// Returns the keys at and below a path.
pub(super) fn under<'f>(
    fields: &'f Fields,
    path: &'f [String],
) -> impl Iterator<Item = (&'f Vec<String>, &'f EntityKey)> + Clone {
    let from = (Bound::Included(path), Bound::Unbounded);
    fields.range::<[String], _>(from).take_while(move |(key, _)| key.starts_with(path))
}

/// The value of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct EntityKey {
    /// The value.
    pub(super) value: KeyValue,
    /// The number of key parts that name the unit it belongs to, such as `follow_up.2025`; all of them if it is no
    /// part of a larger unit.
    pub(super) unit: usize,
    /// The number of key parts before the braces: two for `follow_up.2025 = { … }`.
    pub(super) head: usize,
}

/// An object: an activity, an owner, the file itself, or anything else with keys and a stable name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entity {
    /// The parent; the file is its own parent.
    pub(super) parent: EntityName,
    /// The key that holds its name, and the name as spelled.
    pub(super) key: (&'static str, String),
    /// Its keys.
    pub(super) fields: Fields,
}

/// The content of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FileContent {
    /// All objects.
    pub(super) things: BTreeMap<EntityName, Entity>,
    /// The members of each list of each object, in file order; no list is empty.
    pub(super) lists: BTreeMap<(EntityName, &'static str), Vec<EntityName>>,
}

impl FileContent {
    /// Parses a text; `None` if it is not valid TOML, or if two objects have the same name.
    pub(super) fn of(text: &str, kind: FileKind) -> Option<Self> {
        let tree = Tree::parse(text)?;
        let mut content = Self::default();
        content.read(tree.root(), &describe(kind), FILE.clone(), FILE.clone(), ("", String::new()))?;
        Some(content)
    }

    /// Returns the members of a list.
    pub(super) fn list(&self, parent: &EntityName, list: &'static str) -> &[EntityName] {
        self.lists.get(&(parent.clone(), list)).map_or(&[], Vec::as_slice)
    }

    /// Returns all objects directly below one.
    pub(super) fn children(&self, parent: &EntityName) -> impl Iterator<Item = &EntityName> {
        let from = (parent.clone(), "");
        self.lists.range(from..).take_while(move |((of, _), _)| of == parent).flat_map(|(_, names)| names)
    }

    /// Returns the content without some objects and their children.
    pub(super) fn without(&self, names: &BTreeSet<&EntityName>) -> Self {
        let is_gone = |name: &EntityName| {
            let parent = self.things.get(name).map(|thing| &thing.parent);
            names.contains(name) || parent.is_some_and(|parent| names.contains(parent))
        };
        let mut rest = self.clone();
        rest.things.retain(|name, _| !is_gone(name));
        for list in rest.lists.values_mut() {
            list.retain(|name| !is_gone(name));
        }
        rest.lists.retain(|_, list| !list.is_empty());
        rest
    }

    fn read(
        &mut self,
        table: TableNode<'_, '_>,
        keys: &[Key],
        name: EntityName,
        parent: EntityName,
        key: (&'static str, String),
    ) -> Option<()> {
        let mut thing = Entity { parent, key, fields: Fields::new() };
        for value in table.values() {
            let known = keys.iter().find(|known| known.name == value.key());
            match (value.held(), known.and_then(list_of_things)) {
                (NodeContent::List(items), Some((list, keys))) if !items.is_empty() => {
                    for item in items.items() {
                        self.read_item(item.as_table()?, list, keys, &name)?;
                    }
                }
                (held, _) => {
                    let shape = known.map(|known| &known.shape);
                    thing.gather(vec![value.key().to_owned()], &held, shape, None);
                }
            }
        }
        // Two objects with one name cannot be told apart.
        self.things.insert(name, thing).is_none().then_some(())
    }

    fn read_item(
        &mut self,
        table: TableNode<'_, '_>,
        list: &'static str,
        keys: &[Key],
        parent: &EntityName,
    ) -> Option<()> {
        let key = keys.iter().find(|key| key.is_required)?;
        let KeyValue::One(id) = value(&table.get(key.name)?.held(), Some(&key.shape)) else { return None };
        let written = id.text().to_owned();
        let name = EntityName { list, id: composed(&written).into_owned() };
        self.lists.entry((parent.clone(), list)).or_default().push(name.clone());
        self.read(table, keys, name, parent.clone(), (key.name, written))
    }
}

impl Entity {
    /// Adds the value of a key, table by table. `named` holds the lengths of the path up to the first and the last
    /// part that the plan chose, such as a period.
    fn gather(
        &mut self,
        path: Vec<String>,
        what: &NodeContent<'_, '_>,
        shape: Option<&Shape>,
        named: Option<(usize, usize)>,
    ) {
        let table = match what {
            NodeContent::Table(table) if !table.is_empty() => table,
            plain => {
                let (head, unit) = named.unwrap_or((1, path.len()));
                let value = if matches!(plain, NodeContent::Table(_)) { KeyValue::Empty } else { value(plain, shape) };
                self.fields.insert(path, EntityKey { value, unit, head });
                return;
            }
        };
        for within in table.values() {
            let path: Vec<String> = path.iter().cloned().chain([within.key().to_owned()]).collect();
            let end = path.len();
            let (shape, named) = match shape.map(|shape| shape.one_of(true)) {
                Some(Shape::Named(_, each)) => (Some(&**each), Some((named.map_or(end, |(head, _)| head), end))),
                Some(Shape::Table(keys)) => {
                    (keys.iter().find(|known| known.name == within.key()).map(|known| &known.shape), named)
                }
                _ => (None, named),
            };
            self.gather(path, &within.held(), shape, named);
        }
    }
}

/// Returns the name and the keys of a list of named tables; `None` for any other key.
pub(super) fn list_of_things(key: &Key) -> Option<(&'static str, &[Key])> {
    let Shape::List(each) = &key.shape else { return None };
    match &**each {
        Shape::Table(keys) => Some((key.name, keys)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_it_is_written_it_says_the_same() {
        let one =
            "id = \"1\"\n[[activity]]\nid = \"1-1\"\nstart = 2024\nfollow_up.2024 = { status = \"A\", note = 'b' }\n";
        let other = "id = '1'\nactivity = [ { start = \"2024\", id = \"1-1\", follow_up = { 2024.note = \"b\", 2024.status = \"A\" } } ] # c\n";
        let content = |text| FileContent::of(text, FileKind::Goal).expect("it is right");
        assert_eq!(content(one), content(other));
        assert_ne!(content(one), content(&one.replace("'b'", "'c'")));
    }

    #[test]
    fn things_are_known_by_the_first_key_that_they_must_have() {
        let content = |text, kind| FileContent::of(text, kind).expect("it is right");
        let plan = content("[[status]]\nstage = \"done\"\nname = \"A\"\n[[owner]]\nname = \"B\"\n", FileKind::Plan);
        assert_eq!(
            plan.things.keys().map(|name| (name.list, &*name.id)).collect::<Vec<_>>(),
            [("", ""), ("owner", "B"), ("status", "A")]
        );
        let governance = content("[[focus]]\nyear = 2024\n", FileKind::Governance);
        assert_eq!(governance.list(&FILE, "focus")[0].id, "2024");
    }

    #[test]
    fn what_cannot_be_told_apart_has_no_meaning() {
        for text in ["a =", "[[owner]]\nname = \"A\"\n[[owner]]\nname = \"A\"\n", "[[owner]]\naliases = []\n"] {
            assert!(FileContent::of(text, FileKind::Plan).is_none(), "{text}");
        }
    }

    #[test]
    fn what_was_stated_at_once_is_known() {
        let text =
            "[closed.2024]\ndate = 2025-01-01\nassessed.\"1-1\" = { status = \"A\" }\n[follow_up]\nevery = \"year\"\n";
        let content = FileContent::of(text, FileKind::Plan).expect("it is right");
        let units: Vec<_> = content.things[&FILE].fields.values().map(|it| (it.unit, it.head)).collect();
        assert_eq!(units, [(4, 2), (2, 2), (2, 1)]);
    }
}
