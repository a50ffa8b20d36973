//! Property tests: no command takes a plan out of its canonical layout.

use ::plan::edit::format;
use ::plan::load::FileKind;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::plan::file;
use crate::common::{Program, with_files};
use crate::properties::cases;

const OWNERS: &str = "[[owner]]\nname = \"Film\"\n# who\n[[owner]]\naliases = ['Scen']\nname = '\"Teater\" & dans'\n\
    [[owner]]\nname = \"Åsa 🎬\"\n";
const STATUSES: &str = "[[status]]\nstage = \"off-track\"\nname = \"Rött\"\n[[status]]\nname = \"Gult\"\nstage = \"ongoing\"\n\
    [[status]]\nname = \"Grönt\"\nstage = \"done\"\n[[status]]\nname = \"Blått\"\nstage = \"planned\"\n";

/// Generates manifests that differ only in spelling.
fn manifest() -> impl Strategy<Value = String> {
    let head = "id = \"p\"\ntitle = \"P\"\n";
    let years = "first = 2024\nlast = 2027";
    let follow_ups = [
        "[follow_up] # how\ntext = \"Varje år.\" # why\nevery = \"year\"\n",
        "[follow_up]\n# now\ncurrent = 2024\n# why\ntext = \"Varje år.\"\n",
        "[follow_up]\nevery = \"year\"\n\n# why\ntext = '''\nVarje\når.'''\n",
    ];
    let dotted = [
        "follow_up.text = \"Varje år.\"\n",
        "follow_up = { text = \"Varje år.\", every = \"year\" }\n",
        "follow_up = {}\n",
    ];
    let below =
        follow_ups.map(|it| format!("{head}[period]\n{years}\n{it}{STATUSES}{OWNERS}[x]\n b =  1\na.c = [ 1 ]\n"));
    let above = dotted.map(|it| {
        format!("{it}{head}period = {{ last = 2027, first = 2024 }} # years\nabout = \"A\"\n# scale\n{STATUSES}{OWNERS}x.y = 1\n")
    });
    let closed = format!(
        "{head}period = {{ first = 2024, last = 2027 }}\nfollow_up.current = 2026\n{STATUSES}{OWNERS}\
         [closed.2024.assessed]\n[closed.2024]\ndate = 2025-02-01\n# checks\n[check]\nPL208 = \"off\"\n"
    );
    let in_brackets = format!(
        "{head}{}follow_up.current = 2024\nperiod.last = 2027\nperiod.first = 2024\n",
        "owner = [{ name = \"Film\" }, { name = '\"Teater\" & dans' }, { name = \"Åsa 🎬\", aliases = [\"Scen\"] }]\n\
         status = [{ name = \"Rött\", stage = \"off-track\" }, { stage = \"ongoing\", name = \"Gult\" }, { name = \"Grönt\", stage = \"done\" }]\n"
    );
    select([below.to_vec(), above.to_vec(), vec![closed, in_brackets]].concat())
}

/// Generates a command line, which may be refused.
fn command() -> impl Strategy<Value = String> {
    let id = || select(&["1-1", "1-2", "1.1-1", "1.1-2", "1.2-1"][..]);
    let year = || select(&["2024", "2025", "2026", "2027"][..]);
    let status = || select(&["gult", "grönt", "rött"][..]);
    let owner = || select(&["Film", "Scen", "Åsa 🎬"][..]);
    let note = || select(&["kort", "två  ord", "rad ett\nrad två", "”citat” \"här\"", "mjuk\u{ad}t"][..]);
    prop_oneof![
        3 => (id(), status(), year()).prop_map(|(id, status, year)| format!("set {id} {status} --period {year}")),
        2 => (id(), note(), year()).prop_map(|(id, note, year)| format!("set {id} --note '{note}' --period {year}")),
        1 => (id(), year()).prop_map(|(id, year)| format!("set {id} --clear --period {year}")),
        2 => (id(), owner(), owner()).prop_map(|(id, a, b)| format!("set {id} --owner '{a}' --support '{b}'")),
        1 => id().prop_map(|id| format!("set {id} --support ''")),
        2 => (id(), year(), select(&["year", "half-year", "once"][..]))
            .prop_map(|(id, year, every)| format!("set {id} --start {year} --every {every} --until 2027")),
        1 => (id(), note()).prop_map(|(id, note)| format!("set {id} --title '{note}'")),
        2 => (select(&["1", "1.1", "1.2"][..]), owner(), note())
            .prop_map(|(under, owner, note)| format!("add activity --under {under} --title '{note}' --owner '{owner}' --until 2026")),
        1 => note().prop_map(|note| format!("add priority --under 1 --title 'Ny' --text '{note}'")),
        1 => note().prop_map(|note| format!("add goal --id 2 --title 'Nytt' --text '{note}'")),
        1 => Just("add owner 'Ny roll' --alias N --alias M --email n@example.se".to_owned()),
        3 => year().prop_map(|year| format!("open {year} --today 2027-03-01")),
        3 => year().prop_map(|year| format!("close {year} --today 2028-03-01")),
        2 => (id(), note()).prop_map(|(id, note)| format!("end {id} --reason '{note}'")),
        2 => (id(), id(), year()).prop_map(|(id, other, year)| format!("end {id} --reason r --into {other} --period {year}")),
        1 => (id(), id()).prop_map(|(id, other)| format!("end {id} --reason r --by {other}")),
        1 => id().prop_map(|id| format!("end {id} --undo")),
        3 => (id(), select(&["1", "1.1", "1.2"][..])).prop_map(|(id, to)| format!("move {id} --to {to}")),
        1 => owner().prop_map(|owner| format!("rename owner '{owner}' 'Någon annan'")),
        1 => Just("check --fix".to_owned()),
        1 => Just("check --fix=unsafe".to_owned()),
        1 => Just("fmt".to_owned()),
        2 => (status(), status()).prop_map(|(from, to)| format!("import {from} {to}")),
    ]
}

/// Runs a command; an import first gets a sheet with a changed status.
fn run(program: &Program, line: &str) -> i32 {
    let Some((from, to)) = line.strip_prefix("import ").and_then(|rest| rest.split_once(' ')) else {
        return program.run(line).code;
    };
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    program.run("export --all --period 2024 -o sheet.csv");
    let Ok(sheet) = std::fs::read_to_string(program.path("sheet.csv")) else { return 2 };
    // The first column is the entry; the exported status is repeated after it.
    program.write("sheet.csv", sheet.replacen(&capital(from), &capital(to), 1));
    program.run("import sheet.csv --period 2024").code
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn what_is_canonical_stays_canonical(file in file(), manifest in manifest(), commands in vec(command(), 1..5)) {
        let goal = format(&file.text(), FileKind::Goal).expect("it is right");
        let manifest = format(&manifest, FileKind::Plan).expect("it is right");
        let program = with_files([("1.toml", &*goal), ("plan.toml", &manifest)]);
        let text = |path: &str| std::fs::read_to_string(program.path(path)).unwrap_or_default();
        for line in commands {
            let before = [text("plan.toml"), text("1.toml")];
            run(&program, &line);
            let check = program.run("fmt --check");
            prop_assert_eq!(check.code, 0, "{}\n{}\n{}", line, check, before.join("\n===\n"));
        }
    }
}

/// Each command changes some plan; otherwise the test would prove nothing.
#[test]
fn each_command_changes_a_canonical_plan() {
    let activity = |list: &str, id: &str| {
        format!(
            "\n[[{list}]]\nid = \"{id}\"\ntitle = \"två  ord\"\nowners = [\"Film\"]\nstart = 2024\nfollow_up.2024 = {{ status = \"Gult\" }}\n"
        )
    };
    let goal = format!(
        "id = \"1\"\ntitle = \"G\"\n{}{}\n[[priority]]\nid = \"1.1\"\ntitle = \"P\"\n{}",
        activity("activity", "1-1"),
        activity("activity", "1-2"),
        activity("priority.activity", "1.1-1"),
    );
    let manifest = format!("id = \"p\"\ntitle = \"P\"\n\n[follow_up]\ntext = \"T\"\n\n{STATUSES}{OWNERS}");
    let manifest = format(&manifest, FileKind::Plan).expect("it is right");
    for line in [
        "set 1-1 grönt --period 2025",
        "set 1-1 --note 'a\nb' --period 2024",
        "set 1-1 --clear --period 2024",
        "set 1-1 --owner 'Åsa 🎬' --support Film",
        "set 1-1 --start 2024 --every year --until 2027",
        "add activity --under 1.1 --title T --owner Scen --until 2026",
        "add priority --under 1 --title T --text T",
        "add goal --id 2 --title T",
        "add owner 'Ny roll' --alias N",
        "open 2025 --today 2027-03-01",
        "close 2024 --today 2028-03-01",
        "end 1-1 --reason r --into 1-2",
        "move 1-1 --to 1.1",
        "rename owner Film 'Någon annan'",
        "check --fix",
        "import gult grönt",
    ] {
        let program = with_files([("1.toml", &*goal), ("plan.toml", &manifest)]);
        assert_eq!(program.run("fmt --check").code, 0);
        let text = || {
            ["plan.toml", "1.toml", "2-t.toml"]
                .map(|path| std::fs::read_to_string(program.path(path)).unwrap_or_default())
        };
        let before = text();
        let code = run(&program, line);
        assert!(code == 0 && text() != before, "{line}: {code}");
        let check = program.run("fmt --check");
        assert_eq!(check.code, 0, "{line}\n{check}");
    }
}
