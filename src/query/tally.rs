//! Activities counted for a chart: group by group, or period after period.

use super::over_time::over_time;
use super::{Group, GroupBy, Selection, roll_up};
use crate::model::Governance;

/// What the bars of a chart are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    /// What activities have in common, in the period that is looked at.
    Group(GroupBy),
    /// The periods, up to the one that is looked at.
    Period,
}

/// The selected activities, counted for the bars of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// One group a bar.
    pub groups: Vec<Group>,
    /// Whether there are more that come before the first.
    pub is_cut: bool,
}

impl Along {
    /// Returns the name in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Self::Group(by) => by.name(),
            Self::Period => "period",
        }
    }
}

/// Counts what was selected for the bars of a chart.
pub fn tally(selection: &Selection<'_, '_>, along: Along, governance: Option<&Governance<'_>>) -> Tally {
    match along {
        Along::Group(by) => {
            Tally { groups: roll_up(selection, selection.entries(), by, governance).groups, is_cut: false }
        }
        Along::Period => {
            let counted = over_time(selection);
            let group = |period: String, counts| Group { plan: None, key: period.clone(), title: period, counts };
            let groups = counted.periods.into_iter().map(|(period, counts)| group(period.to_string(), counts));
            Tally { groups: groups.collect(), is_cut: counted.is_cut }
        }
    }
}
