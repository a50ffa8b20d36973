//! A comparison of the tree with the result of the `toml` crate, for tests and a fuzz target.
//!
//! The fuzz target includes this file as a module, so it uses the tree only through `super`.

use toml::de::{DeTable, DeValue};

use super::{Node, NodeContent, TableNode, Tree};

/// The content of a text: its keys sorted by name, each with its place.
type Facts = Option<Vec<String>>;

fn of_tree(text: &str) -> Facts {
    let mut said = Vec::new();
    table_of_tree(Tree::parse(text)?.root(), "", &mut said);
    Some(said)
}

fn table_of_tree(table: TableNode<'_, '_>, path: &str, said: &mut Vec<String>) {
    let mut values: Vec<_> = table.values().collect();
    assert_eq!(values.len(), table.len());
    values.sort_by_key(|value| value.key());
    for value in values {
        assert_eq!(table.get(value.key()).map(Node::number), Some(value.number()));
        let path = format!("{path}/{}", value.key());
        said.push(format!("{path} {:?}", value.key_span().range()));
        value_of_tree(value, &path, said);
    }
}

fn value_of_tree(value: Node<'_, '_>, path: &str, said: &mut Vec<String>) {
    let what = match value.held() {
        NodeContent::Text(text) => format!("text {text:?}"),
        NodeContent::Integer(digits, radix) => format!("integer {digits} {radix}"),
        NodeContent::Float(digits) => format!("float {digits}"),
        NodeContent::Boolean(value) => format!("{value}"),
        NodeContent::Date(date) => format!("date {:?}", DeValue::parse(date).expect("it is a date").get_ref()),
        NodeContent::List(list) => format!("list {}", list.len()),
        NodeContent::Table(table) => format!("table {}", table.len()),
    };
    said.push(format!("{path} {:?} {what}", value.span().range()));
    match value.held() {
        NodeContent::List(list) => list.items().for_each(|item| value_of_tree(item, path, said)),
        NodeContent::Table(table) => table_of_tree(table, path, said),
        _ => {}
    }
}

fn of_toml(text: &str) -> Facts {
    let table = DeTable::parse(text).ok()?.into_inner();
    let mut said = Vec::new();
    table_of_toml(&table, "", &mut said)?;
    Some(said)
}

fn table_of_toml(table: &DeTable<'_>, path: &str, said: &mut Vec<String>) -> Option<()> {
    for (key, value) in table {
        let path = format!("{path}/{}", key.get_ref());
        said.push(format!("{path} {:?}", key.span()));
        value_of_toml(value, &path, said)?;
    }
    Some(())
}

/// `None` for an invalid or too large number, which the crate does not check.
fn value_of_toml(value: &toml::Spanned<DeValue<'_>>, path: &str, said: &mut Vec<String>) -> Option<()> {
    let what = match value.get_ref() {
        DeValue::String(text) => format!("text {text:?}"),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).ok()?;
            format!("integer {} {}", number.as_str(), number.radix())
        }
        DeValue::Float(number) => {
            let value: f64 = number.as_str().parse().ok()?;
            if value.is_infinite() && !number.as_str().contains("inf") {
                return None;
            }
            format!("float {}", number.as_str())
        }
        DeValue::Boolean(value) => format!("{value}"),
        date @ DeValue::Datetime(_) => format!("date {date:?}"),
        DeValue::Array(items) => format!("list {}", items.len()),
        DeValue::Table(table) => format!("table {}", table.len()),
    };
    said.push(format!("{path} {:?} {what}", value.span()));
    match value.get_ref() {
        DeValue::Array(items) => items.iter().try_for_each(|item| value_of_toml(item, path, said)),
        DeValue::Table(table) => table_of_toml(table, path, said),
        _ => Some(()),
    }
}

fn of_recovered(text: &str) -> Facts {
    let table = DeTable::parse(text).ok()?.into_inner();
    let tree = Tree::recovered(text, table, &|span| span);
    let mut said = Vec::new();
    table_of_tree(tree.root(), "", &mut said);
    Some(said)
}

/// Asserts that both parsers give the same result: an error, or equal keys and values with equal places.
pub(crate) fn assert_same(text: &str) {
    let said = of_tree(text);
    assert_eq!(said, of_toml(text), "{text:?}");
    if said.is_some() {
        assert_eq!(said, of_recovered(text), "{text:?}");
    }
}
