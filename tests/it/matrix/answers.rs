//! What the commands answer that show a plan, or a change of it.

use std::fmt::Write;
use std::io::{Cursor, Read};

use super::keys::Key;
use super::{plan, plan_before, program, text_of};
use crate::common::Program;
use crate::foreign_words::said_in;

/// Returns the answer of each command that shows a plan, or a change of it.
pub(super) fn answers(keys: &[Key]) -> Vec<(&'static str, String)> {
    let before = plan_before(keys);
    let program = program(&before);
    program.commit("Before");
    program.write("out/empty", "");
    for (path, text) in plan() {
        program.write(&path, text);
    }
    let said = |line: &str| program.run(line).fine().replace('\u{a0}', " ");
    let things = "G1 G1.P1 G1.P1.A1 G1.P1.A2 G1.P1.A3 G1.P1.A4 G3 G3.P1 G1.M1 p Role";
    let columns = "plan,goal,priority,id,title,text,owners,support,start,every,deadline,until,tags,links,measures,period,\
        status,stage,late,closed_by,note";
    let file = |line: &str, path: &str| {
        assert_eq!(program.run(line).code, 0, "{line}");
        std::fs::read(program.path(path)).expect("it was written")
    };
    let office = |format: &str| {
        let bytes = file(&format!("report -o out/r.{format}"), &format!("out/r.{format}"));
        said_in(&bytes) + &links_in(&bytes)
    };
    let site = || {
        assert_eq!(program.run("site -o out/site").code, 0);
        let text = |page| std::fs::read_to_string(program.path(&format!("out/site/{page}.html"))).expect("a page");
        let pages = "index p/index p/g1 p/g1.p1 p/g1.a1 p/g1.p1.a1 p/g1.p1.a2 p/g1.p1.a3 p/g1.p1.a4 p/g2.a1 p/g3 p/g3.p1 \
            p/owner/role";
        pages.split(' ').map(text).collect::<String>()
    };
    let mut answers = vec![
        ("show", said(&format!("show {things}"))),
        ("show json", things.split(' ').map(|id| said(&format!("show {id} --format json"))).collect()),
        ("tree", said("tree")),
        ("tree json", said("tree --format json")),
        ("list", said(&format!("list --format csv --columns {columns}"))),
        ("list json", said("list --format json")),
        ("status", said("status")),
        ("due", said("due")),
        ("owners json", said("owners --format json")),
        ("plans", said("plans")),
        ("plans json", said("plans --format json")),
        ("report md", said("report --format md")),
        ("report html", said("report --format html").replace("&#160;", " ")),
        ("report docx", office("docx").replace('\u{a0}', " ")),
        ("report xlsx", office("xlsx").replace('\u{a0}', " ")),
        ("site", site().replace('\u{a0}', " ")),
        ("diff", said("diff")),
        ("diff json", said("diff --format json")),
    ];
    let sheet =
        String::from_utf8(file("export --all -o out/s.csv", "out/s.csv")).expect("UTF-8").replace('\u{a0}', " ");
    program.commit("After");
    answers.push(("log", said("log")));
    answers.push(("fmt", {
        said("fmt");
        text_of(&program)
    }));
    answers.push(("list with a filter", filtered(&program, keys)));
    answers.push(("sheet", sheet));
    answers
}

/// Returns the addresses that an office document links to, which stand beside its text.
fn links_in(document: &[u8]) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(document)).expect("a package");
    let mut links = String::new();
    for at in 0..package.len() {
        let mut part = package.by_index(at).expect("a part");
        if part.name().expect("a name").ends_with(".rels") {
            part.read_to_string(&mut links).expect("XML");
        }
    }
    links
}

/// Returns the markers by which a filter finds some of the activities, but not all.
fn filtered(program: &Program, keys: &[Key]) -> String {
    let option = |name: &str| match name {
        "goal.title" => Some("--goal"),
        "priority.title" => Some("--priority"),
        "plan.title" => Some("--plan"),
        "activity.support" => Some("--support"),
        "activity.start" => Some("--start"),
        "activity.until" => Some("--until"),
        "activity.deadline" => Some("--deadline"),
        "activity.every" => Some("--every"),
        "activity.follow_up.status" | "plan.status.name" => Some("--status"),
        "plan.owner.aliases" => Some("--owner"),
        name if name.split('.').next_back() == Some("owners") => Some("--owner"),
        name if name.split('.').next_back() == Some("tags") => Some("--tag"),
        "priority.focus" => Some("--focus"),
        "activity.title" | "activity.text" | "activity.follow_up.note" | "activity.links.title" => Some("--text"),
        _ => None,
    };
    let mut found = String::new();
    let all = program.run("list --format csv --columns id").fine().lines().count() - 1;
    for (key, option) in keys.iter().filter_map(|key| Some((key, option(&key.name)?))) {
        let wanted = if option == "--focus" { "Focusname" } else { key.written.trim_matches('"') };
        let rows =
            program.run(&format!("list {option} '{wanted}' --format csv --columns id")).fine().lines().count() - 1;
        if (1..all).contains(&rows) || (option == "--plan" && rows == all) {
            writeln!(found, "{}", key.written).expect("memory");
        }
    }
    found
}
