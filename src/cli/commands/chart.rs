//! `plan chart`: activities by status, as a bar chart.

use super::status::group_rows;
use crate::cli::args::{ChartArgs, ChartFormat, FileFormat};
use crate::cli::deliver::{Destination, deliver};
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::locale::catalogue as say;
use crate::query::{Along, tally};
use crate::report::write::{Separator, markdown, svg, terminal};
use crate::report::{json, view};

pub(in crate::cli) fn chart(args: &ChartArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let target = Destination::of(args.output.as_deref());
    let format = ChartFormat::choose(args.format, &target)?;
    let csv = args.excel.separator(format == ChartFormat::Csv)?;
    let selection = session.select(&args.filters)?;
    let along = args.along();
    let counted = tally(&selection, along, session.loaded.portfolio.governance.as_ref());
    let doc = || view::chart(&selection, &counted, along, session.lang);
    let by = match along {
        Along::Group(by) => view::group_heading(&selection, by),
        Along::Period => say::PERIOD.clone(),
    };
    let rows =
        |separator| group_rows(&selection, along, &by, &counted.groups, session.lang, target.separator(separator));
    let bytes = match format {
        ChartFormat::Table => terminal(&doc(), target.screen(session)).into_bytes(),
        ChartFormat::Md => markdown(&doc()).into_bytes(),
        ChartFormat::Svg => svg(&view::drawn(&selection, &counted, along, session.lang)).into_bytes(),
        ChartFormat::Json => json::chart(&counted, along)?.into_bytes(),
        ChartFormat::Jsonl => json::chart_lines(&counted)?.into_bytes(),
        ChartFormat::Csv => rows(csv)?,
        ChartFormat::Tsv => rows(Separator::Tab)?,
    };
    deliver(&target, &bytes, session, output)?;
    Ok(Exit::Fine)
}
