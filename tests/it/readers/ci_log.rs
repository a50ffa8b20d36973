//! Tests that output in a CI log contains no commands.

use super::{case, saying};
use crate::common::{Answer, Program};

/// The commands in logs: of GitHub and compatible systems, of Azure and of `TeamCity`, also after other text.
const COMMANDS: [&str; 5] = [
    "::error file=plan.toml::Injected",
    "one\n  ::stop-commands::token\nwords ##[error]injected\r::notice::injected\u{2028}::debug::injected",
    "words that are many enough for a line of their own and for more ::warning::injected",
    "##vso[task.setvariable variable=x]injected ###teamcity[buildStop]",
    "\u{1b}[1m::group::injected",
];

/// Every command that shows text of a plan in a log, in each format for people.
const LINES: [&str; 44] = [
    "check",
    "check --lang sv",
    "check --format short",
    "check --format json",
    "check --format gitlab",
    "check --format sarif",
    "check --format junit",
    "check --base HEAD",
    "check --base nowhere",
    "status",
    "status --by owner",
    "status --by focus",
    "status --format md",
    "list",
    "list --columns id,note",
    "list --format md",
    "list --format json",
    "list --format jsonl",
    "list --owner nobody",
    "show 1",
    "show 1.1",
    "show 1.1-1",
    "show O",
    "show p",
    "show 1 --format md",
    "tree",
    "tree --format md",
    "owners",
    "owners --format md",
    "plans",
    "due",
    "chart --by period",
    "chart --by goal --format svg",
    "report",
    "report --format md",
    "report --format html",
    "log",
    "log --format md",
    "blame 1.1-1",
    "diff",
    "diff --format md",
    "diff --format html",
    "fmt --dry-run",
    "close 2024 --dry-run",
];

/// Fails if a line of an answer is a command.
#[track_caller]
fn expect_inert(answer: &Answer) {
    for line in answer.out.split(['\n', '\r']).chain(answer.err.split(['\n', '\r'])) {
        let start = line.trim_start();
        let is_own = start.starts_with("::: ");
        assert!(is_own || !start.starts_with("::"), "{line:?} in\n{answer}");
        let anywhere = ["##[", "##vso[", "##teamcity["].iter().any(|command| line.contains(command));
        assert!(!anywhere, "{line:?} in\n{answer}");
    }
}

#[test]
fn no_text_of_a_plan_is_a_command_in_any_form() {
    for text in COMMANDS {
        let program = saying(text);
        let narrow = saying(text).columns(40);
        let mut told = 0;
        for line in LINES {
            let answer = program.run(line);
            assert!((0..=2).contains(&answer.code), "{answer}");
            told += usize::from(answer.out.contains("njected") || answer.out.contains("secret"));
            expect_inert(&answer);
            expect_inert(&narrow.run(line));
        }
        assert!(told > 20, "{text:?} is told by {told} of them");
    }
}

#[test]
fn nothing_that_was_asked_for_is_a_command_in_a_refusal() {
    for text in COMMANDS.into_iter().filter(|text| !text.contains('\'')) {
        let program = saying(text);
        for line in [
            format!("show '{text}'"),
            format!("list --owner '{text}'"),
            format!("list --period '{text}'"),
            format!("'{text}'"),
            format!("list '{text}'"),
            format!("list --lang '{text}'"),
            format!("-C '{text}' list"),
            format!("diff '{text}'"),
            format!("diff --path '{text}'"),
            format!("explain '{text}'"),
            format!("set '{text}' --status Red"),
            format!("set 1.1-1 --status '{text}'"),
            format!("add goal --id 3 --title '{text}' --dry-run"),
            format!("import '{text}.csv'"),
            format!("report -o '{text}/x.pdf'"),
            format!("report -o '{text}'"),
        ] {
            expect_inert(&program.run(&line));
        }
    }
}

/// Messages about changes and about written files are inert.
#[test]
fn nothing_that_was_done_is_a_command() {
    for text in COMMANDS.into_iter().filter(|text| !text.contains('\'')) {
        let program = saying(text);
        let file = text.replace(['/', '\0'], "");
        for line in [
            format!("export -o '{file}.csv' --all"),
            format!("import '{file}.csv'"),
            format!("chart --by goal -o '{file}.svg'"),
            "export --split owner -o sheets --all".to_owned(),
            format!("add goal --id 3 --title '{text}'"),
            format!("add owner '{text}x'"),
            format!("set 1.1 --title '{text} new'"),
            "fmt".to_owned(),
            "check --fix".to_owned(),
            "check --fix=unsafe".to_owned(),
        ] {
            expect_inert(&program.run(&line));
        }
    }
}

/// The cells, the headers and the name of a returned sheet are inert too.
#[test]
fn no_cell_of_a_sheet_is_a_command() {
    for text in COMMANDS {
        let program = case("r11-workflow-commands");
        let cell = text.replace('"', "\"\"");
        let sheets = Program::temporary();
        let file = text.replace(['/', '\0', '\''], "");
        sheets.write(
            &format!("{file}.csv"),
            format!(
                "Id;{};Status;Note\n\"{cell}\";x;Green;n\n1-1;x;\"{cell}\";\"{cell}\"\n1-1;x;Red;\"{cell}\"\n",
                format_args!("\"{cell}\"")
            ),
        );
        let path = sheets.path(&format!("{file}.csv"));
        let path = path.to_str().expect("a path of text");
        let answer = program.run(&format!("import '{path}' --dry-run --period 2024"));
        assert!(!answer.err.is_empty(), "{answer}");
        expect_inert(&answer);
    }
}

#[test]
fn the_case_is_shown_with_a_space_within_what_would_command() {
    let shown = case("r11-workflow-commands").run("show 1.1").fine();
    assert!(shown.starts_with("Prioritering 1.1 P\nhej\n: :error file=plan.toml::Injected\n\n"), "{shown}");
    let shown = case("r11-workflow-commands").run("list --columns id,note").fine();
    assert!(shown.ends_with("i den smala kolumnen\n     : :add-mask::secret\n"), "{shown}");
}

/// The intended commands to GitHub are the only ones, and have the plan's text as data.
#[test]
fn a_finding_for_github_is_one_command() {
    for text in COMMANDS {
        let told = saying(text).run("check --format github");
        assert!(told.out.lines().count() > 3, "{told}");
        let (summary, commands) = {
            let mut lines: Vec<&str> = told.out.lines().collect();
            (lines.pop().expect("a summary"), lines)
        };
        assert!(summary.starts_with("errors: "), "{told}");
        for command in commands {
            let rest = command.strip_prefix("::").unwrap_or_else(|| panic!("{command:?} in {told}"));
            let (properties, _) = rest.split_once("::").expect("an end of the properties");
            let (level, properties) = properties.split_once(' ').expect("properties");
            assert!(["error", "warning", "notice"].contains(&level), "{command}");
            let names: Vec<&str> =
                properties.split(',').map(|property| property.split_once('=').expect("a value").0).collect();
            assert!(
                ["file", "line", "endLine"] == names[..3] && names.last() == Some(&"title") && names.len() <= 6,
                "{command}"
            );
        }
    }
}
