//! Documents taken in: a new plan, and the account of each.

use std::collections::HashSet;

use super::account::{Account, Fate};
use super::document::Document;
use super::recognise::{Draft, Taker};
use super::words;
use super::{NewActivity, NewGoal, NewPlan, Ready};
use crate::locale::{Lang, Text, text};
use crate::model::{Day, Period, When, loose_key, same_key};

/// What somebody has said of the plan beforehand.
#[derive(Debug)]
pub struct Said<'s> {
    /// Its title.
    pub title: Option<String>,
    /// Its title where nothing says one.
    pub usual_title: Option<String>,
    /// Its first and last year.
    pub years: Option<(u16, u16)>,
    /// The scale to take where the documents have none.
    pub scale: &'s Ready,
    /// The language of the words that the tool adds.
    pub lang: Lang,
    /// The day it is.
    pub today: Day,
    /// Whether years may be taken from the activities.
    pub may_guess: bool,
}

/// What came of documents.
#[derive(Debug)]
pub struct Taken {
    /// The plan, as far as it is known.
    pub plan: NewPlan,
    /// Whether nobody and nothing says its title, or its years.
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
    let years = stated
        .or_else(|| draft.title.as_deref().and_then(years_in))
        .or_else(|| of_activities(&draft.goals).filter(|_| said.may_guess));
    // What is followed up now follows from the years, and what a status is of from that.
    if current(years, said.today) != first {
        (draft, fates) = pass(&documents, current(years, said.today));
    }
    let accounts = documents.into_iter().zip(fates).map(|(document, fates)| Account::new(document, fates)).collect();
    let Draft { title, about, goals, statuses, mut questions, .. } = draft;
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
        within_years(&mut plan);
    }
    number(&mut plan, said.lang);
    name_owners(&mut plan, said.lang, &mut questions);
    register(&mut plan, &mut questions);
    Taken { plan, lacks, accounts, questions }
}

/// Takes all documents, as what is followed up now is a period.
fn pass(documents: &[Document], current: Period) -> (Draft, Vec<Vec<Option<Fate>>>) {
    let mut draft = Draft::default();
    let fates = documents.iter().map(|document| Taker::new(document, &mut draft, current).take()).collect();
    (draft, fates)
}

/// Returns the period that is followed up now, as a year.
fn current(years: Option<(u16, u16)>, today: Day) -> Period {
    let year = years.map_or(today.year(), |(first, last)| today.year().clamp(first, last));
    year.to_string().parse().unwrap_or(today.month())
}

/// Returns the years that the first lines of a document name.
fn years_of(document: &Document) -> Option<(u16, u16)> {
    document
        .pieces
        .iter()
        .take(8)
        .filter(|piece| piece.text.chars().count() < 200)
        .find_map(|piece| years_in(&piece.text))
}

/// Returns the year that the first lines of a document say they follow up: `Uppföljning 2024`.
fn followed_up(document: &Document) -> Option<Period> {
    let first = document.pieces.iter().take(8).filter(|piece| piece.text.chars().count() < 200);
    first.map(|piece| words::key(&piece.text)).find_map(|key| {
        let word = words::of("followed").iter().find(|word| words::find(&key, word).is_some())?;
        let rest = &key[words::find(&key, word)? + word.len()..];
        let year = rest.trim_start().get(..4)?;
        year.parse::<u16>().ok().filter(|year| (1990..2100).contains(year))?;
        year.parse().ok()
    })
}

/// Returns two years with a dash between them.
fn years_in(text: &str) -> Option<(u16, u16)> {
    let digits: Vec<(usize, &str)> = text.match_indices(|c: char| c.is_ascii_digit()).collect();
    let starts = digits.iter().map(|(at, _)| *at).filter(|at| !text[..*at].ends_with(|c: char| c.is_ascii_digit()));
    let year = |text: &str| text.get(..4)?.parse::<u16>().ok().filter(|year| (1990..2100).contains(year));
    for at in starts {
        let Some(first) = year(&text[at..]) else { continue };
        let rest = text[at + 4..].trim_start();
        let Some(rest) = rest.strip_prefix(['-', '–', '—', '/']) else { continue };
        if let Some(last) = year(rest.trim_start()).filter(|last| *last >= first && *last - first < 40) {
            return Some((first, last));
        }
    }
    None
}

fn all(goals: &[NewGoal]) -> impl Iterator<Item = &NewActivity> {
    goals.iter().flat_map(|goal| goal.activities.iter().chain(goal.priorities.iter().flat_map(|it| &it.activities)))
}

fn all_mut(plan: &mut NewPlan) -> impl Iterator<Item = &mut NewActivity> {
    plan.goals
        .iter_mut()
        .flat_map(|goal| goal.activities.iter_mut().chain(goal.priorities.iter_mut().flat_map(|it| &mut it.activities)))
}

fn of_activities(goals: &[NewGoal]) -> Option<(u16, u16)> {
    let years = || all(goals).flat_map(|it| [it.start, it.until, it.deadline]).flatten();
    let first = years().map(|when: When| when.first_day().year()).min()?;
    let last = years().map(|when: When| when.last_day().year()).max()?;
    Some((first, last))
}

/// Keeps what is of other years than the plan's as comments.
fn within_years(plan: &mut NewPlan) {
    let (first, last) = plan.years;
    for activity in all_mut(plan) {
        let (within, outside): (Vec<_>, Vec<_>) = std::mem::take(&mut activity.follow_ups)
            .into_iter()
            .partition(|(period, ..)| (first..=last).contains(&period.first_day().year()));
        activity.follow_ups = within;
        for (period, status, note) in outside {
            let said = [status, note].into_iter().flatten().collect::<Vec<_>>().join(": ");
            activity.remarks.push(format!("{period}: {said}"));
        }
    }
}

/// Gives ids to what has none.
fn number(plan: &mut NewPlan, lang: Lang) {
    let mut used: HashSet<String> = HashSet::new();
    let unnamed = Text::fixed("Aktiviteter", "Activities");
    let mut next = 1;
    for goal in &mut plan.goals {
        if goal.id.is_empty() {
            while used.contains(&next.to_string()) {
                next += 1;
            }
            goal.id = next.to_string();
        }
        if goal.title.is_empty() {
            unnamed.get(lang).clone_into(&mut goal.title);
        }
        goal.id = free(&goal.id, &mut used);
        for (at, activity) in goal.activities.iter_mut().enumerate() {
            activity.id = id_of(activity, &goal.id, at, &mut used);
        }
        let has_numbers = goal.priorities.iter().any(|it| !it.id.is_empty());
        for at in 0..goal.priorities.len() {
            let parent = goal.id.clone();
            let priority = &mut goal.priorities[at];
            if priority.id.is_empty() {
                let word = if has_numbers { word_of(&priority.title) } else { (at + 1).to_string() };
                priority.id = format!("{parent}.{word}");
            }
            priority.id = free(&priority.id, &mut used);
            let parent = priority.id.clone();
            for (at, activity) in priority.activities.iter_mut().enumerate() {
                activity.id = id_of(activity, &parent, at, &mut used);
            }
        }
    }
}

fn id_of(activity: &NewActivity, parent: &str, at: usize, used: &mut HashSet<String>) -> String {
    // An adopted id is kept where it continues its parent's: it cannot be taken for another's then.
    let is_own = |id: &&str| id.starts_with(parent) && id.len() > parent.len();
    let made = format!("{parent}-{}", at + 1);
    let id = Some(&*activity.id).filter(is_own).unwrap_or(&made);
    free(id, used)
}

/// Returns an id that nothing has: the one that is wished for, or with a number after it.
fn free(wished: &str, used: &mut HashSet<String>) -> String {
    let mut id = wished.to_owned();
    let mut number = 1;
    while !used.insert(id.to_lowercase()) {
        number += 1;
        id = format!("{wished}-{number}");
    }
    id
}

/// Returns the word that says most in a title: its last long one.
fn word_of(title: &str) -> String {
    let key = loose_key(title);
    let words: Vec<&str> = key.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() > 3).collect();
    words.last().or(words.first()).copied().unwrap_or("x").to_owned()
}

/// Gives an owner to what names none: a plan asks that somebody answers.
fn name_owners(plan: &mut NewPlan, lang: Lang, questions: &mut Vec<Text>) {
    let nobody = Text::fixed("Ej angiven", "Not stated");
    let nobody = nobody.get(lang);
    let mut count = 0;
    for activity in all_mut(plan).filter(|activity| activity.owners.is_empty()) {
        activity.owners.push(nobody.to_owned());
        count += 1;
    }
    if count > 0 {
        questions.push(text!(
            "vem ansvarar? Aktiviteter utan ansvarig, som nu har `{nobody}`: {count}",
            "who is responsible? Activities without an owner, which now have `{nobody}`: {count}"
        ));
    }
}

/// Gathers the owners; tells of spellings that may be one.
fn register(plan: &mut NewPlan, questions: &mut Vec<Text>) {
    let mut seen: HashSet<String> = HashSet::new();
    let mut owners: Vec<String> = Vec::new();
    for name in all(&plan.goals).flat_map(|it| it.owners.iter().chain(&it.support)) {
        let key = same_key(name).into_owned();
        if seen.insert(key.clone()) {
            owners.push(name.clone());
        } else if name.starts_with(char::is_uppercase)
            && let Some(other) = owners.iter_mut().find(|other| same_key(other) == key)
        {
            // Of two that differ in case alone the one that begins with a capital is the name.
            if other.starts_with(char::is_lowercase) {
                other.clone_from(name);
            }
        }
    }
    owners.sort_by_key(|name| loose_key(name).into_owned());
    for pair in owners.windows(2) {
        let [a, b] = pair else { continue };
        if bare(a) == bare(b)
            || words::key(b).strip_prefix(&words::key(a)).is_some_and(|rest| rest.len() <= 3 && !rest.contains(' '))
        {
            questions.push(text!("är `{a}` och `{b}` samma roll?", "are `{a}` and `{b}` the same role?"));
        }
    }
    plan.owners = owners;
}

/// Returns a name without the small words that some write and others do not.
fn bare(name: &str) -> String {
    let key = words::key(name);
    let words: Vec<&str> =
        key.split(' ').filter(|word| !matches!(*word, "inom" | "for" | "i" | "av" | "of" | "the")).collect();
    words.join(" ")
}

/// Returns the language that documents are written in, by their small words.
pub fn language_of(documents: &[Document]) -> Option<Lang> {
    let (mut swedish, mut english) = (0_usize, 0_usize);
    let words = documents.iter().flat_map(|document| &document.pieces).flat_map(|piece| piece.text.split_whitespace());
    for word in words.take(20_000) {
        match &*word.to_lowercase() {
            "och" | "att" | "för" | "är" | "ett" | "på" | "som" => swedish += 1,
            "the" | "and" | "of" | "to" | "for" | "in" | "a" => english += 1,
            _ => {}
        }
    }
    match swedish.cmp(&english) {
        std::cmp::Ordering::Greater => Some(Lang::Sv),
        std::cmp::Ordering::Less => Some(Lang::En),
        std::cmp::Ordering::Equal => None,
    }
}
