//! The site map for search engines.

use crate::report::write::{canonical, escaped};

/// Returns the site map with these pages, as XML.
pub(super) fn map<'p>(base: &str, pages: impl Iterator<Item = &'p str>) -> String {
    let base = escaped(base);
    let urls = pages.map(|path| format!("<url><loc>{base}{}</loc></url>\n", canonical(path)));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{}</urlset>\n",
        urls.collect::<String>()
    )
}
