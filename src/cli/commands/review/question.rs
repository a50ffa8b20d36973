//! The questions about one thing: the status, then the note.

use crate::cli::ask::{Answer, Ask, Choice};
use crate::cli::stop::Stop;
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::{Stage, Status, StatusId};
use crate::query::Assessable;
use crate::report::view::standing::tone;

/// The reader's reply about one thing.
pub(super) enum Reply {
    Assessed(Assessment),
    Skip,
    Back,
    Stop,
}

/// A status, by its name in the scale, and a note, which may be empty.
pub(super) struct Assessment {
    pub(super) status: String,
    pub(super) note: String,
}

/// An option of the menu.
#[derive(Clone, Copy)]
enum Pick {
    Status(StatusId),
    Skip,
    Back,
    Stop,
}

/// An option with its key, its name and its explanation, in each language.
type Way = (Pick, Text, Text, Text);

static SKIP: Way = (
    Pick::Skip,
    Text::fixed("h", "s"),
    Text::fixed("hoppa över", "skip"),
    Text::fixed("den är kvar till nästa gång", "it is left until next time"),
);
static BACK: Way = (
    Pick::Back,
    Text::fixed("t", "b"),
    Text::fixed("tillbaka", "back"),
    Text::fixed("till den förra", "to the one before"),
);
static STOP: Way = (
    Pick::Stop,
    Text::fixed("s", "q"),
    Text::fixed("sluta", "quit"),
    Text::fixed("allt som är besvarat är sparat", "all that is answered is saved"),
);

/// Asks for an assessment. Only statuses that `can_be` are offered, and the first thing has no *back*. The note is
/// prefilled with the `unsaved` one, else with the current one.
pub(super) fn assess(
    ask: &Ask,
    asked: &Assessable<'_, '_>,
    unsaved: Option<&str>,
    is_first: bool,
    can_be: impl Fn(&str) -> bool,
) -> Result<Reply, Stop> {
    let lang = ask.lang();
    let scale = &asked.plan.scale;
    // Statuses keep their numbers, whichever are left out.
    let statuses = scale.iter().zip(1..).filter(|((_, status), _)| can_be(&status.name));
    let statuses: Vec<_> =
        statuses.map(|((id, status), number)| (Pick::Status(id), of_status(status, number))).collect();
    let ways = [&SKIP, &BACK, &STOP].into_iter().filter(|way| !(is_first && matches!(way.0, Pick::Back)));
    let (picks, choices): (Vec<Pick>, Vec<Choice<'_>>) =
        statuses.into_iter().chain(ways.map(|way| (way.0, of_way(way, lang)))).unzip();
    let is_stated = |pick: &Pick| match (pick, asked.standing.status) {
        (Pick::Status(id), Some(stated)) => std::ptr::eq(scale.get(*id), stated),
        _ => false,
    };
    let usual = picks.iter().position(is_stated);
    loop {
        let Answer::Given(at) = ask.choose(&say::STATUS, &choices, usual)? else { return Ok(Reply::Stop) };
        let status = match picks[at] {
            Pick::Status(id) => scale.get(id),
            Pick::Skip => return Ok(Reply::Skip),
            Pick::Back => return Ok(Reply::Back),
            Pick::Stop => return Ok(Reply::Stop),
        };
        match note(ask, asked, unsaved, status)? {
            Answer::Given(note) => {
                return Ok(Reply::Assessed(Assessment { status: status.name.to_string(), note }));
            }
            Answer::Left => {}
            Answer::Interrupted => return Ok(Reply::Stop),
        }
    }
}

fn of_status<'c>(status: &'c Status<'_>, number: usize) -> Choice<'c> {
    Choice {
        key: number.to_string(),
        symbol: Some(status.sign),
        name: &status.name,
        meaning: status.meaning.as_ref().map_or("", |meaning| &meaning.value),
        tone: Some(tone(Some(status), *status.stage)),
    }
}

fn of_way((_, key, name, meaning): &'static Way, lang: Lang) -> Choice<'static> {
    Choice { key: key.get(lang).to_owned(), name: name.get(lang), meaning: meaning.get(lang), ..Choice::default() }
}

/// Asks for a note, prefilled with the current one.
fn note(
    ask: &Ask,
    asked: &Assessable<'_, '_>,
    unsaved: Option<&str>,
    status: &Status<'_>,
) -> Result<Answer<String>, Stop> {
    let (name, stage) = (&*status.name.value, *status.stage);
    let how = match stage {
        Stage::OffTrack => Text::fixed(
            "vad hindrar, och vad görs åt det? Esc: välj en annan status",
            "what is in the way, and what is done about it? Esc: choose another status",
        ),
        Stage::Ongoing => Text::fixed(
            "vad är gjort, och vad återstår? Esc: välj en annan status",
            "what is done, and what remains? Esc: choose another status",
        ),
        _ => Text::fixed(
            "om det är något att säga, annars bara Enter. Esc: välj en annan status",
            "if there is anything to say, else Enter alone. Esc: choose another status",
        ),
    };
    let check = |note: &str| match stage {
        Stage::OffTrack if note.is_empty() && asked.plan.asks_for_notes() => Err(text!(
            "{name} behöver en anteckning: vad som hindrar, och vad som görs åt det.",
            "{name} needs a note: what is in the way, and what is done about it."
        )),
        _ => Ok(()),
    };
    let before = unsaved.or(asked.standing.note).unwrap_or_default();
    loop {
        let answer = ask.line(&say::NOTE, before, &how, check)?;
        let is_missing = matches!(&answer, Answer::Given(note) if note.is_empty());
        if !(is_missing && stage == Stage::Ongoing && asked.plan.asks_for_notes()) {
            return Ok(answer);
        }
        ask.say(&Text::fixed(
            "Nämnden frågar hur långt det har kommit, och utan anteckning varnar `plan check`.",
            "The board asks how far it has come, and without a note `plan check` warns.",
        ));
        let anyway = Text::fixed("Spara utan anteckning?", "Save without a note?");
        match ask.yes_or_no(&anyway, false)? {
            Answer::Given(true) => return Ok(answer),
            Answer::Given(false) | Answer::Left => {}
            Answer::Interrupted => return Ok(Answer::Interrupted),
        }
    }
}
