//! How a server begins and ends, and what it makes of what it does not understand.

use serde_json::{Value, json};

use super::editor::Editor;
use crate::common::{Program, assert_text, sample};

#[test]
fn a_server_says_what_it_can_do() {
    let program = sample();
    let mut editor = Editor::start(&program);
    let said = editor.ask("nothing/known", json!({}));
    assert_eq!(said["error"], "`nothing/known` is not known");
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_server_without_its_editor_ends() {
    let mut editor = Editor::start(&sample());
    assert_eq!(editor.wait_for_end(), 1);
}

#[test]
fn what_is_not_understood_changes_nothing() {
    let program = sample();
    let mut editor = Editor::start(&program);
    for (method, params) in [
        ("textDocument/didOpen", json!({})),
        ("textDocument/didChange", json!({ "textDocument": { "uri": "file:///nowhere.toml", "version": 1 } })),
        ("textDocument/didClose", json!({ "textDocument": { "uri": "untitled:1" } })),
        ("$/setTrace", json!({ "value": "off" })),
        ("workspace/didChangeWatchedFiles", Value::Null),
        ("workspace/didChangeWorkspaceFolders", json!([])),
    ] {
        editor.notify(method, params);
    }
    editor.ask("nothing/known", Value::Null);
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_request_before_the_first_is_refused() {
    use lsp_server::{Message, Notification, Request, RequestId};
    use std::io::{BufReader, Write};
    use std::process::Stdio;

    let mut child = Program::temporary()
        .command(&["lsp".to_owned()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("a pipe");
    let hover = Request { id: RequestId::from(1), method: "textDocument/hover".to_owned(), params: Value::Null };
    Message::Request(hover).write(&mut input).expect("it is read");
    let exit = Notification { method: "exit".to_owned(), params: Value::Null };
    Message::Notification(exit).write(&mut input).expect("it is read");
    input.flush().expect("it is read");
    let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
    let answer = Message::read(&mut out).expect("an answer").expect("an answer");
    assert_text(
        format!("{:#}\n", serde_json::to_value(answer).expect("JSON")),
        "tests/snapshots/lsp/not_initialized.json",
    );
    assert_eq!(child.wait().expect("it ends").code(), Some(1));
}
