//! One made-up goal file, and how a plan's activities are spread over such files.

use std::collections::HashSet;

use super::activity::{Cast, activity};
use super::generate::shares;
use super::quoted::{list, quoted};
use super::random::Random;
use super::sentence::{paragraph, short_title};
use super::words::FOCUSES;

/// About how many activities a goal has.
const PER_GOAL: usize = 200;
/// About how many activities a priority has.
const PER_PRIORITY: usize = 10;

/// How many activities stand where in a plan, settled before anything is written so that `see` can point ahead.
pub(super) struct Layout {
    goals: Vec<GoalLayout>,
}

struct GoalLayout {
    title: String,
    /// The activities directly under the goal.
    own: usize,
    /// The title and number of activities of each priority.
    priorities: Vec<(String, usize)>,
}

impl Layout {
    /// Spreads the activities of a plan over its goals and priorities.
    pub(super) fn new(activities: usize, random: &mut Random) -> Self {
        let mut titles = HashSet::new();
        let goals = shares(activities, activities.div_ceil(PER_GOAL)).map(|activities| {
            let own = random.below(4).min(activities);
            let priorities = shares(activities - own, (activities - own).div_ceil(PER_PRIORITY));
            GoalLayout {
                title: short_title(random, &mut titles),
                own,
                priorities: priorities.map(|activities| (short_title(random, &mut titles), activities)).collect(),
            }
        });
        Self { goals: goals.collect() }
    }

    /// Returns how many goals there are.
    pub(super) fn goals(&self) -> usize {
        self.goals.len()
    }

    /// Returns the id of some priority.
    fn any_priority(&self, random: &mut Random) -> String {
        let goal = random.below(self.goals.len());
        let priorities = self.goals[goal].priorities.len().max(1);
        format!("4.{}.{}", goal + 1, random.below(priorities) + 1)
    }
}

/// Returns the file of the goal with this number, counted from 1.
pub(super) fn goal(layout: &Layout, number: usize, cast: &mut Cast, random: &mut Random) -> String {
    let goal = &layout.goals[number - 1];
    let id = format!("4.{number}");
    let mut text = format!("# Påhittat mål, för mätning.\n\nid = {}\ntitle = {}\n", quoted(&id), quoted(&goal.title));
    let mut titles = HashSet::new();
    for activity_number in 1..=goal.own {
        text += &format!("\n[[activity]]\nid = \"{id}-{activity_number}\"\n");
        text += &activity(cast, &mut titles, random);
    }
    for (priority_number, (title, activities)) in (1..).zip(&goal.priorities) {
        let id = format!("{id}.{priority_number}");
        text += &priority(layout, &id, title, random);
        let mut titles = HashSet::new();
        for activity_number in 1..=*activities {
            text += &format!("\n[[priority.activity]]\nid = \"{id}-{activity_number}\"\n");
            text += &activity(cast, &mut titles, random);
        }
    }
    text
}

fn priority(layout: &Layout, id: &str, title: &str, random: &mut Random) -> String {
    let mut text = format!("\n[[priority]]\nid = {}\ntitle = {}\n", quoted(id), quoted(title));
    match random.below(4) {
        0 => text += &format!("text = {}\n", quoted(&paragraph(random))),
        // Quotes need no escape in a text of several lines, unless three stand together.
        1 => text += &format!("text = \"\"\"\n{}\n\n{}\"\"\"\n", paragraph(random), paragraph(random)),
        _ => {}
    }
    if random.chance(10) {
        let other = layout.any_priority(random);
        if other != id {
            text += &format!("see = {}\n", list([&*other]));
        }
    }
    if random.chance(10) {
        let (_, names) = random.pick(FOCUSES);
        text += &format!("focus = {}\n", list([random.pick(names)]));
    }
    text
}
