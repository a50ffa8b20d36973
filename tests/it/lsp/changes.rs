//! Changes that the server works out are those of the commands, and nothing is written by it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::editor::Editor;
use crate::common::{Program, assert_text, files_below, with_files};

const GOAL: &str = "kultur/1.2-scen.toml";

/// Makes the changes of an answer, and returns the files as they are then, those on disk too.
fn carried_out(editor: &Editor, program: &Program, edit: &Value) -> BTreeMap<String, String> {
    let mut files = below(program);
    files.extend(editor.texts.clone());
    for change in edit["documentChanges"].as_array().unwrap_or_else(|| panic!("{edit}")) {
        let uri = change["textDocument"]["uri"].as_str().expect("an address");
        let path = uri.replace("[ROOT]/", "");
        let text = files.get_mut(&path).expect("it is there");
        *text = edited(text, change["edits"].as_array().expect("a list"));
    }
    files
}

/// Returns a text with edits made to it, the last first.
pub(super) fn edited(text: &str, edits: &[Value]) -> String {
    let mut text = text.to_owned();
    let mut edits: Vec<_> = edits.iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(offset(&text, &edit["range"]["start"])));
    for edit in edits {
        let range = offset(&text, &edit["range"]["start"])..offset(&text, &edit["range"]["end"]);
        text.replace_range(range, edit["newText"].as_str().expect("a text"));
    }
    text
}

fn offset(text: &str, position: &Value) -> usize {
    let number = |what: &str| usize::try_from(position[what].as_u64().expect("a number")).expect("it is small");
    let start: usize = text.split_inclusive('\n').take(number("line")).map(str::len).sum();
    let units = text[start..].char_indices().scan(0, |units, (at, c)| {
        *units += c.len_utf16();
        Some((at + c.len_utf8(), *units))
    });
    start + units.take_while(|(_, units)| *units <= number("character")).last().map_or(0, |(at, _)| at)
}

fn below(program: &Program) -> BTreeMap<String, String> {
    let read = |path: &str| (path.to_owned(), std::fs::read_to_string(program.path(path)).expect("it is there"));
    files_below("tests/sample").iter().map(|(path, _)| read(path)).collect()
}

fn started() -> (Program, Editor) {
    let program = Program::in_copy_of_sample();
    let mut editor = Editor::start(&program);
    editor.open(&program, GOAL);
    (program, editor)
}

/// Compares what an answer does with what a command line does.
fn assert_is_as(program: &Program, editor: &mut Editor, edit: &Value, line: &str) {
    let before = below(program);
    let then = carried_out(editor, program, edit);
    assert_eq!(editor.end(), 0);
    assert_eq!(below(program), before, "the server wrote a file");
    let answer = program.run(line);
    assert_eq!(answer.code, 0, "{answer}");
    let after = below(program);
    assert_ne!(after, before, "{line}");
    for (path, text) in &after {
        assert_eq!(&then[path], text, "{line}: {path}");
    }
}

#[test]
fn an_owner_is_renamed_as_the_command_does_it() {
    let (program, mut editor) = started();
    let place = editor.ask_after(GOAL, "owners = [\"Zonpl", "prepareRename", json!({}));
    assert_eq!(place["start"]["character"], 11, "{place}");
    let edit = editor.ask_after(GOAL, "owners = [\"Zonpl", "rename", json!({ "newName": "Planerare" }));
    assert_is_as(&program, &mut editor, &edit, "rename owner Zonplanerare Planerare");
}

#[test]
fn an_id_is_changed_as_the_command_does_it() {
    let (program, mut editor) = started();
    let edit = editor.ask_after(GOAL, "id = \"1.2.1-3", "rename", json!({ "newName": "1.2.1-30" }));
    assert_is_as(&program, &mut editor, &edit, "move 1.2.1-3 --to 1.2.1 --id 1.2.1-30");
}

#[test]
fn a_name_that_is_taken_is_refused_in_the_language_of_the_reader() {
    let program = Program::in_copy_of_sample();
    let mut said = String::new();
    for lang in ["en", "sv"] {
        let mut editor = Editor::start_with(&program, json!({ "locale": lang, "capabilities": {} }));
        editor.open(&program, GOAL);
        for (text, new) in [
            ("owners = [\"Zonpl", "Kulturstrateger"),
            ("owners = [\"Zonpl", " "),
            ("id = \"1.2.1-3", "1.2.1-1"),
            ("id = \"1.2.1-3", "två ord"),
            ("status = \"Gu", "Orange"),
            ("Off track, and", "x"),
        ] {
            let answer = editor.ask_after(GOAL, text, "rename", json!({ "newName": new }));
            said += &format!("{new}: {}\n", answer["error"].as_str().expect("it is refused"));
        }
        assert_eq!(editor.end(), 0);
    }
    assert_text(said, "tests/snapshots/lsp/refused.txt");
}

/// Returns what can be done at the place after a text.
fn actions(editor: &mut Editor, path: &str, text: &str, context: Value) -> Vec<Value> {
    let whole = &editor.texts[path];
    let at = super::editor::position(whole, whole.find(text).expect("it is there") + text.len());
    let params = json!({ "range": { "start": at, "end": at }, "context": context });
    editor.ask_of(path, "codeAction", params).as_array().expect("a list").clone()
}

fn titled(actions: &[Value], title: &str) -> Value {
    let found = actions.iter().find(|action| action["title"] == title);
    found.unwrap_or_else(|| panic!("{title} is not among {actions:#?}"))["edit"].clone()
}

#[test]
fn a_status_is_set_as_the_command_does_it() {
    let (program, mut editor) = started();
    let found = actions(&mut editor, GOAL, "id = \"1.2.1-3", json!({ "diagnostics": [] }));
    let edit = titled(&found, "Set 1.2.1-3 to Grönt for 2025");
    assert_is_as(&program, &mut editor, &edit, "set 1.2.1-3 Grönt --period 2025");
}

#[test]
fn all_that_has_one_answer_is_mended_as_the_command_does_it() {
    let (program, _) = started();
    let goal = std::fs::read_to_string(program.path(GOAL)).expect("it is there");
    program.write(GOAL, goal.replace("Klar i maj", "Klar  i maj").replace("Ingen sökande", "Ingen  sökande"));
    let mut editor = Editor::start(&program);
    editor.open(&program, GOAL);
    let context = json!({ "diagnostics": [], "only": ["source.fixAll"] });
    let found = actions(&mut editor, GOAL, "id = ", context);
    assert_eq!(found.len(), 1, "{found:#?}");
    let edit = found[0]["edit"].clone();
    assert_is_as(&program, &mut editor, &edit, "check --fix");
}

#[test]
fn a_file_is_formatted_as_the_command_does_it() {
    let (program, _) = started();
    let goal = std::fs::read_to_string(program.path(GOAL)).expect("it is there");
    program.write(GOAL, goal.replace("start = 2026\n", "start=2026\n\n\n").replace("id = \"1.2.1-3\"", "id='1.2.1-3'"));
    let mut editor = Editor::start(&program);
    editor.open(&program, GOAL);
    let options = json!({ "options": { "tabSize": 2, "insertSpaces": true } });
    let edits = editor.ask_of(GOAL, "formatting", options.clone());
    let mut some = options;
    some["range"] = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 3, "character": 0 } });
    assert_eq!(editor.ask_of(GOAL, "rangeFormatting", some), json!([]));
    let uri = editor.uri(GOAL);
    let edit = json!({ "documentChanges": [{ "textDocument": { "uri": uri.replace(&*editor.uri(""), "[ROOT]/") }, "edits": edits }] });
    assert_is_as(&program, &mut editor, &edit, "fmt");
}

const MANIFEST: &str = "id = \"p\"\ntitle = \"P\"\nperiod = { first = 2024, last = 2027 }\n\n\
    [[status]]\nname = \"Grönt\"\nstage = \"done\"\n\n[[owner]]\nname = \"Film\"\n";
const FAULTY: &str = "id = \"1\"\ntitle = \"T\"\n\n[[activity]]\nid = \"1-1\"\ntitle = \"A  b\"\nowners = [\"Flim\"]\n\
    start = 2024\n";

#[test]
fn what_is_found_can_be_mended_accepted_or_registered() {
    let program = with_files([("plan.toml", MANIFEST), ("1.toml", FAULTY)]);
    let mut editor = Editor::start(&program);
    editor.open(&program, "1.toml");
    let mut said = String::new();
    for text in ["owners = [\"Fl", "title = \"A "] {
        for action in actions(&mut editor, "1.toml", text, json!({ "diagnostics": [] })) {
            let title = action["title"].as_str().expect("a title");
            let kind = action["kind"].as_str().expect("a kind");
            said += &format!("## {title} ({kind})\n\n");
            for change in action["edit"]["documentChanges"].as_array().expect("a list") {
                let path = change["textDocument"]["uri"].as_str().expect("an address").replace("[ROOT]/", "");
                let text = std::fs::read_to_string(program.path(&path)).expect("it is there");
                let then = edited(&text, change["edits"].as_array().expect("a list"));
                let new = then.lines().filter(|line| !text.lines().any(|before| before == *line));
                said += &format!("{path}: {}\n\n", new.collect::<Vec<_>>().join(" ⏎ "));
            }
        }
    }
    assert_text(said, "tests/snapshots/lsp/actions.txt");
    assert_eq!(editor.end(), 0);
}
