//! The parser of Markdown pages: prose and fenced blocks.

/// A piece of a page, in order.
pub(super) enum Piece<'p> {
    /// A line outside fenced blocks.
    Line(&'p str),
    /// A fenced block.
    Block(Block<'p>),
}

/// A fenced block.
pub(super) struct Block<'p> {
    /// The info string, such as `console`.
    pub(super) info: &'p str,
    /// The lines between the fences.
    pub(super) lines: Vec<&'p str>,
    /// The line number of the first of these.
    pub(super) number: usize,
}

/// A command of a console block with its output.
pub(super) struct Example<'p> {
    /// The command line, without the `$`.
    pub(super) command: &'p str,
    /// The lines below it.
    pub(super) shown: Vec<&'p str>,
    /// The line number of the command.
    pub(super) number: usize,
}

/// Returns the pieces of a page.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        pieces.push(match line.strip_prefix("```") {
            Some(info) => {
                let inside = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```");
                Piece::Block(Block { info, lines: inside.collect(), number: at + 2 })
            }
            None => Piece::Line(line),
        });
    }
    pieces
}

impl<'p> Block<'p> {
    /// Returns the text between the fences.
    pub(super) fn text(&self) -> String {
        self.lines.iter().flat_map(|line| [line, "\n"]).collect()
    }

    /// Returns the path of a TOML block that is a file: its first line is a comment with the path.
    pub(super) fn path(&self) -> Option<&'p str> {
        let name = self.lines.first()?.strip_prefix("# ")?;
        (self.info == "toml" && name.contains('/') && !name.contains(' ')).then_some(name)
    }

    /// Returns the commands of a console block.
    pub(super) fn examples(&self) -> Vec<Example<'p>> {
        let mut examples: Vec<Example<'p>> = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            match (line.strip_prefix("$ "), examples.last_mut()) {
                (Some(command), _) => {
                    examples.push(Example { command, shown: Vec::new(), number: self.number + at });
                }
                (None, Some(example)) => example.shown.push(line),
                (None, None) => panic!("line {}: a console block begins with a command", self.number),
            }
        }
        examples
    }
}
