//! TOML text as one tree: every key and value with its place, or nothing where the text is not TOML. Imports source.
//!
//! [`Tree`] is made in one pass over the events of `toml_parser`, and owns nothing but what escapes have to be resolved
//! in. The text of a broken file is read by the `toml` crate, which goes on after an error, and becomes the same
//! [`Tree`].

pub mod blocks;
mod build;
mod node;
mod scalar;
mod token;
mod tree;

#[cfg(test)]
mod oracle;
#[cfg(test)]
mod tests;

pub use blocks::blocks;
pub use node::{ListNode, Node, NodeContent, TableNode};
pub use scalar::{is_float, is_integer, key_text, quoted, text_of};
pub use token::{Token, tokens};
pub use tree::Tree;
