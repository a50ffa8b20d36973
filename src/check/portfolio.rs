//! Rules about all plans together, checked once and also if there is no plan; and duplicate and missing data that make
//! figures wrong although every file can be read.

use std::collections::{HashMap, HashSet};

use super::guess::guess;
use super::{Settings, check, find_code};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::load::Loaded;
use crate::locale::{Text, text};
use crate::model::{Copies, Day, Goal, Plan, PlanBrief, Portfolio, copied_goals, copied_plans, nearest, same_key};
use crate::source::{Place, Sources, Span};

/// A rule about all plans together.
pub(super) struct PortfolioRule {
    /// The code of its findings.
    pub(super) code: &'static Code,
    /// Checks the plans and reports findings.
    pub(super) check: fn(&Portfolio<'_>, &mut Sink),
}

/// All rules of this kind.
pub(super) static RULES: [PortfolioRule; 3] = [
    PortfolioRule { code: &UNKNOWN_PLAN, check: check_unknown_plans },
    PortfolioRule { code: &NO_PLAN, check: check_no_plan },
    PortfolioRule { code: &DUPLICATE_PLAN, check: check_duplicate_plans },
];

static DUPLICATE_PLAN: Code = Code {
    id: "PL221",
    name: "duplicate-plan",
    severity: Severity::Error,
    summary: Text::fixed("Två kataloger har samma plan.", "Two directories have the same plan."),
    why: Text::fixed(
        "Ofta är den ena en kopia. Allt i den räknas två gånger, och en ändring hamnar i den ena katalogen men inte i den andra.",
        "Often one is a copy. Everything in it is counted twice, and a change ends up in one directory but not in the other.",
    ),
    example: "id = \"kultur\"",
    fix: Text::fixed(
        "Ta bort kopian, eller flytta den ut ur planernas katalog. Är det en ny plan: ge den sin katalogs namn som id.",
        "Remove the copy, or move it out of the plans' directory. If it is a new plan: give it its directory's name as id.",
    ),
};

fn check_duplicate_plans(portfolio: &Portfolio<'_>, sink: &mut Sink) {
    for copied in copied_plans(&portfolio.plans) {
        let (id, original) = (&*copied.original.id.value, copied.original.folder.unwrap_or_default());
        for copy in &copied.copies {
            let folder = copy.folder.unwrap_or_default();
            let message = text!(
                "planen `{id}` finns redan i katalogen `{original}`",
                "the plan `{id}` is already in the directory `{original}`"
            );
            let help = text!(
                "är det en kopia: flytta `{folder}` härifrån, eller ta bort den; är planen ny, ge den id:t `{folder}`",
                "if it is a copy: move `{folder}` away, or remove it; if the plan is new, give it the id `{folder}`"
            );
            let first = copied.original.id.place(copied.original.file);
            sink.push(
                Diagnostic::new(&DUPLICATE_PLAN, copy.id.place(copy.file), message)
                    .related(first, Text::fixed("står redan här", "already here"))
                    .help(help),
            );
        }
    }
}

static NO_PLAN: Code = Code {
    id: "PL220",
    name: "no-plan",
    severity: Severity::Error,
    summary: Text::fixed(
        "Bredvid governance.toml finns ingen katalog med en plan.toml, så ingen plan är läst.",
        "Beside governance.toml there is no directory with a plan.toml, so no plan was read.",
    ),
    why: Text::fixed(
        "Utan planer finns inget att kontrollera, och en kontroll som inte såg något får inte se ut som en godkänd.",
        "Without plans there is nothing to check, and a check that saw nothing must not look like one that passed.",
    ),
    example: "title = \"Planerna\"",
    fix: Text::fixed(
        "Hämta planernas kataloger: `git submodule update --init`, `git sparse-checkout add`, eller låt synkprogrammet ladda ner dem. I en ny samling: lägg till en katalog med en plan.toml.",
        "Fetch the plans' directories: `git submodule update --init`, `git sparse-checkout add`, or let the sync program download them. In a new portfolio: add a directory with a plan.toml.",
    ),
};

fn check_no_plan(portfolio: &Portfolio<'_>, sink: &mut Sink) {
    let Some(governance) = portfolio.governance.as_ref().filter(|_| portfolio.plans.is_empty()) else { return };
    let place = Place { file: governance.file, span: Span::default() };
    let message = Text::fixed(
        "ingen plan är läst: ingen katalog här har en plan.toml",
        "no plan was read: no directory here has a plan.toml",
    );
    sink.push(Diagnostic::new(&NO_PLAN, place, message).help(HOW_TO_FETCH_PLANS));
}

/// Advice if no plan was found.
pub const HOW_TO_FETCH_PLANS: Text = Text::fixed(
    "hämta planernas kataloger (`git submodule update --init`, `git sparse-checkout add`, synkprogrammet), eller lägg till \
     en katalog med en plan.toml",
    "fetch the plans' directories (`git submodule update --init`, `git sparse-checkout add`, the sync program), or add a \
     directory with a plan.toml",
);

static UNKNOWN_PLAN: Code = Code {
    id: "PL217",
    name: "unknown-plan",
    severity: Severity::Warning,
    summary: Text::fixed(
        "`[[plan]]` i governance.toml nämner en plan som inte finns, eller samma plan två gånger.",
        "`[[plan]]` in governance.toml names a plan that does not exist, or the same plan twice.",
    ),
    why: Text::fixed(
        "Det som står om en plan som inte finns visas ingenstans. Står en plan två gånger visas bara det första.",
        "What it says about a plan that does not exist is shown nowhere. Where a plan is named twice, only the first is shown.",
    ),
    example: "id = \"folkhalsan\"\nid = \"biblioteksplan\"",
    fix: Text::fixed(
        "Skriv katalogens namn som `id` under `[[plan]]`, lägg till planens katalog eller ta bort det som står om den.",
        "Write the directory's name as `id` under `[[plan]]`, add the plan's directory or remove its entry.",
    ),
};

/// Returns the plans in the governance that have no directory, each with similar ids.
fn absent_plans<'p, 'a>(portfolio: &'p Portfolio<'a>) -> Vec<(&'p PlanBrief<'a>, Vec<String>)> {
    let briefs = portfolio.governance.iter().flat_map(|governance| &governance.plans);
    // A plan whose id differs from its directory's name is reported there.
    let ids = || portfolio.plans.iter().flat_map(|plan| plan.folder.into_iter().chain([&*plan.id.value]));
    let known: HashSet<_> = ids().map(same_key).collect();
    let told: HashSet<_> = briefs.clone().map(|brief| same_key(&brief.id)).collect();
    let absent = briefs.filter(|brief| !known.contains(&same_key(&brief.id)));
    // A plan that the governance names elsewhere was not meant here.
    let near = |brief: &PlanBrief<'_>| nearest(&brief.id, ids().filter(|id| !told.contains(&same_key(id))));
    absent.map(|brief| (brief, near(brief))).collect()
}

fn check_unknown_plans(portfolio: &Portfolio<'_>, sink: &mut Sink) {
    let Some(governance) = &portfolio.governance else { return };
    let mut first = HashMap::new();
    for brief in &governance.plans {
        let (id, place) = (&*brief.id.value, brief.id.place(governance.file));
        let stands = *first.entry(same_key(id)).or_insert(place);
        if stands != place {
            let message =
                text!("planen `{id}` står redan i governance.toml", "the plan `{id}` is already in governance.toml");
            sink.push(
                Diagnostic::new(&UNKNOWN_PLAN, place, message)
                    .related(stands, Text::fixed("står först här", "first here"))
                    .help(Text::fixed("gör en `[[plan]]` av dem", "merge them into one `[[plan]]`")),
            );
        }
    }
    for (brief, near) in absent_plans(portfolio) {
        let (id, place) = (&*brief.id.value, brief.id.place(governance.file));
        if first.get(&same_key(id)) != Some(&place) {
            continue;
        }
        let help = match near.first() {
            Some(near) => text!("menade du `{near}`?", "did you mean `{near}`?"),
            None => text!(
                "hämta katalogen `{id}` med dess plan.toml, eller ta bort det som står om den",
                "fetch the directory `{id}` with its plan.toml, or remove its entry"
            ),
        };
        let message = text!("ingen katalog har planen `{id}`", "no directory has the plan `{id}`");
        let mut diagnostic = Diagnostic::new(&UNKNOWN_PLAN, place, message).help(help);
        diagnostic.fix = guess(place, id, &near);
        sink.push(diagnostic.suggestions(near));
    }
}

/// Duplicates and missing plans that make figures wrong, except accepted ones and those of codes that are off.
#[derive(Debug, Default)]
pub struct Miscounts<'p, 'a> {
    /// Goals that exist in several files, each with its plan.
    pub goals: Vec<(&'p Plan<'a>, Copies<'p, Goal<'a>>)>,
    /// Plans that exist in several directories.
    pub plans: Vec<Copies<'p, Plan<'a>>>,
    /// The ids of plans in the governance that have no directory.
    pub absent: Vec<&'p str>,
}

/// Finds the duplicates and missing plans.
pub fn miscounts<'p, 'a>(loaded: &'p Loaded<'a>, sources: &Sources, today: Day) -> Miscounts<'p, 'a> {
    let portfolio = &loaded.portfolio;
    let of_plan = |plan| copied_goals(plan, sources).into_iter().map(move |it| (plan, it));
    let mut goals: Vec<_> = portfolio.plans.iter().flat_map(of_plan).collect();
    let mut plans = copied_plans(&portfolio.plans);
    // An id close to that of an existing plan is a misspelling.
    let mut absent = absent_plans(portfolio);
    absent.retain(|(_, near)| near.is_empty());
    if goals.is_empty() && plans.is_empty() && absent.is_empty() {
        return Miscounts::default();
    }
    let only = ["PL215", "PL217", "PL221"].into_iter().filter_map(find_code).collect();
    let found = check(loaded, sources, &Settings { only, ..Settings::new(today) });
    let is_told = |place: Place| found.iter().any(|finding| finding.place == place);
    goals.retain(|(_, it)| it.copies.iter().any(|copy| is_told(copy.id.place(copy.file))));
    plans.retain(|it| it.copies.iter().any(|copy| is_told(copy.id.place(copy.file))));
    let absent = absent.into_iter().map(|(brief, _)| brief);
    let file = portfolio.governance.as_ref().map(|governance| governance.file);
    let absent = absent.filter(|brief| file.is_some_and(|file| is_told(brief.id.place(file))));
    Miscounts { goals, plans, absent: absent.map(|brief| &*brief.id.value).collect() }
}
