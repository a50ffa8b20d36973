//! `plan report`: what the board receives, as a paper, a page or a workbook.

use crate::cli::args::{ReportArgs, ReportFormat};
use crate::cli::deliver::{Target, deliver, nameless};
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::query::Refusal;
use crate::report::doc::Doc;
use crate::report::view::{self, Paper};
use crate::report::write::{Screen, docx, html, markdown, pdf, terminal, xlsx};

pub(in crate::cli) fn report(args: &ReportArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let target = Target::of(args.output.as_deref());
    let format = format(args, &target)?;
    target.expect_readable(format.is_text(), session)?;
    let selection = session.select(&args.filters)?;
    let paper = Paper {
        selection: &selection,
        governance: session.loaded.portfolio.governance.as_ref(),
        day: session.day,
        lang: session.lang,
    };
    let doc = match (format, args.matrix) {
        (_, true) => view::matrix(&paper),
        (ReportFormat::Xlsx, false) => view::workbook(&paper),
        _ => view::report(&paper),
    };
    deliver(&target, &written(&doc, format, target.screen(session), session)?, session, output)?;
    Ok(Exit::Fine)
}

fn written(doc: &Doc, format: ReportFormat, screen: Screen, session: &Session<'_>) -> Result<Vec<u8>, Stop> {
    let lang = session.lang;
    Ok(match format {
        ReportFormat::Table => terminal(doc, screen).into_bytes(),
        ReportFormat::Md => markdown(doc).into_bytes(),
        ReportFormat::Html => html(doc, lang).into_bytes(),
        ReportFormat::Docx => docx(doc, lang)?,
        ReportFormat::Pdf => pdf(doc, lang)?,
        ReportFormat::Xlsx => xlsx(doc, lang)?,
    })
}

/// What was asked for, else what the file's name tells; text where there is no file.
fn format(args: &ReportArgs, target: &Target<'_>) -> Result<ReportFormat, Refusal> {
    match (args.format, target) {
        (Some(format), _) => Ok(format),
        (None, Target::Screen) => Ok(ReportFormat::Table),
        (None, Target::File(path)) => ReportFormat::of_name(path)
            .ok_or_else(|| nameless(path, &ReportFormat::OF_FILES.map(ReportFormat::extension))),
    }
}
