//! README.md and README.sv.md show what the program prints today.
//!
//! `UPDATE=1 cargo test readme` writes what it prints into the pages; the diff is what to review. On a page
//! - a `console` block holds commands (`$ plan …`) and what they print, `[exit 1]` last where the exit code is not 0; the
//!   line `…` stands for any number of lines, and JSON is laid out over several;
//! - a `toml` block whose first line is a comment with a path is that file, whole;
//! - what a `toml before` block shows is changed into the `toml after` block that follows, until the next heading.

mod cut;
mod json;
mod page;
mod refresh;
mod workshop;

use std::path::{Path, PathBuf};

use page::{Piece, pieces};
use plan::load::load;
use plan::source::{Sources, read_dir};
use workshop::Workshop;

const ENGLISH: &str = "README.md";
const SWEDISH: &str = "README.sv.md";

#[test]
fn readme_is_current() {
    assert_current(ENGLISH);
}

#[test]
fn swedish_readme_is_current() {
    assert_current(SWEDISH);
}

/// The files that are shown make a plan that nothing is wrong with.
#[test]
fn readme_files_have_no_findings() {
    let text = read(ENGLISH);
    let file = |piece| if let Piece::Block(block) = piece { Some((block.path()?, block.text())) } else { None };
    let files: Vec<(&str, String)> = pieces(&text).into_iter().filter_map(file).collect();
    let sources = Sources::in_memory(files.iter().map(|(path, text)| (path.trim_start_matches("example/"), &**text)));
    let settings = plan::check::Settings::new("2025-12-31".parse().expect("a day"));
    let findings = plan::check::check(&load(&sources), &sources, &settings);
    assert!(files.len() > 2 && findings.is_empty(), "{files:#?}: {findings:#?}");
}

/// A command or option that is added is written about.
#[test]
fn readme_names_every_command_and_option() {
    let text = read(ENGLISH);
    let mut workshop = Workshop::new();
    let help = workshop.run("plan --help --lang en");
    let commands = help.iter().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let commands: Vec<&str> = commands.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.contains(&"status"), "{help:#?}");
    for command in commands {
        assert!(text.contains(&format!("\n### `plan {command}`\n")), "{ENGLISH} has no section `plan {command}`");
        let help = workshop.run(&format!("plan {command} --help --lang en")).join(" ");
        let options = help.split_whitespace().filter(|word| word.starts_with("--"));
        // A value that may be left out stands in brackets.
        for option in options.filter_map(|option| option.split('[').next()) {
            assert!(text.contains(&format!("`{option}")), "{ENGLISH} does not name `{option}` of `plan {command}`");
        }
    }
}

/// The colours mean what the plan says they mean, word for word.
#[test]
fn swedish_readme_defines_the_colours_as_the_plan_does() {
    let text = read(SWEDISH);
    let sources = read_dir(&repository("plan")).expect("the plan can be read");
    let portfolio = load(&sources).portfolio;
    for (_, status) in portfolio.plans.iter().flat_map(|plan| plan.scale.iter()) {
        let meaning = &*status.meaning.as_ref().expect("every colour is defined").value;
        assert!(text.contains(&format!("\n| {} | {meaning} |\n", &*status.name.value)), "{meaning}");
    }
}

/// What a reader is told to type, outside the examples, is answered.
#[test]
fn swedish_readme_tells_to_type_what_is_understood() {
    let text = read(SWEDISH);
    let mut workshop = Workshop::new();
    let prose =
        pieces(&text).into_iter().filter_map(|piece| if let Piece::Line(line) = piece { Some(line) } else { None });
    let commands = prose.flat_map(|line| line.split('`').skip(1).step_by(2)).filter(|code| code.starts_with("plan "));
    // When the first year is over, and can be closed.
    workshop.run("export PLAN_TODAY=2025-01-20");
    for command in commands {
        workshop.restore();
        let is_refused = |printed: &[String]| printed.last().is_some_and(|line| line == "[exit 2]");
        // What asks cannot be answered here; its help shows that its options are understood.
        let asks = command.starts_with("plan review");
        let mut printed = workshop.run(&if asks { format!("{command} --help") } else { command.to_owned() });
        // The name alone of a command that needs more is a name.
        if is_refused(&printed) && command.split(' ').count() == 2 {
            printed = workshop.run(&format!("{command} --help"));
        }
        assert!(!is_refused(&printed), "`{command}`: {printed:#?}");
    }
}

/// Returns a file that the English page shows: a block of YAML whose first line is a comment with its path.
#[track_caller]
pub(crate) fn shown_file(path: &str) -> String {
    let text = read(ENGLISH);
    let first = format!("# {path}");
    let block = |piece| if let Piece::Block(block) = piece { Some(block) } else { None };
    let mut blocks = pieces(&text).into_iter().filter_map(block).filter(|block| block.info == "yaml");
    let found = blocks.find(|block| block.lines.first() == Some(&&*first));
    found.unwrap_or_else(|| panic!("{ENGLISH} does not show {path}")).text()
}

/// Compares a block of plain text, whose first line is a command, with what is shown when somebody answers its questions; or
/// with `UPDATE=1` writes that.
#[track_caller]
pub(crate) fn assert_session_shown(name: &str, session: &str) {
    let text = read(name);
    let command = session.lines().next().expect("the command").to_owned();
    let block = |piece| if let Piece::Block(block) = piece { Some(block) } else { None };
    let mut blocks = pieces(&text).into_iter().filter_map(block).filter(|block| block.info == "text");
    let shown = blocks.find(|block| block.lines.first() == Some(&&*command));
    let shown = shown.unwrap_or_else(|| panic!("{name} does not show `{command}`")).text();
    write_or_compare(name, &text, &text.replacen(&shown, session, 1), &[]);
}

/// Compares a page with what it should say, or with `UPDATE=1` writes that.
#[track_caller]
fn assert_current(name: &str) {
    let text = read(name);
    let mut differences = Vec::new();
    let now = refresh::refreshed(&text, &mut differences);
    write_or_compare(name, &text, &now, &differences);
}

#[track_caller]
fn write_or_compare(name: &str, text: &str, now: &str, differences: &[String]) {
    #[expect(clippy::disallowed_methods, reason = "a test is told by the environment to write")]
    let update = std::env::var_os("UPDATE").is_some();
    if update && now != text {
        std::fs::write(repository(name), now).expect("the page can be written");
    } else {
        let differences = differences.join("\n");
        assert!(now == text, "{name}\n{differences}\n`UPDATE=1 cargo test readme` writes what is printed today");
    }
}

fn read(name: &str) -> String {
    std::fs::read_to_string(repository(name)).expect("the page can be read")
}

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
