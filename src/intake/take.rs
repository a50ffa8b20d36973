//! The import of documents: a new plan, and the account of each document.

use std::collections::HashSet;

use super::account::{Account, Fate};
use super::document::Document;
use super::ids::number;
use super::leads::follow;
use super::recognise::{Draft, Taker};
use super::register::{answer_for_all, register};
use super::years::{followed_up, of_activities, within_years, years_in, years_of};
use super::{NewPlan, Ready};
use crate::locale::{Lang, Text, text};
use crate::model::{Day, Period};

/// The values that the user has given.
#[derive(Debug)]
pub struct Said<'s> {
    /// The title.
    pub title: Option<String>,
    /// The title if neither the user nor a document gives one.
    pub usual_title: Option<String>,
    /// The first and the last year.
    pub years: Option<(u16, u16)>,
    /// The scale to take where the documents have none.
    pub scale: &'s Ready,
    /// The language of words that the tool adds.
    pub lang: Lang,
    /// The current day.
    pub today: Day,
    /// True if the years may be derived from the activities.
    pub may_guess: bool,
}

/// The result of an import.
#[derive(Debug)]
pub struct Taken {
    /// The plan, as far as it is known.
    pub plan: NewPlan,
    /// Whether the title and the years are missing.
    pub lacks: (bool, bool),
    /// The account of each document.
    pub accounts: Vec<Account>,
    /// What somebody should decide.
    pub questions: Vec<Text>,
}

/// Takes documents in; the plan has the values of `plan` where the documents say nothing else.
pub fn take(documents: Vec<Document>, plan: NewPlan, said: &Said<'_>) -> Taken {
    let stated = said.years.or_else(|| documents.iter().find_map(years_of));
    let named = documents.iter().find_map(followed_up);
    let current = |years, today| named.unwrap_or_else(|| current(years, today));
    let first = current(stated, said.today);
    let (mut draft, mut fates) = pass(&documents, first);
    let years = stated.or_else(|| draft.title.as_deref().and_then(years_in));
    let years = years.or_else(|| of_activities(&draft.goals).filter(|_| said.may_guess));
    // The current period follows from the years, and the period of a status from the current period.
    if current(years, said.today) != first {
        (draft, fates) = pass(&documents, current(years, said.today));
    }
    let Draft { title, about, goals, statuses, mut questions, contradicting, .. } = draft;
    let mut plan = NewPlan { goals, ..plan };
    let title = said.title.clone().or(title).or_else(|| said.usual_title.clone());
    let lacks = (title.is_none(), years.is_none());
    plan.title = title.unwrap_or_default();
    plan.years = years.unwrap_or_default();
    plan.scale = statuses.into_scale(said.scale, said.lang);
    let about: Vec<String> = about.into_iter().filter(|text| !text.is_empty()).collect();
    plan.about = Some(about.join("\n\n")).filter(|about| !about.is_empty());
    if plan.years != (0, 0) {
        plan.current = current(years, said.today);
        for (origin, remark) in within_years(&mut plan) {
            fates[origin.document][origin.piece] = Some(Fate::Changed { to: remark, why: OUTSIDE });
        }
    }
    for (origin, to, why) in number(&mut plan, HashSet::new(), said.lang) {
        fates[origin.document][origin.piece] = Some(Fate::Changed { to, why });
    }
    for (origin, to) in follow(&mut plan) {
        fates[origin.document][origin.piece] = Some(Fate::Changed { to, why: LEADS });
    }
    questions.extend(answer_for_all(&mut plan, said.lang));
    questions.extend(contradicting.map(|(first, count)| contradict(&first, count)));
    register(&mut plan, &mut questions);
    let accounts = documents.into_iter().zip(fates).map(|(document, fates)| Account::new(document, fates)).collect();
    Taken { plan, lacks, accounts, questions }
}

/// The reason for a paragraph that refers to other priorities.
const LEADS: Text = Text::fixed(
    "leder till andra prioriteringar, vars aktiviteter hör hit också",
    "leads to other priorities, whose activities belong here too",
);

/// Says that statuses stand in notes, as no plan can hold them with the dates there are.
fn contradict(first: &str, count: usize) -> Text {
    text!(
        "statusar som säger emot när aktiviteten börjar, och därför står i anteckningen: {count}, bland dem ”{first}”",
        "statuses that contradict when the activity starts, and so stand in the note: {count}, among them “{first}”"
    )
}

/// The reason for a follow-up outside the plan's years.
const OUTSIDE: Text = Text::fixed(
    "perioden ligger utanför planens år; står som kommentar i filen",
    "the period is not within the plan's years; it stands as a comment in the file",
);

/// Takes all documents, as what is followed up now is a period.
fn pass(documents: &[Document], current: Period) -> (Draft, Vec<Vec<Option<Fate>>>) {
    let mut draft = Draft::default();
    let mut fates = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        fates.push(Taker::new((number, document), &mut draft, current).take());
    }
    (draft, fates)
}

/// Returns the current period, as a year.
fn current(years: Option<(u16, u16)>, today: Day) -> Period {
    let year = years.map_or(today.year(), |(first, last)| today.year().clamp(first, last));
    year.to_string().parse().unwrap_or(today.month())
}
