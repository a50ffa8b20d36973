//! The colours there are.

/// A colour, for what repeats a word or sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Blue.
    Blue,
    /// Red.
    Red,
    /// Yellow.
    Yellow,
    /// Green.
    Green,
    /// No colour of its own; drawn fainter.
    Faint,
}
