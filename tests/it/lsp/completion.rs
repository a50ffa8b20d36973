//! What is offered while a line is written.

use serde_json::{Value, json};

use super::editor::Editor;
use crate::common::{assert_text, sample, with_files};

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

const NAMES: [&str; 4] = ["Film", "Sture \"Stig\" A\\B", "O'Brien, \"|$}", "\"\\"];

/// Returns a file with these names in its register and its scale.
fn manifest() -> String {
    let names = NAMES.map(|name| name.replace('\\', "\\\\").replace('"', "\\\""));
    let tables =
        names.map(|name| format!("[[status]]\nname = \"{name}\"\nstage = \"done\"\n[[owner]]\nname = \"{name}\"\n"));
    format!("id = \"p\"\ntitle = \"P\"\nperiod = {{ first = 2024, last = 2027 }}\n{}", tables.concat())
}

/// Returns what a snippet writes, with each of its choices in turn.
fn chosen(snippet: &str) -> Vec<String> {
    let plain = |text: &str| {
        let mut plain = String::new();
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            plain.extend(if c == '\\' { chars.next() } else { Some(c) });
        }
        plain
    };
    let snippet = snippet.replace("$0", "").replace("$2", "").replace("${3:2024}", "2024").replace("$1", "t");
    let Some(start) = snippet.find("${") else { return vec![plain(&snippet)] };
    let (first, rest) = (start + "${1|".len(), &snippet[start..]);
    let end = start
        + rest
            .find("|}")
            .filter(|at| !rest[..*at].ends_with('\\'))
            .unwrap_or_else(|| rest.rfind("|}").expect("an end"));
    let mut choices = vec![String::new()];
    let mut chars = snippet[first..end].chars();
    while let Some(c) = chars.next() {
        let choice = choices.last_mut().expect("there is one");
        match c {
            '\\' => choice.extend([c].into_iter().chain(chars.next())),
            ',' => choices.push(String::new()),
            c => choice.push(c),
        }
    }
    choices.iter().map(|choice| plain(&format!("{}{choice}{}", &snippet[..start], &snippet[end + 2..]))).collect()
}

/// Returns the file's texts after each offer at `|` is taken.
fn taken(editor: &mut Editor, old: &str, new: &str) -> Vec<(String, String)> {
    let before = editor.texts["1.toml"].clone();
    let at = before.find(old).expect("it is there") + new.find('@').expect("a place");
    editor.change("1.toml", old, &new.replacen('@', "", 1));
    let text = editor.texts["1.toml"].clone();
    let position = super::editor::position(&text, at);
    let list = editor.ask_of("1.toml", "completion", json!({ "position": position }));
    editor.put("1.toml", &before);
    let take = |item: &Value| {
        let edit = json!([item["textEdit"]]);
        let written = |word: &String| {
            let mut edit = edit.clone();
            edit[0]["newText"] = json!(word);
            let label = item["label"].as_str().expect("a text").to_owned();
            (label, super::changes::edited(&text, edit.as_array().expect("a list")))
        };
        let new = item["textEdit"]["newText"].as_str().expect("a text");
        let all = if item["insertTextFormat"] == 2 { chosen(new) } else { vec![new.to_owned()] };
        all.iter().map(written).collect::<Vec<_>>()
    };
    list["items"].as_array().expect("a list").iter().flat_map(take).collect()
}

#[test]
fn a_name_with_quotes_is_written_as_toml() {
    let goal = "id = \"1\"\ntitle = \"T\"\n[[activity]]\nid = \"1-1\"\ntitle = \"A\"\nowners = []\nstart = 2024\n";
    let program = with_files([("plan.toml", &*manifest()), ("1.toml", goal)]);
    let mut editor = Editor::start(&program);
    editor.open(&program, "1.toml");
    for new in [
        "owners = [@]",
        "owners = @",
        "owners = [\"@\"]",
        "owners = ['@']",
        "owners = [\"St@\"] # \"",
        "owners = ['O@']",
        "owners = [\"a \\\"@b\\\" \\\\\"]",
        "owners = [\"x\\\\@\"]",
        "owners = [\"@]\n",
        "owners = ['@]\n",
    ] {
        let all = taken(&mut editor, "owners = []", new);
        assert_eq!(all.len(), NAMES.len(), "{new}");
        for (label, text) in all {
            let is_open = new.contains("@]") && !new.contains("[@]");
            let text = if is_open {
                text.replacen("]\n\nstart", "\nstart", 1).replacen("\nstart", "]\nstart", 1)
            } else {
                text
            };
            let read: toml::Table = toml::from_str(&text).unwrap_or_else(|error| panic!("{new}: {text}: {error}"));
            assert_eq!(read["activity"][0]["owners"][0].as_str(), Some(&*label), "{new}: {text}");
        }
    }
    for new in ["@", "follow_up.2024 = @", "follow_up.2024 = { status = \"@\" }", "follow_up.2024 = { status = '@' }"] {
        let mut written = 0;
        for (_, text) in taken(&mut editor, "owners = []", new) {
            // What begins an activity leaves the keys below to it.
            let text = if text.contains("1-2") { text.replacen("\n\nstart = 2024", "", 1) } else { text };
            if new != "@" || text.contains("= {") || text.contains("1-2") {
                let read: toml::Table = toml::from_str(&text).unwrap_or_else(|error| panic!("{new}: {text}: {error}"));
                let status = read["activity"][0]
                    .get("follow_up")
                    .and_then(|it| Some(it.as_table()?.values().next()?["status"].clone()));
                let owner = read["activity"].get(1).map(|it| it["owners"][0].clone());
                let name = status.or(owner).expect("there is one");
                assert!(NAMES.iter().any(|it| name.as_str() == Some(it)), "{name:?}: {text}");
                written += 1;
            }
        }
        assert!(written >= NAMES.len(), "{new}: {written}");
    }
    assert!(taken(&mut editor, "owners = []", "follow_up.2024 = \"@\"").is_empty());
    assert_eq!(editor.end(), 0);
}
