//! Counts of activities for charts.

use super::over_time::over_time;
use super::{Group, GroupBy, Selection, roll_up};
use crate::model::Governance;

/// The axis of a chart's bars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    /// Groups of activities in the selected period.
    Group(GroupBy),
    /// Periods up to the selected one.
    Period,
}

/// The counts for the bars of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// A group for each bar.
    pub groups: Vec<Group>,
    /// True if earlier periods are left out.
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

/// Counts the selected activities for a chart.
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
