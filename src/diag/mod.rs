//! What can be wrong with a plan, and how it is told. Imports source and locale.
//!
//! A problem in the data is a [`Diagnostic`], gathered in a [`Sink`] until all files are read; it is never an error
//! that ends the run.

mod code;
mod diagnostic;
mod quoted;
pub mod render;

pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, Edit, Fix, Related, Sink};
pub use quoted::{file_reason, system_reason};
