//! `--map`: the map of an import, from a file.

use std::path::Path;

use crate::diag::file_reason;
use crate::intake::{IntakeMap, MapFault, read_map};
use crate::locale::{Text, text};
use crate::query::Refusal;
use crate::sheet::MAX_BYTES;
use crate::source::read_regular;

/// Reads the map; an empty one if no file is named.
pub(in crate::cli::commands) fn decisions(path: Option<&Path>) -> Result<IntakeMap, Vec<Refusal>> {
    let Some(path) = path else { return Ok(IntakeMap::default()) };
    let bytes = read_regular(path, MAX_BYTES).map_err(|fault| {
        let (shown, reason) = (path.display(), file_reason(&fault));
        let help = Text::fixed(
            "`plan init --from` skriver en sådan fil, `intake.map`, i planens katalog",
            "`plan init --from` writes such a file, `intake.map`, in the plan's directory",
        );
        vec![Refusal::new(text!(reason = reason; "--map: {shown}: {reason}", "--map: {shown}: {reason}"), Some(help))]
    })?;
    let refusal = |fault: MapFault| place_in(path, (fault.line, fault.column), Refusal::new(fault.message, fault.help));
    read_map(&String::from_utf8_lossy(&bytes)).map_err(|faults| faults.into_iter().map(refusal).collect())
}

/// Returns a refusal with its place in the map's file.
pub(in crate::cli::commands) fn place_in(path: &Path, (line, column): (usize, usize), wrong: Refusal) -> Refusal {
    let (path, message) = (path.display(), wrong.message);
    let said = text!(message = message; "{path}:{line}:{column}: {message}", "{path}:{line}:{column}: {message}");
    Refusal::new(said, wrong.help)
}
