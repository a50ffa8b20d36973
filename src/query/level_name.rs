//! The words for the levels of a plan, in all grammatical forms.

use super::inflection::Forms;
use crate::locale::{Lang, Text, capital};
use crate::model::{Kind, Plan, Thing, Tier};

/// A level of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Goals, in a file of this kind.
    Goal(Kind),
    /// Priorities, in a file of this kind.
    Priority(Kind),
    /// Activities.
    Activity,
}

/// The name of a level: the plan's own word, or the default one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelName {
    sv: Forms,
    en: Forms,
}

impl Level {
    /// Returns the level of a thing.
    pub fn of(thing: Thing<'_, '_>) -> Self {
        match thing {
            Thing::Goal(goal) => Self::Goal(goal.kind),
            Thing::Priority(goal, _) => Self::Priority(goal.kind),
            Thing::Activity(..) => Self::Activity,
        }
    }

    /// Returns the level of a tier, in a file of goals.
    pub fn of_tier(tier: Tier) -> Self {
        match tier {
            Tier::Goal => Self::Goal(Kind::Goal),
            Tier::Priority => Self::Priority(Kind::Goal),
            Tier::Activity => Self::Activity,
        }
    }

    /// Returns the default word in each language.
    fn usual(self) -> [&'static str; 2] {
        match self {
            Self::Goal(Kind::Goal) => ["mål", "goal"],
            Self::Goal(Kind::Direction) => ["område", "area"],
            Self::Priority(Kind::Goal) => ["prioritering", "priority"],
            Self::Priority(Kind::Direction) => ["strategisk inriktning", "strategic direction"],
            Self::Activity => ["aktivitet", "activity"],
        }
    }

    fn own<'p>(self, plan: &'p Plan<'_>) -> Option<&'p str> {
        let levels = &plan.levels;
        let name = match self {
            Self::Goal(Kind::Goal) => &levels.goal,
            Self::Goal(Kind::Direction) => &levels.area,
            Self::Priority(Kind::Goal) => &levels.priority,
            Self::Priority(Kind::Direction) => &levels.direction,
            Self::Activity => &levels.activity,
        };
        // If a plan uses the default word, it is shown in the reader's language.
        let is_usual =
            |name: &&str| self.usual().iter().any(|usual| usual.to_lowercase() == name.trim().to_lowercase());
        name.as_ref().map(|name| &*name.value).filter(|name| !is_usual(name))
    }
}

impl LevelName {
    /// Returns the default name of a level.
    pub fn usual(level: Level) -> Self {
        let [sv, en] = level.usual();
        Self { sv: Forms::new(sv, Some(Lang::Sv)), en: Forms::new(en, Some(Lang::En)) }
    }

    /// Returns a plan's name for a level.
    pub fn of(plan: &Plan<'_>, level: Level) -> Self {
        let Some(own) = level.own(plan) else { return Self::usual(level) };
        let lang = match &plan.language {
            Some(tag) => Lang::from_tag(tag),
            None if own.to_lowercase().contains(['å', 'ä', 'ö']) => Some(Lang::Sv),
            None => Some(Lang::En),
        };
        let forms = Forms::new(own, lang);
        // A foreign word has no definite form in a Swedish sentence.
        let the = if lang == Some(Lang::Sv) { forms.the.clone() } else { forms.one.clone() };
        Self { sv: Forms { the, ..forms.clone() }, en: Forms { the: format!("the {}", forms.one), ..forms } }
    }

    /// Returns a plan's name for the level of a thing.
    pub fn of_thing(plan: &Plan<'_>, thing: Thing<'_, '_>) -> Self {
        Self::of(plan, Level::of(thing))
    }

    /// Returns a plan's own name for a level; `None` if it uses the default.
    pub fn own(plan: &Plan<'_>, level: Level) -> Option<Self> {
        level.own(plan).map(|_| Self::of(plan, level))
    }

    /// Returns the own name that all these plans share for a level, also plans without goals; none if they differ, or
    /// use the default.
    pub fn common_own<'p, 'a: 'p>(plans: impl IntoIterator<Item = &'p Plan<'a>>, level: Level) -> Option<Self> {
        let mut names = plans.into_iter().map(|plan| Self::own(plan, level));
        let first = names.next()??;
        names.all(|name| name.as_ref() == Some(&first)).then_some(first)
    }

    /// Returns the common name of several plans for a level, or the default if they differ.
    pub fn common<'p, 'a: 'p>(plans: impl IntoIterator<Item = &'p Plan<'a>>, level: Level) -> Self {
        let mut names = plans.into_iter().filter(|plan| !plan.goals.is_empty()).map(|plan| Self::of(plan, level));
        match names.next() {
            Some(first) if names.all(|name| name == first) => first,
            _ => Self::usual(level),
        }
    }

    /// Returns the indefinite singular, for use within a sentence.
    pub fn one(&self) -> Text {
        Text::new(self.sv.one.clone(), self.en.one.clone())
    }

    /// Returns the singular with a capital, for a column heading.
    pub fn heading(&self) -> Text {
        self.one().map(|word| Some(capital(word)))
    }

    /// Returns the singular with its article: `en åtgärd`, `ett mål`, `an activity`.
    pub fn a(&self) -> Text {
        let (sv, en) = (&self.sv.one, &self.en.one);
        let sv = match self.sv.is_neuter {
            Some(true) => format!("ett {sv}"),
            Some(false) => format!("en {sv}"),
            None => sv.clone(),
        };
        let article = if en.to_lowercase().starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        Text::new(sv, format!("{article} {en}"))
    }

    /// Returns the singular with "new": `ny åtgärd`, `nytt mål`.
    pub fn new_one(&self) -> Text {
        let sv = if self.sv.is_neuter == Some(true) { "nytt" } else { "ny" };
        Text::new(format!("{sv} {}", self.sv.one), format!("new {}", self.en.one))
    }

    /// Returns the name with a negation: `ingen åtgärd`, `inget mål`, `no activity`.
    pub fn none(&self) -> Text {
        let sv = if self.sv.is_neuter == Some(true) { "inget" } else { "ingen" };
        Text::new(format!("{sv} {}", self.sv.one), format!("no {}", self.en.one))
    }

    /// Returns the definite singular: `åtgärden`.
    pub fn the(&self) -> Text {
        Text::new(self.sv.the.clone(), self.en.the.clone())
    }

    /// Returns the plural, or the singular if the plural is unknown.
    pub fn many(&self) -> Text {
        let many = |forms: &Forms| forms.many.clone().unwrap_or_else(|| forms.one.clone());
        Text::new(many(&self.sv), many(&self.en))
    }

    /// Returns a count with the noun: `1 åtgärd`, `3 åtgärder`; `KPI: 3` if the plural is unknown.
    pub fn counted(&self, count: usize) -> Text {
        let counted = |forms: &Forms| match (count, &forms.many) {
            (1, _) => format!("1 {}", forms.one),
            (_, Some(many)) => format!("{count} {many}"),
            (_, None) => format!("{}: {count}", forms.one),
        };
        Text::new(counted(&self.sv), counted(&self.en))
    }

    /// Returns the plural with "all": `alla åtgärder`.
    pub fn all(&self) -> Text {
        match (&self.sv.many, &self.en.many) {
            (Some(sv), Some(en)) => Text::new(format!("alla {sv}"), format!("all {en}")),
            _ => Text::fixed("allt", "everything"),
        }
    }

    /// Returns whether the Swedish word is neuter, for agreement: `3 mål tillagda`, `1 mål tillagt`.
    pub fn is_neuter(&self) -> bool {
        self.sv.is_neuter == Some(true)
    }
}
