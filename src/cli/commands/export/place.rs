//! Where sheets are written, and as what.

use std::path::Path;

use crate::cli::args::{ExportArgs, FileFormat, SheetFormat};
use crate::cli::deliver::Target;
use crate::locale::{Text, text};
use crate::query::Refusal;

/// Where sheets are written, and as what.
#[derive(Debug)]
pub(super) enum Place<'t> {
    /// All together.
    One(Target<'t>, SheetFormat),
    /// Each in a file of its own, in this folder.
    Folder(&'t Path, SheetFormat),
}

impl<'t> Place<'t> {
    /// Understands what was asked for.
    pub(super) fn of(args: &'t ExportArgs) -> Result<Self, Refusal> {
        let path = &*args.output;
        let is_new_folder = args.split.is_some() && args.format.is_none() && has_no_ending(path);
        if is_folder(path) || is_new_folder {
            return match args.split {
                Some(_) => Ok(Self::Folder(path, args.format.unwrap_or(SheetFormat::Xlsx))),
                None => Err(is_a_folder(path)),
            };
        }
        let target = Target::of(Some(path));
        match (SheetFormat::choose(args.format, &target)?, args.split) {
            (SheetFormat::Csv, Some(_)) => Err(only_one_sheet()),
            (format, _) => Ok(Self::One(target, format)),
        }
    }
}

/// A folder that is there, or that is named as one.
fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.to_string_lossy().ends_with(std::path::is_separator)
}

/// Returns whether nothing is there yet, and the name does not say what kind of file it is to be.
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
