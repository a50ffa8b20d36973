//! `plan check --fix`: fixes keep everything else in the plan. The cases in `tests/fixes` are run by `tests/folders`.

use plan::check::check;
use plan::edit::fix_all;
use plan::load::load;
use plan::model::{Plan, Str};
use plan::source::{FileId, Sources, Spanned, read_dir};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::common::{Program, assert_said, files_below, settings, with_files};
use crate::properties::cases;
use crate::round_trip;

const PLAN: &str = "id = \"p\"\ntitle = \"P\"\nlanguage = \"en\"\nowner = [{ name = \"A\" }]\n";
const GOAL: &str = "id = \"1\"\ntitle = \"A  goal\"\n";

/// A plan with one fixable fault, in its goal's title.
fn fixable_plan() -> Program {
    with_files([("plan.toml", PLAN), ("1.toml", GOAL)])
}

fn content(program: &Program, path: &str) -> String {
    std::fs::read_to_string(program.path(path)).expect("a file can be read")
}

/// Returns the names of the files in the program's directory.
fn names(program: &Program) -> Vec<String> {
    let entries = std::fs::read_dir(program.path(".")).expect("the folder can be listed");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The reported cases lose nothing, by either kind of fixes.
#[test]
fn the_reported_cases_are_mended_and_lose_nothing() {
    for (case, before, after) in [
        ("b09-unsafe-fix-drops-owner", "[\"Anna Ek, Bo Alm\"]", "[\"Anna Ek\", \"Bo Alm\"]"),
        (
            "b13-fix-stops-at-escapes",
            "\"Kom\u{ad}munen är med\\nNästa  steg: mars\"",
            "\"Kommunen är med\\nNästa steg: mars\"",
        ),
    ] {
        for flag in ["--fix", "--fix=unsafe"] {
            let program = Program::temporary();
            for (path, text) in files_below(&format!("tests/cases/{case}/p")) {
                program.write(&path, text);
            }
            let found = content(&program, "1.toml");
            assert!(found.contains(before), "{case}: {found}");
            assert_eq!(program.run(&format!("check {flag} --today 2024-06-01")).code, 0, "{case} {flag}");
            assert_eq!(content(&program, "1.toml"), found.replace(before, after), "{case} {flag}");
        }
    }
}

#[test]
fn several_names_in_one_are_told_with_how_they_are_written() {
    let program = Program::temporary();
    for (path, text) in files_below("tests/fixes/several-names/before") {
        program.write(&path, text);
    }
    let answers = ["sv", "en"].map(|lang| program.run(&format!("check -C . --lang {lang} --only PL201,PL203")));
    assert_said(answers, "check/several-names.txt");
}

#[test]
fn the_diff_is_one_that_others_read() {
    let program = fixable_plan();
    let shown = program.run("check --fix --color never");
    assert!(shown.code == 0 && shown.out.contains("\n-title = \"A  goal\"\n+title = \"A goal\"\n"), "{shown}");
    let coloured = fixable_plan().run("check --fix --color always").out;
    let plain: String =
        coloured.split('\u{1b}').map(|part| part.split_once('m').map_or(part, |(_, rest)| rest)).collect();
    assert!(coloured.contains("\u{1b}[31m-title") && coloured.contains("\u{1b}[32m+title"), "{coloured}");
    assert_eq!(plain, format!("{}{}", "", shown.out));
}

#[test]
fn a_machine_gets_what_remains_and_no_diff() {
    let program = fixable_plan();
    program.write("2.toml", "id = \"2\"\ntitle = \"verk- samhet\"\n");
    let json: serde_json::Value = serde_json::from_str(&program.run("check --fix --format json").fine()).expect("JSON");
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(1), "{json}");
    assert_eq!(json["findings"][0]["code"], "PL504");
    assert_eq!(content(&program, "1.toml"), GOAL.replace("  ", " "));
}

#[test]
fn only_what_is_looked_for_is_mended() {
    let program = fixable_plan();
    program.write("2.toml", "id = \"2\"\ntitle = \"Goal \"\n");
    program.run("check --fix --only PL506").fine();
    assert_eq!(
        (content(&program, "1.toml"), content(&program, "2.toml")),
        (GOAL.into(), "id = \"2\"\ntitle = \"Goal\"\n".into())
    );
    let program = with_files([("plan.toml", PLAN), ("1.toml", &GOAL.replace('\n', " # accept(PL503): adopted\n"))]);
    assert!(program.run("check --fix --lang en").out.contains("nothing to fix"));
}

#[test]
fn a_read_only_file_is_left_alone() {
    let program = fixable_plan();
    let path = program.path("1.toml");
    let mut permissions = std::fs::metadata(&path).expect("it is there").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).expect("it can be protected");
    let refused = program.run("check --fix").refused();
    assert!(refused.starts_with("error: 1.toml is read-only\n"), "{refused}");
    assert_eq!(
        (content(&program, "1.toml"), names(&program)),
        (GOAL.to_owned(), vec!["1.toml".into(), "plan.toml".into()])
    );
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let program = fixable_plan();
    program.write("elsewhere/real.txt", GOAL);
    std::fs::remove_file(program.path("1.toml")).expect("it is there");
    symlink("elsewhere/real.txt", program.path("1.toml")).expect("a link");
    let mode = std::fs::Permissions::from_mode(0o640);
    std::fs::set_permissions(program.path("elsewhere/real.txt"), mode).expect("it can be set");
    program.run("check --fix").fine();
    assert_eq!(content(&program, "elsewhere/real.txt"), GOAL.replace("  ", " "));
    assert!(std::fs::symlink_metadata(program.path("1.toml")).expect("it is there").is_symlink());
    let mode = std::fs::metadata(program.path("1.toml")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

/// A file size limit ends the process when the new text is written in part.
#[cfg(target_os = "linux")]
#[test]
fn a_run_that_is_ended_leaves_the_old_file() {
    use std::process::Command;
    let program = fixable_plan();
    let long = GOAL.replace("goal", &"goal ".repeat(5000));
    program.write("1.toml", &long);
    let plan = program.command(&["check".into(), "--fix".into()]);
    let mut shell = Command::new("sh");
    shell.args(["-c", "ulimit -f 1 && exec \"$@\"", "sh"]).arg(plan.get_program()).args(plan.get_args());
    shell.env("XDG_STATE_HOME", program.state().parent().expect("it lies in a folder"));
    let ended = shell.current_dir(program.path(".")).output().expect("it starts");
    assert_ne!(ended.status.code(), Some(0), "{ended:?}");
    assert_eq!(content(&program, "1.toml"), long);
    // Its temporary file is not part of the plan.
    assert!(program.run("check --fix --lang en").out.contains("\nfixed: 2\n"));
}

fn read(program: &Program) -> Sources {
    read_dir(&program.path(".")).expect("the folder can be listed")
}

#[test]
fn a_file_that_was_changed_meanwhile_is_left_alone() {
    let program = fixable_plan();
    program.write("2.toml", "id = \"2\"\ntitle = \"B  goal\"\n");
    let sources = read(&program);
    let fixed = fix_all(&sources, &settings(), false).expect("there is something to fix");
    program.write("2.toml", "id = \"2\"\ntitle = \"Another  goal\"\n");
    let write = || program.writer(".").write(&sources, &fixed.sources);
    let unwritten = write().expect_err("it was changed");
    assert_eq!(unwritten.path, "2.toml");
    assert_eq!((content(&program, "1.toml"), names(&program).len()), (GOAL.to_owned(), 3), "nothing was written");
    std::fs::remove_file(program.path("2.toml")).expect("it is there");
    assert!(write().is_err(), "a file that is gone does not come back");
    assert_eq!(names(&program), ["1.toml", "plan.toml"]);
}

/// Returns every text of the plan's activities, in file order, with its place.
fn values<'p>(plan: &'p Plan<'p>) -> Vec<(FileId, &'p Spanned<Str<'p>>)> {
    let of_activity = |(goal, _, it): plan::model::Placed<'p, 'p>| {
        let notes = it.follow_ups.iter().filter_map(|follow_up| follow_up.note.as_ref());
        [&it.id, &it.title]
            .into_iter()
            .chain(notes)
            .chain(it.owners.named.iter().chain(&it.support).map(|owner| &owner.name))
            .map(|value| (goal.file, value))
            .collect::<Vec<_>>()
    };
    plan.all_activities().flat_map(of_activity).collect()
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn what_had_no_finding_is_as_it_was(written in round_trip::goal(), takes_guesses in any::<bool>()) {
        let (manifest, text) = (round_trip::manifest(), round_trip::write(&written));
        let sources = Sources::in_memory([("plan.toml", &*manifest), ("1.toml", &*text)]);
        let loaded = load(&sources);
        let findings = check(&loaded, &sources, &settings());
        let Some(fixed) = fix_all(&sources, &settings(), takes_guesses) else { return Ok(()) };
        let now = load(&fixed.sources);
        prop_assert!(now.findings.is_empty(), "{:?}", now.findings);
        let (before, after) = (values(&loaded.portfolio.plans[0]), values(&now.portfolio.plans[0]));
        prop_assert_eq!(before.len(), after.len());
        for ((file, before), (_, after)) in before.iter().zip(after) {
            let is_in = |at: plan::source::Span| before.span.start <= at.start && at.end <= before.span.end;
            if !findings.iter().any(|it| it.place.file == *file && it.fix.is_some() && is_in(it.place.span)) {
                prop_assert_eq!(&before.value, &after.value);
            }
        }
        let texts = |sources: &Sources| sources.iter().map(|(_, file)| file.text().to_owned()).collect::<Vec<_>>();
        let comments = |sources: &Sources| texts(sources).concat().matches(" # so often\n").count();
        prop_assert_eq!(comments(&sources), comments(&fixed.sources));
        // Fixing again changes nothing.
        let again = fix_all(&fixed.sources, &settings(), takes_guesses);
        prop_assert!(again.is_none(), "{:#?}\n{:#?}", texts(&fixed.sources), again.map(|it| texts(&it.sources)));
    }
}

/// Generates lists of names, with every kind of error.
fn some_names() -> impl Strategy<Value = Vec<&'static str>> {
    let names = [
        "Anna Ek",
        "Bo Alm",
        "anna ek",
        "Anna Ekk",
        "Ana Ek",
        "AE",
        "Anna Ek, Bo Alm",
        "Bo Alm; Cia",
        "Kultur och fritid/Bo Alm",
        "Anna Ek\\nBo Alm",
        "Bo Alm\\tAE",
        "Anna Ek, Cia, Bo Alm",
        "Bo Alm (Anna Ek)",
        "Kultur och fritid",
        "Cia",
        "Kultur",
        "Bo\u{ad} Alm",
        "Anna  Ek",
        "Anna Ek samt chefen",
        "Bo  Alm, Anna Ek",
    ];
    subsequence(names.to_vec(), 1..4)
}

/// Generates texts with every kind of fixable fault, escaped or not.
fn faulty_text() -> impl Strategy<Value = String> {
    let parts = [
        "ett",
        " två",
        "  tre",
        "\u{ad}",
        "\\u00ad",
        "verk- samhet",
        "19th- through 20th-century",
        "by- default",
        "\\n",
        "\\t",
        "\\\"",
        "fo\u{308}r",
        "a\\u030a",
        " ",
        "\u{200b}",
        "”citat”",
        "IT- system",
        "🎬",
        "1.1",
        "hälso- och sjukvård",
        "- ",
        "\\\\",
    ];
    vec(select(parts.to_vec()), 1..8).prop_map(|parts| parts.concat())
}

/// Returns the letters and digits of a text, in order. A tab may have been meant as a backslash and a `t`.
fn letters(text: &str) -> String {
    plan::model::composed(text).replace("\\t", "\t").chars().filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_fix_makes_nothing_less(
        titles in vec(faulty_text(), 3),
        owners in vec(some_names(), 3),
        support in some_names(),
        takes_guesses in any::<bool>(),
    ) {
        let manifest = "id = \"p\"\ntitle = \"P\"\nowner = [{ name = \"Anna Ek\", aliases = [\"AE\"] }, { name = \"Bo Alm\" }, \
                        { name = \"Kultur och fritid\" }]\n";
        let list = |names: &[&str]| names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
        let mut goal = "id = \"1\"\ntitle = \"G\"\n".to_owned();
        for (at, (title, owners)) in titles.iter().zip(&owners).enumerate() {
            goal += &format!("[[activity]]\nid = \"1-{at}\"\ntitle = \"x{title}x\"\nowners = [{}]\n", list(owners));
            goal += &format!("support = [{}] # c\nstart = 2024\nfollow_up.2024.note = \"\"\"{title}\"\"\"\n", list(&support));
        }
        let sources = Sources::in_memory([("plan.toml", manifest), ("1.toml", &*goal)]);
        let before = load(&sources);
        prop_assert!(before.findings.iter().all(|it| it.code.id == "PL104"), "{:?}", before.findings);
        let Some(fixed) = fix_all(&sources, &settings(), takes_guesses) else { return Ok(()) };
        let after = load(&fixed.sources);
        prop_assert_eq!(before.findings.len(), after.findings.len());
        let shown = || format!("{goal}\n---\n{}", fixed.sources.at("1.toml").expect("it is there").text());
        let (before, after) = (&before.portfolio.plans[0], &after.portfolio.plans[0]);
        for ((_, _, before), (_, _, after)) in before.all_activities().zip(after.all_activities()) {
            prop_assert_eq!(letters(&before.title), letters(&after.title), "{}", shown());
            let note = |activity: &plan::model::Activity<'_>| {
                activity.follow_ups.iter().filter_map(|it| it.note.as_ref()).map(|note| letters(note)).collect::<String>()
            };
            prop_assert_eq!(note(before), note(after), "{}", shown());
            // The owners are the same by any name, and unknown names remain.
            let words = |activity: &plan::model::Activity<'_>| {
                let names = activity.owners.named.iter().chain(&activity.support).map(|owner| owner.name.to_string());
                let words = names.flat_map(|name| {
                    name.replace("\u{ad}", "").split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect::<Vec<_>>()
                });
                let plain = words.map(|word| match &*word {
                    "ana" => "anna".to_owned(),
                    "ekk" => "ek".to_owned(),
                    _ => word,
                });
                plain.filter(|word| word != "och" && word != "samt" && !word.is_empty()).collect::<std::collections::BTreeSet<_>>()
            };
            let (mut had, mut has) = (words(before), words(after));
            // An alias is replaced by the name that it stands for.
            for words in [&mut had, &mut has] {
                if words.remove("ae") {
                    words.extend(["anna".to_owned(), "ek".to_owned()]);
                }
            }
            prop_assert!(had.is_subset(&has), "{:?} {:?}\n{}", had, has, shown());
        }
    }
}
