//! The dispatch of requests.

use gen_lsp_types::{
    CodeActionParams, CodeActionResponse, CompletionParams, DefinitionParams, DocumentFormattingParams,
    DocumentRangeFormattingParams, Hover, HoverParams, InlayHintParams, ReferenceParams, RenameParams,
    SelectionRangeParams, TextDocumentIdentifier, TextDocumentPositionParams, WorkspaceSymbolParams,
};
use lsp_server::{ErrorCode, Request, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::authors::StatusQuestion;
use super::client::Client;
use super::client_context::ClientContext;
use super::edits::formatting;
use super::file::AskedFile;
use super::marks::{self, TOKEN_MODIFIERS, TOKEN_TYPES};
use super::project::Project;
use super::uri::path_of;
use super::{actions, completion, hover, layout, names, renaming, symbols};
use crate::query::Refusal;

/// Returns the answer to `initialize`: the capabilities of the server.
pub(super) fn initialized(client: &Client) -> Value {
    let legend = json!({ "tokenTypes": TOKEN_TYPES, "tokenModifiers": TOKEN_MODIFIERS });
    json!({
        "capabilities": {
            "positionEncoding": client.encoding.kind(),
            "textDocumentSync": { "openClose": true, "change": 2, "save": true },
            "completionProvider": { "triggerCharacters": ["\"", "'", ".", "[", "{", "(", " "] },
            "hoverProvider": true,
            "definitionProvider": true,
            "referencesProvider": true,
            "documentHighlightProvider": true,
            "documentSymbolProvider": true,
            "workspaceSymbolProvider": true,
            "codeActionProvider": { "codeActionKinds": ["quickfix", "refactor.rewrite", "source.fixAll"] },
            "codeLensProvider": {},
            "documentLinkProvider": {},
            "documentFormattingProvider": true,
            "documentRangeFormattingProvider": true,
            "renameProvider": { "prepareProvider": true },
            "foldingRangeProvider": true,
            "selectionRangeProvider": true,
            "semanticTokensProvider": { "legend": legend, "full": true },
            "inlayHintProvider": client.wants_hints,
            "workspace": { "workspaceFolders": { "supported": true, "changeNotifications": true } },
        },
        "serverInfo": { "name": "plan", "version": env!("CARGO_PKG_VERSION") },
    })
}

/// The projects that a request is about, and the context of the client.
struct Asked<'p, 'a, 't> {
    projects: &'p [Project<'a>],
    context: &'p ClientContext<'t>,
}

/// Returns the hover text for a place, and what git is to be asked about it; none if there is nothing to ask.
pub(super) fn hover_with_question(
    params: &Value,
    projects: &[Project<'_>],
    context: &ClientContext<'_>,
) -> Option<(Hover, StatusQuestion)> {
    let params: HoverParams = serde_json::from_value(params.clone()).ok()?;
    let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
    let file = Asked { projects, context }.file(&text_document)?;
    let question = StatusQuestion::at(&file, file.offset(position))?;
    Some((hover::hover(&file, position)?, question))
}

/// Answers a request.
pub(super) fn answer(request: Request, projects: &[Project<'_>], context: &ClientContext<'_>) -> Response {
    let Request { id, method, params } = request;
    match (Asked { projects, context }).answered(&method, params) {
        Ok(value) => Response::new_ok(id, value),
        Err((code, why)) => Response::new_err(id, code as i32, why),
    }
}

/// The result of a request, or an error with its message.
type Answered = Result<Value, (ErrorCode, String)>;

impl<'p, 'a> Asked<'p, 'a, '_> {
    /// Returns the result of a request of a method.
    fn answered(&self, method: &str, params: Value) -> Answered {
        match method {
            "textDocument/completion" => self.of_place(params, |file, params: CompletionParams| {
                let position = params.text_document_position_params.position;
                json(&completion::completion(file, file.offset(position)))
            }),
            "textDocument/hover" => self.of_place(params, |file, params: HoverParams| {
                json(&hover::hover(file, params.text_document_position_params.position))
            }),
            "textDocument/definition" => self.of_place(params, |file, params: DefinitionParams| {
                json(&names::definition(file, params.text_document_position_params.position))
            }),
            "textDocument/references" => self.of_place(params, |file, params: ReferenceParams| {
                let position = params.text_document_position_params.position;
                json(&names::references(file, position, params.context.include_declaration))
            }),
            "textDocument/documentHighlight" => self.of_place(params, |file, params: TextDocumentPositionParams| {
                json(&names::highlights(file, params.position))
            }),
            "textDocument/prepareRename" => self.of_place(params, |file, params: TextDocumentPositionParams| {
                refusable(file, renaming::prepare(file, params.position))
            }),
            "textDocument/rename" => self.of_place(params, |file, params: RenameParams| {
                let position = params.text_document_position_params.position;
                refusable(file, renaming::rename(file, position, &params.new_name))
            }),
            "textDocument/codeAction" => self.of_place(params, |file, params: CodeActionParams| {
                let actions = actions::actions(file, &params).into_iter().map(CodeActionResponse::CodeAction);
                json(&actions.collect::<Vec<_>>())
            }),
            "textDocument/formatting" => {
                self.of_place(params, |file, _: DocumentFormattingParams| json(&formatting(file, None)))
            }
            "textDocument/rangeFormatting" => self.of_place(params, |file, params: DocumentRangeFormattingParams| {
                json(&formatting(file, Some(params.range)))
            }),
            "textDocument/selectionRange" => self.of_place(params, |file, params: SelectionRangeParams| {
                let ranges = params.positions.into_iter().map(|position| layout::selection(file, position));
                json(&ranges.collect::<Vec<_>>())
            }),
            "textDocument/inlayHint" => {
                self.of_place(params, |file, params: InlayHintParams| json(&marks::hints(file, params.range)))
            }
            "textDocument/documentSymbol" => self.of_file(params, |file| json(&symbols::document_symbols(file))),
            "textDocument/foldingRange" => self.of_file(params, |file| json(&layout::folding(file))),
            "textDocument/codeLens" => self.of_file(params, |file| json(&marks::lenses(file))),
            "textDocument/documentLink" => self.of_file(params, |file| json(&marks::document_links(file))),
            "textDocument/semanticTokens/full" => self.of_file(params, |file| json(&marks::semantic_tokens(file))),
            "plan/summary" => self.of_file(params, |file| json(&marks::summary(file))),
            "workspace/symbol" => {
                let answer = |params: WorkspaceSymbolParams| {
                    json(&symbols::workspace_symbols(self.projects, &params.query, self.context))
                };
                read(params).and_then(answer)
            }
            "initialize" => Err((ErrorCode::InvalidRequest, "the server is initialized already".to_owned())),
            _ => Err((ErrorCode::MethodNotFound, format!("`{method}` is not known"))),
        }
    }

    /// Returns the file of a document; none if it belongs to no plan, or is unreadable.
    fn file(&self, document: &TextDocumentIdentifier) -> Option<AskedFile<'p, 'a>> {
        let path = path_of(&document.uri)?;
        let mut found = self.projects.iter().filter_map(|project| Some((project, project.files.find(&path)?)));
        // The text of the editor is not that of an unreadable file.
        let (project, id) = found.next().filter(|(it, id)| it.files.sources.file(*id).fault().is_none())?;
        Some(AskedFile::new(project, id, self.context))
    }

    /// Answers a request about a file that has further parameters; with null if the file belongs to no plan.
    fn of_place<T: DeserializeOwned>(
        &self,
        params: Value,
        answer: impl FnOnce(&AskedFile<'_, '_>, T) -> Answered,
    ) -> Answered {
        let document = params.get("textDocument").cloned().unwrap_or_default();
        let document: TextDocumentIdentifier = read(document)?;
        let params = read(params)?;
        let file = self.file(&document);
        file.map_or(Ok(Value::Null), |file| answer(&file, params))
    }

    /// Answers a request about a file that has no further parameters.
    fn of_file(&self, params: Value, answer: impl FnOnce(&AskedFile<'_, '_>) -> Answered) -> Answered {
        self.of_place(params, |file, _: Value| answer(file))
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, (ErrorCode, String)> {
    serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}

fn json(answer: &impl Serialize) -> Answered {
    serde_json::to_value(answer).map_err(|error| (ErrorCode::InternalError, error.to_string()))
}

/// Returns an answer as JSON, or a refusal as an error, with its help.
fn refusable(file: &AskedFile<'_, '_>, answer: Result<impl Serialize, Refusal>) -> Answered {
    match answer {
        Ok(answer) => json(&answer),
        Err(refusal) => {
            let help = refusal.help.map_or_else(String::new, |help| format!(": {}", help.get(file.lang)));
            Err((ErrorCode::RequestFailed, refusal.message.get(file.lang).to_owned() + &help))
        }
    }
}
