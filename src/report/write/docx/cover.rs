//! The title page.

use super::body::Body;
use super::list;
use super::text::{push_paragraph, push_run};
use crate::report::doc::{Cover, Voice};

/// Writes a title page.
pub(super) fn write<'d>(body: &mut Body<'d>, cover: &'d Cover) {
    let (plan, tool) = (body.look(Voice::Plan), body.look(Voice::Tool));
    if let Some(author) = &cover.author {
        push_paragraph(&mut body.out, "Author", "", |out| push_run(out, author, plan));
    }
    push_paragraph(&mut body.out, "Title", "", |out| push_run(out, &cover.title, plan));
    if !cover.subtitle.is_empty() {
        push_paragraph(&mut body.out, "Subtitle", "", |out| push_run(out, &cover.subtitle, tool));
    }
    list::write_fields(&mut body.out, &cover.facts, "");
}
