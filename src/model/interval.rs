//! Lengths of periods, and intervals of repetition.

/// An interval of repetition: a unit, or two to five years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Interval {
    /// Every unit.
    Each(Unit),
    /// Every two years.
    TwoYears,
    /// Every three years.
    ThreeYears,
    /// Every four years.
    FourYears,
    /// Every five years.
    FiveYears,
}

impl Interval {
    /// Every interval: the units, longest first, then the numbers of years.
    pub const ALL: [Self; 9] = [
        Self::Each(Unit::Year),
        Self::Each(Unit::HalfYear),
        Self::Each(Unit::Tertial),
        Self::Each(Unit::Quarter),
        Self::Each(Unit::Month),
        Self::TwoYears,
        Self::ThreeYears,
        Self::FourYears,
        Self::FiveYears,
    ];

    /// Returns the name in the files, as in `every = "2 years"`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Each(unit) => unit.name(),
            Self::TwoYears => "2 years",
            Self::ThreeYears => "3 years",
            Self::FourYears => "4 years",
            Self::FiveYears => "5 years",
        }
    }

    /// Returns synonyms in Swedish and English.
    pub fn words(self) -> &'static [&'static str] {
        match self {
            Self::Each(Unit::Year) => {
                &["år", "varje år", "årlig", "årligen", "yearly", "annual", "annually", "every year"]
            }
            Self::Each(Unit::HalfYear) => &["halvår", "varje halvår", "halvårsvis", "every half-year", "half-yearly"],
            Self::Each(Unit::Tertial) => &["varje tertial", "tertialvis", "every tertial"],
            Self::Each(Unit::Quarter) => &["kvartal", "varje kvartal", "kvartalsvis", "every quarter", "quarterly"],
            Self::Each(Unit::Month) => &["månad", "varje månad", "månadsvis", "every month", "monthly"],
            Self::TwoYears => &["2 år", "vartannat år", "two years", "every second year", "every other year"],
            Self::ThreeYears => &["3 år", "vart tredje år", "three years", "every third year"],
            Self::FourYears => &["4 år", "vart fjärde år", "four years", "every fourth year"],
            Self::FiveYears => &["5 år", "vart femte år", "five years", "every fifth year"],
        }
    }

    /// Returns the interval in months.
    pub fn months(self) -> u32 {
        match self {
            Self::Each(unit) => unit.months(),
            Self::TwoYears => 24,
            Self::ThreeYears => 36,
            Self::FourYears => 48,
            Self::FiveYears => 60,
        }
    }
}

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

named! {
    Unit;
    /// Every unit, the longest first.
    ALL;
    /// Returns the name in the files, as in `every = "half-year"`.
    name;
    Year = "year",
    HalfYear = "half-year",
    Tertial = "tertial",
    Quarter = "quarter",
    Month = "month",
}

impl Unit {
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
