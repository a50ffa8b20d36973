//! The result of an import, as messages.

use crate::cli::environment::Environment;
use crate::cli::output::{Output, notice};
use crate::cli::stop::{Exit, Stop};
use crate::intake::{Account, Taken};
use crate::locale::{Lang, Text, text};

/// The most questions that are listed, and the most reasons for each document.
const MOST_SHOWN: usize = 8;

/// Prints the result of an import, last what was left out; returns the exit status.
pub(in crate::cli::commands) fn tell(
    taken: &Taken,
    environment: &Environment,
    lang: Lang,
    output: &mut Output,
) -> Result<Exit, Stop> {
    output.say("")?;
    for account in &taken.accounts {
        let [carried, changed, left_out, _] = account.counts();
        let (file, cells) = (account.file(), carried + changed + left_out);
        let line = text!(
            "{file}: {cells} celler och stycken; {carried} tagna som de är, {changed} ändrade, {left_out} utelämnade",
            "{file}: {cells} cells and paragraphs; {carried} carried as they are, {changed} changed, {left_out} left out"
        );
        output.say(line.get(lang))?;
    }
    let [goals, priorities, activities] = taken.counts;
    let line = text!(
        "Mål: {goals}. Prioriteringar: {priorities}. Aktiviteter: {activities}.",
        "Goals: {goals}. Priorities: {priorities}. Activities: {activities}."
    );
    output.say(line.get(lang))?;
    output.hand_over()?;
    for account in &taken.accounts {
        let file = account.file();
        for told in account.told() {
            let message = text!(told = told.clone(); "{file}: {told}", "{file}: {told}");
            notice(environment, lang, &message, None);
        }
    }
    for message in taken.questions.iter().take(MOST_SHOWN) {
        notice(environment, lang, message, None);
    }
    let left_out: usize = taken.accounts.iter().map(|account| account.counts()[3]).sum();
    for account in &taken.accounts {
        tell_what_is_left_out(account, environment, lang);
    }
    let guessed = taken.accounts.iter().filter(|account| account.is_guess());
    for file in guessed.clone().map(Account::file) {
        let message = text!(
            "{file}: en PDF säger inte var rader och celler börjar, så varje aktivitet i den är en gissning",
            "{file}: a PDF does not say where rows and cells begin, so every activity in it is a guess"
        );
        notice(environment, lang, &message, Some(&COMPARE));
    }
    if left_out == 0 {
        return Ok(if guessed.count() > 0 { Exit::Findings } else { Exit::Fine });
    }
    let message = text!("utelämnade delar i allt: {left_out}", "parts left out in all: {left_out}");
    let help = Text::fixed(
        "`--report` med ett filnamn skriver en lista över allt som ändrats eller utelämnats",
        "`--report` with a file name writes a list of all that was changed or left out",
    );
    notice(environment, lang, &message, Some(&help));
    Ok(Exit::Findings)
}

/// Says of the first parts of a document that were left out why they were.
fn tell_what_is_left_out(account: &Account, environment: &Environment, lang: Lang) {
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
        notice(environment, lang, &message, None);
    }
}

const COMPARE: Text = Text::fixed(
    "jämför varje aktivitet med dokumentet; tas planen ur en docx är inget gissat",
    "compare each activity with the document; taken out of a docx, nothing is guessed",
);

fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 60 { line } else { line.chars().take(59).chain(['…']).collect() }
}
