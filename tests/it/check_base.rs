//! `plan check --base`: what was before is read from git, wherever it lies and whatever it looks like.

use crate::common::{Program, assert_said, files_below};

/// The sample in the folder `planer/å`, committed, and then changed.
fn repository() -> Program {
    let program = Program::temporary();
    for (path, text) in files_below("tests/sample") {
        program.write(&format!("planer/å/{path}"), text);
    }
    program.commit("Antagen plan");
    program
}

fn change(program: &Program, path: &str, from: &str, to: &str) {
    let path = format!("planer/å/{path}");
    let text = std::fs::read_to_string(program.path(&path)).expect("the file is there");
    assert!(text.contains(from), "{path} has no {from}");
    program.write(&path, text.replacen(from, to, 1));
}

/// Returns a file of the sample, and the id of an activity in it.
fn activity() -> (String, String) {
    let files = files_below("tests/sample");
    let of_activity = |(path, text): &(String, String)| {
        let (_, rest) = text.split_once("[[priority.activity]]\nid = \"")?;
        Some((path.clone(), rest.split('"').next()?.to_owned()))
    };
    files.iter().find_map(of_activity).expect("the sample has activities")
}

#[test]
fn nothing_has_changed_since_the_last_commit() {
    let program = repository();
    for dir in ["planer/å", "planer/å/../å"] {
        let answer = program.run(&format!("check -C {dir} --base HEAD --lang en --today 2027-01-01 --format short"));
        assert_eq!((answer.code, answer.out.contains("[PL6")), (0, false), "{answer}");
    }
}

#[test]
fn an_id_that_was_renamed_is_missed_whatever_name_the_revision_has() {
    let (path, id) = activity();
    for revision in ["HEAD", "main", "main~0", "HEAD^{tree}"] {
        let program = repository();
        change(&program, &path, &format!("id = \"{id}\""), &format!("id = \"{id}0\""));
        let answer = program.run(&format!("check -C planer/å --base {revision} --only PL601 --format short --lang en"));
        assert!(answer.code == 1 && answer.out.contains(&format!("`{id}` is no longer there")), "{answer}");
        // From inside, and with a variable that a git hook may have set.
        let below = program.below("planer").env("GIT_DIR", ".git");
        let answer = below.run(&format!("check -C å --base {revision} --only PL601 --format short --lang en"));
        assert!(answer.code == 1 && answer.out.contains("PL601"), "{answer}");
    }
}

#[test]
fn neither_the_working_tree_nor_the_index_is_touched() {
    let (path, id) = activity();
    let program = repository();
    change(&program, &path, &format!("id = \"{id}\""), &format!("id = \"{id}0\""));
    program.git("add -A");
    let state = |program: &Program| {
        let index = std::fs::read(program.path(".git/index")).expect("there is an index");
        let text = std::fs::read(program.path(&format!("planer/å/{path}"))).expect("the file is there");
        (index, text)
    };
    let before = state(&program);
    program.run("check -C planer/å --base HEAD");
    assert_eq!(state(&program), before);
}

#[test]
fn what_was_no_plan_yet_leaves_nothing_to_compare() {
    let program = Program::temporary();
    program.write("README.md", "Här ska en plan ligga");
    program.commit("Utan plan");
    for (path, text) in files_below("tests/sample") {
        program.write(&path, text);
    }
    let answer = program.run("check -C . --base HEAD --lang en --today 2027-01-01 --format short");
    assert_eq!((answer.code, answer.out.contains("[PL6")), (0, false), "{answer}");
}

#[test]
fn a_plan_that_is_gone_is_missed_once() {
    let program = repository();
    let folder = files_below("tests/sample")
        .into_iter()
        .find_map(|(path, _)| path.strip_suffix("/plan.toml").map(str::to_owned))
        .expect("the sample is a portfolio");
    std::fs::remove_dir_all(program.path(&format!("planer/å/{folder}"))).expect("it can be removed");
    let answer = program.run("check -C planer/å --base HEAD --only PL601 --format short --lang en");
    assert_eq!((answer.code, answer.out.lines().count()), (1, 1), "{answer}");
    assert!(answer.out.contains(&format!("{folder}/plan.toml")), "{answer}");
}

#[test]
fn what_lies_in_a_revision_and_is_no_text_is_no_reason_to_stop() {
    let program = Program::temporary();
    let files = files_below("tests/codes/PL107/good");
    for (path, text) in &files {
        program.write(path, text);
    }
    program.write("2.toml", [0xff, 0xfe, 0x00]);
    program.write("3.toml", "id = ");
    #[cfg(unix)]
    std::os::unix::fs::symlink("1.toml", program.path("4.toml")).expect("a link can be made");
    program.commit("Trasig plan");
    program.clear();
    let _ = std::fs::remove_file(program.path("4.toml"));
    for (path, text) in &files {
        program.write(path, text);
    }
    let answer = program.run("check -C . --base HEAD --lang en --today 2027-01-01 --format short");
    assert_eq!((answer.code, answer.out.contains("[PL6")), (0, false), "{answer}");
}

#[test]
fn a_revision_that_cannot_be_read_is_refused() {
    let program = repository();
    program.write("planer/å/.keep", "");
    let lines = ["--base nope", "--base ''", "--base=--help", "--base HEAD:README.md"];
    let [swedish, english] =
        ["sv", "en"].map(|lang| lines.map(|line| program.run(&format!("check -C planer/å {line} --lang {lang}"))));
    let more = [
        Program::in_copy_of_sample().run("check -C . --base HEAD --lang en"),
        program.env("PATH", "").run("check -C planer/å --base HEAD --lang sv"),
    ];
    assert_said(swedish.into_iter().chain(english).chain(more), "check/base_refused.txt");
}

#[test]
fn a_history_that_is_cut_off_says_how_to_get_the_rest() {
    let program = repository();
    program.commit("Andra");
    let source = program.path(".git").to_string_lossy().into_owned();
    let clone = Program::temporary();
    clone.git(&format!("clone -q --depth 1 'file://{source}' klon"));
    let clone = clone.below("klon");
    let answer = clone.run("check -C planer/å --base HEAD~1 --lang en");
    assert!(answer.err.contains("fetch-depth: 0") && answer.code == 2, "{answer}");
}
