//! Plans of any size in the plan's own format, the same ones in every run, and clean: `plan check` finds nothing.

use super::activity::Cast;
use super::goal::{Layout, goal};
use super::governance::governance;
use super::manifest::manifest;
use super::random::Random;
use super::words::{OWNERS, SLUGS};

/// A plan by its names.
#[derive(Clone, Copy)]
pub(super) struct Brief {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
}

const PLANS: [Brief; 5] = [
    Brief { id: "kulturplan", title: "Genomförandeplan för länets kulturplan 2024–2027" },
    Brief { id: "biblioteksplan", title: "Genomförandeplan för länets biblioteksplan 2024–2027" },
    Brief { id: "civilsamhalle", title: "Handlingsplan för civilsamhälle och social ekonomi 2024–2027" },
    Brief { id: "folkhalsoplan", title: "Genomförandeplan för länets folkhälsoplan 2024–2027" },
    Brief { id: "landsbygdsplan", title: "Genomförandeplan för länets landsbygdsplan 2024–2027" },
];

/// A plan with fewer activities than this is not divided into several: the real one has 175.
const FEW: usize = 1000;

/// Returns the files, each a path and a text, of a portfolio with so many activities.
pub(crate) fn generate(activities: usize) -> Vec<(String, String)> {
    let plans = &PLANS[..(activities / FEW).clamp(1, PLANS.len())];
    let mut files = vec![("governance.toml".to_owned(), governance(plans))];
    for (seed, (plan, activities)) in (1..).zip(plans.iter().zip(shares(activities, plans.len()))) {
        files.extend(plan_files(*plan, activities, Random::new(seed)));
    }
    files
}

fn plan_files(plan: Brief, activities: usize, mut random: Random) -> Vec<(String, String)> {
    let owners = OWNERS.len().min(activities);
    let mut files = vec![(format!("{}/plan.toml", plan.id), manifest(plan, owners))];
    let layout = Layout::new(activities, &mut random);
    let mut cast = Cast::new(owners, &mut random);
    for number in 1..=layout.goals() {
        let slug = SLUGS[number % SLUGS.len()];
        let text = goal(&layout, number, &mut cast, &mut random);
        files.push((format!("{}/4.{number}-{slug}.toml", plan.id), text));
    }
    files
}

/// Divides a number into parts that differ by one at most.
pub(super) fn shares(total: usize, parts: usize) -> impl Iterator<Item = usize> {
    (0..parts).map(move |part| total * (part + 1) / parts - total * part / parts)
}
