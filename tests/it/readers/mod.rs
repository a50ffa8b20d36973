//! Tests that every reader takes the text of a plan as text: a CI log, a code host, a spreadsheet.

mod ci_log;
mod code_host;
mod sarif;
mod spreadsheet;

use crate::common::{Program, repository};

/// A plan of `tests/cases`.
fn case(name: &str) -> Program {
    Program::at(repository(&format!("tests/cases/{name}"))).below("plan")
}

/// A writable copy of a plan of `tests/cases`.
fn copy_of(name: &str) -> Program {
    let program = Program::temporary();
    for (path, text) in crate::common::files_below(&format!("tests/cases/{name}/plan")) {
        program.write(&path, text);
    }
    program
}

/// A committed plan with `text` wherever a plan can have text: in each key, in file names, and in git.
fn saying(text: &str) -> Program {
    let program = Program::temporary();
    let quoted = in_toml(text);
    // An id has neither spaces nor quotes.
    let id = plan::model::id_meant(text).unwrap_or_default();
    let (first, second, nobody) = (in_toml(&format!("1-{id}")), in_toml(&id), in_toml(&format!("nobody {id}")));
    // A name that begins with `#` looks like a temporary file, and is ignored.
    let file = text.replace(['/', '\0'], "");
    let file = if file.starts_with('#') { format!("1 {file}") } else { file };
    program.write(
        "governance.toml",
        format!(
            "title = {quoted}\n[organisation]\nname = {quoted}\nboard = {quoted}\n\
             [[focus]]\nyear = 2024\ntext = {quoted}\npriorities = [{quoted}]\n\
             [[plan]]\nid = \"p\"\ntitle = {quoted}\naim = {quoted}\n"
        ),
    );
    program.write(
        "p/plan.toml",
        format!(
            "id = \"p\"\ntitle = {quoted}\nlanguage = \"en\"\nabout = {quoted}\nperiod = {{ first = 2024, last = 2027 }}\n\
             [follow_up]\nevery = \"year\"\ncurrent = 2024\ntext = {quoted}\n[levels]\nactivity = {quoted}\n\
             [[status]]\nname = \"Blue\"\nstage = \"planned\"\nmeaning = {quoted}\n\
             [[status]]\nname = \"Red\"\nstage = \"off-track\"\ncolor = \"red\"\nmeaning = {quoted}\n\
             [[status]]\nname = {quoted}\nstage = \"ongoing\"\n[[status]]\nname = \"Green\"\nstage = \"done\"\n\
             [[owner]]\nname = {quoted}\naliases = [\"O\"]\n"
        ),
    );
    program.write(
        &format!("p/{file}.toml"),
        format!(
            "id = \"1\"\ntitle = {quoted}\ntext = {quoted}\n\
             [[activity]]\nid = {first}\ntitle = {quoted}\nowners = [\"O\", {nobody}]\nstart = 2024\n\
             follow_up.2024 = {{ status = \"Red\", note = {quoted} }}\n\
             [[activity]]\nid = {second}\ntitle = {quoted}\nowners = [\"O\"]\nstart = 2024\nevery = \"year\"\n\
             [[priority]]\nid = \"1.1\"\ntitle = {quoted}\ntext = {quoted}\nsee = [{quoted}]\nfocus = [{quoted}]\n\
             [[priority.activity]]\nid = \"1.1-1\"\ntitle = {quoted}\nowners = [{quoted}]\nstart = 2024\n\
             ended = {{ period = 2024, reason = {quoted} }}\n"
        ),
    );
    program.git("init -q");
    program.git("add -A");
    let line = text.replace(['\n', '\r', '\'', '\u{1b}'], " ");
    program.git_on("2025-01-01", &format!("A{line}"), &format!("commit -q -m '{line}'"));
    program.write("p/2.toml", format!("id = \"2\"\ntitle = {quoted}\n"));
    program
}

/// Returns a text as a TOML string.
fn in_toml(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out += &format!("\\u{:04x}", u32::from(c)),
            c => out.push(c),
        }
    }
    out + "\""
}
