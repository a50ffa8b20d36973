//! What a browser is told before the page, and what stands after it.

use super::page::{MAIN, Page, TOP};
use super::style::{SCRIPT, SCRIPT_SOURCE, STYLE, STYLE_SOURCE};
use super::text::escaped;
use crate::locale::Text;

static SKIP: Text = Text::fixed("Hoppa till innehållet", "Skip to the content");
static UP: Text = Text::fixed("Till sidans början", "Back to the top");

/// Writes all that stands before what the page says.
pub(super) fn write(page: &mut Page<'_>) {
    let title = page.doc.title();
    let (language, title) = (page.lang.tag(), escaped(title.as_deref().unwrap_or("plan")));
    let policy = policy(has_script(page));
    page.out.push_str(&format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n"
    ));
    if let Some(author) = page.doc.cover.as_ref().and_then(|cover| cover.author.as_ref()) {
        page.out.push_str(&format!("<meta name=\"author\" content=\"{}\">\n", escaped(author)));
    }
    page.out.push_str(&format!("<style>{STYLE}</style>\n</head>\n"));
    if page.doc.cover.is_some() {
        let skip = SKIP.get(page.lang);
        page.out
            .push_str(&format!("<body class=\"paper\" id=\"{TOP}\">\n<a class=\"skip\" href=\"#{MAIN}\">{skip}</a>\n"));
    } else {
        page.out.push_str("<body>\n");
    }
}

/// Writes all that stands after what the page says.
pub(super) fn write_end(page: &mut Page<'_>) {
    if page.doc.cover.is_some() {
        let up = UP.get(page.lang);
        page.out.push_str(&format!("<footer><a href=\"#{TOP}\">{up}</a></footer>\n"));
    }
    if has_script(page) {
        page.out.push_str(&format!("<script>{SCRIPT}</script>\n"));
    }
    page.out.push_str("</body>\n</html>\n");
}

/// Whether there is anything that a script helps with.
fn has_script(page: &Page<'_>) -> bool {
    page.is_picked || page.is_sorted
}

/// Nothing is fetched and nothing is sent, and only the page's own style and script count: should markup ever slip in
/// with a text of the plan, it does nothing.
fn policy(has_script: bool) -> String {
    let script = if has_script { format!(" script-src {SCRIPT_SOURCE};") } else { String::new() };
    format!("default-src 'none'; style-src {STYLE_SOURCE};{script} base-uri 'none'; form-action 'none'")
}
