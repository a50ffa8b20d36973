//! Property tests of merges.

use std::collections::BTreeMap;

use plan::edit::merge::{Marks, Merged, Sides, merge};
use plan::load::FileKind;
use plan::locale::Lang;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::properties::cases;

/// The follow-up of a period: a status, a note, both or neither.
type FollowUp = BTreeMap<&'static str, String>;

/// An activity of a goal.
#[derive(Clone, Debug, Default)]
struct Activity {
    title: String,
    owners: Vec<String>,
    follow_ups: BTreeMap<u16, FollowUp>,
}

/// The activities of a goal, by the number at the end of their ids.
type Goal = BTreeMap<usize, Activity>;

/// A change of one field.
#[derive(Clone, Debug, PartialEq)]
enum Change {
    Title(usize, String),
    Owner(usize, String),
    State(usize, u16, &'static str, String),
    New(usize, String),
    Gone(usize),
}

impl Change {
    /// Returns the subject of the change: changes of different subjects do not conflict.
    fn thing(&self) -> (usize, u16, &'static str) {
        match self {
            Self::Title(at, _) => (*at, 0, "title"),
            Self::Owner(at, _) => (*at, 0, "owner"),
            Self::State(at, period, what, _) => (*at, *period, what),
            Self::New(at, _) | Self::Gone(at) => (*at, 0, ""),
        }
    }

    fn make(&self, goal: &mut Goal) {
        let activity =
            |goal: &'_ mut Goal, at: &usize, make: &dyn Fn(&mut Activity)| goal.get_mut(at).into_iter().for_each(make);
        match self {
            Self::Title(at, title) => activity(goal, at, &|it| it.title.clone_from(title)),
            // Who is added by both sides is there once.
            Self::Owner(at, name) => activity(goal, at, &|it| {
                if !it.owners.contains(name) {
                    it.owners.push(name.clone());
                }
            }),
            Self::State(at, period, what, said) => activity(goal, at, &|it| {
                it.follow_ups.entry(*period).or_default().insert(what, said.clone());
            }),
            Self::New(at, title) => {
                goal.insert(
                    *at,
                    Activity { title: title.clone(), owners: vec!["A".to_owned()], ..Activity::default() },
                );
            }
            Self::Gone(at) => {
                goal.remove(at);
            }
        }
    }
}

fn words() -> impl Strategy<Value = String> {
    "[a-zåäö\"'# ]{1,12}"
}

fn goal() -> impl Strategy<Value = Goal> {
    let follow_up = (2024..2027_u16, words());
    vec((words(), vec(follow_up, 0..3)), 2..6).prop_map(|activities| {
        let activity = |(title, said): (String, Vec<(u16, String)>)| Activity {
            title,
            owners: vec!["A".to_owned()],
            follow_ups: said.into_iter().map(|(period, note)| (period, FollowUp::from([("note", note)]))).collect(),
        };
        activities.into_iter().map(activity).enumerate().collect()
    })
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        2 => (0..6_usize, words()).prop_map(|(at, title)| Change::Title(at, title)),
        2 => (0..6_usize, "[B-Z]{2}").prop_map(|(at, name)| Change::Owner(at, name)),
        6 => (0..6_usize, 2024..2028_u16, prop_oneof![Just("status"), Just("note")], words())
            .prop_map(|(at, period, what, said)| Change::State(at, period, what, said)),
        2 => (10..40_usize, words()).prop_map(|(at, title)| Change::New(at, title)),
        1 => (0..6_usize).prop_map(Change::Gone),
    ]
}

/// The number of styles of goal files.
const STYLES: usize = 4;

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\\""))
}

fn members(follow_up: &FollowUp) -> Vec<String> {
    follow_up.iter().map(|(what, said)| format!("{what} = {}", quoted(said))).collect()
}

fn write(goal: &Goal, style: usize) -> String {
    let mut out = "id = \"1\"\ntitle = \"T\"\n".to_owned();
    for (at, Activity { title, owners, follow_ups }) in goal {
        let owners: Vec<String> = owners.iter().map(|name| quoted(name)).collect();
        let owners = if style == 1 { format!("\n  {},\n", owners.join(",\n  ")) } else { owners.join(", ") };
        out += if style == 2 { "\n# about it\n" } else { "\n" };
        out +=
            &format!("[[activity]]\nid = \"1-{at}\"\ntitle = {}\nowners = [{owners}]\nstart = 2024\n", quoted(title));
        let braces = |follow_up| format!("{{ {} }}", members(follow_up).join(", "));
        match style {
            2 if !follow_ups.is_empty() => {
                let all: Vec<String> =
                    follow_ups.iter().map(|(period, it)| format!("{period} = {}", braces(it))).collect();
                out += &format!("follow_up = {{ {} }}\n", all.join(", "));
            }
            1 => {
                for (period, it) in follow_ups {
                    out += &format!("[activity.follow_up.{period}]\n{}\n", members(it).join("\n"));
                }
            }
            _ => follow_ups.iter().for_each(|(period, it)| out += &format!("follow_up.{period} = {}\n", braces(it))),
        }
    }
    if style == 3 { out.replace('\n', "\r\n") } else { out }
}

/// Returns the content of a goal file, whatever the order of its activities and owners.
fn said(text: &str) -> toml::Table {
    let mut table: toml::Table = toml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    if let Some(toml::Value::Array(activities)) = table.get_mut("activity") {
        activities.sort_by_key(|activity| format!("{:?}", activity["id"]));
        for activity in activities {
            if let Some(toml::Value::Array(owners)) = activity.get_mut("owners") {
                owners.sort_by_key(|owner| format!("{owner:?}"));
            }
        }
    }
    table
}

fn made(goal: &Goal, changes: &[Change]) -> Goal {
    let mut goal = goal.clone();
    for change in changes {
        change.make(&mut goal);
    }
    goal
}

fn merged(base: &str, ours: &str, theirs: &str) -> Merged {
    merge(Sides { base, ours, theirs }, FileKind::Goal, &Marks::default())
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn changes_of_different_things_are_all_there(
        goal in goal(),
        ours in vec(change(), 0..6),
        theirs in vec(change(), 0..6),
        styles in (0..STYLES, 0..STYLES, 0..STYLES),
    ) {
        // Removing an activity changes all of its fields.
        let meets = |one: &Change, other: &Change| {
            let (one, other) = (one.thing(), other.thing());
            one == other && one.2 != "owner" || one.0 == other.0 && (one.2.is_empty() || other.2.is_empty())
        };
        let theirs: Vec<Change> =
            theirs.into_iter().filter(|change| !ours.iter().any(|our| meets(our, change))).collect();
        let base = write(&goal, styles.0);
        let (our, their) = (write(&made(&goal, &ours), styles.1), write(&made(&goal, &theirs), styles.2));
        let expected = said(&write(&made(&made(&goal, &ours), &theirs), 0));
        for (one, other) in [(&our, &their), (&their, &our)] {
            let Merged { text, conflicts } = merged(&base, one, other);
            prop_assert!(conflicts.is_empty(), "{conflicts:?}\n{base}\n---\n{one}\n---\n{other}\n---\n{text}");
            prop_assert_eq!(&said(&text), &expected, "{}\n---\n{}\n---\n{}\n---\n{}", base, one, other, text);
            // Merging again changes nothing.
            prop_assert_eq!(&said(&merged(&base, &text, one).text), &expected, "{}\n---\n{}\n---\n{}", base, text, one);
        }
    }

    #[test]
    fn what_both_set_is_a_conflict_that_names_both(
        goal in goal(),
        others in vec(change(), 0..4),
        (ours, theirs) in ("[a-m]{3}", "[n-z]{3}"),
        styles in (0..STYLES, 0..STYLES, 0..STYLES),
        period in 2024..2028_u16,
    ) {
        let set = |said: &str| Change::State(0, period, "status", said.to_owned());
        let others: Vec<Change> = others.into_iter().filter(|change| change.thing().0 != 0).collect();
        let base = write(&goal, styles.0);
        let our = write(&made(&made(&goal, &others), &[set(&ours)]), styles.1);
        let their = write(&made(&goal, &[set(&theirs)]), styles.2);
        let Merged { text, conflicts } = merged(&base, &our, &their);
        prop_assert_eq!(conflicts.len(), 1, "{:?}\n{}", conflicts, text);
        let words = conflicts[0].message.get(Lang::En);
        prop_assert!(words.ends_with(&format!(" {period}: ours {ours}, theirs {theirs}")), "{words}");
        // Whichever side is chosen, the rest is merged.
        for (is_ours, chosen) in [(true, &ours), (false, &theirs)] {
            let expected = said(&write(&made(&made(&goal, &others), &[set(chosen)]), 0));
            prop_assert_eq!(said(&choose(&text, is_ours)), expected, "{}", text);
        }
    }

    #[test]
    fn texts_of_any_kind_are_merged(base in "([a-c#=\\[\\]\"]{0,4}\r?\n){0,6}", ours in "([a-c#=\\[\\]\"]{0,4}\r?\n){0,6}", theirs in "([a-c#=\\[\\]\"]{0,4}\r?\n){0,6}") {
        for kind in FileKind::ALL {
            let side = |base, ours, theirs| merge(Sides { base, ours, theirs }, kind, &Marks::default()).text;
            prop_assert_eq!(&side(&base, &ours, &base), &ours);
            prop_assert_eq!(&side(&base, &base, &theirs), &theirs);
            prop_assert_eq!(&side(&base, &ours, &ours), &ours);
            side(&base, &ours, &theirs);
        }
    }
}

/// Returns a text after one side of each conflict was chosen.
fn choose(text: &str, is_ours: bool) -> String {
    let mut side = None;
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        match line.get(..7) {
            Some("<<<<<<<") => side = Some(true),
            Some("=======") => side = Some(false),
            Some(">>>>>>>") => side = None,
            _ if side.is_none_or(|side| side == is_ours) => out += line,
            _ => {}
        }
    }
    out
}
