//! Tests of `plan add`: refusals and free ids. Its output files are tested in `tests/edits`.

use crate::common::{Answer, Program, assert_said, files_below, with_files};

const PLAN: &str = "id = \"p\"\ntitle = \"Planen\"\nlanguage = \"sv\"\nperiod = { first = 2024, last = 2027 }\n\n[follow_up]\nevery = \"year\"\ncurrent = 2025\n\n[[status]]\nname = \"Gult\"\nstage = \"ongoing\"\n\n[[owner]]\nname = \"Filmfrämjande\"\naliases = [\"Film\"]\n";
const GOAL: &str = "id = \"1\"\ntitle = \"Mål\"\n\n[[priority]]\nid = \"1.1\"\ntitle = \"Film\"\n";

/// An activity in a file.
fn activity(id: &str) -> String {
    format!(
        "\n[[priority.activity]]\nid = \"{id}\"\ntitle = \"Utreda {id}\"\nowners = [\"Filmfrämjande\"]\nstart = 2024\n"
    )
}

fn plan() -> Program {
    with_files([("plan.toml", PLAN), ("1.toml", GOAL)])
}

/// Returns the id that a new activity would get.
fn added(program: &Program) -> String {
    let said = program.run("add activity --under 1.1 --title Ny --owner Film --dry-run").fine();
    let (_, id) = said.split_once("+id = \"").unwrap_or_else(|| panic!("no id in {said}"));
    id.split('"').next().unwrap_or_default().to_owned()
}

#[test]
fn all_that_is_wrong_is_said_at_once_in_both_languages() {
    let wrong = [
        "add",
        "add activity",
        "add activity --title Ny",
        "add activity --under 1.9 --title Ny --owner Filmfr --support Ingen --start 20x --every dag --until imorgon",
        "add activity --under Film --title Ny --owner Film",
        "add activity --under 1.1 --title Ny --owner Film --start 2031",
        "add activity --under 1.1 --title '' --owner Film",
        "add priority",
        "add activity --under 1.1 --title Ny --owner Film --id 1.1-x",
        "add activity --under 1.1 --title Ny --owner Film --id 1.1",
        "add priority --under 1.1 --title Ny",
        "add priority --under 1 --title Ny --id film",
        "add priority --under 1 --title Ny --id 1.1",
        "add priority --under 1 --title Ny --id '1.a b'",
        "add goal --title Ny",
        "add goal --id 1 --title Ny",
        "add goal --id ‹a› --title Ny",
        "add goal --id 2 --title Ny --plan q",
        "add goal --id 2 --title Ny --kind sak",
        "add owner",
        "add owner film --alias Filmfrämjande",
        "add owner ' '",
        "add owner Dans --email 'Dans <dans@example.se>'",
        "add owner filmframjande",
    ];
    let program = with_files([("plan.toml", &*format!("{PLAN}[check]\nPL208 = \"error\"\n")), ("1.toml", GOAL)]);
    let both = wrong.iter().flat_map(|line| ["sv", "en"].map(|lang| program.run(&format!("{line} --lang {lang}"))));
    assert_said(both.collect::<Vec<_>>(), "add/wrong.txt");
    assert_eq!(std::fs::read_to_string(program.path("1.toml")).expect("it is there"), GOAL);
}

#[test]
fn of_several_plans_one_must_be_meant() {
    let [a, b] = ["a", "b"].map(|id| PLAN.replace("\"p\"", &format!("\"{id}\"")));
    let program =
        with_files([("governance.toml", "title = \"Styrningen\"\n"), ("a/plan.toml", &a), ("b/plan.toml", &b)]);
    let answers: Vec<Answer> =
        ["add goal --id 1 --title Ny", "add owner Dans --lang en"].into_iter().map(|line| program.run(line)).collect();
    assert_said(answers, "add/which_plan.txt");
}

#[test]
fn nothing_is_written_where_it_is_only_shown() {
    let program = plan();
    let lines = [
        "add activity --under 1.1 --title Ny --owner Film --dry-run",
        "add priority --under 1 --title Ny --dry-run",
        "add goal --id 2 --title Ny --dry-run",
        "add owner Dans --dry-run",
    ];
    for line in lines {
        assert!(program.run(line).out.contains("+title") || line.contains("owner Dans"), "{line}");
    }
    assert_eq!(std::fs::read_to_string(program.path("1.toml")).expect("it is there"), GOAL);
    assert_eq!(std::fs::read_to_string(program.path("plan.toml")).expect("it is there"), PLAN);
    assert!(!program.path("2-ny.toml").exists());
}

#[test]
fn which_ids_are_free_is_not_guessed_in_a_plan_that_cannot_be_read() {
    let program = with_files([
        ("plan.toml", PLAN),
        ("1.toml", GOAL),
        ("2.toml", "id = \"2\ntitle = \"Mål\"\n"),
        ("3.toml", "id = \"3\"\ntitle = \"Mål 3\"\n"),
    ]);
    let lines =
        ["add activity --under 1.1 --title Ny --owner Film", "move 1.1 --to 3", "rename owner Filmfrämjande Ny"];
    let both = lines.iter().flat_map(|line| ["sv", "en"].map(|lang| program.run(&format!("{line} --lang {lang}"))));
    assert_said(both.collect::<Vec<_>>(), "add/unreadable.txt");
}

#[test]
fn an_id_that_git_remembers_is_not_given_again() {
    let program = plan();
    program.git("init -q");
    // On another branch that was never merged.
    program.commit("Antagen");
    program.git("checkout -q -b annan");
    program.write("1.toml", [GOAL, &activity("1.1-4")].concat());
    program.commit("På en annan gren");
    program.git("checkout -q main");
    assert_eq!(added(&program), "1.1-5");
    // In an inline table, and removed again.
    let braces = "id = \"2\"\ntitle = \"Mål 2\"\nactivity = [{ id = \"1.1-9\", title = \"x\" }]\n";
    program.write("1.toml", GOAL);
    program.write("2.toml", braces);
    program.commit("Med två mål");
    std::fs::remove_file(program.path("2.toml")).expect("it is there");
    program.commit("Utan det andra");
    assert_eq!(added(&program), "1.1-10");
    // These only look like ids: of another item, in a reference, in a text.
    program.write("1.toml", [GOAL, "see = [\"1.1-20\"] # id = \"1.1-21\"\n\n[x]\npaid = \"1.1-22\"\n"].concat());
    program.commit("Något annat");
    program.write("1.toml", GOAL);
    assert_eq!(added(&program), "1.1-10");
    let answer = program.run("add priority --under 1 --title Ny --id 1.1-4 --lang en");
    assert!(answer.refused().contains("`1.1-4` was used in the plan before"));
}

/// The case's plan, in which `1-2` was used and removed.
fn reused() -> Program {
    let program = Program::temporary();
    for (path, text) in files_below("tests/cases/b08-add-reuses-id/p") {
        program.write(&format!("full/p/{path}"), text);
    }
    let program = program.below("full");
    program.commit("antagen");
    program.run("add activity -C p --under 1 --title Tillfällig --owner 'Anna Ek'").fine();
    program.run("add priority -C p --under 1 --title Tillfällig").fine();
    program.run("add goal -C p --id 2 --title Tillfälligt").fine();
    program.commit("lägg till");
    program.git("checkout -q HEAD~1 -- p");
    program.git("rm -q --ignore-unmatch p/2*.toml");
    program.commit("ta bort");
    program
}

/// Returns the output of adding to a plan in a folder.
fn given(program: &Program, folder: &str, lang: &str) -> Vec<Answer> {
    let lines = ["activity --under 1 --owner 'Anna Ek'", "priority --under 1", "goal --id 2"];
    lines.map(|line| program.run(&format!("add {line} -C {folder} --title Ny --dry-run --lang {lang}"))).into()
}

#[test]
fn an_id_that_may_have_been_used_is_given_with_a_warning() {
    let program = reused();
    let whole = given(&program, "p", "en");
    let origin = format!("file://{}", program.path(".").display());
    program.git("config uploadpack.allowFilter true");
    program.git(&format!("clone -q --depth 1 '{origin}' ../grund"));
    program.git(&format!("clone -q --filter=blob:none '{origin}' ../delvis"));
    let shallow = ["sv", "en"].map(|lang| given(&program, "../grund/p", lang));
    let partial = ["sv", "en"].map(|lang| given(&program, "../delvis/p", lang));
    // Without a repository there is no earlier state.
    let outside = Program::temporary();
    for (path, text) in files_below("tests/cases/b08-add-reuses-id/p") {
        outside.write(&format!("p/{path}"), text);
    }
    let outside = given(&outside.env("PATH", ""), "p", "en");
    let program = program.env("PATH", "");
    let without_git = ["sv", "en"].map(|lang| given(&program, "p", lang));
    let answers = whole.into_iter().chain(shallow.into_iter().chain(partial).chain(without_git).flatten());
    assert_said(answers.chain(outside), "add/used.txt");
}

#[test]
fn an_id_is_remembered_by_whatever_name_the_folder_had() {
    let program = reused();
    std::fs::create_dir_all(program.path("ny [plats]")).expect("a folder can be made");
    program.git("mv p 'ny [plats]/plan'");
    program.commit("byt mapp");
    program.git("mv 'ny [plats]' planer");
    program.commit("och igen");
    let answer = program.run("add activity -C planer --under 1 --title Ny --owner 'Anna Ek' --dry-run").fine();
    assert!(answer.contains("+id = \"1-3\""), "{answer}");
}

#[test]
fn a_repository_that_is_damaged_is_told() {
    let program = reused();
    std::fs::remove_file(program.path(".git/HEAD")).expect("it can be removed");
    for answer in given(&program, "p", "en") {
        assert!(
            answer.code == 0 && answer.err.contains("may have been used in the plan before: git did not answer"),
            "{answer}"
        );
    }
}

/// Git refuses repositories of other users.
#[cfg(unix)]
#[test]
fn a_repository_that_git_refuses_is_told() {
    let program = reused();
    if std::os::unix::fs::chown(program.path("."), Some(12345), None).is_err() {
        // Only root can change the owner.
        return;
    }
    for answer in given(&program, "p", "en") {
        let id = if answer.out.contains("[[activity]]") {
            "1-2"
        } else if answer.out.contains("[[priority]]") {
            "1.1"
        } else {
            "2"
        };
        let warning = format!("warning: the id `{id}` may have been used in the plan before: git did not answer: ");
        assert!(
            answer.code == 0 && answer.err.starts_with(&warning) && answer.err.contains("safe.directory"),
            "{answer}"
        );
    }
}

/// Whatever the goal's title, its file is found by the next command.
#[test]
fn a_new_goal_is_never_hidden_or_taken_for_something_else() {
    let long = "å".repeat(200);
    for (id, title, file) in [
        (".", "Nytt mål", "nytt-mal.toml"),
        (".a", "Nytt mål", "a-nytt-mal.toml"),
        ("..", "…", "_.toml"),
        ("-1", "Ny", "1-ny.toml"),
        ("1.", "…", "1-2.toml"),
        ("plan", "…", "plan-2.toml"),
        ("Governance", "…", "Governance-2.toml"),
        ("NUL", "…", "_NUL.toml"),
        ("con.1", "Ny", "_con.1-ny.toml"),
        ("COM¹", "…", "_COM¹.toml"),
        (&*long, "Ny", &*format!("{}.toml", "å".repeat(53))),
    ] {
        let program = Program::temporary();
        for (path, text) in files_below("tests/cases/r06-add-goal-hidden-file/p") {
            program.write(&path, text);
        }
        let run = |line: &[&str]| {
            let line: Vec<String> = line.iter().map(|&word| word.to_owned()).collect();
            let output = program.command(&line).output().expect("the program starts");
            assert!(output.status.success(), "{id}: {output:?}");
        };
        run(&["add", "goal", &format!("--id={id}"), "--title", title]);
        assert!(program.path(file).is_file(), "{id}: {file}");
        run(&["show", "--", id]);
        run(&["check"]);
    }
}
