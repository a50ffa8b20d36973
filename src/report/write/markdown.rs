//! A document as GitHub Flavored Markdown.

use crate::source::printable;

use crate::report::doc::{Align, Block, Doc, Table};

/// Returns the document, with a line end at the end.
pub fn markdown(doc: &Doc) -> String {
    let blocks: Vec<String> = doc.blocks.iter().map(block).collect();
    blocks.join("\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(heading) => format!("{} {}\n", "#".repeat(usize::from(heading.level)), escaped(&heading.text)),
        Block::Text(text) | Block::Quoted(text) => text.lines().map(escaped).collect::<Vec<_>>().join("  \n") + "\n",
        Block::Said(text) => said(text) + "\n",
        Block::Verbatim(text) => format!("```toml\n{}\n```\n", printable(text)),
        Block::Fields(fields) => {
            fields.iter().map(|(name, value)| format!("- **{}:** {}\n", escaped(name), escaped(value))).collect()
        }
        Block::Links(links) => {
            let texts: Vec<String> = links.links.iter().map(|link| escaped(&link.text)).collect();
            format!("{}: {}\n", escaped(&links.label), texts.join(", "))
        }
        Block::Table(rows) => table(rows),
        Block::Chart(chart) => table(&chart.table()),
        Block::Tree(branches) => branches
            .iter()
            .map(|branch| format!("{}- {}\n", "  ".repeat(branch.depth), escaped(&branch.text)))
            .collect(),
        Block::Folded(_, title, blocks) => {
            let blocks: Vec<String> = blocks.iter().map(self::block).collect();
            format!("<details>\n<summary>{}</summary>\n\n{}\n</details>\n", in_tag(title), blocks.join("\n"))
        }
    }
}

fn table(table: &Table) -> String {
    // A column of bars has nothing in words: the numbers beside it say the same.
    let shown: Vec<usize> = (0..table.columns.len())
        .filter(|&at| {
            table.rows.is_empty()
                || table.rows.iter().any(|row| !row.cells[at].words().is_empty())
                || !table.columns[at].title.is_empty()
        })
        .collect();
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let header = line(shown.iter().map(|&at| escaped(&table.columns[at].title)).collect());
    let rule = line(
        shown
            .iter()
            .map(|&at| match table.columns[at].align {
                Align::Left => "---".to_owned(),
                Align::Right => "---:".to_owned(),
            })
            .collect(),
    );
    let rows = table.rows.iter().map(|row| {
        line(
            shown
                .iter()
                .map(|&at| {
                    let words = escaped(row.cells[at].words());
                    if row.is_total && !words.is_empty() { format!("**{words}**") } else { words }
                })
                .collect(),
        )
    });
    header + &rule + &rows.collect::<String>()
}

/// Returns text that Markdown shows as it stands: nothing in a title may turn into markup or end a cell.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = printable(text);
    // Four spaces at the beginning would make it code.
    let text = text.trim_start_matches(' ');
    let number = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_list = number > 0 && matches!(&text.as_bytes()[number..], [b'.' | b')'] | [b'.' | b')', b' ', ..]);
    for (at, c) in text.char_indices() {
        match c {
            '.' | ')' if is_list && at == number => out.extend(['\\', c]),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' => out.extend(['\\', c]),
            // Only at the beginning do these make a heading or a list.
            '#' | '+' | '-' if at == 0 => out.extend(['\\', c]),
            '\r' => {}
            '\n' => out.push_str("<br>"),
            _ => out.push(c),
        }
    }
    out
}

/// Returns text that stands within a tag, where Markdown's own signs mean nothing.
fn in_tag(text: &str) -> String {
    printable(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace(['\r', '\n'], " ")
}

/// Returns a text of the tool's own: what stands between its backticks is code here too.
fn said(text: &str) -> String {
    let parts = text.split('`').enumerate();
    parts.map(|(at, part)| if at % 2 == 1 { format!("`{part}`") } else { escaped_within(part) }).collect()
}

/// Escapes a part of a text that does not begin a line.
fn escaped_within(part: &str) -> String {
    let space = part.len() - part.trim_start_matches(' ').len();
    part[..space].to_owned() + &escaped(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_a_text_makes_no_list_and_no_code() {
        let shown = ["1. Start", "2) Go on", "3.", "    four", "\tone", "4.1 Goal", "2024"].map(escaped);
        assert_eq!(shown, ["1\\. Start", "2\\) Go on", "3\\.", "four", "one", "4.1 Goal", "2024"]);
    }
}
