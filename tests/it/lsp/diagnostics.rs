//! What an editor shows and what `plan check` says of the same files never differs.

use std::collections::BTreeSet;

use plan::check::codes;
use plan::source::is_toml;
use serde_json::{Value, json};

use super::editor::Editor;
use crate::common::{Program, assert_text, files_below, repository, with_files};

/// A finding: its file, the code, how grave it is, where it begins and ends.
type Told = (String, String, i64, [u64; 4]);

/// Returns what the server tells of all files, those that are open and the others.
fn told(editor: &Editor) -> BTreeSet<Told> {
    let of_file = |(path, (_, diagnostics)): (&String, &(Option<i64>, Value))| {
        let told = |it: &Value| {
            let at = |end: &str, what: &str| it["range"][end][what].as_u64().expect("a number");
            let places = [at("start", "line"), at("start", "character"), at("end", "line"), at("end", "character")];
            let code = it["code"].as_str().expect("a code").to_owned();
            (path.clone(), code, it["severity"].as_i64().expect("a number"), places)
        };
        diagnostics.as_array().expect("a list").iter().map(told).collect::<Vec<_>>()
    };
    editor.told.iter().flat_map(of_file).collect()
}

/// Returns what `plan check` finds.
fn found(program: &Program) -> BTreeSet<Told> {
    let answer: Value = serde_json::from_str(&program.run("check -C . --format json").out).expect("it is JSON");
    let found = |it: &Value| {
        let at = |what: &str| it[what].as_u64().expect("a number") - 1;
        let severity = match it["severity"].as_str() {
            Some("error") => 1,
            Some("warning") => 2,
            _ => 3,
        };
        let text = |what: &str| it[what].as_str().expect("a text").to_owned();
        (text("file"), text("code"), severity, [at("line"), at("column"), at("end_line"), at("end_column")])
    };
    answer["findings"].as_array().expect("a list").iter().map(found).collect()
}

/// Whether a file is read for itself, whatever lies beside it.
fn is_head(path: &str) -> bool {
    ["governance.toml", "plan.toml"].contains(&path.rsplit('/').next().unwrap_or(path))
}

/// Opens every file that is text, one after the other, and compares each time.
fn compare(program: &Program, files: &[(String, String)]) {
    let mut editor = Editor::start(program);
    for (path, text) in files
        .iter()
        .filter(|(path, text)| is_toml(path.rsplit('/').next().unwrap_or(path)) && !text.contains('\u{fffd}'))
    {
        editor.open_text(path, text);
    }
    for path in editor.texts.keys().cloned().collect::<Vec<_>>() {
        // What is no part of the plan is not spoken of.
        if is_head(&path) {
            editor.diagnostics(&path);
        }
    }
    assert_eq!(editor.end(), 0);
    assert_eq!(told(&editor), found(program));
}

#[test]
fn an_editor_is_told_what_check_finds_in_every_case() {
    for code in codes().into_iter().filter(|code| !code.is_against_base()) {
        for side in ["bad", "good"] {
            let folder = format!("tests/codes/{}/{side}", code.id);
            let program = Program::at(repository(&folder)).env("PLAN_TODAY", "2026-12-31");
            let mut editor = Editor::start(&program);
            // All is told at once, of the files that are not open too.
            let files = files_below(&folder);
            let is_read = |(path, text): &&(String, String)| is_head(path) && !text.contains('\u{fffd}');
            if let Some((path, text)) = files.iter().find(is_read) {
                editor.open_text(path, text);
                editor.diagnostics(path);
            } else {
                panic!("{folder}");
            }
            assert_eq!(editor.end(), 0, "{folder}");
            assert_eq!(told(&editor), found(&program), "{folder}");
        }
    }
}

#[test]
fn an_editor_is_told_the_same_of_texts_that_are_open() {
    for folder in ["tests/sample", "tests/any_ids", "tests/codes/PL201/bad", "tests/codes/PL003/bad"] {
        compare(&Program::at(repository(folder)), &files_below(folder));
    }
}

const MANIFEST: &str = "id = \"p\"\ntitle = \"P\"\nperiod = { first = 2024, last = 2027 }\n\
    [[status]]\nname = \"Grönt\"\nstage = \"done\"\n[[owner]]\nname = \"Film\"\n";
const GOAL: &str = "id = \"1\"\ntitle = \"T\"\n[[activity]]\nid = \"1-1\"\ntitle = \"Å\"\nowners = [\"Film\"]\n\
    start = 2024\n";

#[test]
fn a_name_that_is_removed_shows_in_every_file() {
    let program = with_files([("p/plan.toml", MANIFEST), ("p/1.toml", GOAL), ("governance.toml", "title = \"G\"\n")]);
    let mut editor = Editor::start(&program);
    editor.open_text("p/plan.toml", MANIFEST);
    assert_eq!(editor.diagnostics("p/plan.toml"), json!([]));
    editor.change("p/plan.toml", "name = \"Film\"", "name = \"Filmen\"");
    editor.diagnostics("p/plan.toml");
    editor.end();
    let told = json!({ "goal": editor.told["p/1.toml"].1, "plan": editor.told["p/plan.toml"].1 });
    assert_text(format!("{told:#}\n"), "tests/snapshots/lsp/removed_name.json");
}

#[test]
fn a_half_written_file_is_read_as_far_as_it_goes_and_mended_again() {
    let program = with_files([("plan.toml", MANIFEST), ("1.toml", GOAL)]);
    let mut editor = Editor::start_with(&program, json!({ "locale": "sv", "capabilities": {} }));
    editor.open_text("1.toml", GOAL);
    assert_eq!(editor.diagnostics("1.toml"), json!([]));
    editor.change("1.toml", "owners = [\"Film\"]", "owners = [\"Fil");
    let told = editor.diagnostics("1.toml");
    assert_text(format!("{told:#}\n"), "tests/snapshots/lsp/half_written.json");
    editor.change("1.toml", "owners = [\"Fil", "owners = [\"Film\"]");
    assert_eq!(editor.diagnostics("1.toml"), json!([]));
    // What was not saved is gone when the file is closed.
    editor.change("1.toml", "start = 2024", "start = 2030");
    assert_eq!(editor.diagnostics("1.toml").as_array().map(Vec::len), Some(1));
    editor.close("1.toml");
    assert_eq!(editor.saved_diagnostics("1.toml"), json!([]));
    editor.end();
}

/// Opens every file with the text of a goal, closes each again if `closes`, and compares what is told with what is found.
#[cfg(unix)]
fn compare_open(program: &Program, paths: &[&str], closes: bool) {
    let mut editor = Editor::start(program);
    editor.open_text("governance.toml", GOVERNANCE);
    for path in paths {
        editor.open_text(path, &GOAL.replace("\"1", "\"7"));
        editor.change(path, "title = \"T\"", "title = \"U\"");
    }
    editor.put("governance.toml", GOVERNANCE);
    editor.diagnostics("governance.toml");
    if closes {
        for path in paths {
            editor.close(path);
        }
        editor.put("governance.toml", GOVERNANCE);
        editor.diagnostics("governance.toml");
    }
    assert_eq!(editor.end(), 0);
    assert_eq!(told(&editor), found(program), "closed: {closes}");
}

#[cfg(unix)]
const GOVERNANCE: &str = "title = \"G\"\n";

#[cfg(unix)]
#[test]
fn an_open_file_that_check_does_not_read_is_not_read_either() {
    use std::os::unix::fs::symlink;

    let outside = with_files([("3.toml", &*GOAL.replace("\"1", "\"3")), ("q/plan.toml", MANIFEST), ("q/1.toml", GOAL)]);
    let program = with_files([
        ("governance.toml", GOVERNANCE),
        ("p/plan.toml", MANIFEST),
        ("p/1.toml", GOAL),
        ("p/.4.toml", GOAL),
    ]);
    rustix::fs::mkfifoat(rustix::fs::CWD, program.path("p/2.toml"), 0o600.into()).expect("a pipe can be made");
    symlink(outside.path("3.toml"), program.path("p/3.toml")).expect("a link can be made");
    symlink("/dev/zero", program.path("p/5.toml")).expect("a link can be made");
    symlink("1.toml", program.path("p/6.toml")).expect("a link can be made");
    symlink(outside.path("q"), program.path("q")).expect("a link can be made");
    std::fs::create_dir(program.path("p/7.toml")).expect("a folder can be made");
    program.write("p/8.toml", b"id = \"8\"\ntitle = \"\xe5\"\n");
    program.write("p/9 (copy).toml", GOAL);
    program.write("p/plan (copy).toml", MANIFEST);
    let paths = [
        "p/2.toml",
        "p/3.toml",
        "p/5.toml",
        "p/6.toml",
        "p/7.toml",
        "p/8.toml",
        "p/plan (copy).toml",
        "p/.4.toml",
        "q/1.toml",
    ];
    compare_open(&program, &paths, false);
    compare_open(&program, &paths, true);
}
