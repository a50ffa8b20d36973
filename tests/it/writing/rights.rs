//! Tests of owner, group, mode and attributes of changed files: they are kept, or the loss is reported.

use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;

use super::fixable_plan;
use crate::common::Program;

/// A user and a group that own nothing here.
const NOBODY: u32 = 65534;

/// Runs a command line as a user who may write in the plan's folders, but owns nothing there.
fn run_as_nobody(program: &Program, line: &str) -> (String, Option<i32>) {
    let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
    let plan = program.command(&words);
    // Not everybody may read the build directory.
    let copy = program.path("program");
    if !copy.exists() {
        std::fs::copy(plan.get_program(), &copy).expect("the program can be copied");
    }
    let mut command = std::process::Command::new(copy);
    command.args(plan.get_args()).env_clear().current_dir(program.path(".")).uid(NOBODY).gid(NOBODY);
    let output = command.output().expect("it starts");
    (String::from_utf8_lossy(&output.stderr).into_owned(), output.status.code())
}

/// Only root can create files of other users; without it, the unit tests of `edit::write::rights` cover this.
#[test]
fn what_a_file_of_somebody_else_did_not_keep_is_said() {
    let program = fixable_plan();
    let root = program.path(".");
    if std::fs::metadata(&root).expect("it is there").uid() != 0 {
        return;
    }
    for folder in [&root, &program.path("p")] {
        std::fs::set_permissions(folder, PermissionsExt::from_mode(0o777)).expect("it can be opened to all");
    }
    let help = "ask whoever looks after the files to give it back";
    let for_now = "; until then the group may do no more than everybody";
    for (line, path) in
        [("fmt p/1.toml", "p/1.toml"), ("set 1 --title New", "p/1.toml"), ("report -o report.md", "report.md")]
    {
        for (uid, gid, mode, after, said) in [
            (0, 0, 0o664, 0o644, format!("{path} did not keep the owner, the group\n  help: {help}{for_now}\n")),
            (0, NOBODY, 0o664, 0o664, format!("{path} did not keep the owner\n  help: {help}\n")),
            (NOBODY, 0, 0o666, 0o666, format!("{path} did not keep the group\n  help: {help}{for_now}\n")),
            (NOBODY, NOBODY, 0o640, 0o640, String::new()),
        ] {
            program.write(path, "id =   \"1\"\ntitle = \"Old\"\n");
            let file = program.path(path);
            chown(&file, Some(uid), Some(gid)).expect("the administrator can give it away");
            std::fs::set_permissions(&file, PermissionsExt::from_mode(mode)).expect("its mode can be set");
            let (err, code) = run_as_nobody(&program, &format!("{line} --lang en"));
            let expected = if said.is_empty() { said } else { format!("warning: {said}") };
            assert_eq!((code, err), (Some(0), expected), "{line} {mode:o}");
            let metadata = std::fs::metadata(&file).expect("it is there");
            assert_eq!(metadata.mode() & 0o777, after, "{line} {mode:o}");
            assert_eq!((metadata.uid(), metadata.gid()), (NOBODY, NOBODY));
        }
    }
}
