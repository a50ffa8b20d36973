//! The refusals of `plan set`.

use super::amendment::Words;
use super::owner_refusals;
use crate::cli::args::SetArgs;
use crate::edit::Amendment;
use crate::locale::{Text, shell_word, text};
use crate::model::{Period, Plan, Thing, same_key};
use crate::query::{Refusal, find, names_status, statuses_in_words};

/// The message after the reader declined.
pub(super) static DECLINED: Text = Text::fixed("inget är ändrat", "nothing was changed");

/// Returns the refusals of ambiguous or pointless arguments, whatever the plan.
pub(super) fn of_usage(args: &SetArgs, words: Words<'_>, plans: &[&Plan<'_>]) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let has_ids = !words.ids.is_empty();
    let corrects_or_selects = args.correcting().next().is_some();
    let is_selected = args.selecting().next().is_some() || corrects_or_selects || !args.plan.is_empty();
    let states = words.status.is_some() || args.note.is_some() || args.clear || args.sources.is_given();
    let corrects = args.only_corrects() || args.keys.title.is_some() || (has_ids && corrects_or_selects);
    let selects_too = has_ids && args.selecting().next().is_some();
    if !has_ids && !is_selected {
        refusals.push(nothing_selected());
    } else if !states && !corrects && !selects_too {
        refusals.push(nothing_to_set(!has_ids && corrects_or_selects, plans));
    }
    if has_ids {
        refusals.extend(args.selecting().map(|option| selects(option, args)));
    }
    if args.clear && (words.status.is_some() || args.note.is_some()) {
        refusals.push(Refusal::new(
            Text::fixed(
                "--clear tar bort uppföljningen, så ingen status eller anteckning kan sättas samtidigt",
                "--clear removes the follow-up, so no status or note can be set at the same time",
            ),
            Some(Text::fixed("ta bort det ena", "leave out one of them")),
        ));
    }
    if has_ids && args.period.is_some() && corrects && !states {
        refusals.push(Refusal::new(
            Text::fixed("--period har ingen verkan här", "--period has no effect here"),
            Some(Text::fixed(
                "bara en status eller anteckning hör till en period; rättelser gäller aktiviteten",
                "only a status or a note belongs to a period; corrections apply to the activity",
            )),
        ));
    }
    refusals.extend(of_title(args, words.ids.len()));
    refusals.extend(owner_refusals::of_usage(args, has_ids));
    refusals
}

/// Refuses to remove tags and links that do not exist.
pub(super) fn of_lists(changes: &[(Thing<'_, '_>, Amendment)]) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    for (thing, amendment) in changes {
        let id = &**thing.id();
        let lacks = |option: &str, gone: &str, there: Vec<&str>| {
            let there = there.join(", ");
            let help = match &*there {
                "" => Text::fixed("där finns inga", "there are none"),
                there => text!("där finns: {there}", "there are: {there}"),
            };
            Refusal::new(text!("{option}: `{gone}` finns inte på {id}", "{option}: {id} has no `{gone}`"), Some(help))
        };
        let tags: Vec<&str> = thing.tags().iter().map(|tag| &*tag.value).collect();
        let is_there = |gone: &str| tags.iter().any(|tag| same_key(tag) == same_key(gone));
        let gone = amendment.tags[1].iter().filter(|gone| !is_there(gone));
        refusals.extend(gone.map(|gone| lacks("--drop-tag", gone, tags.clone())));
        let urls: Vec<&str> = thing.links().iter().map(|link| link.url.as_str()).collect();
        let gone = amendment.links.dropped.iter().filter(|gone| !urls.contains(&&***gone));
        refusals.extend(gone.map(|gone| lacks("--drop-link", gone, urls.clone())));
        if let Some((period, sources)) = &amendment.sources {
            let of_period = thing.follow_ups().iter().filter(|it| *it.period == *period);
            let urls: Vec<&str> = of_period.flat_map(|it| &it.links).map(|link| link.url.as_str()).collect();
            let gone = sources.dropped.iter().filter(|gone| !urls.contains(&&***gone));
            refusals.extend(gone.map(|gone| lacks("--drop-source", gone, urls.clone())));
        }
    }
    refusals
}

fn of_title(args: &SetArgs, ids: usize) -> Option<Refusal> {
    let title = args.keys.title.as_ref()?;
    let (message, help) = if title.trim().is_empty() {
        (
            Text::fixed("--title: en rubrik kan inte vara tom", "--title: a title cannot be empty"),
            Text::fixed("skriv rubriken som den är antagen", "write the title as it was adopted"),
        )
    } else if ids != 1 {
        (
            Text::fixed("--title rättar en rubrik i taget", "--title corrects one title at a time"),
            Text::fixed(
                "skriv ett id, till exempel `plan set 4.1.3-2 --title \"…\"`",
                "write one id, for instance `plan set 4.1.3-2 --title \"…\"`",
            ),
        )
    } else {
        return None;
    };
    Some(Refusal::new(message, Some(help)))
}

fn nothing_selected() -> Refusal {
    Refusal::new(
        Text::fixed("inget är valt", "nothing is chosen"),
        Some(Text::fixed(
            "skriv deras id, `plan set 4.1.3-2 Grönt`, eller välj ut dem, `plan set --owner Filmfrämjande Grönt`",
            "write their ids, `plan set 4.1.3-2 Grönt`, or select them, `plan set --owner Filmfrämjande Grönt`",
        )),
    )
}

fn nothing_to_set(only_selects: bool, plans: &[&Plan<'_>]) -> Refusal {
    let message = Text::fixed("inget är angivet att sätta", "nothing is given to set");
    let help = if only_selects {
        Text::fixed(
            "utan id väljer --owner, --support, --start och --every aktiviteter, som i `plan list`; skriv en status sist, eller --note; ska de rättas, skriv id, eller --add-owner och --drop-owner",
            "without ids --owner, --support, --start and --every select activities, as in `plan list`; write a status last, or --note; to correct them, write ids, or --add-owner and --drop-owner",
        )
    } else {
        let scale = plans.iter().find(|plan| !plan.scale.is_empty()).map(|plan| statuses_in_words(plan));
        let scale = scale.unwrap_or_else(|| Text::fixed("planen har inga statusar", "the plan has no statuses"));
        text!(scale = scale; "skriv en status sist, eller --note; {scale}", "write a status last, or --note; {scale}")
    };
    Refusal::new(message, Some(help))
}

/// Refuses a status that is not the last word, or that is one argument together with the ids: `gult 4.1.3-2`. The help
/// is the command with the same words in order.
pub(super) fn of_order(what: &[String], plans: &[&Plan<'_>]) -> Option<Refusal> {
    let is_status = |word: &str| plans.iter().any(|plan| names_status(plan, word)) && find(plans, word).is_err();
    let words: Vec<&str> = what.iter().flat_map(|word| word.split_whitespace()).collect();
    let (statuses, others): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| is_status(word));
    let (ids, periods): (Vec<&str>, Vec<&str>) = others.iter().partition(|word| find(plans, word).is_ok());
    let is_in_order =
        periods.is_empty() && what.len() == words.len() && what.last().is_some_and(|last| is_status(last));
    let [status] = statuses[..] else { return None };
    let are_periods = periods.iter().all(|word| word.parse::<Period>().is_ok());
    if is_in_order || ids.is_empty() || periods.len() > 1 || !are_periods {
        return None;
    }
    let period = periods.first().map(|period| format!(" --period {period}")).unwrap_or_default();
    let ids = ids.iter().map(|id| shell_word(id)).collect::<Vec<_>>().join(" ");
    let message = match &*period {
        "" => Text::fixed("statusen ska stå sist, efter id", "the status belongs last, after the ids"),
        _ => Text::fixed("perioden ska stå efter --period", "the period belongs after --period"),
    };
    Some(Refusal::new(
        message,
        Some(text!("skriv `plan set {ids} {status}{period}`", "write `plan set {ids} {status}{period}`")),
    ))
}

fn selects(option: &str, args: &SetArgs) -> Refusal {
    let message = text!(
        "{option} väljer aktiviteter, och här står redan id",
        "{option} selects activities, and here ids are written already"
    );
    let help = match &args.status[..] {
        [status] if option == "--status" => {
            let (status, ids) = (shell_word(status), args.what.iter().map(|id| shell_word(id)).collect::<Vec<_>>());
            let ids = ids.join(" ");
            text!(
                "skriv statusen som ska sättas efter id, utan flagga: `plan set {ids} {status}`, och resten som förut",
                "write the status to set after the ids, without an option: `plan set {ids} {status}`, and the rest as before"
            )
        }
        _ => Text::fixed("ta bort id:na eller flaggan", "leave out the ids or the option"),
    };
    Refusal::new(message, Some(help))
}

/// The help if a selected activity has left the plan.
pub(super) const SELECT_LESS: Text = Text::fixed(
    "välj bara det som ska bedömas: lägg till `--status unassessed`",
    "select only what is to be assessed: add `--status unassessed`",
);

/// Returns the refusal to change what the reader has not confirmed.
pub(super) fn changed_meanwhile() -> Refusal {
    Refusal::new(
        Text::fixed(
            "planen ändrades av någon annan medan du svarade, så inget är ändrat",
            "somebody else changed the plan while you answered, so nothing was changed",
        ),
        Some(Text::fixed("kör kommandot igen", "run the command again")),
    )
}
