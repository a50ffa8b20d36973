//! The destination of sheets, and refusals: nothing to fill in, or a file with a colleague's entries.

use std::path::Path;

use super::super::import::read_file;
use crate::cli::args::{ExportArgs, FileFormat, SheetFormat};
use crate::cli::deliver::Destination;
use crate::locale::{Text, text};
use crate::model::{Period, Plan};
use crate::query::{PlanSelection, Refusal, Selection, expect_followed_up, expect_open, expect_scale};
use crate::sheet::{self, Intake, RowSubject, Weight};

/// The destination and the format of sheets.
#[derive(Debug)]
pub(super) enum SheetDestination<'t> {
    /// One file for all.
    One(Destination<'t>, SheetFormat),
    /// A file for each, in a folder.
    Folder(&'t Path, SheetFormat),
}

impl<'t> SheetDestination<'t> {
    /// Returns the destination that the arguments name.
    pub(super) fn of(args: &'t ExportArgs) -> Result<Self, Refusal> {
        let path = &*args.output;
        let is_new_folder = args.split.is_some() && args.format.is_none() && has_no_ending(path);
        if is_folder(path) || is_new_folder {
            return match args.split {
                Some(_) => Ok(Self::Folder(path, args.format.unwrap_or(SheetFormat::Xlsx))),
                None => Err(is_a_folder(path)),
            };
        }
        let target = Destination::of(Some(path));
        match (SheetFormat::choose(args.format, &target)?, args.split) {
            (SheetFormat::Csv, Some(_)) => Err(only_one_sheet()),
            (format, _) => Ok(Self::One(target, format)),
        }
    }
}

/// Returns whether a path is an existing folder, or ends with a separator.
fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.to_string_lossy().ends_with(std::path::is_separator)
}

/// Returns whether nothing exists at a path, and its name has no extension.
fn has_no_ending(path: &Path) -> bool {
    path.extension().is_none() && path.as_os_str() != "-" && !path.exists()
}

fn is_a_folder(path: &Path) -> Refusal {
    let path = path.display();
    Refusal::new(
        text!("--output: `{path}` är en katalog", "--output: `{path}` is a directory"),
        Some(Text::fixed(
            "nämn en fil, eller lägg till --split owner: då blir det en fil per ansvarig",
            "name a file, or add --split owner: then there is a file for each owner",
        )),
    )
}

pub(super) fn only_one_sheet() -> Refusal {
    Refusal::new(
        Text::fixed("--split: en csv-fil har bara ett blad", "--split: a csv file has but one sheet"),
        Some(Text::fixed(
            "skriv till en katalog (-o KATALOG/), eller som xlsx",
            "write to a directory (-o DIR/), or as xlsx",
        )),
    )
}

/// Returns the refusals of all selected plans.
pub(super) fn nothing_to_fill_in(selection: &Selection<'_, '_>, rows: &[RowSubject<'_, '_>]) -> Vec<Refusal> {
    if rows.is_empty() {
        return vec![nothing(selection)];
    }
    let has_some = |selected: &&PlanSelection<'_, '_>| rows.iter().any(|it| std::ptr::eq(it.plan(), selected.plan));
    let of_plan = |selected: &PlanSelection<'_, '_>| {
        let (plan, period) = (selected.plan, selected.period);
        expect_followed_up(plan, period)
            .and_then(|()| expect_open(plan, period))
            .and_then(|()| expect_scale(plan))
            .err()
    };
    selection.plans.iter().filter(has_some).filter_map(of_plan).collect()
}

fn nothing(selection: &Selection<'_, '_>) -> Refusal {
    if selection.is_empty() {
        let message = Text::fixed("inget motsvarar urvalet", "nothing matches the selection");
        let help = Text::fixed("`plan list` visar vilka som finns", "`plan list` shows which there are");
        return Refusal::new(message, Some(help));
    }
    Refusal::new(
        Text::fixed("ingenting i urvalet ska bedömas i perioden", "nothing that is selected is due in the period"),
        Some(Text::fixed(
            "--all tar med det som är planerat till senare eller redan är klart",
            "--all includes what is planned for later or done before",
        )),
    )
}

/// Refuses to overwrite a file that may have entries which are not in the plan.
pub(super) fn touched(path: &Path, selection: &Selection<'_, '_>) -> Option<Refusal> {
    (is_there(path) && !says_nothing_new(path, selection)).then(|| written_over(path))
}

/// Returns whether a file with content exists: devices and pipes lose nothing.
fn is_there(path: &Path) -> bool {
    path.metadata().is_ok_and(|it| it.is_file() && it.len() > 0)
}

/// Returns whether a file is a sheet of these plans and periods whose import would change nothing.
fn says_nothing_new(path: &Path, selection: &Selection<'_, '_>) -> bool {
    let Ok(file) = read_file(path) else { return false };
    let plans: Vec<(&Plan<'_>, Period)> =
        selection.plans.iter().map(|selected| (selected.plan, selected.period)).collect();
    let Intake { changes, values, findings } = sheet::take(&[file], &plans, None);
    changes.is_empty() && values.is_empty() && findings.iter().all(|finding| finding.weight == Weight::Notice)
}

fn written_over(path: &Path) -> Refusal {
    let path = path.display();
    Refusal::new(
        text!(
            "`{path}` finns redan, och allt som är ifyllt där står kanske inte i planen",
            "`{path}` is there already, and what was filled in there may not all be in the plan"
        ),
        Some(Text::fixed(
            "läs in den med `plan import`, välj ett annat namn, eller skriv över den med --force",
            "take it in with `plan import`, choose another name, or write over it with --force",
        )),
    )
}
