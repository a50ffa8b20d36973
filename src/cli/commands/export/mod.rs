//! `plan export`: sheets for colleagues to fill in.

mod destination;
mod letters;

use std::path::{Path, PathBuf};

use crate::cli::args::{ExportArgs, FileFormat, SheetFormat, Split};
use crate::cli::deliver::{Destination, deliver, expect_unprotected, unwritten};
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::edit::{FileNames, make_folder};
use crate::locale::{Text, text};
use crate::query::{Entry, PlanSelection, Selection, expect_within, grouped_by_owner, listed};
use crate::report::view::asked;
use crate::sheet::{self, Outgoing, RowSubject, Sending, SheetRow};
use destination::SheetDestination;

pub(in crate::cli) fn export(args: &ExportArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let place = SheetDestination::of(args)?;
    let by = letters::wanted_by(args, &place, session.today)?;
    let selection = session.select(&args.filters)?;
    let rows = without_too_long(rows(&selection, args.all), session);
    let mut refusals = destination::nothing_to_fill_in(&selection, &rows);
    let sheets = sheets(args.split, &selection, rows, session);
    let files = files(&place, &sheets);
    for path in files.iter().filter_map(|(path, _)| path.as_deref()) {
        match expect_unprotected(path, session) {
            Err(refusal) => refusals.push(refusal),
            Ok(()) if args.force => {}
            Ok(()) => refusals.extend(destination::touched(path, &selection)),
        }
        if args.mail {
            refusals.extend(letters::refusals(path, args.force, session));
        }
    }
    if !refusals.is_empty() {
        return Err(refusals.into());
    }
    let format = match place {
        SheetDestination::One(target, format) => {
            target.expect_readable(format == SheetFormat::Csv, session)?;
            format
        }
        SheetDestination::Folder(folder, format) => {
            make_folder(folder).map_err(|error| unwritten(folder, &error))?;
            format
        }
    };
    let author = session.loaded.portfolio.governance.as_ref().and_then(|it| it.organisation.as_ref());
    for (path, sheets) in &files {
        let lang = session.lang_of(sheets.iter().flat_map(|sheet| &sheet.rows).map(RowSubject::plan));
        let sending = Sending {
            asked: &asked(&selection, lang),
            author: author.map(|it| &*it.name.value),
            day: session.today,
            lang,
        };
        let target = path.as_deref().map_or(Destination::Screen, Destination::File);
        let sheet = written(sheets, format, &sending)?;
        deliver(&target, &sheet, session, output)?;
        if let (true, Some(path), [of_owner]) = (args.mail, path, sheets) {
            let file = letters::Sheet { path, format, bytes: &sheet };
            letters::write(of_owner, &file, by, &sending, session, output)?;
        }
    }
    if args.mail {
        // Warnings come last.
        output.hand_over()?;
        letters::tell_lacking(&sheets, session);
    }
    Ok(Exit::Fine)
}

/// Returns the sheets of each file, or of standard output.
fn files<'s, 'p, 'a>(
    place: &SheetDestination<'_>,
    sheets: &'s [Outgoing<'p, 'a>],
) -> Vec<(Option<PathBuf>, &'s [Outgoing<'p, 'a>])> {
    match place {
        SheetDestination::One(Destination::Screen, _) => vec![(None, sheets)],
        SheetDestination::One(Destination::File(path), _) => vec![(Some(path.to_path_buf()), sheets)],
        SheetDestination::Folder(folder, format) => {
            paths(folder, sheets, *format).into_iter().map(Some).zip(sheets.chunks(1)).collect()
        }
    }
}

/// Returns the rows of a sheet: the selected goals, priorities and activities to assess, and the measures whose value
/// is due. With `all`, also those that need no assessment, unless they have left the plan.
fn rows<'p, 'a>(selection: &Selection<'p, 'a>, all: bool) -> Vec<RowSubject<'p, 'a>> {
    let is_within = |entry: &Entry<'_, '_>| expect_within(entry.thing(), entry.standing.period).is_ok();
    let is_wanted = |entry: &Entry<'_, '_>| entry.assessable().is_asked_for() || (all && is_within(entry));
    let of_plan = |selected: &PlanSelection<'p, 'a>| {
        let entries = selected.entries().filter(is_wanted).map(|entry| entry.assessable());
        let measures = selected.measures().filter(|measure| measure.asked.is_some()).map(RowSubject::Measured);
        let sections = selected.sections().filter(|section| all || section.is_asked_for());
        sections.chain(entries).map(RowSubject::Assessed).chain(measures).collect::<Vec<_>>()
    };
    selection.plans.iter().flat_map(of_plan).collect()
}

/// Leaves out rows with texts longer than a cell can hold, and warns about them.
fn without_too_long<'p, 'a>(rows: Vec<RowSubject<'p, 'a>>, session: &Session<'_>) -> Vec<RowSubject<'p, 'a>> {
    let (rows, left_out): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| SheetRow::of(row, session.lang).fits());
    if let Some(ids) = listed(left_out.iter().map(RowSubject::id)) {
        session.notice(
            &text!(
                ids = ids;
                "texten är längre än en cell rymmer, så de här är inte med: {ids}",
                "the text is longer than a cell can hold, so these are left out: {ids}"
            ),
            &Text::fixed(
                "en cell rymmer 32 767 tecken; bedöm dem med `plan set`",
                "a cell holds 32,767 characters; assess them with `plan set`",
            ),
        );
    }
    rows
}

fn sheets<'p, 'a>(
    split: Option<Split>,
    selection: &Selection<'p, 'a>,
    rows: Vec<RowSubject<'p, 'a>>,
    session: &Session<'_>,
) -> Vec<Outgoing<'p, 'a>> {
    match split {
        None => vec![Outgoing { owner: None, rows }],
        Some(Split::Owner) => {
            // A goal or a priority goes to the owners of the activities below it, if there are any.
            let is_for_owners = |row: &RowSubject<'_, '_>| row.entry().is_some() || !row.answering().is_empty();
            let rows: Vec<RowSubject<'_, '_>> = rows.into_iter().filter(is_for_owners).collect();
            let owners =
                |row: &RowSubject<'p, 'a>| selection.owners_asked_of(row.plan(), row.answering()).collect::<Vec<_>>();
            let of_owner = |(owner, rows)| Outgoing { owner: Some(owner), rows };
            grouped_by_owner(selection, &rows, owners, session.lang).into_iter().map(of_owner).collect()
        }
    }
}

fn written(sheets: &[Outgoing<'_, '_>], format: SheetFormat, sending: &Sending<'_>) -> Result<Vec<u8>, Stop> {
    Ok(match (format, sheets) {
        (SheetFormat::Csv, [one]) => sheet::csv(one, sending.lang)?,
        (SheetFormat::Csv, _) => return Err(destination::only_one_sheet().into()),
        (SheetFormat::Xlsx, sheets) => sheet::xlsx(sheets, sending)?,
    })
}

/// Returns the path of each sheet, named after its owner.
fn paths(folder: &Path, sheets: &[Outgoing<'_, '_>], format: SheetFormat) -> Vec<PathBuf> {
    let mut names = FileNames::beside([]);
    let name = |sheet: &Outgoing<'_, '_>| names.name(sheet.owner.unwrap_or_default(), format.extension());
    sheets.iter().map(name).map(|name| folder.join(name)).collect()
}
