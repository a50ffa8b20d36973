//! Tests of help and usage errors, in the reader's language.

use std::collections::BTreeSet;

use crate::common::{Answer, Program, assert_said, sample};
use crate::texts::{ONLY_ENGLISH, ONLY_SWEDISH, foreign};

/// The commands, for their help.
pub(crate) const COMMANDS: &[&str] = &[
    "status",
    "list",
    "show",
    "tree",
    "owners",
    "plans",
    "due",
    "chart",
    "report",
    "site",
    "export",
    "import",
    "review",
    "set",
    "end",
    "open",
    "close",
    "undo",
    "init",
    "add",
    "move",
    "rename",
    "fmt",
    "diff",
    "log",
    "blame",
    "check",
    "explain",
    "lsp",
    "schema",
    "completions",
    "man",
    "merge-driver",
    "help",
];

/// Invalid command lines, one for each message.
const WRONG: [&str; 26] = [
    "lst",
    "",
    "help nope",
    "--ownr",
    "due --fail=yes",
    "list --ownr Filmfrämjande",
    "list -X",
    "list extra",
    "list --owner",
    "list --format",
    "list --format xml",
    "list --format jsn",
    "list --lang fr",
    "list --lang",
    "list --color ibland",
    "list --today 2025-13",
    "list --columns id,storlek",
    "list --sort ålder",
    "list --format json --format csv",
    "show 1.2-1 --period 2025 --period 2024",
    "status --by gaol",
    "tree --depth 7",
    "show",
    "check --format csv",
    "plans --owner Filmfrämjande",
    "list --version",
];

/// The program in Swedish or English, without a plan that decides.
fn speaking(lang: &str) -> Program {
    Program::temporary().env("PLAN_LANG", lang)
}

/// The subcommands of commands.
pub(crate) const NESTED: [&str; 6] =
    ["add activity", "add priority", "add goal", "add measure", "add owner", "rename owner"];

fn helps(lang: &str) -> Vec<Answer> {
    let all = COMMANDS.iter().chain(&NESTED).map(|command| format!("{command} --help"));
    let lines = ["--help".to_owned()].into_iter().chain(all);
    lines.map(|line| speaking(lang).run(&line)).collect()
}

#[test]
fn help_of_every_command_in_swedish() {
    assert_said(helps("sv"), "usage/help.sv.txt");
}

#[test]
fn help_of_every_command_in_english() {
    assert_said(helps("en"), "usage/help.en.txt");
}

#[test]
fn help_lists_every_command_and_no_other() {
    for (lang, heading) in [("sv", "Kommandon:"), ("en", "Commands:")] {
        let help = speaking(lang).run("--help").fine();
        let listed = help.lines().skip_while(|line| *line != heading).skip(1).take_while(|line| !line.is_empty());
        // Continuation lines are indented further.
        let names = listed.filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')));
        let listed: BTreeSet<&str> = names.filter_map(|line| line.split_whitespace().next()).collect();
        assert_eq!(listed, COMMANDS.iter().copied().collect(), "{lang}");
    }
}

#[test]
fn help_can_be_asked_for_in_three_ways() {
    for command in ["", "status", "show", "add activity"] {
        let long = speaking("en").run(&format!("{command} --help")).fine();
        assert_eq!(speaking("en").run(&format!("{command} -h")).fine(), long);
    }
    for command in ["status", "show", "add activity"] {
        let long = speaking("sv").run(&format!("{command} --help")).fine();
        assert_eq!(speaking("sv").run(&format!("help {command}")).fine(), long);
        assert_eq!(speaking("en").run(&format!("-C . --lang svenska help {command}")).fine(), long);
    }
    assert!(speaking("en").run("help status").fine().starts_with("`plan status`\n"));
    assert!(speaking("sv").run("help git").fine().starts_with("Så kommer ändringen in\n"));
}

#[test]
fn choices_are_taken_in_any_case() {
    for (line, other) in [
        ("list --format csv --columns id,title --sort -start", "list --format CSV --columns id,title --sort -start"),
        ("status --by owner --lang en --color never", "status --by Owner --lang EN --color NEVER"),
        ("check --format short", "check --format Short"),
    ] {
        assert_eq!(sample().run(other).fine(), sample().run(line).fine(), "{other}");
    }
}

#[test]
fn help_fits_the_screen() {
    for columns in [60, 80, 100] {
        for line in ["--help", "list --help", "list --help --lang sv"] {
            let help = sample().columns(columns).run(line).fine();
            let long = help.lines().find(|line| line.chars().count() > columns);
            assert_eq!(long, None, "{line} on {columns}");
        }
    }
}

#[test]
fn the_version_is_the_crates_own() {
    for line in ["--version", "-V", "--version --lang sv"] {
        assert_eq!(sample().run(line).fine(), format!("plan {}\n", env!("CARGO_PKG_VERSION")));
    }
}

#[test]
fn what_is_wrong_is_said_in_swedish_with_what_can_be_said_instead() {
    assert_said(WRONG.map(|line| sample().run(line)), "usage/wrong.sv.txt");
}

#[test]
fn what_is_wrong_is_said_in_english_with_what_can_be_said_instead() {
    assert_said(WRONG.map(|line| sample().env("PLAN_LANG", "en").run(line)), "usage/wrong.en.txt");
}

#[test]
fn wrong_usage_writes_nothing_else_and_exits_with_2() {
    for line in WRONG {
        sample().run(line).refused();
    }
}

#[test]
fn neither_language_has_words_of_the_other() {
    for (lang, others) in [("sv", ONLY_ENGLISH), ("en", ONLY_SWEDISH)] {
        let wrong = WRONG.map(|line| sample().env("PLAN_LANG", lang).run(line));
        for answer in helps(lang).into_iter().chain(wrong) {
            let said = format!("{}{}", answer.out, answer.err);
            assert_eq!(foreign(&said, others), None, "{lang}: {answer}");
            let default = ["[default", "[possible values", "Usage:", "Options:", "Print ", "Arguments:"];
            assert!(lang == "en" || !default.iter().any(|word| said.contains(word)), "{answer}");
        }
    }
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_refused() {
    use std::os::unix::ffi::OsStrExt;
    let mut command = sample().command(&["list".to_owned(), "--owner".to_owned()]);
    let output = command.arg(std::ffi::OsStr::from_bytes(b"Filmfr\xe4mjande")).output().expect("the program starts");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("fel: ett argument är inte UTF-8-text\n"));
}

/// The suggested option exists for the command.
#[test]
fn a_word_in_the_wrong_place_is_told_an_option_of_the_command() {
    let program = speaking("en");
    for (line, help) in [
        (
            "status Filmfrämjande",
            "write an option before it, as in `--owner Filmfrämjande` or `--text Filmfrämjande`; `plan COMMAND --help` shows which",
        ),
        ("move 4.1.1-1 4.1.2 Anna", "usage: `plan move"),
        ("undo Anna", "usage: `plan undo"),
        (
            "add activity Läsning",
            "write an option before it, as in `--owner Läsning` or `--title Läsning`; `plan COMMAND --help` shows which",
        ),
    ] {
        let answer = program.run(line);
        assert!(answer.err.contains(&format!("help: {help}")), "{line}: {}", answer.err);
    }
}

/// A word for a command or an option, in either language, leads to it; one that could lead elsewhere does not.
#[test]
fn a_command_or_an_option_in_other_words_is_told_by_its_name() {
    for (line, meant) in [
        ("visa 1.2.1-1", "show"),
        ("lista", "list"),
        ("uppdatera 1.2.1-1 gul", "set"),
        ("ändra 1.2.1-1 gul", "set"),
        ("ångra", "undo"),
        ("jämför", "diff"),
        ("kontrollera", "check"),
        ("exportera", "export"),
        ("hjälp", "help"),
        ("update", "set"),
        ("list --ansvarig Filmfrämjande", "--owner"),
        ("list --sortera id", "--sort"),
        ("list --kolumner id", "--columns"),
        ("status --mål=1", "--goal"),
        ("set 1.2.1-1 gul --anteckning x", "--note"),
        ("set 1.2.1-1 gul --år 2024", "--period"),
    ] {
        let told = sample().run(&format!("{line} --lang sv")).refused();
        assert!(told.contains(&format!("hjälp: menade du `{meant}`?\n")), "{line}: {told}");
    }
    for line in ["ta bort 1.2.1-1", "delete 1.2.1-1", "tree --anteckning x"] {
        assert!(!sample().run(&format!("{line} --lang sv")).refused().contains("menade du"), "{line}");
    }
}

/// The help is the command with the same words in order.
#[test]
fn words_of_set_in_another_order_are_told_in_order() {
    for (line, told) in [
        ("set gult 1.2.1-1", "skriv `plan set 1.2.1-1 gult`"),
        ("set '1.2.1-1 gult'", "skriv `plan set 1.2.1-1 gult`"),
        ("set 1.2.1-1 gult 2025", "skriv `plan set 1.2.1-1 gult --period 2025`"),
        ("set 1.2.1-1 2025 gult", "skriv `plan set 1.2.1-1 gult --period 2025`"),
        ("set 1.2.1-1 --status gult --note x", "utan flagga: `plan set 1.2.1-1 gult`, och resten som förut"),
    ] {
        let said = sample().run(&format!("{line} --plan kultur --lang sv")).refused();
        assert!(said.contains(told), "{line}: {said}");
        assert_eq!(said.matches("fel:").count(), 1, "{line}: {said}");
    }
}

/// A dash between two periods is answered with dots.
#[test]
fn a_dash_between_two_periods_is_told_to_be_dots() {
    for (given, range) in [
        ("2024-2025", "2024..2025"),
        ("2024–2026", "2024..2026"),
        ("2024-25", "2024..2025"),
        ("2024-Q1 – 2024-Q3", "2024-Q1..2024-Q3"),
    ] {
        let answer = sample().run(&format!("list --period '{given}' --lang en"));
        let help = format!("from one period to another is written `{range}`");
        assert!(answer.err.contains(&help), "{given}: {}", answer.err);
    }
}
