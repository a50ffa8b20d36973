//! JSON Schemas of the plan's files, for editors and validators. Imports locale, model and load.
//!
//! What a file can hold the readers of [`load`](crate::load) tell themselves; here it gets words and JSON's form.

mod document;
mod texts;

use crate::load::{FileKind, describe};
use crate::locale::Lang;

/// Returns the JSON Schema of a kind of file, described in a language, as a text that ends with a line end.
pub fn schema(kind: FileKind, lang: Lang) -> serde_json::Result<String> {
    let document = document::of(kind, &describe(kind), lang);
    serde_json::to_string_pretty(&document).map(|text| text + "\n")
}
