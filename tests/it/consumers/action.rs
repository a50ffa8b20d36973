//! Tests of the action's scripts, run in bash with inputs in the environment, as GitHub's runner does.

use std::path::{Path, PathBuf};

use serde_json::Value;
use snapbox::dir::DirRoot;

use super::{Said, run, small_plan, yaml};
use crate::common::{Program, repository};

/// The directories of a job.
struct Job {
    /// Removed after the test.
    root: DirRoot,
    action: Value,
}

impl Job {
    fn new() -> Self {
        let action = yaml(&repository("action.yml")).swap_remove(0);
        Self { root: DirRoot::mutable_temp().expect("a temporary directory"), action }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().expect("it is there").join(name)
    }

    /// Returns the output of a step in a folder, with these inputs.
    fn step(&self, id: &str, folder: &Path, with: &[(&str, &str)]) -> Said {
        let steps = self.action["runs"]["steps"].as_array().expect("the action has steps");
        let step = steps.iter().find(|step| step["id"] == id).expect("the step is there");
        let mut variables = vec![
            format!("RUNNER_TEMP={}", self.path("").display()),
            format!("GITHUB_OUTPUT={}", self.path("output").display()),
            format!("GITHUB_STEP_SUMMARY={}", self.path("summary").display()),
            format!("GITHUB_ACTION_PATH={}", folder.display()),
        ];
        for (name, value) in step["env"].as_object().into_iter().flatten() {
            variables.push(format!("{name}={}", self.value(value.as_str().expect("an expression"), with)));
        }
        let script = self.path("script.sh");
        std::fs::write(&script, step["run"].as_str().expect("the step is a script")).expect("it can be written");
        // A test may have put a fake `gh` among the job's programs.
        let programs =
            std::iter::once(self.path("bin")).chain(std::env::split_paths(&super::search_path()).collect::<Vec<_>>());
        let programs = std::env::join_paths(programs).expect("no folder has a colon");
        variables.push(format!("PATH={}", programs.to_string_lossy()));
        let mut arguments: Vec<&str> = variables.iter().map(String::as_str).collect();
        arguments.extend(["bash", "--noprofile", "--norc", "-eo", "pipefail", script.to_str().expect("UTF-8")]);
        run(folder, &self.path(""), "env", &arguments)
    }

    /// Returns the value of an expression: of the runner, of a step's output, or of an input.
    fn value(&self, expression: &str, with: &[(&str, &str)]) -> String {
        let name = expression.strip_prefix("${{ ").and_then(|rest| rest.strip_suffix(" }}")).expect("an expression");
        match name.split_once('.').expect("a name in a context") {
            ("inputs", input) => self.input(input, with).to_owned(),
            ("github", "repository") => "region/planer".to_owned(),
            ("github", "event.pull_request.number") => "7".to_owned(),
            ("github", "token") => "secret".to_owned(),
            ("github", "action_repository") => "founders/plan".to_owned(),
            ("github", "action_ref") => "v0.1.0".to_owned(),
            ("runner", "os }}-${{ runner.arch") => "Linux-X64".to_owned(),
            ("steps", "check.outputs.base") => {
                let output = self.output();
                output.lines().find_map(|line| line.strip_prefix("base=")).unwrap_or_default().to_owned()
            }
            _ => panic!("{expression} is not known"),
        }
    }

    /// Returns the value of an input; a default that is an expression has none.
    fn input<'i>(&'i self, name: &str, with: &[(&str, &'i str)]) -> &'i str {
        let given = with.iter().find(|(given, _)| *given == name).map(|(_, value)| *value);
        let default = self.action["inputs"][name]["default"].as_str().expect("every input has a default");
        given.unwrap_or(if default.starts_with("${{") { "" } else { default })
    }

    /// Returns the output of the last check, by the `plan` under test.
    fn check(&self, folder: &Path, with: &[(&str, &str)]) -> Said {
        self.step("check", folder, &[with, &[("binary", "plan")]].concat())
    }

    fn output(&self) -> String {
        std::fs::read_to_string(self.path("output")).unwrap_or_default()
    }
}

/// A committed plan in a folder of a repository, with one uncommitted change.
pub(super) fn repository_with(from: &str, to: &str) -> Program {
    let program = Program::temporary();
    for (path, text) in small_plan::FILES {
        program.write(&format!("planer/å/{path}"), text);
    }
    program.commit("Antagen plan");
    let path = "planer/å/kultur/1.10-las.toml";
    let text = std::fs::read_to_string(program.path(path)).expect("a file of the plan");
    assert!(text.contains(from), "{path} has no {from}");
    program.write(path, text.replace(from, to));
    program
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn a_finding_stands_beside_its_line_and_fails_the_job() {
    let (job, plan) = (Job::new(), repository_with("\"Grönt\"", "\"Grön\""));
    let said = job.check(&plan.path(""), &[("dir", "planer/å")]).refused();
    assert!(said.contains("::error file=planer/å/kultur/1.10-las.toml,line="), "{said}");
    assert_eq!(job.output(), "");

    let said = job.check(&plan.path(""), &[("dir", "planer/å"), ("format", "short"), ("sarif", "true")]).refused();
    assert!(said.contains("fel[PL204]"), "{said}");
    let report = job.output().trim_end().strip_prefix("sarif=").map(std::fs::read_to_string);
    let report = report.expect("the report is handed on").expect("it is there");
    assert!(report.contains("\"ruleId\":\"PL204\""), "{report}");
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn what_is_denied_or_allowed_is_so() {
    let (job, plan) = (Job::new(), repository_with("id = ", "# accept(PL201): vi får se\nid = "));
    let check = |with: &[(&str, &str)]| job.check(&plan.path(""), &[with, &[("dir", "planer/å")]].concat());
    check(&[]).fine();
    check(&[("deny", "warnings")]).refused();
    check(&[("deny", "PL999")]).ended_with(2);
    check(&[("deny", "PL204,PL107")]).refused();
    check(&[("deny", "warnings"), ("allow", "PL204,PL107")]).fine();
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn the_base_is_fetched_where_the_clone_lacks_it() {
    let origin = repository_with("id = \"1.10.1-1\"", "id = \"1.10.1-9\"");
    origin.git("checkout -q -b change");
    origin.git("commit -q -a -m Ändrad");
    let job = Job::new();
    let clone = |name: &str| {
        let (origin, to) = (format!("file://{}", origin.path("").display()), job.path(name));
        let arguments = ["clone", "-q", "--depth=1", "--branch=change", &origin, to.to_str().expect("UTF-8")];
        run(&job.path(""), &job.path(""), "git", &arguments).fine();
        to
    };
    let with = |base| [("dir", "planer/å"), ("format", "short"), ("base", base)];
    let sha = run(&origin.path(""), &job.path(""), "git", &["rev-parse", "main"]).fine();
    for (name, base) in [("by-sha", sha.trim()), ("by-branch", "main")] {
        let said = job.check(&clone(name), &with(base)).refused();
        assert!(said.contains("[PL601]"), "{said}");
    }
    let said = job.check(&clone("by-nothing"), &with("")).fine();
    assert!(!said.contains("PL601"), "{said}");
    job.check(&clone("by-mistake"), &with("nosuch")).ended_with(128);
}

/// A fake `gh`: it returns the existing comments, and records what it writes.
const GH: &str = r#"#!/usr/bin/env bash
here=$(dirname "$0")
[[ $GH_TOKEN == secret ]] || exit 4
if [[ $* == *--paginate* ]]; then cat "$here/comments"; exit; fi
if [[ -e $here/forbidden ]]; then echo "HTTP 403" >&2; exit 1; fi
echo "$*" >> "$here/asked"
last=${!#}
cp "${last#body=@}" "$here/told"
"#;

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn what_a_pull_request_changes_is_told_in_one_comment() {
    let (job, plan) = (Job::new(), repository_with("Dela ut bokgåvor", "Dela ut böcker"));
    // Commits are compared, as in a pull request.
    plan.commit("Byt ord");
    let gh = |name: &str| job.path("bin").join(name);
    std::fs::create_dir(job.path("bin")).expect("a folder can be made");
    std::fs::write(gh("gh"), GH).expect("it can be written");
    run(&job.path(""), &job.path(""), "chmod", &["+x", "bin/gh"]).fine();
    let tell = || {
        let with = [("dir", "planer/å"), ("base", "HEAD~1"), ("comment", "true"), ("binary", "plan")];
        job.check(&plan.path(""), &with);
        job.step("comment", &plan.path(""), &with).fine()
    };
    let read = |path: PathBuf| std::fs::read_to_string(path).expect("it was written");

    // The first run creates a comment, later ones update it.
    std::fs::write(gh("comments"), "").expect("it can be written");
    tell();
    std::fs::write(gh("comments"), "12\n34\n").expect("it can be written");
    tell();
    let asked = read(gh("asked"));
    let asked: Vec<&str> = asked.lines().filter_map(|line| line.split(" -F").next()).collect();
    let expected = [
        "api --silent repos/region/planer/issues/7/comments",
        "api --silent --method PATCH repos/region/planer/issues/comments/12",
    ];
    assert_eq!(asked, expected);
    let told = read(gh("told"));
    assert!(told.starts_with("<!-- plan diff -->\n# ") && told.contains("Dela ut ~~bokgåvor~~ **böcker**"), "{told}");
    assert_eq!(read(job.path("summary")), told.repeat(2));

    // Without permission, the job continues with a message.
    std::fs::write(gh("forbidden"), "").expect("it can be written");
    assert!(tell().contains("::warning::The comment was not written."));
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn what_is_built_has_a_name_of_its_own() {
    let job = Job::new();
    let source = Program::temporary();
    for path in ["Cargo.toml", "Cargo.lock", "src/main.rs", "src/a/b.rs"] {
        source.write(path, path);
    }
    let sum = || {
        job.step("source", &source.path(""), &[]).fine();
        job.output().lines().last().and_then(|line| line.strip_prefix("sum=")).expect("a sum").to_owned()
    };
    let before = sum();
    assert!(before.len() == 40 && before.bytes().all(|digit| digit.is_ascii_hexdigit()), "{before}");
    assert_eq!(sum(), before);
    source.write("notes.txt", "No source.");
    assert_eq!(sum(), before);
    source.write("src/a/b.rs", "Changed.");
    assert_ne!(sum(), before);
}

/// A fake `gh` that downloads from the folder `release`, and fails without it.
const RELEASES: &str = "#!/bin/bash\nset -e\nfor file in \"${0%/*}\"/../release/plan-0.1.0-x86_64-unknown-linux-musl*; do \
                        cp \"$file\" .; done\n";

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn the_release_is_fetched_where_there_is_one_with_the_right_sum() {
    let job = Job::new();
    let fetch = || job.step("release", &job.path(""), &[]);
    for folder in ["bin", "release", "plan-0.1.0-x86_64-unknown-linux-musl"] {
        std::fs::create_dir(job.path(folder)).expect("a folder can be made");
    }
    std::fs::write(job.path("bin/gh"), RELEASES).expect("it can be written");
    run(&job.path(""), &job.path(""), "chmod", &["+x", "bin/gh"]).fine();

    let said = fetch().fine();
    assert!(said.contains("it is built") && job.output().is_empty(), "{said}");

    std::fs::write(job.path("plan-0.1.0-x86_64-unknown-linux-musl/plan"), "the program").expect("it can be written");
    let pack = "tar -czf release/$0.tar.gz $0 && cd release && sha256sum $0.tar.gz > $0.tar.gz.sha256";
    run(&job.path(""), &job.path(""), "bash", &["-ec", pack, "plan-0.1.0-x86_64-unknown-linux-musl"]).fine();
    fetch().fine();
    assert_eq!(job.output(), "fetched=true\n");
    assert_eq!(std::fs::read_to_string(job.path("plan-check/bin/plan")).expect("it is there"), "the program");

    std::fs::write(job.path("release/plan-0.1.0-x86_64-unknown-linux-musl.tar.gz"), "another").expect("it is written");
    fetch().refused();
}
