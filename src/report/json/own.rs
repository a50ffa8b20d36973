//! The own assessments of goals and priorities.

use serde::Serialize;

use super::parts::Name;
use crate::model::Stage;
use crate::query::{Assessable, Standing};

/// The own assessment of a goal or a priority in the selected period.
#[derive(Serialize)]
pub(super) struct Own<'p> {
    period: Name,
    status: Option<&'p str>,
    stage: Option<&'static str>,
    note: Option<&'p str>,
}

impl<'p> Own<'p> {
    pub(super) fn new(standing: &Standing<'p, '_>) -> Self {
        Self {
            period: Name(standing.period),
            status: standing.status.map(|status| &*status.name.value),
            stage: standing.told_stage().map(Stage::name),
            note: standing.note,
        }
    }
}

/// A goal or a priority with its own assessment.
#[derive(Serialize)]
pub(super) struct Assessed<'p> {
    plan: &'p str,
    kind: &'static str,
    id: &'p str,
    title: &'p str,
    owners: Vec<&'p str>,
    #[serde(flatten)]
    own: Own<'p>,
}

impl<'p> Assessed<'p> {
    pub(super) fn new(section: &Assessable<'p, '_>) -> Self {
        let Assessable { plan, thing, standing } = section;
        Self {
            plan: &plan.id.value,
            kind: thing.tier().name(),
            id: &thing.id().value,
            title: &thing.title().value,
            owners: section.owners().collect(),
            own: Own::new(standing),
        }
    }
}
