//! Tests of histories that do not exist, and of invalid questions.

use super::repository;
use crate::common::{Program, assert_said};

#[test]
fn without_git_or_a_repository_or_all_of_it_there_is_no_history() {
    let program = repository();
    program.commit_on("2024-02-01", "Ek", "Tom");
    let source = program.path(".git").to_string_lossy().into_owned();
    let clone = Program::temporary();
    clone.git(&format!("clone -q --depth 1 'file://{source}' klon"));
    let clone = clone.below("klon");
    let outside = Program::in_copy_of_sample();
    let mut answers = Vec::new();
    for lang in ["sv", "en"] {
        answers.push(clone.run(&format!("log 4.1.1-1 -C planer/å --lang {lang}")));
        answers.push(outside.run(&format!("log -C . --lang {lang}")));
    }
    answers.push(clone.run("blame 4.1.1-1 -C planer/å"));
    let without_git = program.env("PATH", "");
    answers.extend(["sv", "en"].map(|lang| without_git.run(&format!("log -C planer/å --lang {lang}"))));
    assert!(answers.iter().all(|answer| answer.code == 2 && answer.out.is_empty()));
    assert_said(answers, "log/no_history.txt");
}

#[test]
fn what_cannot_be_asked_is_refused_with_what_can() {
    let program = repository();
    let lines = [
        "log 4.1.1-22",
        "log 9.9.9",
        "log 4.1.1-22 9.9.9 4.1.1-1",
        "log 4.1.1-1 --owner Filmfrämjande",
        "log --since igår",
        "log --since 2024-02-30",
        "log --format csv",
        "log --owner Nemo",
    ];
    let answers = ["sv", "en"].map(|lang| lines.map(|line| program.run(&format!("{line} -C planer/å --lang {lang}"))));
    assert_said(answers.into_iter().flatten(), "log/refused.txt");
}
