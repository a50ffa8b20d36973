//! A document as text for a terminal or a pipe.

mod chart;
mod links;
mod records;
mod table;

use textwrap::WordSplitter;
use unicode_width::UnicodeWidthStr;

use crate::report::doc::{Block, Branch, Cover, Doc, Heading, Prose, Table, Tone};
use crate::source::{inert, printable};

/// The properties of the terminal.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// The width, in columns of text.
    pub width: usize,
    /// True if it shows colours.
    pub color: bool,
    /// True if it supports hyperlinks (OSC 8).
    pub links: bool,
}

/// The longest line of running text that is easy to read.
const LONGEST_LINE: usize = 100;

/// Returns the document, with a newline at the end.
pub fn terminal(doc: &Doc, screen: Screen) -> String {
    let mut out = String::new();
    if let Some(cover) = &doc.cover {
        write_cover(&mut out, cover, screen);
    }
    write_blocks(&mut out, &doc.blocks, screen, doc.cover.is_some());
    // After wrapping, as escaping depends on the start of lines.
    let out = inert(&out).into_owned();
    if screen.links { links::linked(doc, &out) } else { out }
}

fn write_cover(out: &mut String, cover: &Cover, screen: Screen) {
    if let Some(author) = &cover.author {
        write_text(out, author, screen, |line| screen.faint(line));
    }
    write_text(out, &cover.title, screen, |line| screen.bold(line));
    write_text(out, &cover.subtitle, screen, |line| screen.bold(line));
    out.push('\n');
    if !cover.lede.is_empty() {
        write_text(out, &cover.lede, screen, str::to_owned);
        out.push('\n');
    }
    if cover.facts.is_empty() {
        return;
    }
    write_fields(out, &cover.facts, screen);
    out.push('\n');
}

/// Writes blocks. `is_paper` is true for long documents, whose headings need to stand out.
fn write_blocks(out: &mut String, blocks: &[Block], screen: Screen, is_paper: bool) {
    for (at, block) in blocks.iter().enumerate() {
        // No blank line below a heading, unless the heading is underlined.
        if at > 0 && (is_paper || !matches!(blocks[at - 1], Block::Heading(..))) {
            out.push('\n');
        }
        match block {
            Block::Heading(heading) => write_heading(out, heading, screen, is_paper),
            Block::Text(text) | Block::Quoted(text) => write_text(out, text, screen, str::to_owned),
            Block::Said(text) => write_text(out, text, screen, str::to_owned),
            Block::Verbatim(text) => write_verbatim(out, text),
            Block::Fields(fields) => write_fields(out, fields, screen),
            Block::Links(links) => {
                let texts: Vec<&str> = links.links.iter().map(|link| &*link.text).collect();
                write_text(out, &format!("{}: {}", links.label, texts.join(", ")), screen, str::to_owned);
            }
            Block::Table(table) => write_table(out, table, screen),
            Block::Chart(chart) => {
                write_text(out, &chart.title, screen, |line| screen.bold(line));
                chart::write(out, chart, screen);
            }
            Block::Tree(branches) => write_tree(out, branches, screen),
            Block::Folded(_, title, blocks) => {
                write_text(out, title, screen, |line| screen.bold(line));
                write_blocks(out, blocks, screen, false);
            }
        }
    }
}

fn write_heading(out: &mut String, heading: &Heading, screen: Screen, is_paper: bool) {
    write_text(out, &heading.text, screen, |line| screen.bold(line));
    let line = match heading.level {
        1 if is_paper => '═',
        2 if is_paper => '─',
        _ => return,
    };
    let width = printable(&heading.text).lines().map(UnicodeWidthStr::width).max().unwrap_or_default();
    out.extend(std::iter::repeat_n(line, width.min(screen.width.min(LONGEST_LINE))));
    out.push('\n');
}

fn write_text(out: &mut String, text: &str, screen: Screen, style: impl Fn(&str) -> String) {
    for line in wrapped_lines(text, screen.width.min(LONGEST_LINE)) {
        out.push_str(&style(&line));
        out.push('\n');
    }
}

/// Wraps each line of a text. Continuation lines of list items are indented.
fn wrapped_lines(text: &str, width: usize) -> Vec<String> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let is_numbered = |line: &str| line.split_once(". ").is_some_and(|(number, _)| is_number(number));
    let indent = |line: &str| match line {
        _ if line.starts_with("• ") || line.starts_with("  ") => "  ",
        _ if is_numbered(line) => "   ",
        _ => "",
    };
    text.lines().flat_map(|line| wrapped(line, width, indent(line))).collect()
}

fn write_table(out: &mut String, table: &Table, screen: Screen) {
    if let Some(caption) = &table.caption {
        write_text(out, caption, screen, |line| screen.bold(line));
    }
    match table::Layout::of(table, screen).filter(|_| !records::are_better(table, screen)) {
        Some(layout) => table::write(out, table, &layout, screen),
        None => records::write(out, table, screen),
    }
}

fn write_fields(out: &mut String, fields: &[(String, Prose)], screen: Screen) {
    let longest = fields.iter().map(|(name, _)| name.width()).max().unwrap_or_default();
    let width = screen.width.min(LONGEST_LINE);
    // A long name must not squeeze the values.
    let indent = longest.min(screen.width / 3) + 2;
    let words = fields.iter().flat_map(|(_, value)| value.split_whitespace().map(UnicodeWidthStr::width));
    let indent = if words.max().is_some_and(|word| word + indent > width && word + 2 <= width) { 2 } else { indent };
    for (name, value) in fields {
        let lines = wrapped_lines(value, width.saturating_sub(indent).max(20));
        let name = printable(name);
        if name.width() + 2 > indent {
            out.push_str(&format!("{}\n{}", screen.faint(&name), " ".repeat(indent)));
        } else {
            out.push_str(&format!("{}{}", screen.faint(&name), " ".repeat(indent - name.width())));
        }
        out.push_str(&lines.join(&format!("\n{}", " ".repeat(indent))));
        out.push('\n');
    }
}

/// Writes preformatted text, which is not wrapped.
fn write_verbatim(out: &mut String, text: &str) {
    out.extend(text.lines().map(|line| format!("    {}", printable(line)).trim_end().to_owned() + "\n"));
}

/// Wraps a text, without breaking words that fit on a line.
fn wrapped(text: &str, width: usize, indent: &str) -> Vec<String> {
    let text = printable(text);
    let options = textwrap::Options::new(width).subsequent_indent(indent).word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(&text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

impl Screen {
    /// The width below which headers are short, and optional columns are left out.
    const NARROW: usize = 110;

    /// Returns whether there is little room for columns.
    pub fn is_narrow(self) -> bool {
        self.width < Self::NARROW
    }

    fn bold(self, text: &str) -> String {
        self.styled(text, "1")
    }

    fn faint(self, text: &str) -> String {
        self.styled(text, "2")
    }

    /// Returns a text in the colour of its tone.
    pub fn toned(self, text: &str, tone: Option<Tone>) -> String {
        match tone {
            Some(Tone::Blue) => self.styled(text, "34"),
            Some(Tone::Red) => self.styled(text, "31"),
            Some(Tone::Yellow) => self.styled(text, "33"),
            Some(Tone::Green) => self.styled(text, "32"),
            Some(Tone::Orange) => self.styled(text, "38;5;208"),
            Some(Tone::Purple) => self.styled(text, "35"),
            // Bold in the default colour, which is legible on any background.
            Some(Tone::Black) => self.styled(text, "1"),
            Some(Tone::Faint) | None => text.to_owned(),
        }
    }

    /// Wraps a text in an SGR escape sequence, if the terminal has colours.
    fn styled(self, text: &str, code: &str) -> String {
        if self.color && !text.is_empty() { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// The smallest width of text in a tree, however deep.
const LEAST_TEXT: usize = 20;

fn write_tree(out: &mut String, branches: &[Branch], screen: Screen) {
    for (branch, (first, rest)) in branches.iter().zip(guides(branches)) {
        let width = screen.width.saturating_sub(first.width().max(rest.width())).max(LEAST_TEXT);
        for (line, text) in wrapped(&branch.text, width, "").iter().enumerate() {
            let guide = if line == 0 { &first } else { &rest };
            let text = if branch.is_heading { screen.bold(text) } else { screen.toned(text, branch.tone) };
            out.push_str(&format!("{guide}{text}\n"));
        }
    }
}

/// Returns the guides of a tree: for each branch the lines before its first line of text, and before the others.
fn guides(branches: &[Branch]) -> Vec<(String, String)> {
    // From the bottom up, so that it is known at which depths a sibling follows before the tree returns to a level
    // above.
    let mut goes_on: Vec<bool> = Vec::new();
    let mut below = 0;
    let mut guides: Vec<_> = branches
        .iter()
        .rev()
        .map(|branch| {
            let depth = branch.depth;
            goes_on.resize(goes_on.len().max(depth + 1), false);
            let guides = guide(&goes_on[..=depth], below > depth);
            goes_on.truncate(depth);
            goes_on.push(true);
            below = depth;
            guides
        })
        .collect();
    guides.reverse();
    guides
}

/// Returns the guides of a branch; `goes_on` is true for each depth at which a sibling follows.
fn guide(goes_on: &[bool], has_children: bool) -> (String, String) {
    let depth = goes_on.len() - 1;
    let above: String = goes_on[..depth].iter().skip(1).map(|goes_on| if *goes_on { "│  " } else { "   " }).collect();
    let (own, below) = match (depth, goes_on[depth]) {
        (0, _) => ("", ""),
        (_, true) => ("├─ ", "│  "),
        (_, false) => ("└─ ", "   "),
    };
    let hanging = if has_children && depth > 0 { "│  " } else { "" };
    (format!("{above}{own}"), format!("{above}{below}{hanging}"))
}
