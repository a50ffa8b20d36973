//! Fuzzes loading and checking of any files: both end, findings are within their files, and formatting keeps the
//! plan.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plan::check::{Settings, check};
use plan::diag::render::{self, FindingCounts};
use plan::diff::diff;
use plan::edit::format_all;
use plan::load::load;
use plan::locale::Lang;
use plan::source::{Place, Sources};
use plan_fuzz::parts;

const MANIFEST: &str = include_str!("../sample/kultur/plan.toml");

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let (head, mut files) = parts(&text);
    if files.is_empty() {
        files = vec![("1.toml", head), ("plan.toml", MANIFEST)];
    }
    let sources = Sources::in_memory(files);
    let loaded = load(&sources);
    let settings = Settings::new("2027-01-15".parse().expect("a day"));
    let findings = check(&loaded, &sources, &settings);
    for finding in &findings {
        for Place { file, span } in finding.related.iter().map(|it| it.place).chain([finding.place]) {
            let file = sources.file(file);
            assert!(span.start <= span.end && span.range().end <= file.text().len(), "{finding:?} lies outside");
            assert!(file.position(span.start) <= file.position(span.end), "{finding:?}");
        }
        for lang in Lang::ALL {
            assert!(!render::human(finding, &sources, lang, false, 80).is_empty());
        }
    }
    let tally = FindingCounts::new(&findings, sources.len(), 0);
    assert!(render::json(&findings, &sources, tally, Lang::Sv).is_ok());
    if loaded.findings.is_empty() {
        stays_the_same(&sources, &findings.iter().map(|it| it.code.id).collect::<Vec<_>>());
    }
});

/// Asserts that formatted files have the same content and findings, and do not change when formatted again.
fn stays_the_same(sources: &Sources, codes: &[&str]) {
    let formatted = sources.with_texts(format_all(sources.iter()).texts);
    let (before, after) = (load(sources), load(&formatted));
    assert!(diff(&before.portfolio, &after.portfolio).is_empty(), "formatting changed the plan");
    let settings = Settings::new("2027-01-15".parse().expect("a day"));
    let again: Vec<_> = check(&after, &formatted, &settings).iter().map(|it| it.code.id).collect();
    assert_eq!(codes.len(), again.len(), "{codes:?} {again:?}");
    assert!(format_all(formatted.iter()).texts.is_empty(), "formatted twice, it changes again");
}
