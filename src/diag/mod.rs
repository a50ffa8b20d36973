//! Findings about a plan, and their output.
//!
//! A problem in the data is a [`Diagnostic`], collected in a [`Sink`] until all files are read. It never ends the
//! run.

mod code;
mod diagnostic;
mod quoted;
pub mod render;

pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, Edit, Fix, Related, Sink};
pub use quoted::{SOME_PICTURE, file_reason, picture_reason, system_reason};
