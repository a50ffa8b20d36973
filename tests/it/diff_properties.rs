//! Property tests of differences.

use plan::diff::{Change, Changed, Difference, ThingKind, WordRun, diff, wording};
use plan::load::load;
use plan::source::{Sources, is_toml};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::common::{Program, files_below, repository};
use crate::properties::cases;

/// A generated activity.
#[derive(Clone, Debug)]
struct Activity {
    id: String,
    title: String,
    owners: Vec<&'static str>,
    start: u16,
    until: Option<u16>,
    status: Option<&'static str>,
    note: Option<String>,
}

const OWNERS: [&str; 4] = ["Film", "Teater", "Dans", "Ämnesutvecklare"];
const STATUSES: [&str; 4] = ["Blått", "Rött", "Gult", "Grönt"];

impl Activity {
    fn written(&self) -> String {
        let Self { id, title, owners, start, .. } = self;
        let until = self.until.map(|until| format!("until = {until}\n")).unwrap_or_default();
        let status = self.status.map(|status| format!("status = \"{status}\""));
        let note = self.note.as_ref().map(|note| format!("note = \"{note}\""));
        let stated: Vec<String> = status.into_iter().chain(note).collect();
        let stated =
            if stated.is_empty() { String::new() } else { format!("follow_up.2024 = {{ {} }}\n", stated.join(", ")) };
        format!(
            "\n[[activity]]\nid = \"{id}\"\ntitle = \"{title}\"\nowners = {owners:?}\nstart = {start}\n{until}{stated}"
        )
    }
}

/// The files of a plan with goals of these activities.
fn files(goals: &[Vec<Activity>]) -> Sources {
    let owners: String = OWNERS.iter().map(|name| format!("\n[[owner]]\nname = \"{name}\"\n")).collect();
    let stages = ["planned", "off-track", "ongoing", "done"];
    let scale: String = STATUSES
        .iter()
        .zip(stages)
        .map(|(name, stage)| format!("\n[[status]]\nname = \"{name}\"\nstage = \"{stage}\"\n"))
        .collect();
    let manifest = format!("id = \"kultur\"\ntitle = \"Kulturplan\"\n{scale}{owners}");
    let goals = goals.iter().enumerate().map(|(at, activities)| {
        let written: String = activities.iter().map(Activity::written).collect();
        (format!("{at}.toml"), format!("id = \"{at}\"\ntitle = \"Mål {at}\"\n{written}"))
    });
    let files: Vec<(String, String)> = std::iter::once(("plan.toml".to_owned(), manifest)).chain(goals).collect();
    Sources::in_memory(files.iter().map(|(path, text)| (&**path, &**text)))
}

/// Returns the difference of two valid plans.
fn between(before: &[Vec<Activity>], after: &[Vec<Activity>]) -> Difference {
    let (before, after) = (files(before), files(after));
    let (before, after) = (load(&before), load(&after));
    for loaded in [&before, &after] {
        assert!(loaded.findings.is_empty(), "{:#?}", loaded.findings);
    }
    diff(&before.portfolio, &after.portfolio)
}

fn words() -> impl Strategy<Value = String> {
    vec("[a-zåäö]{1,8}", 1..8).prop_map(|words| words.join(" "))
}

fn activity() -> impl Strategy<Value = Activity> {
    let owners = proptest::sample::subsequence(OWNERS.to_vec(), 1..=3);
    let status = proptest::option::of(select(STATUSES.to_vec()));
    (words(), owners, 2024..2027_u16, proptest::option::of(2027..2030_u16), status, proptest::option::of(words()))
        .prop_map(|(title, owners, start, until, status, note)| Activity {
            id: String::new(),
            title,
            owners,
            start,
            until,
            status,
            note,
        })
}

/// Generates goals with activities, whose ids are numbered in order.
fn goals() -> impl Strategy<Value = Vec<Vec<Activity>>> {
    vec(vec(activity(), 1..8), 1..4).prop_map(|mut goals| {
        for (goal, activities) in goals.iter_mut().enumerate() {
            for (at, activity) in activities.iter_mut().enumerate() {
                activity.id = format!("{goal}-{}", at + 1);
            }
        }
        goals
    })
}

/// Chooses an activity.
fn chosen(goals: &[Vec<Activity>], goal: Index, at: Index) -> (usize, usize) {
    let goal = goal.index(goals.len());
    (goal, at.index(goals[goal].len()))
}

/// Returns the only item that differs, with its only change.
#[track_caller]
fn only(difference: &Difference) -> (&Changed, &Change) {
    let [thing] = &difference.things[..] else { panic!("{difference:#?}") };
    let [change] = &thing.changes[..] else { panic!("{difference:#?}") };
    (thing, change)
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_plan_does_not_differ_from_itself(goals in goals()) {
        prop_assert!(between(&goals, &goals).is_empty());
    }

    #[test]
    fn ids_and_titles_that_stand_many_times_are_no_difference(mut goals in goals(), id in "[0-2]-[1-3]") {
        // The same id several times, in one file and in several.
        goals.iter_mut().flatten().step_by(2).for_each(|activity| activity.id.clone_from(&id));
        goals.iter_mut().flatten().step_by(3).for_each(|activity| "Samma".clone_into(&mut activity.title));
        prop_assert!(between(&goals, &goals).is_empty());
    }

    #[test]
    fn a_plan_with_whatever_is_wrong_in_it_does_not_differ_from_itself(
        plan in select(vec!["tests/sample", "tests/everything", "tests/merges", "tests/diffs"]),
        faults in vec((any::<Index>(), any::<Index>(), any::<Index>(), 0..6_usize), 1..8),
    ) {
        let mut files: Vec<(String, String)> =
            files_below(plan).into_iter().filter(|(path, _)| is_toml(path)).collect();
        for (file, from, to, fault) in faults {
            let at = file.index(files.len());
            let mut blocks: Vec<String> = files[at].1.split("\n\n").map(str::to_owned).collect();
            let (from, to) = (from.index(blocks.len()), to.index(blocks.len()));
            match fault {
                // A duplicated table, a moved one, and a removed one.
                0 | 1 => blocks.insert(to, blocks[from].clone()),
                2 => blocks.swap(from, to),
                3 => drop(blocks.remove(from)),
                // A removed line, and an invalid one.
                4 => blocks[from] = blocks[from].lines().skip(1).collect::<Vec<_>>().join("\n"),
                _ => blocks[from] += "\n= nothing",
            }
            files[at].1 = blocks.join("\n\n");
        }
        let read = || Sources::in_memory(files.iter().map(|(path, text)| (&**path, &**text)));
        let (before, after) = (read(), read());
        let (before, after) = (load(&before), load(&after));
        let difference = diff(&before.portfolio, &after.portfolio);
        prop_assert!(difference.is_empty(), "{difference:#?} of {files:#?}");
    }

    #[test]
    fn the_order_is_no_difference(goals in goals()) {
        let turned: Vec<Vec<Activity>> =
            goals.iter().map(|activities| activities.iter().rev().cloned().collect()).collect();
        prop_assert!(between(&goals, &turned).is_empty());
    }

    #[test]
    fn one_change_is_told_and_no_other(before in goals(), goal: Index, at: Index, kind in 0..6_usize) {
        let mut after = before.clone();
        let (goal, at) = chosen(&before, goal, at);
        let (then, now) = (&before[goal][at], &mut after[goal][at]);
        let field = match kind {
            0 => { now.title = format!("{} tillägg", now.title); "title" }
            1 => { now.start += 10; "start" }
            2 => { now.until = Some(2050); "until" }
            3 => {
                let other = OWNERS.into_iter().find(|owner| !then.owners.contains(owner)).expect("one is left");
                now.owners.push(other);
                "owners"
            }
            4 => { now.status = if then.status == Some("Gult") { None } else { Some("Gult") }; "follow-up" }
            _ => { now.note = Some("Något annat".to_owned()); "follow-up" }
        };
        let (difference, now) = (between(&before, &after), &after[goal][at]);
        let (thing, change) = only(&difference);
        prop_assert_eq!((thing.kind, &*thing.id), (ThingKind::Activity, &*now.id));
        let told = match change {
            Change::Text { field, before, after } => {
                prop_assert_eq!((before.as_deref(), after.as_deref()), (Some(&*then.title), Some(&*now.title)));
                field.name()
            }
            Change::Value { field, .. } => field.name(),
            Change::List { field, added, gone } => {
                prop_assert_eq!((added.len(), gone.len()), (1, 0));
                field.name()
            }
            Change::FollowUp(change) => {
                prop_assert_eq!(change.direction().is_some(), kind == 4);
                prop_assert_eq!(change.note().is_some(), kind == 5);
                "follow-up"
            }
            other => panic!("{other:?}"),
        };
        prop_assert_eq!(told, field);
    }

    #[test]
    fn what_is_new_gone_or_moved_is_that_and_nothing_else(mut before in goals(), goal: Index, at: Index) {
        let (goal, at) = chosen(&before, goal, at);
        // A title that is similar to no other.
        "Qqq zzz xxx www".clone_into(&mut before[goal][at].title);
        let mut without = before.clone();
        let activity = without[goal].remove(at);
        let difference = between(&before, &without);
        let (thing, change) = only(&difference);
        prop_assert_eq!((&thing.id, change), (&activity.id, &Change::Gone));

        let difference = between(&without, &before);
        let [thing] = &difference.things[..] else { panic!("{difference:#?}") };
        prop_assert_eq!((&thing.id, &thing.changes[0]), (&activity.id, &Change::Added));

        let mut moved = without.clone();
        moved.push(vec![Activity { id: format!("{}-1", moved.len()), ..activity.clone() }]);
        before.push(Vec::new());
        let difference = between(&before, &moved);
        let [thing] = &difference.things[..] else { panic!("{difference:#?}") };
        let is_told = matches!(&thing.changes[..], [Change::Moved { .. }, Change::Renumbered { before, .. }] if *before == activity.id);
        prop_assert!(is_told, "{:#?}", thing);
    }

    #[test]
    fn every_thing_is_paired_at_most_once(before in goals(), after in goals()) {
        let difference = between(&before, &after);
        let count = |change: &Change| {
            difference.things.iter().filter(|it| it.kind == ThingKind::Activity && it.changes.contains(change)).count()
        };
        let activities = |goals: &[Vec<Activity>]| goals.iter().map(Vec::len).sum::<usize>();
        prop_assert_eq!(activities(&before) + count(&Change::Added), activities(&after) + count(&Change::Gone));
    }

    #[test]
    fn words_that_went_and_came_make_both_texts(before in "([ab] ){0,12}", after in "([abc] ){0,12}") {
        let pieces = wording(&before, &after);
        let text = |leaves_out: fn(&WordRun) -> bool| {
            let words = pieces.iter().filter(|piece| !leaves_out(piece)).map(|piece| match piece {
                WordRun::Same(words) | WordRun::Gone(words) | WordRun::Came(words) => words.as_str(),
            });
            words.collect::<Vec<_>>().join(" ")
        };
        prop_assert_eq!(text(|piece| matches!(piece, WordRun::Came(_))), before.trim_end());
        prop_assert_eq!(text(|piece| matches!(piece, WordRun::Gone(_))), after.trim_end());
    }
}

/// Duplicates that are in both plans are no difference: the case, and every other duplicate.
#[test]
fn what_stands_twice_in_both_is_no_difference() {
    let owner = "[[owner]]\nname = \"Film\"\n";
    let aliases = "[[owner]]\nname = \"Film\"\naliases = [\"Filmers\", \"Filmers\", \"film\"]\n";
    let status = "[[status]]\nname = \"Klart\"\nstage = \"done\"\n";
    let other = "[[status]]\nname = \"Klart\"\nstage = \"off-track\"\ncolor = \"red\"\n";
    let closed = "[closed.2024]\ndate = \"2025-01-01\"\n";
    let year = "[[focus]]\nyear = 2024\ntext = \"a\"\npriorities = [\"x\", \"x\"]\n";
    let again = "[[focus]]\nyear = 2024\ntext = \"b\"\npriorities = [\"y\"]\n";
    let plan = "[[plan]]\nid = \"a\"\ntitle = \"A\"\n[[plan]]\nid = \"A\"\ntitle = \"B\"\naim = \"c\"\n";
    let goal = "id = \"1\"\ntitle = \"G\"\n";
    let activity = "[[activity]]\nid = \"1-1\"\ntitle = \"t\"\nowners = [\"Film\", \"Filmers\"]\nstart = 2024\n\
        follow_up.2024 = { status = \"Klart\" }\nfollow_up.\"2024\" = { note = \"n\" }\n";
    let twin = "[[activity]]\nid = \"1-1\"\ntitle = \"another\"\nowners = [\"Film\"]\nstart = 2025\n";
    let manifests = [
        [owner, aliases].concat(),
        [aliases, owner].concat(),
        [owner, owner, aliases, aliases].concat(),
        [status, other, status].concat(),
        [closed, closed].concat(),
        [closed, "[closed.2024-01]\n", "[closed.\"2024\"]\ndate = \"2026-01-01\"\n"].concat(),
    ];
    for manifest in &manifests {
        for governance in [year.to_owned(), [year, again, year].concat(), plan.to_owned()] {
            let manifest = format!("id = \"a\"\ntitle = \"P\"\n{manifest}");
            let governance = format!("title = \"T\"\n{governance}");
            let first = format!("{goal}{activity}{twin}{activity}");
            let second = format!("{goal}{twin}");
            let read = || {
                Sources::in_memory([
                    ("governance.toml", &*governance),
                    ("a/plan.toml", &manifest),
                    ("a/1.toml", &first),
                    ("a/2.toml", &second),
                    // Another folder with the same plan id.
                    ("b/plan.toml", "id = \"a\"\ntitle = \"Q\"\n"),
                    ("b/1.toml", &second),
                ])
            };
            let (before, after) = (read(), read());
            let (before, after) = (load(&before), load(&after));
            let difference = diff(&before.portfolio, &after.portfolio);
            assert!(difference.is_empty(), "{difference:#?}\n{manifest}\n{governance}");
        }
    }
    let case = Program::at(repository("tests/cases/r05-diff-not-reflexive"));
    for (one, other) in [("a", "b"), ("b", "a"), ("a", "a")] {
        let said = case.run(&format!("-C {one} diff --path {other} --exit-code")).fine();
        assert_eq!(said, format!("Differences: {other} → the files as they are\nNo difference in the plan.\n"));
    }
}
