//! Tests of Markdown as GitHub reads it: table cells, and no text that becomes markup.

use plan::source::printable;

use super::{Expected, any_ids, everything, expected, late_apart};
use crate::common::{Program, real, sample};

#[test]
fn every_activity_stands_in_the_document_whatever_it_says() {
    for program in [everything(), any_ids(), sample(), real()] {
        let told: Vec<Expected> = rows(&program).iter().map(activity).collect();
        let expected: Vec<Expected> = expected(&program).iter().map(shown).collect();
        assert_eq!(told.len(), expected.len());
        for (told, expected) in told.iter().zip(&expected) {
            assert_eq!(told, expected);
        }
    }
}

/// Texts of the plan bring no tags, images or links: all their markup is escaped.
#[test]
fn no_text_becomes_markup() {
    let said = everything().run("report --format md").fine();
    for (at, line) in said.lines().enumerate() {
        let own = line.replace("<br>", "").replace("<wbr>", "");
        // Anchors, and quotes before the plan's words.
        let own: String =
            own.split("<a id=\"").map(|part| part.split_once("\"></a>").map_or(part, |it| it.1)).collect();
        let own = own.strip_prefix('>').unwrap_or(&own);
        // The addresses of links, with `&` escaped.
        let own: String = own.split("](http").map(|part| part.replace("&amp;", "")).collect();
        let own = &*own;
        let bare: Vec<char> = unescaped_signs(own).collect();
        assert!(!bare.iter().any(|c| matches!(c, '<' | '>' | '`' | '&')), "line {}: {line}", at + 1);
    }
}

/// Returns the characters of a line that are not escaped.
fn unescaped_signs(line: &str) -> impl Iterator<Item = char> + '_ {
    let mut chars = line.chars();
    std::iter::from_fn(move || {
        loop {
            match chars.next()? {
                '\\' => _ = chars.next(),
                c => return Some(c),
            }
        }
    })
}

/// Returns the rows of activities under their goals: those with anchors.
fn rows(program: &Program) -> Vec<Vec<String>> {
    let said = program.run("report --format md --lang sv").fine();
    said.lines().filter(|line| line.starts_with("| <a id=")).map(cells).collect()
}

/// Splits a row at its pipes, and unescapes the cells.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut chars = line.trim_start_matches("| ").chars();
    while let Some(c) = chars.next() {
        let cell = cells.last_mut().expect("there is one");
        match c {
            '\\' => cell.extend(chars.next()),
            '|' => cells.push(String::new()),
            // The address of a link, which is also its text.
            ']' if chars.clone().next() == Some('(') => _ = chars.by_ref().find(|c| *c == ')'),
            '[' => {}
            c => cell.push(c),
        }
    }
    cells.iter().map(|cell| cell.trim_matches(' ').replace("<br>", "\n").replace("<wbr>", "")).collect()
}

fn activity(cells: &Vec<String>) -> Expected {
    let [id, title, owners, _, said, ""] = &cells.iter().map(String::as_str).collect::<Vec<_>>()[..] else {
        panic!("five cells: {cells:#?}")
    };
    let (status, note) = said.trim_start_matches("**").split_once("**").expect("a status that stands out");
    let status = status.replace('\u{a0}', " ");
    let (_, id) = id.rsplit_once("</a>").expect("a mark before the id");
    let owners = owners.split('\n').next().unwrap_or_default();
    let (_, status) = status.split_once(' ').expect("a sign and a word");
    let (is_late, status) = late_apart(status);
    Expected {
        id: id.to_owned(),
        // Its text, tags and links stand below it.
        title: title.split("\n\n").next().unwrap_or_default().to_owned(),
        owners: owners.split(", ").map(str::to_owned).collect(),
        status: Some(status.to_owned()).filter(|word| word.starts_with(char::is_uppercase)),
        note: Some(words(note)).filter(|note| !note.is_empty()),
        is_late,
    }
}

/// Returns the words of a text, whatever separates them.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the activity with visible control characters.
fn shown(expected: &Expected) -> Expected {
    let text = |text: &String| printable(text).into_owned();
    Expected {
        id: expected.id.clone(),
        title: text(&expected.title),
        owners: expected.owners.iter().map(text).collect(),
        status: expected.status.clone(),
        note: expected.note.as_ref().map(|note| words(&text(note))),
        is_late: expected.is_late,
    }
}
