//! Fuzzes the import of any sheet: it ends, and its result can be written.
//!
//! An input that begins with `=== ` has the parts of a workbook, which are zipped here, as mutated ZIP files are
//! rarely valid. Any other input is the file itself.
#![no_main]

use std::io::{Cursor, Write};
use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use plan::load::{Loaded, load};
use plan::locale::Lang;
use plan::model::Plan;
use plan::sheet::{Prefer, Returned, take};
use plan::source::Sources;
use plan_fuzz::parts;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const MANIFEST: &str = include_str!("../sample/kultur/plan.toml");
const GOAL: &str = include_str!("../sample/kultur/1.2-scen.toml");

fuzz_target!(|data: &[u8]| {
    let bytes = if data.starts_with(b"=== ") { zipped(&String::from_utf8_lossy(data)) } else { data.to_vec() };
    let Ok(file) = Returned::read("svar", &bytes) else { return };
    let plans: Vec<(&Plan<'static>, _)> =
        plan().portfolio.plans.iter().map(|plan| (plan, "2025".parse().expect("a period"))).collect();
    for prefer in [None, Some(Prefer::Sheet), Some(Prefer::Plan)] {
        let intake = take(std::slice::from_ref(&file), &plans, prefer);
        for finding in &intake.findings {
            for lang in Lang::ALL {
                assert!(!finding.message.get(lang).is_empty());
            }
        }
    }
});

/// Returns the plan that sheets are imported into.
fn plan() -> &'static Loaded<'static> {
    static SOURCES: OnceLock<Sources> = OnceLock::new();
    static LOADED: OnceLock<Loaded<'static>> = OnceLock::new();
    let sources = SOURCES.get_or_init(|| Sources::in_memory([("plan.toml", MANIFEST), ("1.toml", GOAL)]));
    LOADED.get_or_init(|| load(sources))
}

fn zipped(text: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts(text).1 {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part is begun");
        zip.write_all(content.as_bytes()).expect("a part is written");
    }
    zip.finish().expect("the file is finished").into_inner()
}
