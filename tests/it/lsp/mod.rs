//! `plan lsp`: what an editor is told and answered, over the pipe that it uses.

mod answers;
mod authors;
mod changes;
mod completion;
mod diagnostics;
mod editor;
mod life;
mod malformed;
mod random;
