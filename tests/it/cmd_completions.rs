//! Tests of `plan completions`, and of answers to shells.

use std::path::Path;
use std::process::Command;

use crate::common::{Program, assert_said, sample, with_files};

/// Requests completions as fish does; the last word is the incomplete one.
fn asked(program: Program, line: &str) -> Vec<String> {
    let words = line.split(' ').map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" ");
    let program = program.env("PLAN_COMPLETE", "fish");
    program.run(&format!("-- {words}")).fine().lines().map(str::to_owned).collect()
}

/// Requests only the values, in the sample.
fn values(line: &str) -> Vec<String> {
    let answers = asked(sample(), line).into_iter();
    answers.filter_map(|answer| Some(answer.split('\t').next()?.to_owned())).filter(|it| !it.starts_with('-')).collect()
}

#[test]
fn every_shell_has_a_script() {
    let shells = ["bash", "zsh", "fish", "powershell", "elvish"];
    assert_said(shells.map(|shell| sample().run(&format!("completions {shell}"))), "completions/scripts.txt");
}

#[test]
fn what_the_plan_has_is_offered() {
    assert_eq!(values("plan sta"), ["status"]);
    assert_eq!(values("plan status --owner FILM"), ["Filmfrämjande"]);
    assert_eq!(values("plan status --owner Film"), ["Filmfrämjande"]);
    assert_eq!(values("plan status --owner Strat"), ["Strategerna"], "an alias");
    assert_eq!(values("plan status --by pri"), ["priority"]);
    assert_eq!(values("plan list --goal 1.1"), ["1.10"]);
    assert_eq!(values("plan list --columns id,own"), ["id,owners"]);
    assert_eq!(values("plan set 1.2.1-1 Gr"), ["Grönt"]);
    assert_eq!(values("plan init --scale tr"), ["traffic-light"]);
    assert_eq!(values("plan -C kultur open 202"), ["2024", "2025", "2026"]);
    assert_eq!(values("plan explain PL40").first().map(String::as_str), Some("PL401"));
    assert_eq!(values("plan -C harbour status --status Fin"), ["Finished"]);
}

#[test]
fn a_candidate_says_what_it_means() {
    let answers = asked(sample(), "plan show 1.2.1");
    assert!(answers.iter().any(|answer| answer.starts_with("1.2.1-1\t")), "{answers:#?}");
    let english = asked(sample().env("PLAN_LANG", "en"), "plan stat");
    assert_eq!(english, ["status\tCount activities by status, and show what is off track"]);
}

#[test]
fn nothing_is_said_where_nothing_can_be() {
    let nowhere = Program::temporary();
    assert_eq!(asked(nowhere, "plan status --owner F"), [""; 0]);
    assert_eq!(sample().env("PLAN_COMPLETE", "cmd").run("-- plan sta").fine(), "");
    assert_eq!(sample().env("PLAN_COMPLETE", "bash").run("").fine(), "");
    let broken = with_files([("plan.toml", "id = \n"), ("1.toml", "nonsense")]);
    assert_eq!(asked(broken, "plan set 1"), [""; 0]);
}

#[test]
fn a_name_cannot_command_the_terminal() {
    let plan = "id = \"p\"\ntitle = \"P\"\nperiod = { first = 2024, last = 2027 }\n[[owner]]\nname = \"A\\u001b[2J\"\n\
                [[owner]]\nname = \"Anna\"\n";
    assert_eq!(asked(with_files([("p/plan.toml", plan)]), "plan -C p status --owner A"), ["Anna"]);
}

#[test]
fn of_a_large_plan_the_file_that_is_meant_is_read() {
    let goal = |goal: usize| {
        let activity = |at| {
            format!(
                "\n[[activity]]\nid = \"{goal}-{at}\"\ntitle = \"{}\"\nowners = []\nstart = 2024\n",
                "x".repeat(400)
            )
        };
        format!("id = \"{goal}\"\ntitle = \"G\"\n{}", (1..300).map(activity).collect::<String>())
    };
    let program = with_files([("plan.toml", "id = \"p\"\ntitle = \"P\"\nperiod = { first = 2024, last = 2027 }\n")]);
    for at in 1..6 {
        program.write(&format!("{at}.toml"), goal(at));
    }
    assert_eq!(asked(program, "plan set 5-29").len(), 11);
}

/// Returns what bash inserts for the last word `typed`, split as bash does.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "bash has to find the program that is tested")]
fn in_bash(words: &[&str], typed: &str) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("'{}'", word.replace('\'', "'\\''"))).collect();
    let script = format!(
        "source <(plan completions bash); COMP_WORDS=({}); COMP_CWORD={}; _plan_complete plan '{typed}' x; \
         printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        words.join(" "),
        words.len() - 1
    );
    let program = Path::new(env!("CARGO_BIN_EXE_plan")).parent().expect("it lies in a folder").to_string_lossy();
    let path = std::env::var("PATH").unwrap_or_default();
    let answer = Command::new("bash")
        .args(["--norc", "--noprofile", "-c", &script])
        .env("PATH", format!("{program}:{path}"))
        .current_dir(crate::common::repository("tests/everything"))
        .output()
        .expect("bash is here");
    assert!(answer.stderr.is_empty(), "{}", String::from_utf8_lossy(&answer.stderr));
    String::from_utf8(answer.stdout).expect("it is text").trim_end().to_owned()
}

#[cfg(unix)]
#[test]
fn bash_gets_a_name_as_it_has_to_stand_in_the_line() {
    let owner = ["plan", "status", "--owner"];
    let with = |word: &'static str| [&owner[..], &[word]].concat();
    assert_eq!(in_bash(&with("Älvs"), "Älvs"), r#"Älvs\ \"teater\""#);
    assert_eq!(in_bash(&with("\"Älvs "), "Älvs "), r#"Älvs \"teater\""#);
    assert_eq!(in_bash(&with("'Öppna <"), "Öppna <"), "Öppna <scenen>");
    assert_eq!(in_bash(&["plan", "status", "--owner", "=", "Öpp"], "Öpp"), r"Öppna\ \<scenen\>");
    assert_eq!(in_bash(&["plan", "status", "--owner", "="], "="), in_bash(&with(""), ""));
}
