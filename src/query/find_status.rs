//! A status of a scale, by its name, by the stage that it means or by its colour.

use super::{Refusal, color_name, stage_name};
use crate::locale::{Lang, Text, text};
use crate::model::{Color, Plan, Scale, Stage, Status, loose_key, nearest};

/// Returns whether a word names a status of the plan, or a stage.
pub fn names_status(plan: &Plan<'_>, word: &str) -> bool {
    by_name(&plan.scale, word).is_some() || stage(word).is_some() || !by_color(&plan.scale, word).is_empty()
}

/// Returns the status that a word names, in any case and with the accents left off: by its name, inflected or not, by its
/// stage, by the colour it is shown in, or by the beginning of its name.
///
/// Refuses a word that names none, a stage that nobody states, and what several statuses are meant by.
pub fn find_status<'p, 'a>(plan: &'p Plan<'a>, word: &str) -> Result<&'p Status<'a>, Refusal> {
    let scale = &plan.scale;
    if let Some(status) = by_name(scale, word) {
        return Ok(status);
    }
    expect_scale(plan)?;
    let (meant, is_stage) = match stage(word) {
        Some(stage) => {
            let meant: Vec<&Status<'_>> = scale.of_stage(stage).collect();
            if meant.is_empty() {
                return Err(unstated(plan, stage));
            }
            (meant, Some(stage))
        }
        None => (by_color(scale, word), None),
    };
    let meant = if meant.is_empty() { by_beginning(scale, word) } else { meant };
    match (&meant[..], is_stage) {
        ([status], _) => Ok(status),
        ([], _) => Err(unknown_status(plan, word)),
        (_, Some(stage)) => {
            let name = stage_name(stage);
            let message = text!(
                name = name;
                "flera statusar betyder {name}",
                "several statuses mean {name}"
            );
            Err(Refusal::new(message, Some(with_meanings(meant.into_iter()))))
        }
        (_, None) => {
            let message = text!("`{word}` kan vara flera statusar", "`{word}` may be several statuses");
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
    let only = |of: fn(&str) -> String| {
        let key = of(word);
        let mut alike = scale.iter().filter(|(_, status)| of(&status.name) == key);
        alike.next().filter(|_| !key.is_empty() && alike.next().is_none()).map(|(id, _)| id)
    };
    scale.find(word).or_else(|| only(key)).or_else(|| only(stem)).map(|id| scale.get(id))
}

/// Returns the statuses that are shown in the colour that a word names, in any language.
fn by_color<'s, 'a>(scale: &'s Scale<'a>, word: &str) -> Vec<&'s Status<'a>> {
    let stem = stem(word);
    let is_called = |color: Color| Lang::ALL.iter().any(|lang| self::stem(color_name(color).get(*lang)) == stem);
    match Color::ALL.into_iter().find(|color| is_called(*color)) {
        Some(color) => {
            scale.iter().map(|(_, status)| status).filter(|status| status.shown_color() == Some(color)).collect()
        }
        None => Vec::new(),
    }
}

fn by_beginning<'s, 'a>(scale: &'s Scale<'a>, word: &str) -> Vec<&'s Status<'a>> {
    let key = key(word);
    let begins = |status: &&Status<'_>| !key.is_empty() && self::key(&status.name).starts_with(&key);
    scale.iter().map(|(_, status)| status).filter(begins).collect()
}

fn key(word: &str) -> String {
    loose_key(word.trim()).into_owned()
}

/// Returns what is left of a word without the endings of `grön` and `grönt`, `röd` and `rött`, `blå` and `blått`.
fn stem(word: &str) -> String {
    let key = key(word);
    let after_vowel = key.strip_suffix("tt").filter(|rest| rest.ends_with(['a', 'e', 'i', 'o', 'u', 'y']));
    after_vowel.or_else(|| key.strip_suffix(['t', 'd'])).unwrap_or(&key).to_owned()
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
