//! `plan plans`: the plans and what governs them.

use crate::cli::args::{Format, PlansArgs};
use crate::cli::output::Output;
use crate::cli::rows::separated;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::model::Plan;
use crate::query::{Filters, Selection};
use crate::report::write::{Separator, markdown, terminal};
use crate::report::{json, view};

pub(in crate::cli) fn plans(args: &PlansArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let csv = args.excel.separator(args.format == Format::Csv)?;
    let portfolio = &session.loaded.portfolio;
    let filters = Filters { plan: args.plan.clone(), ..Filters::default() };
    let selection = Selection::new(portfolio, &filters, session.today)?;
    let plans: Vec<&Plan<'_>> = selection.plans.iter().map(|selected| selected.plan).collect();
    let doc = || view::plans(portfolio, &plans, session.lang);
    match args.format {
        Format::Table => output.write(terminal(&doc(), session.screen))?,
        Format::Md => output.write(markdown(&doc()))?,
        Format::Json => output.write(json::plans(portfolio, &plans, session.sources)?)?,
        Format::Jsonl => output.write(json::plans_lines(portfolio, &plans, session.sources)?)?,
        Format::Csv => output.write(rows(&plans, session, csv)?)?,
        Format::Tsv => output.write(rows(&plans, session, Separator::Tab)?)?,
    }
    Ok(Exit::Fine)
}

fn rows(plans: &[&Plan<'_>], session: &Session<'_>, separator: Separator) -> csv::Result<Vec<u8>> {
    let header =
        ["id", "title", "first", "last", "every", "current", "goals", "priorities", "activities", "owners", "file"];
    let values = plans.iter().map(|plan| {
        let year = |last: bool| plan.years.map(|years| if last { *years.last } else { *years.first }.to_string());
        vec![
            plan.id.to_string(),
            plan.title.to_string(),
            year(false).unwrap_or_default(),
            year(true).unwrap_or_default(),
            plan.follow_up.every.map(|every| every.name().to_owned()).unwrap_or_default(),
            plan.follow_up.current.map(|current| current.to_string()).unwrap_or_default(),
            plan.goals.len().to_string(),
            plan.priorities().count().to_string(),
            plan.activities().count().to_string(),
            plan.register.len().to_string(),
            session.sources.file(plan.file).path().to_owned(),
        ]
    });
    separated(separator, &header, values)
}
