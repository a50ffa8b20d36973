//! One made-up activity, all but its header and id.

use std::collections::HashSet;

use super::follow_up::follow_ups;
use super::quoted::{list, quoted};
use super::random::Random;
use super::sentence::title;
use super::words::OWNERS;

/// The last year of every plan.
const LAST: usize = 2027;
/// Years to start in: most of a plan begins with it.
const STARTS: [usize; 10] = [2024, 2024, 2024, 2024, 2024, 2025, 2025, 2026, 2026, 2027];

/// The owners of a plan.
pub(super) struct Cast {
    owners: usize,
    /// Those who do not answer for anything yet: each must, before anybody is drawn twice.
    idle: Vec<usize>,
}

impl Cast {
    /// Makes a cast of the first so many owners.
    pub(super) fn new(owners: usize, random: &mut Random) -> Self {
        let mut idle: Vec<usize> = (0..owners).collect();
        random.shuffle(&mut idle);
        Self { owners, idle }
    }

    /// Returns the names of some who answer for an activity, and of others who support them.
    fn draw(&mut self, random: &mut Random) -> (Vec<&'static str>, Vec<&'static str>) {
        let leading = [1, 1, 1, 2, 2, 3][random.below(6)];
        let supporting = [0, 0, 0, 1, 1, 2][random.below(6)];
        let mut drawn: Vec<usize> = self.idle.pop().into_iter().collect();
        while drawn.len() < (leading + supporting).min(self.owners) {
            let owner = random.below(self.owners);
            if !drawn.contains(&owner) {
                drawn.push(owner);
            }
        }
        let mut names: Vec<&str> = drawn.into_iter().map(|owner| spelling(owner, random)).collect();
        let support = names.split_off(leading.min(names.len()));
        (names, support)
    }
}

/// Returns an owner's name, now and then in another spelling.
fn spelling(owner: usize, random: &mut Random) -> &'static str {
    let (name, aliases) = OWNERS[owner];
    if !aliases.is_empty() && random.chance(10) { random.pick(aliases) } else { name }
}

/// Returns the lines of an activity whose title none of `titles` is.
pub(super) fn activity(cast: &mut Cast, titles: &mut HashSet<String>, random: &mut Random) -> String {
    let (owners, support) = cast.draw(random);
    let mut text = format!("title = {}\nowners = {}\n", quoted(&title(random, titles)), list(owners));
    if !support.is_empty() {
        text += &format!("support = {}\n", list(support));
    }
    let start = random.pick(&STARTS);
    text += &format!("start = {start}\n");
    let is_repeated = random.chance(30);
    if is_repeated {
        text += "every = \"year\"\n";
    }
    let until = random.chance(15).then(|| start + random.below(LAST - start + 1));
    if let Some(until) = until {
        text += &format!("until = {until}\n");
    }
    text + &follow_ups(start, until, is_repeated, random)
}
