//! The capabilities and options that the client sends with `initialize`.

use serde_json::Value;

use super::lines::Encoding;
use crate::locale::Lang;

/// The capabilities of the client, and the options of its user.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a capability that is there or not")]
pub(super) struct Client {
    /// The unit of columns.
    pub(super) encoding: Encoding,
    /// The language of the user, if it is a supported one.
    pub(super) lang: Option<Lang>,
    /// True if completion items can be snippets.
    pub(super) has_snippets: bool,
    /// True if hover texts can be Markdown.
    pub(super) has_markdown: bool,
    /// True if diagnostics can have related locations.
    pub(super) has_related: bool,
    /// True if the server can register to be notified of changed files.
    pub(super) watches_files: bool,
    /// True if workspace edits can name the version of each document.
    pub(super) has_versioned_edits: bool,
    /// True if the user has turned inlay hints on.
    pub(super) wants_hints: bool,
    /// True if the user wants to see in a hover who set each status, from git.
    pub(super) wants_authors: bool,
    /// The address of the documentation of a code, with `{code}` in place of the code.
    pub(super) code_address: Option<String>,
    /// The client's command to run when a code lens is clicked.
    pub(super) lens_command: String,
}

impl Client {
    /// Reads the parameters of `initialize`. `asked` is the language given on the command line.
    pub(super) fn of(said: &Value, asked: Option<Lang>) -> Self {
        let at = |path: &str| said.pointer(path);
        let can = |path: &str| at(&format!("/capabilities/{path}")).and_then(Value::as_bool).unwrap_or_default();
        let text = |path: &str| at(path).and_then(Value::as_str);
        let lists = |path: &str, what: &str| {
            let items = at(&format!("/capabilities/{path}")).and_then(Value::as_array);
            items.is_some_and(|items| items.iter().any(|item| item.as_str() == Some(what)))
        };
        let wants =
            |option: &str| at(&format!("/initializationOptions/{option}")).and_then(Value::as_bool).unwrap_or_default();
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
            wants_hints: wants("inlayHints"),
            wants_authors: wants("authors"),
            code_address: text("/initializationOptions/codeAddress").map(str::to_owned),
            lens_command: text("/initializationOptions/lensCommand").unwrap_or_default().to_owned(),
        }
    }
}
