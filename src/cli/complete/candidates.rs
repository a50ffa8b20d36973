//! The values that can be completed, with descriptions.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap_complete::CompletionCandidate;

use super::part;
use crate::check::codes;
use crate::cli::args::Shell;
use crate::cli::commands::topic_names;
use crate::intake::READY;
use crate::load::load;
use crate::locale::{Lang, shell_word};
use crate::model::{Better, Plan, Portfolio, Stage, Thing, Unit, same_key};
use crate::query::{better_name, stage_name};
use crate::report::columns::Column;
use crate::source::printable;

/// A value and its description.
type Suggestion = (String, Option<String>);

/// The context of a completion.
#[derive(Clone)]
pub(super) struct CompletionContext {
    /// The directory of the plan, if there is one.
    pub(super) place: Option<PathBuf>,
    pub(super) shell: Shell,
    pub(super) lang: Lang,
}

/// A kind of value, by the data it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Values {
    /// Ids of plans.
    Plans,
    /// Ids of goals.
    Goals,
    /// Ids of priorities.
    Priorities,
    /// Ids of goals and priorities.
    Parents,
    /// Ids of activities.
    Activities,
    /// Ids of all that can be set, and the statuses to set.
    ThingsAndStatuses,
    /// Ids of goals, priorities and activities.
    Things,
    /// The directions of measures.
    Ways,
    /// Everything that can be shown: ids, and names of owners.
    Anything,
    /// Names of owners.
    Owners,
    /// Tags of goals, priorities and activities.
    Tags,
    /// The board's priorities of a year.
    Focuses,
    /// Statuses and stages.
    Statuses,
    /// Periods of the plan.
    Periods,
    /// Units of time.
    Units,
    /// Predefined scales for a new plan.
    Scales,
    /// Columns of a list.
    Columns,
    /// Codes of findings.
    Codes,
    /// Pages of the handbook.
    Topics,
}

impl Values {
    /// Returns the values of an argument; none if they are clap's own, or free text.
    pub(super) fn of(command: &str, argument: &str) -> Option<Self> {
        let is_new = matches!(
            (command, argument),
            ("plan", _)
                | ("goal" | "priority" | "activity" | "measure" | "move" | "init", "id")
                | ("owner", "name" | "alias" | "new")
        );
        if is_new {
            return None;
        }
        Some(match (command, argument) {
            ("set", "what") => Self::ThingsAndStatuses,
            ("measure", "above" | "under") => Self::Things,
            (_, "better") => Self::Ways,
            ("show" | "log" | "blame", "id") | ("move", "thing") => Self::Anything,
            ("move", "to") | (_, "under") => Self::Parents,
            (_, "activity" | "replaced_by" | "part_of") => Self::Activities,
            (_, "plan") => Self::Plans,
            (_, "goal") => Self::Goals,
            (_, "priority") => Self::Priorities,
            (_, "owner" | "old" | "support" | "involving" | "add_owner" | "drop_owner") => Self::Owners,
            (_, "tag" | "drop_tag") => Self::Tags,
            (_, "focus") => Self::Focuses,
            (_, "status") => Self::Statuses,
            (_, "period" | "compare" | "which" | "start" | "until" | "deadline") => Self::Periods,
            (_, "every") => Self::Units,
            (_, "scale") => Self::Scales,
            (_, "columns" | "sort") => Self::Columns,
            (_, "code" | "deny" | "allow" | "only") => Self::Codes,
            ("help", "topic") => Self::Topics,
            _ => return None,
        })
    }

    /// Returns whether goals must be loaded, or the manifest is enough.
    fn are_of_goals(self) -> bool {
        matches!(
            self,
            Self::Goals
                | Self::Priorities
                | Self::Parents
                | Self::Activities
                | Self::ThingsAndStatuses
                | Self::Things
                | Self::Anything
                | Self::Tags
        )
    }
}

/// Returns the values that start with what was typed. In a comma-separated list, only the last item counts.
pub(super) fn candidates(values: Values, typed: &str, asked: &CompletionContext) -> Vec<CompletionCandidate> {
    let lang = asked.lang;
    let (before, typed) = match values {
        Values::Columns | Values::Codes => typed.rfind(',').map_or(("", typed), |at| typed.split_at(at + 1)),
        _ => ("", typed),
    };
    let key = same_key(typed);
    // Values that cannot be typed are left out; they could also harm the terminal.
    let fits = |(value, _): &Suggestion| same_key(value).starts_with(&*key) && *printable(value) == *value;
    let shown = |(value, meaning): Suggestion| {
        let value = format!("{before}{value}");
        // The other shells quote candidates themselves.
        let value = if asked.shell == Shell::Powershell { shell_word(&value).into_owned() } else { value };
        CompletionCandidate::new(value).help(meaning.map(|it| printable(&it).into_owned().into()))
    };
    let all = match values {
        Values::Ways => Better::ALL.map(|it| (it.name().to_owned(), Some(better_name(it).get(lang).to_owned()))).into(),
        Values::Units => Unit::ALL.iter().map(|unit| (unit.name().to_owned(), None)).collect(),
        Values::Scales => {
            READY.iter().map(|scale| (scale.name.to_owned(), Some(scale.about.get(lang).to_owned()))).collect()
        }
        Values::Columns => Column::ALL
            .iter()
            .map(|column| (column.name().to_owned(), Some(column.title().get(lang).to_owned())))
            .collect(),
        Values::Codes => {
            codes().iter().map(|code| (code.id.to_owned(), Some(code.summary.get(lang).to_owned()))).collect()
        }
        Values::Topics => topic_names(lang).map(|(name, title)| (name, Some(title))).collect(),
        _ => of_plan(values, typed, asked),
    };
    let mut seen = BTreeSet::new();
    all.into_iter().filter(fits).filter(|(value, _)| seen.insert(value.clone())).map(shown).collect()
}

fn of_plan(values: Values, typed: &str, asked: &CompletionContext) -> Vec<Suggestion> {
    let read = |dir: &Path| if values.are_of_goals() { part::whole(dir, typed) } else { part::head(dir) };
    let Some(sources) = asked.place.as_deref().and_then(read) else { return Vec::new() };
    let loaded = load(&sources);
    let Portfolio { governance, plans } = &loaded.portfolio;
    match values {
        Values::Plans => plans.iter().map(|plan| titled(&plan.id, &plan.title)).collect(),
        Values::Focuses => {
            let focuses = governance.iter().flat_map(|governance| &governance.focuses);
            focuses.flat_map(|focus| &focus.priorities).map(|name| (name.to_string(), None)).collect()
        }
        _ => plans.iter().flat_map(|plan| of_one(values, plan, typed, asked.lang)).collect(),
    }
}

fn of_one(values: Values, plan: &Plan<'_>, typed: &str, lang: Lang) -> Vec<Suggestion> {
    let goals = || plan.goals.iter().map(|goal| titled(&goal.id, &goal.title));
    let priorities = || plan.all_priorities().map(|(_, it)| titled(&it.id, &it.title));
    let activities = || plan.all_activities().map(|(_, _, it)| titled(&it.id, &it.title));
    let measures = || Thing::all(plan).flat_map(|it| it.measures().iter().map(|it| titled(&it.id, &it.title)));
    match values {
        Values::Goals => goals().collect(),
        Values::Priorities => priorities().collect(),
        Values::Parents => goals().chain(priorities()).collect(),
        Values::Activities => activities().collect(),
        Values::ThingsAndStatuses => {
            let above = goals().chain(priorities());
            statuses(plan).chain(activities()).chain(above).chain(measures()).collect()
        }
        Values::Things => goals().chain(priorities()).chain(activities()).collect(),
        Values::Anything => {
            let things = goals().chain(priorities()).chain(activities()).chain(measures());
            things.chain(owners(plan, typed)).collect()
        }
        Values::Owners => owners(plan, typed).collect(),
        Values::Statuses => {
            let stages = Stage::ALL
                .into_iter()
                .map(|stage| (stage.name().to_owned(), Some(stage_name(stage).get(lang).to_owned())));
            statuses(plan).chain(stages).collect()
        }
        Values::Periods => periods(plan),
        Values::Tags => tags(plan),
        _ => Vec::new(),
    }
}

fn titled(id: &str, title: &str) -> Suggestion {
    (id.to_owned(), Some(title.to_owned()))
}

fn statuses(plan: &Plan<'_>) -> impl Iterator<Item = Suggestion> {
    plan.scale.iter().map(|(_, status)| (status.name.to_string(), status.meaning.as_ref().map(|it| it.to_string())))
}

/// Returns the names of a plan's owners. An owner whose name does not match is listed by aliases.
fn owners<'p>(plan: &'p Plan<'_>, typed: &'p str) -> impl Iterator<Item = Suggestion> + 'p {
    let key = same_key(typed).into_owned();
    plan.register.iter().flat_map(move |(_, owner)| {
        let name = owner.name.to_string();
        let aliases = if same_key(&name).starts_with(&key) { &[][..] } else { &owner.aliases[..] };
        let aliases: Vec<Suggestion> = aliases.iter().map(|alias| (alias.to_string(), Some(name.clone()))).collect();
        [(name, None)].into_iter().chain(aliases)
    })
}

fn tags(plan: &Plan<'_>) -> Vec<Suggestion> {
    let of_goals = plan.goals.iter().flat_map(|goal| &goal.tags);
    let of_priorities = plan.all_priorities().flat_map(|(_, priority)| &priority.tags);
    let of_activities = plan.all_activities().flat_map(|(_, _, activity)| &activity.tags);
    of_goals.chain(of_priorities).chain(of_activities).map(|tag| (tag.to_string(), None)).collect()
}

fn periods(plan: &Plan<'_>) -> Vec<Suggestion> {
    let Some(years) = &plan.years else { return Vec::new() };
    let first = years.first.around(plan.rhythm());
    let periods = std::iter::successors(Some(first), |period| period.next()).take_while(|it| years.touches(*it));
    periods.map(|period| (period.to_string(), None)).collect()
}
