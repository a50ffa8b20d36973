//! Tests of CI files with linters: GitHub's workflow and action, GitLab's component, and the examples in the
//! handbook.

use std::path::{Path, PathBuf};

use snapbox::dir::DirRoot;

use super::{run, yaml};
use crate::common::repository;
use crate::readme;

const ACTION: &str = "action.yml";
const WORKFLOWS: [&str; 2] = [".github/workflows/ci.yml", ".github/workflows/release.yml"];
const COMPONENT: &str = "templates/plan-check.yml";

/// A temporary folder for a linter.
struct Desk {
    /// Removed after the test.
    root: DirRoot,
}

impl Desk {
    fn new() -> Self {
        Self { root: DirRoot::mutable_temp().expect("a temporary directory") }
    }

    fn path(&self) -> PathBuf {
        self.root.path().expect("it is there").to_path_buf()
    }

    /// Writes a file and returns its name.
    fn lay<'n>(&self, name: &'n str, text: &str) -> &'n str {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        std::fs::write(path, text).expect("the file can be written");
        name
    }

    /// Runs a linter in a folder; fails if it reports anything.
    #[track_caller]
    fn has_nothing_said(&self, folder: &Path, linter: &str, arguments: &[&str]) {
        run(folder, &self.path(), linter, arguments).fine();
    }
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn the_workflow_and_what_it_calls_are_right() {
    let here = repository("");
    for workflow in WORKFLOWS {
        let schema = ["--builtin-schema", "vendor.github-workflows", workflow];
        Desk::new().has_nothing_said(&here, "actionlint", &["-shellcheck", "shellcheck", workflow]);
        Desk::new().has_nothing_said(&here, "check-jsonschema", &schema);
    }
    Desk::new().has_nothing_said(&here, "check-jsonschema", &["--builtin-schema", "vendor.github-actions", ACTION]);
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn the_workflow_and_the_action_give_nobody_more_than_they_need() {
    let arguments = ["--offline", "--no-progress", "--persona=auditor", "--strict-collection"];
    let arguments = [&arguments[..], &WORKFLOWS, &[ACTION]].concat();
    Desk::new().has_nothing_said(&repository(""), "zizmor", &arguments);
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn the_scripts_of_the_action_and_the_component_are_sound() {
    let desk = Desk::new();
    let action = &yaml(&repository(ACTION))[0];
    let steps = action["runs"]["steps"].as_array().expect("the action has steps").iter();
    let scripts: Vec<&str> = steps.filter_map(|step| step["run"].as_str()).collect();
    assert!(scripts.len() > 2, "{scripts:?}");
    for script in scripts {
        // As the runner starts it.
        let script = &format!("set -eo pipefail\n{script}");
        desk.has_nothing_said(&desk.path(), "shellcheck", &["--shell=bash", desk.lay("step", script)]);
    }
    let component = &yaml(&repository(COMPONENT))[1];
    let script = component["plan-check"]["script"][0].as_str().expect("the job has a script");
    desk.has_nothing_said(&desk.path(), "shellcheck", &["--shell=sh", desk.lay("job", &format!("set -e\n{script}"))]);
}

/// GitLab parses the header and the jobs separately, and so do the linters.
#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn the_component_is_one() {
    let desk = Desk::new();
    let parts = yaml(&repository(COMPONENT));
    assert_eq!(parts.len(), 2);
    for part in parts {
        let name = desk.lay("part.yml", &part.to_string());
        desk.has_nothing_said(&desk.path(), "check-jsonschema", &["--builtin-schema", "vendor.gitlab-ci", name]);
    }
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn what_the_page_tells_to_copy_is_right() {
    let desk = Desk::new();
    for path in [".pre-commit-config.yaml", ".github/workflows/plan.yml", ".gitlab-ci.yml"] {
        desk.lay(path, &readme::shown_file("src/check/ci.md", path));
    }
    let folder = desk.path();
    desk.has_nothing_said(&folder, "pre-commit", &["validate-config", ".pre-commit-config.yaml"]);
    desk.has_nothing_said(&folder, "actionlint", &[".github/workflows/plan.yml"]);
    let schema = ["--builtin-schema", "vendor.gitlab-ci", ".gitlab-ci.yml"];
    desk.has_nothing_said(&folder, "check-jsonschema", &schema);
}
