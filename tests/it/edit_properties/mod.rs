//! Property tests of edits: the plan changes in one respect, and no other line moves.

mod canonical;
mod plan;

use ::plan::edit::{Amendment, Draft, Statement};
use ::plan::load::load;
use ::plan::model::{Interval, OwnerId, StatusId, Thing};
use ::plan::source::Sources;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

use self::plan::{Activity, File, Line, MANIFEST, OWNERS, STATUSES, date, file, said, whole_year, year};
use crate::properties::cases;
use crate::round_trip::text;

/// Returns owners for an amendment.
fn named(owners: &[usize]) -> Vec<(OwnerId, String)> {
    owners.iter().map(|at| (OwnerId(u32::try_from(*at).expect("few")), OWNERS[*at].to_owned())).collect()
}

fn statement() -> impl Strategy<Value = Statement> {
    let status = option::of(
        (0..STATUSES.len()).prop_map(|at| (StatusId(u8::try_from(at).expect("few")), STATUSES[at].to_owned())),
    );
    let note = || option::of(prop_oneof![3 => text(), 1 => Just(String::new())]);
    prop_oneof![
        3 => (status, note()).prop_map(|(status, note)| Statement::Stated { status, note }),
        2 => note().prop_map(|note| Statement::Unassessed { note }),
        1 => Just(Statement::Cleared),
    ]
}

/// Generates an amendment of one field.
fn amendment() -> impl Strategy<Value = Amendment> {
    let none = Amendment::default;
    let owners = |least| subsequence(vec![0, 1, 2], least..=3).prop_shuffle();
    prop_oneof![
        5 => (year(), statement())
            .prop_map(move |(year, it)| Amendment { follow_up: Some((whole_year(year), it)), ..none() }),
        1 => text().prop_map(move |title| Amendment { title: Some(title), ..none() }),
        1 => owners(1).prop_map(move |owners| Amendment { owners: Some(named(&owners)), ..none() }),
        1 => owners(0).prop_map(move |owners| Amendment { support: Some(named(&owners)), ..none() }),
        1 => option::of(date()).prop_map(move |start| Amendment { start: Some(start), ..none() }),
        1 => option::of(date()).prop_map(move |deadline| Amendment { deadline: Some(deadline), ..none() }),
        1 => option::of(select(&Interval::ALL[..])).prop_map(move |every| Amendment { every: Some(every), ..none() }),
        1 => option::of(date()).prop_map(move |until| Amendment { until: Some(until), ..none() }),
    ]
}

/// Returns an activity after an amendment, and the key it changes.
fn amended(before: &Activity, amendment: &Amendment) -> (Activity, String) {
    let mut after = before.clone();
    let places = |owners: &[(OwnerId, String)]| owners.iter().map(|(id, _)| id.0 as usize).collect::<Vec<_>>();
    let key = match amendment {
        Amendment { follow_up: Some((period, statement)), .. } => {
            state(&mut after, period.year(), statement);
            return (after, format!("follow_up.{period}"));
        }
        Amendment { title: Some(title), .. } => {
            after.title.clone_from(title);
            "title"
        }
        Amendment { owners: Some(owners), .. } => {
            after.owners = places(owners);
            "owners"
        }
        Amendment { support: Some(support), .. } => {
            after.support = places(support);
            "support"
        }
        Amendment { start: Some(start), .. } => {
            after.start = *start;
            "start"
        }
        Amendment { every: Some(every), .. } => {
            after.every = *every;
            "every"
        }
        Amendment { deadline: Some(deadline), .. } => {
            after.deadline = *deadline;
            "deadline"
        }
        Amendment { until, .. } => {
            after.until = until.flatten();
            "until"
        }
    };
    (after, key.to_owned())
}

fn state(activity: &mut Activity, year: u16, statement: &Statement) {
    let at = activity.follow_ups.iter().position(|(period, ..)| *period == year);
    let Statement::Stated { status, note } = statement else {
        let before = at.map(|at| activity.follow_ups.remove(at)).and_then(|(_, _, note)| note);
        if let Statement::Unassessed { note } = statement {
            let note = note.clone().or(before).filter(|note| !note.is_empty());
            activity.follow_ups.extend(note.map(|note| (year, None, Some(note))));
            activity.follow_ups.sort();
        }
        return;
    };
    let says_something = status.is_some() || note.as_ref().is_some_and(|note| !note.is_empty());
    if at.is_none() && !says_something {
        return;
    }
    let at = at.unwrap_or_else(|| {
        activity.follow_ups.push((year, None, None));
        activity.follow_ups.len() - 1
    });
    let (_, of_status, of_note) = &mut activity.follow_ups[at];
    let had_note = of_note.is_some();
    if let Some((id, _)) = status {
        *of_status = Some(usize::from(id.0));
    }
    if let Some(note) = note {
        *of_note = Some(note.clone()).filter(|note| !note.is_empty());
    }
    // A follow-up that held only the removed note is removed too.
    if had_note && of_note.is_none() && of_status.is_none() {
        activity.follow_ups.remove(at);
    }
    activity.follow_ups.sort();
}

/// Returns whether a line may change with a key of an activity.
fn may_change(line: &Line, id: &str, key: &str) -> bool {
    let is_key = |own: &str| own == key || (own == "follow_up" && key.starts_with("follow_up."));
    let is_own = |(of, own): &(String, Option<String>)| of == id && own.as_deref().is_none_or(is_key);
    line.of.as_ref().is_some_and(is_own)
}

/// Returns the lines that must not change. Blank lines separate blocks, and may be removed with one.
fn staying(file: &File, id: &str, key: &str) -> Vec<String> {
    let lines = file.lines().into_iter().filter(|line| !may_change(line, id, key));
    let is_heading = |line: &str| key.starts_with("follow_up") && line.contains(".follow_up");
    let lines = lines.flat_map(|line| line.text.lines().map(str::to_owned).collect::<Vec<_>>());
    lines.filter(|line| !line.trim().is_empty() && !is_heading(line)).collect()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn many_amendments_at_once_are_as_one_after_the_other(file in file(), amendments in proptest::collection::vec(amendment(), 1..6)) {
        let before = file.text();
        let sources = Sources::in_memory([("1.toml", &*before), ("plan.toml", MANIFEST)]);
        let loaded = load(&sources);
        let plan = &loaded.portfolio.plans[0];
        let all: Vec<_> = plan
            .all_activities()
            .zip(&amendments)
            .map(|((goal, priority, activity), amendment)| (Thing::Activity(goal, priority, activity), amendment.clone()))
            .collect();
        let (mut at_once, mut one_by_one) = (Draft::of(&sources), Draft::of(&sources));
        prop_assert!(at_once.amend_all(&all).is_ok(), "{before}");
        for one in all.chunks(1) {
            prop_assert!(one_by_one.amend_all(one).is_ok(), "{before}");
        }
        let text = |draft: &Draft| draft.sources().file(all[0].0.file()).text().to_owned();
        prop_assert_eq!(text(&at_once), text(&one_by_one), "{}", before);
    }


    #[test]
    fn an_amendment_changes_what_it_says_and_no_other_line(file in file(), at in any::<Index>(), amendment in amendment()) {
        let before = file.text();
        let sources = Sources::in_memory([("1.toml", &*before), ("plan.toml", MANIFEST)]);
        let loaded = load(&sources);
        prop_assert!(loaded.findings.is_empty(), "{:?}\n{before}", loaded.findings);
        let plan = &loaded.portfolio.plans[0];
        let mut expected = file.activities();
        prop_assert_eq!(&said(plan), &expected);

        let at = at.index(expected.len());
        let (goal, priority, activity) = plan.all_activities().nth(at).expect("it is there");
        let (after, key) = amended(&expected[at], &amendment);
        let is_so_already = after == expected[at];
        expected[at] = after;
        let mut draft = Draft::of(&sources);
        prop_assert!(draft.amend_all(&[(Thing::Activity(goal, priority, activity), amendment.clone())]).is_ok(), "{before}");
        let changed = draft.sources();
        let text = changed.file(goal.file).text().to_owned();
        let now = load(changed);
        prop_assert!(now.findings.is_empty(), "{:?}\n{before}\n---\n{text}", now.findings);
        prop_assert_eq!(&said(&now.portfolio.plans[0]), &expected, "{}\n---\n{}", before, text);

        // An amendment that changes nothing leaves the text as it is.
        prop_assert!(!is_so_already || text == before, "{before}\n---\n{text}");
        let mut again = Draft::of(changed);
        let (goal, priority, activity) = now.portfolio.plans[0].all_activities().nth(at).expect("it is there");
        prop_assert!(again.amend_all(&[(Thing::Activity(goal, priority, activity), amendment.clone())]).is_ok());
        prop_assert_eq!(again.sources().file(goal.file).text(), &*text);

        // The lines that must stay do, in order, and so do the start and the end of the file.
        let mut lines = text.trim_start_matches('\u{feff}').lines();
        for line in staying(&file, &activity.id, &key) {
            prop_assert!(lines.any(|it| it == line), "{line} is gone\n{before}\n---\n{text}");
        }
        prop_assert_eq!(text.starts_with('\u{feff}'), file.has_mark);
        prop_assert_eq!(text.ends_with('\n'), file.has_last_newline);
        let newlines = text.matches('\n').count();
        prop_assert_eq!(text.matches("\r\n").count(), if file.has_crlf { newlines } else { 0 });
        prop_assert!(newlines.abs_diff(before.matches('\n').count()) <= 6, "{before}\n---\n{text}");
    }
}
