//! Any text: the tree reads of it what the `toml` crate reads, or nothing where that reads nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plan::syntax::{Node, NodeContent, TableNode, Tree};

#[path = "../../src/syntax/oracle.rs"]
mod oracle;

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data) {
        oracle::assert_same(text);
    }
});
