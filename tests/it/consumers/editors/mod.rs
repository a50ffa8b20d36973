//! Editors and their parts that ask `plan lsp`, on the real plan.

mod picture;

use std::path::Path;

use super::{run, tools};
use crate::common::{Program, files_below, repository};

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn a_client_that_knows_the_protocol_understands_every_answer() {
    let home = Program::temporary();
    let script = "tests/it/consumers/editors/client.py";
    let arguments = ["-B", "-m", "pytest", "-q", "-W", "ignore", "-p", "no:cacheprovider", script];
    let said = run(&repository(""), &home.path(""), "python3", &arguments).fine();
    assert!(said.contains("19 passed"), "{said}");
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn neovim_marks_completes_formats_and_renames() {
    let home = Program::temporary();
    let script = "luafile tests/it/consumers/editors/neovim.lua";
    let said = run(&repository(""), &home.path(""), "nvim", &["--headless", "--clean", "-n", "-c", script]).fine();
    let said: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let expected = [
        "diagnostic 11 PL201",
        "completion Filmfrämjande Filmfrämjande\"",
        "format true",
        "rename owners = [\"Strategerna\"]",
    ];
    assert_eq!(said, expected);
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn the_extension_for_vs_code_is_built_and_packaged() {
    let place = Program::temporary();
    for (path, text) in files_below("src/lsp/vscode") {
        place.write(&path, text);
    }
    for (path, text) in files_below("schema") {
        place.write(&format!("schema/{path}"), text);
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(tools().join("node_modules"), place.path("node_modules")).expect("a link can be made");
    let folder = place.path("");
    let run = |program: &str, arguments: &[&str]| run(&folder, Path::new("/nowhere"), program, arguments).fine();
    run("npm", &["run", "--silent", "lint"]);
    run("npm", &["run", "--silent", "build"]);
    let package = ["package", "--no-dependencies", "--skip-license", "--allow-missing-repository", "-o", "plan.vsix"];
    let said = run("vsce", &package);
    assert!(said.contains("extension.js") && said.contains("bundle.l10n.sv.json"), "{said}");
    assert!(place.path("plan.vsix").exists());
}
