//! The logos of plans, read from their files.

use super::session::Session;
use crate::diag::{SOME_PICTURE, picture_reason};
use crate::locale::text;
use crate::model::Plan;
use crate::query::Refusal;
use crate::source::{Picture, Position};

/// Reads the logo of a plan; none if it names none. `plan check` refuses the same pictures (PL225).
pub(super) fn logo_of(plan: &Plan<'_>, session: &Session<'_>) -> Result<Option<Picture>, Refusal> {
    let Some(name) = &plan.report.logo else { return Ok(None) };
    let file = session.sources.file(plan.file);
    Picture::read(session.dir, file.folder(), &name.value).map(Some).map_err(|fault| {
        let (path, Position { line, column }) = (file.path(), file.position(name.span.start));
        let reason = picture_reason(&fault);
        Refusal::new(
            text!(reason = reason; "{path}:{line}:{column}: logo: {reason}", "{path}:{line}:{column}: logo: {reason}"),
            Some(SOME_PICTURE.clone()),
        )
    })
}
