//! What can be wrong with a plan, and how it is told. Imports source and locale.
//!
//! A problem in the data is a [`Diagnostic`], gathered in a [`Sink`] until all files are read; it is never an error
//! that ends the run.

mod code;
mod diagnostic;
mod fix;
mod quoted;
mod reason;
pub mod render;
mod sink;

pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, Related};
pub use fix::{Edit, Fix};
pub use reason::{file_reason, system_reason};
pub use sink::Sink;
