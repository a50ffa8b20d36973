//! Tests of `plan log` and `plan blame` in real repositories.

mod blame;
mod broken;
mod followed;
mod hostile;
mod log;
mod merges;
mod refused;
mod silent;

use crate::common::Program;

/// The folder of the plan in its repository.
const DIR: &str = "planer/å";

const MANIFEST: &str = r#"id = "kultur"
title = "Kulturplan 2024–2027"
language = "sv"
period = { first = 2024, last = 2027 }

[follow_up]
every = "year"
current = 2025

[[status]]
name = "Blått"
stage = "planned"

[[status]]
name = "Rött"
stage = "off-track"

[[status]]
name = "Gult"
stage = "ongoing"

[[status]]
name = "Grönt"
stage = "done"

[[owner]]
name = "Filmfrämjande"

[[owner]]
name = "Teaterfrämjande"
aliases = ["Teaterfrämjandet"]
"#;

const GOAL: &str = r#"id = "4.1"
title = "Utveckla scenerna"

[[priority]]
id = "4.1.1"
title = "Öppna scener"

[[priority.activity]]
id = "4.1.1-1"
title = "Bygg en scen"
owners = ["Teaterfrämjande"]
start = 2024
every = "year"

[[priority.activity]]
id = "4.1.1-2"
title = "Måla scenen"
owners = ["Filmfrämjande"]
start = 2024

[[priority]]
id = "4.1.2"
title = "Film i hela länet"
"#;

/// A plan in a folder, committed on the first day of 2024.
fn repository() -> Program {
    let program = Program::temporary();
    write(&program, "plan.toml", MANIFEST);
    write(&program, "1-scener.toml", GOAL);
    program.commit_on("2024-01-01", "Åsa Öberg", "Antagen plan");
    program
}

fn write(program: &Program, file: &str, text: &str) {
    program.write(&format!("{DIR}/{file}"), text);
}

fn read(program: &Program, file: &str) -> String {
    std::fs::read_to_string(program.path(&format!("{DIR}/{file}"))).expect("the file is there")
}

/// Replaces a text in a file.
#[track_caller]
fn change(program: &Program, file: &str, from: &str, to: &str) {
    let text = read(program, file);
    assert!(text.contains(from), "{file} has no {from}");
    write(program, file, &text.replacen(from, to, 1));
}

/// Appends a line to an activity.
#[track_caller]
fn state(program: &Program, file: &str, id: &str, line: &str) {
    let id = format!("id = \"{id}\"\n");
    let text = read(program, file);
    let start = text.find(&id).expect("the activity is there");
    let end = text[start..].find("\n\n").map_or(text.len(), |end| start + end + 1);
    write(program, file, &format!("{}{line}\n{}", &text[..end], &text[end..]));
}
