//! Activities counted for a chart: goal by goal, or period after period.

use super::over_time::over_time;
use super::{Group, GroupBy, Selection, roll_up};

/// What the bars of a chart are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    /// The goals, in the period that is looked at.
    Goal,
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
            Self::Goal => "goal",
            Self::Period => "period",
        }
    }
}

/// Counts what was selected for the bars of a chart.
pub fn tally(selection: &Selection<'_, '_>, along: Along) -> Tally {
    match along {
        Along::Goal => {
            Tally { groups: roll_up(selection, selection.entries(), GroupBy::Goal, None).groups, is_cut: false }
        }
        Along::Period => {
            let counted = over_time(selection);
            let group = |period: String, counts| Group { plan: None, key: period.clone(), title: period, counts };
            let groups = counted.periods.into_iter().map(|(period, counts)| group(period.to_string(), counts));
            Tally { groups: groups.collect(), is_cut: counted.is_cut }
        }
    }
}
