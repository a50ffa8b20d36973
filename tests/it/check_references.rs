//! Tests of the rules about references: consequential errors, fixes, and run time.

use std::fmt::Write;

use plan::check::check;
use plan::diag::Diagnostic;
use plan::load::load;
use plan::source::Sources;

use crate::common::settings;

/// More items than any plan has, enough to distinguish linear from quadratic time.
const MANY: usize = 5_000;

const PLAN: &str = r#"id = "p"
title = "P"
language = "sv"
period = { first = 2024, last = 2027 }
follow_up = { current = 2027 }
status = [{ name = "Gult", stage = "done" }]
owner = [{ name = "Film", aliases = ["Filmen"] }, { name = "Dansfrämjande" }]
"#;

/// Requires ids that begin with their parent's.
const BY_PLACE: &str = "[check]\nPL208 = \"error\"\n";

fn activity(id: &str, owners: &str) -> String {
    format!("[[priority.activity]]\nid = \"{id}\"\ntitle = \"Om {id}\"\nowners = {owners}\nstart = 2024\n")
}

fn goal(rest: &str) -> String {
    format!("id = \"1\"\ntitle = \"Ett\"\n[[priority]]\nid = \"1.1\"\ntitle = \"Prioritering\"\n{rest}")
}

/// Returns the findings of a plan with these files, each with the text it points at.
fn found<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Vec<(Diagnostic, String)> {
    let sources = Sources::in_memory(files);
    let findings = check(&load(&sources), &sources, &settings());
    let marked = |it: &Diagnostic| sources.file(it.place.file).text()[it.place.span.range()].to_owned();
    findings.into_iter().map(|it| (marked(&it), it)).map(|(marked, it)| (it, marked)).collect()
}

/// Returns the codes of a plan with these goal files, each with the text it points at.
fn codes(manifest: &str, goals: &[&str]) -> Vec<String> {
    let names: Vec<String> = (1..=goals.len()).map(|number| format!("{number}.toml")).collect();
    let goals = names.iter().map(String::as_str).zip(goals.iter().copied());
    let files = std::iter::once(("plan.toml", manifest)).chain(goals);
    found(files).into_iter().map(|(finding, marked)| format!("{} {marked}", finding.code.id)).collect()
}

#[test]
fn who_was_meant_by_a_misspelt_name_is_not_said_to_be_unused() {
    let text = goal(&(activity("1.1-1", r#"["Film", "Dansfrämjare"]"#)));
    assert_eq!(codes(PLAN, &[&text]), ["PL201 \"Dansfrämjare\""]);
    // Another owner is valid, although one name is misspelt.
    let text = goal(&activity("1.1-1", r#"["Film", "Zoo"]"#));
    assert_eq!(codes(PLAN, &[&text]), ["PL201 \"Zoo\"", "PL211 \"Dansfrämjande\""]);
}

#[test]
fn who_stands_in_what_cannot_be_read_is_not_said_to_be_unused() {
    let (fine, broken) = (goal(&activity("1.1-1", "[\"Film\"]")), "id = \"2\"\ntitle = \"Två\"\nsupport = [");
    let with = |name: &str| format!("{broken}\"{name}\"\n");
    let is_unused = |goals: &[&str]| codes(PLAN, goals).contains(&"PL211 \"Dansfrämjande\"".to_owned());
    assert!(is_unused(&[&fine]) && is_unused(&[&fine, &with("Film")]));
    assert!(!is_unused(&[&fine, &with("DANSFRÄMJANDE")]));
    assert!(!is_unused(&[]), "a plan without activities has nothing to do for anybody");
}

#[test]
fn an_activity_that_was_pasted_twice_is_told_once() {
    let both = r#"["Film", "Dansfrämjande"]"#;
    let twice = goal(&activity("1.1-1", both).repeat(2));
    assert_eq!(codes(PLAN, &[&twice]), ["PL202 \"1.1-1\""]);
    // Accepting the id does not accept the title.
    let accepted = twice.replacen("id = \"1.1-1\"", "id = '1.1-1'", 1);
    let accepted = accepted.replace("id = \"1.1-1\"", "id = \"1.1-1\" # accept(PL202): so it was adopted");
    assert_eq!(codes(PLAN, &[&accepted]), ["PL209 \"Om 1.1-1\""]);
}

#[test]
fn what_an_id_that_stands_twice_leads_to_is_told_once() {
    let priority = |id: &str, see: &str| format!("[[priority]]\nid = \"{id}\"\ntitle = \"T\"\nsee = [{see}]\n");
    let all = activity("1.1-1", r#"["Film", "Dansfrämjande"]"#) + &priority("1.2", "\"1.1\"") + &priority("1.1", "");
    let text = goal(&all);
    assert_eq!(codes(PLAN, &[&text]), ["PL202 \"1.1\""]);
    let off = format!("{PLAN}[check]\nduplicate-id = \"off\"\n");
    assert_eq!(codes(&off, &[&text]), ["PL206 \"1.1\""]);
    // A copied file is one mistake, whatever refers to it.
    let text = text.replace("id = \"1.1\"\ntitle = \"T\"", "id = \"1.3\"\ntitle = \"T\"");
    assert_eq!(codes(PLAN, &[&text, &text]), ["PL215 \"1\""]);
    // Errors in the original are reported there.
    let wrong = text.replace("\"1.1-1\"", "\"7-1\"");
    assert_eq!(codes(PLAN, &[&wrong, &wrong]), ["PL215 \"1\""]);
    let asks = format!("{PLAN}{BY_PLACE}");
    assert_eq!(codes(&asks, &[&wrong, &wrong]), ["PL208 \"7-1\"", "PL215 \"1\""]);
}

#[test]
fn an_id_is_free_that_nothing_ever_had() {
    let closed = "[closed.2024]\ndate = 2025-01-31\n[closed.2024.assessed]\n\"1.1-8\" = { status = \"Gult\" }\n";
    let both = r#"["Film", "Dansfrämjande"]"#;
    let text = goal(&(activity("1.1-3", both) + &activity("5", both) + &activity("6", both)));
    let manifest = format!("{PLAN}{closed}{BY_PLACE}");
    let findings = found([("plan.toml", &*manifest), ("1.toml", &*text)]);
    let of_code = findings.iter().filter(|(finding, _)| finding.code.id == "PL208");
    let suggested: Vec<&str> = of_code.flat_map(|(finding, _)| &finding.suggestions).map(String::as_str).collect();
    assert_eq!(suggested, ["1.1-9", "1.1-10"]);
}

/// A plan with many priorities; `see` returns the references of each.
fn chain(see: impl Fn(usize) -> Vec<usize>) -> String {
    let mut text = "id = \"1\"\ntitle = \"Ett\"\n".to_owned();
    for number in 0..MANY {
        let see: Vec<String> = see(number).into_iter().map(|it| format!("\"1.{it}\"")).collect();
        let see = see.join(", ");
        let _ = write!(text, "[[priority]]\nid = \"1.{number}\"\ntitle = \"T\"\nsee = [{see}]\n");
    }
    text
}

#[test]
fn a_circle_of_any_length_is_told_once() {
    let around = chain(|number| vec![(number + 1) % MANY]);
    let findings = found([("plan.toml", PLAN), ("1.toml", &*around)]);
    assert_eq!(findings.iter().map(|(finding, _)| finding.code.id).collect::<Vec<_>>(), ["PL213"]);
    let (circle, marked) = &findings[0];
    assert_eq!(marked, "\"1.0\"");
    let said = circle.message.get(plan::locale::Lang::En);
    assert_eq!(said, "the reference leads back: `1.0` → `1.1` → `1.2` → `1.3` → `1.4` → … → `1.4999` → `1.0`");
    // Each refers to the next and to the first: as many cycles as priorities, each longer than the one before.
    let knot = chain(|number| if number + 1 < MANY { vec![number + 1, 0] } else { vec![0] });
    let findings = found([("plan.toml", PLAN), ("1.toml", &*knot)]);
    assert!(findings.len() == MANY && findings.iter().all(|(it, _)| it.code.id == "PL213" && it.related.len() < 10));
}

#[test]
fn thousands_of_the_same_mistake_are_told_one_by_one() {
    let mut text = goal("");
    for number in 0..MANY {
        text += &activity(&format!("x{number}"), r#"["Film", "Filmen", "Dansfrämjande"]"#)
            .replace(&format!("Om x{number}"), "Om");
    }
    let asks = format!("{PLAN}{BY_PLACE}");
    let findings = found([("plan.toml", &*asks), ("1.toml", &*text)]);
    let count = |id: &str| findings.iter().filter(|(finding, _)| finding.code.id == id).count();
    let counts = ["PL208", "PL209", "PL212", "PL219"].map(count);
    assert_eq!(counts, [MANY, MANY - 1, MANY, MANY]);
    assert_eq!(findings.len(), counts.iter().sum::<usize>());
}
