//! The language of output: `--lang`, else `PLAN_LANG`, else the plan's, else the system's.

use std::path::Path;

use super::environment::Environment;
use super::place;
use crate::load::load;
use crate::locale::Lang;
use crate::model::{Plan, Portfolio};
use crate::source::read_head;

/// Returns the language for a loaded plan.
pub(super) fn of_plan(asked: Option<Lang>, environment: &Environment, portfolio: &Portfolio<'_>) -> Lang {
    let stated = || environment.plan_lang.as_deref().and_then(Lang::from_tag);
    asked.or_else(stated).or_else(|| written(portfolio)).unwrap_or_else(of_system)
}

/// Returns the language without a loaded plan: for help and usage errors.
fn of_surroundings(environment: &Environment, dir: Option<&Path>) -> Lang {
    let stated = environment.plan_lang.as_deref().and_then(Lang::from_tag);
    let of_plan = || {
        let sources = read_head(&place::find(dir, environment).ok()?);
        written(&load(&sources).portfolio)
    };
    // A new plan has a language before it has files.
    let of_new_plan = || environment.early_value("--language").and_then(Lang::from_tag);
    stated.or_else(of_new_plan).or_else(of_plan).unwrap_or_else(of_system)
}

/// Returns the language before the arguments are parsed.
pub(super) fn early(environment: &Environment) -> Lang {
    let asked = environment.early_value("--lang").and_then(Lang::from_tag);
    asked.unwrap_or_else(|| of_surroundings(environment, environment.asked_dir().as_deref()))
}

/// Returns the language that all these plans share; none if they differ, or if it is not a language of the tool.
pub(super) fn of_plans<'p, 'a: 'p>(
    plans: impl IntoIterator<Item = &'p Plan<'a>>,
    portfolio: &Portfolio<'_>,
) -> Option<Lang> {
    let of_all = portfolio.governance.as_ref().and_then(|governance| governance.language.as_ref());
    let tags = plans.into_iter().map(|plan| plan.language.as_ref().or(of_all));
    let mut langs = tags.map(|tag| tag.and_then(|tag| Lang::from_tag(tag)));
    let first = langs.next()??;
    langs.all(|lang| lang == Some(first)).then_some(first)
}

/// Returns the language that the plans are written in.
fn written(portfolio: &Portfolio<'_>) -> Option<Lang> {
    let governance = portfolio.governance.iter().filter_map(|governance| governance.language.as_ref());
    let plans = portfolio.plans.iter().filter_map(|plan| plan.language.as_ref());
    governance.chain(plans).find_map(|language| Lang::from_tag(language))
}

pub(super) fn of_system() -> Lang {
    sys_locale::get_locales().find_map(|tag| Lang::from_tag(&tag)).unwrap_or_default()
}
