//! Tests of symbolic links in a plan: what is outside its directory is neither read nor written, which is reported.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;

use crate::common::{Answer, Program, files_below};
use crate::hostile::{GOAL, PLAN};

/// A text that no answer may contain.
const SECRET: &str = "hunter2";

/// A goal that `fmt`, `check --fix` and `set` would change, with a secret in it.
fn secret_goal(id: &str) -> String {
    format!(
        "title =   \"Goal  {SECRET}\"\nid = \"{id}\"\n[[activity]]\nid = \"{id}-1\"\ntitle = \"Title\"\nowners = [\"A\"]\nstart = 2024\n"
    )
}

/// A portfolio in the folder `plan` of a repository, with secrets around it.
fn portfolio() -> Program {
    let program = Program::temporary();
    program.write("plan/governance.toml", "title = \"All\"\nlanguage = \"en\"\n");
    program.write("plan/p/plan.toml", PLAN);
    program.write("plan/p/1.toml", GOAL);
    program.write("plan/.git/config", format!("[remote]\nurl = https://{SECRET}@example.org"));
    program.write("out/goal.toml", secret_goal("9"));
    program.write("out/netrc", format!("password {SECRET}"));
    program.write("out/q/plan.toml", PLAN.replace("\"p\"", "\"q\"").replace("\"P\"", &format!("\"{SECRET}\"")));
    program.write("out/q/1.toml", secret_goal("8"));
    program.env("SECRET", SECRET)
}

fn link(program: &Program, path: &str, to: &str) {
    let path = program.path(path);
    let _ = fs::remove_file(&path);
    symlink(to, path).expect("a link can be made");
}

/// Returns the files of a folder with their content.
fn content(program: &Program, folder: &str) -> Vec<(String, String)> {
    files_below(program.path(folder).to_str().expect("the path is text"))
}

/// Runs every kind of command. None may show the secret or change a file outside the plan.
fn run_all(program: &Program) -> Vec<Answer> {
    let before = content(program, "out");
    let lines = [
        "check",
        "check --format json",
        "check --format github",
        "list",
        "list --format json",
        "status",
        "tree",
        "show 9",
        "fmt --check",
        "fmt",
        "check --fix",
        "check --fix=unsafe",
        "set 9-1 --title Changed",
        "set 1-1 --status x",
        "add goal --plan p --id 5 --title New",
        "rename owner A B --plan p",
        "diff --path .",
        "lst",
        "--help",
    ];
    let answers: Vec<Answer> = lines.map(|line| program.run(&format!("{line} -C plan"))).into();
    for answer in &answers {
        assert!((0..=2).contains(&answer.code), "{answer}");
        assert!(!answer.out.contains(SECRET) && !answer.err.contains(SECRET), "{answer}");
    }
    assert_eq!(content(program, "out"), before);
    assert!(fs::read_to_string(program.path("plan/.git/config")).expect("it is there").contains(SECRET));
    answers
}

#[test]
fn what_leads_out_of_the_plan_is_neither_read_nor_written() {
    for (path, to) in [
        ("p/9.toml", "/proc/self/environ"),
        ("p/9.toml", "../../out/goal.toml"),
        ("p/9.toml", "../../out/netrc"),
        ("p/9.toml", "[DIR]/out/netrc"),
        ("p/9.toml", "../.git/config"),
        ("p/9.toml", "../../plan/.git/config"),
        ("p/9.toml", "/dev/zero"),
        ("p/9.toml", "/dev/stdin"),
        ("p/9.toml", "nowhere.toml"),
        ("p/9.toml", "9.toml"),
        ("p/9.toml", "hop"),
        ("p/plan.toml", "../../out/netrc"),
        ("p/plan.toml", "../../out/q/plan.toml"),
        ("governance.toml", "../out/netrc"),
        ("governance.toml", "/etc/passwd"),
        ("q", "../out/q"),
        ("q", "[DIR]/out/q"),
        ("q", "p/hop-q"),
        ("q", "nowhere"),
    ] {
        let program = portfolio();
        link(&program, "plan/p/hop", "../../out/netrc");
        link(&program, "plan/p/hop-q", "../../out/q");
        link(&program, &format!("plan/{path}"), &to.replace("[DIR]", program.path("").to_str().expect("text")));
        let checked = program.run("check -C plan --format short --lang en");
        let place = if path == "q" { "q/plan.toml" } else { path };
        let expected = format!(
            "{place}:1:1: error[PL001]: the link is not read: it does not lead to a file in the plan's directory"
        );
        assert!(checked.code == 1 && checked.out.lines().any(|line| line == expected), "{path} -> {to}: {checked}");
        run_all(&program);
        assert!(fs::symlink_metadata(program.path(&format!("plan/{path}"))).expect("it stays").is_symlink());
    }
}

#[test]
fn what_is_no_file_is_not_opened() {
    for kind in ["pipe", "socket", "folder", "link to a pipe", "link to a folder"] {
        let program = portfolio();
        let path = program.path("plan/p/9.toml");
        let pipe = |path| rustix::fs::mkfifoat(rustix::fs::CWD, path, 0o600.into()).expect("a pipe can be made");
        let mut listener = None;
        match kind {
            "pipe" => pipe(&path),
            // The path of a socket must be short, so it is created elsewhere.
            "socket" => {
                let name = std::env::temp_dir().join(format!("plan-{}.socket", std::process::id()));
                listener = UnixListener::bind(&name).ok();
                fs::rename(name, &path).expect("it can be moved");
            }
            "folder" => fs::create_dir(&path).expect("a folder can be made"),
            "link to a pipe" => {
                pipe(&program.path("plan/p/pipe"));
                symlink("pipe", &path).expect("a link can be made");
            }
            _ => symlink("../p", &path).expect("a link can be made"),
        }
        let checked = program.run("check -C plan --format short --lang en");
        let expected = "p/9.toml:1:1: error[PL001]: a file belongs here, but this is something else\n";
        assert_eq!((&*checked.out, checked.code), (expected, 1), "{kind}");
        run_all(&program);
        drop(listener);
    }
}

#[test]
fn a_link_that_stays_inside_is_read_and_written() {
    let program = portfolio();
    program.write("plan/p/texts/2.txt", GOAL.replace("\"1", "\"2").replace("title = \"Goal\"", "title =   \"Other\""));
    link(&program, "plan/p/2.toml", "texts/2.txt");
    fs::rename(program.path("out/q"), program.path("plan/p/pages")).expect("a folder can be moved");
    link(&program, "plan/q", "p/pages");
    assert!(program.run("list -C plan --format csv").fine().contains("2-1"));
    assert!(program.run("plans -C plan").fine().contains(SECRET));
    program.run("fmt -C plan").fine();
    assert!(fs::read_to_string(program.path("plan/p/texts/2.txt")).expect("it is there").contains("title = \"Other\""));
    assert!(fs::symlink_metadata(program.path("plan/p/2.toml")).expect("it is there").is_symlink());
}

#[test]
fn what_two_names_lead_to_is_read_once() {
    let program = portfolio();
    link(&program, "plan/p/0.toml", "1.toml");
    link(&program, "plan/p/3.toml", "0.toml");
    link(&program, "plan/p/4.toml", "texts.txt");
    link(&program, "plan/p/5.toml", "texts.txt");
    program.write("plan/p/texts.txt", GOAL.replace("\"1", "\"4"));
    link(&program, "plan/a", "p");
    link(&program, "plan/z", "a");
    link(&program, "plan/self", ".");
    let checked = program.run("check -C plan --format short --lang en");
    let told: String = ["a", "self", "z", "p/0.toml", "p/3.toml", "p/5.toml"]
        .map(|path| format!("{path}:1:1: warning[PL005]: the link is not read: what it leads to is read already\n"))
        .concat();
    assert_eq!((checked.out, checked.code), (told, 0));
    assert!(program.run("list -C plan").fine().contains("2 activities"));
}

#[test]
fn a_plan_that_is_named_may_be_a_link_and_one_that_is_found_may_not() {
    let program = portfolio();
    link(&program, "named", "plan/p");
    program.run("check -C named").fine();
    program.run("list -C named --format csv").fine();
    let other = Program::temporary();
    symlink(program.path("out/q"), other.path("plan")).expect("a link can be made");
    assert!(other.run("check --lang en").refused().starts_with("error: there is no plan here"));
    assert!(other.run("check -C . --lang en").refused().starts_with("error: . is not a plan"));
    assert!(other.run("list -C plan").fine().contains("1 activity"));
}

#[test]
fn a_folder_that_is_a_link_out_is_not_written_in() {
    let program = portfolio();
    // A killed run's temporary file of another plan is there too, and must be left alone.
    let left = "out/q/.plan-0123456789abcdef-1-0.tmp";
    program.write(left, "left");
    link(&program, "plan/q", "../out/q");
    let refused = program.run("add goal -C plan --plan q --id 7 --title New --lang en");
    assert_eq!(refused.code, 2, "{refused}");
    run_all(&program);
    assert!(program.path(left).exists());
}

#[test]
fn a_link_to_a_folder_that_is_no_plan_is_no_finding() {
    let program = portfolio();
    program.write("out/pictures/a.png", "");
    link(&program, "plan/pictures", "../out/pictures");
    link(&program, "plan/p/pictures", "../../out/pictures");
    assert_eq!(program.run("check -C plan --lang en").fine(), "no errors: 3 files, 1 activity\n");
}

#[test]
fn a_sheet_that_is_no_file_does_not_hang() {
    let program = portfolio();
    let pipe = program.path("pipe.csv");
    rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, 0o600.into()).expect("a pipe can be made");
    link(&program, "linked.csv", "pipe.csv");
    for line in [
        "import pipe.csv",
        "import linked.csv",
        "import /dev/zero",
        "import /dev/null",
        "fmt pipe.csv",
        "diff --path pipe.csv",
        "diff --path /dev/zero",
        "merge-driver pipe.csv pipe.csv pipe.csv",
        "merge-driver /dev/zero /dev/zero /dev/zero",
    ] {
        let refused = program.run(&format!("{line} -C plan"));
        assert_eq!(refused.code, 2, "{line}: {refused}");
    }
}
