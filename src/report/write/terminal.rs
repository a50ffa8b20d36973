//! A document for a terminal, or for what stands behind a pipe.

use comfy_table::{
    Attribute, Cell as ShownCell, CellAlignment, Color, ColumnConstraint, ContentArrangement, Table as Shown,
};
use unicode_width::UnicodeWidthStr;

use super::super::doc::{Align, Block, Branch, Cell, Column, Doc, Part, Row, Table, Tone};

/// What is known of the place that is written to.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// How many columns of text fit.
    pub width: usize,
    /// Whether it shows colours.
    pub color: bool,
}

/// Below this width headers are shown in their narrow form.
const NARROW: usize = 110;
/// Running text is never broken later than this: longer lines are hard to read.
const LONGEST_LINE: usize = 100;

/// Returns the document, with a line end at the end.
pub fn terminal(doc: &Doc, screen: Screen) -> String {
    let mut out = String::new();
    for (at, block) in doc.blocks.iter().enumerate() {
        // A heading stands close to what it is a heading of.
        if at > 0 && !matches!(doc.blocks[at - 1], Block::Heading(..)) {
            out.push('\n');
        }
        match block {
            Block::Heading(_, text) => wrapped(&mut out, text, screen, |line| styled(line, "1", screen)),
            Block::Text(text) => wrapped(&mut out, text, screen, str::to_owned),
            Block::Fields(fields) => write_fields(&mut out, fields, screen),
            Block::Table(table) => write_table(&mut out, table, screen),
            Block::Tree(branches) => write_tree(&mut out, branches, screen),
        }
    }
    out
}

fn wrapped(out: &mut String, text: &str, screen: Screen, style: impl Fn(&str) -> String) {
    for line in textwrap::wrap(text, screen.width.min(LONGEST_LINE)) {
        out.push_str(&style(&line));
        out.push('\n');
    }
}

/// Wraps a text in a terminal's own codes, where it has any.
fn styled(text: &str, code: &str, screen: Screen) -> String {
    if screen.color && !text.is_empty() { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}

fn write_fields(out: &mut String, fields: &[(String, String)], screen: Screen) {
    let names = fields.iter().map(|(name, _)| name.width()).max().unwrap_or_default();
    let indent = " ".repeat(names + 2);
    for (name, value) in fields {
        let gap = " ".repeat(names - name.width() + 2);
        let options = textwrap::Options::new(screen.width.min(LONGEST_LINE)).subsequent_indent(&indent);
        // Wrapped with a stand-in for the name, which may be styled.
        let text = format!("{}{value}", "\u{a0}".repeat(names + 2));
        let body = textwrap::fill(&text, options.clone());
        let body = body.trim_start_matches('\u{a0}');
        out.push_str(&format!("{}{gap}{body}\n", styled(name, "2", screen)));
    }
}

fn write_table(out: &mut String, table: &Table, screen: Screen) {
    let is_narrow = screen.width < NARROW;
    let mut shown = Shown::new();
    shown.load_style(comfy_table::presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    shown.set_width(u16::try_from(screen.width).unwrap_or(u16::MAX));
    if screen.color {
        shown.enforce_styling();
    } else {
        shown.force_no_tty();
    }
    let titles: Vec<&str> = table.columns.iter().map(|column| title(column, is_narrow)).collect();
    shown.set_header(titles.iter().map(|title| ShownCell::new(title).add_attribute(Attribute::Bold)));
    let bar = (screen.width / 6).clamp(8, 30);
    for row in &table.rows {
        shown.add_row(row.cells.iter().map(|cell| show(cell, row, bar)));
    }
    for (at, column) in table.columns.iter().enumerate() {
        let Some(shown) = shown.column_mut(at) else { continue };
        shown.set_padding((u16::from(at > 0), u16::from(at + 1 < table.columns.len())));
        shown.set_cell_alignment(match column.align {
            Align::Left => CellAlignment::Left,
            Align::Right => CellAlignment::Right,
        });
        if !column.wraps {
            shown.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    for line in shown.to_string().lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

fn title(column: &Column, is_narrow: bool) -> &str {
    column.narrow.as_deref().filter(|_| is_narrow).unwrap_or(&column.title)
}

fn show(cell: &Cell, row: &Row, bar: usize) -> ShownCell {
    let shown = match cell {
        Cell::Text(text) => ShownCell::new(text),
        Cell::Toned(text, tone) => {
            color(*tone).map_or_else(|| ShownCell::new(text), |color| ShownCell::new(text).fg(color))
        }
        Cell::Bar(parts) => ShownCell::new(draw(parts, bar)),
    };
    if row.is_total { shown.add_attribute(Attribute::Bold) } else { shown }
}

fn color(tone: Tone) -> Option<Color> {
    match tone {
        Tone::Blue => Some(Color::Blue),
        Tone::Red => Some(Color::Red),
        Tone::Yellow => Some(Color::Yellow),
        Tone::Green => Some(Color::Green),
        Tone::Faint => None,
    }
}

/// Draws a bar of `width` signs. What is there at all gets one sign at least: a single activity off track must be seen.
fn draw(parts: &[Part], width: usize) -> String {
    let total: usize = parts.iter().map(|part| part.size).sum();
    if total == 0 {
        return String::new();
    }
    let mut lengths: Vec<usize> =
        parts.iter().map(|part| (part.size * width / total).max(usize::from(part.size > 0))).collect();
    // Rounding leaves some signs over or short; the largest part takes them, where it shows least.
    let largest = (0..parts.len()).max_by_key(|&at| parts[at].size).unwrap_or_default();
    let others: usize = lengths.iter().sum::<usize>() - lengths[largest];
    lengths[largest] = width.saturating_sub(others).max(1);
    parts.iter().zip(lengths).flat_map(|(part, length)| std::iter::repeat_n(part.symbol, length)).collect()
}

fn write_tree(out: &mut String, branches: &[Branch], screen: Screen) {
    for (at, branch) in branches.iter().enumerate() {
        let (first, rest) = guides(branches, at);
        let text = match branch.tone.filter(|_| screen.color) {
            _ if branch.is_heading => "1",
            Some(Tone::Blue) => "34",
            Some(Tone::Red) => "31",
            Some(Tone::Yellow) => "33",
            Some(Tone::Green) => "32",
            Some(Tone::Faint) | None => "",
        };
        let width = screen.width.saturating_sub(first.width()).max(20);
        for (line, text_line) in textwrap::wrap(&branch.text, width).iter().enumerate() {
            let guide = if line == 0 { &first } else { &rest };
            let shown = if text.is_empty() { text_line.to_string() } else { styled(text_line, text, screen) };
            out.push_str(&format!("{guide}{shown}\n"));
        }
    }
}

/// The lines drawn before a branch's first line, and before its following ones.
fn guides(branches: &[Branch], at: usize) -> (String, String) {
    let depth = branches[at].depth;
    // Whether another branch hangs at this depth before the tree goes back above it.
    let goes_on = |depth: usize| {
        let after = branches[at + 1..].iter().find(|branch| branch.depth <= depth);
        after.is_some_and(|branch| branch.depth == depth)
    };
    let above: String = (1..depth).map(|depth| if goes_on(depth) { "│  " } else { "   " }).collect();
    let (own, below) = match (depth, goes_on(depth)) {
        (0, _) => ("", ""),
        (_, true) => ("├─ ", "│  "),
        (_, false) => ("└─ ", "   "),
    };
    let has_children = branches.get(at + 1).is_some_and(|branch| branch.depth > depth);
    let hanging = if has_children && depth > 0 { "│  " } else { "" };
    (format!("{above}{own}"), format!("{above}{below}{hanging}"))
}
