//! The workbook of a report, taken back: the plan, and nothing of what the tool says about it.

use plan::load::load;
use plan::model::{FollowUp, Goal, OwnerRef, Owners, Plan};
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
    assert_eq!(beside(taken), beside(original));
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

/// Returns the owners, those who support, and the texts of a plan, each with its id. A report names who answers for
/// each, also where that is said above it, and has bullets for the dashes of a list.
fn beside(plan: &Plan<'_>) -> Vec<String> {
    let names = |names: &[OwnerRef<'_>]| -> Vec<String> { names.iter().map(|it| it.name.value.to_string()).collect() };
    let level = |id: &str, text: Option<&str>, owners: &Owners<'_>| {
        let text = text.unwrap_or_default().replace('\u{202e}', "\u{fffd}").replace("\n- ", "\n• ");
        format!("{id} {text:?} {:?}", names(&owners.named))
    };
    let mut all = Vec::new();
    for goal in &plan.goals {
        all.push(level(&goal.id.value, goal.text.as_ref().map(|it| &*it.value), &goal.owners));
        for it in &goal.priorities {
            all.push(level(&it.id.value, it.text.as_ref().map(|it| &*it.value), &it.owners));
        }
        for (priority, it) in goal.all_activities() {
            let above = [Some(&it.owners), priority.map(|it| &it.owners), Some(&goal.owners), Some(&plan.owners)];
            let owners = above.into_iter().flatten().map(|owners| names(&owners.named)).find(|names| !names.is_empty());
            all.push(format!("{} {owners:?} {:?}", &*it.id.value, names(&it.support)));
        }
    }
    all
}
