//! `tests/fixes`: `plan check --fix` makes `after` from the plan in `before` and prints `said.txt`. A case whose name
//! begins with `unsafe` uses `--fix=unsafe`.

use libtest_mimic::Trial;

use crate::common::{Answer, Program, assert_text, files_below, repository};

pub(crate) fn tests() -> Vec<Trial> {
    crate::each("fixes", |name| {
        let flag = if name.starts_with("unsafe") { "--fix=unsafe" } else { "--fix" };
        let before = files_below(&format!("tests/fixes/{name}/before"));
        let program = Program::temporary();
        for (path, text) in &before {
            program.write(path, text);
        }
        let fix = |lang: &str| program.run(&format!("check -C . {flag} --lang {lang} --today 2026-12-31"));
        let said = [fix("en"), fix("sv"), program.run(&format!("check -C . {flag} --format short"))];
        assert_text(said.map(|answer: Answer| answer.to_string()).join("\n"), &format!("tests/fixes/{name}/said.txt"));
        for (path, _) in &before {
            // As bytes: line ends and a byte order mark must stay too.
            let after = std::fs::read(program.path(path)).expect("a file can be read");
            let expected = std::fs::read(repository(&format!("tests/fixes/{name}/after/{path}"))).unwrap_or_default();
            assert_eq!(String::from_utf8_lossy(&after), String::from_utf8_lossy(&expected), "{path}");
            assert!(after == expected, "{path} differs in bytes that are no text");
        }
    })
}
