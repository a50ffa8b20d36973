//! The languages people read, and every text in each of them. Imports nothing of ours.
//!
//! A [`Text`] cannot be made in one language alone, so nothing can be said in Swedish that is not said in English.
//! Texts that the whole tool shares stand in [`catalogue`]; a diagnostic's texts stand with its rule.

mod capital;
pub mod catalogue;
mod lang;
mod shell_word;
mod text;

pub use capital::capital;
pub use lang::Lang;
pub use shell_word::shell_word;
pub use text::{Text, text};
