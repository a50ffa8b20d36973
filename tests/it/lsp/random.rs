//! Whatever is typed and asked, the server goes on, answers once, and has the text that the editor has.

use serde_json::{Value, json};

use super::editor::Editor;
use crate::common::{Program, with_files};

const GOAL: &str = "p/1.toml";
const MANIFEST: &str = "p/plan.toml";

const TEXTS: [(&str, &str); 3] = [
    ("governance.toml", "title = \"G\"\n[[focus]]\nyear = 2024\npriorities = [\"Barn\"]\n"),
    (
        MANIFEST,
        "id = \"p\"\r\ntitle = \"P\"\r\nperiod = { first = 2024, last = 2027 }\r\n[[status]]\r\nname = \"Grönt\"\r\nstage = \"done\"\r\n[[owner]]\r\nname = \"Film\"\r\naliases = [\"🎬\"]\r\n",
    ),
    (
        GOAL,
        "id = \"1\"\ntitle = \"Mål 🎬\"\n[[activity]]\nid = \"1-1\"\ntitle = \"Å\"\nowners = [\"🎬\"]\nstart = 2024\nfollow_up.2024 = { status = \"Grönt\", note = \"é\" }\n[[priority]]\nid = \"1.1\"\ntitle = \"B\"\n[[priority.activity]]\nid = \"1.1-1\"\ntitle = \"C\"\nowners = [\"Film\"]\nstart = 2025\n",
    ),
];

/// What is typed: what plans are made of, and what breaks them.
const TYPED: [&str; 22] = [
    "",
    "a",
    "\"",
    "'",
    "\"\"\"",
    "[",
    "]",
    "{ status = \"",
    "}",
    "= ",
    "\n",
    "\r\n",
    "\r",
    "🎬",
    "å\u{301}",
    "#",
    "[[activity]]\n",
    "owners = [\"Film\"]\n",
    "follow_up.2025 = ",
    "id = \"1\"\n",
    "\u{feff}",
    "\\",
];

/// What is asked about a place, or a file.
const ASKED: [&str; 17] = [
    "completion",
    "hover",
    "definition",
    "references",
    "documentHighlight",
    "prepareRename",
    "rename",
    "codeAction",
    "documentSymbol",
    "foldingRange",
    "codeLens",
    "semanticTokens/full",
    "selectionRange",
    "formatting",
    "rangeFormatting",
    "documentLink",
    "inlayHint",
];

/// The number of bytes above which a text is cut down.
const LONG: usize = 2000;

/// Numbers that are the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("it is small") % end.max(1)
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// Returns where lines begin as the protocol counts them: a lone CR ends one too.
fn place(text: &str, offset: usize) -> Value {
    let before = &text[..offset];
    let bytes = text.as_bytes();
    let ends = |at: usize| bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
    let start = (0..offset).rev().find(|at| ends(*at)).map_or(0, |at| at + 1);
    let line = (0..offset).filter(|at| ends(*at)).count();
    json!({ "line": line, "character": before[start..].encode_utf16().count() })
}

fn step(editor: &mut Editor, random: &mut Random) {
    let path = random.of(&[GOAL, GOAL, MANIFEST]);
    let text = editor.texts[path].clone();
    // Between CR and LF there is no place.
    let is_place = |at: &usize| !(text[..*at].ends_with('\r') && text[*at..].starts_with('\n'));
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).filter(is_place).collect();
    // A long text is cut down, so that every step takes as long as the first.
    let is_long = text.len() > LONG;
    let (one, other) = (random.below(places.len()), random.below(if is_long { LONG } else { 4 }));
    let (start, end) = (places[one], places[(one + other).min(places.len() - 1)]);
    let range = json!({ "start": place(&text, start), "end": place(&text, end) });
    if random.below(3) == 0 {
        let asked = random.of(&ASKED);
        let params = json!({
            "textDocument": { "uri": editor.uri(path) }, "position": range["start"], "range": range, "newName": "Ny",
            "context": { "includeDeclaration": true, "diagnostics": [], "triggerKind": 1 }, "positions": [range["start"]],
            "options": { "tabSize": 2, "insertSpaces": true },
        });
        let id = editor.begin_to_ask(&format!("textDocument/{asked}"), params);
        if random.below(3) == 0 {
            let id = serde_json::to_value(&id).expect("a number");
            editor.notify("$/cancelRequest", json!({ "id": id }));
        }
        if random.below(4) == 0 {
            editor.wait_for(&id);
        }
        return;
    }
    let typed = if is_long { "" } else { random.of(&TYPED) };
    editor.texts.get_mut(path).expect("it is open").replace_range(start..end, typed);
    editor.change_range(path, range, typed);
}

/// Asks all that shows a file's text: what is wrong, and where every name and line stands.
fn seen(editor: &mut Editor) -> Vec<Value> {
    let mut seen = Vec::new();
    for path in [MANIFEST, GOAL] {
        let diagnostics = editor.diagnostics(path);
        seen.push(diagnostics);
        for asked in ["documentSymbol", "semanticTokens/full", "foldingRange"] {
            seen.push(editor.ask_of(path, asked, json!({})));
        }
        let positions = json!([{ "line": 0, "character": 0 }]);
        seen.push(editor.ask_of(path, "selectionRange", json!({ "positions": positions })));
    }
    seen
}

fn opened(program: &Program) -> Editor {
    let mut editor = Editor::start(program);
    editor.open_text(MANIFEST, TEXTS[1].1);
    editor.open_text(GOAL, TEXTS[2].1);
    editor
}

/// Types and asks at random. After every `stretch` of steps, compares what is seen then with what a new server sees of
/// the same texts; every second time, the texts are put back as they were.
fn type_at_random(seed: u64, steps: usize, stretch: usize) {
    let program = with_files(TEXTS);
    let mut editor = opened(&program);
    let mut random = Random(seed);
    let mut done = 0;
    while done < steps {
        for _ in 0..stretch.min(steps - done) {
            step(&mut editor, &mut random);
        }
        done += stretch.min(steps - done);
        let mut other = Editor::start(&program);
        for (path, text) in editor.texts.clone() {
            other.open_text(&path, &text);
        }
        assert_eq!(seen(&mut editor), seen(&mut other), "seed {seed}, step {done}: {:#?}", editor.texts);
        assert_eq!(other.end(), 0, "seed {seed}");
        if (done / stretch).is_multiple_of(2) {
            for (path, text) in [(MANIFEST, TEXTS[1].1), (GOAL, TEXTS[2].1)] {
                editor.close(path);
                editor.open_text(path, text);
            }
        }
    }
    assert_eq!(editor.end(), 0, "seed {seed}");
    assert_eq!(editor.unanswered(), 0, "seed {seed}");
}

#[test]
fn a_server_keeps_up_with_whatever_is_typed() {
    for seed in 1..=6 {
        type_at_random(seed, 150, 150);
    }
}

/// As somebody has an editor open for weeks; `PLAN_LSP_STEPS` makes it longer or shorter.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test is told by the environment how long it lasts")]
fn a_server_keeps_up_in_a_long_session() {
    let steps = std::env::var("PLAN_LSP_STEPS").map_or(2_000, |steps| steps.parse().expect("a number of steps"));
    type_at_random(2026, steps, 250);
}
