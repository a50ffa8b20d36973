//! Tests that reports, sheets and charts never overwrite a file of a plan or of git.

use std::collections::BTreeMap;

use crate::common::{Program, assert_said, files_below};

/// Two plans in a repository, and another plan beside it.
fn plans() -> Program {
    let program = Program::in_copy_of_sample();
    program.write("other/plan.toml", "id = \"o\"\ntitle = \"O\"\n");
    program.write("other/1.toml", "id = \"9\"\ntitle = \"M\"\n");
    program.write("report.md", "An old report");
    program.commit("Planer");
    program
}

fn content(program: &Program) -> BTreeMap<String, String> {
    files_below(program.path("").to_str().expect("the path is text")).into_iter().collect()
}

#[test]
fn nothing_is_written_over_a_file_of_a_plan_or_of_git() {
    let program = plans();
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink("kultur/1.2-scen.toml", program.path("link.md")).expect("a link can be made");
        symlink("link.md", program.path("chain.md")).expect("a link can be made");
        symlink("kultur", program.path("folder")).expect("a link can be made");
        symlink(".git", program.path("repository")).expect("a link can be made");
        std::fs::create_dir(program.path("texts")).expect("a folder can be made");
        std::fs::rename(program.path("kultur/2.1-samverkan.toml"), program.path("texts/2.txt")).expect("it can move");
        symlink("../texts/2.txt", program.path("kultur/2.1-samverkan.toml")).expect("a link can be made");
        std::fs::hard_link(program.path("harbour/1.toml"), program.path("hard.md")).expect("it can have two names");
    }
    let before = content(&program);
    let mut places = vec![
        "governance.toml",
        "kultur/plan.toml",
        "kultur/1.2-scen.toml",
        "./harbour/../kultur/1.2-scen.toml",
        "kultur/PLAN.TOML",
        "kultur/new.toml",
        "other/plan.toml",
        "other/1.toml",
        "plan.toml",
        ".git/config",
        ".git/hooks/pre-commit",
        ".GIT/config",
        "kultur/../.git/index",
    ];
    if cfg!(unix) {
        places.extend(["link.md", "chain.md", "folder/plan.toml", "repository/config", "texts/2.txt", "hard.md"]);
    }
    let commands = [
        "report --format md",
        "report --format xlsx",
        "report --format html --matrix",
        "chart --format svg",
        "chart --format csv",
        "list --format md",
        "status --format csv",
        "due --format json",
        "owners --format tsv",
        "export --format csv --plan kultur",
        "export --format csv --plan kultur --force",
        "export --format xlsx --plan kultur",
    ];
    for (place, command) in places.iter().flat_map(|place| commands.map(|command| (place, command))) {
        let refused = program.run(&format!("{command} -o {place} --today 2026-01-15 --lang en"));
        assert!(refused.code == 2 && refused.out.is_empty(), "{refused}");
        assert!(refused.err.starts_with(&format!("error: `{place}` cannot be written: ")), "{refused}");
        assert!(content(&program) == before, "{refused}");
    }
    // Selecting one plan protects the others too.
    for place in ["harbour/plan.toml", "other/1.toml"] {
        program.run(&format!("report --plan kultur --format md -o {place}")).refused();
        program.run(&format!("report -C kultur --format md -o {place}")).refused();
    }
    program.run("report --format md -o .git").refused();
    assert!(content(&program) == before);
}

/// A link among the files of a pull request must not choose what is written over.
#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    use std::os::unix::fs::symlink;
    let program = plans();
    program.write("outside/kept.md", "kept");
    symlink("outside/kept.md", program.path("out.md")).expect("a link can be made");
    symlink("outside/new.md", program.path("dangling.md")).expect("a link can be made");
    symlink("../outside", program.path("kultur/folder")).expect("a link can be made");
    symlink("report.md", program.path("inside.md")).expect("a link can be made");
    let whole = program.path("out.md").to_string_lossy().into_owned();
    for place in ["out.md", "dangling.md", "kultur/folder/kept.md", "./kultur/../out.md", "inside.md", &whole] {
        for command in ["report --format md", "list --format json", "chart --format svg", "export --format csv --force"]
        {
            let refused = program.run(&format!("{command} --plan kultur -o '{place}' --lang en")).refused();
            assert!(refused.contains("is a link, and links are not followed\n"), "{refused}");
        }
    }
    program.run("export --plan kultur --split owner -o kultur/folder/").refused();
    assert_eq!(std::fs::read_to_string(program.path("outside/kept.md")).expect("it is there"), "kept");
    assert_eq!(std::fs::read_dir(program.path("outside")).expect("it is there").count(), 1);
}

/// A link of the system, or of the user's own, is followed, also to a pipe.
#[cfg(target_os = "linux")]
#[test]
fn an_answer_is_written_to_standard_output_by_its_name() {
    let program = plans();
    for place in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
        let answer = program.run(&format!("list --format csv --plan kultur -o {place}"));
        assert!(answer.code == 0 && answer.out.lines().count() > 3, "{place}: {answer}");
    }
}

#[cfg(unix)]
#[test]
fn a_report_of_an_intake_is_not_written_through_a_link_and_nothing_is_made() {
    let program = Program::temporary();
    program.write("plan.md", "# Plan\n\n## Mål\n\n| Aktivitet | Ansvarig | Start |\n|---|---|---|\n| A | B | 2025 |\n");
    std::os::unix::fs::symlink("plan.md", program.path("out.md")).expect("a link can be made");
    let line = "init new --id p --title T --years 2024-2027 --from plan.md --yes --report";
    let refused = program.run(&format!("{line} out.md --lang en")).refused();
    assert!(refused.starts_with("error: --report: `out.md` is a link, and links are not followed\n"), "{refused}");
    assert!(!program.path("new").exists());
    program.run(&format!("{line} told.md"));
    assert!(program.path("new/plan.toml").exists() && program.path("told.md").exists());
}

#[test]
fn a_folder_of_sheets_in_git_is_not_made() {
    let program = plans();
    let before = content(&program);
    for folder in [".git/blad/", ".git/hooks", "kultur/../.git/new/folder/"] {
        program.run(&format!("export --plan kultur --split owner -o {folder}")).refused();
    }
    assert!(content(&program) == before && !program.path(".git/blad").exists() && !program.path(".git/new").exists());
}

#[test]
fn it_is_said_why_in_both_languages() {
    let program = plans();
    #[cfg(unix)]
    std::fs::hard_link(program.path("harbour/1.toml"), program.path("hard.md")).expect("it can have two names");
    let lines = ["report --format md -o kultur/plan.toml", "chart --format svg -o .git/config", "report -o hard.md"];
    let said = lines.iter().flat_map(|line| ["sv", "en"].map(|lang| program.run(&format!("{line} --lang {lang}"))));
    assert_said(said.collect::<Vec<_>>(), "protected.txt");
}

#[test]
fn what_is_no_file_of_a_plan_is_written() {
    let program = plans();
    for place in ["report.md", "kultur/report.md", "kultur/toml.md", "git.md", "kultur/plan.toml.md"] {
        program.run(&format!("report -o {place} --lang en")).fine();
        assert!(std::fs::read_to_string(program.path(place)).expect("it is there").starts_with("# "), "{place}");
    }
}
