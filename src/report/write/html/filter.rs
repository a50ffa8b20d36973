//! What rows are picked by: shown by the script, which alone can pick.

use super::names::slug;
use super::page::Page;
use super::text::escaped;
use crate::locale::Text;
use crate::report::doc::Facet;

static LEGEND: Text = Text::fixed("Välj vad som visas", "Choose what to show");
static ALL_VALUES: Text = Text::fixed("Alla", "All");
static WORDS: Text = Text::fixed("Ord i texten", "Words in the text");
static CLEAR: Text = Text::fixed("Visa alla igen", "Show all again");
static ALL: Text = Text::fixed("Visar alla {all}", "Showing all {all}");
static SOME: Text = Text::fixed("Visar {shown} av {all}", "Showing {shown} of {all}");
static NONE: Text = Text::fixed("Inget av {all} motsvarar urvalet", "None of {all} matches what you chose");
/// What the search for words is called in the page's address.
const TEXT: &str = "text";

/// Writes the controls, hidden: without the script they would promise what they do not hold.
pub(super) fn write(page: &mut Page<'_>) {
    let lang = page.lang;
    let say = |text: &Text| escaped(text.get(lang));
    let (legend, words, clear) = (say(&LEGEND), say(&WORDS), say(&CLEAR));
    let (all, some, none) = (say(&ALL), say(&SOME), say(&NONE));
    let controls: String = names(&page.doc.facets)
        .iter()
        .zip(&page.doc.facets)
        .enumerate()
        .filter(|(_, (_, facet))| facet.values.len() > 1)
        .map(|(at, (name, facet))| select(page, (at, name), facet, &say(&ALL_VALUES)))
        .collect();
    page.out.push_str(&format!(
        "<form class=\"filter\" role=\"search\" aria-label=\"{legend}\" data-all=\"{all}\" data-some=\"{some}\" \
         data-none=\"{none}\" hidden>\n<p class=\"legend\" aria-hidden=\"true\">{legend}</p>\n<div class=\"controls\">\n{controls}\
         <label><span>{words}</span> <input type=\"search\" name=\"{TEXT}\" autocomplete=\"off\" spellcheck=\"false\"></label>\n\
         </div>\n<div class=\"outcome\"><p role=\"status\"></p> <button type=\"reset\">{clear}</button></div>\n</form>\n"
    ));
}

fn select(page: &Page<'_>, (at, name): (usize, &str), facet: &Facet, all: &str) -> String {
    let language = page.language_of(facet.voice);
    let title = escaped(&facet.title);
    let options: String =
        facet.values.iter().map(|value| format!("<option{language}>{}</option>\n", escaped(value))).collect();
    format!(
        "<label><span>{title}</span> <select name=\"{name}\" data-facet=\"{at}\">\n<option value=\"\">{all}</option>\n{options}\
         </select></label>\n"
    )
}

/// Returns what each facet is called in the page's address.
fn names(facets: &[Facet]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for facet in facets {
        let name = slug(&facet.title);
        let is_taken = name == TEXT || names.contains(&name);
        names.push(if is_taken { format!("{name}-{}", names.len() + 1) } else { name });
    }
    names
}
