//! A small editor: it opens texts, changes them, asks the server, and keeps what it is told.

use std::collections::{BTreeMap, HashSet};
use std::io::{BufReader, BufWriter, Write};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};

use lsp_server::{Message, Notification, Request, RequestId, ResponseError};
use serde_json::{Value, json};

use crate::common::{LONGEST_WAIT, Program, words};

/// An editor that works in the directory of a program.
pub(crate) struct Editor {
    child: Child,
    to_server: Option<BufWriter<ChildStdin>>,
    from_server: Receiver<Message>,
    root: String,
    requests: i32,
    versions: BTreeMap<String, i32>,
    /// The texts that are open, by their paths.
    pub(crate) texts: BTreeMap<String, String>,
    /// What the server told of each file last, with the version of the text that it is about.
    pub(crate) told: BTreeMap<String, (Option<i64>, Value)>,
    /// The requests that were answered.
    answered: HashSet<RequestId>,
    /// What the server said when it was started.
    pub(crate) begun: Value,
    /// What the server wrote in the editor's log.
    pub(crate) log: Vec<String>,
}

/// What editors can do, besides what a test says of its own.
pub(crate) fn usual() -> Value {
    json!({
        "workspace": { "workspaceEdit": { "documentChanges": true } },
        "textDocument": {
            "completion": { "completionItem": { "snippetSupport": true } },
            "hover": { "contentFormat": ["markdown"] },
            "publishDiagnostics": { "relatedInformation": true },
        },
    })
}

impl Editor {
    /// Starts the server in a program's directory.
    pub(crate) fn start(program: &Program) -> Self {
        Self::start_with(program, json!({ "locale": "en", "capabilities": usual() }))
    }

    /// Starts the server as an editor that says this of itself.
    pub(crate) fn start_with(program: &Program, mut said: Value) -> Self {
        let mut child = program
            .command(&words("lsp"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the program starts");
        let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
        let (sender, from_server) = channel();
        std::thread::spawn(move || {
            while let Ok(Some(message)) = Message::read(&mut out) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let root = format!("file://{}", program.path("").to_string_lossy().trim_end_matches('/'));
        let to_server = child.stdin.take().map(BufWriter::new);
        let (versions, texts, told) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let (answered, begun, log) = (HashSet::new(), Value::Null, Vec::new());
        let mut editor =
            Self { child, to_server, from_server, root, requests: 0, versions, texts, told, answered, begun, log };
        said["processId"] = Value::Null;
        said["workspaceFolders"] = json!([{ "uri": editor.root, "name": "plan" }]);
        editor.begun = editor.ask("initialize", said);
        editor.notify("initialized", json!({}));
        editor
    }

    /// Returns the address of a file.
    pub(crate) fn uri(&self, path: &str) -> String {
        format!("{}/{path}", self.root)
    }

    /// Opens a file that is on disk.
    pub(crate) fn open(&mut self, program: &Program, path: &str) {
        let text = std::fs::read_to_string(program.path(path)).expect("the file is there");
        self.open_text(path, &text);
    }

    /// Opens a file with a text of its own.
    pub(crate) fn open_text(&mut self, path: &str, text: &str) {
        let version = self.next_version(path);
        self.texts.insert(path.to_owned(), text.to_owned());
        let item = json!({ "uri": self.uri(path), "languageId": "toml", "version": version, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": item }));
    }

    /// Puts a text in the place of one that is there once; columns are counted in UTF-16.
    pub(crate) fn change(&mut self, path: &str, old: &str, new: &str) {
        let text = self.texts.get_mut(path).expect("it is open");
        assert_eq!(text.matches(old).count(), 1, "{old}");
        let start = text.find(old).expect("it is there");
        let range = json!({ "start": position(text, start), "end": position(text, start + old.len()) });
        *text = text.replacen(old, new, 1);
        self.change_range(path, range, new);
    }

    /// Gives a file another text as a whole.
    pub(crate) fn put(&mut self, path: &str, text: &str) {
        self.texts.insert(path.to_owned(), text.to_owned());
        let version = self.next_version(path);
        let document = json!({ "uri": self.uri(path), "version": version });
        let changes = json!([{ "text": text }]);
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// Tells of a change that was made.
    pub(crate) fn change_range(&mut self, path: &str, range: Value, new: &str) {
        let version = self.next_version(path);
        let document = json!({ "uri": self.uri(path), "version": version });
        let changes = json!([{ "range": range, "text": new }]);
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// Closes a file.
    pub(crate) fn close(&mut self, path: &str) {
        self.texts.remove(path);
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": self.uri(path) } }));
    }

    fn next_version(&mut self, path: &str) -> i32 {
        let version = self.versions.entry(path.to_owned()).or_default();
        *version += 1;
        *version
    }

    /// Tells the server something.
    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send(Message::Notification(Notification { method: method.to_owned(), params }));
    }

    /// Asks something, and returns the number of the question.
    pub(crate) fn begin_to_ask(&mut self, method: &str, params: Value) -> RequestId {
        self.requests += 1;
        let id = RequestId::from(self.requests);
        self.send(Message::Request(Request { id: id.clone(), method: method.to_owned(), params }));
        id
    }

    /// Asks something, and waits for the answer: what was asked for, or an object with the error.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.begin_to_ask(method, params);
        self.wait_for(&id)
    }

    /// Waits for an answer.
    pub(crate) fn wait_for(&mut self, id: &RequestId) -> Value {
        loop {
            if let Some((of, answer)) = self.hear()
                && of == *id
            {
                return answer;
            }
        }
    }

    /// Asks about a file.
    pub(crate) fn ask_of(&mut self, path: &str, method: &str, mut more: Value) -> Value {
        more["textDocument"] = json!({ "uri": self.uri(path) });
        let answer = self.ask(&format!("textDocument/{method}"), more);
        self.redacted(answer)
    }

    /// Asks about the place after a text that stands in a file once.
    pub(crate) fn ask_after(&mut self, path: &str, text: &str, method: &str, mut more: Value) -> Value {
        let whole = &self.texts[path];
        assert_eq!(whole.matches(text).count(), 1, "{text}");
        more["position"] = position(whole, whole.find(text).expect("it is there") + text.len());
        self.ask_of(path, method, more)
    }

    /// Waits until the server has told what is wrong with a file as it is now.
    pub(crate) fn diagnostics(&mut self, path: &str) -> Value {
        let version = i64::from(self.versions[path]);
        while self.told.get(path).is_none_or(|(of, _)| *of != Some(version)) {
            self.hear();
        }
        self.told[path].1.clone()
    }

    /// Waits until the server has told what is wrong with a closed file, as it was saved.
    pub(crate) fn saved_diagnostics(&mut self, path: &str) -> Value {
        while self.told.get(path).is_none_or(|(of, _)| of.is_some()) {
            self.hear();
        }
        self.told[path].1.clone()
    }

    /// Returns how many questions were not answered.
    pub(crate) fn unanswered(&self) -> usize {
        usize::try_from(self.requests).expect("it is positive") - self.answered.len()
    }

    /// Ends the server as an editor does, and returns its exit code.
    pub(crate) fn end(&mut self) -> i32 {
        self.ask("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        self.wait_for_end()
    }

    /// Closes the pipe, hears all that is said yet, and returns the exit code.
    pub(crate) fn wait_for_end(&mut self) -> i32 {
        self.to_server = None;
        while let Ok(message) = self.from_server.recv_timeout(LONGEST_WAIT) {
            self.take(message);
        }
        self.child.wait().expect("it ends").code().expect("it ends by itself")
    }

    /// Writes bytes to the server, which may be no message.
    pub(crate) fn write(&mut self, bytes: &[u8]) {
        let to_server = self.to_server.as_mut().expect("the server was not ended");
        to_server.write_all(bytes).expect("the server reads");
        to_server.flush().expect("the server reads");
    }

    fn send(&mut self, message: Message) {
        let to_server = self.to_server.as_mut().expect("the server was not ended");
        message.write(to_server).expect("the server reads");
        to_server.flush().expect("the server reads");
    }

    fn hear(&mut self) -> Option<(RequestId, Value)> {
        let message = self.from_server.recv_timeout(LONGEST_WAIT).expect("the server says something");
        self.take(message)
    }

    fn take(&mut self, message: Message) -> Option<(RequestId, Value)> {
        match message {
            Message::Response(response) => {
                let is_new = self.answered.insert(response.id.clone());
                assert!(is_new, "{} was answered twice", response.id);
                let error = |error: ResponseError| json!({ "error": error.message, "code": error.code });
                let answer = response.response_result.unwrap_or_else(error);
                return Some((response.id, answer));
            }
            Message::Notification(told) if told.method == "textDocument/publishDiagnostics" => {
                let uri = told.params["uri"].as_str().expect("an address");
                let path = uri
                    .strip_prefix(&*self.root)
                    .map_or(uri, |path| path.trim_start_matches('/'))
                    .replace("%20", " ")
                    .replace("%28", "(")
                    .replace("%29", ")");
                let diagnostics = self.redacted(told.params["diagnostics"].clone());
                self.told.insert(path, (told.params["version"].as_i64(), diagnostics));
            }
            Message::Notification(told) if told.method == "window/logMessage" => {
                self.log.push(told.params["message"].as_str().expect("a text").to_owned());
            }
            Message::Notification(_) | Message::Request(_) => {}
        }
        None
    }

    fn redacted(&self, value: Value) -> Value {
        let text = value.to_string().replace(&*self.root, "[ROOT]");
        serde_json::from_str(&text).expect("it is still JSON")
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        // A test that failed leaves it running.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Returns the place of a byte offset, in units of UTF-16.
pub(crate) fn position(text: &str, offset: usize) -> Value {
    let before = &text[..offset];
    let line = before.rsplit('\n').next().unwrap_or_default();
    json!({ "line": before.matches('\n').count(), "character": line.encode_utf16().count() })
}
