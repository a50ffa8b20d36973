//! The TOML parser: a text becomes a tree in which every key and value has its place, or nothing if it is not
//! valid.
//!
//! [`Tree`] is built in one pass over the events of `toml_parser`, and only owns strings with escapes. Files with
//! errors are parsed by the `toml` crate, which recovers from errors, and become a [`Tree`] too.

pub mod blocks;
mod build;
mod node;
mod scalar;
mod tree;

#[cfg(test)]
mod oracle;
#[cfg(test)]
mod tests;

pub use blocks::blocks;
pub use node::{ListNode, Node, NodeContent, TableNode, Token, tokens};
pub use scalar::{is_float, is_integer, key_text, quoted, text_of};
pub use tree::Tree;
