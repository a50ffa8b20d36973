//! How a server begins and ends, and what it makes of what it does not understand.

use serde_json::{Value, json};

use super::editor::{Editor, usual};
use crate::common::{Program, assert_text, sample};

const GOAL: &str = "kultur/1.2-scen.toml";

#[test]
fn a_server_says_what_it_can_do() {
    let program = sample();
    let mut said = String::new();
    for (encodings, options) in
        [(json!(["utf-16"]), Value::Null), (json!(["utf-16", "utf-8"]), json!({ "inlayHints": true }))]
    {
        let capabilities = json!({ "general": { "positionEncodings": encodings } });
        let editor = Editor::start_with(
            &program,
            json!({ "capabilities": capabilities, "initializationOptions": options, "locale": "en" }),
        );
        said += &format!("{:#}\n", editor.begun);
    }
    assert_text(said, "tests/snapshots/lsp/initialized.json");
}

#[test]
fn what_a_server_says_that_it_can_do_it_answers() {
    let program = sample();
    let mut editor = Editor::start_with(&program, json!({ "capabilities": usual(), "locale": "en" }));
    editor.open(&program, GOAL);
    let can = editor.begun["capabilities"].as_object().expect("an object").clone();
    let place = json!({ "line": 0, "character": 0 });
    let params = json!({
        "textDocument": { "uri": editor.uri(GOAL) }, "position": place, "positions": [place],
        "range": { "start": place, "end": place }, "context": { "includeDeclaration": true, "diagnostics": [], "triggerKind": 1 },
        "newName": "x", "options": { "tabSize": 2, "insertSpaces": true }, "query": "",
    });
    let mut asked = 0;
    for provider in can.keys().filter_map(|name| name.strip_suffix("Provider")) {
        let method = match provider {
            "workspaceSymbol" => "workspace/symbol".to_owned(),
            "documentFormatting" => "textDocument/formatting".to_owned(),
            "documentRangeFormatting" => "textDocument/rangeFormatting".to_owned(),
            "semanticTokens" => "textDocument/semanticTokens/full".to_owned(),
            "references" | "codeLens" => format!("textDocument/{provider}"),
            other => format!("textDocument/{other}"),
        };
        let answer = editor.ask(&method, params.clone());
        // That nothing can be renamed at the beginning of a file is an answer too.
        assert!(answer["code"].is_null() || answer["code"] == -32803, "{method}: {answer}");
        asked += 1;
    }
    assert_eq!(asked, 17, "{can:?}");
    assert_eq!(
        editor.ask("nothing/known", json!({})),
        json!({ "error": "`nothing/known` is not known", "code": -32601 })
    );
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
    editor.open(&program, GOAL);
    let before = (editor.diagnostics(GOAL), editor.ask_of(GOAL, "documentSymbol", json!({})));
    let uri = editor.uri(GOAL);
    for (method, params) in [
        ("textDocument/didOpen", json!({})),
        ("textDocument/didOpen", json!({ "textDocument": { "uri": uri, "text": "id = 1" } })),
        ("textDocument/didChange", json!({ "textDocument": { "uri": "file:///nowhere.toml", "version": 1 } })),
        ("textDocument/didChange", json!({ "textDocument": { "uri": uri, "version": "9" }, "contentChanges": [] })),
        ("textDocument/didChange", json!({ "textDocument": { "uri": uri, "version": 9 }, "contentChanges": [{}] })),
        ("textDocument/didClose", json!({ "textDocument": { "uri": "untitled:1" } })),
        ("textDocument/didClose", json!([])),
        ("textDocument/didSave", Value::Null),
        ("$/setTrace", json!({ "value": "off" })),
        ("workspace/didChangeWatchedFiles", Value::Null),
        ("workspace/didChangeWorkspaceFolders", json!([])),
        ("initialized", json!(7)),
    ] {
        editor.notify(method, params);
    }
    let after = (editor.diagnostics(GOAL), editor.ask_of(GOAL, "documentSymbol", json!({})));
    assert_eq!(before, after);
    // What is understood counts as before.
    editor.change(GOAL, "id = \"1.2.1-3\"", "id = \"1.2.1-33\"");
    editor.diagnostics(GOAL);
    let after = editor.ask_of(GOAL, "documentSymbol", json!({}));
    assert!(before.1 != after && after.to_string().contains("1.2.1-33"), "{after}");
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
