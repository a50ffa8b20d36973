//! Tests of the formats of `plan check` for code hosts: their content, and paths from the repository's root.

use std::collections::BTreeSet;

use plan::check::codes;
use plan::diag::render::{self, Report};
use plan::diag::{Diagnostic, Edit, Fix};
use plan::locale::{Lang, Text};
use plan::source::{FileId, Place, Sources};
use serde_json::Value;

use crate::common::{Answer, Program, assert_said, assert_text, sample, with_files};

const FORMATS: [&str; 4] = ["sarif", "github", "gitlab", "junit"];

/// The codes under test, besides unreadable files, so that new rules do not change the output.
const ONLY: &str = "--only PL107,PL201,PL202,PL301";
/// A plan in which one fault is downgraded to a note.
const MANIFEST: &str = "id = \"å\"\ntitle = \"Å\"\nlanguage = \"sv\"\nperiod = { first = 2024, last = 2027 }\n\n[check]\n\
                        start-outside-plan = \"info\"\n\n[[owner]]\nname = \"Filmfrämjande\"\n";
/// A wrong name with a suggestion, one with every character that is special in a format, a note, a duplicate id, and
/// a warning.
const FIRST: &str = r#"id = "1"
title = "Mål"

[[activity]]
id = "1-1"
title = "Visa film"
owners = ["Filmfrämjare", "Å\nB: 5 %, \u001B[31m\u0000 🎬 <&>\"' ]]> ::error::"]
start = 2030

[[activity]]
id = "1-1"
title = "Visa mer film"
owners = ["Filmfrämjande"]
start = 2024 # accept(PL301): så beslutades det
"#;
/// A mistake that spans several lines.
const SECOND: &str = "id = \"2\"\ntitle = [\n  \"ett\",\n  \"två\",\n]\n";

/// A repository with every kind of finding, and an unreadable file, in a folder whose name needs escaping in every
/// format.
fn everything() -> Program {
    with_files([
        (".git", "gitdir: elsewhere"),
        ("planer, 50 %/å/plan.toml", MANIFEST),
        ("planer, 50 %/å/1.toml", FIRST),
        ("planer, 50 %/å/2.toml", SECOND),
        ("planer, 50 %/å/3.toml/no-file", ""),
    ])
    .below("planer, 50 %/å")
}

fn parsed(answer: &Answer) -> Value {
    serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{error}\n{answer}"))
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("it was parsed") + "\n"
}

/// Returns a format in both languages.
fn in_both_languages(format: &str) -> [Answer; 2] {
    ["sv", "en"].map(|lang| everything().run(&format!("check --format {format} --lang {lang} {ONLY}")))
}

#[test]
fn everything_as_workflow_commands() {
    assert_said(in_both_languages("github"), "check/github.txt");
}

#[test]
fn everything_as_test_cases() {
    assert_said(in_both_languages("junit"), "check/junit.txt");
}

#[test]
fn everything_as_code_quality() {
    let documents = in_both_languages("gitlab").map(|answer| pretty(&parsed(&answer)));
    assert_text(documents.join("\n"), "tests/snapshots/check/gitlab.txt");
}

#[test]
fn everything_as_sarif() {
    let documents = in_both_languages("sarif").map(|answer| {
        let mut document = parsed(&answer);
        let run = &mut document["runs"][0];
        for result in run["results"].as_array_mut().expect("a list") {
            let index = usize::try_from(result["ruleIndex"].take().as_u64().expect("a number")).expect("small");
            assert_eq!(result["ruleId"], codes()[index].id);
        }
        // The rules have a test of their own, and the version changes.
        let driver = &mut run["tool"]["driver"];
        driver["rules"].as_array_mut().expect("a list").truncate(1);
        for version in ["version", "semanticVersion"] {
            assert_eq!(driver[version].take(), env!("CARGO_PKG_VERSION"));
        }
        pretty(&document)
    });
    assert_text(documents.join("\n"), "tests/snapshots/check/sarif.txt");
}

#[test]
fn one_line_a_finding_is_one_line() {
    let answers = ["check --format short", "check --lang en"].map(|line| everything().run(&format!("{line} {ONLY}")));
    assert_said(answers, "check/everything.txt");
}

#[test]
fn nothing_is_found_in_any_format() {
    for (format, expected) in [("gitlab", "[]\n"), ("github", "inga fel: 7 filer, 18 aktiviteter\n")] {
        assert_eq!(sample().run(&format!("check --format {format}")).fine(), expected);
    }
    let junit = sample().run("check --format junit").fine();
    assert_eq!((junit.matches("<testsuite ").count(), junit.matches("name=\"inga fel\"").count()), (7, 7), "{junit}");
    let sarif = sample().run("check --format sarif");
    assert_eq!((sarif.code, parsed(&sarif)["runs"][0]["results"].as_array().map(Vec::len)), (0, Some(0)));
}

#[test]
fn sarif_documents_every_rule() {
    let document = parsed(&sample().run("check --format sarif --lang en"));
    let rules = document["runs"][0]["tool"]["driver"]["rules"].as_array().expect("a list");
    let ids: Vec<&str> = rules.iter().filter_map(|rule| rule["id"].as_str()).collect();
    assert_eq!(ids, codes().iter().map(|code| code.id).collect::<Vec<_>>());
    let escaped = |text: &str| text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
    for (rule, code) in rules.iter().zip(codes()) {
        let text = |path: &str| rule.pointer(path).and_then(Value::as_str).unwrap_or_else(|| panic!("{path}: {rule}"));
        assert_eq!(text("/name"), code.name);
        assert_eq!(text("/shortDescription/text"), escaped(code.summary.get(Lang::En)));
        for part in [code.why.get(Lang::En), code.fix.get(Lang::En), code.example] {
            assert!(
                text("/help/text").contains(&escaped(part)) && text("/help/markdown").contains(part),
                "{}: {part}",
                code.id
            );
        }
        assert!(text("/fullDescription/text").contains(&escaped(code.why.get(Lang::En))));
        assert!(["error", "warning", "note"].contains(&text("/defaultConfiguration/level")));
        assert_eq!(text("/properties/tags/0"), code.family().get(Lang::En));
        // The help has the example in a fenced block.
        assert!(!code.example.contains("```"), "{}", code.id);
    }
}

#[test]
fn sarif_carries_how_things_are_mended() {
    let sources = Sources::in_memory([("p/1.toml", "a = \"å🎬\"\nb = 2\n"), ("p/2.toml", "c = 3\n")]);
    let place = |file, from: usize, to: usize| Place { file: FileId(file), span: (from..to).into() };
    let found = |fix| Diagnostic::new(codes()[0], place(0, 4, 12), Text::same("fel")).fix(fix);
    let edit = |place, text: &str| Edit { place, text: text.to_owned() };
    let several = Fix {
        edits: vec![edit(place(0, 5, 11), "x\"y"), edit(place(0, 13, 19), ""), edit(place(1, 4, 4), "\"\"")],
        is_safe: true,
    };
    let findings = [found(several), found(Fix::guess(place(1, 4, 5), "4"))];
    let report = Report { findings: &findings, sources: &sources, lang: Lang::En, folder: "planer/" };
    let document: Value = serde_json::from_str(&render::sarif(&report, &codes()).expect("JSON")).expect("JSON");
    let fixes: Vec<&Value> = (0..2).map(|at| &document["runs"][0]["results"][at]["fixes"]).collect();
    assert_text(fixes.into_iter().map(pretty).collect(), "tests/snapshots/check/sarif-fixes.txt");
}

/// Returns the fingerprints of a plan's findings, in order.
fn fingerprints(program: &Program, line: &str) -> Vec<String> {
    let sarif = parsed(&program.run(&format!("check --format sarif {line}")));
    let gitlab = parsed(&program.run(&format!("check --format gitlab {line}")));
    let of = |value: &Value| value.as_str().expect("a text").to_owned();
    let results = sarif["runs"][0]["results"].as_array().expect("a list").iter();
    let prints: Vec<String> = results.map(|it| of(&it["partialFingerprints"]["planFinding/v1"])).collect();
    let issues = gitlab.as_array().expect("a list").iter();
    assert_eq!(issues.map(|it| of(&it["fingerprint"])).collect::<Vec<_>>(), prints);
    prints
}

#[test]
fn a_finding_is_known_again() {
    let plan = "id = \"p\"\ntitle = \"P\"\n";
    let activity =
        |id: &str| format!("[[activity]]\nid = \"{id}\"\ntitle = \"T\"\nowners = [\"A\", \"B\"]\nstart = 2024\n");
    let goal = |before: &str| format!("{before}id = \"1\"\ntitle = \"T\"\n{}{}", activity("1-1"), activity("1-2"));
    let program = with_files([("plan.toml", plan), ("1.toml", &goal("")), ("2.toml", "x = ")]);
    let before = fingerprints(&program, "--only PL201");
    let different: BTreeSet<&String> = before.iter().collect();
    assert_eq!((before.len() > 4, different.len()), (true, before.len()), "each its own: {before:?}");
    assert_eq!(fingerprints(&program, "--lang sv --only PL201"), before, "in any language");
    program.write("1.toml", goal("# a line before\n\n"));
    assert_eq!(fingerprints(&program, "--only PL201"), before, "wherever its line stands");
    program.write("1.toml", goal("").replace("owners = [\"A\", \"B\"]", "owners = [\"B\", \"C\"]"));
    let after: BTreeSet<String> = fingerprints(&program, "--only PL201").into_iter().collect();
    assert_eq!(before.iter().filter(|it| after.contains(*it)).count(), before.len() - 4, "another line is another");
}

/// Returns the path of the only finding, on which all formats must agree.
#[track_caller]
fn path(program: &Program, line: &str) -> String {
    let answer = |format: &str| program.run(&format!("{line} check --format {format} --only PL102"));
    let sarif = &parsed(&answer("sarif"))["runs"][0]["results"][0]["locations"][0];
    let path = sarif["physicalLocation"]["artifactLocation"]["uri"].as_str().expect("a text").to_owned();
    assert_eq!(parsed(&answer("gitlab"))[0]["location"]["path"], path);
    assert!(answer("github").out.starts_with(&format!("::error file={path},line=3,")), "{}", answer("github"));
    assert!(answer("junit").out.contains(&format!("classname=\"{path}\">\n      <failure")), "{}", answer("junit"));
    path
}

/// A plan in a folder, with a mistake on its third line.
fn mistaken(git: &[(&str, &str)]) -> Program {
    let plan = [("plan/plan.toml", "id = \"plan\"\ntitle = \"P\"\ncolour = 1\n"), ("docs/notes.txt", "")];
    with_files(git.iter().copied().chain(plan))
}

#[test]
fn paths_lead_from_the_top_of_the_work_tree() {
    // A linked work tree has a `.git` file instead of a folder.
    for git in [[(".git", "gitdir: elsewhere")], [(".git/HEAD", "ref: refs/heads/main")]] {
        assert_eq!(path(&mistaken(&git), ""), "plan/plan.toml");
        assert_eq!(path(&mistaken(&git).below("plan"), ""), "plan/plan.toml");
        assert_eq!(path(&mistaken(&git).below("docs"), ""), "plan/plan.toml");
        assert_eq!(path(&mistaken(&git).below("docs"), "-C ../plan"), "plan/plan.toml");
        assert_eq!(path(&mistaken(&git).below("plan"), "-C ."), "plan/plan.toml");
        let elsewhere = mistaken(&git);
        let pointed = Program::temporary().env("PLAN_DIR", &elsewhere.path("plan").to_string_lossy());
        assert_eq!(path(&pointed, ""), "plan/plan.toml", "the work tree of the plan, not of whoever asks");
    }
    // The plan is a repository of its own.
    assert_eq!(path(&mistaken(&[("plan/.git/HEAD", "")]), ""), "plan.toml");
}

#[test]
fn without_git_paths_lead_from_where_the_command_is_run() {
    assert_eq!(path(&mistaken(&[]), ""), "plan/plan.toml");
    assert_eq!(path(&mistaken(&[]).below("plan"), ""), "plan.toml");
    assert_eq!(path(&mistaken(&[]).below("docs"), ""), "../plan/plan.toml");
}

#[test]
fn no_finding_is_left_out() {
    let program = Program::in_copy_of_sample();
    let activity = |number: usize| {
        format!("[[activity]]\nid = \"3-{number}\"\ntitle = \"T\"\nowners = [\"Nobody {number}\"]\nstart = 2024\n")
    };
    program
        .write("kultur/3.toml", format!("id = \"3\"\ntitle = \"T\"\n{}", (1..=130).map(activity).collect::<String>()));
    let count = |format: &str, what: &str| {
        program.run(&format!("check --format {format} --only PL201")).out.matches(what).count()
    };
    assert_eq!(count("github", "::error "), 130);
    assert_eq!(count("gitlab", "\"fingerprint\""), 130);
    assert_eq!(count("sarif", "\"ruleId\":\"PL201\""), 130);
    assert_eq!(count("junit", "<failure "), 130);
}

#[test]
fn a_file_that_is_not_read_is_in_every_format() {
    let program = Program::in_copy_of_sample();
    program.write("kultur/4.toml.bak", "");
    for format in FORMATS {
        let answer = program.run(&format!("check --format {format} --only PL005"));
        let (_, findings) = answer.out.split_once("\"results\"").unwrap_or(("", &answer.out));
        assert!(findings.contains("4.toml.bak") && findings.contains("PL005"), "{answer}");
    }
}

#[test]
fn where_nothing_can_be_checked_nothing_is_written() {
    let nowhere = with_files([("notes.txt", "")]);
    for format in FORMATS {
        assert!(nowhere.run(&format!("check --format {format} --lang en")).refused().contains("there is no plan here"));
        let unknown = sample().run(&format!("check --format {format} --only PL999 --lang en"));
        assert!(unknown.refused().contains("PL999"));
    }
}
