//! How long the library takes to load a plan, to check it, to answer `plan status --owner`, and to make a report in each
//! format, from memory and at several sizes: `cargo bench --bench plan`; PDF with `--features pdf`.

mod support;

use std::time::Duration;

use anyhow::Result;
use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, BenchmarkId, Criterion, SamplingMode, Throughput};

use plan::check::{Settings, check};
use plan::load::{Loaded, load};
use plan::locale::Lang;
use plan::model::{Day, Period};
use plan::query::{Filters, GroupBy, RollUp, Selection, roll_up};
use plan::report::view::{self, Paper};
use plan::report::write;
use plan::source::Sources;
use support::generate::generate;

/// Makes a report: the document, and the file it is written in.
type Report = fn(&Paper<'_, '_, '_>) -> Result<Vec<u8>>;

const REPORTS: &[(&str, Report)] = &[
    ("md", |paper| Ok(write::markdown(&view::report(paper)).into_bytes())),
    ("html", |paper| Ok(write::html(&view::report(paper), paper.lang).into_bytes())),
    ("docx", |paper| write::docx(&view::report(paper), paper.lang, None)),
    ("xlsx", |paper| write::xlsx(&view::workbook(paper), paper.lang)),
    #[cfg(feature = "pdf")]
    ("pdf", |paper| write::PDF.expect("the feature is on")(&view::report(paper), paper.lang)),
];

/// As many activities as the real plan, those of a whole country's regions, and more than anybody has.
const SIZES: [usize; 3] = [175, 10_000, 100_000];

fn main() {
    // Without this flag the benchmarks are only tried out, as `cargo test --all-targets` does: the real size is enough.
    let is_measured = std::env::args().any(|argument| argument == "--bench");
    let mut criterion = Criterion::default().configure_from_args();
    for size in if is_measured { &SIZES[..] } else { &SIZES[..1] } {
        measure(&mut criterion, *size);
    }
    criterion.final_summary();
}

fn measure(criterion: &mut Criterion, size: usize) {
    let files = generate(size);
    let sources = Sources::in_memory(files.iter().map(|(path, text)| (&**path, &**text)));
    let loaded = load(&sources);
    let settings = Settings::new(Period::year_of(2026).expect("a year").first_day());
    let findings = check(&loaded, &sources, &settings);
    assert!(findings.is_empty(), "what is measured is a clean plan, not reporting: {:#?}", &findings[0]);

    let mut group = criterion.benchmark_group("load");
    run(&mut group, size, || load(&sources));
    group.finish();
    let mut group = criterion.benchmark_group("check");
    run(&mut group, size, || check(&loaded, &sources, &settings));
    group.finish();
    let mut group = criterion.benchmark_group("status");
    run(&mut group, size, || status(&loaded));
    group.finish();
    measure_reports(criterion, size, &loaded);
}

fn measure_reports(criterion: &mut Criterion, size: usize, loaded: &Loaded<'_>) {
    // Nobody reads more on paper.
    if size > 10_000 {
        return;
    }
    let filters = Filters::default();
    let today = Period::year_of(2025).expect("2025 is a year").first_day();
    let selection = Selection::new(&loaded.portfolio, &filters, today).expect("nothing is asked for that is not there");
    let day = Day::new(2025, 12, 31).expect("a day");
    let governance = loaded.portfolio.governance.as_ref();
    let paper = Paper {
        selection: &selection,
        governance,
        day,
        sections: None,
        has_appendix: true,
        compare: &[],
        as_of: None,
        logo: None,
        lang: Lang::Sv,
    };
    for (format, report) in REPORTS {
        let mut group = criterion.benchmark_group(format!("report {format}"));
        run(&mut group, size, || report(&paper).expect("every plan can be written"));
        group.finish();
    }
}

/// Measures one thing at one size. What comes of it is let go outside the time: a process ends without doing so.
fn run<R>(group: &mut BenchmarkGroup<'_, WallTime>, size: usize, mut work: impl FnMut() -> R) {
    group.throughput(Throughput::Elements(size as u64));
    group.warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(4));
    // A large plan takes a good part of a second: few samples, each of the same few runs.
    group.sample_size(if size > 50_000 { 10 } else { 50 });
    group.sampling_mode(if size > 5_000 { SamplingMode::Flat } else { SamplingMode::Auto });
    group.bench_with_input(BenchmarkId::from_parameter(size), &size, |bencher, _| {
        bencher.iter_batched(|| (), |()| work(), BatchSize::PerIteration);
    });
}

fn status(loaded: &Loaded<'_>) -> RollUp {
    let portfolio = &loaded.portfolio;
    let filters = Filters { owner: vec!["filmframjande".to_owned()], ..Filters::default() };
    let today = Period::year_of(2024).expect("2024 is a year").first_day();
    let selection = Selection::new(portfolio, &filters, today).expect("the owner is in every plan");
    roll_up(&selection, selection.counted(), GroupBy::Goal, portfolio.governance.as_ref())
}
