//! A status of a scale, by its name, its stage, its colour, or the beginning of one of them.

use super::words::color_words;
use super::{Refusal, stage_name};
use crate::locale::{Lang, Text, text};
use crate::model::{Plan, Scale, Stage, Status, loose_key, nearest};

/// Returns whether a word names a status of the plan, or a stage.
pub fn names_status(plan: &Plan<'_>, word: &str) -> bool {
    by_name(&plan.scale, word).is_some() || stage(word).is_some() || !other_forms(&plan.scale, word).is_empty()
}

/// Returns what a word asks for where statuses are filtered: the word itself where some plan has that name, else the
/// name of the one status, or stage, that it means by another form.
pub(super) fn asked_status(plans: &[&Plan<'_>], word: &str) -> String {
    let is_named = |plan: &&Plan<'_>| by_name(&plan.scale, word).is_some();
    if plans.iter().any(is_named) || stage(word).is_some() {
        return word.to_owned();
    }
    let meant = plans.iter().flat_map(|plan| other_forms(&plan.scale, word)).map(|status| status.name.to_string());
    let mut meant: Vec<String> = meant.collect();
    if meant.is_empty() {
        let key = loose_key(word.trim());
        let begun = |stage: &Stage| stage_words(*stage).any(|word| !key.is_empty() && word.starts_with(&*key));
        meant.extend(Stage::ALL.into_iter().filter(begun).map(|stage| stage.name().to_owned()));
    }
    meant.sort();
    meant.dedup();
    match &mut meant[..] {
        [one] => std::mem::take(one),
        _ => word.to_owned(),
    }
}

/// Returns the status that a word names: by its name, in any case and with the accents left off, by its stage, or by a
/// [form](other_forms) of its name, stage or colour.
///
/// Refuses a word that names none, a stage that nobody states, and one that several statuses mean.
pub fn find_status<'p, 'a>(plan: &'p Plan<'a>, word: &str) -> Result<&'p Status<'a>, Refusal> {
    if let Some(status) = by_name(&plan.scale, word) {
        return Ok(status);
    }
    expect_scale(plan)?;
    let Some(stage) = stage(word) else {
        return match other_forms(&plan.scale, word)[..] {
            [status] => Ok(status),
            [] => Err(unknown_status(plan, word)),
            ref meant => {
                let message = text!("`{word}` kan vara flera statusar", "`{word}` may be several statuses");
                Err(Refusal::new(message, Some(with_meanings(meant.iter().copied()))))
            }
        };
    };
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
    let message = text!("`{word}` är ingen status", "`{word}` is not a status");
    Refusal { message, help: Some(help), nearest: near }
}

/// Refuses a stage that no status of the scale means.
fn unstated(plan: &Plan<'_>, stage: Stage) -> Refusal {
    let name = stage_name(stage);
    let message = if Stage::STATED.contains(&stage) {
        text!(name = name; "ingen status i planens skala betyder {name}", "no status in the plan's scale means {name}")
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

/// Returns the statuses that a word means by another form of a word for them: `grön`, `green` and `grö` mean Grönt.
///
/// The words for a status are its name, and the words for its colour and its stage. An inflection of one wins over a
/// beginning, and the name over the others.
pub fn other_forms<'s, 'a>(scale: &'s Scale<'a>, word: &str) -> Vec<&'s Status<'a>> {
    let key = loose_key(word.trim());
    if key.is_empty() {
        return Vec::new();
    }
    let names = |status: &Status<'_>| vec![status.name.to_string()];
    let words = |status: &Status<'_>| {
        let colors = status.shown_color().map(color_words).into_iter().flatten();
        colors.chain(stage_words(*status.stage)).collect()
    };
    let inflected = |other: &str| stem(other) == stem(&key);
    let begun = |other: &str| other.starts_with(&*key);
    let of = |words: &dyn Fn(&Status<'_>) -> Vec<String>, fits: &dyn Fn(&str) -> bool| -> Vec<&'s Status<'a>> {
        let is_meant = |status: &Status<'_>| words(status).iter().any(|word| fits(&loose_key(word)));
        scale.iter().map(|(_, status)| status).filter(|status| is_meant(status)).collect()
    };
    let ways = [of(&names, &inflected), of(&words, &inflected), of(&names, &begun), of(&words, &begun)];
    ways.into_iter().find(|meant| !meant.is_empty()).unwrap_or_default()
}

/// Returns whether a word is only the beginning of what it means a status by: what it is short for may be something
/// else.
pub fn is_beginning(status: &Status<'_>, word: &str) -> bool {
    let key = loose_key(word.trim());
    let colors = status.shown_color().map(color_words).into_iter().flatten();
    let mut words = std::iter::once(status.name.to_string()).chain(colors).chain(stage_words(*status.stage));
    words.all(|word| stem(&loose_key(&word)) != stem(&key))
}

/// Returns a word without the ending that tells Swedish genders apart: `grön` and `grönt`, `röd` and `rött`.
fn stem(word: &str) -> &str {
    word.trim_end_matches(['t', 'd'])
}

fn stage(word: &str) -> Option<Stage> {
    let key = loose_key(word.trim());
    Stage::ALL.into_iter().find(|stage| stage_words(*stage).any(|word| word == key))
}

/// Returns what a stage is called in machine formats and in each language, as loose keys.
fn stage_words(stage: Stage) -> impl Iterator<Item = String> {
    let words = Lang::ALL.map(|lang| loose_key(stage_name(stage).get(lang)).into_owned());
    words.into_iter().chain([stage.name().to_owned()])
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
