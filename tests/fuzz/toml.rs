//! Fuzzes the TOML parser: it reads any text as the `toml` crate does, and rejects what that rejects.
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
