//! What comes out. Views make a neutral document; writers know only that document. Imports source, locale, model, query.

pub mod columns;
pub mod doc;
pub mod json;
pub mod view;
pub mod write;
