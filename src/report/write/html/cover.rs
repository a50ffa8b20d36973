//! What the page is, before what it says.

use super::page::Page;
use super::text::escaped;
use crate::report::doc::{Cover, Voice};

/// Writes the title, what is said of it, and the facts.
pub(super) fn write(page: &mut Page<'_>, cover: &Cover) {
    page.out.push_str("<header>\n");
    if let Some(author) = &cover.author {
        page.out.push_str(&format!("<p class=\"author\">{}</p>\n", escaped(author)));
    }
    let (title, language) = (escaped(&cover.title), page.language_of(Voice::Plan));
    page.out.push_str(&format!("<h1{language}>{title}</h1>\n"));
    if !cover.subtitle.is_empty() {
        page.out.push_str(&format!("<p class=\"subtitle\">{}</p>\n", escaped(&cover.subtitle)));
    }
    if !cover.facts.is_empty() {
        page.write_fields(&cover.facts);
    }
    page.out.push_str("</header>\n");
}
