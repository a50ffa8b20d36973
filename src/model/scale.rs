//! Scales of statuses.

use std::collections::HashMap;

use super::{Stage, Str, same_key};
use crate::source::Spanned;

/// The index of a status in its plan's [`Scale`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatusId(pub u8);

/// A status of a plan's scale, such as Grönt.
#[derive(Debug)]
pub struct Status<'a> {
    /// The name.
    pub name: Spanned<Str<'a>>,
    /// The stage that it means, one of [`Stage::STATED`].
    pub stage: Spanned<Stage>,
    /// The colour; that of its stage if absent.
    pub color: Option<Spanned<Color>>,
    /// The definition that was adopted with the plan.
    pub meaning: Option<Spanned<Str<'a>>>,
    /// The symbol for places without room for the name; distinct among the statuses of a stage in a [`Scale`].
    pub sign: char,
    /// The number of statuses of the same stage before it in the [`Scale`].
    pub place: usize,
}

impl<'a> Status<'a> {
    /// Creates a status that is in no scale yet.
    pub fn new(name: Spanned<Str<'a>>, stage: Spanned<Stage>) -> Self {
        Self { sign: stage.symbol(), place: 0, color: None, meaning: None, name, stage }
    }

    /// Returns the colour: its own, or else that of its stage.
    pub fn shown_color(&self) -> Option<Color> {
        self.color.map(|color| *color).or(self.stage.color())
    }
}

/// A reference to a status.
#[derive(Clone, Debug)]
pub struct StatusRef<'a> {
    /// The name as written.
    pub name: Spanned<Str<'a>>,
    /// The status, if the scale has the name.
    pub id: Option<StatusId>,
}

/// A plan's statuses, in the plan's order.
#[derive(Debug, Default)]
pub struct Scale<'a> {
    statuses: Vec<Status<'a>>,
}

impl<'a> Scale<'a> {
    /// Creates a scale, and gives each status its sign.
    pub fn new(mut statuses: Vec<Status<'a>>) -> Self {
        for stage in Stage::STATED {
            let signs = stage.signs();
            let mut of_stage: Vec<_> = statuses.iter_mut().filter(|status| *status.stage == stage).collect();
            // The calendar says *planned* too, and that is none of several statuses.
            let first = usize::from(stage == Stage::Planned && of_stage.len() > 1);
            for (place, status) in of_stage.iter_mut().enumerate() {
                status.place = place;
                status.sign = signs[(first + place).min(signs.len() - 1)];
            }
        }
        Self { statuses }
    }

    /// Returns the status with a name, ignoring case, normalization and surrounding spaces; the first one if there
    /// are duplicates.
    pub fn find(&self, name: &str) -> Option<StatusId> {
        let exact = self.iter().find(|(_, status)| *status.name.value == *name);
        let found = exact.or_else(|| {
            let key = same_key(name.trim());
            self.iter().find(|(_, status)| same_key(&status.name) == key)
        });
        found.map(|(id, _)| id)
    }

    /// Returns the statuses that share a name with another one of a different stage.
    pub fn ambiguous(&self) -> Vec<StatusId> {
        let mut first: HashMap<_, (StatusId, Stage)> = HashMap::with_capacity(self.statuses.len());
        let mut ambiguous = Vec::new();
        for (id, status) in self.iter() {
            let (known, stage) = *first.entry(same_key(&status.name)).or_insert((id, *status.stage));
            if stage != *status.stage && !ambiguous.contains(&known) {
                ambiguous.push(known);
            }
        }
        ambiguous
    }

    /// Resolves the name of a status.
    pub fn named(&self, name: Spanned<Str<'a>>) -> StatusRef<'a> {
        StatusRef { id: self.find(&name), name }
    }

    /// Returns a status by index.
    ///
    /// # Panics
    /// If the index is from another scale.
    pub fn get(&self, id: StatusId) -> &Status<'a> {
        &self.statuses[usize::from(id.0)]
    }

    /// Returns the statuses with a stage.
    pub fn of_stage(&self, stage: Stage) -> impl Iterator<Item = &Status<'a>> {
        self.statuses.iter().filter(move |status| *status.stage == stage)
    }

    /// Returns every stage in the order of the plan's statuses. Stages without a status come next, and derived ones
    /// last.
    pub fn order(&self) -> [Stage; Stage::ALL.len()] {
        let mut order = Stage::ALL;
        let place = |stage: &Stage| match self.statuses.iter().position(|status| *status.stage == *stage) {
            _ if !Stage::STATED.contains(stage) => usize::MAX,
            place => place.unwrap_or(usize::MAX - 1),
        };
        order.sort_by_key(place);
        order
    }

    /// Returns every status with its index, in file order.
    pub fn iter(&self) -> impl Iterator<Item = (StatusId, &Status<'a>)> {
        (0..=u8::MAX).map(StatusId).zip(&self.statuses)
    }

    /// Returns whether the plan has no scale.
    pub fn is_empty(&self) -> bool {
        self.statuses.is_empty()
    }
}

/// A colour of a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// Blue.
    Blue,
    /// Red.
    Red,
    /// Yellow.
    Yellow,
    /// Green.
    Green,
    /// Grey.
    Grey,
    /// Orange.
    Orange,
    /// Purple.
    Purple,
    /// Black.
    Black,
}

named! {
    Color;
    /// Every colour.
    ALL;
    /// Returns the name in the files.
    name;
    Blue = "blue",
    Red = "red",
    Yellow = "yellow",
    Green = "green",
    Grey = "grey",
    Orange = "orange",
    Purple = "purple",
    Black = "black",
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn scale(stages: &[Stage]) -> Scale<'static> {
        let spanned = |stage| Spanned { value: stage, span: Span::default() };
        let name = || Spanned { value: "x".into(), span: Span::default() };
        Scale::new(stages.iter().map(|stage| Status::new(name(), spanned(*stage))).collect())
    }

    #[test]
    fn statuses_of_one_stage_have_different_signs_and_a_single_one_its_stages() {
        let signs = |stages: &[Stage]| scale(stages).iter().map(|(_, status)| status.sign).collect::<String>();
        assert_eq!(signs(&Stage::STATED), "○✗◐●");
        assert_eq!(signs(&[Stage::Done, Stage::Ongoing, Stage::Done, Stage::Ongoing]), "●◐◆◪");
        // What is planned by the calendar keeps its sign.
        assert_eq!(signs(&[Stage::Planned, Stage::Planned]), "□☆");
        let nine = signs(&[Stage::OffTrack; 7]);
        assert_eq!(nine.chars().collect::<std::collections::BTreeSet<_>>().len(), 7);
    }
}
