//! Tests of the component's script, run in a shell with the job's variables, as GitLab's runner does.

use serde_json::Value;
use snapbox::dir::DirRoot;

use super::action::repository_with;
use super::{Said, run, yaml};
use crate::common::{Program, repository};

/// The variable of a merge request.
const BASE: &str = "CI_MERGE_REQUEST_DIFF_BASE_SHA";

/// Returns the output of the job in a repository, with these inputs.
fn job(place: &Program, with: &[(&str, &str)], base: &str) -> Said {
    let root = DirRoot::mutable_temp().expect("a temporary directory");
    let home = root.path().expect("it is there");
    let [head, jobs] = <[Value; 2]>::try_from(yaml(&repository("templates/plan-check.yml"))).expect("a head and jobs");
    let filled = |text: &str| {
        let inputs = head["spec"]["inputs"].as_object().expect("the component has inputs");
        inputs.iter().fold(text.to_owned(), |text, (name, input)| {
            let given = with.iter().find(|(given, _)| given == name).map(|(_, value)| *value);
            let value = given.unwrap_or_else(|| input["default"].as_str().expect("every input has a default"));
            text.replace(&format!("$[[ inputs.{name} ]]"), value)
        })
    };
    let job = &jobs["plan-check"];
    let variables = job["variables"].as_object().expect("the job has variables").iter();
    let variable = |(name, value): (&String, &Value)| {
        let value = filled(value.as_str().expect("a text")).replace(&format!("${BASE}"), base);
        assert!(!value.contains('$'), "{value}");
        format!("{name}={value}")
    };
    let variables: Vec<String> = variables.map(variable).collect();
    let script = home.join("script.sh");
    std::fs::write(&script, filled(job["script"][0].as_str().expect("a script"))).expect("it can be written");
    let mut arguments: Vec<&str> = variables.iter().map(String::as_str).collect();
    arguments.extend(["sh", "-e", script.to_str().expect("UTF-8")]);
    run(&place.path(""), home, "env", &arguments)
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn a_finding_is_reported_and_fails_the_job() {
    let plan = repository_with("\"Grönt\"", "\"Grön\"");
    let said = job(&plan, &[("dir", "planer/å")], "").refused();
    assert!(said.contains("fel[PL204]"), "{said}");
    let report = |name: &str| std::fs::read_to_string(plan.path(name)).expect("the report is there");
    let quality: Value = serde_json::from_str(&report("plan-code-quality.json")).expect("JSON");
    assert_eq!(quality[0]["location"]["path"], "planer/å/kultur/1.10-las.toml");
    assert!(report("plan-junit.xml").contains("<failure "));
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn a_plan_without_errors_is_reported_so() {
    let plan = repository_with("id = ", "# accept(PL201): vi får se\nid = ");
    job(&plan, &[("dir", "planer/å")], "").fine();
    assert!(std::fs::read_to_string(plan.path("plan-junit.xml")).expect("it is there").contains("failures=\"0\""));
    job(&plan, &[("dir", "planer/å"), ("deny", "PL204,PL107")], "").refused();
    job(&plan, &[("dir", "planer/å"), ("deny", "warnings"), ("allow", "PL107")], "").fine();
    let said = job(&plan, &[("dir", "nowhere")], "").refused();
    assert!(said.contains("nowhere"), "{said}");
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn a_merge_request_is_compared_with_what_it_began_from() {
    let plan = repository_with("id = \"1.10.1-1\"", "id = \"1.10.1-9\"");
    let said = job(&plan, &[("dir", "planer/å")], "HEAD").refused();
    assert!(said.contains("fel[PL601]"), "{said}");
    job(&plan, &[("dir", "planer/å"), ("base", "")], "HEAD").fine();
}
