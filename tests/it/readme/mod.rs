//! Tests that the examples in both READMEs, the handbook and the Swedish guide show the current output.
//!
//! `UPDATE=1 cargo test readme` writes what it prints into the pages; the diff is what to review. On a page
//! - a `console` block holds commands (`$ plan …`) and what they print, `[exit 1]` last where the exit code is not 0; the
//!   line `…` stands for any number of lines, and JSON is laid out over several;
//! - a `toml` block whose first line is a comment with a path is that file, whole;
//! - what a `toml before` block shows is changed into the `toml after` block that follows, until the next heading.

mod cut;
mod json;
mod page;
mod paths;
mod refresh;
mod workshop;

use std::path::{Path, PathBuf};

use page::{Piece, pieces};
use plan::load::load;
use plan::source::{Sources, read_dir};
use workshop::Workshop;

use crate::update;

pub(crate) const ENGLISH: &str = "README.md";
pub(crate) const SWEDISH: &str = "README.sv.md";
/// The folder of the Swedish pages.
const GUIDE: &str = "src/guide/";
/// The page with a whole plan, which the examples of other pages use.
const FILES: &str = "src/load/files.md";
/// The folder of the commands' pages.
const COMMANDS: &str = "src/cli/commands/";

#[test]
fn readme_is_current() {
    assert_current(&[ENGLISH]);
}

#[test]
fn swedish_readme_is_current() {
    assert_current(&guide().iter().map(|page| &**page).collect::<Vec<_>>());
}

#[test]
fn readme_handbook_of_commands_is_current() {
    let pages = handbook();
    assert_current(&pages.iter().map(|page| &**page).filter(|page| page.starts_with(COMMANDS)).collect::<Vec<_>>());
}

#[test]
fn readme_handbook_of_topics_is_current() {
    let pages = handbook();
    assert_current(&pages.iter().map(|page| &**page).filter(|page| !page.starts_with(COMMANDS)).collect::<Vec<_>>());
}

/// Each README links to every page in its language.
#[test]
fn readme_leads_to_every_page() {
    for (readme, pages, least) in [(ENGLISH, handbook(), 30), (SWEDISH, guide(), 10)] {
        let text = read(readme);
        let is_linked = |page: &&String| *page == readme || text.contains(&format!("]({page})"));
        let unlinked: Vec<&String> = pages.iter().filter(|page| !is_linked(page)).collect();
        assert!(pages.len() > least && unlinked.is_empty(), "{readme} has no link to {unlinked:#?}");
    }
}

/// The files in the pages are a valid plan.
#[test]
fn readme_files_have_no_findings() {
    let text = read(FILES);
    let file = |piece| if let Piece::Block(block) = piece { Some((block.path()?, block.text())) } else { None };
    let files: Vec<(&str, String)> = pieces(&text).into_iter().filter_map(file).collect();
    let sources = Sources::in_memory(files.iter().map(|(path, text)| (path.trim_start_matches("example/"), &**text)));
    let settings = plan::check::Settings::new("2025-12-31".parse().expect("a day"));
    let findings = plan::check::check(&load(&sources), &sources, &settings);
    assert!(files.len() > 2 && findings.is_empty(), "{files:#?}: {findings:#?}");
}

/// Every command and option is documented.
#[test]
fn readme_names_every_command_and_option() {
    let text: String = handbook().iter().map(|page| read(page)).collect();
    let mut workshop = Workshop::new();
    let help = workshop.run("plan --help --lang en");
    let commands = help.iter().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let commands: Vec<&str> = commands.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.contains(&"status"), "{help:#?}");
    for command in commands {
        let page = format!("{COMMANDS}{}.md", command.replace('-', "_"));
        assert!(read(&page).starts_with(&format!("# `plan {command}`\n")), "{page} is the page of `plan {command}`");
        let help = workshop.run(&format!("plan {command} --help --lang en")).join(" ");
        let options = help.split_whitespace().filter(|word| word.starts_with("--"));
        // An optional value is in brackets.
        for option in options.filter_map(|option| option.split('[').next()) {
            assert!(text.contains(&format!("`{option}")), "no page names `{option}` of `plan {command}`");
        }
    }
}

/// The README defines the colours word for word as the plan does.
#[test]
fn swedish_readme_defines_the_colours_as_the_plan_does() {
    let text = read("src/guide/andra.md");
    let sources = read_dir(&repository("plan")).expect("the plan can be read");
    let portfolio = load(&sources).portfolio;
    for (_, status) in portfolio.plans.iter().flat_map(|plan| plan.scale.iter()) {
        let meaning = &*status.meaning.as_ref().expect("every colour is defined").value;
        assert!(text.contains(&format!("\n| {} | {meaning} |\n", &*status.name.value)), "{meaning}");
    }
}

/// Every command that the text mentions is valid.
#[test]
fn swedish_readme_tells_to_type_what_is_understood() {
    let text: String = guide().iter().map(|page| read(page)).collect();
    let mut workshop = Workshop::new();
    let prose =
        pieces(&text).into_iter().filter_map(|piece| if let Piece::Line(line) = piece { Some(line) } else { None });
    let commands = prose.flat_map(|line| line.split('`').skip(1).step_by(2)).filter(|code| code.starts_with("plan "));
    // After the first year, so that it can be closed.
    workshop.run("export PLAN_TODAY=2025-01-20");
    for command in commands {
        workshop.restore();
        let is_refused = |printed: &[String]| printed.last().is_some_and(|line| line == "[exit 2]");
        // Interactive commands cannot run here; their help shows that the options are valid.
        let asks = command.starts_with("plan review");
        let mut printed = workshop.run(&if asks { format!("{command} --help") } else { command.to_owned() });
        // The bare name of a command with required arguments is a mention.
        if is_refused(&printed) && command.split(' ').count() == 2 {
            printed = workshop.run(&format!("{command} --help"));
        }
        assert!(!is_refused(&printed), "`{command}`: {printed:#?}");
    }
}

/// Returns a file that a page shows: a YAML block whose first line is a comment with its path.
#[track_caller]
pub(crate) fn shown_file(page: &str, path: &str) -> String {
    let text = read(page);
    let first = format!("# {path}");
    let block = |piece| if let Piece::Block(block) = piece { Some(block) } else { None };
    let mut blocks = pieces(&text).into_iter().filter_map(block).filter(|block| block.info == "yaml");
    let found = blocks.find(|block| block.lines.first() == Some(&&*first));
    found.unwrap_or_else(|| panic!("{page} does not show {path}")).text()
}

/// Compares a block of plain text, whose first line is a command, with an interactive session; with `UPDATE=1` writes
/// the block.
#[track_caller]
pub(crate) fn assert_session_shown(name: &str, session: &str) {
    let text = read(name);
    let command = session.lines().next().expect("the command").to_owned();
    let block = |piece| if let Piece::Block(block) = piece { Some(block) } else { None };
    let mut blocks = pieces(&text).into_iter().filter_map(block).filter(|block| block.info == "text");
    let shown = blocks.find(|block| block.lines.first() == Some(&&*command));
    let shown = shown.unwrap_or_else(|| panic!("{name} does not show `{command}`")).text();
    let now = text.replacen(&shown, session, 1);
    assert!(now == text || write_if_asked(name, &now), "{name} shows another session than\n{session}");
}

/// Compares pages with their expected content, and names each outdated one; with `UPDATE=1` writes them.
#[track_caller]
fn assert_current(pages: &[&str]) {
    assert!(!pages.is_empty());
    let outdated: Vec<String> = pages.iter().filter_map(|page| outdated(page)).collect();
    assert!(outdated.is_empty(), "{}\n`UPDATE=1 cargo test readme` writes what is printed today", outdated.join("\n"));
}

/// Returns the name and the expected content of a page, if it is outdated.
fn outdated(name: &str) -> Option<String> {
    let text = read(name);
    let mut workshop = Workshop::new();
    if name != SWEDISH && !name.starts_with(GUIDE) {
        workshop.run("export PLAN_LANG=en");
        let files = read(FILES);
        let shown = pieces(&files).into_iter().filter_map(|it| if let Piece::Block(it) = it { Some(it) } else { None });
        shown.for_each(|block| block.path().into_iter().for_each(|path| workshop.write(path, &block.text())));
    }
    let mut differences = Vec::new();
    let now = refresh::refreshed(&text, &mut workshop, &mut differences);
    if now == text || write_if_asked(name, &now) {
        return None;
    }
    Some(format!("{name}\n{}", differences.join("\n")))
}

/// Writes a page if `UPDATE` is set, and returns whether it did.
fn write_if_asked(name: &str, now: &str) -> bool {
    let is_asked = update::is_asked_for();
    if is_asked {
        std::fs::write(repository(name), now).expect("the page can be written");
    }
    is_asked
}

/// Returns the path of every page of the handbook in English.
pub(crate) fn handbook() -> Vec<String> {
    pages().into_iter().filter(|page| !page.starts_with(GUIDE)).collect()
}

/// Returns the path of every page of the guide in Swedish, which begins with its README.
pub(crate) fn guide() -> Vec<String> {
    let pages = pages().into_iter().filter(|page| page.starts_with(GUIDE));
    [SWEDISH.to_owned()].into_iter().chain(pages).collect()
}

/// Returns the path of every page, without notes about the origin of files.
fn pages() -> Vec<String> {
    let pages = workshop::files(&repository("src"), "md");
    let from_here = |page: &PathBuf| {
        let path = page.strip_prefix(env!("CARGO_MANIFEST_DIR")).expect("it lies in the repository");
        path.iter().map(|part| part.to_str().expect("UTF-8")).collect::<Vec<_>>().join("/")
    };
    let mut pages: Vec<String> = pages.iter().map(from_here).collect();
    pages.retain(|page| !page.ends_with("/README.md"));
    pages.sort();
    pages
}

pub(crate) fn read(name: &str) -> String {
    std::fs::read_to_string(repository(name)).expect("the page can be read")
}

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
