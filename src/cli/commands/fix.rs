//! `plan check --fix`: mends what has an answer, and says what was done and what is left to mend.

use crate::check::Settings;
use crate::cli::args::Fixes;
use crate::cli::session::Session;
use crate::cli::stop::Stop;
use crate::diag::Diagnostic;
use crate::edit::{Mended, Writer, mend};
use crate::locale::{Text, text};

/// Mends the plan's files on disk; none when there was nothing to mend.
pub(super) fn fix(
    which: Fixes,
    settings: &Settings<'_>,
    session: &Session<'_>,
    writer: &Writer,
) -> Result<Option<Mended>, Stop> {
    let Some(mended) = mend(session.sources, settings, which == Fixes::Unsafe) else { return Ok(None) };
    session.tell_lost(writer.write(session.sources, &mended.sources)?);
    Ok(Some(mended))
}

/// Says how much was mended, where that was asked for, and how much can be.
pub(super) fn told(asked: Option<Fixes>, mended: usize, findings: &[Diagnostic]) -> Vec<Text> {
    let count = |is_safe| findings.iter().filter_map(|it| it.fix.as_ref()).filter(|fix| fix.is_safe == is_safe).count();
    let (safe, guesses) = (count(true), count(false));
    let left = safe + if asked == Some(Fixes::Unsafe) { guesses } else { 0 };
    let mut lines = Vec::new();
    match asked {
        Some(_) if mended == 0 && left == 0 => {
            lines.push(Text::fixed("det fanns inget att rätta", "there was nothing to fix"));
        }
        Some(_) => {
            lines.push(text!("rättat: {mended}", "fixed: {mended}"));
            if left > 0 {
                lines.push(text!(
                    "kvar, för att rättningen skulle ge nya fel: {left}",
                    "not fixed, because fixing would cause new errors: {left}"
                ));
            }
        }
        None if safe > 0 => lines.push(text!("kan rättas med `--fix`: {safe}", "can be fixed with `--fix`: {safe}")),
        None => {}
    }
    if guesses > 0 && asked != Some(Fixes::Unsafe) {
        lines.push(text!(
            "kan rättas med `--fix=unsafe`, se efter vad det blir: {guesses}",
            "can be fixed with `--fix=unsafe`, check the result: {guesses}"
        ));
    }
    lines
}
