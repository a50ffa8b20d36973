//! The import of documents: a new plan, and the account of each document.

use super::account::{Account, Fate};
use super::comments;
use super::contradictions::mend;
use super::document::Document;
use super::ids::number;
use super::leads::follow;
use super::map::IntakeMap;
use super::merge::{name_owners, only_new, scale_of, tell_rest};
use super::recognise::{Draft, Taker};
use super::register::{answer_by_nobody, answer_for_all, lend_support, register};
use super::statuses::Statuses;
use super::years::{StatedYears, both, of_activities, years_in};
use super::{NewGoal, NewPlan, NewPriority, NewStatus, Origin, Ready};
use crate::check::UsedIds;
use crate::locale::{Lang, Text, text};
use crate::model::{Day, Period, Plan, Thing};

/// The values that the user has given.
#[derive(Debug)]
pub struct Said<'s> {
    /// The title.
    pub title: Option<String>,
    /// The title if neither the user nor a document gives one.
    pub usual_title: Option<String>,
    /// The first and the last year.
    pub years: Option<(u16, u16)>,
    /// The current period, if it is known.
    pub current: Option<Period>,
    /// The scale if the documents have none.
    pub scale: &'s Ready,
    /// The language of words that the tool adds.
    pub lang: Lang,
    /// The current day.
    pub today: Day,
    /// True if the years may be derived from the activities.
    pub may_guess: bool,
    /// The existing plan to extend, and all ids ever used in it; none for a new plan.
    pub there: Option<(&'s Plan<'s>, UsedIds)>,
    /// The decisions about columns, words and names.
    pub map: IntakeMap,
}

/// The result of an import.
#[derive(Debug)]
pub struct Taken {
    /// The plan, as far as it is known.
    pub plan: NewPlan,
    /// True for the title and for the years if they are missing.
    pub lacks: (bool, bool),
    /// The map with all decisions, those of the user and those made by the import.
    pub map: IntakeMap,
    /// The account of each document.
    pub accounts: Vec<Account>,
    has_table: bool,
    /// The numbers of new goals, priorities and activities.
    pub counts: [usize; 3],
    /// Questions for the user to decide.
    pub questions: Vec<Text>,
}

impl Taken {
    /// Returns whether no activity was found in any document.
    pub fn is_without_activity(&self) -> bool {
        !self.has_table
    }
}

/// Imports documents. The plan keeps the values of `plan` where the documents have none.
pub fn take(documents: Vec<Document>, plan: NewPlan, mut said: Said<'_>) -> Taken {
    let (there, used) = said.there.take().map_or((None, UsedIds::default()), |(there, used)| (Some(there), used));
    let said = &said;
    let scale = there.map(scale_of);
    let found = StatedYears::of(&documents, &said.map.columns, said.today);
    let (of_document, extended) = found.with_columns();
    let stated = said.years.or(of_document);
    let current = |years, today| found.followed.or(said.current).unwrap_or_else(|| current(years, today));
    let first = current(stated, said.today);
    let (mut draft, mut fates) = pass(&documents, first, said, scale.as_deref());
    let years = stated.or_else(|| draft.title.as_deref().and_then(years_in));
    let years = years.or_else(|| both(of_activities(&draft.goals), found.columns).filter(|_| said.may_guess));
    // The current period follows from the years, and the period of a status from the current period.
    if current(years, said.today) != first {
        (draft, fates) = pass(&documents, current(years, said.today), said, scale.as_deref());
    }
    let Draft { title, titled_at, about, goals, statuses, mut questions, met, colored, unsure, contradictions, .. } =
        draft;
    if let (Some(given), Some(own), Some(Origin { document, piece })) = (&said.title, &title, titled_at)
        && given != own
    {
        fates[document][piece] = Some(Fate::Changed { to: given.clone(), why: TITLE_GIVEN });
    }
    let mut plan = NewPlan { goals, ..plan };
    promote(&mut plan);
    lend_support(&mut plan, said.lang);
    let has_table = plan.all().next().is_some();
    let title = said.title.clone().or(title).or_else(|| said.usual_title.clone());
    let lacks = (title.is_none(), years.is_none());
    plan.title = title.unwrap_or_default();
    plan.years = years.unwrap_or_default();
    let mut map = IntakeMap { statuses: statuses.decided().clone(), ..met };
    plan.scale = statuses.into_scale(said.scale, said.lang);
    let about: Vec<String> = about.into_iter().filter(|text| !text.is_empty()).collect();
    plan.about = Some(about.join("\n\n")).filter(|about| !about.is_empty());
    if plan.years != (0, 0) {
        let current = current(years, said.today);
        plan.current =
            if current.unit() == plan.every { current } else { within(current, said.today).around(plan.every) };
    }
    if let Some(there) = there {
        only_new(&mut plan, there);
    }
    if plan.years != (0, 0) {
        let mended = mend(&mut plan, said.today);
        for (origin, fate) in mended.fates {
            fates[origin.document][origin.piece] = Some(fate);
        }
        questions.extend(mended.statuses.map(contradict));
    }
    for (origin, to, why) in number(&mut plan, used, there, said.lang) {
        fates[origin.document][origin.piece] = Some(Fate::Changed { to, why });
    }
    for (origin, to) in follow(&mut plan) {
        fates[origin.document][origin.piece] = Some(Fate::Changed { to, why: LEADS });
    }
    questions.extend(answer_by_nobody(&mut plan, there.is_some(), said.lang));
    match there {
        Some(there) => questions.extend(name_owners(&mut plan, there, said.lang)),
        None => questions.extend(answer_for_all(&mut plan, said.lang)),
    }
    questions.extend(extended.filter(|_| said.years.is_none()));
    questions.extend(comments::tell(&contradictions));
    questions.extend(unsure.first().map(|first| not_done(first, unsure.len())));
    if colored > 0 {
        questions.push(text!(
            "statusar som är tagna från cellernas färg: {colored}",
            "statuses that were taken from the colours of cells: {colored}"
        ));
    }
    register(&mut plan, &mut questions);
    if let Some(there) = there {
        tell_rest(&plan, there, &mut fates);
    }
    let accounts = documents.into_iter().zip(fates).map(|(document, fates)| Account::new(document, fates)).collect();
    map.title = Some(plan.title.clone());
    map.years = Some(format!("{}-{}", plan.years.0, plan.years.1));
    map.language = Some(plan.language.clone());
    map.every = Some(plan.every.name().to_owned());
    let counts = counts(&plan, there);
    Taken { plan, lacks, map, accounts, has_table, counts, questions }
}

/// The reason for a title that was not kept.
const TITLE_GIVEN: Text = Text::fixed("du har sagt en annan titel", "you gave another title");
/// The reason for a paragraph that refers to other priorities.
const LEADS: Text = Text::fixed(
    "leder till andra prioriteringar, vars aktiviteter hör hit också",
    "leads to other priorities, whose activities belong here too",
);

/// Returns the numbers of goals, priorities and activities that the existing plan does not have.
fn counts(plan: &NewPlan, there: Option<&Plan<'_>>) -> [usize; 3] {
    let is_there = |id: &str| there.is_some_and(|plan| Thing::all(plan).any(|thing| &*thing.id().value == id));
    let goals = plan.goals.iter().filter(|it| !is_there(&it.id)).count();
    let priorities = plan.goals.iter().flat_map(|goal| &goal.priorities).filter(|it| !is_there(&it.id)).count();
    [goals, priorities, plan.all().count()]
}

/// Turns the priorities into goals if no goal is named anywhere.
fn promote(plan: &mut NewPlan) {
    let [goal] = &mut plan.goals[..] else { return };
    let is_named = !goal.title.is_empty() || goal.adopted.is_some() || !goal.activities.is_empty();
    if is_named || goal.priorities.is_empty() {
        return;
    }
    let remarks = std::mem::take(&mut goal.remarks);
    let as_goal = |it: NewPriority| NewGoal {
        id: it.id,
        adopted: it.adopted,
        origins: it.origins,
        title: it.title,
        text: it.text,
        owners: it.owners,
        follow_ups: it.follow_ups,
        support: it.support,
        remarks: it.remarks,
        activities: it.activities,
        ..NewGoal::default()
    };
    plan.goals = std::mem::take(&mut goal.priorities).into_iter().map(as_goal).collect();
    if let Some(first) = plan.goals.first_mut() {
        first.remarks.splice(0..0, remarks);
    }
}

/// Returns the message that statuses became notes, as they contradict the dates.
fn contradict((status, title, count): (String, String, usize)) -> Text {
    text!(
        "statusar som säger emot aktivitetens tider eller en senare status, och därför står i anteckningen: {count}, bland dem `{status}` för ”{title}”",
        "statuses that contradict the dates of their activity or a later status, and so stand in the note: {count}, among them `{status}` of “{title}”"
    )
}

/// Returns the message that words for *done* became notes, as what stands beside them may say otherwise.
fn not_done(first: &str, count: usize) -> Text {
    text!(
        "ord för klart som har ord eller tecken bredvid sig som kan säga annat, och därför bara står i anteckningen: {count}, bland dem `{first}`",
        "words for done beside words or signs that may say otherwise, and so only stand in the note: {count}, among them `{first}`"
    )
}

/// The result of one pass: the draft, and the fate of each piece of each document.
type Pass = (Draft, Vec<Vec<Option<Fate>>>);

/// Recognises all documents with a given current period.
fn pass(documents: &[Document], current: Period, said: &Said<'_>, scale: Option<&[NewStatus]>) -> Pass {
    let statuses = Statuses::with(said.map.statuses.clone(), scale.map(<[_]>::to_vec), said.today);
    let mut draft =
        Draft { given: said.map.clone(), met: said.map.clone(), statuses, lang: said.lang, ..Draft::default() };
    let mut fates = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        fates.push(Taker::new((number, document), &mut draft, current).take());
    }
    (draft, fates)
}

/// Returns the month of today, or the nearest within a period.
fn within(period: Period, today: Day) -> Period {
    today.clamp(period.first_day(), period.last_day()).month()
}

/// Returns the current period, as a year.
fn current(years: Option<(u16, u16)>, today: Day) -> Period {
    let year = years.map_or(today.year(), |(first, last)| today.year().clamp(first, last));
    year.to_string().parse().unwrap_or(today.month())
}
