//! `plan init --from`: a plan out of the documents that people have it in.

use std::fs;
use std::path::Path;

use super::account;
use super::answers::{Answers, Given};
use super::new_plan_dir::NewPlanDir;
use super::{Making, values};
use crate::cli::environment::Environment;
use crate::cli::output::{Output, notice};
use crate::cli::stop::{Exit, Stop};
use crate::diag::{file_reason, system_reason};
use crate::edit::write_whole;
use crate::intake::{Account, Document, NewPlan, READY, Said, Taken, language_of, read, take};
use crate::locale::{Lang, Text, text};
use crate::model::Unit;
use crate::query::Refusal;
use crate::report::write::markdown;
use crate::sheet::{MAX_BYTES, Unreadable};
use crate::source::{ReadError, read_regular};

/// The most omissions and questions that are shown.
const MOST_SHOWN: usize = 8;

/// An imported plan, with the accounts of its documents.
pub(super) struct Intake {
    pub(super) answers: Answers,
    accounts: Vec<Account>,
    questions: Vec<Text>,
}

/// Imports the documents. Values that they lack are asked for, or refused with the options that set them.
pub(super) fn intake(making: &Making<'_>, place: &NewPlanDir) -> Result<Intake, Stop> {
    let mut refusals: Vec<Refusal> =
        making.args.report.as_deref().and_then(|it| unfit_report(it, making)).into_iter().collect();
    let mut given = Given::of(making, &mut refusals);
    if !refusals.is_empty() {
        return Err(refusals.into());
    }
    let files = files(making)?;
    let documents = documents(&files)?;
    let spoken = || language_of(&documents).unwrap_or(making.lang.tag()).to_owned();
    let language = given.language.take().unwrap_or_else(spoken);
    let lang = Lang::from_tag(&language).unwrap_or(making.lang);
    given.language = Some(language);
    let mut taken = taken(making, place, documents, &given)?;
    let is_empty = |plan: &NewPlan| plan.goals.iter().all(|it| it.activities.is_empty() && it.priorities.is_empty());
    if is_empty(&taken.plan) {
        return Err(nothing_found(&taken.accounts).into());
    }
    if taken.lacks != (false, false) {
        let (lacks_title, lacks_years) = taken.lacks;
        let missing = super::answers::missing(lacks_title, lacks_years);
        if let Some(refusal) = missing.filter(|_| !making.environment.can_be_asked()) {
            return Err(refusal.into());
        }
        given.title = given.title.or_else(|| Some(taken.plan.title.clone()).filter(|_| !lacks_title));
        given.years = given.years.or(Some(taken.plan.years).filter(|_| !lacks_years));
        given.ask_needed(making)?;
        taken = self::taken(making, place, self::documents(&files)?, &given)?;
    }
    let Taken { plan, accounts, mut questions, .. } = taken;
    questions.extend(plan.lacks_notes().then(|| {
        Text::fixed(
            "dokumentet har inga anteckningar; `[check]` i plan.toml säger att ingen efterfrågas, tills ni tar bort raden",
            "the document has no notes; `[check]` in plan.toml says that none is asked for, until you remove the line",
        )
    }));
    Ok(Intake { answers: Answers { plan, comments: lang }, accounts, questions })
}

fn taken(making: &Making<'_>, place: &NewPlanDir, documents: Vec<Document>, given: &Given) -> Result<Taken, Stop> {
    let today = making.global.today.or_else(Environment::today);
    let today = today.ok_or_else(|| anyhow::anyhow!("neither PLAN_TODAY nor the clock says which day it is"))?;
    let id = making.args.id.clone().or_else(|| place.name().map(|name| values::id_of(&name)));
    let language = given.language.clone().unwrap_or_else(|| making.lang.tag().to_owned());
    let lang = Lang::from_tag(&language).unwrap_or(making.lang);
    let stem = making.args.from.first().and_then(|path| path.file_stem()).map(|it| it.to_string_lossy().into_owned());
    let said = Said {
        title: given.title.clone(),
        usual_title: stem.filter(|_| making.args.yes),
        years: given.years,
        scale: &READY[given.scale.unwrap_or_default()],
        lang,
        today,
        may_guess: making.args.yes,
    };
    let plan = NewPlan {
        id: id.filter(|id| !id.is_empty()).unwrap_or_else(|| "plan".to_owned()),
        title: String::new(),
        language,
        years: (0, 0),
        every: given.every.unwrap_or(Unit::Year),
        current: today.month(),
        about: None,
        answering: None,
        scale: Vec::new(),
        owners: Vec::new(),
        goals: Vec::new(),
    };
    Ok(take(documents, plan, &said))
}

/// A file name and its content.
type File = (String, Vec<u8>);

fn files(making: &Making<'_>) -> Result<Vec<File>, Stop> {
    let mut refusals = Vec::new();
    let mut files = Vec::new();
    for path in &making.args.from {
        let name = path.display().to_string();
        match read_regular(path, MAX_BYTES) {
            Ok(bytes) => files.push((name, bytes)),
            Err(ReadError::TooLarge(_)) => refusals.push(unreadable(&name, &Unreadable::TooLarge)),
            Err(fault) => {
                let reason = file_reason(&fault);
                let help = Text::fixed(
                    "skriv var filen ligger, med hela namnet",
                    "write where the file lies, with its whole name",
                );
                refusals.push(Refusal::new(text!(reason = reason; "{name}: {reason}", "{name}: {reason}"), Some(help)));
            }
        }
    }
    if refusals.is_empty() { Ok(files) } else { Err(refusals.into()) }
}

fn documents(files: &[File]) -> Result<Vec<Document>, Stop> {
    let mut refusals = Vec::new();
    let mut documents = Vec::new();
    for (name, bytes) in files {
        match read(name, bytes) {
            Ok(document) => documents.push(document),
            Err(fault) => refusals.push(unreadable(name, &fault)),
        }
    }
    if refusals.is_empty() { Ok(documents) } else { Err(refusals.into()) }
}

fn unreadable(name: &str, fault: &Unreadable) -> Refusal {
    let (message, help) = fault.words();
    let help = match fault {
        Unreadable::Locked | Unreadable::Encoding | Unreadable::Unclosed { .. } => help,
        Unreadable::Empty | Unreadable::TooLarge | Unreadable::Swollen | Unreadable::TooManyCells => {
            Text::fixed("ta med bara dokumentet som planen står i", "give the document alone that the plan stands in")
        }
        _ => Text::fixed(
            "öppna filen och spara den som docx, xlsx, ods, csv, md eller html",
            "open the file and save it as docx, xlsx, ods, csv, md or html",
        ),
    };
    Refusal::new(text!(message = message; "{name}: {message}", "{name}: {message}"), Some(help))
}

fn nothing_found(accounts: &[Account]) -> Refusal {
    let names = accounts.iter().map(Account::file).collect::<Vec<_>>().join(", ");
    Refusal::new(
        text!("{names}: det finns ingen tabell med aktiviteter", "{names}: there is no table of activities"),
        Some(Text::fixed(
            "en tabell känns igen på sin rubrikrad, med ord som Aktivitet och Ansvarig",
            "a table is known by its header, with words such as Activity and Responsible",
        )),
    )
}

impl Intake {
    /// Writes the account of all that stood in the documents, where it was asked for.
    pub(super) fn report(&self, making: &Making<'_>, output: &mut Output) -> Result<(), Stop> {
        let Some(path) = &making.args.report else { return Ok(()) };
        let ending = path.extension().map(|it| it.to_string_lossy().to_lowercase()).unwrap_or_default();
        let content = match &*ending {
            "json" => self.json(),
            _ => markdown(&account::page(&self.accounts, making.lang)),
        };
        let shown = path.display().to_string();
        write_whole(path, content.as_bytes()).map_err(|error| {
            let reason = system_reason(error.kind(), &error.to_string());
            let message = text!(
                reason = reason;
                "{shown} gick inte att skriva: {reason}",
                "{shown} could not be written: {reason}"
            );
            Refusal::new(message, None)
        })?;
        super::tell_written(&shown, making.lang, output)
    }

    fn json(&self) -> String {
        let [goals, priorities, activities] = self.counts();
        let sources: Vec<_> = self.accounts.iter().map(|account| account.json(Lang::En)).collect();
        let report = serde_json::json!({
            "schema": "plan/intake/1",
            "goals": goals,
            "priorities": priorities,
            "activities": activities,
            "sources": sources,
        });
        format!("{report:#}\n")
    }

    fn counts(&self) -> [usize; 3] {
        let plan = &self.answers.plan;
        let below = |goal: &crate::intake::NewGoal| -> usize {
            goal.activities.len() + goal.priorities.iter().map(|it| it.activities.len()).sum::<usize>()
        };
        [
            plan.goals.len(),
            plan.goals.iter().map(|goal| goal.priorities.len()).sum(),
            plan.goals.iter().map(below).sum(),
        ]
    }

    /// Says in short what was taken, and last what was left out; returns how the run ends.
    pub(super) fn tell(&self, making: &Making<'_>, output: &mut Output) -> Result<Exit, Stop> {
        let lang = making.lang;
        output.say("")?;
        for account in &self.accounts {
            let [carried, changed, left_out, _] = account.counts();
            let (file, cells) = (account.file(), carried + changed + left_out);
            let line = text!(
                "{file}: {cells} celler och stycken; {carried} tagna som de är, {changed} ändrade, {left_out} utelämnade",
                "{file}: {cells} cells and paragraphs; {carried} carried as they are, {changed} changed, {left_out} left out"
            );
            output.say(line.get(lang))?;
        }
        let [goals, priorities, activities] = self.counts();
        let line = text!(
            "Mål: {goals}. Prioriteringar: {priorities}. Aktiviteter: {activities}.",
            "Goals: {goals}. Priorities: {priorities}. Activities: {activities}."
        );
        output.say(line.get(lang))?;
        output.hand_over()?;
        let told = self.accounts.iter().flat_map(Account::told);
        for message in told.chain(self.questions.iter().take(MOST_SHOWN)) {
            notice(making.environment, lang, message, None);
        }
        let left_out: usize = self.accounts.iter().map(|account| account.counts()[3]).sum();
        for account in &self.accounts {
            for (place, said, why, count) in account.left_out().into_iter().take(MOST_SHOWN) {
                let (file, said) = (account.file(), shortened(said));
                let rest = match count - 1 {
                    0 => Text::same(""),
                    rest => text!(" (och {rest} till)", " (and {rest} more)"),
                };
                let message = text!(
                    place = place, why = why.clone(), rest = rest;
                    "{file}, {place}: ”{said}”{rest} är utelämnat: {why}",
                    "{file}, {place}: “{said}”{rest} was left out: {why}"
                );
                notice(making.environment, lang, &message, None);
            }
        }
        if left_out == 0 {
            return Ok(Exit::Fine);
        }
        let message = text!("utelämnade delar i allt: {left_out}", "parts left out in all: {left_out}");
        let help = Text::fixed(
            "`--report rapport.md` räknar upp allt som ändrats eller utelämnats",
            "`--report rapport.md` lists all that was changed or left out",
        );
        notice(making.environment, lang, &message, Some(&help));
        Ok(Exit::Findings)
    }
}

fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 60 { line } else { line.chars().take(59).chain(['…']).collect() }
}

/// Refuses a report that has another ending, or would be written over a document.
fn unfit_report(path: &Path, making: &Making<'_>) -> Option<Refusal> {
    let shown = path.display();
    let ending = path.extension().map(|it| it.to_string_lossy().to_lowercase()).unwrap_or_default();
    if !matches!(&*ending, "json" | "md") {
        return Some(Refusal::new(
            text!(
                "--report: `{shown}` slutar inte på .json eller .md",
                "--report: `{shown}` does not end in .json or .md"
            ),
            Some(Text::fixed("ge filen ett sådant namn", "give the file such a name")),
        ));
    }
    let whole = |path: &Path| fs::canonicalize(path).ok();
    let is_document =
        whole(path).is_some_and(|it| making.args.from.iter().any(|from| whole(from).as_ref() == Some(&it)));
    is_document.then(|| {
        Refusal::new(
            text!(
                "--report: `{shown}` är dokumentet som planen tas ur",
                "--report: `{shown}` is the document that the plan is taken from"
            ),
            Some(Text::fixed("ge rapporten ett annat namn", "give the report another name")),
        )
    })
}
