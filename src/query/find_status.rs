//! A status of a scale, by its name or by the stage that it means.

use super::{Refusal, stage_name};
use crate::locale::{Lang, Text, text};
use crate::model::{Plan, Scale, Stage, Status, loose_key, nearest};

/// Returns whether a word names a status of the plan, or a stage.
pub fn names_status(plan: &Plan<'_>, word: &str) -> bool {
    by_name(&plan.scale, word).is_some() || stage(word).is_some()
}

/// Returns the status that a word names: by its name, in any case and with the accents left off, or by its stage.
///
/// Refuses a word that names none, a stage that nobody states, and one that several statuses mean.
pub fn find_status<'p, 'a>(plan: &'p Plan<'a>, word: &str) -> Result<&'p Status<'a>, Refusal> {
    if let Some(status) = by_name(&plan.scale, word) {
        return Ok(status);
    }
    expect_scale(plan)?;
    let Some(stage) = stage(word) else { return Err(unknown_status(plan, word)) };
    let meant: Vec<&Status<'_>> = plan.scale.of_stage(stage).collect();
    match meant[..] {
        [status] => Ok(status),
        [] => Err(unstated(plan, stage)),
        _ => {
            let name = stage_name(stage);
            let message = text!(
                name = name;
                "flera statusar betyder {name}",
                "several statuses mean {name}"
            );
            Err(Refusal::new(message, Some(with_meanings(meant.into_iter()))))
        }
    }
}

/// Refuses to assess anything in a plan that has no scale.
pub fn expect_scale(plan: &Plan<'_>) -> Result<(), Refusal> {
    if !plan.scale.is_empty() {
        return Ok(());
    }
    let id = &*plan.id.value;
    let message = text!(
        "planen `{id}` har ingen skala, så ingenting i den går att bedöma",
        "the plan `{id}` has no scale, so nothing in it can be assessed"
    );
    let help = Text::fixed(
        "lägg till en `[[status]]` för varje steg i plan.toml; `plan explain PL222` visar en skala att klistra in",
        "add a `[[status]]` for each step to plan.toml; `plan explain PL222` shows a scale to paste in",
    );
    Err(Refusal::new(message, Some(help)))
}

/// Returns what the statuses of a plan are, each with what it means.
pub fn statuses_in_words(plan: &Plan<'_>) -> Text {
    let all = with_meanings(plan.scale.iter().map(|(_, status)| status));
    text!(all = all; "statusarna är {all}", "the statuses are {all}")
}

/// Refuses a word that names no status: with the nearest, else with all there are.
pub fn unknown_status(plan: &Plan<'_>, word: &str) -> Refusal {
    let scale = &plan.scale;
    let near = nearest(word, scale.iter().map(|(_, status)| &*status.name.value));
    let help = if near.is_empty() {
        statuses_in_words(plan)
    } else {
        let near = with_meanings(near.iter().filter_map(|name| scale.find(name)).map(|id| scale.get(id)));
        text!(near = near; "menade du {near}?", "did you mean {near}?")
    };
    let message = text!("`{word}` är ingen status", "`{word}` is no status");
    Refusal { message, help: Some(help), nearest: near }
}

/// Refuses a stage that no status of the scale means.
fn unstated(plan: &Plan<'_>, stage: Stage) -> Refusal {
    let name = stage_name(stage);
    let message = if Stage::STATED.contains(&stage) {
        text!(name = name; "ingen status i planens skala betyder {name}", "no status of the plan's scale means {name}")
    } else {
        text!(
            name = name;
            "{name} sätts inte: det följer av kalendern och av det som är bedömt",
            "{name} is not set: it follows from the calendar and from what is assessed"
        )
    };
    Refusal::new(message, Some(statuses_in_words(plan)))
}

fn by_name<'s, 'a>(scale: &'s Scale<'a>, word: &str) -> Option<&'s Status<'a>> {
    let loose = || {
        let key = loose_key(word.trim());
        let mut alike = scale.iter().filter(|(_, status)| loose_key(&status.name) == key);
        alike.next().filter(|_| alike.next().is_none()).map(|(id, _)| id)
    };
    scale.find(word).or_else(loose).map(|id| scale.get(id))
}

fn stage(word: &str) -> Option<Stage> {
    let key = loose_key(word.trim());
    let is_called = |stage: &Stage| {
        let name = stage_name(*stage);
        stage.name() == key || Lang::ALL.iter().any(|lang| loose_key(name.get(*lang)) == key)
    };
    Stage::ALL.into_iter().find(is_called)
}

/// Each status with what it means: "`Gult` (pågår: Påbörjad men inte klar)".
fn with_meanings<'s, 'a: 's>(statuses: impl Iterator<Item = &'s Status<'a>>) -> Text {
    let statuses: Vec<&Status<'_>> = statuses.collect();
    let in_lang = |lang| {
        let one = |status: &&Status<'_>| {
            let stage = stage_name(*status.stage);
            let meaning = status.meaning.as_ref().map_or("", |meaning| meaning.trim().trim_end_matches('.'));
            let meaning = if meaning.is_empty() { stage.get(lang) } else { meaning };
            format!("`{}` ({meaning})", &*status.name.value)
        };
        statuses.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    Text::new(in_lang(Lang::Sv), in_lang(Lang::En))
}
