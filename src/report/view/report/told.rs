//! Selected activities, goals and priorities, now and then, with their owners and the counts of both.

use crate::model::Activity;
use crate::query::{Assessable, Counts, Entry, Standing};

/// A selected activity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'p, 'a> {
    /// The activity in the selected period.
    pub(super) entry: Entry<'p, 'a>,
    /// Its standing before; none if nothing is compared with, or it was not in the plan then.
    pub(super) before: Option<Standing<'p, 'a>>,
    /// The activity that this is the standing of: as it was in the files then.
    pub(super) was: &'p Activity<'a>,
    /// True if it was in the files then, and not selected.
    pub(super) is_joined: bool,
}

/// A selected goal or priority with its own assessment.
#[derive(Clone, Copy, Debug)]
pub(super) struct OwnAssessment<'p, 'a> {
    /// The assessment in the selected period.
    pub(super) now: Assessable<'p, 'a>,
    /// The one before; none if nothing is compared with, or there was nothing to assess.
    pub(super) before: Option<Standing<'p, 'a>>,
    /// True if it was in the files then, and not selected.
    pub(super) is_joined: bool,
}

/// The number of things at each stage, now and then.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Compare {
    /// Of what is selected now.
    pub(super) now: Counts,
    /// Of what was selected then; empty if nothing is compared with.
    pub(super) before: Counts,
}

impl Compare {
    /// Returns the counts of standings now and then.
    pub(super) fn of<'s, 'p: 's, 'a: 'p>(
        now: impl IntoIterator<Item = &'s Standing<'p, 'a>>,
        then: impl IntoIterator<Item = &'s Standing<'p, 'a>>,
    ) -> Self {
        let mut counts = Self::default();
        now.into_iter().for_each(|standing| counts.now.add(standing));
        then.into_iter().for_each(|standing| counts.before.add(standing));
        counts
    }
}

/// An owner of what is assessed, or a supporting owner of activities.
pub(super) struct Owner<'p, 'a> {
    /// The name in the register, or words that there is no owner.
    pub(super) name: &'p str,
    /// The counts of what belongs to the owner, by stage.
    pub(super) counts: Compare,
    /// The goals and priorities that the owner is to assess.
    pub(super) sections: Vec<Assessable<'p, 'a>>,
    /// The indices of the activities of the owner.
    pub(super) answers: Vec<usize>,
    /// The indices of the activities that the owner supports.
    pub(super) supports: Vec<usize>,
}

impl Owner<'_, '_> {
    /// Returns whether the owner has anything now.
    pub(super) fn has_any(&self) -> bool {
        !(self.sections.is_empty() && self.answers.is_empty() && self.supports.is_empty())
    }
}
