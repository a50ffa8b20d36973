//! A document as a web page of its own: one file, nothing from elsewhere, whole without scripts.

mod bar;
mod chart;
mod contents;
mod cover;
mod filter;
mod head;
mod names;
mod page;
mod style;
mod table;
mod text;
mod tree;

use page::Page;
pub(super) use text::escaped;

use crate::locale::Lang;
use crate::report::doc::{Block, Doc, Tone};

/// Returns the document as a whole page, with the tool's words in a language.
pub fn html(doc: &Doc, lang: Lang) -> String {
    let mut page = Page::of(doc, lang);
    head::write(&mut page);
    if let Some(cover) = &doc.cover {
        cover::write(&mut page, cover);
        contents::write(&mut page);
    }
    let large = if page.is_large { " class=\"large\"" } else { "" };
    page.out.push_str(&format!("<main id=\"{}\"{large}>\n", page::MAIN));
    if page.is_picked {
        filter::write(&mut page);
    }
    write_blocks(&mut page, &doc.blocks);
    page.close_sections(0);
    page.out.push_str("</main>\n");
    head::write_end(&mut page);
    page.out
}

fn write_blocks<'d>(page: &mut Page<'d>, blocks: &'d [Block]) {
    for block in blocks {
        match block {
            Block::Heading(heading) => page.write_heading(heading),
            Block::Text(text) => text::write_paragraphs(&mut page.out, text, escaped),
            Block::Quoted(text) => {
                page.out.push_str(&format!("<div class=\"quoted\"{}>\n", page.plan_words));
                text::write_paragraphs(&mut page.out, text, escaped);
                page.out.push_str("</div>\n");
            }
            Block::Said(text) => text::write_paragraphs(&mut page.out, text, text::said),
            Block::Verbatim(text) => {
                page.out.push_str(&format!("<pre><code>{}</code></pre>\n", text::escaped_lines(text, "\n")));
            }
            Block::Fields(fields) => page.write_fields(fields),
            Block::Links(links) => page.write_links(links),
            Block::Table(table) => table::write(page, table),
            Block::Chart(chart) => chart::write(page, chart),
            Block::Tree(branches) => tree::write(&mut page.out, branches),
            Block::Folded(level, title, blocks) => {
                // Open, so that all of it is printed and found by a search.
                let level = page.shown_level(*level);
                let title = escaped(title);
                page.out.push_str(&format!("<details open>\n<summary><h{level}>{title}</h{level}></summary>\n"));
                // A heading in here ends no section out there.
                let outside = std::mem::take(&mut page.sections);
                write_blocks(page, blocks);
                page.close_sections(0);
                page.sections = outside;
                page.out.push_str("</details>\n");
            }
        }
    }
}

/// Returns the class of a colour, which repeats what words or signs say.
pub(super) fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Blue => "blue",
        Tone::Red => "red",
        Tone::Yellow => "yellow",
        Tone::Green => "green",
        Tone::Faint => "faint",
    }
}

#[cfg(test)]
mod tests;
