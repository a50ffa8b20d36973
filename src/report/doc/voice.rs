//! The origin of a text.

/// The origin of a text: the tool speaks the reader's language, a plan its own (WCAG 2.1, 3.1.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Voice {
    /// The tool's, in the language of the reader.
    #[default]
    Tool,
    /// The plan's, in the language it is written in.
    Plan,
}
