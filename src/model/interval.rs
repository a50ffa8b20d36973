//! The interval at which an activity is repeated.

use super::Unit;

/// The interval at which an activity is repeated: once in each unit, or once in two to five years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Interval {
    /// Once in each unit.
    Each(Unit),
    /// Once in two years.
    TwoYears,
    /// Once in three years.
    ThreeYears,
    /// Once in four years.
    FourYears,
    /// Once in five years.
    FiveYears,
}

impl Interval {
    /// Every interval: the units, the longest first, and then the numbers of years.
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

    /// Returns its name in the files, as `every = "2 years"` has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Each(unit) => unit.name(),
            Self::TwoYears => "2 years",
            Self::ThreeYears => "3 years",
            Self::FourYears => "4 years",
            Self::FiveYears => "5 years",
        }
    }

    /// Returns what else people write for it, in Swedish and English.
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

    /// Returns how many months lie between two beginnings.
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
