//! `plan owners`: who answers for how much.

use crate::cli::args::{Format, RowsArgs};
use crate::cli::output::Output;
use crate::cli::rows::separated;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::model::Stage;
use crate::report::view::OwnerRow;
use crate::report::write::Separator;
use crate::report::{json, view};

pub(in crate::cli) fn owners(args: &RowsArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let form = args.answer.form()?;
    let selection = session.select(&args.filters)?;
    let rows = view::owner_rows(&selection);
    let answer = match form.format {
        Format::Table | Format::Md => form.text(&view::owners(&selection, &rows, session.lang), session),
        Format::Json => json::owners(&rows)?.into_bytes(),
        Format::Jsonl => json::owners_lines(&rows)?.into_bytes(),
        Format::Csv | Format::Tsv => values(&rows, form.separator)?,
    };
    form.deliver(&answer, session, output)?;
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
