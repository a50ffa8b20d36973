//! A generator of plans in any spelling and order, with comments anywhere.

use plan::model::{self, Interval, Period, When};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::round_trip::{quoted, text};

pub(super) const OWNERS: [&str; 3] = ["Film", "\"Teater\" & dans", "Åsa 🎬"];
pub(super) const STATUSES: [&str; 3] = ["Rött", "Gult", "Grönt"];
pub(super) const MANIFEST: &str = "id = \"p\"\ntitle = \"P\"\nperiod = { first = 2024, last = 2027 }\n\
    owner = [{ name = \"Film\" }, { name = '\"Teater\" & dans' }, { name = \"Åsa 🎬\" }]\n\
    status = [{ name = \"Rött\", stage = \"off-track\" }, { name = \"Gult\", stage = \"ongoing\" }, { name = \"Grönt\", stage = \"done\" }]\n";

/// The follow-up of a period.
pub(super) type Stated = (u16, Option<usize>, Option<String>);

/// The content of an activity.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Activity {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) owners: Vec<usize>,
    pub(super) support: Vec<usize>,
    pub(super) start: Option<When>,
    pub(super) every: Option<Interval>,
    pub(super) deadline: Option<When>,
    pub(super) until: Option<When>,
    /// In order of the periods.
    pub(super) follow_ups: Vec<Stated>,
}

/// The style that it is written in.
#[derive(Clone, Debug)]
pub(super) struct Way {
    follow_up: FollowUp,
    quote: usize,
    /// The sort keys of the lines.
    order: Vec<u8>,
    /// The comments of the lines: none, above, or at the end.
    comments: Vec<u8>,
    is_spread: bool,
}

#[derive(Clone, Copy, Debug)]
enum FollowUp {
    Line,
    Dotted,
    Braces,
    Heading,
    Headings,
}

/// A goal file: its activities, and priorities with theirs; each list is an array or under headings.
#[derive(Clone, Debug)]
pub(super) struct File {
    pub(super) lists: Vec<(bool, Vec<(Activity, Way)>)>,
    pub(super) has_mark: bool,
    pub(super) has_crlf: bool,
    pub(super) has_last_newline: bool,
}

/// A line, and the owner of its key, if there is only one. In an array, a line belongs to an activity, whatever its
/// key.
pub(super) struct Line {
    pub(super) text: String,
    pub(super) of: Option<(String, Option<String>)>,
}

pub(super) fn year() -> impl Strategy<Value = u16> {
    2024..=2027_u16
}

pub(super) fn whole_year(year: u16) -> Period {
    Period::year_of(year.into()).expect("four digits")
}

/// Generates a year, or its last day.
pub(super) fn date() -> impl Strategy<Value = When> {
    (year(), any::<bool>()).prop_map(|(year, is_day)| {
        let year = whole_year(year);
        if is_day { When::Day(year.last_day()) } else { When::Period(year) }
    })
}

fn stated() -> impl Strategy<Value = Vec<Stated>> {
    let one = (option::of(0..STATUSES.len()), option::of(text()));
    proptest::collection::btree_map(year(), one, 0..3)
        .prop_map(|stated| stated.into_iter().map(|(year, (status, note))| (year, status, note)).collect())
}

fn activity() -> impl Strategy<Value = (Activity, Way)> {
    let owners = || subsequence(vec![0, 1, 2], 1..=3);
    let facts = (
        text(),
        owners(),
        subsequence(vec![0, 1, 2], 0..=2),
        option::weighted(0.9, date()),
        option::of(select(&Interval::ALL[..])),
    );
    let ways = [FollowUp::Line, FollowUp::Dotted, FollowUp::Braces, FollowUp::Heading, FollowUp::Headings];
    let way = (select(ways.to_vec()), 0..3_usize, vec(any::<u8>(), 20), vec(0..4_u8, 20), any::<bool>());
    (facts, (option::of(date()), option::of(date())), stated(), way).prop_map(
        |(facts, (deadline, until), follow_ups, way)| {
            let (title, owners, support, start, every) = facts;
            let (follow_up, quote, order, comments, is_spread) = way;
            let activity =
                Activity { id: String::new(), title, owners, support, start, every, deadline, until, follow_ups };
            (activity, Way { follow_up, quote, order, comments, is_spread })
        },
    )
}

pub(super) fn file() -> impl Strategy<Value = File> {
    let list = || (any::<bool>(), vec(activity(), 0..3));
    let first = (any::<bool>(), vec(activity(), 1..3));
    (first, vec(list(), 0..3), any::<[bool; 3]>()).prop_map(|(first, rest, [has_mark, has_crlf, has_last_newline])| {
        let mut lists: Vec<_> = std::iter::once(first).chain(rest).collect();
        for (number, (_, activities)) in lists.iter_mut().enumerate() {
            let parent = if number == 0 { "1".to_owned() } else { format!("1.{number}") };
            for (at, (activity, _)) in activities.iter_mut().enumerate() {
                activity.id = format!("{parent}-{}", at + 1);
            }
        }
        File { lists, has_mark, has_crlf, has_last_newline }
    })
}

impl File {
    pub(super) fn activities(&self) -> Vec<Activity> {
        self.lists.iter().flat_map(|(_, activities)| activities).map(|(activity, _)| activity.clone()).collect()
    }

    /// Returns the file line by line.
    pub(super) fn lines(&self) -> Vec<Line> {
        let mut lines = vec![plain("# the goal"), plain("id = \"1\""), plain("title = 'G' # its title")];
        for (number, (is_list, activities)) in self.lists.iter().enumerate() {
            let list = if number == 0 { "activity".to_owned() } else { "priority.activity".to_owned() };
            if number > 0 {
                let heading = ["", "# a priority", "[[priority]]"];
                lines.extend(heading.map(plain));
                lines.push(plain(&format!("id = \"1.{number}\"\ntitle = \"P\"").replace('\n', " # its id\n")));
            }
            if *is_list {
                lines.push(plain("activity = ["));
                lines.extend(activities.iter().map(|(activity, way)| in_braces(activity, way)));
                lines.push(plain("] # the list"));
            } else {
                for (activity, way) in activities {
                    under_a_heading(activity, way, &list, &mut lines);
                }
            }
        }
        lines.push(plain("# the end"));
        lines
    }

    /// Returns the text of the file.
    pub(super) fn text(&self) -> String {
        let lines: Vec<String> = self.lines().into_iter().map(|line| line.text).collect();
        let text = lines.join("\n") + if self.has_last_newline { "\n" } else { "" };
        let text = if self.has_crlf { text.replace('\n', "\r\n") } else { text };
        if self.has_mark { format!("\u{feff}{text}") } else { text }
    }
}

fn plain(text: &str) -> Line {
    Line { text: text.to_owned(), of: None }
}

fn text_in(way: &Way, text: &str) -> String {
    // A newline within a text would differ in a file with CRLF.
    quoted(text, if text.contains('\n') { 2 } else { way.quote })
}

fn names(way: &Way, owners: &[usize]) -> Vec<String> {
    owners.iter().map(|owner| text_in(&Way { quote: way.quote * 2, ..way.clone() }, OWNERS[*owner])).collect()
}

fn members((_, status, note): &Stated, way: &Way) -> Vec<(&'static str, String)> {
    let status = status.map(|status| ("status", format!("'{}'", STATUSES[status])));
    let note = note.as_ref().map(|note| ("note", text_in(way, note)));
    status.into_iter().chain(note).collect()
}

fn braces(members: &[(&str, String)]) -> String {
    let members: Vec<String> = members.iter().map(|(key, value)| format!("{key} = {value}")).collect();
    if members.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", members.join(", ")) }
}

/// Returns the keys of an activity without its follow-up, with their values.
fn facts(activity: &Activity, way: &Way) -> Vec<(&'static str, String)> {
    let list = |owners: &[usize]| {
        let separator = if way.is_spread { ",\n    " } else { ", " };
        let end = if way.is_spread { ",\n]" } else { "]" };
        format!("[{}{end}", names(way, owners).join(separator))
    };
    let mut facts = vec![("id", format!("\"{}\"", activity.id)), ("title", text_in(way, &activity.title))];
    facts.push(("owners", list(&activity.owners)));
    facts.extend((!activity.support.is_empty()).then(|| ("support", list(&activity.support))));
    let date = |date: When| if way.quote == 0 { format!("'{date}'") } else { date.to_string() };
    facts.extend(activity.start.map(|start| ("start", date(start))));
    facts.extend(activity.every.map(|every| ("every", format!("\"{}\"", every.name()))));
    facts.extend(activity.deadline.map(|deadline| ("deadline", date(deadline))));
    facts.extend(activity.until.map(|until| ("until", until.to_string())));
    facts
}

/// Returns the follow-up as keys of the activity; empty if it has headings of its own.
fn follow_up_keys(activity: &Activity, way: &Way) -> Vec<(String, String, String)> {
    let key = |year: &u16| format!("follow_up.{year}");
    let lines = activity.follow_ups.iter();
    match way.follow_up {
        FollowUp::Line => lines.map(|it| (key(&it.0), key(&it.0), braces(&members(it, way)))).collect(),
        FollowUp::Dotted => {
            // An empty follow-up has no keys.
            let all = |it: &Stated| match &members(it, way)[..] {
                [] => vec![(key(&it.0), key(&it.0), "{}".to_owned())],
                members => members
                    .iter()
                    .map(|(name, value)| (key(&it.0), format!("follow_up . \"{}\".{name}", it.0), value.clone()))
                    .collect(),
            };
            lines.flat_map(all).collect()
        }
        FollowUp::Braces if !activity.follow_ups.is_empty() => {
            let all: Vec<String> = lines.map(|it| format!("{} = {}", it.0, braces(&members(it, way)))).collect();
            vec![("follow_up".to_owned(), "follow_up".to_owned(), format!("{{ {} }}", all.join(", ")))]
        }
        FollowUp::Braces | FollowUp::Heading | FollowUp::Headings => Vec::new(),
    }
}

fn in_braces(activity: &Activity, way: &Way) -> Line {
    let flat = Way { is_spread: false, ..way.clone() };
    let flat = match way.follow_up {
        FollowUp::Heading | FollowUp::Headings => Way { follow_up: FollowUp::Braces, ..flat },
        _ => flat,
    };
    let facts = facts(activity, &flat).into_iter().map(|(key, value)| format!("{key} = {value}"));
    let follow_ups = follow_up_keys(activity, &flat).into_iter().map(|(_, key, value)| format!("{key} = {value}"));
    let members: Vec<String> = facts.chain(follow_ups).collect();
    Line { text: format!("  {{ {} }}, # in a list", members.join(", ")), of: Some((activity.id.clone(), None)) }
}

fn under_a_heading(activity: &Activity, way: &Way, list: &str, lines: &mut Vec<Line>) {
    lines.extend(["", "# an activity"].map(plain));
    lines.push(plain(&format!("[[{list}]] # its heading")));
    let of = |key: &str| Some((activity.id.clone(), Some(key.to_owned())));
    let facts = facts(activity, way).into_iter().map(|(key, value)| (key.to_owned(), key.to_owned(), value));
    let mut keys: Vec<(String, String, String)> = facts.chain(follow_up_keys(activity, way)).collect();
    let mut order = way.order.iter();
    keys.sort_by_cached_key(|_| order.next());
    let mut comments = way.comments.iter();
    for (owner, key, value) in keys {
        match comments.next() {
            Some(1) => lines.push(plain(&format!("# above {key}"))),
            Some(2) => lines.push(plain("")),
            _ => {}
        }
        let behind = if comments.next() == Some(&3) { " # behind" } else { "" };
        lines.push(Line { text: format!("{key} = {value}{behind}"), of: of(&owner) });
    }
    let heading = |name: &str| plain(&format!("\n[{list}.follow_up{name}]"));
    match way.follow_up {
        FollowUp::Heading if !activity.follow_ups.is_empty() => {
            lines.push(heading(""));
            for it in &activity.follow_ups {
                let text = format!("{} = {} # stated", it.0, braces(&members(it, way)));
                lines.push(Line { text, of: of(&format!("follow_up.{}", it.0)) });
            }
        }
        FollowUp::Headings => {
            for it in &activity.follow_ups {
                let owner = format!("follow_up.{}", it.0);
                lines.push(Line { of: of(&owner), ..heading(&format!(".{}", it.0)) });
                let stated = members(it, way).into_iter().map(|(key, value)| format!("{key} = {value}"));
                lines.extend(stated.map(|text| Line { text, of: of(&owner) }));
            }
        }
        _ => {}
    }
}

/// Returns the activities of a loaded plan, in file order.
pub(super) fn said(plan: &model::Plan<'_>) -> Vec<Activity> {
    let owners = |owners: &[model::OwnerRef<'_>]| {
        owners.iter().map(|owner| owner.id.expect("in the register").0 as usize).collect::<Vec<_>>()
    };
    let stated = |it: &model::FollowUp<'_>| {
        let status = it.status.as_ref().map(|status| usize::from(status.id.expect("in the scale").0));
        (it.period.year(), status, it.note.as_ref().map(|note| note.value.to_string()))
    };
    let said = |activity: &model::Activity<'_>| {
        let mut follow_ups: Vec<Stated> = activity.follow_ups.iter().map(stated).collect();
        follow_ups.sort();
        Activity {
            id: activity.id.value.to_string(),
            title: activity.title.value.to_string(),
            owners: owners(&activity.owners.named),
            support: owners(&activity.support),
            start: activity.start.map(|start| *start),
            every: activity.every.map(|every| *every),
            deadline: activity.deadline.map(|deadline| *deadline),
            until: activity.until.map(|until| *until),
            follow_ups,
        }
    };
    plan.all_activities().map(|(_, _, activity)| said(activity)).collect()
}
