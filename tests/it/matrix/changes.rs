//! What becomes of the files of a plan in which the commands write that change it.

use super::keys::Key;
use super::{plan, plan_before, program, text_of};

/// Returns the plan after colleagues have filled in a sheet.
pub(super) fn returned(keys: &[Key]) -> String {
    let program = program(&plan_before(keys));
    // The statuses that are filled in are of the scale too.
    let manifest = std::fs::read_to_string(program.path("plan.toml")).expect("it is there");
    let statuses = keys.iter().filter(|key| key.name.contains("status.name") || key.name.ends_with("up.status"));
    let statuses = statuses.map(|key| format!("\n[[status]]\nname = \"{}\"\nstage = \"ongoing\"\n", key.written));
    program.write("plan.toml", manifest + &statuses.collect::<String>());
    assert_eq!(program.run("export --all -o sheet.csv").code, 0);
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
    let answer = program.run("import filled.csv");
    assert_eq!(answer.code, 0, "{answer}");
    sheet + &text_of(&program)
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
    let manifest = plan().into_iter().find(|(path, _)| path == "plan.toml").expect("a plan").1;
    let left_out = ["owners", "aliases", "email"];
    let kept = |line: &&str| !left_out.iter().any(|key| line.starts_with(&format!("{key} = ")));
    let manifest = manifest.replace("Plantitle", "Title").lines().filter(kept).collect::<Vec<_>>().join("\n");
    let activity =
        |id: &str| format!("\n[[priority.activity]]\nid = \"{id}\"\ntitle = \"{id}\"\nowners = [\"Role\"]\n");
    let activities: String = ["G1.P1.A9", "G1.P1.A1", "G1.P1.A2", "G1.P1.A3"].map(activity).concat();
    let goal = format!("id = \"G1\"\ntitle = \"G1\"\n\n[[priority]]\nid = \"G1.P1\"\ntitle = \"G1.P1\"\n{activities}");
    let program = program(&[
        ("plan.toml".to_owned(), manifest),
        ("1.toml".to_owned(), goal),
        ("2.toml".to_owned(), "id = \"G2\"\ntitle = \"G2\"\n".to_owned()),
    ]);
    let thing = |id: &str, word: &str| {
        let small = word.to_lowercase();
        format!(
            "set {id} {word}status --note {word}note --source https://{small}source.example.org/a --title {word}title \
             --text {word}text --owner {word}owner --tag {small}tag --link '{word}link https://{small}link.example.org/a'"
        )
    };
    let lines = [
        thing("G1", "Goal"),
        thing("G1.P1", "Priority"),
        thing("G1.P1.A1", "Activity") + " --support Activitysupport --start 2024-02-03 --deadline 2026-11-13",
        "set G1.P1.A2 --every '3 years' --until 2027-10-09".to_owned(),
        "end G1.P1.A3 --reason Endedreason --into G1.P1.A1".to_owned(),
        "move G1.P1.A9 --to G1".to_owned(),
        "add measure G1 --title Measuretitle --unit measureunit --better down --baseline 2022=81.25 --target 2027=12.5"
            .to_owned(),
        "set G1.M1 --value 2024=63.75".to_owned(),
        "set G1.M1 --value 41.5 --note Valuenote --source https://valuesource.example.org/a".to_owned(),
        "set p --title Plantitle --owner Planowner".to_owned(),
        "add owner Another --alias Owneralias --email owneremail@example.org".to_owned(),
    ];
    let before = text_of(&program);
    for line in lines {
        let answer = program.run(&line);
        assert_eq!(answer.code, 0, "{answer}");
    }
    let after = text_of(&program);
    after.lines().filter(|line| !before.lines().any(|old| old == *line)).collect::<Vec<_>>().join("\n")
}
