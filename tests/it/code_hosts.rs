//! Tests of the GitHub action and the GitLab component against the handbook and the program.

use crate::common::{repository, sample};

/// The page that documents both.
const PAGE: &str = "src/check/ci.md";
const ACTION: &str = "action.yml";
const COMPONENT: &str = "templates/plan-check.yml";

fn read(path: &str) -> String {
    std::fs::read_to_string(repository(path)).expect("the file can be read")
}

/// Returns the inputs of a file, each with its lines.
fn inputs(text: &str) -> Vec<(&str, Vec<&str>)> {
    let depth = |line: &str| line.len() - line.trim_start().len();
    let mut lines = text.lines().skip_while(|line| line.trim() != "inputs:");
    let outer = depth(lines.next().expect("it takes inputs"));
    let mut inputs: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in lines.take_while(|line| depth(line) > outer) {
        match inputs.last_mut() {
            Some((_, about)) if depth(line) > outer + 2 => about.push(line.trim()),
            _ => inputs.push((line.trim().trim_end_matches(':'), Vec::new())),
        }
    }
    inputs
}

#[test]
fn every_input_is_described_and_written_about() {
    let page = read(PAGE);
    let section = |title: &str| {
        let (_, section) = page.split_once(title).expect("the page has the section");
        section.split("\n## ").next().expect("it has an end")
    };
    for (file, section) in [(ACTION, section("## On GitHub\n")), (COMPONENT, section("## On GitLab\n"))] {
        let text = read(file);
        let inputs = inputs(&text);
        assert!(inputs.len() > 5, "{file}: {inputs:?}");
        for (name, about) in &inputs {
            assert!(about.iter().any(|line| line.starts_with("description: ")), "{file} does not describe {name}");
            assert!(about.iter().any(|line| line.starts_with("default: ")), "{file} asks for {name}");
            assert!(section.contains(&format!("\n| `{name}` |")), "{PAGE} does not tell of {name} in {file}");
        }
        let rows = section.lines().filter(|line| line.starts_with("| `")).count();
        assert_eq!(rows, inputs.len(), "{PAGE} tells of other inputs than those of {file}");
    }
}

/// The build image has the minimum Rust version.
#[test]
fn the_component_builds_with_the_rust_that_is_asked_for() {
    let manifest: toml::Table = toml::from_str(&read("Cargo.toml")).expect("TOML");
    let version = manifest["package"]["rust-version"].as_str().expect("a version");
    assert!(read(COMPONENT).contains(&format!("\n      default: rust:{version}\n")), "{COMPONENT} has another image");
    assert!(read(PAGE).contains(&format!("| `image` | `rust:{version}` |")), "{PAGE} tells of another image");
}

/// The options and formats that they use exist.
#[test]
fn what_they_ask_of_plan_is_an_option_of_it() {
    let help = ["check", "diff"].map(|command| sample().run(&format!("{command} --help --lang en")).fine()).concat();
    let known: Vec<&str> = help.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
    for file in [ACTION, COMPONENT, ".pre-commit-hooks.yaml"] {
        let text = read(file).replace("\\\n", " ");
        let of_plan = |line: &&str| !["cargo ", "git ", "gh ", "sum "].iter().any(|other| line.contains(other));
        let words =
            text.lines().filter(of_plan).flat_map(|line| line.split([' ', '(', ')', '"', '{', '}', '+', '`', ';']));
        let words: Vec<&str> = words.collect();
        let is_name = |name: &str| name.starts_with(char::is_alphabetic);
        let is_option = |word: &str| word == "-C" || word.strip_prefix("--").is_some_and(is_name);
        for (at, word) in words.iter().enumerate().filter(|(_, word)| is_option(word)) {
            assert!(known.contains(word), "{file} uses {word}, which neither command has:\n{help}");
            let value = words.get(at + 1).copied().unwrap_or_default();
            assert!(*word != "--format" || value.is_empty() || known.contains(&value), "{file} asks for {value}");
        }
    }
    assert!(read(ACTION).contains("\n    default: github\n") && known.contains(&"github"));
}
