//! The languages of the user interface.

/// A language of the user interface. Every text exists in each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lang {
    /// Swedish.
    Sv,
    /// English.
    #[default]
    En,
}

impl Lang {
    /// Every language, the plan's own first.
    pub const ALL: [Self; 2] = [Self::Sv, Self::En];

    /// Returns the decimal separator.
    pub fn point(self) -> char {
        match self {
            Self::Sv => ',',
            Self::En => '.',
        }
    }

    /// Parses a language tag, such as `sv`, `sv-SE` or `sv_SE.UTF-8`, or a name in either language.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.', '@']).next()?;
        Self::ALL.into_iter().find(|lang| lang.names().iter().any(|name| primary.eq_ignore_ascii_case(name)))
    }

    /// Returns the names of the language, its tag first.
    pub fn names(self) -> [&'static str; 3] {
        match self {
            Self::Sv => ["sv", "svenska", "swedish"],
            Self::En => ["en", "engelska", "english"],
        }
    }

    /// Returns the BCP 47 tag.
    pub fn tag(self) -> &'static str {
        self.names()[0]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_language() {
        assert_eq!(Lang::from_tag("sv_SE.UTF-8"), Some(Lang::Sv));
        assert_eq!(Lang::from_tag("EN"), Some(Lang::En));
        assert_eq!(Lang::from_tag("Svenska"), Some(Lang::Sv));
        assert_eq!(Lang::from_tag("C"), None);
    }
}
