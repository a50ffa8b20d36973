//! Tests that no repository can make git run a program or fetch, whatever the command.
//!
//! Each trap is a repository in which plain git runs a program. The test asserts that it does, and then that `plan`
//! does not.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use crate::common::{Program, repository};

/// Every command that uses git, and some that must not.
const LINES: [&str; 19] = [
    "check -C plan --base HEAD~1",
    "check -C plan --base main --format json",
    "check -C plan --base HEAD^{tree}",
    "check -C plan --base 1111111111111111111111111111111111111111",
    "diff -C plan 1111111111111111111111111111111111111111",
    "diff -C plan",
    "diff -C plan HEAD~1",
    "diff -C plan HEAD~1..HEAD",
    "diff -C plan HEAD~1...HEAD",
    "log -C plan",
    "log 1-1 -C plan --since 2020",
    "blame 1-1 -C plan",
    "add activity -C plan --under 1 --title Ny --owner 'Anna Ek' --dry-run",
    "add priority -C plan --under 1 --title Ny --dry-run",
    "add goal -C plan --id 2 --title Ny --dry-run",
    "move 1-1 --to 1 -C plan --dry-run",
    "show 1-1 -C plan",
    "check -C plan --format github",
    "status -C plan",
];

/// A repository with a plan, and a program that leaves a mark when it runs.
struct Trap {
    repository: Program,
}

impl Trap {
    fn new() -> Self {
        let repository = Program::temporary().below("repository");
        repository.write("../program", "");
        let trap = Self { repository };
        let (program, mark) = (trap.program(), trap.mark());
        // It also answers like a signing program and a filter, so that the repository can be set up.
        let script = format!(
            "#!/bin/sh\necho ran >> '{mark}'\nprintf '\\n[GNUPG:] SIG_CREATED \\n' >&2\n\
             case \"$*\" in *bsau*) cat > /dev/null; echo '-----BEGIN PGP SIGNATURE-----'; echo; echo '-----END PGP SIGNATURE-----';; *) exit 1;; esac\n"
        );
        trap.repository.write("../program", script);
        make_executable(&program);
        for file in ["plan.toml", "1.toml"] {
            let text = fs::read(crate::common::repository(&format!("tests/cases/b08-add-reuses-id/p/{file}")));
            trap.repository.write(&format!("plan/{file}"), text.expect("the case has it"));
        }
        trap.repository.commit("Antagen plan");
        trap.change("Aktivitet 1", "Aktivitet ett");
        trap.repository.commit("Ny rubrik");
        trap
    }

    fn program(&self) -> String {
        self.repository.path("../program").to_string_lossy().into_owned()
    }

    fn mark(&self) -> String {
        self.repository.path("../ran").to_string_lossy().into_owned()
    }

    fn change(&self, from: &str, to: &str) {
        let text = fs::read_to_string(self.repository.path("plan/1.toml")).expect("the goal");
        self.repository.write("plan/1.toml", text.replacen(from, to, 1));
    }

    fn config(&self, settings: &[(&str, &str)]) {
        for (name, value) in settings {
            self.repository.git(&format!("config '{name}' '{value}'"));
        }
    }

    /// Runs a shell line with plain git, and returns whether the program ran.
    fn springs(&self, line: &str) -> bool {
        let mut shell = Command::new("sh");
        shell.args(["-c", line]).current_dir(self.repository.path("")).stdin(Stdio::null());
        shell.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_TERMINAL_PROMPT", "0").env("PROGRAM", self.program());
        shell.output().expect("there is a shell");
        fs::remove_file(self.mark()).is_ok()
    }

    /// Asserts that plain git runs the program, and that no command of `plan` does.
    #[track_caller]
    fn holds(self, name: &str, with_git: &str) {
        // Setting up the repository may have run it.
        let _ = fs::remove_file(self.mark());
        assert!(self.springs(with_git), "{name}: no trap, for `{with_git}` runs nothing");
        for line in LINES {
            let answer = self.repository.run(line);
            assert!(!fs::exists(self.mark()).expect("it can be looked for"), "{name}: a program ran\n{answer}");
        }
    }
}

fn make_executable(path: &str) {
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("it can be made executable");
}

/// The configuration of a repository that fetches missing objects by a program.
fn bare_config(program: &str) -> String {
    format!(
        "[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tpartialClone = origin\n[remote \"origin\"]\n\
         \turl = nowhere\n\tpromisor = true\n\tuploadpack = \"{program};\"\n"
    )
}

const LACKS: &str = "git -C plan cat-file -p 1111111111111111111111111111111111111111";

#[test]
fn a_bare_repository_among_the_files_of_a_pull_request() {
    let trap = Trap::new();
    for (file, text) in [
        ("HEAD", "ref: refs/heads/main\n"),
        ("config", &*bare_config(&trap.program())),
        ("objects/x", ""),
        ("refs/x", ""),
    ] {
        trap.repository.write(&format!("plan/{file}"), text);
    }
    trap.repository.commit("PR");
    let refused = trap.repository.run("check -C plan --base HEAD~1 --lang en").refused();
    assert!(refused.contains("looks like a git repository within the repository"), "{refused}");
    trap.holds("bare", LACKS);
}

#[test]
fn a_bare_repository_that_keeps_its_parts_elsewhere() {
    let trap = Trap::new();
    let config = bare_config(&trap.program());
    for (file, text) in [
        ("HEAD", "ref: refs/heads/main\n"),
        ("commondir", "sub\n"),
        ("sub/config", &*config),
        ("sub/objects/x", ""),
        ("sub/refs/x", ""),
    ] {
        trap.repository.write(&format!("plan/{file}"), text);
    }
    trap.holds("commondir", LACKS);
}

#[test]
fn a_bare_repository_above_the_plan() {
    let trap = Trap::new();
    fs::rename(trap.repository.path("plan"), trap.repository.path("plan-2")).expect("it can be moved");
    for (file, text) in [
        ("HEAD", "ref: refs/heads/main\n"),
        ("config", &*bare_config(&trap.program())),
        ("objects/x", ""),
        ("refs/x", ""),
    ] {
        trap.repository.write(&format!("plan/{file}"), text);
    }
    fs::rename(trap.repository.path("plan-2"), trap.repository.path("plan/plan")).expect("it can be moved");
    trap.holds("above", LACKS);
}

#[test]
fn settings_that_name_a_program() {
    let textconv = ".gitattributes";
    for (name, settings, with_git) in [
        ("fsmonitor", &[("core.fsmonitor", "PROGRAM")][..], "git status"),
        ("textconv", &[("diff.x.textconv", "PROGRAM")], "git log -p"),
        ("diff driver", &[("diff.x.command", "PROGRAM")], "git diff HEAD~1"),
        ("external diff", &[("diff.external", "PROGRAM")], "git diff HEAD~1"),
        (
            "filter",
            &[("filter.x.smudge", "PROGRAM"), ("filter.x.clean", "PROGRAM")],
            "git cat-file --filters HEAD:plan/1.toml",
        ),
        ("process", &[("filter.x.process", "PROGRAM")], "git cat-file --filters HEAD:plan/1.toml"),
        ("include", &[("include.path", "../.trap")], "git log -p"),
        (
            "hooks",
            &[("core.hooksPath", ".hooks")],
            "git -c user.name=x -c user.email=x@example.org commit --allow-empty -m x",
        ),
    ] {
        let trap = Trap::new();
        let program = trap.program();
        trap.repository.write(textconv, "*.toml diff=x filter=x\n");
        trap.repository.write(".trap", format!("[diff \"x\"]\n\ttextconv = {program}\n"));
        for hook in ["pre-commit", "post-index-change", "reference-transaction", "post-checkout", "fsmonitor-watchman"]
        {
            trap.repository.write(&format!(".hooks/{hook}"), format!("#!/bin/sh\n{program}\n"));
            make_executable(&trap.repository.path(&format!(".hooks/{hook}")).to_string_lossy());
        }
        let settings: Vec<(&str, String)> =
            settings.iter().map(|(key, value)| (*key, value.replace("PROGRAM", &program))).collect();
        for (key, value) in &settings {
            trap.config(&[(key, value)]);
        }
        trap.holds(name, with_git);
    }
}

#[test]
fn a_signature_that_a_program_verifies() {
    let trap = Trap::new();
    let program = trap.program();
    trap.config(&[("gpg.program", &program), ("log.showSignature", "true"), ("user.signingKey", "x")]);
    trap.repository.git("commit -q -S --allow-empty -m Signerad");
    trap.holds("signature", "git log");
}

#[test]
fn what_a_partial_clone_lacks_is_not_fetched() {
    for (name, settings) in [
        ("uploadpack", &[("remote.origin.url", "nowhere"), ("remote.origin.uploadpack", "PROGRAM;")][..]),
        ("ext", &[("remote.origin.url", "ext::PROGRAM"), ("protocol.ext.allow", "always")]),
        ("ssh", &[("remote.origin.url", "ssh://nowhere/x"), ("core.sshCommand", "PROGRAM")]),
        ("proxy", &[("remote.origin.url", "git://nowhere/x"), ("core.gitProxy", "PROGRAM")]),
        (
            "file",
            &[
                ("remote.origin.url", "file:///nowhere"),
                ("protocol.file.allow", "always"),
                ("remote.origin.uploadpack", "PROGRAM;"),
            ],
        ),
    ] {
        let trap = Trap::new();
        let program = trap.program();
        trap.config(&[
            ("core.repositoryformatversion", "1"),
            ("extensions.partialClone", "origin"),
            ("remote.origin.promisor", "true"),
        ]);
        for (key, value) in settings {
            trap.config(&[(key, &value.replace("PROGRAM", &program))]);
        }
        trap.springs(
            "h=$(git rev-parse HEAD~1:plan/1.toml); rm -f .git/objects/$(echo $h | cut -c1-2)/$(echo $h | cut -c3-)",
        );
        let refused = trap.repository.run("check -C plan --base HEAD~1 --lang en").refused();
        assert!(refused.contains("get them with `git fetch --refetch --no-filter`"), "{name}: {refused}");
        trap.holds(name, "git cat-file -p HEAD~1:plan/1.toml");
    }
}

#[test]
fn a_submodule_has_settings_of_its_own() {
    let trap = Trap::new();
    let program = trap.program();
    let commit = "git -c user.name=x -c user.email=x@example.org commit -q --allow-empty";
    trap.springs(&format!(
        "git init -q plan/s.toml; cd plan/s.toml; echo 1 > f; git add f; {commit} -m 1; git config diff.external '{program}'"
    ));
    trap.repository.commit("Undermodul");
    trap.springs(&format!("cd plan/s.toml; echo 2 > f; {commit} -am 2"));
    trap.repository.commit("Ny version av den");
    trap.config(&[("diff.submodule", "diff")]);
    trap.holds("submodule", "git log -p");
}

#[test]
fn a_git_among_the_files() {
    for entry in [".", "", "./bin/..", "../plan"] {
        let mut trap = Trap::new();
        trap.repository.write("plan/git", format!("#!/bin/sh\n{}\n", trap.program()));
        make_executable(&trap.repository.path("plan/git").to_string_lossy());
        fs::create_dir_all(trap.repository.path("plan/bin")).expect("a folder can be made");
        let path = std::env::vars().find(|(name, _)| name == "PATH").expect("there is a search path").1;
        let path = format!("{entry}:{path}");
        trap.repository = trap.repository.env("PATH", &path);
        trap.holds(entry, &format!("cd plan; PATH='{path}' git --version"));
    }
}

#[test]
fn what_the_environment_says_of_git() {
    for (name, value, with_git) in [
        ("GIT_EXTERNAL_DIFF", "PROGRAM", "git diff HEAD~1"),
        ("GIT_TRACE", "MARK", "git status"),
        ("GIT_CONFIG_PARAMETERS", "'core.fsmonitor'='PROGRAM'", "git status"),
        ("GIT_DIR", "ELSEWHERE", "git --work-tree=. log -p"),
        ("GIT_COMMON_DIR", "ELSEWHERE", "git log -p"),
    ] {
        let mut trap = Trap::new();
        let elsewhere = trap.repository.path("../elsewhere").to_string_lossy().into_owned();
        trap.springs(&format!(
            "cp -r .git '{elsewhere}'; git --git-dir='{elsewhere}' config diff.x.textconv \"$PROGRAM\"; echo '*.toml diff=x' > .gitattributes"
        ));
        let value =
            value.replace("PROGRAM", &trap.program()).replace("MARK", &trap.mark()).replace("ELSEWHERE", &elsewhere);
        trap.repository = trap.repository.env(name, &value);
        trap.holds(name, &format!("export {name}=\"{value}\"; {with_git}"));
    }
}

/// A repository chooses neither where its files are, nor what else is read.
#[test]
fn settings_that_lead_elsewhere() {
    let lines =
        ["log -C plan", "blame 1-1 -C plan", "diff -C plan HEAD~1", "check -C plan --base HEAD~1 --format short"];
    let trap = Trap::new();
    let expected = lines.map(|line| trap.repository.run(line));
    assert!(expected.iter().all(|answer| answer.code != 2 && !answer.out.is_empty()), "git is not asked");
    let above = trap.repository.path("..").to_string_lossy().into_owned();
    trap.springs("mkdir -p ../elsewhere/plan; mkfifo ../pipe");
    let pipe = trap.repository.path("../pipe").to_string_lossy().into_owned();
    for (key, value) in [
        ("core.worktree", "/"),
        ("core.worktree", &*above),
        ("core.worktree", "../../elsewhere"),
        ("core.bare", "true"),
        ("mailmap.file", &*pipe),
        ("diff.orderFile", &*pipe),
    ] {
        trap.config(&[(key, value)]);
        for (line, expected) in lines.iter().zip(&expected) {
            let answer = trap.repository.run(line);
            assert_eq!((answer.code, &answer.out), (expected.code, &expected.out), "{key} = {value}: {line}\n{answer}");
        }
        trap.springs(&format!("git config --file .git/config --unset {key}"));
    }
}

#[test]
fn one_file_starts_git_one_the_pager_and_one_the_reader_of_pdf() {
    let sources = crate::common::files_below("src").into_iter();
    let starting = sources.filter(|(_, text)| text.contains("Command::new") || text.contains("process::Command"));
    let paths: Vec<String> = starting.map(|(path, _)| path).collect();
    assert_eq!(
        paths,
        // The pager is the user's own choice, at the user's terminal.
        ["cli/pager.rs", "source/git/command.rs", "source/pdf.rs"],
        "start git there, where it is kept from running what a repository says"
    );
    assert!(repository("src").is_dir());
}
