//! A document as a self-contained HTML page, which is complete without its script.

mod head;
mod names;
mod navigation;
mod page;
mod path;
mod site;
mod table;
mod text;

pub use path::canonical;
pub use site::{SiteLinks, SitePage, redirect_page, site_page, site_style};
pub(in super::super) use text::escaped;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::svg::drawings;
use crate::locale::{Lang, Text};
use crate::report::doc::{Block, Branch, Chart, Cover, Doc, Tone, Voice};
use page::HtmlPage;

/// Returns the document as a page, with the tool's texts in a language.
pub fn html(doc: &Doc, lang: Lang) -> String {
    let mut page = HtmlPage::of(doc, lang);
    head::write(&mut page);
    if let Some(cover) = &doc.cover {
        write_cover(&mut page, cover);
    }
    let large = if page.is_large { " class=\"large\"" } else { "" };
    page.out.push_str(&format!("<main id=\"{}\"{large}>\n", page::MAIN));
    let (front, rest) = doc.front_and_rest();
    let under = std::mem::take(&mut page.under);
    write_part(&mut page, "front", front, false);
    page.under = under;
    if doc.cover.is_some() {
        navigation::write_contents(&mut page);
    }
    let is_picked = page.is_picked;
    write_part(&mut page, "chapters", rest, is_picked);
    page.out.push_str("</main>\n");
    head::write_end(&mut page);
    page.out
}

/// Writes blocks in an element of their own, with its own width.
fn write_part<'d>(page: &mut HtmlPage<'d>, class: &str, blocks: &'d [Block], with_filter: bool) {
    if blocks.is_empty() {
        return;
    }
    page.out.push_str(&format!("<div class=\"{class}\">\n"));
    if with_filter {
        navigation::write_filter(page);
    }
    write_blocks(page, blocks);
    page.close_sections(0);
    page.out.push_str("</div>\n");
}

fn write_blocks<'d>(page: &mut HtmlPage<'d>, blocks: &'d [Block]) {
    for block in blocks {
        match block {
            Block::Heading(heading) => page.write_heading(heading),
            Block::Text(text) => text::write_prose(&mut page.out, text),
            Block::Quoted(text) => {
                page.out.push_str(&format!("<div class=\"quoted\"{}>\n", page.plan_words));
                text::write_prose(&mut page.out, text);
                page.out.push_str("</div>\n");
            }
            Block::Said(text) => page.out.push_str(&format!("<p>{}</p>\n", text::said(text))),
            Block::Verbatim(text) => {
                page.out.push_str(&format!("<pre><code>{}</code></pre>\n", text::escaped_lines(text, "\n")));
            }
            Block::Fields(fields) => page.write_fields(fields),
            Block::Links(links) => page.write_links(links),
            Block::Table(table) => table::write(page, table),
            Block::Chart(chart) => write_chart(page, chart),
            Block::Tree(branches) => write_tree(&mut page.out, branches),
            Block::Folded(level, title, blocks) => {
                // Open, so that its content is printed, and found by a search.
                let level = page.shown_level(*level);
                let title = escaped(title);
                page.out.push_str(&format!("<details open>\n<summary><h{level}>{title}</h{level}></summary>\n"));
                // Sections within the part are closed before it ends.
                let outside = std::mem::take(&mut page.sections);
                write_blocks(page, blocks);
                page.close_sections(0);
                page.sections = outside;
                page.out.push_str("</details>\n");
            }
        }
    }
}

/// Returns the CSS class of a colour, which repeats the meaning of words or symbols.
pub(super) fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Blue => "blue",
        Tone::Red => "red",
        Tone::Yellow => "yellow",
        Tone::Green => "green",
        Tone::Orange => "orange",
        Tone::Purple => "purple",
        Tone::Black => "black",
        Tone::Faint => "faint",
    }
}

static IN_NUMBERS: Text = Text::fixed("I siffror", "In numbers");

/// Writes a chart as SVG, and below it a table unless there is one beside it.
fn write_chart(page: &mut HtmlPage<'_>, chart: &Chart) {
    let ids = [page.names.free("drawing:1"), page.names.free("drawing:1")];
    let title = escaped(&chart.title);
    let drawn = drawings(chart, [&ids[0], &ids[1]]);
    page.out.push_str(&format!("<figure>\n<figcaption>{title}</figcaption>\n{drawn}"));
    if !chart.is_told {
        page.out.push_str(&format!("<details>\n<summary>{}</summary>\n", IN_NUMBERS.get(page.lang)));
        table::write(page, &chart.table());
        page.out.push_str("</details>\n");
    }
    page.out.push_str("</figure>\n");
}

/// Writes the title, the subtitle and the facts.
fn write_cover(page: &mut HtmlPage<'_>, cover: &Cover) {
    page.out.push_str("<header>\n");
    if let Some(logo) = &cover.logo {
        // Whose it is stands below it in words.
        let (kind, data) = (logo.kind.media_type(), STANDARD.encode(&logo.bytes));
        page.out.push_str(&format!("<img class=\"logo\" src=\"data:{kind};base64,{data}\" alt=\"\">\n"));
    }
    if let Some(author) = &cover.author {
        page.out.push_str(&format!("<p class=\"author\">{}</p>\n", escaped(author)));
    }
    let (title, language) = (escaped(&cover.title), page.language_of(Voice::Plan));
    page.out.push_str(&format!("<h1{language}>{title}</h1>\n"));
    if !cover.subtitle.is_empty() {
        page.out.push_str(&format!("<p class=\"subtitle\">{}</p>\n", escaped(&cover.subtitle)));
    }
    if !cover.lede.is_empty() {
        page.out.push_str(&format!("<p class=\"lede\">{}</p>\n", text::within(&cover.lede)));
    }
    if !cover.facts.is_empty() {
        page.write_fields(&cover.facts);
    }
    page.out.push_str("</header>\n");
}

fn write_tree(out: &mut String, branches: &[Branch]) {
    let mut open = 0;
    for branch in branches {
        // A list must be in an item of the level above, so a branch that skips a level is moved up.
        let depth = branch.depth.min(open);
        if open > depth {
            out.push_str("</li>\n");
            out.push_str(&"</ul>\n</li>\n".repeat(open - depth - 1));
        } else {
            out.push_str("<ul role=\"list\">\n");
        }
        open = depth + 1;
        out.push_str("<li>");
        let text = escaped(&branch.text);
        match (branch.is_heading, branch.tone) {
            (true, _) => out.push_str(&format!("<strong>{text}</strong>\n")),
            (false, Some(tone)) => out.push_str(&format!("<span class=\"{}\">{text}</span>\n", class(tone))),
            (false, None) => out.push_str(&format!("{text}\n")),
        }
    }
    if open > 0 {
        out.push_str("</li>\n</ul>\n");
        out.push_str(&"</li>\n</ul>\n".repeat(open - 1));
    }
}

#[cfg(test)]
mod tests;
