//! Who set a status, in the hover of an editor whose user asks for it.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::editor::{Editor, usual};
use crate::common::{Program, assert_text, with_files};

const MANIFEST: &str = "id = \"p\"\ntitle = \"P\"\nperiod = { first = 2024, last = 2027 }\n\
    [[status]]\nname = \"Klar\"\nstage = \"done\"\n[[status]]\nname = \"På väg\"\nstage = \"ongoing\"\n[[owner]]\nname = \"Film\"\n";
const GOAL: &str = "id = \"1\"\ntitle = \"T\"\n[[activity]]\nid = \"1-1\"\ntitle = \"A\"\nowners = [\"Film\"]\n\
    start = 2024\nfollow_up.2024 = { status = \"På väg\", note = \"x\" }\n";

/// A plan whose statuses two people have set, and one that nobody has committed.
fn program() -> Program {
    let program = with_files([("plan.toml", MANIFEST), ("1.toml", GOAL)]);
    program.commit_on("2024-11-05", "Åsa_A", "first");
    program.write("1.toml", format!("{GOAL}follow_up.2025 = {{ status = \"På väg\", note = \"y\" }}\n"));
    program.commit_on("2025-11-06", "Bo <b>", "second");
    let more = "follow_up.2025 = { status = \"På väg\", note = \"z\" }\nfollow_up.2026 = { status = \"Klar\" }\n";
    program.write("1.toml", format!("{GOAL}{more}"));
    program
}

fn started(program: &Program, lang: &str, options: Value) -> Editor {
    let said = json!({ "locale": lang, "capabilities": usual(), "initializationOptions": options });
    let mut editor = Editor::start_with(program, said);
    editor.open(program, "1.toml");
    editor
}

#[test]
fn who_set_a_status_is_shown_when_it_is_asked_for() {
    let program = program();
    let mut said = String::new();
    for (lang, options) in [("en", json!({ "authors": true })), ("sv", json!({ "authors": true })), ("sv", Value::Null)]
    {
        let mut editor = started(&program, lang, options);
        let hover = editor.ask_after("1.toml", "id = \"1-1", "hover", json!({}));
        said += &format!("## {lang}\n\n{}\n\n", hover["contents"]["value"].as_str().expect("a text"));
        assert_eq!(editor.end(), 0);
    }
    assert_text(said, "tests/snapshots/lsp/authors.txt");
}

#[cfg(unix)]
#[test]
fn a_slow_git_is_not_waited_for() {
    use std::os::unix::fs::PermissionsExt;

    let slow = with_files([("git", "#!/bin/sh\nexec /bin/sleep 20\n")]);
    std::fs::set_permissions(slow.path("git"), std::fs::Permissions::from_mode(0o755)).expect("it is ours");
    let program = program().env("PATH", &slow.path("").to_string_lossy());
    let at = |editor: &mut Editor| {
        let position = json!({ "line": 3, "character": 7 });
        let params = json!({ "textDocument": { "uri": editor.uri("1.toml") }, "position": position });
        editor.begin_to_ask("textDocument/hover", params)
    };
    // Answered without git by the next text, and for git is busy. A machine at work can be slow once, but not each time.
    let answered = || {
        let mut editor = started(&program, "en", json!({ "authors": true }));
        editor.diagnostics("1.toml");
        let start = Instant::now();
        let first = at(&mut editor);
        editor.change("1.toml", "title = \"A\"", "title = \"B\"");
        let first = editor.wait_for(&first);
        let second = at(&mut editor);
        let second = editor.wait_for(&second);
        let took = start.elapsed();
        assert_eq!(editor.end(), 0);
        (took, [first, second])
    };
    let tries: Vec<_> = std::iter::repeat_with(answered).take(5).collect();
    assert!(tries.iter().any(|(took, _)| *took < Duration::from_secs(2)), "{tries:?}");
    for hover in tries.into_iter().flat_map(|(_, hovers)| hovers) {
        let said = hover["contents"]["value"].as_str().expect("a text");
        assert!(said.contains("2026: ") && !said.contains("Status of"), "{said}");
    }
    // At last because it takes too long.
    let mut editor = started(&program, "en", json!({ "authors": true }));
    let start = Instant::now();
    let third = at(&mut editor);
    assert!(editor.wait_for(&third)["contents"]["value"].as_str().is_some_and(|said| !said.contains("Status of")));
    assert!((2..15).contains(&start.elapsed().as_secs()), "{:?}", start.elapsed());
    assert_eq!(editor.end(), 0);
}
