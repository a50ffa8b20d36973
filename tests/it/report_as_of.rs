//! Tests of `plan report --as-of`: the plan beside itself as its files were on an earlier day.

use crate::common::{Answer, Program};

const THEN: &str = "2026-06-01";
const LATER: &str = "2026-09-01";
const AUTHOR: &str = "Ada <ada@example.org>";

/// Returns an activity with an owner and its status for 2026.
fn activity(id: &str, owner: &str, status: &str) -> String {
    format!(
        "[[activity]]\nid = \"{id}\"\ntitle = \"Act {id}\"\nowners = [\"{owner}\"]\nstart = 2025\nevery = \"year\"\n\
         follow_up.2026 = {{ status = \"{status}\", note = \"{status} it is\" }}\n"
    )
}

fn goal(activities: &[String]) -> String {
    format!("id = \"1\"\ntitle = \"Goal\"\n{}", activities.concat())
}

fn manifest(id: &str, red: &str) -> String {
    format!(
        "id = \"{id}\"\ntitle = \"Plan {id}\"\nlanguage = \"en\"\nperiod = {{ first = 2025, last = 2027 }}\n\
         [follow_up]\ncurrent = 2026\n[[owner]]\nname = \"A\"\n[[owner]]\nname = \"B\"\n\
         [[status]]\nname = \"Green\"\nstage = \"done\"\n[[status]]\nname = \"Yellow\"\nstage = \"ongoing\"\n\
         [[status]]\nname = \"{red}\"\nstage = \"off-track\"\n"
    )
}

/// A plan whose activities got worse and better, moved, were taken out and came since the first commit.
fn changed() -> Program {
    let program = Program::temporary();
    program.write("p/plan.toml", manifest("p", "Red"));
    let then = [("1-1", "A", "Green"), ("1-2", "A", "Yellow"), ("1-3", "B", "Red"), ("1-4", "A", "Red")];
    program.write("p/1.toml", goal(&then.map(|(id, owner, status)| activity(id, owner, status))));
    program.commit_on(THEN, AUTHOR, "then");
    let moved = activity("1-9", "A", "Green").replace("title =", "formerly = [\"1-2\"]\ntitle =");
    let now = [("1-1", "A", "Red"), ("1-4", "A", "Red"), ("1-5", "A", "Red")];
    let [a, b, c] = now.map(|(id, owner, status)| activity(id, owner, status));
    program.write("p/1.toml", goal(&[a, moved, b, c]));
    program.commit_on(LATER, AUTHOR, "later");
    program
}

fn report(program: &Program, line: &str) -> Answer {
    program.run(&format!("report -C p --today 2026-12-31 {line}"))
}

/// Returns a report in Markdown, with ordinary spaces.
#[track_caller]
fn told(program: &Program, line: &str) -> String {
    report(program, &format!("--format md {line}")).fine().replace('\u{a0}', " ")
}

#[test]
fn what_is_worse_better_new_and_gone_since_a_day_is_told() {
    let program = changed();
    let english = told(&program, "--as-of 2026-06-30 --lang en");
    for said in [
        "**3 off track** (2 on 30 June 2026). 1 better, 1 worse, 1 new, 1 gone.",
        "# Changes since 30 June 2026",
        "| Status | 30 June 2026 | 31 December 2026 | Difference |",
        "From 30 June 2026 (rows) to 31 December 2026 (columns)",
        "on 31 December 2026 but not on 30 June 2026 (2)",
        "on 30 June 2026 but not on 31 December 2026 (1)",
        "◐ Yellow → ● Green",
        "● Green → ✗ Red",
        "| 1-3 | Act 1-3 | B | ✗ Red → no longer in the plan |",
        "30 June 2026 (commit ",
    ] {
        assert!(english.contains(said), "{said}: {english}");
    }
    let swedish = told(&program, "--as-of 2026-06-30 --lang sv");
    for said in [
        "**3 avviker** (2 den 30 juni 2026). 1 bättre, 1 sämre, 1 ny, 1 borta.",
        "# Förändringar sedan 30 juni 2026",
        "den 31 december 2026 men inte den 30 juni 2026 (2)",
        "✗ Red → finns inte kvar i planen",
    ] {
        assert!(swedish.contains(said), "{said}: {swedish}");
    }
}

#[test]
fn totals_count_what_there_was_and_what_there_is() {
    let program = changed();
    let told = told(&program, "--as-of 2026-06-30 --lang en");
    for row in [
        "| ● Green | 1 | 1 | – |",
        "| ◐ Yellow | 1 | – | −1 |",
        "| ✗ Red | 2 | 3 | \\+1 |",
        "| **Total** | **4** | **4** | **–** |",
    ] {
        assert!(told.contains(row), "{row}: {told}");
    }
    // B answers for nothing any more.
    assert!(told.contains("| B | – |") && !told.contains("[B]"), "{told}");
    // A selection counts what it selected then too.
    let of_a = self::told(&program, "--as-of 2026-06-30 --lang en --owner A");
    assert!(of_a.contains("**3 off track** (1 on 30 June 2026). 1 better, 1 worse, 1 new."), "{of_a}");
}

#[test]
fn every_format_has_it_and_a_commit_is_a_day_too() {
    let program = changed();
    for format in ["table", "html"] {
        let told =
            report(&program, &format!("--as-of HEAD~1 --format {format} --lang en --sections changes -o -")).fine();
        let told = told.replace('\u{a0}', " ");
        assert!(told.contains("Changes since 1 June 2026") && told.contains("1-3") && told.contains("1-9"), "{told}");
    }
    for format in ["docx", "xlsx"] {
        report(&program, &format!("--as-of {THEN} --format {format} -o ut.{format}")).fine();
    }
    let latest = told(&program, "--as-of HEAD --lang en --sections changes");
    assert!(latest.contains("No status has changed."), "{latest}");
}

#[test]
fn a_renamed_status_is_compared_by_its_stage_and_a_renamed_plan_is_the_same() {
    let program = changed();
    std::fs::rename(program.path("p"), program.path("q")).expect("a folder can be renamed");
    program.write("q/plan.toml", manifest("q", "Scarlet").replace("Plan q", "Plan p"));
    let goal =
        std::fs::read_to_string(program.path("q/1.toml")).expect("it is there").replace("\"Red\"", "\"Scarlet\"");
    program.write("q/1.toml", goal);
    let line = "report -C q --format md --lang en --today 2026-12-31 --sections changes --as-of";
    let told = program.run(&format!("{line} {LATER}")).fine().replace('\u{a0}', " ");
    assert!(told.contains("| ✗ Scarlet | 3 | 3 | – |") && !told.contains("Worse") && !told.contains("Red |"), "{told}");
    let told = program.run(&format!("{line} {THEN}")).fine().replace('\u{a0}', " ");
    assert!(told.contains("| ✗ Scarlet | 2 | 3 | \\+1 |") && told.contains("no longer in the plan"), "{told}");
    assert!(told.contains("1 June 2026 (commit ") && told.contains(", the plan was called p then)"), "{told}");
}

#[test]
fn another_plan_is_not_compared_with() {
    let program = changed();
    program.write("governance.toml", "title = \"All\"\n");
    program.write("r/plan.toml", manifest("r", "Red"));
    program.write("r/1.toml", goal(&[activity("1-1", "A", "Red")]));
    let told = program.run(&format!("report -C . --format md --lang en --today 2026-12-31 --as-of {THEN}")).fine();
    let told = told.replace('\u{a0}', " ");
    assert!(told.contains("The plan did not exist on 1 June 2026, so there is nothing to compare with."), "{told}");
    assert!(told.contains("Compared with:** nothing: the plan did not exist on 1 June 2026"), "{told}");
}

#[test]
fn what_cannot_be_compared_is_refused_with_the_reason() {
    let program = changed();
    let refused = |line: &str| report(&program, &format!("--lang en {line}")).refused();
    for (line, said) in [
        ("--as-of 2027-01-01", "--as-of: 2027-01-01 has not been yet"),
        ("--as-of 2026-05-31", "the plan is from 2026-06-01: write that day or a later one"),
        ("--as-of 2026-02-30", "--as-of: `2026-02-30` is not a day"),
        ("--as-of 2026/06/31", "--as-of: `2026/06/31` is not a day"),
        ("--as-of 2026/06/30", "--as-of: `2026/06/30` is not a day"),
        ("--as-of 20260630", "--as-of: `20260630` is not a day"),
        ("--as-of nowhere", "git does not know `nowhere`"),
        ("--as-of 2026-06-30 --compare=2025", "--as-of and --compare cannot be given together"),
        ("--as-of 2026-06-30 --matrix", "--as-of and --matrix cannot be given together"),
    ] {
        assert!(refused(line).contains(said), "{line}: {}", refused(line));
    }
    // A broken file then would make everything in it seem new; a broken one now, gone.
    let whole = std::fs::read_to_string(program.path("p/1.toml")).expect("it is there");
    program.write("p/1.toml", format!("{whole}[[activity"));
    let told = refused("--as-of 2026-06-30");
    assert_eq!(told.matches("1.toml:32:1: error[PL003]").count(), 1, "{told}");
    program.commit_on("2026-10-01", AUTHOR, "broken");
    program.write("p/1.toml", whole);
    let told = refused("--as-of 2026-10-02");
    assert!(told.contains("1.toml:32:1: error[PL003]") && told.contains("the plan on 2026-10-02 (commit "), "{told}");
    report(&program, "--as-of 2026-09-30 --format md").fine();
}

#[test]
fn what_was_handed_over_is_counted_where_it_was_and_where_it_is() {
    let program = changed();
    let goal = std::fs::read_to_string(program.path("p/1.toml")).expect("it is there");
    // The activity 1-1 goes from A to B, and nothing else happens.
    program.write("p/1.toml", goal.replacen("owners = [\"A\"]", "owners = [\"B\"]", 1));
    program.commit_on("2026-10-01", AUTHOR, "handed over");
    let of =
        |owner: &str| told(&program, &format!("--as-of {LATER} --lang en --sections changes,owners --owner {owner}"));
    let of_a = of("A");
    for said in ["| **Total** | **4** | **3** | **−1** |", "No longer in the selection (1): ✗ 1-1", "| [A]"] {
        assert!(of_a.contains(said), "{said}: {of_a}");
    }
    assert!(!of_a.contains("has changed") && !of_a.contains("gone"), "{of_a}");
    let of_b = of("B");
    for said in ["| **Total** | **–** | **1** | **\\+1** |", "New in the selection (1): ✗ 1-1"] {
        assert!(of_b.contains(said), "{said}: {of_b}");
    }
    // Nothing is new or gone in the plan.
    let all = told(&program, &format!("--as-of {LATER} --lang en"));
    assert!(!all.contains("1 new") && !all.contains("in the selection"), "{all}");
}

#[test]
fn a_filter_that_fits_only_what_is_gone_tells_of_it() {
    let program = changed();
    let told = told(&program, &format!("--as-of {THEN} --lang en --owner B"));
    assert!(
        told.contains("1 gone.") && told.contains("| 1-3 | Act 1-3 | B | ✗ Red → no longer in the plan |"),
        "{told}"
    );
}

#[test]
fn two_commits_of_one_day_are_told_apart() {
    let program = changed();
    let told = program.run(&format!("report -C p --today {LATER} --format md --lang en --as-of HEAD"));
    let told = told.fine().replace('\u{a0}', " ");
    assert!(told.contains("# Changes since commit ") && told.contains(" | now | Difference |"), "{told}");
}

#[test]
fn a_plan_that_is_gone_is_named() {
    let program = changed();
    program.write("governance.toml", "title = \"All\"\n");
    program.write("r/plan.toml", manifest("r", "Red"));
    program.write("r/1.toml", goal(&[activity("1-1", "A", "Red")]));
    program.commit_on("2026-10-01", AUTHOR, "another");
    std::fs::remove_dir_all(program.path("r")).expect("a folder can be removed");
    let line = "report -C . --format md --lang en --today 2026-12-31 --as-of 2026-10-01";
    let told = program.run(line).fine();
    assert!(told.contains("**Plans that are gone:** Plan r"), "{told}");
    // One that got another id meanwhile is not gone.
    program.write("p/plan.toml", manifest("s", "Red").replace("Plan s", "Plan p"));
    let told = program.run(line).fine();
    assert!(
        told.contains("**Plans that are gone:** Plan r")
            && !told.contains("Plan p, ")
            && !told.contains("did not exist"),
        "{told}"
    );
}

#[test]
fn a_plan_that_git_does_not_have_yet_is_refused_with_what_to_do() {
    let program = Program::temporary();
    program.write("other", "x");
    program.commit_on(THEN, AUTHOR, "other");
    program.write("p/plan.toml", manifest("p", "Red"));
    program.write("p/1.toml", goal(&[activity("1-1", "A", "Red")]));
    let told = report(&program, &format!("--lang en --as-of {THEN}")).refused();
    assert!(told.contains("the plan is not saved in git yet: `git add` and `git commit` do that"), "{told}");
}

#[test]
fn a_plan_of_goals_alone_is_compared_by_its_goals() {
    let program = Program::temporary();
    let manifest = manifest("p", "Red").replace("current = 2026", "current = 2026\nlevels = [\"goal\"]");
    program.write("p/plan.toml", manifest);
    let goal = |id: &str, status: &str| {
        let head = format!("id = \"{id}\"\ntitle = \"Goal {id}\"\nowners = [\"A\"]\n");
        let activity = format!("[[activity]]\nid = \"{id}-1\"\ntitle = \"Act\"\nstart = 2025\nevery = \"year\"\n");
        format!(
            "{head}follow_up.2025 = {{ status = \"Green\" }}\nfollow_up.2026 = {{ status = \"{status}\" }}\n{activity}"
        )
    };
    program.write("p/1.toml", goal("1", "Green"));
    program.write("p/2.toml", goal("2", "Green"));
    program.commit_on(THEN, AUTHOR, "then");
    program.write("p/1.toml", goal("1", "Red"));
    std::fs::remove_file(program.path("p/2.toml")).expect("a file can be removed");
    program.write("p/3.toml", goal("3", "Green"));
    let of_files = told(&program, &format!("--as-of {THEN} --lang en"));
    for said in [
        "1 worse, 1 new, 1 gone.",
        "| **Total** | **2** | **2** | **–** |",
        "Goal: own assessment (3)",
        "● Green → ✗ Red |",
        "| new → ● Green |",
        "● Green → no longer in the plan |",
    ] {
        assert!(of_files.contains(said), "{said}: {of_files}");
    }
    let of_period = told(&program, "--lang en");
    for said in ["1 worse.", "| ✗ Red | – | 1 | \\+1 |", "Goal: own assessment (1)"] {
        assert!(of_period.contains(said), "{said}: {of_period}");
    }
}

#[test]
fn a_filter_that_was_called_something_else_is_not_counted_as_nothing() {
    let program = changed();
    let manifest = std::fs::read_to_string(program.path("p/plan.toml")).expect("it is there");
    program.write("p/plan.toml", manifest.replace("name = \"A\"", "name = \"Annika\"\naliases = [\"A\"]"));
    program.commit_on("2026-10-01", AUTHOR, "renamed");
    let told_of = |owner: &str| told(&program, &format!("--as-of {LATER} --lang en --owner {owner}"));
    let by_new_name = told_of("Annika");
    for said in [
        "The selection cannot be made in the plan on 1 September 2026: something in the filters did not exist, or was \
         called something else. So there is nothing to compare with.",
        "**Compared with:** nothing: the selection cannot be made in the plan on 1 September 2026",
    ] {
        assert!(by_new_name.contains(said), "{said}: {by_new_name}");
    }
    assert!(told_of("A").contains("No status has changed."));
}

#[test]
fn only_what_was_selected_then_took_a_step_in_the_selection() {
    let program = changed();
    let goal = std::fs::read_to_string(program.path("p/1.toml")).expect("it is there");
    let handed_over = goal.replacen("owners = [\"A\"]", "owners = [\"B\"]", 1).replacen("\"Red\"", "\"Green\"", 1);
    program.write("p/1.toml", handed_over);
    let of_b = told(&program, &format!("--as-of {LATER} --lang en --owner B"));
    assert!(of_b.contains("New in the selection (1): [● 1-1](#1-1)"), "{of_b}");
    assert!(!of_b.contains("1 better") && !of_b.contains("but not on") && !of_b.contains("Better"), "{of_b}");
}

#[test]
fn a_status_has_the_stage_of_now_on_both_days_and_what_has_begun_is_not_new() {
    let program = changed();
    let manifest = std::fs::read_to_string(program.path("p/plan.toml")).expect("it is there");
    let yellow = "name = \"Yellow\"\nstage = \"ongoing\"";
    assert!(manifest.contains(yellow));
    program.write("p/plan.toml", manifest.replace(yellow, "name = \"Yellow\"\nstage = \"off-track\""));
    let told_then = told(&program, &format!("--as-of {THEN} --lang en --sections changes"));
    assert!(told_then.contains("Yellow → ● Green |") && told_then.contains("(3 on 1 June 2026)"), "{told_then}");
    // An activity that was in the files, and begins now.
    let goal = std::fs::read_to_string(program.path("p/1.toml")).expect("it is there");
    let later = "[[activity]]\nid = \"1-8\"\ntitle = \"Act 1-8\"\nowners = [\"A\"]\n";
    program.write("p/1.toml", format!("{goal}{later}start = 2027\n"));
    program.commit_on("2026-10-01", AUTHOR, "planned");
    program.write("p/1.toml", format!("{goal}{later}start = 2026\n"));
    let begun = told(&program, "--as-of 2026-10-01 --lang en");
    assert!(!begun.contains("1 new") && !begun.contains("(1): [· 1-8]"), "{begun}");
    assert!(begun.contains("Are or were unassessed: 1."), "{begun}");
}

#[test]
fn a_goal_that_is_handed_over_leaves_one_selection_and_joins_another() {
    let program = Program::temporary();
    program.write("p/plan.toml", manifest("p", "Red").replace("current = 2026", "current = 2026\nlevels = [\"goal\"]"));
    let goal = |owner: &str| {
        format!("id = \"1\"\ntitle = \"Goal\"\nowners = [\"{owner}\"]\nfollow_up.2026 = {{ status = \"Red\" }}\n")
    };
    program.write("p/1.toml", goal("A"));
    program.commit_on(THEN, AUTHOR, "then");
    program.write("p/1.toml", goal("B"));
    let of = |owner: &str| told(&program, &format!("--as-of {THEN} --lang en --owner {owner}"));
    assert!(of("A").contains("No longer in the selection (1): ✗ 1"), "{}", of("A"));
    assert!(of("B").contains("New in the selection (1): "), "{}", of("B"));
}
