//! A plan's own names of its levels.

use super::Str;
use crate::source::Spanned;

/// A plan's own names for its levels; where one is absent the tool's own word is used.
#[derive(Debug, Default)]
pub struct Levels<'a> {
    /// The highest level, such as "Mål".
    pub goal: Option<Spanned<Str<'a>>>,
    /// The second level, such as "Prioritering".
    pub priority: Option<Spanned<Str<'a>>>,
    /// The highest level of a file with `kind = "direction"`.
    pub area: Option<Spanned<Str<'a>>>,
    /// The second level of a file with `kind = "direction"`.
    pub direction: Option<Spanned<Str<'a>>>,
    /// The lowest level, such as "Aktivitet".
    pub activity: Option<Spanned<Str<'a>>>,
}
