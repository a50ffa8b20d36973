//! `plan chart`: where the activities stand, as bars.

use super::status::group_rows;
use crate::cli::args::{ChartArgs, ChartFormat};
use crate::cli::deliver::{Target, deliver, nameless};
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::query::{Along, Refusal, tally};
use crate::report::write::{Separator, markdown, svg, terminal};
use crate::report::{json, view};

pub(in crate::cli) fn chart(args: &ChartArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let target = Target::of(args.output.as_deref());
    let format = format(args, &target)?;
    let csv = args.excel.separator(format == ChartFormat::Csv)?;
    let selection = session.select(&args.filters)?;
    let along = Along::from(args.by);
    let counted = tally(&selection, along);
    let doc = || view::chart(&selection, &counted, along, session.lang);
    let rows = |separator| group_rows(&counted.groups, target.separator(separator));
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

/// What was asked for, else what the file's name tells; text where there is no file.
fn format(args: &ChartArgs, target: &Target<'_>) -> Result<ChartFormat, Refusal> {
    match (args.format, target) {
        (Some(format), _) => Ok(format),
        (None, Target::Screen) => Ok(ChartFormat::Table),
        (None, Target::File(path)) => {
            ChartFormat::of_name(path).ok_or_else(|| nameless(path, &ChartFormat::OF_FILES.map(ChartFormat::extension)))
        }
    }
}
