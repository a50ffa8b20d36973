//! Reads links.

use super::table::TableReader;
use crate::model::Link;
use crate::source::Spanned;

/// Reads the links in a table: addresses, alone or with a title.
pub(super) fn links<'a>(table: &mut TableReader<'a, '_>) -> Vec<Link<'a>> {
    let bare = |url: Spanned<_>| Link { title: None, span: url.span, url };
    table.list_of_either("links", bare, |table| {
        let (title, url) = (table.optional("title"), table.required("url"));
        Some(Link { title, url: url?, span: table.span })
    })
}
