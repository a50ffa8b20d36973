//! What is offered while a line is written.

use serde_json::{Value, json};

use super::editor::Editor;
use crate::common::{assert_text, sample};

const GOAL: &str = "kultur/1.2-scen.toml";
const PLAN: &str = "kultur/plan.toml";

/// Returns an offer a line: what is shown, what it means, what is written.
fn shown(list: &Value) -> String {
    let line = |item: &Value| {
        let text = |what: &str| item[what].as_str().unwrap_or_default().to_owned();
        let about = item["documentation"]["value"].as_str().unwrap_or_default();
        let written = item["textEdit"]["newText"].as_str().expect("a text").replace('\n', "⏎");
        format!("{} | {} | {about} | {written}\n", text("label"), text("detail"))
    };
    list["items"].as_array().expect("a list").iter().map(line).collect()
}

/// Writes something in the place of a text, and returns what is offered at its `|`.
fn offered(editor: &mut Editor, path: &str, old: &str, new: &str) -> String {
    let before = editor.texts[path].clone();
    let at = before.find(old).expect("it is there") + new.find('|').expect("a place");
    editor.change(path, old, &new.replacen('|', "", 1));
    let position = super::editor::position(&editor.texts[path], at);
    let list = editor.ask_of(path, "completion", json!({ "position": position }));
    editor.put(path, &before);
    format!("## {new}\n\n{}\n", shown(&list))
}

#[test]
fn what_can_stand_at_a_place_is_offered_with_its_meaning() {
    let program = sample();
    let mut editor = Editor::start(&program);
    editor.open(&program, GOAL);
    editor.open(&program, PLAN);
    let cases = [
        (GOAL, "owners = [\"Zonplanerare\"]", "owners = [\"Zon|"),
        (GOAL, "owners = [\"Zonplanerare\"]", "owners = |"),
        (GOAL, "owners = [\"Zonplanerare\"]", "owners = [\"Zonplanerare\", |]"),
        (GOAL, "start = 2026\n", "start = 2026\nfollow_up.2026 = { status = \"|\", note = \"\" }\n"),
        (GOAL, "start = 2026\n", "start = 2026\nfollow_up.|\n"),
        (GOAL, "start = 2026\n", "start = 2026\n|"),
        (GOAL, "start = 2026\n", "start = |\n"),
        (GOAL, "start = 2026\n", "start = 2026\nuntil = 20|\n"),
        (GOAL, "start = 2026\n", "start = 2026\nevery = \"|\n"),
        (GOAL, "start = 2026\n", "start = 2026\nended = { period = 2026, into = \"|\" }\n"),
        (GOAL, "focus = [\"Barn och unga\", \"Hela länet\"]", "focus = [\"Barn|\"]"),
        (GOAL, "# Planned by the calendar alone.", "# accept(PL5|"),
        (PLAN, "every = \"year\"", "every = \"|\""),
        (PLAN, "stage = \"done\"", "stage = \"|\""),
    ];
    let said: Vec<String> = cases.iter().map(|(path, old, new)| offered(&mut editor, path, old, new)).collect();
    assert_text(said.concat(), "tests/snapshots/lsp/completion.txt");
    assert_eq!(editor.end(), 0);
}

#[test]
fn an_editor_without_snippets_is_offered_none() {
    let program = sample();
    let mut editor = Editor::start_with(&program, json!({ "locale": "sv-SE", "capabilities": {} }));
    editor.open(&program, GOAL);
    let said = offered(&mut editor, GOAL, "start = 2026\n", "start = 2026\n|");
    assert!(!said.contains('$') && said.contains("De som ger stöd"), "{said}");
    assert_eq!(editor.end(), 0);
}
