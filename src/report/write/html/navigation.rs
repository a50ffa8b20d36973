//! The table of contents and the filter.

use super::names::fragment;
use super::page::{CONTENTS, HtmlPage};
use super::text::{escaped, heading_text};
use crate::locale::Text;
use crate::report::doc::{Block, Facet, FacetValue};

static TITLE: Text = Text::fixed("Innehåll", "Contents");
static BELOW: Text = Text::fixed("Avsnitt", "Sections");
/// The deepest heading level in the table of contents.
const DEEPEST: u8 = 2;

/// A link in the table of contents, with the links collapsed below it.
struct ContentsEntry {
    level: u8,
    link: String,
    below: Vec<String>,
}

/// Writes the table of contents, if there is more than one entry.
pub(super) fn write_contents(page: &mut HtmlPage<'_>) {
    let mut entries: Vec<ContentsEntry> = Vec::new();
    let front = page.doc.front_and_rest().0;
    let in_front = front.iter().filter(|block| matches!(block, Block::Heading(_))).count();
    for (heading, id) in page.names.headings().skip(in_front).filter(|(heading, _)| heading.level <= DEEPEST) {
        let (link, language, text) = (fragment(id), page.language_of(heading.voice), heading_text(&heading.text));
        let link = format!("<a href=\"{link}\"{language}>{text}</a>");
        match entries.last_mut().filter(|above| above.level < heading.level) {
            Some(above) => above.below.push(link),
            None => entries.push(ContentsEntry { level: heading.level, link, below: Vec::new() }),
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

static LEGEND: Text = Text::fixed("Välj vad som visas", "Choose what to show");
static ALL_VALUES: Text = Text::fixed("Alla", "All");
static WORDS: Text = Text::fixed("Ord i texten", "Words in the text");
static CLEAR: Text = Text::fixed("Visa alla igen", "Show all again");
static ALL: Text = Text::fixed("Visar alla {all}", "Showing all {all}");
static SOME: Text = Text::fixed("Visar {shown} av {all}", "Showing {shown} of {all}");
static NONE: Text = Text::fixed("Inget av {all} motsvarar urvalet", "None of {all} matches what you chose");
static UNKNOWN: Text =
    Text::fixed("”{value}” i adressen finns inte under {name}.", "“{value}” in the address is not under {name}.");
static AMBIGUOUS: Text = Text::fixed(
    "”{value}” i adressen kan betyda flera under {name}: {fits}.",
    "“{value}” in the address can mean several under {name}: {fits}.",
);
static FURTHER: Text = Text::fixed(
    "Under {name} visas ett val i taget, så ”{value}” i adressen är inte med.",
    "One choice at a time is shown under {name}, so “{value}” in the address is left out.",
);
/// The name of the text search in the URL.
const TEXT: &str = "text";

/// Writes the controls of the filter, hidden until the script enables them.
pub(super) fn write_filter(page: &mut HtmlPage<'_>) {
    let lang = page.lang;
    let say = |text: &Text| escaped(text.get(lang));
    let (legend, words, clear) = (say(&LEGEND), say(&WORDS), say(&CLEAR));
    let texts = [
        ("all", &ALL),
        ("some", &SOME),
        ("none", &NONE),
        ("unknown", &UNKNOWN),
        ("ambiguous", &AMBIGUOUS),
        ("further", &FURTHER),
    ];
    let texts: String = texts.iter().map(|(name, text)| format!(" data-{name}=\"{}\"", say(text))).collect();
    let controls: String = page
        .doc
        .facets
        .iter()
        .enumerate()
        .filter(|(_, facet)| facet.values.len() > 1)
        .map(|(at, facet)| select(page, at, facet, &say(&ALL_VALUES)))
        .collect();
    page.out.push_str(&format!(
        "<form class=\"filter\" role=\"search\" aria-label=\"{legend}\"{texts} hidden>\n\
         <p class=\"legend\" aria-hidden=\"true\">{legend}</p>\n<div class=\"controls\">\n{controls}\
         <label><span>{words}</span> <input type=\"search\" name=\"{TEXT}\" autocomplete=\"off\" spellcheck=\"false\"></label>\n\
         </div>\n<div class=\"outcome\"><p role=\"status\"></p> <button type=\"reset\">{clear}</button></div>\n</form>\n"
    ));
}

fn select(page: &HtmlPage<'_>, at: usize, facet: &Facet, all: &str) -> String {
    let language = page.language_of(facet.voice);
    let (title, name, also) = (escaped(&facet.title), facet.key, escaped(&facet.also.join("\n")));
    let option = |value: &FacetValue| {
        let (text, key) = (escaped(&value.text), escaped(&value.key));
        let also = if value.also.is_empty() {
            String::new()
        } else {
            format!(" data-also=\"{}\"", escaped(&value.also.join("\n")))
        };
        format!("<option value=\"{key}\"{also}{language}>{text}</option>\n")
    };
    let options: String = facet.values.iter().map(option).collect();
    format!(
        "<label><span>{title}</span> <select name=\"{name}\" data-also=\"{also}\" data-facet=\"{at}\">\n\
         <option value=\"\">{all}</option>\n{options}</select></label>\n"
    )
}
