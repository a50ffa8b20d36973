//! A plan that begins: from answers, or from the documents that people have it in. Imports source, locale, model, load,
//! check and edit.

mod new_plan;
mod scale;
mod write;

pub use new_plan::{NewGoal, NewPlan, NewStatus};
pub use scale::{READY, Ready};
pub use write::files;
