//! Pages of the handbook: Markdown as a document.
//!
//! The parser supports what the pages use: headings, paragraphs, lists, tables and fenced code blocks.

use crate::locale::{Lang, catalogue as say};
use crate::report::doc::{Cell, Column, Doc, Row, Table};

/// Returns a page of Markdown as a document.
pub fn page(markdown: &str) -> Doc {
    let mut doc = Doc::default();
    let mut lines = markdown.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(fence) = line.strip_prefix("```").map(|_| "```") {
            let inside: Vec<&str> = lines.by_ref().take_while(|line| *line != fence).collect();
            doc.verbatim(inside.join("\n"));
        } else if let Some((marks, title)) = line.split_once(' ').filter(|(marks, _)| is_heading(marks)) {
            doc.heading(u8::try_from(marks.len()).unwrap_or(u8::MAX), without_marks(title));
        } else if line.starts_with('|') {
            let mut rows = vec![cells(line)];
            rows.extend(std::iter::from_fn(|| lines.next_if(|line| line.starts_with('|'))).map(cells));
            doc.table(table(rows));
        } else if !line.trim().is_empty() && !line.starts_with("<!--") {
            let mut paragraph = line.to_owned();
            while let Some(more) = lines.next_if(|line| goes_on(line)) {
                // A list item begins a new line.
                paragraph.push(if more.starts_with("- ") || is_numbered(more) { '\n' } else { ' ' });
                paragraph.push_str(more.trim_start());
            }
            let paragraph: Vec<String> = paragraph.lines().map(bulleted).collect();
            let paragraph = paragraph.join("\n");
            // An image has no place on a screen.
            if !paragraph.trim().is_empty() {
                doc.said(paragraph);
            }
        }
    }
    doc
}

/// Returns the title of a page, which is its first heading; empty if it has none.
pub fn page_title(markdown: &str) -> String {
    let title =
        |line: &str| line.split_once(' ').filter(|(marks, _)| is_heading(marks)).map(|(_, it)| without_marks(it));
    markdown.lines().find_map(title).unwrap_or_default()
}

/// Returns the list of pages: the name to ask for, and the title.
pub fn topics<'t>(topics: impl Iterator<Item = (&'t str, &'t str)>, lang: Lang) -> Doc {
    let mut doc = Doc::default();
    let columns = vec![Column::short(say::TOPIC.get(lang)), Column::wrapping(say::PAGE.get(lang))];
    let row = |(name, title): (&str, &str)| Row::new(vec![Cell::text(name), Cell::text(title)]);
    doc.table(Table::new(columns, topics.map(row).collect()));
    doc.said(say::HELP_TOPIC.get(lang));
    doc
}

fn is_heading(marks: &str) -> bool {
    !marks.is_empty() && marks.bytes().all(|mark| mark == b'#')
}

/// Returns whether a line continues the paragraph above it.
fn goes_on(line: &str) -> bool {
    let begins_another = line.starts_with("```") || line.starts_with('|') || line.starts_with('#');
    !line.trim().is_empty() && !begins_another
}

fn bulleted(line: &str) -> String {
    match line.strip_prefix("- ") {
        Some(entry) => format!("• {}", without_marks(entry)),
        None => without_marks(line),
    }
}

/// Returns whether a line is an entry of a numbered list.
fn is_numbered(line: &str) -> bool {
    line.split_once(". ").is_some_and(|(number, _)| !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit()))
}

/// Returns the cells of a table row.
fn cells(line: &str) -> Vec<String> {
    let line = line.trim().trim_start_matches('|');
    let line = line.strip_suffix('|').unwrap_or(line);
    // A pipe within a cell is escaped with a backslash.
    line.replace("\\|", "\0").split('|').map(|cell| without_marks(cell.trim()).replace('\0', "|")).collect()
}

/// Returns a table; its second row is the delimiter.
fn table(rows: Vec<Vec<String>>) -> Table {
    let mut rows = rows.into_iter();
    let header = rows.next().unwrap_or_default();
    let columns: Vec<Column> = header.into_iter().map(Column::wrapping).collect();
    let row = |mut cells: Vec<String>| {
        cells.resize(columns.len(), String::new());
        Row::new(cells.into_iter().map(Cell::Text).collect())
    };
    let rows = rows.skip(1).map(row).collect();
    Table::new(columns, rows)
}

/// Returns a text without the markup that a screen does not show: emphasis, images, anchors and link targets.
fn without_marks(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some((before, opened)) = rest.split_once('[') {
        let link = opened.split_once("](").and_then(|(name, after)| Some((name, after.split_once(')')?)));
        // Brackets in code are not links.
        let is_code = (shown.matches('`').count() + before.matches('`').count()) % 2 == 1;
        if let Some((name, (target, after))) = link.filter(|_| !is_code) {
            let (before, is_image) = before.strip_suffix('!').map_or((before, false), |before| (before, true));
            shown.push_str(before);
            if !is_image {
                shown.push_str(name);
            }
            if target.starts_with("http") {
                shown.push_str(&format!(" ({target})"));
            }
            rest = after;
        } else {
            shown.push_str(before);
            shown.push('[');
            rest = opened;
        }
    }
    shown.push_str(rest);
    let shown = match shown.split_once("\"></a>") {
        Some((anchor, after)) if anchor.starts_with("<a id=") => after.to_owned(),
        _ => shown,
    };
    // An asterisk in code is one.
    let is_code = |at: usize| at % 2 == 1;
    let parts = shown.split('`').enumerate();
    let parts: Vec<String> =
        parts.map(|(at, part)| if is_code(at) { part.to_owned() } else { part.replace('*', "") }).collect();
    parts.join("`")
}

#[cfg(test)]
mod tests {
    use super::{page, page_title};
    use crate::report::write::{Screen, terminal};

    #[test]
    fn a_page_is_shown_without_its_marks() {
        let text = "# `plan tree`\n\nA **tree** of\nthe [plan](files.md), as\n[git](https://git-scm.com) has it:\n\n\
                    - one entry\n  that goes on\n- `[a](b)` is code\n\n![A tree](tree.svg)\n\n\
                    1. *Save* `plan/**/*.toml`, and go on\n   and on and on and on and on and on.\n2. Check.\n\n```console\n$ plan tree\n```\n\n\
                    | A | B |\n| --- | --- |\n| `x\\|y` | [z](#z) |\n";
        let shown = terminal(&page(text), Screen { width: 60, color: false, links: false });
        let expected = "`plan tree`\nA tree of the plan, as git (https://git-scm.com) has it:\n\n\
                        • one entry that goes on\n• `[a](b)` is code\n\n\
                        1. Save `plan/**/*.toml`, and go on and on and on and on and\n   on and on.\n2. Check.\n\n    $ plan tree\n\n\
                        A      B\n────────\n`x|y`  z\n";
        assert_eq!(shown, expected);
        assert_eq!(page_title(text), "`plan tree`");
    }
}
