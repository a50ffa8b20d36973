//! Lengths of periods.

/// The length of a period, which is also the rhythm of a follow-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A calendar year.
    Year,
    /// Six months: `H1`, `H2`.
    HalfYear,
    /// Four months, the rhythm of many Swedish public bodies: `T1` to `T3`.
    Tertial,
    /// Three months: `Q1` to `Q4`.
    Quarter,
    /// One month: `01` to `12`.
    Month,
}

impl Unit {
    /// Every unit, the longest first.
    pub const ALL: [Self; 5] = [Self::Year, Self::HalfYear, Self::Tertial, Self::Quarter, Self::Month];

    /// Returns the unit with this name in the files.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.name() == name)
    }

    /// Returns the name in the files, as in `every = "half-year"`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::HalfYear => "half-year",
            Self::Tertial => "tertial",
            Self::Quarter => "quarter",
            Self::Month => "month",
        }
    }

    /// Returns the length in months.
    pub fn months(self) -> u32 {
        12 / self.per_year()
    }

    /// Returns the number of units in a year.
    pub fn per_year(self) -> u32 {
        match self {
            Self::Year => 1,
            Self::HalfYear => 2,
            Self::Tertial => 3,
            Self::Quarter => 4,
            Self::Month => 12,
        }
    }

    /// Returns the letter before the number in a period's name; `None` for years and months.
    pub(super) fn letter(self) -> Option<char> {
        match self {
            Self::HalfYear => Some('H'),
            Self::Tertial => Some('T'),
            Self::Quarter => Some('Q'),
            Self::Year | Self::Month => None,
        }
    }
}
