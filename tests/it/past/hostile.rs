//! Tests that the history does not depend on the repository's or git's configuration.

use super::{change, repository};
use crate::common::Program;

const FILE: &str = "1-scener.toml";

fn changed() -> Program {
    let program = repository();
    change(&program, FILE, "Måla scenen", "Måla om scenen");
    program.commit_on("2024-02-01", "Ek", "Byt rubrik");
    program.git("mv planer/å/1-scener.toml planer/å/2-scener.toml");
    program.commit_on("2024-03-01", "Ek", "Byt namn");
    program
}

#[test]
fn how_git_is_set_up_changes_nothing() {
    let plain = changed().run("log -C planer/å").fine();
    for (name, value) in [
        ("log.showSignature", "true"),
        ("log.showRoot", "false"),
        ("log.date", "relative"),
        ("log.follow", "true"),
        ("log.diffMerges", "off"),
        ("log.decorate", "full"),
        ("color.ui", "always"),
        ("core.quotePath", "true"),
        ("core.abbrev", "40"),
        ("diff.renames", "copies"),
        ("diff.relative", "true"),
        ("diff.noprefix", "true"),
        ("diff.ignoreSubmodules", "all"),
        ("i18n.logOutputEncoding", "ISO-8859-1"),
        ("format.pretty", "fuller"),
        ("core.pager", "false"),
    ] {
        let program = changed();
        program.git(&format!("config {name} {value}"));
        assert_eq!(program.run("log -C planer/å").fine(), plain, "{name}");
    }
    for (name, value) in [
        ("GIT_DIR", "/nowhere"),
        ("GIT_LITERAL_PATHSPECS", "1"),
        ("GIT_ICASE_PATHSPECS", "1"),
        ("LC_ALL", "sv_SE.UTF-8"),
        ("TZ", "Asia/Tokyo"),
    ] {
        assert_eq!(changed().env(name, value).run("log -C planer/å").fine(), plain, "{name}");
    }
}

#[test]
fn nothing_that_people_wrote_reaches_the_terminal_as_a_command() {
    let program = repository();
    change(&program, FILE, "Måla scenen", "Måla om scenen");
    program.commit_on("2024-02-01", "Ek\u{1b}]0;x\u{7}", "\u{1b}[2J:100644 100644 a b M\u{9b}31m");
    for format in ["table", "md", "json", "jsonl"] {
        let told = program.run(&format!("log -C planer/å --format {format}")).fine();
        assert!(!told.contains(['\u{1b}', '\u{7}']), "{told}");
        assert!(format.starts_with("json") || !told.contains('\u{9b}'), "{told}");
        assert!(told.contains("100644 100644"), "{told}");
    }
    program.run("blame 4.1.1-2 -C planer/å").fine();
}

#[test]
fn an_option_is_no_date() {
    let program = changed();
    for given in ["--help", "--output=x", "", "\n", "imorgon", "2024-02-30", "2024-13", "2024/13/45"] {
        let mut command =
            program.command(&["log".to_owned(), "-C".to_owned(), "planer/å".to_owned(), format!("--since={given}")]);
        let output = command.output().expect("the program starts");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{given}");
    }
}

#[test]
fn what_is_no_file_is_no_part_of_the_plan() {
    let program = changed();
    #[cfg(unix)]
    std::os::unix::fs::symlink("2-scener.toml", program.path("planer/å/3.toml")).expect("a link can be made");
    program.write("planer/å/djupt/nere/4.toml", "id = ");
    program.write("planer/å/.5.toml", "id = ");
    program.commit_on("2024-04-01", "Ek", "Annat");
    std::fs::remove_file(program.path("planer/å/3.toml")).expect("it can be removed");
    let told = program.run("log -C planer/å --lang en").fine();
    assert!(told.contains("2 changes") && !told.contains("Annat"), "{told}");
}

#[test]
fn neither_the_files_nor_the_index_are_touched() {
    let program = changed();
    change(&program, "2-scener.toml", "Måla om", "Måla");
    program.git("add -A");
    let state = || {
        let index = std::fs::read(program.path(".git/index")).expect("there is an index");
        (index, std::fs::read(program.path("planer/å/2-scener.toml")).expect("the file is there"))
    };
    let before = state();
    program.run("log -C planer/å").fine();
    assert_eq!(state(), before);
}
