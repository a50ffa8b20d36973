//! Tests of `.pre-commit-hooks.yaml` with `pre-commit`, in a repository.

use std::path::Path;

use snapbox::dir::DirRoot;

use super::{Said, run, small_plan};
use crate::common::repository;

const HOOKS: &str = ".pre-commit-hooks.yaml";

/// A repository with a plan, and the hook that needs no build.
struct Repository {
    /// Removed after the test.
    _root: DirRoot,
    plan: std::path::PathBuf,
    home: std::path::PathBuf,
}

impl Repository {
    fn new() -> Self {
        Self::with_arguments("[]")
    }

    /// A repository whose hook has arguments.
    fn with_arguments(arguments: &str) -> Self {
        let root = DirRoot::mutable_temp().expect("a temporary directory");
        let folder = |name: &str| {
            let path = root.path().expect("it is there").join(name);
            std::fs::create_dir(&path).expect("the folder can be made");
            path
        };
        let (hooks, plan, home) = (folder("hooks"), folder("plan"), folder("home"));
        std::fs::copy(repository(HOOKS), hooks.join(HOOKS)).expect("the hooks can be copied");
        let this = Self { _root: root, plan, home };
        this.commit_all(&hooks).fine();
        let revision = this.run(&hooks, "git", &["rev-parse", "HEAD"]).fine();

        for (path, text) in small_plan::FILES {
            this.write(&format!("plan/{path}"), text);
        }
        let hooks = hooks.to_string_lossy();
        this.write(
            ".pre-commit-config.yaml",
            &format!(
                "repos:\n- repo: {hooks}\n  rev: {revision}  hooks:\n  - id: plan-check-system\n    args: {arguments}\n"
            ),
        );
        this.commit_all(&this.plan).fine();
        this.run(&this.plan, "pre-commit", &["install"]).fine();
        this
    }

    fn run(&self, folder: &Path, program: &str, arguments: &[&str]) -> Said {
        run(folder, &self.home, program, arguments)
    }

    fn git(&self, line: &str) -> Said {
        self.run(&self.plan, "git", &line.split(' ').collect::<Vec<_>>())
    }

    fn commit_all(&self, folder: &Path) -> Said {
        self.run(folder, "git", &["init", "--quiet"]).fine();
        for (key, value) in [("user.name", "Test"), ("user.email", "test@example.org")] {
            self.run(folder, "git", &["config", key, value]).fine();
        }
        self.run(folder, "git", &["add", "."]).fine();
        self.run(folder, "git", &["commit", "--quiet", "--message", "All"])
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.plan.join(path);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        std::fs::write(path, text).expect("the file can be written");
    }

    fn change(&self, path: &str, from: &str, to: &str) {
        let text = std::fs::read_to_string(self.plan.join(path)).expect("a file of the plan");
        assert!(text.contains(from), "{path} has no {from}");
        self.write(path, &text.replace(from, to));
    }
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn the_hooks_are_well_formed() {
    let root = DirRoot::mutable_temp().expect("a temporary directory");
    run(&repository(""), root.path().expect("it is there"), "pre-commit", &["validate-manifest", HOOKS]).fine();
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn a_commit_that_breaks_the_plan_is_stopped_at_the_place() {
    let plan = Repository::new();
    plan.change("plan/kultur/1.10-las.toml", "status = \"Grönt\"", "status = \"Grön\"");
    plan.git("add .").fine();
    let said = plan.git("commit --message Wrong").refused();
    assert!(said.contains("plan check") && said.contains("Failed"), "{said}");
    assert!(said.contains("fel[PL204]") && said.contains("kultur/1.10-las.toml:"), "{said}");

    plan.change("plan/kultur/1.10-las.toml", "status = \"Grön\"", "status = \"Grönt\"");
    plan.change("plan/kultur/plan.toml", "title = \"", "title = \"Ny ");
    plan.git("add .").fine();
    let said = plan.git("commit --message Right").fine();
    assert!(said.contains("Passed"), "{said}");
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn what_has_an_answer_is_mended_and_the_commit_made_again() {
    let plan = Repository::with_arguments("[--fix]");
    plan.change("plan/kultur/plan.toml", "title = \"", "title = \"Två  blanksteg: ");
    plan.git("add .").fine();
    let said = plan.git("commit --message Stray").refused();
    assert!(said.contains("files were modified by this hook") && said.contains("+title = \"Två blanksteg: "), "{said}");
    plan.git("add .").fine();
    let said = plan.git("commit --message Fixed").fine();
    assert!(said.contains("Passed"), "{said}");
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn the_whole_plan_is_checked_when_a_file_of_it_is_staged_and_only_then() {
    let plan = Repository::new();
    plan.change("plan/kultur/1.10-las.toml", "status = \"Grönt\"", "status = \"Grön\"");
    plan.git("add .").fine();
    plan.git("commit --no-verify --message Unchecked").fine();

    plan.write("notes.txt", "No plan.\n");
    plan.git("add .").fine();
    let said = plan.git("commit --message Notes").fine();
    assert!(said.contains("no files to check"), "{said}");

    plan.git("rm --quiet plan/kultur/2.1-samverkan.toml").fine();
    let said = plan.git("commit --message Removed").fine();
    assert!(said.contains("no files to check"), "{said}");

    plan.change("plan/kultur/plan.toml", "title = \"", "title = \"Ny ");
    plan.git("add .").fine();
    let said = plan.git("commit --message Another").refused();
    assert!(said.contains("kultur/1.10-las.toml:"), "{said}");
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn what_is_not_staged_is_not_checked() {
    let plan = Repository::new();
    plan.change("plan/kultur/plan.toml", "title = \"", "title = \"Ny ");
    plan.git("add .").fine();
    plan.change("plan/kultur/1.10-las.toml", "status = \"Grönt\"", "status = \"Grön\"");
    let said = plan.git("commit --message Half").fine();
    assert!(said.contains("Passed"), "{said}");
    assert!(plan.git("status --short").fine().contains(" M plan/kultur/1.10-las.toml"));
}
