//! A document for a terminal, or for what stands behind a pipe.

mod chart;
mod links;
mod records;
mod table;

use textwrap::WordSplitter;
use unicode_width::UnicodeWidthStr;

use crate::report::doc::{Block, Branch, Cover, Doc, Heading, Prose, Table, Tone};
use crate::source::{inert, printable};

/// What is known of the place that is written to.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// How many columns of text fit.
    pub width: usize,
    /// Whether it shows colours.
    pub color: bool,
    /// Whether it follows links (OSC 8).
    pub links: bool,
}

/// Running text is never broken later than this: longer lines are hard to read.
const LONGEST_LINE: usize = 100;

/// Returns the document, with a line end at the end.
pub fn terminal(doc: &Doc, screen: Screen) -> String {
    let mut out = String::new();
    if let Some(cover) = &doc.cover {
        write_cover(&mut out, cover, screen);
    }
    write_blocks(&mut out, &doc.blocks, screen, doc.cover.is_some());
    // Where lines are broken is known only here.
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
    write_fields(out, &cover.facts, screen);
    out.push('\n');
}

/// `is_paper`: it is so long that its parts must be told apart at a glance.
fn write_blocks(out: &mut String, blocks: &[Block], screen: Screen, is_paper: bool) {
    for (at, block) in blocks.iter().enumerate() {
        // A heading stands close to what it is a heading of, where no line is drawn under it.
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

/// Breaks each line of a text. What follows a bullet stands under its text.
fn wrapped_lines(text: &str, width: usize) -> Vec<String> {
    let indent = |line: &str| if line.starts_with("• ") || line.starts_with("  ") { "  " } else { "" };
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
    // A long name must not push every value to the edge.
    let indent = longest.min(screen.width / 3) + 2;
    for (name, value) in fields {
        let lines = wrapped_lines(value, screen.width.min(LONGEST_LINE).saturating_sub(indent).max(20));
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

/// Writes lines that are not broken: broken, they would not be what stands in the file.
fn write_verbatim(out: &mut String, text: &str) {
    out.extend(text.lines().map(|line| format!("    {}", printable(line)).trim_end().to_owned() + "\n"));
}

/// Breaks a text into lines, never inside a word that fits on one.
fn wrapped(text: &str, width: usize, indent: &str) -> Vec<String> {
    let text = printable(text);
    let options = textwrap::Options::new(width).subsequent_indent(indent).word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(&text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

impl Screen {
    /// Below this width headers are shown in their narrow form, and columns that can be done without are left out.
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

    /// Returns a text in the colour that repeats what it says.
    pub fn toned(self, text: &str, tone: Option<Tone>) -> String {
        match tone {
            Some(Tone::Blue) => self.styled(text, "34"),
            Some(Tone::Red) => self.styled(text, "31"),
            Some(Tone::Yellow) => self.styled(text, "33"),
            Some(Tone::Green) => self.styled(text, "32"),
            Some(Tone::Orange) => self.styled(text, "38;5;208"),
            Some(Tone::Purple) => self.styled(text, "35"),
            // Whatever the terminal writes in can be read on its background.
            Some(Tone::Black) => self.styled(text, "1"),
            Some(Tone::Faint) | None => text.to_owned(),
        }
    }

    /// Wraps a text in a terminal's own codes, where it has any.
    fn styled(self, text: &str, code: &str) -> String {
        if self.color && !text.is_empty() { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// Narrower than this a text is not broken, however deep it hangs.
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

/// The lines drawn before each branch's first line, and before its following ones.
fn guides(branches: &[Branch]) -> Vec<(String, String)> {
    // Upwards, so that what comes below a branch is known: at which depths another one hangs before the tree goes back
    // above it.
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

/// The lines drawn before a branch: `goes_on` says for each depth down to its own whether another one follows there.
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
