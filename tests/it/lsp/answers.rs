//! What an editor is answered when it asks about a place or a file.

use serde_json::{Value, json};

use super::editor::{Editor, usual};
use crate::common::{assert_text, sample, with_files};

const GOAL: &str = "kultur/1.2-scen.toml";
const PLAN: &str = "kultur/plan.toml";
const GOVERNANCE: &str = "governance.toml";

fn started(said: Value) -> Editor {
    let program = sample();
    let mut editor = Editor::start_with(&program, said);
    for path in [GOAL, PLAN, GOVERNANCE] {
        editor.open(&program, path);
    }
    editor
}

fn english() -> Editor {
    started(json!({ "locale": "en", "capabilities": usual() }))
}

/// Returns the lines that places are, each with what stands there.
fn places(editor: &Editor, places: &Value) -> String {
    let place = |place: &Value| {
        let path = place["uri"].as_str().expect("an address").replace("[ROOT]/", "");
        let range = &place["range"];
        let line = range["start"]["line"].as_u64().expect("a number");
        let index = usize::try_from(line).expect("it is small");
        let text = editor.texts.get(&path).map_or("", |text| text.lines().nth(index).unwrap_or_default());
        format!("{path}:{}:{} {text}\n", line + 1, range["start"]["character"].as_u64().expect("a number") + 1)
    };
    places.as_array().expect("a list").iter().map(place).collect()
}

#[test]
fn what_the_pointer_rests_on_is_explained() {
    let mut said = String::new();
    let mut plain = usual();
    plain["textDocument"]["hover"]["contentFormat"] = json!(["plaintext"]);
    for (lang, kind, capabilities) in
        [("en", "markdown", usual()), ("sv", "markdown", usual()), ("en", "plaintext", plain)]
    {
        let mut editor = started(json!({ "locale": lang, "capabilities": capabilities }));
        for (path, text) in [
            (GOAL, "id = \"1.2.1-1"),
            (GOAL, "id = \"1.2.1\"\ntitle".split('\n').next().expect("a line")),
            (GOAL, "owners = [\"Zonpl"),
            (GOAL, "status = \"Gu"),
            (GOAL, "focus = [\"Barn"),
            (GOAL, "ev"),
            (GOVERNANCE, "title"),
        ] {
            let whole = &editor.texts[path];
            let at = whole.find(text).expect("it is there") + text.len();
            let position = super::editor::position(whole, at);
            let answer = editor.ask_of(path, "hover", json!({ "position": position }));
            assert!(answer.is_null() || answer["contents"]["kind"] == kind, "{answer}");
            let answer = answer["contents"]["value"].as_str().unwrap_or("–").to_owned();
            said += &format!("## {text}\n\n{answer}\n\n");
        }
        assert_eq!(editor.end(), 0);
    }
    assert_text(said, "tests/snapshots/lsp/hover.txt");
}

#[test]
fn a_name_leads_to_its_definition_and_its_uses() {
    let mut editor = english();
    let mut said = String::new();
    for text in ["owners = [\"Strateg", "status = \"Gu", "focus = [\"Barn och", "id = \"1.2.1-3"] {
        let definition = editor.ask_after(GOAL, text, "definition", json!({}));
        let context = json!({ "context": { "includeDeclaration": true } });
        let references = editor.ask_after(GOAL, text, "references", context);
        said += &format!("## {text}\n\n{}\n{}\n", places(&editor, &definition), places(&editor, &references));
    }
    assert_text(said, "tests/snapshots/lsp/places.txt");
    let highlights = editor.ask_after(GOAL, "owners = [\"Strateg", "documentHighlight", json!({}));
    assert!(highlights.as_array().is_some_and(|all| all.len() > 2), "{highlights}");
    assert_eq!(editor.end(), 0);
}

/// Returns symbols as a tree of lines.
fn tree(symbols: &Value, depth: usize) -> String {
    let line = |symbol: &Value| {
        let at = |end: &str| symbol["range"][end]["line"].as_u64().expect("a number") + 1;
        let (name, detail) = (symbol["name"].as_str().expect("a name"), symbol["detail"].as_str().unwrap_or_default());
        let own = format!("{}{name} | {detail} | {}–{}\n", "  ".repeat(depth), at("start"), at("end"));
        own + &tree(&symbol["children"], depth + 1)
    };
    symbols.as_array().into_iter().flatten().map(line).collect()
}

#[test]
fn a_file_has_an_outline() {
    let mut editor = english();
    let mut said = String::new();
    for path in [GOAL, PLAN, GOVERNANCE] {
        said += &format!("## {path}\n\n{}\n", tree(&editor.ask_of(path, "documentSymbol", json!({})), 0));
    }
    let found = editor.ask("workspace/symbol", json!({ "query": "scen lan" }));
    let names: Vec<&str> = found.as_array().expect("a list").iter().filter_map(|it| it["name"].as_str()).collect();
    said += &format!("## found\n\n{}\n", names.join("\n"));
    assert_text(said, "tests/snapshots/lsp/symbols.txt");
    assert_eq!(editor.end(), 0);
}

#[test]
fn what_stands_around_and_beside_the_lines_is_told() {
    let mut said = usual();
    said["general"] = json!({ "positionEncodings": ["utf-16"] });
    let mut editor =
        started(json!({ "locale": "en", "capabilities": said, "initializationOptions": { "inlayHints": true } }));
    let mut answers = serde_json::Map::new();
    for (name, more) in [
        ("foldingRange", json!({})),
        ("codeLens", json!({})),
        ("documentLink", json!({})),
        ("semanticTokens/full", json!({})),
        (
            "inlayHint",
            json!({ "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 900, "character": 0 } } }),
        ),
        ("selectionRange", json!({ "positions": [{ "line": 27, "character": 12 }] })),
    ] {
        answers.insert(name.to_owned(), editor.ask_of(GOAL, name, more));
    }
    let document = json!({ "textDocument": { "uri": editor.uri(GOAL) } });
    answers.insert("plan/summary".to_owned(), editor.ask("plan/summary", document));
    let said: String = answers.iter().map(|(name, answer)| format!("{name}: {answer}\n")).collect();
    assert_text(said, "tests/snapshots/lsp/beside.txt");
    assert_eq!(editor.end(), 0);
}

/// A scale with two statuses of one stage, so that each has a sign of its own.
const MANIFEST: &str = "id = \"p\"\ntitle = \"P\"\nperiod = { first = 2024, last = 2027 }\n\
    [[status]]\nname = \"Klar\"\nstage = \"done\"\n[[status]]\nname = \"Nästan\"\nstage = \"done\"\n\
    [[owner]]\nname = \"Film\"\n[[owner]]\nname = \"Scen\"\n";

fn with_goal() -> crate::common::Program {
    let activity = |id: &str, more: &str| {
        format!(
            "[[priority.activity]]\nid = \"{id}\"\ntitle = \"A\"\nowners = [\"Film\"]\nsupport = [\"Scen\"]\nstart = 2024\n{more}"
        )
    };
    let goal = "id = \"1\"\ntitle = \"T\"\n[[priority]]\nid = \"1.1\"\ntitle = \"B\"\n".to_owned()
        + &activity("1.1-1", "follow_up.2024 = { status = \"Klar\" }\n")
        + &activity("1.1-2", "follow_up.2024 = { status = \"Nästan\" }\n")
        + &activity("1.1-3", "")
        + "[[priority]]\nid = 7\ntitle = \"C\"\n"
        + &activity("1.2-1", "");
    with_files([("plan.toml", MANIFEST), ("1.toml", &*goal)])
}

#[test]
fn signs_are_those_of_the_statuses() {
    let program = with_goal();
    let mut editor = Editor::start_with(&program, json!({ "locale": "sv", "capabilities": usual() }));
    editor.open(&program, "1.toml");
    let outline = tree(&editor.ask_of("1.toml", "documentSymbol", json!({})), 0);
    let hover = editor.ask_after("1.toml", "id = \"1.1-2", "hover", json!({}));
    let own = program.run("tree -C . --lang sv").out;
    let said = format!("{outline}\n{}\n\n{own}", hover["contents"]["value"].as_str().expect("a text"));
    assert_text(said, "tests/snapshots/lsp/signs.txt");
    assert_eq!(editor.end(), 0);
}

#[test]
fn counts_are_those_of_plan_status() {
    let mut said = String::new();
    for (what, manifest) in [("readable", MANIFEST.as_bytes()), ("not readable", b"title = \"\xe5\"\n")] {
        let program = with_goal();
        program.write("plan.toml", manifest);
        let mut editor = Editor::start(&program);
        editor.open(&program, "1.toml");
        let lenses = editor.ask_of("1.toml", "codeLens", json!({}));
        let document = json!({ "textDocument": { "uri": editor.uri("1.toml") } });
        let summary = editor.ask("plan/summary", document);
        let titles = lenses.as_array().expect("a list").iter().map(|it| it["command"]["title"].to_string());
        let own = program.run("status -C .");
        said += &format!("## {what}\n\n{}\n{summary}\n{own}\n\n", titles.collect::<Vec<_>>().join("\n"));
        assert_eq!(editor.end(), 0);
    }
    assert_text(said, "tests/snapshots/lsp/counts.txt");
}
