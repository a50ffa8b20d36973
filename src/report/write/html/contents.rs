//! What the page holds, with links.

use super::names::fragment;
use super::page::{CONTENTS, Page};
use super::text::escaped;
use crate::locale::Text;

static TITLE: Text = Text::fixed("Innehåll", "Contents");
static BELOW: Text = Text::fixed("Avsnitt", "Sections");
/// Parts of parts are listed, folded; what lies deeper is found by reading on.
const DEEPEST: u8 = 2;

/// A link of the contents, with those that fold under it.
struct Entry {
    level: u8,
    link: String,
    below: Vec<String>,
}

/// Writes links to the parts of the document and to theirs, if there is more than one part.
pub(super) fn write(page: &mut Page<'_>) {
    let mut entries: Vec<Entry> = Vec::new();
    for (heading, id) in page.names.headings().filter(|(heading, _)| heading.level <= DEEPEST) {
        let (link, language, text) = (fragment(id), page.language_of(heading.voice), escaped(&heading.text));
        let link = format!("<a href=\"{link}\"{language}>{text}</a>");
        match entries.last_mut().filter(|above| above.level < heading.level) {
            Some(above) => above.below.push(link),
            None => entries.push(Entry { level: heading.level, link, below: Vec::new() }),
        }
    }
    if entries.len() < 2 {
        return;
    }
    let title = TITLE.get(page.lang);
    page.out.push_str(&format!(
        "<nav aria-labelledby=\"{CONTENTS}\">\n<h2 id=\"{CONTENTS}\">{title}</h2>\n<ul role=\"list\">\n"
    ));
    for entry in entries {
        page.out.push_str(&format!("<li>{}", entry.link));
        if !entry.below.is_empty() {
            let below = BELOW.get(page.lang);
            page.out.push_str(&format!("\n<details>\n<summary>{below}</summary>\n<ul role=\"list\">\n"));
            entry.below.iter().for_each(|link| page.out.push_str(&format!("<li>{link}</li>\n")));
            page.out.push_str("</ul>\n</details>\n");
        }
        page.out.push_str("</li>\n");
    }
    page.out.push_str("</ul>\n</nav>\n");
}
