//! Tests of merge commits: only their own changes are listed, and nothing is listed twice.

use super::{change, repository, state};
use crate::common::{Program, assert_said};

const FILE: &str = "1-scener.toml";

/// Two branches of the same plan; the second is merged into the first, without a commit yet.
fn two_sides(first: impl Fn(&Program), second: impl Fn(&Program)) -> Program {
    let program = repository();
    program.git("branch gren");
    first(&program);
    program.commit_on("2024-02-01", "Huvud", "På huvudgrenen");
    program.git("checkout -q gren");
    second(&program);
    program.commit_on("2024-03-01", "Gren", "På grenen");
    program.git("checkout -q main");
    program
}

/// Merges, resolves the files, and commits.
fn merge(program: &Program, resolve: impl Fn(&Program)) {
    program.git("merge -q --no-ff --no-commit -s ours gren");
    program.git("checkout -q gren -- .");
    resolve(program);
    program.commit_on("2024-04-01", "Sammanfogare", "Slå ihop");
}

fn follow_up(id: &'static str, status: &'static str) -> impl Fn(&Program) {
    move |program| state(program, FILE, id, &format!("follow_up.2024 = {{ status = \"{status}\" }}"))
}

fn told(program: &Program) -> String {
    program.run("log 4.1.1-1 4.1.1-2 -C planer/å --lang en --since 2024-01-02").fine()
}

#[test]
fn what_both_sides_brought_is_told_of_those_who_did_it() {
    let program = two_sides(follow_up("4.1.1-1", "Gult"), follow_up("4.1.1-2", "Rött"));
    merge(&program, follow_up("4.1.1-1", "Gult"));
    let told = told(&program);
    assert!(told.contains("2 changes") && !told.contains("Sammanfogare"), "{told}");
    assert_eq!((told.matches("→ Gult").count(), told.matches("→ Rött").count()), (1, 1), "{told}");
    // Merged by git itself, and by rebasing.
    let program =
        two_sides(follow_up("4.1.1-1", "Gult"), |program| change(program, FILE, "Film i hela", "Filmen i hela"));
    program.git_on("2024-04-01", "Sammanfogare", "merge -q --no-ff -m 'Slå ihop' gren");
    let told = program.run("log -C planer/å --lang en --since 2024-01-02").fine();
    assert!(told.contains("2 changes") && !told.contains("Sammanfogare"), "{told}");
}

#[test]
fn what_a_merge_made_up_is_told_of_it() {
    let program = two_sides(follow_up("4.1.1-1", "Gult"), follow_up("4.1.1-1", "Rött"));
    merge(&program, |program| change(program, FILE, "Rött", "Grönt"));
    let other = two_sides(follow_up("4.1.1-1", "Gult"), follow_up("4.1.1-1", "Gult"));
    merge(&other, |program| change(program, FILE, "Måla scenen", "Måla om scenen"));
    let line = "log 4.1.1-1 4.1.1-2 -C planer/å --since 2024-01-02";
    assert_said([program.run(line), other.run(line)], "log/merged.txt");
}

#[test]
fn what_a_merge_dropped_is_told_of_it() {
    // Only one side had changed it, and the merge reverted that.
    let program = two_sides(follow_up("4.1.1-1", "Gult"), follow_up("4.1.1-2", "Rött"));
    merge(&program, |_| ());
    let dropped = told(&program);
    assert!(dropped.contains("Sammanfogare") && dropped.contains("Gult → "), "{dropped}");
    assert!(!dropped.contains("Rött → "), "{dropped}");
    // Both sides had changed it, and the merge chose one.
    let program = two_sides(follow_up("4.1.1-1", "Gult"), follow_up("4.1.1-1", "Rött"));
    merge(&program, |_| ());
    let dropped = told(&program);
    assert!(dropped.contains("Gult → Rött"), "{dropped}");
    let blame = program.run("blame 4.1.1-1 -C planer/å").fine();
    assert!(blame.contains("Sammanfogare"), "{blame}");
}

#[test]
fn a_side_that_was_merged_before_is_not_told_again() {
    let program = two_sides(follow_up("4.1.1-1", "Gult"), follow_up("4.1.1-2", "Rött"));
    merge(&program, follow_up("4.1.1-1", "Gult"));
    program.git("checkout -q gren");
    change(&program, FILE, "Rött", "Grönt");
    program.commit_on("2024-05-01", "Gren", "Klart på grenen");
    program.git("checkout -q main");
    program.git_on("2024-06-01", "Sammanfogare", "merge -q --no-ff -m 'Slå ihop igen' gren");
    let told = told(&program);
    assert!(told.contains("3 changes") && !told.contains("Sammanfogare"), "{told}");
    assert!(told.contains("Rött → Grönt"), "{told}");
}
