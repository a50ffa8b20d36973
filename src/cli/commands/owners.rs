//! `plan owners`: who answers for how much.

use crate::cli::args::{Format, RowsArgs};
use crate::cli::output::Output;
use crate::cli::rows::separated;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::model::Stage;
use crate::report::view::OwnerRow;
use crate::report::write::{Separator, markdown, terminal};
use crate::report::{json, view};

pub(in crate::cli) fn owners(args: &RowsArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let csv = args.excel.separator(args.format == Format::Csv)?;
    let selection = session.select(&args.filters)?;
    let rows = view::owner_rows(&selection);
    let doc = || view::owners(&selection, &rows, session.lang);
    match args.format {
        Format::Table => output.write(terminal(&doc(), session.screen))?,
        Format::Md => output.write(markdown(&doc()))?,
        Format::Json => output.write(json::owners(&rows)?)?,
        Format::Jsonl => output.write(json::owners_lines(&rows)?)?,
        Format::Csv => output.write(values(&rows, csv)?)?,
        Format::Tsv => output.write(values(&rows, Separator::Tab)?)?,
    }
    Ok(Exit::Fine)
}

fn values(rows: &[OwnerRow<'_, '_>], separator: Separator) -> csv::Result<Vec<u8>> {
    let names = ["plan", "name", "aliases", "owner_of", "support_of"];
    let header: Vec<&str> = names.into_iter().chain(Stage::ALL.map(Stage::name)).collect();
    let values = rows.iter().map(|row| {
        let owner = row.plan.register.get(row.id);
        let aliases: Vec<&str> = owner.aliases.iter().map(|alias| &*alias.value).collect();
        let names = [row.plan.id.to_string(), owner.name.to_string(), aliases.join("; ")];
        let numbers =
            [row.answers.total(), row.supports].into_iter().chain(Stage::ALL.map(|stage| row.answers.of(stage)));
        names.into_iter().chain(numbers.map(|number| number.to_string())).collect()
    });
    separated(separator, &header, values)
}
