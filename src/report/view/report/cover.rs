//! The cover: the title, and facts about the report.

use super::lede::lede;
use super::part::{Part, one_line};
use super::then::{Compared, day_in_words};
use super::typography::in_words;
use super::{AsOf, Paper, ReportKind, Section};
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::{Governance, Organisation, ReportFrame, Str};
use crate::report::doc::{Cover, Doc, Prose};
use crate::report::view::titles::asked_of_activities;
use crate::source::Spanned;

/// Returns the cover of a report.
pub(super) fn cover(paper: &Paper<'_, '_, '_>, parts: &[Part<'_, '_, '_>], subtitle: &Text, kind: ReportKind) -> Cover {
    let subtitle = subtitle.get(paper.lang).trim_end();
    let asked = asked_of_activities(paper.selection, paper.lang);
    let is_told = kind == ReportKind::Compared && !parts.is_empty();
    Cover {
        title: title(paper),
        subtitle: [Some(subtitle.to_owned()), asked].into_iter().flatten().collect::<Vec<_>>().join(" · "),
        lede: if is_told { lede(paper, parts) } else { Prose::default() },
        author: of_frames(parts, |frame| frame.sender.as_ref(), ", ")
            .or_else(|| organisation(paper).map(|organisation| organisation.name.to_string())),
        // The report has most facts at the end of its first page.
        facts: if is_told && paper.has(Section::Summary) {
            framed(paper, parts).into_iter().filter_map(with_value).collect()
        } else {
            framed(paper, parts).into_iter().chain(facts(paper, parts, kind)).filter_map(with_value).collect()
        },
        logo: paper.logo.cloned(),
        contact: contact(parts).map(Prose::new),
        day: paper.day.to_string(),
        plan_language: language(paper),
    }
}

fn with_value((name, value): (String, Option<String>)) -> Option<(String, Prose)> {
    Some((name, Prose::new(value?)))
}

/// Returns what the frames of the plans say under a key, each text once; none if none says anything.
fn of_frames<'p>(
    parts: &[Part<'_, 'p, '_>],
    said: impl Fn(&'p ReportFrame<'_>) -> Option<&'p Spanned<Str<'p>>>,
    between: &str,
) -> Option<String> {
    let mut texts: Vec<&str> = Vec::new();
    for text in parts.iter().filter_map(|part| said(&part.plan().report)) {
        if !texts.contains(&text.value.as_ref()) {
            texts.push(text.value.as_ref());
        }
    }
    (!texts.is_empty()).then(|| texts.join(between))
}

/// Returns the facts that a board's paper has at its top.
fn framed(paper: &Paper<'_, '_, '_>, parts: &[Part<'_, '_, '_>]) -> [(String, Option<String>); 2] {
    [
        (say::CASE_NUMBER.get(paper.lang).to_owned(), of_frames(parts, |frame| frame.case_number.as_ref(), ", ")),
        (say::OFFICER.get(paper.lang).to_owned(), of_frames(parts, |frame| frame.officer.as_ref(), ", ")),
    ]
}

/// Returns where questions about the plans are answered.
fn contact(parts: &[Part<'_, '_, '_>]) -> Option<String> {
    of_frames(parts, |frame| frame.contact.as_ref(), ", ")
}

/// Adds the decision that the board is asked to make.
pub(super) fn proposed_decision(doc: &mut Doc, parts: &[Part<'_, '_, '_>], lang: Lang) {
    if let Some(decision) = of_frames(parts, |frame| frame.proposed_decision.as_ref(), "\n\n") {
        doc.heading(2, say::PROPOSED_DECISION.get(lang));
        doc.quoted(decision);
    }
}

fn organisation<'p, 'a>(paper: &Paper<'_, 'p, 'a>) -> Option<&'p Organisation<'a>> {
    paper.governance.and_then(|governance| governance.organisation.as_ref())
}

/// Returns the title of the plan; for several, the title of the governance, else all their titles.
fn title(paper: &Paper<'_, '_, '_>) -> String {
    match (&paper.selection.plans[..], paper.governance) {
        ([selected], _) => one_line(&selected.plan.title),
        (_, Some(governance)) => one_line(&governance.title),
        (plans, None) => plans.iter().map(|it| one_line(&it.plan.title)).collect::<Vec<_>>().join(" · "),
    }
}

/// Returns the facts about the report: the author, the recipient, the date.
pub(super) fn facts(
    paper: &Paper<'_, '_, '_>,
    parts: &[Part<'_, '_, '_>],
    kind: ReportKind,
) -> Vec<(String, Option<String>)> {
    let lang = paper.lang;
    let organisation = organisation(paper);
    let mut facts: Vec<(&Text, Option<String>)> = vec![
        (&say::RESPONSIBLE, organisation.and_then(|it| it.responsible.as_ref()).map(|it| it.to_string())),
        (&RECEIVES, organisation.and_then(|it| it.board.as_ref()).map(|it| it.to_string())),
    ];
    if let [part] = parts {
        facts.push((&say::YEARS, years(part)));
        facts.push((&COMPARED_WITH, compared_with(paper, part).filter(|_| kind == ReportKind::Compared)));
    }
    let gone = paper.as_of.map_or(&[][..], |as_of| as_of.gone);
    facts.push((&PLANS_GONE, Some(gone.join(", ")).filter(|_| !gone.is_empty())));
    facts.push((&say::CONTACT, contact(parts)));
    facts.push((&MADE, Some(in_words(paper.day, lang))));
    facts.into_iter().map(|(name, value)| (name.get(lang).to_owned(), value)).collect()
}

/// Returns the facts below the title of one plan of several, which differ from plan to plan.
pub(super) fn of_one(
    paper: &Paper<'_, '_, '_>,
    part: &Part<'_, '_, '_>,
    kind: ReportKind,
) -> [(String, Option<String>); 3] {
    let lang = part.lang;
    let name = |name: &Text| name.get(lang).to_owned();
    [
        (name(&say::FOLLOW_UP), Some(part.period().to_string())),
        (name(&say::YEARS), years(part)),
        (name(&COMPARED_WITH), compared_with(paper, part).filter(|_| kind == ReportKind::Compared)),
    ]
}

fn years(part: &Part<'_, '_, '_>) -> Option<String> {
    part.plan().years.map(|years| format!("{}–{}", *years.first, *years.last))
}

/// Returns the period or the files that a part is compared with; none for a plan's first period.
fn compared_with(paper: &Paper<'_, '_, '_>, part: &Part<'_, '_, '_>) -> Option<String> {
    match part.compared {
        Compared::First => None,
        Compared::With(period) => Some(period.to_string()),
        Compared::AsOf(..) => {
            let AsOf { day, commit, renamed, .. } = paper.as_of?;
            let day = day_in_words(day);
            let id = &*part.plan().id.value;
            let files = if let Some((then, _)) = renamed.filter(|(_, now)| *now == id) {
                text!(
                    day = day;
                    "{day} (commit {commit}, planen hette då {then})",
                    "{day} (commit {commit}, the plan was called {then} then)"
                )
            } else {
                text!(day = day; "{day} (commit {commit})", "{day} (commit {commit})")
            };
            Some(files.get(part.lang).to_owned())
        }
        Compared::Absent(day) => {
            let day = day_in_words(day);
            let absent =
                text!(day = day; "inget: planen fanns inte den {day}", "nothing: the plan did not exist on {day}");
            Some(absent.get(part.lang).to_owned())
        }
        Compared::OtherNames(day) => {
            let day = day_in_words(day);
            let other = text!(
                day = day;
                "inget: urvalet går inte att göra i planen den {day}",
                "nothing: the selection cannot be made in the plan on {day}"
            );
            Some(other.get(part.lang).to_owned())
        }
        Compared::OtherLevels(day) => {
            let day = day_in_words(day);
            let other = text!(
                day = day;
                "inget: planen bedömde andra nivåer den {day}",
                "nothing: the plan assessed other levels on {day}"
            );
            Some(other.get(part.lang).to_owned())
        }
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
static PLANS_GONE: Text = Text::fixed("Planer som inte finns kvar", "Plans that are gone");
static MADE: Text = Text::fixed("Framställd", "Prepared");
