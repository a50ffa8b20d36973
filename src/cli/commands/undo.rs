//! `plan undo`: reverts the last change that `plan` made.

use crate::check::Settings;
use crate::cli::editing::told;
use crate::cli::environment::Environment;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Done, Exit, Stop};
use crate::edit::{LastChange, LoadedFiles, NewErrors, NotUndone, Unwritten, Writer, attempt, diff, unfinished};
use crate::load::load;
use crate::locale::{Text, shell_word, text};
use crate::query::Refusal;
use crate::source::{Root, printable};

/// Reverts the last change; without a `writer` it is only shown.
pub(in crate::cli) fn undo(session: &Session<'_>, writer: Option<Writer>, output: &mut Output) -> Result<Exit, Stop> {
    let state = Environment::state_dir();
    // An interrupted change was rolled back already; the last change on record is an earlier one.
    if writer.as_ref().and_then(Writer::recovered).is_some_and(|recovered| !recovered.is_made) {
        return Ok(Exit::Fine);
    }
    if writer.is_none() && unfinished(&Root::of(session.dir), state.as_deref()).is_some() {
        return Err(to_be_finished().into());
    }
    let last = LastChange::read(session.dir, state.as_deref()).map_err(unknown)?.ok_or_else(nothing)?;
    let after = last.undone(session.dir, session.sources).map_err(|why| refused(&last, why))?;
    let is_dry_run = writer.is_none();
    // The files were in this state before, so returning errors are no reason to refuse.
    let loaded = load(&after);
    let errors = match attempt((session.sources, session.loaded), (&after, &loaded), &Settings::new(session.today)) {
        Ok(_) => 0,
        Err(NewErrors(errors)) => errors.len(),
    };
    if let Some(writer) = writer {
        session.report_lost_rights(writer.write(session.sources, &after)?);
        output.has_done(Done::Change);
    }
    show(&last, session, (&after, &loaded), is_dry_run, output)?;
    if errors > 0 {
        session.notice(
            &text!("fel som kommer tillbaka i planen: {errors}", "errors that return to the plan: {errors}"),
            &Text::fixed("`plan check` visar dem", "`plan check` shows them"),
        );
    }
    Ok(Exit::Fine)
}

fn show(
    last: &LastChange,
    session: &Session<'_>,
    (after, loaded): LoadedFiles<'_>,
    is_dry_run: bool,
    output: &mut Output,
) -> Result<(), Stop> {
    let lines = diff(session.sources, after, session.screen.color);
    if is_dry_run {
        return Ok(output.write(lines)?);
    }
    let command = printable(&last.command);
    let head = text!(
        "Ångrat: {command}\nSamma kommando en gång till gör om ändringen: plan undo",
        "Undone: {command}\nThe same command once more redoes the change: plan undo"
    );
    output.write(head.get(session.lang).to_owned() + "\n\n")?;
    Ok(output.write(told(session, loaded).unwrap_or(lines))?)
}

fn nothing() -> Refusal {
    Refusal::new(
        Text::fixed("det finns ingen ändring att ångra", "there is no change to undo"),
        Some(Text::fixed(
            "`plan` minns den senaste ändringen som du själv gjort med ett kommando; äldre finns i git: `plan log`",
            "`plan` remembers the last change that you made by a command; older ones are in git: `plan log`",
        )),
    )
}

/// Returns the refusal if the record of the last change cannot be used.
fn unknown(Unwritten { path, reason, help }: Unwritten) -> Refusal {
    Refusal::new(
        text!(
            reason = reason;
            "det går inte att veta vilken den senaste ändringen var: {path} {reason}",
            "which change was the last cannot be known: {path} {reason}"
        ),
        Some(help),
    )
}

fn to_be_finished() -> Refusal {
    Refusal::new(
        Text::fixed(
            "en körning av `plan` avbröts mitt i en ändring, och därför går det inte att visa vad som skulle ångras",
            "a run of `plan` was interrupted in the middle of a change, so what would be undone cannot be shown",
        ),
        Some(Text::fixed("`plan undo` ångrar den ändringen", "`plan undo` undoes that change")),
    )
}

fn refused(last: &LastChange, why: NotUndone) -> Refusal {
    let command = &last.command;
    match why {
        NotUndone::Changed(files) => {
            let files = files.join(", ");
            Refusal::new(
                text!(
                    "`{command}` går inte att ångra: filer som ändrats sedan dess: {files}",
                    "`{command}` cannot be undone: files that were changed since: {files}"
                ),
                Some(Text::fixed(
                    "planen är som den var; `git diff` visar vad som är ändrat",
                    "the plan is as it was; `git diff` shows what is changed",
                )),
            )
        }
        NotUndone::Elsewhere(files) => {
            let (files, root) = (files.join(", "), last.root.display().to_string());
            let root = shell_word(&root);
            Refusal::new(
                text!(
                    "den senaste ändringen, `{command}`, gjordes i en annan plan också: {files}",
                    "the last change, `{command}`, was made in another plan too: {files}"
                ),
                Some(text!("`plan undo -C {root}` ångrar den", "`plan undo -C {root}` undoes it")),
            )
        }
    }
}
