//! The main loop of the server.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use gen_lsp_types::{
    DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams, FileChangeType, Uri, WorkspaceFolder,
};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::authors::Authors;
use super::client::Client;
use super::client_context::{ClientContext, Surroundings, send};
use super::diagnostics::Published;
use super::documents::Documents;
use super::project::{Arena, Files, Project, Update};
use super::requests;
use super::roots::roots;
use super::transport::{Inbox, MALFORMED};
use super::uri::path_of;
use crate::locale::Text;
use crate::source::{MAX_BYTES, Sources, read_regular};

/// The reason why the server ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The client shut it down.
    Asked,
    /// The client exited without `shutdown`, or the connection was lost.
    Alone,
}

/// The minimum size of the arena in bytes; it is half the size of the plans if that is more.
const LEAST_ROOM: usize = 4 * 1024 * 1024;

/// Serves a client until it exits or goes away.
pub fn serve(connection: &Connection, surroundings: &Surroundings) -> End {
    let mut inbox = Inbox::new(connection);
    let Some((client, folders)) = begin(&mut inbox, connection, surroundings) else { return End::Alone };
    let documents = Documents::new(client.encoding);
    let context = ClientContext { connection, client, surroundings, published: Published::default() };
    let mut desk = Desk { inbox, documents, folders, authors: Authors::default(), is_shut_down: false };
    let mut all = desk.read();
    loop {
        match generation(all, &mut desk, &context) {
            Next::End if desk.is_shut_down => return End::Asked,
            Next::End => return End::Alone,
            Next::Reread => all = desk.read(),
            Next::Load(files) => all = files,
        }
    }
}

/// Waits for `initialize` and answers it. Returns the capabilities of the client and its workspace folders; none if the
/// client has gone away.
fn begin(
    inbox: &mut Inbox<'_>,
    connection: &Connection,
    surroundings: &Surroundings,
) -> Option<(Client, Vec<PathBuf>)> {
    loop {
        match inbox.next()? {
            Message::Request(request) if request.method == "initialize" => {
                let client = Client::of(&request.params, surroundings.asked_lang);
                send(connection, Response::new_ok(request.id, requests::initialized(&client)));
                let folders = folders(&request.params);
                return Some((client, folders));
            }
            Message::Request(request) => {
                let message = "the first request is `initialize`".to_owned();
                let code = ErrorCode::ServerNotInitialized as i32;
                send(connection, Response::new_err(request.id, code, message));
            }
            Message::Notification(it) if it.method == "exit" => return None,
            Message::Notification(_) | Message::Response(_) => {}
        }
    }
}

/// Returns the workspace folders of the client.
fn folders(said: &Value) -> Vec<PathBuf> {
    let of_list: Option<Vec<WorkspaceFolder>> =
        said.get("workspaceFolders").and_then(|it| serde_json::from_value(it.clone()).ok());
    let root = said.get("rootUri").and_then(Value::as_str).map(|root| Uri(root.to_owned()));
    let uris = of_list.map(|list| list.into_iter().map(|folder| folder.uri).collect::<Vec<_>>());
    uris.unwrap_or_else(|| root.into_iter().collect()).iter().filter_map(path_of).collect()
}

/// The state of the main thread.
struct Desk<'c> {
    inbox: Inbox<'c>,
    documents: Documents,
    folders: Vec<PathBuf>,
    authors: Authors,
    is_shut_down: bool,
}

/// The reason why a generation of the loaded projects ended.
enum Next {
    /// The client has exited or gone away.
    End,
    /// Files on disk have changed: read them again.
    Reread,
    /// A change was too large for an update in place: load all of these files again.
    Load(Vec<Files>),
}

/// The changes since the last update of the projects.
#[derive(Default)]
struct News {
    /// The paths of the documents that were opened or changed.
    texts: BTreeSet<PathBuf>,
    /// The paths of the documents that were closed.
    closed: BTreeSet<PathBuf>,
    /// True if files on disk may have changed.
    is_on_disk: bool,
    is_end: bool,
}

impl News {
    fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.closed.is_empty() && !self.is_on_disk && !self.is_end
    }
}

/// Answers requests on one load of the projects, as long as they can be updated file by file.
fn generation(all: Vec<Files>, desk: &mut Desk<'_>, context: &ClientContext<'_>) -> Next {
    let texts: Vec<Sources> = all.iter().map(|files| files.sources.with_texts([])).collect();
    let bytes: usize = texts.iter().flat_map(Sources::iter).map(|(_, file)| file.text().len()).sum();
    let arena = Arena::new(LEAST_ROOM.max(bytes / 2));
    let mut projects: Vec<Project<'_>> =
        all.into_iter().zip(&texts).map(|(files, texts)| Project::load(files, texts)).collect();
    let mut day = context.day();
    loop {
        // Before the check takes the processors.
        desk.answer_waiting(&projects, context);
        let cancelled = AtomicBool::new(false);
        let news = thread::scope(|scope| {
            if projects.iter().any(Project::is_unchecked) {
                scope.spawn(|| context.check(&projects, day, &cancelled));
            }
            let news = desk.answer(&projects, context);
            cancelled.store(true, Ordering::Relaxed);
            news
        });
        if news.is_end {
            return Next::End;
        }
        if news.is_on_disk {
            return Next::Reread;
        }
        if std::mem::replace(&mut day, context.day()) != day {
            projects.iter_mut().for_each(Project::forget_findings);
        }
        if desk.take_over(&news, &mut projects, &arena) == Update::NeedsAll {
            return Next::Load(projects.into_iter().map(|project| project.files).collect());
        }
    }
}

impl Desk<'_> {
    /// Reads the files of the plans that the client works on.
    fn read(&self) -> Vec<Files> {
        let roots = roots(&self.folders, &self.documents);
        roots.into_iter().filter_map(|root| Files::read(root, &self.documents)).collect()
    }

    /// Updates the projects with the changes.
    fn take_over<'a>(&self, news: &News, projects: &mut [Project<'a>], arena: &'a Arena) -> Update {
        let mut update = Update::Read;
        for project in projects {
            for path in &news.closed {
                if let Some(file) = project.files.find(path) {
                    project.close(file);
                }
            }
            for path in &news.texts {
                let (Some(file), Some(document)) = (project.files.find(path), self.documents.at(path)) else {
                    continue;
                };
                if project.update(file, document, arena) == Update::NeedsAll {
                    update = Update::NeedsAll;
                }
            }
        }
        update
    }

    /// Answers the requests that wait already and need no findings.
    fn answer_waiting(&mut self, projects: &[Project<'_>], context: &ClientContext<'_>) {
        while let Some(request) = self.inbox.next_request(|request| request.method != "textDocument/codeAction") {
            self.respond(request, projects, context);
        }
    }

    /// Answers requests until the client notifies of a change.
    fn answer(&mut self, projects: &[Project<'_>], context: &ClientContext<'_>) -> News {
        let mut news = News::default();
        loop {
            match self.inbox.next() {
                None => news.is_end = true,
                Some(Message::Request(request)) => self.respond(request, projects, context),
                Some(Message::Notification(it)) => self.hear(it, projects, context, &mut news),
                Some(Message::Response(_)) => {}
            }
            if !news.is_empty() {
                self.authors.give_up();
            }
            if news.is_end || (!news.is_empty() && !self.inbox.has_news()) {
                return news;
            }
        }
    }

    /// Answers a request, or lets git answer a part of it first.
    fn respond(&mut self, request: Request, projects: &[Project<'_>], context: &ClientContext<'_>) {
        let refuse = |id, code: ErrorCode, why: &str| Response::new_err(id, code as i32, why.to_owned());
        let response = if self.is_shut_down {
            refuse(request.id, ErrorCode::InvalidRequest, "the server was shut down")
        } else if self.inbox.is_cancelled(&request.id) {
            refuse(request.id, ErrorCode::RequestCanceled, "cancelled")
        } else if request.method == "shutdown" {
            self.is_shut_down = true;
            self.authors.give_up();
            Response::new_ok(request.id, Value::Null)
        } else if request.method == "textDocument/hover"
            && let Some((hover, question)) = requests::hover_with_question(&request.params, projects, context)
        {
            return self.authors.ask(request.id, hover, question, context.connection);
        } else {
            requests::answer(request, projects, context)
        };
        send(context.connection, response);
    }

    /// Handles a notification; malformed ones are ignored.
    fn hear(&mut self, told: Notification, projects: &[Project<'_>], context: &ClientContext<'_>, news: &mut News) {
        match &*told.method {
            "initialized" => watch_files(context),
            // Only one hover waits for git, and it may be answered early.
            "$/cancelRequest" => self.authors.give_up(),
            "exit" => news.is_end = true,
            MALFORMED => context.log_error(&Text::fixed(
                "ett meddelande från textredigeraren gick inte att läsa, och togs inte om hand",
                "a message from the editor could not be read, and was not handled",
            )),
            "textDocument/didOpen" => {
                let item = told.params.get("textDocument").and_then(|it| serde_json::from_value(it.clone()).ok());
                let Some(path) = item.and_then(|item| self.documents.open(item)) else { return };
                let is_known = projects.iter().any(|project| project.files.find(&path).is_some());
                news.is_on_disk |= !is_known;
                news.closed.remove(&path);
                news.texts.insert(path);
            }
            "textDocument/didChange" => {
                let params: Option<gen_lsp_types::DidChangeTextDocumentParams> = read(told.params);
                let changed = params.and_then(|it| self.documents.change(&it.text_document, it.content_changes));
                news.texts.extend(changed);
            }
            "textDocument/didSave" => {
                let Some(uri) = told.params.pointer("/textDocument/uri").and_then(Value::as_str) else { return };
                news.is_on_disk |= is_unreadable(&Uri(uri.to_owned()), projects);
            }
            "textDocument/didClose" => {
                let Some(uri) = told.params.pointer("/textDocument/uri").and_then(Value::as_str) else { return };
                self.close(&Uri(uri.to_owned()), news);
            }
            "workspace/didChangeWatchedFiles" => {
                let params: Option<DidChangeWatchedFilesParams> = read(told.params);
                // For an open document, the editor's text counts and not that on disk.
                let is_open = |uri: &Uri| path_of(uri).is_some_and(|path| self.documents.at(&path).is_some());
                let is_known = |uri: &Uri| is_open(uri) && !is_unreadable(uri, projects);
                let mut changes = params.iter().flat_map(|it| &it.changes);
                news.is_on_disk |= changes.any(|it| it.kind != FileChangeType::Changed || !is_known(&it.uri));
            }
            "workspace/didChangeWorkspaceFolders" => {
                let Some(params) = read::<DidChangeWorkspaceFoldersParams>(told.params) else { return };
                let paths = |folders: Vec<WorkspaceFolder>| folders.into_iter().filter_map(|it| path_of(&it.uri));
                let gone: Vec<PathBuf> = paths(params.event.removed).collect();
                self.folders.retain(|folder| !gone.contains(folder));
                self.folders.extend(paths(params.event.added));
                news.is_on_disk = true;
            }
            _ => {}
        }
    }

    fn close(&mut self, uri: &Uri, news: &mut News) {
        let Some(path) = path_of(uri) else { return };
        let Some(document) = self.documents.at(&path) else { return };
        // Without blocking on a pipe or a device.
        let is_same = read_regular(&path, MAX_BYTES).is_ok_and(|bytes| bytes == document.text.as_bytes());
        self.documents.close(uri);
        news.texts.remove(&path);
        news.is_on_disk |= !is_same;
        news.closed.insert(path);
    }
}

/// Returns whether a file could not be read from disk.
fn is_unreadable(uri: &Uri, projects: &[Project<'_>]) -> bool {
    let file = |project: &&Project<'_>| path_of(uri).and_then(|path| project.files.find(&path));
    projects.iter().find_map(|project| Some(project.files.is_unreadable(file(&project)?))).unwrap_or_default()
}

fn read<T: DeserializeOwned>(params: Value) -> Option<T> {
    serde_json::from_value(params).ok()
}

/// Registers to be notified of changed files, if the client supports that.
fn watch_files(context: &ClientContext<'_>) {
    if context.client.watches_files {
        let watchers = json!({ "watchers": [{ "globPattern": "**/*.toml" }] });
        let registration =
            json!({ "id": "files", "method": "workspace/didChangeWatchedFiles", "registerOptions": watchers });
        context.ask("watch", "client/registerCapability", json!({ "registrations": [registration] }));
    }
}
