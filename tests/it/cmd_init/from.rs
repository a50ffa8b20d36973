//! Tests of `plan init --from` against a hand-made truth; every cell and paragraph is accounted for.

use plan::load::load;
use plan::model::{Activity, Goal, Plan, Priority};
use plan::source::{Sources, read_dir};
use serde_json::Value;

use crate::common::{Answer, Program, repository};

/// An imported document.
struct Taken {
    answer: Answer,
    /// What `plan check` says of the plan.
    checked: Answer,
    sources: Sources,
    report: Value,
    truth: Value,
}

fn take(name: &str) -> Taken {
    let program = Program::temporary();
    for file in [name.to_owned(), format!("{name}.truth.json")] {
        program.write(&file, std::fs::read(repository("tests/documents").join(&file)).expect("the document is there"));
    }
    let answer = program.run(&format!("init new --from {name} --yes --lang en --report report.json"));
    assert!(answer.code < 2, "{answer}");
    let json = |file: &str| -> Value {
        serde_json::from_slice(&std::fs::read(program.path(file)).expect("it is there")).expect("it is JSON")
    };
    let checked = program.run("check -C new --lang en");
    assert_eq!(checked.code, 0, "{checked}");
    program.run("fmt -C new --check").fine();
    let sources = read_dir(&program.path("new")).expect("the plan can be read");
    Taken { answer, checked, sources, report: json("report.json"), truth: json(&format!("{name}.truth.json")) }
}

/// Returns every activity with its parents, in order.
fn activities<'p, 'a>(plan: &'p Plan<'a>) -> Vec<(&'p Goal<'a>, Option<&'p Priority<'a>>, &'p Activity<'a>)> {
    plan.goals.iter().flat_map(|goal| goal.all_activities().map(move |(priority, it)| (goal, priority, it))).collect()
}

/// Returns a title without the number that became the id.
fn bare(title: &str) -> &str {
    let title = title.strip_prefix("Goal ").unwrap_or(title);
    let rest = title.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ':');
    if rest.len() < title.len() { rest.trim_start() } else { title }
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Returns a date of the truth as a plan has it.
fn time(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// Returns an interval of the truth as a plan has it, or the nearest that exists.
fn every(value: &Value) -> Option<&str> {
    Some(match value.as_str()? {
        "Varje termin" => "half-year",
        "Varje år" => "year",
        "Varje månad" | "Varje vecka" => "month",
        other => other,
    })
}

/// Compares an import with the truth; `without_status` are the words that no scale has, or that contradict the start
/// on the day of the test.
fn compare(name: &str, without_status: &[&str]) -> Taken {
    let taken = take(name);
    let loaded = load(&taken.sources);
    let plan = &loaded.portfolio.plans[0];
    let found = activities(plan);
    let truth = taken.truth["activities"].as_array().expect("a list");
    assert_eq!(found.len(), truth.len());
    for ((goal, priority, activity), truth) in found.iter().zip(truth) {
        let title = &*activity.title.value;
        assert_eq!(title, truth["title"]);
        assert_eq!(&*goal.title.value, bare(truth["goal"].as_str().expect("a goal")), "{title}");
        assert_eq!(priority.map(|it| &*it.title.value), truth["priority"].as_str().map(bare), "{title}");
        let names = |owners: &[plan::model::OwnerRef<'_>]| -> Vec<String> {
            owners.iter().map(|owner| owner.name.value.to_string()).collect()
        };
        assert_eq!(names(&activity.owners.named), strings(&truth["owners"]), "{title}");
        assert_eq!(names(&activity.support), strings(&truth["support"]), "{title}");
        assert_eq!(activity.start.as_ref().map(|it| it.to_string()), time(&truth["start"]), "{title}");
        assert_eq!(activity.every.as_ref().map(|it| it.name()), every(&truth["every"]), "{title}");
        let end = activity.deadline.as_ref().or(activity.until.as_ref());
        assert_eq!(end.map(|it| it.to_string()), time(&truth["until"]), "{title}");
        let wanted = truth["status"].as_str().or(truth["status_2024"].as_str());
        if wanted.is_some_and(|word| without_status.contains(&word)) {
            continue;
        }
        let follow_up = activity.follow_ups.first();
        assert_eq!(follow_up.and_then(|it| Some(&*it.status.as_ref()?.name.value)), wanted, "{title}");
        let note = follow_up.and_then(|it| Some(&*it.note.as_ref()?.value));
        assert_eq!(note, truth["note"].as_str(), "{title}");
    }
    adds_up(&taken);
    taken
}

/// Each cell and each paragraph has exactly one fate.
fn adds_up(taken: &Taken) {
    assert_eq!(taken.report["schema"], "plan/intake/1");
    for source in taken.report["sources"].as_array().expect("a list") {
        let count = |key: &str| source[key].as_array().expect("a list").len() as u64;
        let all = source["carried"].as_u64().expect("a number") + count("changed") + count("left_out");
        assert_eq!(source["cells"].as_u64(), Some(all));
    }
}

/// Compares the goals and priorities of the region's plan, also those without activities.
fn compare_levels(taken: &Taken) {
    let loaded = load(&taken.sources);
    let plan = &loaded.portfolio.plans[0];
    let goals: Vec<(&str, &str)> = plan.goals.iter().map(|it| (&*it.id.value, &*it.title.value)).collect();
    let text = |value: &'_ Value| value.as_str().unwrap_or_default().to_owned();
    let truth: Vec<(String, String)> = taken.truth["goals"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| (text(&it["id"]), text(&it["title"])))
        .collect();
    assert_eq!(goals, truth.iter().map(|(id, title)| (&**id, &**title)).collect::<Vec<_>>());
    let priorities = plan.goals.iter().flat_map(|goal| &goal.priorities);
    let truth = taken.truth["priorities"].as_array().expect("a list");
    assert_eq!(priorities.clone().count(), truth.len());
    for (priority, truth) in priorities.zip(truth) {
        assert_eq!(&*priority.title.value, truth["title"]);
        if let Some(id) = truth["id"].as_str() {
            assert_eq!(&*priority.id.value, id);
        }
        if let Some(text) = truth["text"].as_str() {
            let own = priority.text.as_ref().map(|it| &*it.value).unwrap_or_default();
            assert!(own == text || own.starts_with(&format!("{text}\n\n")), "{text}\n{own}");
        }
    }
}

#[test]
fn a_styled_word_file_is_taken_whole() {
    let taken = compare("plan.docx", &[]);
    compare_levels(&taken);
    assert_eq!(taken.answer.code, 0, "{}", taken.answer);
    // Names stay as they are spelt, and that is no finding. What ended unsaid is one, from the day that it ended.
    assert!(taken.answer.err.contains("with a capital and a small letter"), "{}", taken.answer);
    assert!(!taken.checked.out.contains("PL219"), "{}", taken.checked);
    let loaded = load(&taken.sources);
    let plan = &loaded.portfolio.plans[0];
    assert_eq!(&*plan.title.value, taken.truth["plan"]["title"]);
    let scale: Vec<(&str, &str)> = plan
        .scale
        .iter()
        .map(|(_, it)| (&*it.name.value, it.meaning.as_ref().map(|it| &*it.value).unwrap_or_default()))
        .collect();
    let truth = taken.truth["status_scale"].as_array().expect("a list");
    assert_eq!(scale.len(), truth.len());
    for ((name, meaning), truth) in scale.into_iter().zip(truth) {
        assert_eq!((name, meaning), (truth["name"].as_str().unwrap_or(""), truth["meaning"].as_str().unwrap_or("")));
    }
}

#[test]
fn the_same_word_file_saved_by_another_program_gives_the_same() {
    let taken = compare("plan-libreoffice.docx", &[]);
    compare_levels(&taken);
    let other = take("plan.docx");
    let texts = |sources: &Sources| -> Vec<(String, String)> {
        sources.iter().map(|(_, file)| (file.path().to_owned(), file.text().to_owned())).collect()
    };
    assert_eq!(texts(&taken.sources), texts(&other.sources));
}

#[test]
fn a_flat_workbook_is_taken_whole() {
    let taken = compare("plan.xlsx", &[]);
    let loaded = load(&taken.sources);
    let goals: Vec<&str> = loaded.portfolio.plans[0].goals.iter().map(|goal| &*goal.id.value).collect();
    assert_eq!(goals, ["4.1", "4.2", "4.3", "5.1", "5.2"]);
    // The other sheet lists names and words that the activities have.
    assert_eq!(taken.answer.code, 0, "{}", taken.answer);
}

#[test]
fn texts_with_separators_are_taken_whole_in_any_encoding() {
    compare("actions-en.csv", &["Not started", "Dropped"]);
    let taken = compare("actions-sv.csv", &["Ej påbörjad", "Utgår"]);
    assert!(taken.answer.err.contains("read as Windows-1252"), "{}", taken.answer);
}

#[test]
fn pages_are_taken_as_a_reader_sees_them() {
    compare("small.html", &[]);
    let taken = compare("small.md", &[]);
    assert!(taken.answer.err.contains("the table holds no activities"), "{}", taken.answer);
}

#[test]
fn a_sheet_with_a_million_empty_rows_is_taken_quickly() {
    compare("small.ods", &[]);
}

/// Returns every activity of a plan as text, with ids, texts, dates and follow-ups.
fn all(sources: &Sources) -> Vec<String> {
    let loaded = load(sources);
    let plan = &loaded.portfolio.plans[0];
    let names = |owners: &[plan::model::OwnerRef<'_>]| -> Vec<String> {
        owners.iter().map(|owner| owner.name.value.to_string()).collect()
    };
    let one = |(goal, priority, it): &(&Goal<'_>, Option<&Priority<'_>>, &Activity<'_>)| {
        let times = [&it.start, &it.deadline, &it.until].map(|time| time.as_ref().map(|time| time.to_string()));
        let follow_ups: Vec<String> = it
            .follow_ups
            .iter()
            .map(|it| {
                let status = it.status.as_ref().map(|status| &*status.name.value).unwrap_or_default();
                let note = it.note.as_ref().map(|note| &*note.value).unwrap_or_default();
                format!("{} {status} {note}", *it.period)
            })
            .collect();
        let ids = [&*goal.id.value, priority.map_or("", |it| &*it.id.value), &*it.id.value].join(" ");
        let (owners, support) = (names(&it.owners.named), names(&it.support));
        let every = it.every.as_ref().map(|every| every.name());
        format!("{ids} {} {owners:?} {support:?} {times:?} {every:?} {follow_ups:?}", &*it.title.value)
    };
    activities(plan).iter().map(one).collect()
}

#[test]
fn what_the_tool_reports_can_be_taken_back() {
    let program = Program::temporary();
    let adopted = repository("tests/adopted");
    for format in ["docx", "xlsx", "md", "html"] {
        let out = program.path(&format!("report.{format}"));
        let out = out.display();
        let asked =
            format!("report -C {} --plan kulturplan --period 2024 --today 2024-12-15 -o {out}", adopted.display());
        assert_eq!(program.run(&asked).code, 0);
        let answer = program.run(&format!("init {format} --from report.{format} --lang sv --yes"));
        assert!(answer.code < 2, "{answer}");
        let taken = read_dir(&program.path(format)).expect("it was written");
        let original = read_dir(&adopted.join("kulturplan")).expect("it is there");
        assert_eq!(all(&taken), all(&original), "{format}");
    }
}

#[test]
fn what_no_document_says_must_be_said() {
    let program = Program::temporary();
    let bytes = std::fs::read(repository("tests/documents/actions-en.csv")).expect("the document is there");
    program.write("actions.csv", bytes);
    let refused = program.run("init new --from actions.csv --lang en").refused();
    assert!(refused.contains("this is missing: --title, --years"), "{refused}");
    assert!(!program.path("new").exists());
    let answer = program.run("init new --from actions.csv --lang en --title Climate --years 2024-2028");
    assert_eq!(answer.code, 0, "{answer}");
}

#[test]
fn documents_of_other_countries_and_makers_equal_the_truth() {
    for (name, without_status) in [
        ("handlingsplan-nb.docx", "Ikke startet"),
        ("toimenpiteet-fi.xlsx", "Suunniteltu"),
        ("action-plan-en.md", ""),
        ("massnahmen-de.docx", "nicht begonnen"),
        ("actions-fr.csv", ""),
        ("kultur-da.ods", ""),
        ("folkhalsa-sv.htm", ""),
        ("klimat-sv.xlsx", "Ej påbörjad"),
        ("spar-sv.docx", ""),
        ("handleplan-da.docx", "Ikke påbegyndt"),
        ("kulttuuriohjelma-fi.xlsx", ""),
        ("strategic-plan-us.md", "Yellow"),
    ] {
        let taken = compare(name, &[without_status]);
        let loaded = load(&taken.sources);
        let plan = &loaded.portfolio.plans[0];
        let truth = &taken.truth["plan"];
        assert_eq!(*plan.title.value, truth["title"], "{name}");
        assert_eq!(plan.language.as_ref().map(|it| &*it.value), truth["language"].as_str(), "{name}");
        let years = plan.years.as_ref().map(|years| [years.first.to_string(), years.last.to_string()]);
        assert_eq!(years, Some([truth["first"].to_string(), truth["last"].to_string()]), "{name}");
    }
}
