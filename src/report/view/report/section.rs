//! The parts of the paper, and which of them are told.

use super::Paper;

/// A part of the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Page one: how it goes.
    Summary,
    /// What is off track.
    OffTrack,
    /// What is late without being off track.
    Late,
    /// What changed since the period before.
    Changes,
    /// The plan, goal by goal.
    Goals,
    /// Who answers for what.
    Owners,
    /// What the plan is, and what its statuses mean.
    About,
}

impl Section {
    /// Every part, in the order they are told.
    pub const ALL: [Self; 7] =
        [Self::Summary, Self::OffTrack, Self::Late, Self::Changes, Self::Goals, Self::Owners, Self::About];

    /// Those that no other part of the paper says again.
    const ONCE: [Self; 2] = [Self::Summary, Self::Goals];
}

impl Paper<'_, '_, '_> {
    /// Returns whether a part is told: one that was asked for; where none was, each, and of a selection those that say
    /// each thing once.
    pub(super) fn has(&self, section: Section) -> bool {
        let told = match self.sections {
            Some(asked) => asked,
            None if self.is_filtered() => &Section::ONCE,
            None => &Section::ALL,
        };
        told.contains(&section) && (self.has_appendix || section != Section::Owners)
    }

    /// Returns whether anything but the plans and their periods was asked for.
    pub(super) fn is_filtered(&self) -> bool {
        self.selection.plans.iter().any(crate::query::PlanSelection::is_filtered)
    }
}
