//! Detection of copied manifests and governance files among goal files.

use super::codes;
use crate::diag::Diagnostic;
use crate::locale::text;
use crate::source::{FileId, GOVERNANCE, MANIFEST, Place, SourceFile, Span, is_called_copy_of};
use crate::syntax::TableNode;

/// Keys that only a manifest has.
const OF_MANIFEST: [&str; 8] = ["language", "period", "strategy", "development", "levels", "status", "owner", "closed"];
/// Keys that only a governance file has.
const OF_GOVERNANCE: [&str; 5] = ["language", "organisation", "strategy", "focus", "plan"];
/// The number of such keys that identify a copy; a single one may be a mistake.
const ENOUGH: usize = 2;

/// Returns the original of a copied file, judged by its name.
pub(super) fn by_name(file: &SourceFile) -> Option<&'static str> {
    [MANIFEST, GOVERNANCE].into_iter().find(|original| is_called_copy_of(file.name(), original))
}

/// Returns the original of a copied file, judged by its content.
pub(super) fn by_content(table: TableNode<'_, '_>) -> Option<&'static str> {
    let has = |keys: &[&str]| keys.iter().filter(|key| table.get(key).is_some()).count();
    let is_goal = has(&["priority", "activity"]) > 0;
    let kinds = [(MANIFEST, &OF_MANIFEST[..]), (GOVERNANCE, &OF_GOVERNANCE[..])];
    kinds.into_iter().find(|(_, keys)| !is_goal && has(keys) >= ENOUGH).map(|(original, _)| original)
}

/// Creates the finding for a copied file.
pub(super) fn copied(file: FileId, original: &str) -> Diagnostic {
    let message = text!("det här ser ut att vara en kopia av {original}", "this looks like a copy of {original}");
    let help = text!(
        "för över det som ska gälla till {original}, och ta bort den här",
        "move what should apply to {original}, and remove this one"
    );
    Diagnostic::new(&codes::COPIED_FILE, Place { file, span: Span::default() }, message).help(help)
}
