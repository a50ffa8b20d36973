//! A language server: what an editor asks of a plan that is being written, answered by the same analysis as the
//! commands.
//!
//! The texts that are open in the editor take the place of the files on disk. One thread answers requests about them;
//! another checks them meanwhile, and stops where a newer text comes. Nothing is ever written: a change of files is an
//! answer that the editor carries out.

mod actions;
mod arena;
mod client;
mod client_context;
mod completion;
mod cursor;
mod diagnostics;
mod documents;
mod edits;
mod file;
mod formatting;
mod hover;
mod inbox;
mod layout;
mod lines;
mod marks;
mod markup;
mod names;
mod navigation;
mod project;
mod renaming;
mod requests;
mod roots;
mod server;
mod shape;
mod symbols;
mod uri;

pub use client_context::Surroundings;
pub use server::{End, serve};
