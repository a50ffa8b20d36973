//! `plan merge-driver`: merges two versions of a file for git. Needs no plan.

use std::path::Path;

use crate::cli::args::MergeDriverArgs;
use crate::cli::environment::Environment;
use crate::cli::language;
use crate::cli::output;
use crate::cli::stop::{Exit, Stop};
use crate::diag::{file_reason, system_reason};
use crate::edit::merge::{Conflict, Marks, Sides, merge_bytes};
use crate::edit::write_whole;
use crate::load::FileKind;
use crate::locale::{Text, text};
use crate::query::Refusal;
use crate::source::read_regular;

pub(in crate::cli) fn merge_driver(args: &MergeDriverArgs, environment: &Environment) -> Result<Exit, Stop> {
    let [base, ours, theirs] = [read(&args.base)?, read(&args.ours)?, read(&args.theirs)?];
    let usual = Marks::default();
    let marks = Marks {
        size: args.marker_size,
        ours: label(args.ours_label.as_deref()).unwrap_or(usual.ours),
        theirs: label(args.theirs_label.as_deref()).unwrap_or(usual.theirs),
    };
    let written = args.ours.to_string_lossy();
    let path = args.path.as_deref().unwrap_or(&written);
    let sides = Sides { base: &*base, ours: &*ours, theirs: &*theirs };
    let (merged, conflicts) = merge_bytes(sides, FileKind::of(path.rsplit('/').next().unwrap_or(path)), &marks);
    if merged != ours {
        write_whole(&args.ours, &merged).map_err(|error| {
            let reason = system_reason(error.kind(), &error.to_string());
            unusable(text!(reason = reason; "{written} går inte att skriva: {reason}", "{written} cannot be written: {reason}"))
        })?;
    }
    complain(path, &conflicts, &marks, environment);
    Ok(if conflicts.is_empty() { Exit::Fine } else { Exit::Findings })
}

fn read(path: &Path) -> Result<Vec<u8>, Stop> {
    // Without a limit: git has the whole text in memory too.
    read_regular(path, u64::MAX).map_err(|fault| {
        let (path, reason) = (path.display(), file_reason(&fault));
        unusable(text!(reason = reason; "{path} går inte att läsa: {reason}", "{path} cannot be read: {reason}")).into()
    })
}

fn unusable(message: Text) -> Refusal {
    let help = Text::fixed(
        "git kör det här kommandot med tre filer; `plan help git` säger hur git ställs in",
        "git runs this command with three files; `plan help merge-driver` says how git is set up",
    );
    Refusal::new(message, Some(help))
}

/// Returns the label of a side; none if git is too old to provide it.
fn label(given: Option<&str>) -> Option<String> {
    given.map(str::trim).filter(|label| !label.is_empty() && !matches!(*label, "%X" | "%Y")).map(str::to_owned)
}

/// Prints the conflicts, and then how to resolve them.
fn complain(path: &str, conflicts: &[Conflict], marks: &Marks, environment: &Environment) {
    let lang = language::early(environment);
    for Conflict { message, help, .. } in conflicts {
        let message = text!(message = message; "{path}: {message}", "{path}: {message}");
        output::conflict(environment, lang, &message, help.as_ref());
    }
    if conflicts.iter().any(|conflict| conflict.is_marked) {
        let Marks { size, ours, theirs } = marks;
        let (open, close) = ("<".repeat(*size), ">".repeat(*size));
        let names = if *marks == (Marks { size: *size, ..Marks::default() }) {
            Text::same("")
        } else {
            text!("vår är {ours}, deras är {theirs}; ", "ours is {ours}, theirs is {theirs}; ")
        };
        let help = text!(names = names;
            "{names}öppna filen, välj mellan raderna från {open} till {close}, ta bort märkena och kör `plan check`",
            "{names}open the file, choose between the lines from {open} to {close}, remove the marks and run `plan check`");
        output::advise(environment, lang, &help);
    }
}
