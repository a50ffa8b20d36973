//! JSON Schemas of the plan's files, for editors and validators.
//!
//! The shapes come from the readers in [`load`](crate::load); here they are described and written as JSON.

mod document;
mod texts;

use crate::load::{FileKind, describe};
use crate::locale::{Lang, Text};

/// Returns the JSON Schema of a kind of file, with descriptions in a language, ending in a newline.
pub fn schema(kind: FileKind, lang: Lang) -> serde_json::Result<String> {
    let document = document::of(kind, &describe(kind), lang);
    serde_json::to_string_pretty(&document).map(|text| text + "\n")
}

/// Returns what a key of the table `of` means in a kind of file; the table of the whole file has no name.
pub fn meaning(kind: FileKind, of: &str, key: &str) -> Option<&'static Text> {
    texts::Texts::of(kind).get(of, key)
}
