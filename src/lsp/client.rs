//! What the client says of itself when it begins.

use serde_json::Value;

use super::lines::Encoding;
use crate::locale::Lang;

/// What the client can do, and what it asks for.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a capability that is there or not")]
pub(super) struct Client {
    /// What columns are counted in.
    pub(super) encoding: Encoding,
    /// The language of its reader, where it is one of ours.
    pub(super) lang: Option<Lang>,
    /// Whether it fills in snippets.
    pub(super) has_snippets: bool,
    /// Whether it shows Markdown.
    pub(super) has_markdown: bool,
    /// Whether it shows places that belong to a diagnostic.
    pub(super) has_related: bool,
    /// Whether it can be asked to tell of files that change.
    pub(super) watches_files: bool,
    /// Whether it takes changes of documents by their version.
    pub(super) has_versioned_edits: bool,
    /// Whether its user wants hints within the lines.
    pub(super) wants_hints: bool,
    /// Where the explanation of a code is found: an address with `{code}` in it.
    pub(super) code_address: Option<String>,
    /// What shows how an activity stands when its line over a goal is pressed.
    pub(super) lens_command: String,
}

impl Client {
    /// Reads what a client says with `initialize`. `asked` is the language that the program was started with.
    pub(super) fn of(said: &Value, asked: Option<Lang>) -> Self {
        let at = |path: &str| said.pointer(path);
        let can = |path: &str| at(&format!("/capabilities/{path}")).and_then(Value::as_bool).unwrap_or_default();
        let text = |path: &str| at(path).and_then(Value::as_str);
        let lists = |path: &str, what: &str| {
            let items = at(&format!("/capabilities/{path}")).and_then(Value::as_array);
            items.is_some_and(|items| items.iter().any(|item| item.as_str() == Some(what)))
        };
        let is_utf8 = lists("general/positionEncodings", "utf-8");
        let chosen = text("/initializationOptions/language").and_then(Lang::from_tag);
        Self {
            encoding: if is_utf8 { Encoding::Utf8 } else { Encoding::Utf16 },
            lang: chosen.or(asked).or_else(|| text("/locale").and_then(Lang::from_tag)),
            has_snippets: can("textDocument/completion/completionItem/snippetSupport"),
            has_markdown: lists("textDocument/hover/contentFormat", "markdown"),
            has_related: can("textDocument/publishDiagnostics/relatedInformation"),
            watches_files: can("workspace/didChangeWatchedFiles/dynamicRegistration"),
            has_versioned_edits: can("workspace/workspaceEdit/documentChanges"),
            wants_hints: at("/initializationOptions/inlayHints").and_then(Value::as_bool).unwrap_or_default(),
            code_address: text("/initializationOptions/codeAddress").map(str::to_owned),
            lens_command: text("/initializationOptions/lensCommand").unwrap_or_default().to_owned(),
        }
    }
}
