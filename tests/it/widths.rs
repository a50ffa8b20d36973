//! Tests that nothing is wider than the screen, and that no word is broken that would fit on a line.

use std::collections::HashSet;

use unicode_width::UnicodeWidthStr;

use crate::common::{Program, real, sample, with_files};

/// Common widths, and a narrow one.
const WIDTHS: [usize; 5] = [60, 80, 110, 128, 160];

/// Commands with tables, trees, charts and texts.
const QUESTIONS: [&str; 24] = [
    "list",
    "list --period 2024..2027",
    "status --period 2024,2025",
    "status --period 2025 --compare",
    "list --columns id,title,owners,support,start,every,deadline,until,status,note",
    "status",
    "status --by owner",
    "status --by priority",
    "owners",
    "owners --aliases",
    "due",
    "check",
    "tree",
    "plans",
    "explain",
    "explain PL201",
    "help",
    "set --help",
    "list --help",
    "chart",
    "chart --by owner",
    "show 1",
    "show 4.1",
    "report --format table",
];

const LONG_PLAN: &str = r#"id = "p"
title = "Plan för flerfaktorsautentiseringsinfrastrukturen"
period = { first = 2024, last = 2027 }
follow_up = { current = 2026 }
levels = { goal = "Målområdesinriktning", activity = "Genomförandeåtgärd" }
status = [{ name = "Väsentligt försenad verksamhet", stage = "off-track" }, { name = "Grönt", stage = "done" }]
owner = [
  { name = "Kulturskolesamordningsansvarig", aliases = ["Samordningsfunktionsansvarigorganisationen"] },
  { name = "Utvecklingsledare Kulturella kraftfält på landsbygden" },
]
"#;

const LONG_GOAL: &str = r#"id = "1"
title = "Kommunikationsinfrastrukturutbyggnadssamordning i hela länet"

[[priority]]
id = "1.verksamhetsutvecklingssamordning"
title = "Barnkulturkonsulentverksamhetsutvecklingsarbete"

[[priority.activity]]
id = "1.verksamhetsutvecklingssamordning-1"
title = "Genomföra ett flerfaktorsautentiseringsinfrastrukturprojekt med kommunerna"
owners = ["Kulturskolesamordningsansvarig", "Utvecklingsledare Kulturella kraftfält på landsbygden"]
start = 2024
follow_up.2026 = { status = "Väsentligt försenad verksamhet", note = "Upphandlingsöverprövningsförfarande pågår till våren" }

[[priority.activity]]
id = "1.verksamhetsutvecklingssamordning-2"
title = "Följa upp"
owners = ["Kulturskolesamordningsansvarig"]
support = ["Utvecklingsledare Kulturella kraftfält på landsbygden"]
start = 2024
every = "year"
"#;

/// The header of starts on a narrow screen; wider ones have more beside it.
const SHORT_START: &str = "Start";

/// Returns the words of an answer, without drawings.
fn words(answer: &str) -> impl Iterator<Item = &str> {
    // A finding shows a long line of a file in part.
    let is_drawn = |word: &str| word.starts_with("...") || word.contains(|c: char| "─═│├└○✗●◐◪▤·–".contains(c));
    answer.split_whitespace().filter(move |word| !is_drawn(word))
}

#[test]
fn no_answer_is_wider_than_the_screen_and_no_word_is_broken() {
    let long = with_files([("plan.toml", LONG_PLAN), ("1.toml", LONG_GOAL)]);
    let (mut faults, mut asked) = (Vec::new(), 0);
    let places: [(&str, &dyn Fn() -> Program); 3] =
        [("plan", &real), ("sample", &sample), ("long", &|| Program::at(long.path(".")))];
    for (name, place) in places {
        for question in QUESTIONS {
            asked += ask(name, place, question, &mut faults);
        }
    }
    assert!(asked == 670 && faults.is_empty(), "{asked}\n{}", faults.join("\n"));
}

#[test]
fn what_changed_and_what_is_wrong_is_no_wider_either() {
    let long = with_files([("plan.toml", LONG_PLAN), ("1.toml", LONG_GOAL)]);
    long.commit_on("2026-01-10", "Utvecklingsledare Kulturella kraftfält på landsbygden", "Flerfaktorsautentisering");
    let changed = LONG_GOAL
        .replace("Upphandlingsöverprövningsförfarande pågår till våren", "Genomförandeorganisationen är på plats  nu")
        .replace("title = \"Följa upp\"", "title = \"Uppföljningsverksamhetsutveckling\"")
        .replace("owners = [\"Kulturskolesamordningsansvarig\"]", "owners = [\"Kulturskolesamordningsansvariga\"]")
        .replace("every = \"year\"", "every = \"åretruntverksamhetsperiodicitet\"\nuppföljningsansvarsfördelning = 1");
    long.write("1.toml", changed);
    let (mut faults, mut asked) = (Vec::new(), 0);
    for question in ["check", "diff", "log", "blame 1.verksamhetsutvecklingssamordning-1"] {
        asked += ask("long", &|| Program::at(long.path(".")), question, &mut faults);
    }
    assert!(asked == 40 && faults.is_empty(), "{asked}\n{}", faults.join("\n"));
}

/// Asks a question in both languages at every width; returns how many answers there were.
fn ask(name: &str, place: &dyn Fn() -> Program, question: &str, faults: &mut Vec<String>) -> usize {
    let mut asked = 0;
    for lang in ["sv", "en"] {
        let line = format!("{question} --lang {lang}");
        let answer = |width: usize| place().columns(width).run(&line).out;
        // Narrow screens have short headers.
        let known: HashSet<String> = [10_000, 109]
            .iter()
            .flat_map(|width| words(&answer(*width)).map(str::to_owned).collect::<Vec<_>>())
            .collect();
        for width in WIDTHS {
            let answer = answer(width);
            asked += usize::from(!answer.is_empty());
            let wide = answer.lines().find(|line| line.width() > width);
            faults.extend(wide.map(|it| format!("{name}: {line} at {width} is too wide: {it}")));
            let broken = words(&answer).find(|word| !known.contains(*word) && *word != SHORT_START);
            faults.extend(broken.map(|word| format!("{name}: {line} at {width} has {word:?}")));
        }
    }
    asked
}
