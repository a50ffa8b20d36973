//! Severity overrides of a plan.

/// A severity override of `plan.toml`, under `[check]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strictness {
    /// It is not looked for.
    Off,
    /// It is worth knowing.
    Info,
    /// It is probably not what was meant.
    Warning,
    /// It cannot stand.
    Error,
}

impl Strictness {
    /// Every strictness, the mildest first.
    pub const ALL: [Self; 4] = [Self::Off, Self::Info, Self::Warning, Self::Error];

    /// Returns the word for it in the files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}
