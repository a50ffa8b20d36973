//! Tests of `plan init`: a new plan is valid, and no file is overwritten.

mod account;
mod adding;
mod columns;
mod contradicting;
mod from;
mod kinds;
mod labels;
mod legends;
mod level_sheets;
mod lists;
mod map;
pub(crate) mod mutilated;
mod nested;
mod owners;
mod pdf;
mod tables;
mod times;
mod two_hundred;
mod workbook;

use crate::common::{Program, assert_said, files_below, with_files};

const WHOLE: &str = "init new --title 'Our own plan' --years 2024-2027 --lang en";

#[test]
fn what_is_written_is_right_and_canonical() {
    for scale in ["progress", "colours", "traffic-light", "simple"] {
        for (lang, every) in [("sv", "halvår"), ("en", "quarter")] {
            let program = Program::temporary();
            let line = format!("init new --title Plan --years 2024-2027 --scale {scale} --every {every} --lang {lang}");
            program.run(&line).fine();
            let checked = program.run("check -C new --format json").fine();
            assert!(checked.contains("\"findings\":[]"), "{checked}");
            program.run("fmt -C new --check").fine();
        }
    }
}

#[test]
fn it_says_what_was_written_and_what_comes_next() {
    let program = Program::temporary();
    let mut answers = vec![program.run(WHOLE), program.run("show 1 -C new --lang en")];
    // The plan is in a repository with a known code host.
    program.git("init -q hosted");
    program.git("-C hosted remote add origin https://github.com/example/plans");
    answers.push(program.run("init hosted/library --title Biblioteksplan --years 2026 --yes --lang sv"));
    answers.push(program.run("init hosted/culture --title Kulturplan --years 2026 --yes --lang sv"));
    answers.push(program.run(&format!("{WHOLE} --dry-run").replace("init new", "init shown")));
    assert_said(answers, "init/said.txt");
    assert!(!program.path("shown").exists());
    let workflow = std::fs::read_to_string(program.path("hosted/.github/workflows/plan.yml")).expect("it was written");
    assert!(workflow.contains("uses: OWNER/plan@v"), "{workflow}");
}

#[test]
fn all_that_is_wrong_is_said_at_once_and_nothing_is_written_over() {
    let plan = "id = \"p\"\ntitle = \"Plan\"\n";
    let files = [("p/plan.toml", plan), ("all/governance.toml", ""), ("code/Cargo.toml", ""), ("file", "")];
    let program = with_files(files);
    let before: Vec<_> = files.map(|(path, _)| std::fs::read(program.path(path)).expect("it is there")).into();
    let lines = [
        "init new",
        "init new --title ' ' --years 2027-2024 --scale color --every dag --language my_own --id 'a b'",
        "init p --title Ny --years 2026",
        "init p/inner --title Ny --years 2026",
        "init all --title Ny --years 2026",
        "init code --title Ny --years 2026",
        "init file --title Ny --years 2026",
        "init file/below --title Ny --years 2026",
    ];
    let both = lines.iter().flat_map(|line| ["sv", "en"].map(|lang| program.run(&format!("{line} --lang {lang}"))));
    assert_said(both.collect::<Vec<_>>(), "init/wrong.txt");
    let after: Vec<_> = files.map(|(path, _)| std::fs::read(program.path(path)).expect("it is there")).into();
    assert_eq!(before, after);
    assert!(!program.path("new").exists() && !program.path("p/inner").exists());
}

#[test]
fn a_dry_run_writes_no_file_at_all() {
    let page = "# Plan 2024–2027\n\n| Action | Responsible |\n|---|---|\n| Read | School |\n";
    let program = with_files([("a.md", page)]);
    program.run("init new --from a.md --title Plan --lang en").fine();
    for line in ["init other --title Plan --from a.md", "add -C new --from a.md"] {
        let answer = program.run(&format!("{line} --lang en --dry-run --report r.md"));
        assert!(
            answer.code == 0 && answer.out.contains("not written, as nothing is with `--dry-run`: r.md"),
            "{answer}"
        );
        assert!(!program.path("r.md").exists() && !program.path("other").exists(), "{line}");
    }
}

#[test]
fn what_git_is_told_already_is_left_alone() {
    let program = with_files([("new/.gitattributes", "* text=auto\n")]);
    let answer = program.run(WHOLE);
    assert!(answer.err.contains("add the line `*.toml merge=plan`"), "{answer}");
    assert_eq!(std::fs::read_to_string(program.path("new/.gitattributes")).expect("it is there"), "* text=auto\n");
}

#[cfg(unix)]
#[test]
fn a_terminal_is_asked() {
    use crate::terminal::{ENTER, Terminal};
    let program = Program::temporary().env("PLAN_LANG", "en");
    let mut it = Terminal::start(&program, "init new", 100);
    it.answer("", "What is the plan called?", &format!("Library plan{ENTER}"));
    it.answer("", "Which years is it for?", &format!("27{ENTER}"));
    it.wait_for("write the first and the last year");
    it.send(&format!("\u{7f}\u{7f}2024-2027{ENTER}"));
    it.answer("Swedish", "Which language is it written in?", ENTER);
    it.answer("every quarter", "How often is it followed up?", &format!("4{ENTER}"));
    it.answer("traffic-light", "In which words are activities assessed?", &format!("colours{ENTER}"));
    it.answer("", "What is the first goal called?", &format!("More people read{ENTER}"));
    let (text, code) = it.end();
    assert_eq!(code, Some(0), "{text}");
    let manifest = std::fs::read_to_string(program.path("new/plan.toml")).expect("it was written");
    assert!(manifest.contains("every = \"quarter\"\ncurrent = \"2026-Q4\""), "{manifest}");
    assert!(manifest.contains("name = \"Blue\""), "{manifest}");
    assert!(program.path("new/1-more-people-read.toml").exists());
}

#[cfg(unix)]
#[test]
fn who_leaves_a_question_begins_no_plan() {
    use crate::terminal::{ESCAPE, Terminal};
    let program = Program::temporary().env("PLAN_LANG", "en");
    let mut it = Terminal::start(&program, "init new --years 2026", 100);
    it.answer("", "What is the plan called?", ESCAPE);
    let (text, code) = it.end();
    assert!(code == Some(2) && text.contains("no plan was begun"), "{text}");
    assert!(!program.path("new").exists());
}

#[test]
fn every_scale_stands_on_the_page() {
    let page = files_below("src/cli/commands").into_iter().find(|(path, _)| path == "init.md").expect("it is there").1;
    for scale in &plan::intake::READY {
        for lang in plan::locale::Lang::ALL {
            let names: Vec<String> = scale.statuses(lang).into_iter().map(|status| status.name).collect();
            let names = names.join(", ");
            assert!(page.contains(scale.name) && page.contains(&names), "{names}");
        }
    }
}

#[cfg(unix)]
#[test]
fn where_a_file_beside_the_plan_cannot_be_written_nothing_is() {
    let program = Program::temporary();
    program.git("init -q hosted");
    program.git("-C hosted remote add origin https://github.com/example/plans");
    // The folder of the workflows cannot be made: a file has its name.
    program.write("hosted/.github", "");
    let refused = program.run("init hosted/library --title Biblioteksplan --years 2026 --yes --lang en").refused();
    assert!(refused.contains(".github/workflows/plan.yml could not be written"), "{refused}");
    assert!(refused.contains("no plan was begun") && !program.path("hosted/library").exists(), "{refused}");
}
