//! Tests of `plan undo`: the last change is reverted, unless the files have changed since.

use std::collections::BTreeMap;

use plan::sheet::Column;

use crate::cmd_import::sheet::Sheet;
use crate::common::{Program, files_below};

type Files = BTreeMap<String, String>;

fn files(program: &Program) -> Files {
    files_below(program.path(".").to_str().expect("it is text")).into_iter().collect()
}

/// Every command that changes a plan, with a change of the sample. Files are added, removed and changed, in one or
/// two plans.
const CHANGES: [&str; 22] = [
    "set 1.2.1-5 Grönt --note 'Tre gästspel'",
    "set 1.2.1-3 --clear",
    "set 1.2.1 1.2 --title Ny",
    "set --owner Kulturstrateger --status unassessed Grönt --yes",
    "add activity --under 1.10.1 --title Ny --owner Samordnare",
    "add priority --under 1.10 --title Ny",
    "add goal --plan kultur --title Ny",
    "add owner Nyckelperson --plan kultur",
    "move 1.2.1-1 --to 1.10.1",
    "move 1.2.1 --to 1.10",
    "rename owner Kulturstrateger Strateger",
    "rename owner Samordnare Nav --plan kultur --plan harbour",
    "end 2.1.2-1 --period 2025 --reason Nedlagd",
    "end 1.10.1-4 --undo",
    "open --plan kultur",
    "open --plan harbour",
    "close --plan harbour --period 2024-T2",
    "fmt",
    "fmt harbour/1.toml",
    "check --fix",
    "check --fix=unsafe",
    "import sheet.csv",
];

/// The sample in another layout, so that there is something to fix, with a filled-in sheet.
fn unordered() -> Program {
    let program = Program::in_copy_of_sample();
    let sheet = Sheet::of(&program).with("1.2.1-5", Column::Note, "Tre gästspel").csv(b';');
    program.write("sheet.csv", sheet);
    let change = |path: &str, from: &str, to: &str| {
        let text = std::fs::read_to_string(program.path(path)).expect("it can be read");
        assert!(text.contains(from), "{path}");
        program.write(path, text.replacen(from, to, 1));
    };
    change("kultur/1.10-las.toml", "Dela ut bokgåvor", "Dela  ut bokgåvor");
    change("harbour/1.toml", "title = \"Buy cables\"", "title    =    \"Buy  cables\"");
    program
}

#[test]
fn whatever_a_command_changed_is_taken_back_and_made_again() {
    let mut changed = 0;
    for line in CHANGES {
        let program = unordered();
        let before = files(&program);
        let answer = program.run(&format!("{line} --today 2025-06-01"));
        let after = files(&program);
        if after == before {
            assert_ne!(answer.code, 0, "{answer}");
            continue;
        }
        changed += 1;
        let shown = program.run("undo --dry-run");
        assert!(shown.code == 0 && shown.out.starts_with("--- "), "{line}: {shown}");
        assert_eq!(files(&program), after, "{line}");
        for expected in [&before, &after, &before] {
            let undone = program.run("undo");
            assert_eq!(undone.code, 0, "{line}: {undone}");
            assert_eq!(files(&program), *expected, "{line}: {undone}");
        }
    }
    assert!(changed > 15, "{changed}");
}

#[test]
fn it_says_what_was_taken_back_in_the_plans_words() {
    let program = Program::in_copy_of_sample();
    program.run("set 1.2.1-5 Gult --note 'Tre gästspel' --today 2025-06-01").fine();
    let undone = ["en", "sv", "en"].map(|lang| program.run(&format!("undo --lang {lang}")).fine());
    let expected = [
        "Undone: plan set 1.2.1-5 Gult --note \"Tre gästspel\" --today 2025-06-01\nThe same command once more redoes the change: plan undo\n\n",
        "Ångrat: plan undo --lang en\nSamma kommando en gång till gör om ändringen: plan undo\n\n",
        "Undone: plan undo --lang sv\n",
    ];
    for (said, expected) in undone.iter().zip(expected) {
        assert!(said.starts_with(expected) && said.contains("1.2.1-5 "), "{said}");
    }
}

#[test]
fn only_the_last_change_is_taken_back() {
    let program = Program::in_copy_of_sample();
    program.run("set 1.2.1-5 Gult --note x").fine();
    let between = files(&program);
    program.run("set 1.10.1-2 Gult --note x").fine();
    program.run("undo").fine();
    assert_eq!(files(&program), between);
    // Refused commands and those without effect leave no change.
    program.run("set 1.2.1-5 Rött --note x").fine();
    program.run("set 1.2.1-5 Rött --note x").fine();
    program.run("set nope Gult").refused();
    program.run("undo").fine();
    assert_eq!(files(&program), between);
}

#[test]
fn files_that_were_changed_since_are_named_and_left() {
    let program = Program::in_copy_of_sample();
    program.run("rename owner Samordnare Nav --plan kultur --plan harbour").fine();
    for path in ["kultur/plan.toml", "harbour/1.toml"] {
        let text = std::fs::read_to_string(program.path(path)).expect("it can be read");
        program.write(path, text + "# by hand\n");
    }
    std::fs::remove_file(program.path("kultur/1.10-las.toml")).expect("it is there");
    let now = files(&program);
    let refused = ["undo --lang en", "undo --dry-run --lang sv"].map(|line| program.run(line).refused());
    let expected = [
        "error: `plan rename owner Samordnare Nav --plan kultur --plan harbour` cannot be undone: files that were changed \
        since: harbour/1.toml, kultur/1.10-las.toml, kultur/plan.toml\n  help: the plan is as it was; `git diff` shows what is \
        changed\n",
        "fel: `plan rename owner Samordnare Nav --plan kultur --plan harbour` går inte att ångra: filer som ändrats sedan \
        dess: harbour/1.toml, kultur/1.10-las.toml, kultur/plan.toml\n  hjälp: planen är som den var; `git diff` visar vad som är \
        ändrat\n",
    ];
    assert_eq!(refused, expected);
    assert_eq!(files(&program), now);
}

#[test]
fn where_nothing_was_changed_there_is_nothing_to_take_back() {
    let program = Program::in_copy_of_sample();
    let refused = ["undo --lang en", "undo --dry-run --lang sv"].map(|line| program.run(line).refused());
    let expected = [
        "error: there is no change to undo\n  help: `plan` remembers the last change that you made by a command; older ones \
        are in git: `plan log`\n",
        "fel: det finns ingen ändring att ångra\n  hjälp: `plan` minns den senaste ändringen som du själv gjort med ett \
        kommando; äldre finns i git: `plan log`\n",
    ];
    assert_eq!(refused, expected);
}

#[test]
fn errors_that_were_mended_come_back_and_are_told_of() {
    let program = Program::in_copy_of_sample();
    let broken = std::fs::read_to_string(program.path("harbour/1.toml")).expect("it can be read");
    let broken = broken.replace("owners = [\"Harbour master\"]", "owners = [\"Harbor master\"]");
    program.write("harbour/1.toml", &broken);
    assert_ne!(program.run("check --fix=unsafe").out, "");
    assert!(files(&program)["harbour/1.toml"] != broken, "it was fixed");
    let undone = program.run("undo --lang en");
    assert_eq!(files(&program)["harbour/1.toml"], broken);
    assert_eq!(
        (undone.code, &*undone.err),
        (0, "warning: errors that return to the plan: 3\n  help: `plan check` shows them\n")
    );
}

#[test]
fn a_change_of_a_portfolio_is_known_in_each_of_its_plans() {
    let program = Program::in_copy_of_sample();
    let before = files(&program);
    program.run("set 1.2.1-5 Gult --note x -C kultur").fine();
    let refused = program.run("undo -C harbour --lang en").refused();
    let root = program.path(".").canonicalize().expect("it is there");
    assert_eq!(
        refused.replace(&*root.to_string_lossy(), "[DIR]"),
        "error: the last change, `plan set 1.2.1-5 Gult --note x -C kultur`, was made in another plan too: kultur/1.2-scen.toml\n  \
        help: `plan undo -C [DIR]` undoes it\n"
    );
    program.run("undo -C kultur").fine();
    assert_eq!(files(&program), before);
    program.run("undo").fine();
    assert_ne!(files(&program), before);
}

/// The recorded state is readable only by its owner.
#[cfg(unix)]
#[test]
fn what_is_kept_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let program = Program::in_copy_of_sample();
    program.run("set 1.2.1-5 Gult --note x").fine();
    let mode = |path: &std::path::Path| std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(&program.state()), 0o700);
    let mut kept = 0;
    for folder in std::fs::read_dir(program.state()).expect("it can be listed") {
        let folder = folder.expect("an entry").path();
        assert_eq!(mode(&folder), 0o700);
        for file in std::fs::read_dir(folder).expect("it can be listed") {
            assert_eq!(mode(&file.expect("an entry").path()), 0o600);
            kept += 1;
        }
    }
    assert_eq!(kept, 2, "the last change, and the lock");
}
