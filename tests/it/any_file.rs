//! Fuzz tests of goal files: loading and checking end, and every finding is within its file.

use plan::check::check;
use plan::diag::render::{self, FindingCounts};
use plan::load::load;
use plan::locale::Lang;
use plan::source::{Place, Sources, read_dir};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::common::{Program, repository, settings};
use crate::properties::cases;

/// The pieces that plans are made of, and that break them.
const PIECES: [&str; 48] = [
    "id",
    "title",
    "text",
    "kind",
    "owners",
    "support",
    "start",
    "every",
    "until",
    "see",
    "focus",
    "follow_up",
    "status",
    "note",
    "x",
    "[[priority]]",
    "[[priority.activity]]",
    "[[activity]]",
    "[priority]",
    "\"\"\"",
    "'''",
    "\"",
    "'",
    "=",
    " = ",
    ".",
    ",",
    "{",
    "}",
    "[",
    "]",
    "\n",
    "\r\n",
    "#",
    "2024",
    "\"2024-T2\"",
    "\"1.1\"",
    "\"Filmfrämjande\"",
    "\"Rött\"",
    "å",
    "\u{feff}",
    "\u{0}",
    "true",
    "1e9",
    "”",
    "„",
    "\\\"",
    "[[activity",
];

/// Loads and checks a sample plan, and renders all findings.
fn survives(sources: &Sources) {
    let loaded = load(sources);
    let findings = check(&loaded, sources, &settings());
    for finding in &findings {
        let places = finding.related.iter().map(|related| related.place).chain([finding.place]);
        for Place { file, span } in places {
            let file = sources.file(file);
            assert!(
                span.start <= span.end && span.range().end <= file.text().len(),
                "{finding:?} lies outside {}",
                file.path()
            );
            let (start, end) = (file.position(span.start), file.position(span.end));
            assert!(start <= end && start.line <= file.text().matches('\n').count() + 1, "{start:?} to {end:?}");
        }
        for lang in Lang::ALL {
            assert!(!render::human(finding, sources, lang, false, 80).is_empty());
            assert!(render::short(finding, sources, lang).contains(finding.code.id));
        }
    }
    let tally = FindingCounts::new(&findings, sources.len(), 0);
    assert_eq!(tally.errors + tally.warnings + tally.infos, findings.len());
    assert!(render::json(&findings, sources, tally, Lang::Sv).is_ok());
}

/// The sample's manifest with a goal file.
fn with_goal(goal: &str) -> Sources {
    Sources::in_memory([("plan.toml", include_str!("../sample/kultur/plan.toml")), ("1.toml", goal)])
}

/// A goal file of the sample with some ranges replaced by pieces.
fn mutated(changes: &[(Index, usize, &str)]) -> String {
    let mut text = include_str!("../sample/kultur/1.2-scen.toml").to_owned();
    for (at, length, piece) in changes {
        let start = text.floor_char_boundary(at.index(text.len() + 1));
        let end = text.ceil_char_boundary((start + length).min(text.len()));
        text.replace_range(start..end, piece);
    }
    text
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn any_bytes(bytes in vec(any::<u8>(), 0..200)) {
        let program = Program::temporary();
        program.write("plan.toml", include_str!("../sample/kultur/plan.toml"));
        program.write("1.toml", &bytes);
        survives(&read_dir(&program.path("")).expect("the directory can be listed"));
    }

    #[test]
    fn any_text(text in any::<String>()) {
        survives(&with_goal(&text));
    }

    #[test]
    fn any_pieces(pieces in vec(select(&PIECES[..]), 0..60)) {
        survives(&with_goal(&pieces.concat()));
        survives(&with_goal(&pieces.join(" ")));
        survives(&Sources::in_memory([("plan.toml", &*pieces.concat())]));
        survives(&Sources::in_memory([("governance.toml", &*pieces.join(" ")), ("p/plan.toml", &*pieces.join("\n"))]));
    }

    #[test]
    fn a_plan_with_stretches_replaced(changes in vec((any::<Index>(), 0..40_usize, select(&PIECES[..])), 1..6)) {
        survives(&with_goal(&mutated(&changes)));
    }
}

#[test]
fn the_real_files_cut_off_anywhere() {
    for file in ["5.1-regional-kommunal-samverkan.toml", "plan.toml"] {
        let text = std::fs::read_to_string(repository("plan/kulturplan").join(file)).expect("a file of the plan");
        for end in (0..text.len()).step_by(37) {
            survives(&Sources::in_memory([
                ("plan.toml", "id = \"p\"\ntitle = \"P\"\n"),
                ("1.toml", &text[..text.floor_char_boundary(end)]),
            ]));
        }
    }
}
