//! The workbook of a report, taken back: the plan, and nothing of what the tool says about it.

use plan::load::load;
use plan::model::{FollowUp, Goal, Plan};
use plan::source::read_dir;

use crate::common::{Program, repository};

#[test]
fn a_workbook_with_all_that_a_plan_can_have_is_taken_back_without_anything_false() {
    let program = Program::temporary();
    let out = program.path("report.xlsx");
    let everything = repository("tests/everything");
    let asked = format!("report -C {} --period 2025 --today 2025-12-15 -o {}", everything.display(), out.display());
    assert_eq!(program.run(&asked).code, 0);
    let answer = program.run("init allt --from report.xlsx --lang sv --yes --today 2025-12-15 --report r.json");
    // The summary and the lists are left out, which is told.
    assert_eq!(answer.code, 1, "{answer}");
    let taken = read_dir(&program.path("allt")).expect("it was written");
    let original = read_dir(&everything.join("allt")).expect("it is there");
    let (taken, original) = (load(&taken), load(&original));
    let (taken, original) = (&taken.portfolio.plans[0], &original.portfolio.plans[0]);
    assert_eq!(*taken.title.value, *original.title.value);
    let names = |plan: &Plan<'_>| -> Vec<String> {
        let of_goal = |goal: &Goal<'_>| {
            let own = format!("{} {}", &*goal.id.value, &*goal.title.value);
            let priorities = goal.priorities.iter().map(|it| format!("{} {}", &*it.id.value, &*it.title.value));
            let activities = goal.all_activities().map(|(_, it)| format!("{} {}", &*it.id.value, &*it.title.value));
            [own].into_iter().chain(priorities).chain(activities).collect::<Vec<_>>()
        };
        plan.goals.iter().flat_map(of_goal).collect()
    };
    // A sign that turns the direction of writing does not stand in a report.
    let original_names: Vec<String> = names(original).iter().map(|name| name.replace('\u{202e}', "\u{fffd}")).collect();
    assert_eq!(names(taken), original_names);
    let said = |plan: &Plan<'_>| -> Vec<String> {
        let one = |id: &str, follow_ups: &[FollowUp<'_>]| {
            let of_period = follow_ups.iter().filter(|it| it.period.to_string() == "2025");
            let status = of_period.filter_map(|it| it.status.as_ref().map(|status| status.name.value.to_string()));
            status.map(|status| format!("{id} {status}")).collect::<Vec<_>>()
        };
        let of_goal = |goal: &Goal<'_>| {
            let mut all = one(&goal.id.value, &goal.follow_ups);
            all.extend(goal.priorities.iter().flat_map(|it| one(&it.id.value, &it.follow_ups)));
            all.extend(goal.all_activities().flat_map(|(_, it)| one(&it.id.value, &it.follow_ups)));
            all
        };
        plan.goals.iter().flat_map(of_goal).collect()
    };
    assert_eq!(said(taken), said(original));
}
