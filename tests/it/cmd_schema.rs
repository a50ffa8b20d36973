//! Tests of `plan schema`. Editors' use of the schemas is tested in `consumers`.

use serde_json::Value;

use crate::common::{Program, assert_said, files_below, repository, with_files};
use crate::update;

const FILES: [&str; 3] = ["goal", "plan", "governance"];

#[test]
fn the_committed_schemas_are_current() {
    for file in FILES {
        let now = Program::temporary().run(&format!("schema {file} --lang sv")).fine();
        let path = repository(&format!("schema/{file}.schema.json"));
        if update::is_asked_for() {
            std::fs::write(&path, &now).expect("the schema can be written");
        }
        let committed = std::fs::read_to_string(&path).expect("the schema can be read");
        assert!(committed == now, "schema/{file}.schema.json is not what is printed; `UPDATE=1 cargo test` writes it");
    }
    assert_eq!(files_below("schema").len(), FILES.len());
}

#[test]
fn no_plan_is_needed_and_none_is_minded() {
    let nowhere = Program::temporary();
    let broken = with_files([("plan.toml", "id = \n"), ("1.toml", "nonsense")]);
    for program in [nowhere, broken] {
        assert!(program.run("schema goal --lang en").fine().contains("\"title\": \"Goal file\""));
    }
}

/// Removes all descriptions and titles.
fn without_words(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            // A key of the plan with this name has a schema, not a string.
            members.retain(|name, member| !(matches!(&**name, "description" | "title") && member.is_string()));
            members.values_mut().for_each(without_words);
        }
        Value::Array(items) => items.iter_mut().for_each(without_words),
        _ => {}
    }
}

#[test]
fn the_language_changes_nothing_but_words() {
    for file in FILES {
        let [mut swedish, mut english] = ["sv", "en"].map(|lang| {
            let schema = Program::temporary().run(&format!("schema {file} --lang {lang}")).fine();
            serde_json::from_str::<Value>(&schema).expect("JSON")
        });
        assert_ne!(swedish, english);
        without_words(&mut swedish);
        without_words(&mut english);
        assert_eq!(swedish, english);
    }
}

#[test]
fn what_is_no_kind_of_file_is_refused_with_the_kinds() {
    let program = Program::temporary();
    let lines = ["schema --lang en", "schema gaol --lang en", "schema owner --lang sv", "schema --help --lang sv"];
    assert_said(lines.map(|line| program.run(line)), "usage/schema.txt");
}

#[test]
fn every_file_of_the_plan_names_its_schema() {
    for folder in ["plan", "tests/adopted"] {
        for (path, text) in files_below(folder) {
            let name = path.rsplit('/').next().expect("a name");
            let kind = FILES.into_iter().find(|kind| name == format!("{kind}.toml")).unwrap_or("goal");
            let schema = text.lines().next().and_then(|line| line.strip_prefix("#:schema ")).expect(&path);
            let named = repository(folder).join(&path).with_file_name("").join(schema);
            let wanted = repository(&format!("schema/{kind}.schema.json"));
            assert_eq!(named.canonicalize().expect(&path), wanted.canonicalize().expect("it is there"), "{path}");
        }
    }
}
