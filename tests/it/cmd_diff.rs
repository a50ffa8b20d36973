//! Tests of `plan diff`, with all sources of the two states.

use crate::common::{Answer, Program, assert_said, files_below, repository};

/// The sample, committed as it was adopted.
fn adopted() -> Program {
    let program = Program::in_copy_of_sample();
    program.commit("Antagen plan");
    program
}

/// Replaces the only occurrence of a text in a file.
#[track_caller]
fn change(program: &Program, path: &str, from: &str, to: &str) {
    let text = std::fs::read_to_string(program.path(path)).expect("the file is there");
    assert_eq!(text.matches(from).count(), 1, "{path}: {from}");
    program.write(path, text.replace(from, to));
}

const SCENE: &str = "kultur/1.2-scen.toml";
const SETS_A_STATUS: (&str, &str) =
    ("start = 2025\nuntil = 2026\n", "start = 2025\nuntil = 2026\nfollow_up.2025 = { status = \"Gult\" }\n");

/// Changes a bit of everything.
fn change_much(program: &Program) {
    change(program, SCENE, SETS_A_STATUS.0, SETS_A_STATUS.1);
    change(program, SCENE, "{ status = \"Gult\", note = \"Två kommuner", "{ status = \"Rött\", note = \"Tre kommuner");
    change(program, SCENE, "title = \"Bygga en mobil scen\"", "title = \"Bygga en <b>mobil</b> & *rörlig* scen\"");
    change(program, SCENE, "Skolan är viktigast", "Förskolan är viktigast");
    change(program, "kultur/plan.toml", "current = 2025", "current = 2026");
    change(
        program,
        "harbour/plan.toml",
        "name = \"Harbour master\"",
        "name = \"Harbour master\"\naliases = [\"Quay | master\"]",
    );
    change(program, "governance.toml", "board = \"Kulturnämnden\"", "board = \"Nämnden för kultur\"");
}

fn changed() -> Program {
    let program = adopted();
    change_much(&program);
    program
}

#[test]
fn people_read_it_in_both_languages_and_widths() {
    let program = changed();
    let answers = [program.run("diff"), program.run("diff --lang en --color always")];
    assert_said(answers.into_iter().chain([program.columns(50).run("diff --plan kultur")]), "diff/human.txt");
}

#[test]
fn every_other_format_tells_the_same() {
    let program = changed();
    assert_said(["md", "json"].map(|format| program.run(&format!("diff --format {format}"))), "diff/formats.txt");
    let pages = ["", " --plan harbour --lang en"].map(|options| program.run(&format!("diff --format html{options}")));
    assert_said(pages.map(without_style), "diff/page.txt");
}

/// Removes the style sheet and its hash from a page, as they say nothing about differences.
fn without_style(mut page: Answer) -> Answer {
    for (before, after) in [("<style>", "</style>"), ("'sha256-", "'")] {
        let start = page.out.find(before).expect("a page has a style") + before.len();
        let end = start + page.out[start..].find(after).expect("it ends");
        page.out.replace_range(start..end, "[…]");
    }
    page
}

#[test]
fn nothing_differs_and_that_is_said() {
    let program = adopted();
    let answers = ["", "--lang en", "--format md", "--format json", "--exit-code", "HEAD..HEAD"];
    assert_said(answers.map(|options| program.run(&format!("diff {options}"))), "diff/nothing.txt");
}

#[test]
fn a_revision_is_compared_with_the_files_or_with_another() {
    let program = adopted();
    change(&program, SCENE, SETS_A_STATUS.0, SETS_A_STATUS.1);
    program.commit("Bedömd");
    change(&program, SCENE, "title = \"Bygga en mobil scen\"", "title = \"Bygga en stor scen\"");
    let said = |line: &str| program.run(&format!("diff {line} --lang en")).fine();
    let (status, title) = ("unassessed → Gult", "[-mobil-] [+stor+]");
    for (line, has_status, has_title) in [
        ("", false, true),
        ("HEAD", false, true),
        ("HEAD~1", true, true),
        ("HEAD~1..HEAD", true, false),
        ("HEAD~1..", true, false),
        ("main~1..main", true, false),
        ("..HEAD", false, false),
    ] {
        let said = said(line);
        assert_eq!((said.contains(status), said.contains(title)), (has_status, has_title), "{line}: {said}");
    }
    // In the other direction, the status is removed.
    assert!(said("..HEAD~1").contains("Gult → unassessed"));
    let below = program.below("kultur");
    assert!(below.run("diff HEAD~1 -C . --lang en").fine().contains(status));
}

#[test]
fn another_directory_is_compared_with_this_one() {
    let (old, new) = (adopted(), changed());
    for dir in [old.path(""), old.path("kultur/..")] {
        let answer = new.run(&format!("diff --path '{}' --format json --exit-code", dir.display()));
        assert_eq!((answer.code, answer.err.as_str()), (1, ""), "{answer}");
        assert!(answer.out.contains("\"turn\":\"worse\""), "{answer}");
    }
}

#[test]
fn a_difference_is_exit_code_1_where_that_is_asked() {
    let program = changed();
    for format in ["human", "md", "json", "html"] {
        let [plain, asked] = ["", " --exit-code"].map(|option| program.run(&format!("diff --format {format}{option}")));
        assert_eq!((plain.code, asked.code), (0, 1), "{asked}");
        assert_eq!(plain.out, asked.out);
    }
    let untouched = program.run("diff --exit-code --plan harbour HEAD..HEAD");
    assert_eq!(untouched.code, 0, "{untouched}");
}

#[test]
fn what_cannot_be_compared_is_refused_and_what_to_do_is_said() {
    let (program, outside) = (adopted(), Program::in_copy_of_sample());
    let lines = [
        "diff nosuch",
        "diff HEAD..nosuch",
        "diff HEAD...nosuch",
        "diff -- --output=x",
        "diff --path kultur HEAD",
        "diff --path nowhere",
        "diff --path .git",
        "diff --plan kulture",
        "diff HEAD HEAD",
        "diff --format csv",
    ];
    let answers = lines.into_iter().flat_map(|line| {
        ["sv", "en"].map(|lang| {
            let (command, rest) = line.split_at(4);
            program.run(&format!("{command} --lang {lang}{rest}"))
        })
    });
    let mut answers: Vec<Answer> = answers.collect();
    answers.extend(["sv", "en"].map(|lang| outside.run(&format!("diff --lang {lang}"))));
    // On an empty `PATH`, no program is found.
    let without_git = program.env("PATH", "");
    answers.extend(["sv", "en"].map(|lang| without_git.run(&format!("diff --lang {lang}"))));
    assert!(answers.iter().all(|answer| answer.code == 2 && answer.out.is_empty()));
    assert_said(answers, "diff/refused.txt");
}

#[test]
fn a_plan_that_was_not_there_is_new_whole() {
    let program = Program::temporary();
    program.write("notes.txt", "No plan yet.");
    program.commit("Tom");
    for (path, text) in files_below("tests/sample") {
        program.write(&format!("plan/{path}"), text);
    }
    assert_said([program.run("diff"), program.run("diff --format md --lang en")], "diff/new_plan.txt");
    // JSON has every item.
    let json = program.run("diff --format json").fine();
    assert_eq!(json.matches("\"changes\":[{\"kind\":\"added\"}]").count(), json.matches("\"changes\":").count());
    assert!(json.matches("\"kind\":\"activity\"").count() > 10, "{json}");
}

/// An unreadable file is never reported as removed, and programs get no partial answer.
#[test]
fn a_side_that_cannot_be_read_in_full_is_told() {
    let program = adopted();
    change(&program, SCENE, "title = \"Bygga en mobil scen\"", "title = \"Bygga en mobil scen");
    change(&program, SCENE, SETS_A_STATUS.0, SETS_A_STATUS.1);
    let mut answers = vec![program.run("diff"), program.run("diff --lang en")];
    assert!(answers.iter().all(|answer| answer.code == 0 && !answer.out.contains("1.2.1-2")));
    for options in ["--format json", "--exit-code"] {
        let answer = program.run(&format!("diff {options}"));
        assert!(answer.code == 2 && answer.out.is_empty(), "{answer}");
        answers.push(answer);
    }
    // Now the earlier side is broken.
    program.commit("Trasig");
    program.git("checkout -q HEAD~1 -- .");
    answers.push(program.run("diff HEAD"));
    answers.push(program.run("diff HEAD --exit-code"));
    assert_eq!(answers.last().map(|answer| answer.code), Some(2));
    assert_said(answers, "diff/unreadable.txt");
}

#[test]
fn what_stood_in_a_file_that_is_no_text_is_not_called_gone() {
    let program = adopted();
    program.write(SCENE, b"\xff\xfe\x00");
    let answer = program.run("diff --lang en");
    assert!(answer.code == 0 && !answer.out.contains("gone") && answer.err.contains(SCENE), "{answer}");
    program.commit("Trasig");
    program.git("checkout -q HEAD~1 -- .");
    let answer = program.run("diff --lang en");
    assert!(answer.code == 0 && !answer.out.contains("new activity") && answer.err.contains(SCENE), "{answer}");
}

#[test]
fn a_long_answer_is_cut_to_what_a_pull_request_takes_and_says_so() {
    let program = Program::temporary();
    let plan = std::fs::read_to_string(repository("tests/diffs/statuses/old/plan.toml")).expect("a plan");
    program.write("plan.toml", plan);
    let goal = |status: &str| {
        let activity = |at: usize| {
            format!(
                "\n[[activity]]\nid = \"1-{at}\"\ntitle = \"Åtgärd {at} | med <b>tecken</b>\"\nowners = [\"Film\"]\nstart = 2024\n{status}"
            )
        };
        "id = \"1\"\ntitle = \"Mål\"\n".to_owned() + &(1..=1500).map(activity).collect::<String>()
    };
    program.write("1.toml", goal(""));
    program.commit("Antagen plan");
    program.write("1.toml", goal("follow_up.2024 = { status = \"Gult\" }\n"));
    let said = program.run("diff --format md").fine();
    let length = said.chars().count();
    assert!((60_000..=65_000).contains(&length), "{length}");
    let lines = said.lines().filter(|line| line.trim_start().starts_with("- ")).count();
    let last = said.lines().last().expect("a last line");
    // One line of the summary, and two for each activity.
    assert_eq!(last, format!("… och {} rader till; `plan diff` visar alla.", 3000 - (lines - 1)));
    assert!(
        said.contains("- \\+ 1500 statusar satta som pågår") && said.contains("<details>\n<summary>1 Mål</summary>\n"),
        "{said}"
    );
    assert_eq!(said.matches("<details>").count(), said.matches("</details>").count());
    // Output for people is not cut.
    assert_eq!(program.run("diff").fine().matches("ej bedömd → Gult").count(), 1500);
}

/// A plan that was adopted, changed in the autumn and again in the new year.
fn over_new_year() -> Program {
    let program = Program::in_copy_of_sample();
    program.commit_on("2025-09-01", "Redaktör", "Antagen");
    change(&program, SCENE, SETS_A_STATUS.0, SETS_A_STATUS.1);
    program.commit_on("2025-12-31", "Redaktör", "Höst");
    change(&program, SCENE, "title = \"Bygga en mobil scen\"", "title = \"Bygga en rörlig scen\"");
    program.commit_on("2026-01-01", "Redaktör", "Nyår");
    change(&program, "kultur/plan.toml", "current = 2025", "current = 2026");
    program
}

#[test]
fn a_day_is_the_commit_that_was_current_when_it_began() {
    let program = over_new_year();
    let json = |line: &str| program.run(&format!("diff {line} --format json")).fine();
    let between = |line: &str| {
        let difference: serde_json::Value = serde_json::from_str(&json(line)).expect("JSON");
        let mut difference = difference;
        for side in ["before", "after"] {
            difference[side].take();
        }
        difference
    };
    // Changes made on a day come after its beginning.
    for (day, commit) in
        [("2026-01-01", "HEAD~1"), ("2026-01-02", "HEAD"), ("2025-12-31", "HEAD~2"), ("2031-05-01", "HEAD")]
    {
        assert_eq!(between(day), between(commit), "{day}");
        assert_eq!(between(&format!("--since {day}")), between(commit), "{day}");
        assert_eq!(between(&format!("{day}..HEAD")), between(&format!("{commit}..HEAD")), "{day}");
        assert_eq!(between(&format!("{day}...HEAD")), between(&format!("{commit}...HEAD")), "{day}");
    }
    assert_eq!(between("2025-10-01..2026-01-01"), between("HEAD~2..HEAD~1"));
    assert_eq!(between("--since 2026"), between("HEAD~1"));
    program.git("tag 2026-01-01 HEAD~2");
    assert_eq!(between("2026-01-01"), between("HEAD~2"), "a name that git knows goes first");
}

#[test]
fn a_day_without_a_commit_is_told() {
    let program = over_new_year();
    let lines = [
        "diff --since 2026-01-01",
        "diff --since 2026-01-01 --lang en",
        "diff --since 2025-09-01",
        "diff 2024-02-29..HEAD --lang en",
        "diff 2025-02-29",
        "diff --since igår.",
        "diff --since 2026-01-01 HEAD --lang en",
        "check --base 2020-01-01 --lang en",
    ];
    assert_said(lines.map(|line| program.run(line)), "diff/days.txt");
    assert_eq!(program.run("check --base 2026-01-01").code, program.run("check --base HEAD~1").code);
}

#[test]
fn no_character_of_the_plan_marks_words_as_changed() {
    let program = adopted();
    change(
        &program,
        SCENE,
        "title = \"Bygga en mobil scen\"",
        "title = \"Bygga \\u0003en\\u0004 \\u0001fast\\u0002 scen\"",
    );
    let told = program.run("diff --format md --lang sv").fine();
    assert!(told.contains('\u{fffd}') && !told.contains("**en**") && !told.contains("~~fast~~"), "{told}");
}
