//! Lookup of statuses by name, stage or colour.

use super::words::color_words;
use super::{Refusal, stage_name};
use crate::locale::{Lang, Text, text};
use crate::model::{Plan, Scale, Stage, Status, loose_key, nearest};

/// Returns whether a word names a status of the plan, or a stage.
pub fn names_status(plan: &Plan<'_>, word: &str) -> bool {
    by_name(&plan.scale, word).is_some() || stage(word).is_some() || !other_forms(&plan.scale, word).is_empty()
}

/// Returns the filter for a word: the word itself if some plan has a status with that name, or else the name of the
/// only status or stage that it abbreviates or inflects.
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

/// Returns the status with a name, ignoring case and accents, with a stage, or with another [form](other_forms) of
/// its name, stage or colour.
///
/// Fails for an unknown word, a stage that cannot be stated, and an ambiguous word.
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

/// Fails if the plan has no scale.
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

/// Returns a sentence with the statuses of a plan and their meanings.
pub fn statuses_in_words(plan: &Plan<'_>) -> Text {
    let all = with_meanings(plan.scale.iter().map(|(_, status)| status));
    text!(all = all; "statusarna är {all}", "the statuses are {all}")
}

/// Returns the names of some stages in a scale, such as "`Rött` eller `Gult`".
pub fn either_status(scale: &Scale<'_>, stages: &[Stage]) -> Text {
    let of_stages = scale.iter().filter(|(_, status)| stages.contains(&status.stage));
    let names: Vec<String> = of_stages.map(|(_, status)| format!("`{}`", &*status.name.value)).collect();
    match &names[..] {
        [] => Text::fixed("en annan status", "another status"),
        [name] => Text::same(name.clone()),
        [names @ .., last] => {
            let names = names.join(", ");
            text!("{names} eller {last}", "{names} or {last}")
        }
    }
}

/// Creates the error for an unknown status, with the nearest ones, or else with all.
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

/// Creates the error for a stage without a status in the scale.
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

/// Returns the statuses that a word names in another form: `grön`, `green` and `grö` name Grönt.
///
/// A status is named by its name, colour and stage. Inflections take precedence over prefixes, and names over
/// colours and stages.
pub fn other_forms<'s, 'a>(scale: &'s Scale<'a>, word: &str) -> Vec<&'s Status<'a>> {
    let key = loose_key(word.trim());
    if key.is_empty() {
        return Vec::new();
    }
    let names = |status: &Status<'_>| vec![status.name.to_string()];
    let words = |status: &Status<'_>| color_words_of(status).chain(stage_words(*status.stage)).collect();
    let inflected = |other: &str| stem(other) == stem(&key);
    let begun = |other: &str| other.starts_with(&*key);
    let of = |words: &dyn Fn(&Status<'_>) -> Vec<String>, fits: &dyn Fn(&str) -> bool| -> Vec<&'s Status<'a>> {
        let is_meant = |status: &Status<'_>| words(status).iter().any(|word| fits(&loose_key(word)));
        scale.iter().map(|(_, status)| status).filter(|status| is_meant(status)).collect()
    };
    let ways = [of(&names, &inflected), of(&words, &inflected), of(&names, &begun), of(&words, &begun)];
    ways.into_iter().find(|meant| !meant.is_empty()).unwrap_or_default()
}

/// Returns whether a word is only a prefix of a name of the status, so that something else may be meant.
pub fn is_beginning(status: &Status<'_>, word: &str) -> bool {
    let key = loose_key(word.trim());
    let named = std::iter::once(status.name.to_string());
    let mut words = named.chain(color_words_of(status)).chain(stage_words(*status.stage));
    words.all(|word| stem(&loose_key(&word)) != stem(&key))
}

/// Removes the ending of a Swedish adjective's gender: `grön` and `grönt`, `röd` and `rött`.
fn stem(word: &str) -> &str {
    word.trim_end_matches(['t', 'd'])
}

fn stage(word: &str) -> Option<Stage> {
    let key = loose_key(word.trim());
    Stage::ALL.into_iter().find(|stage| stage_words(*stage).any(|word| word == key))
}

/// Returns the words for the colour of a status, in every language.
pub fn color_words_of(status: &Status<'_>) -> impl Iterator<Item = String> {
    status.shown_color().map(color_words).into_iter().flatten()
}

/// Returns the names of a stage, in machine formats and in each language, as loose keys.
pub fn stage_words(stage: Stage) -> impl Iterator<Item = String> {
    let words = Lang::ALL.map(|lang| loose_key(stage_name(stage).get(lang)).into_owned());
    words.into_iter().chain([stage.name().to_owned()])
}

/// Formats statuses with their meanings: "`Gult` (pågår: Påbörjad men inte klar)".
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
