//! Tests of malicious files: a clear error or the right answer, and never a panic.

use crate::common::{Answer, Program};

pub(crate) const PLAN: &str = "id = \"p\"\ntitle = \"P\"\nlanguage = \"en\"\nfollow_up = { current = 2026 }\nowner = [{ name = \"A\" }]\nstatus = [{ name = \"Done\", stage = \"done\" }]\n";
pub(crate) const GOAL: &str =
    "id = \"1\"\ntitle = \"Goal\"\n[[activity]]\nid = \"1-1\"\ntitle = \"Title\"\nowners = [\"A\"]\nstart = 2024\n";
const COMMANDS: [&str; 9] =
    ["check", "list", "list --format json", "tree", "show 1", "status", "owners", "plans --format csv", "due"];

/// A plan with this content in its only goal file.
fn plan_with(goal: impl AsRef<[u8]>) -> Program {
    let program = Program::temporary();
    program.write("plan.toml", PLAN);
    program.write("1.toml", goal);
    program
}

/// A plan with this title of its only activity.
fn plan_with_title(title: &str) -> Program {
    plan_with(GOAL.replace("Title", title))
}

/// Runs every command, each of which must end with a documented exit code.
pub(crate) fn run_all(program: &Program) -> Vec<Answer> {
    let answers: Vec<Answer> = COMMANDS.iter().map(|command| program.run(command)).collect();
    for answer in &answers {
        assert!((0..=2).contains(&answer.code) && !answer.err.contains("panicked"), "{answer}");
    }
    answers
}

#[test]
fn bytes_that_are_no_toml_are_told_at_their_place() {
    let utf16 = |bytes: fn(u16) -> [u8; 2]| GOAL.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let cases: [(Vec<u8>, &str); 10] = [
        (GOAL.replace("Title", "Ti\0tle").into(), "1.toml:5:12: error[PL003]"),
        (vec![0; 1000], "1.toml:1:1: error[PL003]"),
        (vec![0xff; 1000], "1.toml:1:1: error[PL002]"),
        ([GOAL.as_bytes(), b"# caf\xe9\n"].concat(), "1.toml:8:6: error[PL002]"),
        (
            [&b"\xff\xfe"[..], &utf16(u16::to_le_bytes)].concat(),
            "1.toml:1:1: error[PL002]: the file is saved as UTF-16",
        ),
        (
            [&b"\xfe\xff"[..], &utf16(u16::to_be_bytes)].concat(),
            "1.toml:1:1: error[PL002]: the file is saved as UTF-16",
        ),
        (utf16(u16::to_be_bytes), "1.toml:1:1: error[PL003]"),
        (GOAL.replace('\n', "\r").into(), "1.toml:1:10: error[PL003]"),
        (GOAL.replace("Title", "Ti\u{1b}[31mtle").into(), "1.toml:5:12: error[PL003]"),
        (b"\xed\xa0\x80".to_vec(), "1.toml:1:1: error[PL002]"),
    ];
    for (bytes, expected) in cases {
        let program = plan_with(&bytes);
        let found = program.run("check --format short");
        assert!(
            found.code == 1 && found.out.starts_with(expected) && found.out.lines().count() == 1,
            "{expected}: {found}"
        );
        run_all(&program);
    }
}

#[test]
fn an_empty_file_lacks_everything() {
    for content in ["", "\n\n", "# nothing\n", "\u{feff}"] {
        let program = plan_with(content);
        let found = program.run("check --format short").out;
        assert!(found.contains("PL101") && found.lines().count() == 1, "{content:?}: {found}");
        run_all(&program);
    }
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    let (plain, marked) = (plan_with(GOAL), plan_with(format!("\u{feff}{GOAL}")));
    marked.write("plan.toml", format!("\u{feff}{PLAN}"));
    for command in COMMANDS {
        assert_eq!(marked.run(command).fine(), plain.run(command).fine(), "{command}");
    }
}

#[test]
fn windows_line_ends_change_nothing() {
    let windows = |text: &str| text.replace('\n', "\r\n");
    let (plain, program) = (plan_with(GOAL), plan_with(windows(GOAL)));
    program.write("plan.toml", windows(PLAN));
    for command in COMMANDS {
        assert_eq!(program.run(command).fine(), plain.run(command).fine(), "{command}");
    }
    let wrong = GOAL.replace("2024", "24");
    let places = [wrong.clone(), windows(&wrong)].map(|text| plan_with(text).run("check --format json").out);
    assert_eq!(places[0], places[1]);
}

#[test]
fn a_file_of_one_enormous_line_is_refused_and_a_large_one_is_read() {
    let large = |bytes: usize| plan_with(format!("id = \"1\"\ntitle = \"{}\"\n", "x".repeat(bytes)));
    let found = large(20 * 1024 * 1024).run("check --format short");
    assert_eq!(found.out, "1.toml:1:1: error[PL001]: the file is too large: 20 MB, of 16 MB at most\n");
    large(20 * 1024 * 1024).run("list --format json").refused();
    assert_eq!(large(1024 * 1024).run("check").fine(), "no errors: 2 files, 0 activities; the plan is empty so far\n");
    // The excerpt shows the mistake, not the whole line.
    let unclosed = plan_with(format!("id = \"1\"\ntitle = \"{}\n", "x".repeat(512 * 1024))).run("check");
    assert!(unclosed.code == 1 && unclosed.out.len() < 1000, "{}", unclosed.out.len());
}

#[test]
fn a_title_of_a_megabyte_is_wrapped_and_kept() {
    let title = "word ".repeat(200_000);
    let program = plan_with_title(title.trim_end());
    for command in ["list", "tree"] {
        let shown = program.run(command).fine();
        assert!(shown.matches("word").count() == 200_000, "{command}");
        assert!(shown.lines().all(|line| line.chars().count() <= 80), "{command}");
    }
    assert!(program.run("list --format csv --columns title").fine().contains(title.trim_end()));
    plan_with_title(&"w".repeat(100_000)).run("list").fine();
}

#[test]
fn deep_nesting_is_refused() {
    let deep = 20_000;
    for line in [
        format!("x = {}{}", "[".repeat(deep), "]".repeat(deep)),
        format!("x = {}", "[".repeat(deep)),
        format!("x = {}1{}", "{a=".repeat(deep), "}".repeat(deep)),
        format!("x{} = 1", ".a".repeat(deep)),
        format!("[x{}]", ".a".repeat(deep)),
        "[".repeat(deep),
    ] {
        let found = plan_with(format!("id = \"1\"\ntitle = \"T\"\n{line}\n")).run("check --format short");
        let is_told = found.code == 1 && found.out.starts_with("1.toml:3:") && found.out.contains("PL003");
        assert!(is_told && found.out.len() < 1000, "{}: {} {}", &line[..10], found.code, found.out.len());
    }
}

#[test]
fn of_thousands_of_mistakes_the_first_are_told() {
    let found = plan_with("a = = 1\n".repeat(50_000)).run("check --format short");
    assert!(found.code == 1 && found.out.lines().count() <= 101, "{}", found.out.lines().count());
}

#[test]
fn a_title_commands_no_terminal() {
    let title = "\\u001b[31mRED\\u0007\\u009b5m\\u202eevil\\u2066";
    let program = plan_with(GOAL.replace("Title", title).replace("Goal", title));
    program.write(
        "plan.toml",
        PLAN.replace("\"P\"", &format!("\"{title}\"")).replace("\"A\"", &format!("\"A\", aliases = [\"{title}\"]")),
    );
    for command in [
        "list",
        "tree",
        "status",
        "owners",
        "due",
        "plans",
        "show 1",
        "show 1-1",
        "show A",
        "show p",
        "list --text RED",
    ] {
        let shown = program.run(&format!("{command} --color never")).fine();
        let commands = shown.chars().find(|c| (c.is_control() && *c != '\n') || ('\u{202a}'..='\u{2069}').contains(c));
        assert_eq!(commands, None, "{command}: {shown:?}");
        assert!(shown.contains("RED"), "{command}");
    }
}
