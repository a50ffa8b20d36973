//! Tests of known faults in `src`: each of them fails.

use crate::common::{Program, sample, with_files};

const PLAN: &str = "id = \"p\"\ntitle = \"P\"\nlanguage = \"en\"\nfollow_up = { current = 2026 }\nstatus = [{ name = \"Done\", stage = \"done\" }]\nowner = [{ name = \"A\", aliases = [\"a-team\"] }, { name = \"B\" }]\n";
const GOAL: &str =
    "id = \"1\"\ntitle = \"Goal\"\n[[activity]]\nid = \"1-1\"\ntitle = \"Title\"\nowners = [\"A\"]\nstart = 2024\n";

fn plan_with(goal: &str) -> Program {
    with_files([("plan.toml", PLAN), ("1.toml", goal)])
}

fn column(program: &Program, line: &str) -> Vec<String> {
    program.run(line).fine().lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn sort_by_line_sorts_by_line() {
    let lines: Vec<u32> = column(&sample(), "list --sort line --format tsv --columns line")
        .iter()
        .map(|it| it.parse().unwrap())
        .collect();
    assert!(lines.is_sorted(), "{lines:?}");
}

#[test]
fn columns_are_known_in_any_case_as_other_choices_are() {
    sample().run("list --columns ID,Title --sort -START").fine();
}

#[test]
fn an_owner_named_twice_counts_once() {
    let program = plan_with(&GOAL.replace("[\"A\"]", "[\"A\", \"B\", \"a-team\", \"A\"]"));
    assert_eq!(column(&program, "owners --format csv"), ["p,A,a-team,1,0,0,0,0,0,1,0,0,", "p,B,,1,0,0,0,0,0,1,0,0,"]);
}

#[test]
fn an_owner_named_twice_is_in_one_group_once() {
    let program = plan_with(&GOAL.replace("[\"A\"]", "[\"A\", \"B\", \"a-team\"]"));
    assert_eq!(column(&program, "status --by owner --format csv"), [",A,A,1,0,0,0,0,1,0", ",B,B,1,0,0,0,0,1,0"]);
}

#[test]
fn an_owner_named_twice_has_the_activity_due_once() {
    let program = plan_with(&GOAL.replace("[\"A\"]", "[\"A\", \"a-team\"]"));
    assert!(program.run("due").fine().contains("A (1)\n"));
}

#[test]
fn every_step_of_a_scale_is_shown() {
    let shown = sample().run("show harbour").fine();
    assert!(["Waiting", "Late", "Slow", "Moving", "Finished"].iter().all(|name| shown.contains(name)), "{shown}");
}

#[test]
fn no_heading_stands_above_nothing() {
    let shown = sample().run("plans --plan harbour").fine();
    assert!(!shown.contains("Syfte\nFokus"), "{shown}");
}

#[test]
fn a_plan_without_anything_selected_is_not_drawn() {
    let shown = sample().run("tree --status Gult").fine();
    assert!(!shown.contains("harbour The harbour plan"), "{shown}");
}

#[test]
fn no_english_stands_in_a_swedish_error() {
    let err = sample().run("tree --depth djup").refused();
    assert!(!err.contains("invalid digit"), "{err}");
}

#[test]
fn an_attached_dir_gives_its_language_to_errors_too() {
    let dir = crate::common::repository("tests/sample");
    let err = Program::temporary().run(&format!("-C{} list --owner Nemo", dir.display())).refused();
    assert!(err.starts_with("fel: "), "{err}");
}

#[test]
fn plans_that_nothing_governs_give_their_language_to_errors_too() {
    let program = with_files([("a/plan.toml", "id = \"a\"\ntitle = \"A\"\nlanguage = \"sv\"\n")]);
    assert!(program.run("-C . check").fine().starts_with("inga fel"));
    let err = program.run("-C . list --owner Nemo").refused();
    assert!(err.starts_with("fel: "), "{err}");
}

#[test]
fn a_byte_order_mark_is_no_column() {
    let wrong = GOAL.replacen("id = \"1\"", "id = 1", 1);
    let place =
        |text: &str| plan_with(text).run("check --format short").out.split(": ").next().unwrap_or_default().to_owned();
    assert_eq!(place(&format!("\u{feff}{wrong}")), place(&wrong));
}

#[test]
fn windows_line_ends_change_no_value() {
    let goal = GOAL.replace("\"Title\"", "\"\"\"one\ntwo\"\"\"");
    let (plain, windows) = (plan_with(&goal), plan_with(&goal.replace('\n', "\r\n")));
    for command in ["list", "tree", "show 1-1", "list --format json", "list --format csv"] {
        assert_eq!(windows.run(command).fine(), plain.run(command).fine(), "{command}");
    }
}

#[test]
fn windows_line_ends_do_not_show_in_a_snippet() {
    let shown = plan_with(&GOAL.replace("2024", "24").replace('\n', "\r\n")).run("check").out;
    assert!(!shown.contains('␍'), "{shown}");
}

#[test]
fn names_of_a_plan_command_no_terminal_in_messages() {
    let program = plan_with(&GOAL.replace("[\"A\"]", "[\"Filmfr\\u001b[31m\"]\n\"k\\u001b[31m\" = 1"));
    program.write("plan.toml", PLAN.replace("\"B\"", "\"Filmfr\\u001b[32mx\""));
    for command in ["check", "check --format short", "list", "list --owner Filmfr", "show Filmfr", "list --format md"] {
        let answer = program.run(command);
        assert!(
            !answer.out.contains('\u{1b}') && !answer.err.contains('\u{1b}'),
            "{command}: {:?} {:?}",
            answer.out,
            answer.err
        );
    }
}

#[cfg(unix)]
#[test]
fn names_of_files_command_no_terminal() {
    let program = plan_with(GOAL);
    program.write("2\u{1b}[31m.toml", "x y");
    for command in ["check", "check --format short", "list"] {
        let answer = program.run(command);
        assert!(
            !answer.out.contains('\u{1b}') && !answer.err.contains('\u{1b}'),
            "{command}: {:?} {:?}",
            answer.out,
            answer.err
        );
    }
}

#[test]
fn a_space_around_a_name_is_one_finding_and_the_name_is_known() {
    let goal = GOAL.replace("owners = [\"", "owners = [\" ").replace("status = \"", "status = \" ");
    assert_ne!(goal, GOAL);
    let found = plan_with(&goal).run("check --format short --allow PL211,PL310").out;
    assert!(found.lines().count() > 0 && found.lines().all(|line| line.contains("[PL506]")), "{found}");
}

#[test]
fn a_heading_that_stands_twice_is_not_said_to_lack_a_bracket() {
    let program = plan_with(GOAL);
    program.write("plan.toml", format!("{PLAN}[levels]\ngoal = \"x\"\n[levels]\ngoal = \"y\"\n"));
    let found = program.run("check --format short --allow PL211").out;
    assert!(!found.contains("one bracket"), "{found}");
    assert_eq!(found.lines().count(), 1, "{found}");
}

#[test]
fn a_value_that_is_missing_is_said_to_be_missing() {
    let found = plan_with(&format!("{GOAL}until =\n")).run("check --format short").out;
    assert!(found.contains("the value after `=` is missing"), "{found}");
}

#[test]
fn a_status_that_the_scale_lacks_is_no_unassessed_activity_for_programs() {
    let program = plan_with(&format!("{GOAL}follow_up.2024 = {{ status = \"Dono\" }}\n"));
    assert_eq!(program.run("check").code, 1);
    program.run("list --format json").refused();
}

#[test]
fn a_status_that_could_not_be_read_is_not_shown_as_unassessed() {
    let program = plan_with(&format!("{GOAL}follow_up.2024 = {{ status = \"Done\" }}\n"));
    program.write("plan.toml", format!("oops = \n{PLAN}"));
    let shown = program.run("list --today 2024").out;
    assert!(!shown.contains("unassessed"), "{shown}");
}

#[test]
fn a_period_is_followed_up_once() {
    let program =
        plan_with(&format!("{GOAL}follow_up.02024 = {{ status = \"Done\" }}\nfollow_up.2024 = {{ note = \"x\" }}\n"));
    assert_eq!(program.run("check").code, 1);
}

#[test]
fn a_period_has_one_spelling() {
    for text in ["02024", "2024-Q01", "2024-H001"] {
        assert!(text.parse::<plan::model::Period>().is_err(), "{text}");
    }
}

#[test]
fn a_blank_line_in_a_text_is_one_blank_line() {
    let program = plan_with(GOAL);
    program.write("plan.toml", format!("about = \"\"\"one\n\ntwo\"\"\"\n{PLAN}"));
    let shown = program.run("show p").fine();
    assert!(shown.contains("one\n\ntwo\n"), "{shown}");
}

#[test]
fn several_things_are_not_one_json_document() {
    let err = sample().run("show 1.2-1 1.2.1-2 --format json").refused();
    assert!(err.contains("one thing at a time") || err.contains("en sak i taget"), "{err}");
}

#[test]
fn an_activity_that_is_not_whole_is_counted_nowhere() {
    let program = plan_with(
        "id = \"1\"\ntitle = \"G\"\n[[priority]]\nid = \"1.1\"\ntitle = \"P\"\n[[priority.activity]]\nid = \"1.1-1\"\n",
    );
    let shown = program.run("show 1").out;
    assert!(shown.lines().any(|line| line.starts_with("1.1 ") && line.ends_with(" 0")), "{shown}");
}

#[test]
fn the_plan_of_a_period_is_known() {
    let err = sample().run("list --period 2031").refused();
    assert!(err.contains("2026"), "kultur runs until 2026: {err}");
}
