//! The languages of the user interface, and texts in each of them.
//!
//! A [`Text`] always has both languages, so no message can be missing in one of them. Shared texts are in
//! [`catalogue`]; the texts of a finding are in its rule.

pub mod catalogue;
mod lang;
mod shell_word;
mod text;

pub use lang::Lang;
pub use shell_word::shell_word;
pub use text::{Text, capital, text};
