//! `plan import`: imports sheets that colleagues filled in.

use std::collections::VecDeque;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::measure_keys::{MeasureChange, measure_route};
use crate::cli::args::ImportArgs;
use crate::cli::editing::{Editing, table_not_found_at};
use crate::cli::environment::Environment;
use crate::cli::output::{self, Output};
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::diag::file_reason;
use crate::edit::layout::Route;
use crate::edit::{Amendment, KeyChange, Statement};
use crate::load::load;
use crate::locale::{Lang, Text, text};
use crate::model::{Period, Plan, Thing};
use crate::query::{Assessable, Entry, Filters, MeasureEntry, Refusal, Selection};
use crate::sheet::{self, Change, Finding, FindingKind, Intake, MAX_BYTES, Returned, Unreadable, ValueChange, Weight};
use crate::source::{FileId, ReadError, Sources, read_regular};

pub(in crate::cli) fn import(args: &ImportArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let (files, mut refusals) = read_files(&args.files);
    let mut taken = None;
    let exit = editing.change_unless(output, |session, draft, output| {
        let filters = Filters { period: args.period.iter().cloned().collect(), ..Filters::default() };
        let selection = Selection::new(&session.loaded.portfolio, &filters, session.today)?;
        let plans: Vec<(&Plan<'_>, Period)> =
            selection.plans.iter().map(|selected| (selected.plan, selected.period)).collect();
        let intake = sheet::take(&files, &plans, args.prefer);
        let is_open = |finding: &Finding| matches!(finding.weight, Weight::Conflict | Weight::Error);
        if refusals.is_empty() && !intake.findings.iter().any(is_open) {
            draft.amend_all(&amendments(&intake)).map_err(table_not_found_at)?;
            draft.take_steps(intake.values.iter().map(of_value).collect()).map_err(table_not_found_at)?;
            let left = left(draft.sources(), &filters, session)?;
            let changed = intake.changes.len();
            taken = Some(Taken {
                changed,
                values: intake.values.len(),
                findings: intake.findings,
                left,
                lang: session.lang,
            });
            return if editing.is_dry_run {
                editing.foresee(session, draft.sources(), output).map(Some)
            } else {
                Ok(None)
            };
        }
        refusals.extend(tell_sheets(&intake.findings, editing.environment, session.lang));
        if !refusals.is_empty() {
            refusals.push(Refusal::new(NOTHING_TAKEN, Some(ADVICE)));
            return Err(refusals.into());
        }
        Ok(Some(Exit::Findings))
    })?;
    if let Some(taken) = taken {
        taken.tell(editing, output)?;
    }
    Ok(exit)
}

/// The result of an import.
struct Taken {
    /// The number of activities changed.
    changed: usize,
    /// The number of values changed.
    values: usize,
    findings: Vec<Finding>,
    /// The number of assessments still missing.
    left: usize,
    lang: Lang,
}

impl Taken {
    /// Prints the warnings, and then the sum: last, as a terminal shows the end.
    fn tell(&self, editing: &Editing<'_>, output: &mut Output) -> Result<(), Stop> {
        warn(&self.findings, editing.environment, self.lang);
        let (changed, values, left) = (self.changed, self.values, self.left);
        let untaken = self.findings.iter().filter(|finding| finding.weight == Weight::Untaken).count();
        if editing.is_dry_run || changed + values + untaken == 0 {
            return Ok(());
        }
        let values = match values {
            0 => Text::same(""),
            _ => text!(" Ändrade värden: {values}.", " Changed values: {values}."),
        };
        let sum = text!(
            values = values;
            "Ändrade rader: {changed}.{values} Inte taget: {untaken}. Kvar att bedöma: {left}.",
            "Changed rows: {changed}.{values} Not taken: {untaken}. Left to assess: {left}."
        );
        output.say(sum.get(self.lang))?;
        Ok(())
    }
}

/// Returns the amendment of each changed thing.
fn amendments<'p, 'a>(intake: &Intake<'p, 'a>) -> Vec<(Thing<'p, 'a>, Amendment)> {
    intake.changes.iter().map(|change| (change.thing, amendment(change))).collect()
}

/// Returns the changed keys of a measure, with their place.
fn of_value<'p>(change: &ValueChange<'p, '_>) -> (FileId, Route<'p>, VecDeque<KeyChange>) {
    let ValueChange { thing, measure, period, value, note } = change;
    let values = value.iter().map(|value| (*period, *value)).collect();
    let note = note.clone().map(|note| (*period, note));
    let steps = MeasureChange::of_values(values, note).steps(Some(measure));
    (thing.file(), measure_route(&measure.id), steps.into())
}

/// Returns the number of assessments and values still missing.
fn left(after: &Sources, filters: &Filters, session: &Session<'_>) -> Result<usize, Vec<Refusal>> {
    let loaded = load(after);
    let selection = Selection::new(&loaded.portfolio, filters, session.today)?;
    let assessed =
        selection.entries().filter(Entry::is_due).count() + selection.sections().filter(Assessable::is_due).count();
    Ok(assessed + selection.measures().filter(MeasureEntry::is_due).count())
}

/// Returns the amendment for a change.
fn amendment(change: &Change<'_, '_>) -> Amendment {
    let note = change.note.clone();
    let statement = match change.status {
        Some(None) => Statement::Unassessed { note },
        Some(Some(id)) => Statement::Stated { status: Some((id, change.plan.scale.get(id).name.to_string())), note },
        None => Statement::Stated { status: None, note },
    };
    Amendment { follow_up: Some((change.period, statement)), ..Amendment::default() }
}

const NOTHING_TAKEN: Text =
    Text::fixed("inget är taget in: planen är som den var", "nothing was taken: the plan is as it was");
const ADVICE: Text = Text::fixed(
    "rätta det som står ovan, spara filen och kör kommandot igen",
    "fix what is said above, save the file and run the command again",
);

/// Reads files; refuses those that cannot be read.
fn read_files(paths: &[PathBuf]) -> (Vec<Returned>, Vec<Refusal>) {
    let mut refusals = Vec::new();
    let files =
        paths.iter().filter_map(|path| read_file(path).map_err(|refusal| refusals.push(refusal)).ok()).collect();
    (files, refusals)
}

/// Reads a file, or refuses it.
pub(super) fn read_file(path: &Path) -> Result<Returned, Refusal> {
    let name = path.display().to_string();
    let bytes = match read_regular(path, MAX_BYTES) {
        Ok(bytes) => bytes,
        Err(ReadError::TooLarge(_)) => return Err(no_sheet(&name, &Unreadable::TooLarge)),
        Err(fault) => return Err(unreadable(&name, &fault)),
    };
    Returned::read(&name, &bytes).map_err(|unreadable| no_sheet(&name, &unreadable))
}

fn unreadable(name: &str, fault: &ReadError) -> Refusal {
    let reason = file_reason(fault);
    let help = match fault {
        ReadError::Unreadable { kind: ErrorKind::IsADirectory, .. } => {
            Text::fixed("skriv vilka filer i den som ska läsas in", "write which files in it are to be read")
        }
        ReadError::Unreadable { .. } => {
            Text::fixed("skriv var filen ligger, med hela namnet", "write where the file lies, with its whole name")
        }
        _ => Text::fixed("spara den först som en fil", "save it as a file first"),
    };
    Refusal::new(text!(reason = reason; "{name}: {reason}", "{name}: {reason}"), Some(help))
}

fn no_sheet(name: &str, unreadable: &Unreadable) -> Refusal {
    let (message, help) = unreadable.words();
    Refusal::new(text!(message = message; "{name}: {message}", "{name}: {message}"), Some(help))
}

/// The most findings of a kind that are printed.
const MOST_OF_A_KIND: usize = 20;

/// Prints notices and conflicts; returns the refusals for errors, which are printed last, nearest to the prompt.
fn tell_sheets(findings: &[Finding], environment: &Environment, lang: Lang) -> Vec<Refusal> {
    warn(findings, environment, lang);
    let conflicts = bounded(findings, |weight| weight == Weight::Conflict);
    let has_conflicts = !conflicts.is_empty();
    for Refusal { message, help, .. } in conflicts {
        output::conflict(environment, lang, &message, help.as_ref());
    }
    let errors = bounded(findings, |weight| weight == Weight::Error);
    if has_conflicts && errors.is_empty() {
        output::advise(environment, lang, &NOTHING_TAKEN_YET);
    }
    errors
}

/// Prints notices, and then what was not imported.
fn warn(findings: &[Finding], environment: &Environment, lang: Lang) {
    for weight in [Weight::Notice, Weight::Untaken] {
        for Refusal { message, help, .. } in bounded(findings, |it| it == weight) {
            output::notice(environment, lang, &message, help.as_ref());
        }
    }
}

/// Returns the findings of some weights, limited for each kind; last the number of the rest.
fn bounded(findings: &[Finding], is_wanted: impl Fn(Weight) -> bool) -> Vec<Refusal> {
    let mut kinds: Vec<(FindingKind, &Text, usize)> = Vec::new();
    let mut said = Vec::new();
    for Finding { kind, place, message, help, .. } in findings.iter().filter(|finding| is_wanted(finding.weight)) {
        let at = kinds.iter().position(|(known, ..)| known == kind).unwrap_or_else(|| {
            kinds.push((*kind, place, 0));
            kinds.len() - 1
        });
        kinds[at].2 += 1;
        if kinds[at].2 <= MOST_OF_A_KIND {
            said.push(Refusal::new(message.clone(), help.clone()));
        }
    }
    for (_, place, count) in kinds.into_iter().filter(|(.., count)| *count > MOST_OF_A_KIND) {
        let more = count - MOST_OF_A_KIND;
        let (more_sv, more_en) = (grouped(more, "\u{a0}"), grouped(more, ","));
        let (sv, en) = (place.get(Lang::Sv), place.get(Lang::En));
        let message = Text::new(
            format!("… och {more_sv} till av samma slag som {sv}"),
            format!("… and {more_en} more of the same kind as {en}"),
        );
        said.push(Refusal::new(message, None));
    }
    said
}

/// Returns a number with its digits grouped in threes.
fn grouped(number: usize, separator: &str) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let threes = digits.as_bytes()[first..].chunks(3).map(|three| String::from_utf8_lossy(three).into_owned());
    let start = (first > 0).then(|| digits[..first].to_owned());
    start.into_iter().chain(threes).collect::<Vec<_>>().join(separator)
}

static NOTHING_TAKEN_YET: Text = Text::fixed(
    "inget är taget in än: välj, och kör kommandot igen",
    "nothing was taken yet: choose, and run the command again",
);
