//! Property tests of loading: a plan written as TOML has the values that were written.

use plan::check::check;
use plan::load::load;
use plan::model::{self, Interval, When};
use plan::source::Sources;

use crate::common::settings;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::properties::{cases, period};

const OWNERS: [&str; 3] = ["Filmfrämjande", "\"Citat\" & \\snedstreck\\", "Åsa 🎬"];
const STATUSES: [&str; 2] = ["Gult", "Det'går [\"bra\"]"];

#[derive(Clone, Debug)]
struct Activity {
    title: String,
    owners: Vec<&'static str>,
    support: Vec<&'static str>,
    start: Option<When>,
    every: Option<Interval>,
    deadline: Option<When>,
    until: Option<When>,
    follow_up: Option<(Option<&'static str>, Option<String>)>,
}

#[derive(Clone, Debug)]
pub(crate) struct Goal {
    title: String,
    text: Option<String>,
    is_direction: bool,
    activities: Vec<Activity>,
    priorities: Vec<(String, Option<String>, Vec<Activity>)>,
}

/// Generates texts with everything that TOML escapes.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let awkward = select(vec![
        "\"", "\"\"\"", "'", "'''", "\\", "\\n", "#", "=", "[[x]]", "{}", "\n", "\t", "å", "e\u{301}", "🎬",
        "\u{202e}", " ",
    ]);
    (vec(prop_oneof![awkward.prop_map(str::to_owned), "[a-z ]{1,8}", "\\PC{1,4}"], 0..8), "[a-zö]{1,3}")
        .prop_map(|(parts, end)| parts.concat() + &end)
}

fn activity() -> impl Strategy<Value = Activity> {
    let owners = || prop::sample::subsequence(&OWNERS[..], 0..=3);
    let follow_up = (option::of(select(&STATUSES[..])), option::of(text()));
    let every = option::of(select(&Interval::ALL[..]));
    let date =
        || option::of(prop_oneof![period().prop_map(When::Period), period().prop_map(|it| When::Day(it.last_day()))]);
    (text(), owners(), owners(), (date(), date(), date()), every, option::of(follow_up)).prop_map(
        |(title, owners, support, (start, deadline, until), every, follow_up)| Activity {
            title,
            owners,
            support,
            start,
            every,
            deadline,
            until,
            follow_up,
        },
    )
}

pub(crate) fn goal() -> impl Strategy<Value = Goal> {
    let activities = || vec(activity(), 0..3);
    (text(), option::of(text()), any::<bool>(), activities(), vec((text(), option::of(text()), activities()), 0..3))
        .prop_map(|(title, text, is_direction, activities, priorities)| Goal {
            title,
            text,
            is_direction,
            activities,
            priorities,
        })
}

/// Writes a text in one of TOML's forms: escaped, multi-line, or literal where possible.
pub(crate) fn quoted(text: &str, way: usize) -> String {
    let is_plain = |c: char| !c.is_control() || c == '\t';
    let escaped = |c: char, keeps_lines: bool| match c {
        '"' | '\\' => format!("\\{c}"),
        '\n' if keeps_lines => "\n".to_owned(),
        c if is_plain(c) => c.to_string(),
        c => format!("\\U{:08x}", u32::from(c)),
    };
    match way % 3 {
        0 if !text.contains('\'') && text.chars().all(is_plain) => format!("'{text}'"),
        1 => format!("\"\"\"\n{}\"\"\"", text.chars().map(|c| escaped(c, true)).collect::<String>()),
        _ => format!("\"{}\"", text.chars().map(|c| escaped(c, false)).collect::<String>()),
    }
}

fn write_activity(out: &mut String, header: &str, id: &str, activity: &Activity, way: usize) {
    let names = |names: &[&str]| names.iter().map(|name| quoted(name, way)).collect::<Vec<_>>().join(", ");
    let Activity { title, owners, support, start, every, deadline, until, follow_up } = activity;
    *out += &format!("[[{header}]]\nid = \"{id}\"\ntitle = {}\nowners = [{}]\n", quoted(title, way), names(owners));
    if !support.is_empty() {
        *out += &format!("support = [\n  {},\n]\n", names(support));
    }
    *out += &every.map(|every| format!("every = \"{}\" # so often\n", every.name())).unwrap_or_default();
    *out += &start.map(|start| format!("start = \"{start}\"\n")).unwrap_or_default();
    // A day may also be written without quotes.
    let bare = |date: When| if let When::Day(day) = date { day.to_string() } else { format!("'{date}'") };
    *out += &deadline.map(|deadline| format!("deadline = {}\n", bare(deadline))).unwrap_or_default();
    *out += &until.map(|until| format!("until = \"{until}\"\n")).unwrap_or_default();
    if let Some((status, note)) = follow_up {
        let status = status.map(|status| format!("status = {}", quoted(status, 2)));
        let note = note.as_ref().map(|note| format!("note = {}", quoted(note, 2)));
        *out += &format!("follow_up.2024 = {{ {} }}\n", status.into_iter().chain(note).collect::<Vec<_>>().join(", "));
    }
}

/// Writes a goal with its strings quoted in every way.
pub(crate) fn write(goal: &Goal) -> String {
    let mut out = format!("id = \"1\"\ntitle = {}\n", quoted(&goal.title, 1));
    out += &goal.text.as_ref().map(|text| format!("text = {}\n", quoted(text, 0))).unwrap_or_default();
    out += if goal.is_direction { "kind = \"direction\"\n" } else { "" };
    for (at, activity) in goal.activities.iter().enumerate() {
        write_activity(&mut out, "activity", &format!("1-{at}"), activity, at);
    }
    for (number, (title, text, activities)) in goal.priorities.iter().enumerate() {
        out += &format!("\n[[priority]]\nid = \"1.{number}\"\ntitle = {}\n", quoted(title, number));
        out += &text.as_ref().map(|text| format!("text = {}\n", quoted(text, number + 1))).unwrap_or_default();
        for (at, activity) in activities.iter().enumerate() {
            write_activity(&mut out, "priority.activity", &format!("1.{number}-{at}"), activity, at + 1);
        }
    }
    out
}

pub(crate) fn manifest() -> String {
    let list = |table: &str, names: &[&str], more: &str| {
        names.iter().map(|name| format!("[[{table}]]\nname = {}\n{more}", quoted(name, 2))).collect::<String>()
    };
    format!(
        "id = \"p\"\ntitle = \"P\"\n{}{}",
        list("owner", &OWNERS, ""),
        list("status", &STATUSES, "stage = \"ongoing\"\n")
    )
}

fn read(plan: &model::Plan<'_>, activity: &model::Activity<'_>) -> Activity {
    let names = |owners: &[model::OwnerRef<'_>]| {
        owners.iter().map(|owner| OWNERS[owner.id.expect("in the register").0 as usize]).collect()
    };
    let status = |status: &model::StatusRef<'_>| STATUSES[usize::from(status.id.expect("in the scale").0)];
    let of_period = |it: &model::FollowUp<'_>| {
        (it.status.as_ref().map(status), it.note.as_ref().map(|note| note.value.to_string()))
    };
    assert_eq!(plan.scale.iter().count(), STATUSES.len());
    Activity {
        title: activity.title.value.to_string(),
        owners: names(&activity.owners.named),
        support: names(&activity.support),
        start: activity.start.map(|start| *start),
        every: activity.every.map(|every| *every),
        deadline: activity.deadline.map(|deadline| *deadline),
        until: activity.until.map(|until| *until),
        follow_up: activity.follow_ups.first().map(of_period),
    }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn what_is_written_is_loaded(written in goal()) {
        let (manifest, text) = (manifest(), write(&written));
        let sources = Sources::in_memory([("plan.toml", &*manifest), ("1.toml", &*text)]);
        let loaded = load(&sources);
        prop_assert!(loaded.findings.is_empty(), "{:?}\n{text}", loaded.findings);
        let plan = &loaded.portfolio.plans[0];
        let goal = &plan.goals[0];
        let activities = |activities: &[model::Activity<'_>]| activities.iter().map(|it| read(plan, it)).collect::<Vec<_>>();
        let some = |text: Option<&plan::source::Spanned<model::Str<'_>>>| text.map(|text| text.value.to_string());
        let loaded = Goal {
            title: goal.title.value.to_string(),
            text: some(goal.text.as_ref()),
            is_direction: goal.kind == model::Kind::Direction,
            activities: activities(&goal.activities),
            priorities: goal.priorities.iter().map(|it| (it.title.value.to_string(), some(it.text.as_ref()), activities(&it.activities))).collect(),
        };
        prop_assert_eq!(format!("{loaded:#?}"), format!("{written:#?}"));
    }

    #[test]
    fn each_value_lies_where_it_was_written(written in goal()) {
        let (manifest, text) = (manifest(), write(&written));
        let sources = Sources::in_memory([("plan.toml", &*manifest), ("1.toml", &*text)]);
        let loaded = load(&sources);
        for (goal, _, activity) in loaded.portfolio.plans[0].all_activities() {
            let at = |span: plan::source::Span| &sources.file(goal.file).text()[span.range()];
            prop_assert_eq!(at(activity.id.span), format!("\"{}\"", &*activity.id.value));
            if let Some(start) = activity.start {
                prop_assert_eq!(at(start.span), format!("\"{}\"", *start));
            }
            prop_assert!(at(activity.span).ends_with("activity]]"), "{}", at(activity.span));
        }
        // Rules may find unlikely values, but loading finds nothing.
        let findings = check(&loaded, &sources, &settings());
        let is_read = |code: &plan::diag::Code| !code.is_fixed() || code.name == "no-owner";
        prop_assert!(findings.iter().all(|finding| is_read(finding.code)), "{findings:?}");
    }
}
