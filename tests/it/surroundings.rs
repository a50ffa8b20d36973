//! Tests of the environment: where the plan is found, and the language of output.

use crate::common::{Answer, Program, assert_said, real, repository, sample, with_files};

const SWEDISH: &str = "id = \"p\"\ntitle = \"Plan\"\nlanguage = \"sv\"\n";

fn says(answer: &Answer) -> &'static str {
    let said = format!("{}{}", answer.out, answer.err);
    let has = |words: [&str; 4]| words.iter().any(|word| said.contains(word));
    match (has(["inga fel", "fel:", "Användning", "finns inte"]), has(["no errors", "error:", "Usage", "there is no"]))
    {
        (true, false) => "sv",
        (false, true) => "en",
        _ => panic!("neither or both languages: {answer}"),
    }
}

/// A valid command, one refused by the plan, one with a usage error, and help.
const LINES: [&str; 4] = ["check", "list --owner Nemo", "list --ownr Nemo", "status --help"];

#[test]
fn the_asked_for_language_comes_first_then_plan_lang_then_the_plans_then_the_systems() {
    let nowhere = || with_files([("plan.toml", "id = \"p\"\ntitle = \"P\"\n[[owner]]\nname = \"A\"\n")]);
    for line in LINES {
        let program = || sample().env("LANG", "en_GB.UTF-8");
        assert_eq!(says(&program().env("PLAN_LANG", "sv").run(&format!("{line} --lang en"))), "en", "{line}");
        assert_eq!(says(&program().env("PLAN_LANG", "en").run(&format!("{line} --lang=sv"))), "sv", "{line}");
        assert_eq!(says(&program().env("PLAN_LANG", "en").run(line)), "en", "{line}");
        assert_eq!(says(&program().env("PLAN_LANG", "sv_SE").below("harbour").run(line)), "sv", "{line}");
        assert_eq!(says(&program().run(line)), "sv", "{line}: the language of governance.toml");
        assert_eq!(
            says(&program().env("LANG", "sv_SE.UTF-8").below("harbour").run(line)),
            "en",
            "{line}: of plan.toml"
        );
        assert_eq!(says(&nowhere().env("LANG", "sv_SE.UTF-8").run(line)), "sv", "{line}: of the system");
        assert_eq!(says(&nowhere().env("LANG", "C").env("LC_ALL", "sv_SE.UTF-8").run(line)), "sv", "{line}");
        assert_eq!(says(&nowhere().run(line)), "en", "{line}: where nobody says");
        // An unknown language is ignored.
        assert_eq!(says(&program().env("PLAN_LANG", "fr").run(line)), "sv", "{line}");
        assert_eq!(says(&program().env("PLAN_LANG", "").run(line)), "sv", "{line}");
    }
}

#[test]
fn a_plan_pointed_at_gives_its_language() {
    let program = Program::at(repository("src"));
    for line in LINES {
        assert_eq!(says(&program.run(&format!("-C ../tests/sample/harbour {line}"))), "en", "{line}");
        assert_eq!(says(&program.run(&format!("--dir=../tests/sample {line}"))), "sv", "{line}");
        let pointed = Program::at(repository("src")).env("PLAN_DIR", "../tests/sample/harbour");
        assert_eq!(says(&pointed.run(line)), "en", "{line}");
    }
}

#[test]
fn a_plan_is_found_here_below_plan_or_upwards() {
    let ids = |program: &Program| {
        let rows = program.run("plans --format tsv").fine();
        rows.lines().skip(1).filter_map(|row| row.split('\t').next()).collect::<Vec<_>>().join(" ")
    };
    let of_repository = "biblioteksplan civilsamhalle kulturplan";
    assert_eq!(ids(&real()), of_repository);
    assert_eq!(ids(&real().below("src/cli/commands")), of_repository);
    assert_eq!(ids(&real().below("plan")), of_repository);
    // The nearest plan wins.
    assert_eq!(ids(&real().below("plan/kulturplan")), "kulturplan");
    assert_eq!(ids(&sample()), "harbour kultur");
    let deep = with_files([("plan/plan.toml", SWEDISH), ("docs/a/b/c.txt", "")]).below("docs/a/b");
    assert_eq!(ids(&deep), "p");
}

#[test]
fn a_plan_can_be_pointed_at() {
    let ids = |program: &Program, line: &str| {
        let rows = program.run(&format!("{line} plans --format tsv")).fine();
        rows.lines().skip(1).filter_map(|row| row.split('\t').next()).collect::<Vec<_>>().join(" ")
    };
    let here = || Program::at(repository("tests"));
    assert_eq!(ids(&here(), "-C sample"), "harbour kultur");
    assert_eq!(ids(&here(), "-C sample/kultur"), "kultur");
    assert_eq!(
        ids(&here(), "-C .."),
        "biblioteksplan civilsamhalle kulturplan",
        "the folder `plan` of what is pointed at"
    );
    assert_eq!(ids(&here().env("PLAN_DIR", "sample"), ""), "harbour kultur");
    assert_eq!(ids(&here().env("PLAN_DIR", "sample"), "--dir sample/harbour"), "harbour", "the option comes first");
    assert_eq!(ids(&here().env("PLAN_DIR", ""), "-C sample"), "harbour kultur");
    // Plans without a governance file.
    let two = with_files([
        ("a/plan.toml", SWEDISH),
        ("b/plan.toml", &*SWEDISH.replace("\"p\"", "\"q\"")),
        ("c/notes.txt", ""),
    ]);
    assert_eq!(ids(&two, "-C ."), "p q");
}

#[test]
fn where_there_is_no_plan_that_is_said() {
    let program = with_files([("empty/notes.txt", ""), ("file.toml", "")]).below("empty");
    let answers = [
        program.run("status --lang sv"),
        program.run("status"),
        program.run("check --format json"),
        program.run("status -C ../nowhere --lang sv"),
        program.run("status -C ../nowhere"),
        program.run("status -C . --lang sv"),
        program.run("status -C ../file.toml"),
    ];
    assert_said(answers, "usage/nowhere.txt");
    let pointed = with_files([]).env("PLAN_DIR", "nowhere");
    assert!(pointed.run("list").refused().starts_with("error: nowhere does not exist\n"));
}

#[test]
fn the_clock_counts_only_where_the_plan_names_no_period() {
    let activity =
        "id = \"1\"\ntitle = \"Ett\"\n[[activity]]\nid = \"1-1\"\ntitle = \"T\"\nowners = []\nstart = 2024\n";
    let program = with_files([("plan.toml", SWEDISH), ("1.toml", activity)]);
    let period = |line: &str| {
        let rows = program.run(&format!("list --format tsv --columns period {line}")).fine();
        rows.lines().nth(1).expect("one activity").to_owned()
    };
    for (today, year) in [("2025-01-31", "2025"), ("2031-12", "2031"), ("2030", "2030")] {
        assert_eq!(period(&format!("--today {today}")), year);
    }
    assert_eq!(period("--today 2025-01-31 --period 2024"), "2024");
    program.write("plan.toml", format!("{SWEDISH}[follow_up]\nevery = \"tertial\"\n"));
    assert_eq!(period("--today 2025-05-01"), "2025-T2");
    program.write("plan.toml", format!("{SWEDISH}[follow_up]\ncurrent = 2026\n"));
    assert_eq!(period("--today 2025-05-01"), "2026");
}
