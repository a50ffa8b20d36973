//! Tests that a plan with a hundred planted mistakes of all kinds has a hundred findings: none missing, no
//! duplicates, no consequential errors.
//!
//! In `tests/hundred/now`, mistakes are marked at the end of their lines with `#!` and the code; those that cannot be
//! marked there are listed in `marks.txt`. `tests/hundred/base` is the earlier state of the plan.

use std::collections::{BTreeMap, BTreeSet};

use plan::check::codes;

use crate::common::{Program, files_below, repository};

/// A file, a line and a code, with the number of findings there.
type Found = BTreeMap<(String, usize, String), usize>;

/// A duplicate id is a fault of its own; this code appears only where that one is accepted.
const NEVER_ALONE: &str = "PL206";

fn count(found: impl IntoIterator<Item = (String, usize, String)>) -> Found {
    let mut counts = Found::new();
    for it in found {
        *counts.entry(it).or_default() += 1;
    }
    counts
}

/// Returns the planted mistakes.
fn planted() -> Found {
    let of_line = |path: &str, at: usize, codes: &str| {
        let codes = codes.split_whitespace().filter(|word| word.starts_with("PL"));
        codes.map(|code| (path.to_owned(), at, code.to_owned())).collect::<Vec<_>>()
    };
    let mut all = Vec::new();
    for (path, text) in files_below("tests/hundred/now") {
        for (at, line) in text.lines().enumerate() {
            all.extend(line.split_once("#!").map(|(_, codes)| of_line(&path, at + 1, codes)).unwrap_or_default());
        }
    }
    let list = std::fs::read_to_string(repository("tests/hundred/marks.txt")).expect("the list is there");
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        let (place, codes) = line.split_once(' ').expect("a place and a code");
        let (path, at) = place.rsplit_once(':').expect("a file and a line");
        all.extend(of_line(path, at.parse().expect("a line number"), codes));
    }
    count(all)
}

/// The current plan, in a repository with the earlier one.
fn program() -> Program {
    let program = Program::temporary();
    let write = |side: &str| {
        for (path, _) in files_below(side) {
            program.write(&path, std::fs::read(repository(side).join(&path)).expect("a file can be read"));
        }
    };
    write("tests/hundred/base");
    program.commit("Antagen plan");
    program.clear();
    write("tests/hundred/now");
    program
}

/// Returns the findings of a check, from lines `file:line:column: error[PL201]: …`.
fn found(program: &Program) -> Found {
    let answer = program.run("check -C . --base HEAD --format short --today 2026-12-31");
    assert_eq!(answer.code, 1, "{answer}");
    let finding = |line: &str| {
        let mut parts = line.splitn(4, ':');
        let (path, at, _, rest) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let code = rest.split_once('[')?.1.split_once(']')?.0;
        Some((path.to_owned(), at.parse().ok()?, code.to_owned()))
    };
    count(answer.out.lines().map(|line| finding(line).unwrap_or_else(|| panic!("{line}"))))
}

#[test]
fn a_hundred_mistakes_are_a_hundred_findings() {
    let (planted, found) = (planted(), found(&program()));
    let missed: Vec<_> = planted.iter().filter(|(at, count)| found.get(at) != Some(count)).collect();
    let more: Vec<_> = found.iter().filter(|(at, count)| planted.get(at) != Some(count)).collect();
    assert!(missed.is_empty() && more.is_empty(), "missed: {missed:#?}\nnot planted: {more:#?}");
    assert_eq!(found.values().sum::<usize>(), 100);
}

#[test]
fn they_are_of_every_kind() {
    let of_every_kind: BTreeSet<&str> = codes().iter().map(|code| code.id).filter(|id| *id != NEVER_ALONE).collect();
    let planted = planted();
    let kinds: BTreeSet<&str> = planted.keys().map(|(_, _, code)| &**code).collect();
    // A new rule needs no mistake here; the existing ones keep theirs.
    assert!(kinds.is_subset(&of_every_kind) && kinds.len() >= 58, "{} kinds", kinds.len());
}

#[test]
fn people_see_each_of_them() {
    let answer = program().run("check -C . --base HEAD --today 2026-12-31 --lang en");
    let headings = answer.out.lines().filter(|line| line.contains("[PL") && !line.starts_with(' ')).count();
    assert_eq!(headings, 100, "{answer}");
    assert!(answer.out.contains("errors: ") && !answer.out.contains("more; "), "{answer}");
}
