//! A language server, which answers an editor by the same analysis as the commands.
//!
//! The documents that are open in the editor replace the files on disk. One thread answers requests; another one checks
//! the plans in the background, and stops when a newer text arrives. The server writes no files: it returns workspace
//! edits, which the editor applies.

mod actions;
mod authors;
mod client;
mod client_context;
mod completion;
mod cursor;
mod diagnostics;
mod documents;
mod edits;
mod file;
mod hover;
mod layout;
mod lines;
mod marks;
mod names;
mod project;
mod renaming;
mod requests;
mod roots;
mod server;
mod shape;
mod symbols;
mod transport;
mod uri;

pub use client_context::Surroundings;
pub use server::{End, serve};
pub use transport::stdio;
