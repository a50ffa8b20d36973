//! `plan report`: the report to the board, as a document, a web page or a workbook.

use crate::cli::args::{Appendix, FileFormat, ReportArgs, ReportFormat};
use crate::cli::as_of::{FilesOfDay, read_as_of};
use crate::cli::deliver::{Destination, deliver};
use crate::cli::logo::logo_of;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::shortfall::Shortfall;
use crate::cli::stop::{Exit, Stop};
use crate::cli::template::{read_template, tell_about};
use crate::history::follow_plan;
use crate::load::{Loaded, load};
use crate::locale::{Text, text};
use crate::model::{Period, Plan, same_key};
use crate::query::{Comparison, Filters, Refusal};
use crate::report::doc::Doc;
use crate::report::view::{self, AsOf, Paper, Section};
use crate::report::write::{PDF, Screen, Template, docx, html, markdown, svg_page, terminal, xlsx};

pub(in crate::cli) fn report(args: &ReportArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let target = Destination::of(args.output.as_deref());
    let format = ReportFormat::choose(args.format, &target)?;
    target.expect_readable(format.is_text(), session)?;
    if format == ReportFormat::Pdf && PDF.is_none() {
        return Err(without_pdf().into());
    }
    if format == ReportFormat::Svg && (args.matrix || !args.sections.is_empty()) {
        return Err(page_one_alone().into());
    }
    let template = args.template.as_deref().map(|path| read_template(path, format, target)).transpose()?;
    let selection = session.select(&args.filters)?;
    let compared = args.compare.as_ref().map(|given| Comparison::new(&selection, [], given)).transpose()?;
    let before = compared.map(|comparison| comparison.before).unwrap_or_default();
    let plans = selection.plans.iter().map(|selected| selected.plan);
    let compare: Vec<(&Plan<'_>, Period)> = plans.zip(before).collect();
    let was = args.as_of.as_deref().map(|given| read_as_of(session, given, AS_OF)).transpose()?;
    let filters: Filters = args.filters.clone().into();
    let then = was.as_ref().map(|was| loaded_then(was, &filters.plan, session)).transpose()?;
    let has_pictures = !format.is_text() || format == ReportFormat::Html;
    let mut named = selection.plans.iter().map(|selected| selected.plan).filter(|plan| plan.report.logo.is_some());
    let logo = named.next().filter(|_| has_pictures).map(|plan| logo_of(plan, session)).transpose()?.flatten();
    let sections = if format == ReportFormat::Svg { Some(vec![Section::Summary]) } else { args.sections() };
    let paper = Paper {
        selection: &selection,
        governance: session.loaded.portfolio.governance.as_ref(),
        day: session.today,
        sections: sections.as_deref(),
        has_appendix: args.appendix != Some(Appendix::None),
        compare: &compare,
        as_of: was.as_ref().zip(then.as_ref()).map(|(was, then)| AsOf {
            portfolio: &then.loaded.portfolio,
            filters: &filters,
            day: was.day,
            commit: &was.commit,
            renamed: then.renamed.as_ref().map(|(then, now)| (&**then, &**now)),
            gone: &then.gone,
        }),
        logo: logo.as_ref(),
        lang: session.lang,
    };
    let doc = match (format, args.matrix) {
        (_, true) => view::matrix(&paper),
        (ReportFormat::Xlsx, false) => view::workbook(&paper),
        _ => view::report(&paper),
    };
    let written = written(&doc, format, template.as_ref(), target.screen(session), session)?;
    deliver(&target, &written, session, output)?;
    if let Some((path, template)) = args.template.as_deref().zip(template.as_ref()) {
        tell_about(path, template, session);
    }
    Ok(Exit::Fine)
}

const AS_OF: &str = "--as-of";

/// The plans as they were.
struct PlansThen<'t> {
    /// The plans, with the ids that they have now.
    loaded: Loaded<'t>,
    /// The ids of the renamed plan, the old one first.
    renamed: Option<(String, String)>,
    /// The titles of the plans that are not there any more.
    gone: Vec<String>,
}

/// Loads the plans as they were. Refuses those that are not whole, as what could not be read would seem to be new.
fn loaded_then<'t>(was: &'t FilesOfDay, plans: &[String], session: &Session<'_>) -> Result<PlansThen<'t>, Stop> {
    let mut loaded = load(&was.past.sources);
    let (day, commit) = (was.day, &was.commit);
    let called = text!("planen {day} (commit {commit})", "the plan on {day} (commit {commit})");
    Shortfall::of(&session.with(&was.past.sources, &loaded), plans, &called).refuse_comparison()?;
    let now = &session.loaded.portfolio;
    let renamed = follow_plan(&mut loaded.portfolio, now);
    let is_now = |plan: &Plan<'_>| now.plans.iter().any(|now| same_key(&now.id) == same_key(&plan.id));
    let gone = loaded.portfolio.plans.iter().filter(|plan| plans.is_empty() && !is_now(plan));
    let gone = gone.map(|plan| plan.title.to_string()).collect();
    Ok(PlansThen { loaded, renamed, gone })
}

fn written(
    doc: &Doc,
    format: ReportFormat,
    template: Option<&Template>,
    screen: Screen,
    session: &Session<'_>,
) -> Result<Vec<u8>, Stop> {
    let lang = session.lang;
    Ok(match format {
        ReportFormat::Table => terminal(doc, screen).into_bytes(),
        ReportFormat::Md => markdown(doc).into_bytes(),
        ReportFormat::Html => html(doc, lang).into_bytes(),
        ReportFormat::Docx => docx(doc, lang, template)?,
        ReportFormat::Pdf => PDF.ok_or_else(without_pdf)?(doc, lang)?,
        ReportFormat::Xlsx => xlsx(doc, lang)?,
        ReportFormat::Svg => svg_page(doc).into_bytes(),
    })
}

fn page_one_alone() -> Refusal {
    Refusal::new(
        Text::fixed("som bild (svg) skrivs bara sidan ett", "only page one is written as a picture (svg)"),
        Some(Text::fixed(
            "ta bort `--sections` och `--matrix`, eller välj ett annat format",
            "leave out `--sections` and `--matrix`, or choose another format",
        )),
    )
}

fn without_pdf() -> Refusal {
    Refusal::new(
        Text::fixed("det här `plan` är byggt utan PDF", "this `plan` was built without PDF"),
        Some(Text::fixed(
            "skriv `plan report -o rapport.docx` och spara den som PDF i Word eller LibreOffice, eller bygg `plan` med PDF: \
             `cargo install --path . --features pdf` i dess källkod",
            "write `plan report -o report.docx` and save it as PDF in Word or LibreOffice, or build `plan` with PDF: \
             `cargo install --path . --features pdf` in its source code",
        )),
    )
}
