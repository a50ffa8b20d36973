//! One directory with a hundred planted mistakes of all kinds gives a hundred findings: none missed, none twice,
//! nothing that only follows from another.
//!
//! In `tests/hundred/now` a mistake is marked at the end of its line with `#!` and its code; what cannot be marked
//! where it stands is listed in `marks.txt`. `tests/hundred/base` is what the plan was before.

use std::collections::{BTreeMap, BTreeSet};

use plan::check::codes;

use crate::common::{Program, files_below, repository};

/// A file, a line of it, and a code; with how often that is found there.
type Found = BTreeMap<(String, usize, String), usize>;

/// An id that several priorities have is a fault of its own: this one is told only where that one is accepted.
const NEVER_ALONE: &str = "PL206";

fn count(found: impl IntoIterator<Item = (String, usize, String)>) -> Found {
    let mut counts = Found::new();
    for it in found {
        *counts.entry(it).or_default() += 1;
    }
    counts
}

/// Returns what was planted.
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

/// The plan as it is now, in a repository that knows what it was.
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

/// Returns what a check finds, from its lines `file:line:column: error[PL201]: …`.
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
    // A rule that is added needs no mistake here; those that were there keep theirs.
    assert!(kinds.is_subset(&of_every_kind) && kinds.len() >= 58, "{} kinds", kinds.len());
}

#[test]
fn people_see_each_of_them() {
    let answer = program().run("check -C . --base HEAD --today 2026-12-31 --lang en");
    let headings = answer.out.lines().filter(|line| line.contains("[PL") && !line.starts_with(' ')).count();
    assert_eq!(headings, 100, "{answer}");
    assert!(answer.out.contains("errors: ") && !answer.out.contains("more; "), "{answer}");
}
