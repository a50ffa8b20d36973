//! The sections of a report.

use super::Paper;

/// A section of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Page one: the summary.
    Summary,
    /// The activities that are off track.
    OffTrack,
    /// The activities that are late without being off track.
    Late,
    /// The changes since the previous period.
    Changes,
    /// The goals, with their priorities and activities.
    Goals,
    /// The owners.
    Owners,
    /// The description of the plan and of its statuses.
    About,
}

impl Section {
    /// All sections, in order.
    pub const ALL: [Self; 7] =
        [Self::Summary, Self::OffTrack, Self::Late, Self::Changes, Self::Goals, Self::Owners, Self::About];

    /// The sections that do not repeat the content of others.
    const ONCE: [Self; 2] = [Self::Summary, Self::Goals];
    /// Those, where earlier files are compared with: what is gone is nowhere else.
    const ONCE_WITH_CHANGES: [Self; 3] = [Self::Summary, Self::Changes, Self::Goals];
}

impl Paper<'_, '_, '_> {
    /// Returns whether a section is included: if it was asked for; if none was, always, but in a filtered report only
    /// those that do not repeat others.
    pub(super) fn has(&self, section: Section) -> bool {
        let told = match self.sections {
            Some(asked) => asked,
            None if self.is_filtered() && self.as_of.is_some() => &Section::ONCE_WITH_CHANGES,
            None if self.is_filtered() => &Section::ONCE,
            None => &Section::ALL,
        };
        told.contains(&section) && (self.has_appendix || section != Section::Owners)
    }

    /// Returns whether there are filters other than those for plans and periods.
    pub(super) fn is_filtered(&self) -> bool {
        self.selection.plans.iter().any(crate::query::PlanSelection::is_filtered)
    }
}
