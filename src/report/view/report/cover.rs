//! The title page.

use super::Paper;
use super::part::{Compared, Part, one_line};
use super::typography::in_words;
use crate::locale::{Text, catalogue as say, text};
use crate::model::{Governance, Organisation};
use crate::query::{PlanSelection, Selection};
use crate::report::doc::{Cover, Prose};
use crate::report::view::titles::asked;

/// Returns the title page of a report of some plans; `is_compared`: it tells what differs from the period before.
pub(super) fn cover(
    paper: &Paper<'_, '_, '_>,
    parts: &[Part<'_, '_, '_>],
    subtitle: &Text,
    is_compared: bool,
) -> Cover {
    let organisation = paper.governance.and_then(|governance| governance.organisation.as_ref());
    Cover {
        title: title(paper),
        subtitle: subtitle.get(paper.lang).trim_end().to_owned(),
        author: organisation.map(|organisation| organisation.name.to_string()),
        facts: facts(paper, parts, organisation, is_compared),
        day: paper.day.to_string(),
        plan_language: language(paper),
    }
}

/// One plan's title; of several what governs them, else all their titles.
fn title(paper: &Paper<'_, '_, '_>) -> String {
    match (&paper.selection.plans[..], paper.governance) {
        ([selected], _) => one_line(&selected.plan.title),
        (_, Some(governance)) => one_line(&governance.title),
        (plans, None) => plans.iter().map(|it| one_line(&it.plan.title)).collect::<Vec<_>>().join(" · "),
    }
}

fn facts(
    paper: &Paper<'_, '_, '_>,
    parts: &[Part<'_, '_, '_>],
    organisation: Option<&Organisation<'_>>,
    is_compared: bool,
) -> Vec<(String, Prose)> {
    let lang = paper.lang;
    let mut facts: Vec<(&Text, Option<String>)> = vec![
        (&say::RESPONSIBLE, organisation.and_then(|it| it.responsible.as_ref()).map(|it| it.to_string())),
        (&RECEIVES, organisation.and_then(|it| it.board.as_ref()).map(|it| it.to_string())),
    ];
    if let [part] = parts {
        facts.push((&say::YEARS, years(part)));
        facts.push((&COMPARED_WITH, compared_with(part, is_compared)));
    }
    // The title says which plan it is.
    facts.push((&SELECTED, is_filtered(paper.selection).then(|| asked(paper.selection, lang))));
    facts.push((&MADE, Some(in_words(paper.day, lang))));
    facts.into_iter().filter_map(|(name, value)| Some((name.get(lang).to_owned(), value?.into()))).collect()
}

/// Returns what stands under the title of one plan of several: what the title page cannot say of all of them.
pub(super) fn of_one(part: &Part<'_, '_, '_>, is_compared: bool) -> [(String, Option<String>); 3] {
    let lang = part.lang;
    let name = |name: &Text| name.get(lang).to_owned();
    [
        (name(&say::FOLLOW_UP), Some(part.period().to_string())),
        (name(&say::YEARS), years(part)),
        (name(&COMPARED_WITH), compared_with(part, is_compared)),
    ]
}

fn years(part: &Part<'_, '_, '_>) -> Option<String> {
    part.plan().years.map(|years| format!("{}–{}", *years.first, *years.last))
}

/// Whether anything but the plans and their periods was asked for.
fn is_filtered(selection: &Selection<'_, '_>) -> bool {
    selection.plans.iter().any(PlanSelection::is_filtered)
}

/// Returns which period a part is compared with; none for the first, which is compared with nothing.
fn compared_with(part: &Part<'_, '_, '_>, is_compared: bool) -> Option<String> {
    match part.compared {
        _ if !is_compared => None,
        Compared::First => None,
        Compared::With(period) => Some(period.to_string()),
        Compared::Unassessed(period) => {
            let nothing = text!("inget: ingenting bedömdes {period}", "nothing: nothing was assessed in {period}");
            Some(nothing.get(part.lang).to_owned())
        }
    }
}

/// Returns the language of the plans; for several, that of the first that states one.
fn language(paper: &Paper<'_, '_, '_>) -> String {
    let of_plans = paper.selection.plans.iter().find_map(|selected| selected.plan.language.as_ref());
    let of_governance = || paper.governance.and_then(|governance: &Governance<'_>| governance.language.as_ref());
    of_plans.or_else(of_governance).map_or_else(|| paper.lang.tag().to_owned(), |language| language.to_string())
}

static RECEIVES: Text = Text::fixed("Lämnas till", "Submitted to");
static COMPARED_WITH: Text = Text::fixed("Jämförs med", "Compared with");
static SELECTED: Text = Text::fixed("Urval", "Selected");
static MADE: Text = Text::fixed("Framställd", "Prepared");
