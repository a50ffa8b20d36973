//! `plan add --from`: what a document has more comes into the plan that is there, and nothing else changes.

use crate::common::{Program, with_files};

const FIRST: &str = "# Plan 2024–2027\n\n## Mål 1: Läsa\n\n\
    | Aktivitet | Ansvarig | Start |\n|---|---|---|\n| Läs högt | Skolan | 2024 |\n| Läs tyst | Skolan | 2024 |\n";
const MORE: &str = "# Plan 2024–2027\n\n## Mål 1: Läsa\n\n\
    | Aktivitet | Ansvarig | Start | Status 2024 | Kostnad |\n|---|---|---|---|---|\n| Läs högt | Skolan | 2024 | | |\n\
    | Läs snabbt | Biblioteket med stöd av Skolan | 2025 | | 5 tkr |\n\n\
    ## Mål 2: Se\n\n| Aktivitet | Ansvarig | Start | Status 2024 |\n|---|---|---|---|\n| Se på film | Skolan | 2024 | Klar |\n";

fn program() -> Program {
    let program = with_files([("a.md", FIRST), ("b.md", MORE)]);
    program.run("init new --from a.md --lang sv --yes --scale progress");
    program
}

fn text(program: &Program, path: &str) -> String {
    std::fs::read_to_string(program.path(path)).expect("it is there")
}

#[test]
fn what_is_new_is_added_and_can_be_undone() {
    let program = program();
    let (goal, manifest) = (text(&program, "new/1-lasa.toml"), text(&program, "new/plan.toml"));
    let shown = program.run("add -C new --from b.md --lang en --dry-run");
    assert!(shown.out.contains("+title = \"Läs snabbt\"") && text(&program, "new/1-lasa.toml") == goal, "{shown}");
    let answer = program.run("add -C new --from b.md --lang en --report r.json");
    assert!(answer.code < 2 && answer.out.contains("Goals: 1. Priorities: 0. Activities: 2."), "{answer}");
    let after = text(&program, "new/1-lasa.toml");
    assert!(after.starts_with(goal.trim_end()), "{after}");
    for line in ["# Kostnad: 5 tkr\n[[activity]]\nid = \"1-3\"", "owners = [\"Biblioteket\"]", "support = [\"Skolan\"]"]
    {
        assert!(after.contains(line), "{line}: {after}");
    }
    let second = text(&program, "new/2-se.toml");
    assert!(second.contains("follow_up.2024 = { status = \"Klar\" }"), "{second}");
    assert!(text(&program, "new/plan.toml").contains("name = \"Biblioteket\""));
    assert_eq!(program.run("check -C new --lang en").code, 0);
    let report = text(&program, "r.json");
    assert!(report.contains("the plan has it already"), "{report}");
    program.run("undo -C new --lang en").fine();
    assert_eq!((text(&program, "new/1-lasa.toml"), text(&program, "new/plan.toml")), (goal, manifest));
    assert!(!program.path("new/2-se.toml").exists());
}

#[test]
fn files_keep_their_line_ends() {
    let program = program();
    // No command lays out a file that was not canonical before.
    for file in ["plan.toml", "1-lasa.toml"] {
        let text = text(&program, &format!("new/{file}")).replace("id =", "id  =").replace('\n', "\r\n");
        program.write(&format!("new/{file}"), text);
    }
    let answer = program.run("add -C new --from b.md --lang en");
    assert!(answer.code < 2, "{answer}");
    for file in ["plan.toml", "1-lasa.toml", "2-se.toml"] {
        let text = text(&program, &format!("new/{file}"));
        assert!(!text.replace("\r\n", "").contains('\n'), "{file}: {text:?}");
    }
    assert!(text(&program, "new/1-lasa.toml").contains("# Kostnad: 5 tkr\r\n"));
}

#[test]
fn what_the_plan_has_already_is_not_added_twice() {
    let program = program();
    let goal = text(&program, "new/1-lasa.toml");
    let answer = program.run("add -C new --from a.md --lang en");
    assert!(answer.code == 0 && answer.out.contains("nothing to add"), "{answer}");
    assert_eq!(text(&program, "new/1-lasa.toml"), goal);
    let refused = program.run("add -C new --lang en").refused();
    assert!(refused.contains("or take it out of a document with `--from`"), "{refused}");
    program.write("c.md", "# Only text\n");
    assert!(program.run("add -C new --from c.md --lang en").refused().contains("there is no table of activities"));
}
