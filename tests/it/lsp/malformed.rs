//! A message that cannot be read is answered where it has an id, and the next one is read.

use lsp_server::RequestId;
use serde_json::json;

use super::editor::Editor;
use crate::common::{assert_text, sample};

const GOAL: &str = "kultur/1.2-scen.toml";

/// Returns a body with its header.
fn framed(body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    [format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes(), body].concat()
}

/// Returns what is written to the server, each with what it is.
fn malformed() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("half an object", framed("{\"jsonrpc\":")),
        ("no UTF-8", framed(b"{\"method\": \"\xff\"}")),
        ("a list", framed("[]")),
        ("ten thousand lists", framed("[".repeat(10_000))),
        ("nothing", framed("")),
        ("no number of bytes", b"Content-Length: many\r\n\r\n{}".to_vec()),
        ("a negative number of bytes", b"Content-Length: -1\r\n\r\n".to_vec()),
        ("more bytes than a number can say", b"Content-Length: 99999999999999999999999\r\n\r\n".to_vec()),
        ("more bytes than there is memory", b"Content-Length: 9999999999999999\r\n\r\n{}".to_vec()),
        ("no header of a length", b"Content-Type: x\r\n\r\n{}\r\n".to_vec()),
        ("no header at all", b"\r\n\r\n\r\n".to_vec()),
        ("what is no header", b"GET / HTTP/1.1\r\n\r\n".to_vec()),
        ("a line without an end", vec![b'x'; 1_000_000]),
        ("no method", framed("{\"jsonrpc\":\"2.0\",\"id\":1001}")),
        ("a number for a method", framed("{\"jsonrpc\":\"2.0\",\"id\":1002,\"method\":5}")),
        ("an id that is no number of the protocol", framed("{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"x\"}")),
        ("no parameters", framed("{\"jsonrpc\":\"2.0\",\"id\":1003,\"method\":\"textDocument/hover\"}")),
        (
            "a number for parameters",
            framed("{\"jsonrpc\":\"2.0\",\"id\":\"1004\",\"method\":\"textDocument/hover\",\"params\":7}"),
        ),
        ("an answer that is none", framed("{\"jsonrpc\":\"2.0\",\"id\":1005,\"result\":1,\"error\":2}")),
    ]
}

#[test]
fn a_server_goes_on_after_a_malformed_message() {
    let program = sample();
    let mut said = String::new();
    for lang in ["en", "sv"] {
        let mut editor = Editor::start_with(&program, json!({ "locale": lang, "capabilities": {} }));
        editor.open(&program, GOAL);
        let symbols = editor.ask_of(GOAL, "documentSymbol", json!({}));
        for (what, bytes) in malformed() {
            editor.write(&bytes);
            assert_eq!(editor.ask_of(GOAL, "documentSymbol", json!({})), symbols, "{what}");
            said += &format!("{what}: {}\n", editor.log.drain(..).collect::<Vec<_>>().join(" | "));
        }
        assert_eq!(editor.end(), 0);
    }
    assert_text(said, "tests/snapshots/lsp/malformed.txt");
}

#[test]
fn a_malformed_request_is_answered() {
    let program = sample();
    let mut editor = Editor::start(&program);
    editor.open(&program, GOAL);
    let uri = editor.uri(GOAL);
    let mut said = String::new();
    let cases = [
        (json!({ "id": 1001 }), "no method"),
        (json!({ "id": 1002, "method": 5 }), "a number for a method"),
        (json!({ "id": 1003, "method": "textDocument/hover" }), "no parameters"),
        (json!({ "id": 1004, "method": "textDocument/hover", "params": 7 }), "a number for parameters"),
        (
            json!({ "id": 1005, "method": "textDocument/hover", "params": { "textDocument": { "uri": 5 } } }),
            "no address",
        ),
        (
            json!({ "id": 1006, "method": "textDocument/hover",
                "params": { "textDocument": { "uri": uri }, "position": { "line": -1, "character": "x" } } }),
            "no place",
        ),
        (
            json!({ "id": 1007, "method": "textDocument/rename", "params": { "textDocument": { "uri": uri } } }),
            "no name",
        ),
        (json!({ "id": 1008, "method": "initialize", "params": {} }), "started twice"),
        (json!({ "id": 1009, "method": "workspace/symbol", "params": [] }), "no words"),
    ];
    for (mut message, what) in cases {
        message["jsonrpc"] = json!("2.0");
        editor.write(&framed(message.to_string()));
        let id = i32::try_from(message["id"].as_i64().expect("a number")).expect("it is small");
        said += &format!("{what}: {}\n", editor.wait_for(&RequestId::from(id)));
    }
    assert_text(said, "tests/snapshots/lsp/malformed_requests.txt");
    assert_eq!(editor.end(), 0);
}
