//! Tests of simultaneous changes by several people: none is lost.

use crate::common::Program;

use super::{MANIFEST, left};

/// The number of goals that the activities are spread over; everybody changes each goal.
const GOALS: usize = 8;

/// A plan with unassessed activities.
fn plan(activities: usize) -> Program {
    let program = Program::temporary();
    program.write("governance.toml", "title = \"G\"\n");
    program.write("p/plan.toml", format!("{MANIFEST}[[status]]\nname = \"Green\"\nstage = \"done\"\n"));
    for goal in 0..GOALS {
        let own = (goal..activities).step_by(GOALS);
        let activity = |number: usize| {
            format!("\n[[activity]]\nid = \"{goal}-{number}\"\ntitle = \"T\"\nowners = [\"A\"]\nstart = 2024\n")
        };
        let activities: String = own.map(activity).collect();
        program.write(&format!("p/{goal}.toml"), format!("id = \"{goal}\"\ntitle = \"G\"\n{activities}"));
    }
    program
}

/// Runs simultaneous changes, and asserts that all of them are made.
fn change(people: usize, each: usize) {
    let program = plan(people * each);
    std::thread::scope(|scope| {
        for person in 0..people {
            let program = &program;
            scope.spawn(move || {
                for number in (0..each).map(|at| at * people + person) {
                    let id = format!("{}-{number}", number % GOALS);
                    // Some change the whole portfolio, some only their plan.
                    let dir = ["-C .", "-C p"][person % 2];
                    let answer =
                        program.run(&format!("set {id} Green {dir} --period 2024 --note 'by {person}' --wait 600"));
                    // On a slow machine a run may report that it waits.
                    assert_eq!(answer.code, 0, "{answer}");
                }
            });
        }
    });
    let rows = program.run("list --period 2024 --status Green --columns id,note --format tsv").fine();
    let mut found: Vec<(usize, String)> = rows.lines().skip(1).map(number_and_note).collect();
    found.sort_unstable();
    let expected: Vec<_> = (0..people * each).map(|number| (number, format!("by {}", number % people))).collect();
    assert_eq!(found, expected);
    assert_eq!(left(&program), Vec::<std::path::PathBuf>::new());
}

fn number_and_note(row: &str) -> (usize, String) {
    let (id, note) = row.split_once('\t').expect("two columns");
    let number = id.rsplit('-').next().and_then(|number| number.parse().ok());
    (number.expect("a number"), note.to_owned())
}

#[test]
fn four_people_lose_no_change() {
    change(4, 8);
}

#[test]
#[ignore = "takes a minute; run by .ci/run"]
fn eight_people_with_fifty_changes_each_lose_none() {
    change(8, 50);
}
