//! What becomes of the files of a plan in which the commands write that change it.

use super::keys::Key;
use super::{plan, plan_before, program};
use crate::common::Program;

const MANIFEST: &str = "p/plan.toml";

/// Returns the goal files after colleagues have filled in a sheet.
pub(super) fn returned(keys: &[Key]) -> String {
    let program = program(&plan_before(keys));
    // The statuses that are filled in are of the scale too.
    let manifest = std::fs::read_to_string(program.path(MANIFEST)).expect("it is there");
    let statuses = keys.iter().filter(|key| key.name.contains("status.name") || key.name.ends_with("up.status"));
    let statuses = statuses.map(|key| format!("\n[[status]]\nname = \"{}\"\nstage = \"ongoing\"\n", key.written));
    program.write(MANIFEST, manifest + &statuses.collect::<String>());
    assert_eq!(program.run("export --all --period 2025 -o sheet.csv").code, 0);
    let sheet = std::fs::read_to_string(program.path("sheet.csv")).expect("it was written");
    let mut rows = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(sheet.as_bytes());
    let mut filled = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let mut heads = csv::StringRecord::new();
    for row in rows.records() {
        let row = row.expect("a row");
        heads = if heads.is_empty() { row.clone() } else { heads };
        let cells = row.iter().zip(&heads).map(|(cell, head)| {
            let answer = keys.iter().find(|key| key.before == cell).map_or(cell, |key| &key.written);
            if ["Status", "Note", "Value"].contains(&head) { answer } else { cell }
        });
        filled.write_record(cells).expect("memory");
    }
    program.write("filled.csv", filled.into_inner().expect("memory"));
    let answer = program.run("import filled.csv --period 2025");
    assert_eq!(answer.code, 0, "{answer}");
    let goals = plan().into_iter().filter(|(path, _)| path.starts_with("p/") && path != MANIFEST);
    goals.map(|(path, _)| std::fs::read_to_string(program.path(&path)).expect("it is there")).collect()
}

/// Returns the plan after git has merged it into one that was not changed.
pub(super) fn merged(keys: &[Key]) -> String {
    let before = plan_before(keys);
    let program = program(&before);
    let mut merged = String::new();
    for ((path, before), (_, after)) in before.iter().zip(&plan()) {
        program.write("base", before);
        program.write("theirs", after);
        assert_eq!(program.run(&format!("merge-driver base {path} theirs --path {path}")).code, 0);
        merged += &std::fs::read_to_string(program.path(path)).expect("it is there");
    }
    merged
}

/// Returns the lines that commands have written into a plan without them.
pub(super) fn edited() -> String {
    let program = program(&plain());
    let before = files_of(&program);
    for line in lines() {
        let answer = program.run(&line);
        assert_eq!(answer.code, 0, "{line}: {answer}");
    }
    let after = files_of(&program);
    after.lines().filter(|line| !before.lines().any(|old| old == *line)).collect::<Vec<_>>().join("\n")
}

/// Returns the plan without what the commands are to write.
fn plain() -> Vec<(String, String)> {
    let left_out = ["owners", "aliases", "email", "current", "kind"];
    let kept = |line: &&str| !left_out.iter().any(|key| line.starts_with(&format!("{key} = ")));
    let ids = ["G1.P1.A9", "G1.P1.A1", "G1.P1.A2", "G1.P1.A3", "G1.P1.A4"];
    let activity = |id: &str| {
        format!("\n[[priority.activity]]\nid = \"{id}\"\ntitle = \"{id}\"\nowners = [\"Role\"]\nstart = 2024\n")
    };
    let goal = "id = \"G1\"\ntitle = \"G1\"\n\n[[priority]]\nid = \"G1.P9\"\ntitle = \"G1.P9\"\n".to_owned();
    let goal = goal + &ids.map(activity).concat();
    let plain = |(path, text): (String, String)| {
        let text = match &*path {
            MANIFEST => text.replace("Plantitle", "Title").split("[closed.").next().expect("a start").to_owned(),
            "p/1.toml" => return (path, goal.clone()),
            _ => text,
        };
        (path, text.lines().filter(kept).collect::<Vec<_>>().join("\n") + "\n")
    };
    plan().into_iter().map(plain).collect()
}

/// Returns the commands that write into the plan.
fn lines() -> Vec<String> {
    let thing = |id: &str, word: &str| {
        let small = word.to_lowercase();
        format!(
            "set {id} {word}status --note {word}note --source '{word}source https://{small}source.example.org/a' \
             --title {word}title --text {word}text --owner {word}owner --tag {small}tag \
             --link '{word}link https://{small}link.example.org/a'"
        )
    };
    let measure = |id: &str, word: &str, [year, baseline, target, earlier, value]: [&str; 5]| {
        let small = word.to_lowercase();
        [
            format!(
                "add measure {id} --title {word}measure --unit {small}unit --better down --baseline {year}={baseline} \
                 --target 2027={target}"
            ),
            format!("set {id}.M1 --value 2024={earlier}"),
            format!(
                "set {id}.M1 --value {value} --note {word}valuenote \
                 --source '{word}valuelink https://{small}value.example.org/a'"
            ),
        ]
    };
    let lines = [
        "set p --title Plantitle --owner Planowner",
        "move G1.P9 --to G1 --id G1.P1",
        "set G1 Closedstatus --note Closednote --period 2023",
        "set G1.P1 Closedstatus --period 2023",
        "close 2023 --today 2024-01-17",
        "open 2025 --yes",
        "set G1.P1.A2 --every '3 years' --until 2027-10-09",
        "end G1.P1.A3 --reason Endedreason --into G1.P1.A1",
        "end G1.P1.A4 --reason Replaced --period 2024 --by G2.A2",
        "move G1.P1.A9 --to G1",
        "add owner Another --alias Owneralias --email owneremail@example.org",
        "add goal --id G4 --title G4 --kind direction",
    ];
    let things = [
        thing("G1", "Goal"),
        thing("G1.P1", "Priority"),
        thing("G1.P1.A1", "Activity") + " --support Activitysupport --start 2024-02-03 --deadline 2026-11-13",
    ];
    let measures = [
        measure("G1", "Goal", ["2022", "81.25", "12.5", "63.75", "41.5"]),
        measure("G1.P1", "Priority", ["2021", "82.25", "13.5", "64.75", "42.5"]),
        measure("G1.P1.A1", "Activity", ["2020", "83.25", "14.5", "65.75", "43.5"]),
    ];
    lines.map(str::to_owned).into_iter().chain(things).chain(measures.into_iter().flatten()).collect()
}

/// Returns the text of all files in the plan's directory.
fn files_of(program: &Program) -> String {
    let mut paths: Vec<_> = std::fs::read_dir(program.path("p")).expect("it is there").collect();
    paths.sort_by_key(|entry| entry.as_ref().expect("a file").path());
    let text = |entry: &std::io::Result<std::fs::DirEntry>| {
        std::fs::read_to_string(entry.as_ref().expect("a file").path()).expect("it can be read")
    };
    paths.iter().map(text).collect()
}
