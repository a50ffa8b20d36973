//! The refusals of `plan set` about owners.

use super::Job;
use crate::cli::args::SetArgs;
use crate::edit::{Amendment, DroppedOwner};
use crate::locale::{Text, shell_word, text};
use crate::model::Owners;
use crate::query::{Entry, Refusal, listed};

/// The most activities that are described one by one.
const MOST_DESCRIBED: usize = 5;

/// Refuses contradictory options.
pub(super) fn of_usage(args: &SetArgs, has_ids: bool) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let is_relative = !args.add_owner.is_empty() || !args.drop_owner.is_empty();
    if has_ids && !args.keys.owner.is_empty() && is_relative {
        refusals.push(Refusal::new(
            Text::fixed(
                "--owner ersätter alla ansvariga, så --add-owner och --drop-owner kan inte användas samtidigt",
                "--owner replaces all owners, so --add-owner and --drop-owner cannot be used with it",
            ),
            Some(Text::fixed("ta bort det ena", "leave out one of them")),
        ));
    }
    refusals
}

/// Refuses to remove owners that activities do not have, to leave activities without owners, and to add owners that
/// are removed.
pub(super) fn of_changes(entries: &[(&Entry<'_, '_>, &Amendment)], is_selected: bool) -> Vec<Refusal> {
    let mut contradictory: Vec<&str> = Vec::new();
    let mut lacking: Vec<(&DroppedOwner, Vec<&Entry<'_, '_>>)> = Vec::new();
    let mut ownerless: Vec<&str> = Vec::new();
    let mut is_left_to_nobody = false;
    for (entry, amendment) in entries {
        let owners = entry.answering().owners;
        let dropped = &amendment.dropped_owners;
        for owner in dropped {
            let is_added = amendment.added_owners.iter().any(|(id, _)| owner.id == Some(*id));
            if is_added && !contradictory.contains(&&*owner.name) {
                contradictory.push(&owner.name);
            }
            if !owners.iter().any(|named| owner.is(named)) {
                match lacking.iter_mut().find(|(known, _)| *known == owner) {
                    Some((_, entries)) => entries.push(entry),
                    None => lacking.push((owner, vec![entry])),
                }
            }
        }
        let nobody_stays = owners.iter().all(|named| dropped.iter().any(|owner| owner.is(named)));
        if !dropped.is_empty() && nobody_stays && amendment.added_owners.is_empty() {
            ownerless.push(&entry.activity.id);
        }
        let is_left = amendment.owners.as_ref().is_some_and(Vec::is_empty);
        if is_left && entry.plan.answering_under(entry.goal, entry.priority).owners.is_empty() {
            is_left_to_nobody = true;
        }
    }
    let contradictory = contradictory.into_iter().map(added_and_dropped);
    let lacking = lacking.iter().map(|(owner, entries)| not_there(owner, entries, is_selected));
    let nobody = is_left_to_nobody.then(nobody);
    contradictory.chain(lacking).chain(nobody_left(&ownerless)).chain(nobody).collect()
}

/// Refuses to remove owners that a plan, a goal or a priority does not name, and to add owners that are removed.
pub(super) fn of_named(id: &str, now: &Owners<'_>, amendment: &Amendment) -> Vec<Refusal> {
    let dropped = || amendment.dropped_owners.iter();
    let is_added = |dropped: &&DroppedOwner| amendment.added_owners.iter().any(|(id, _)| dropped.id == Some(*id));
    let contradictory = dropped().filter(is_added).map(|dropped| added_and_dropped(&dropped.name));
    let lacking = dropped().filter(|dropped| !now.named.iter().any(|owner| dropped.is(owner)));
    let lacking = lacking.map(|DroppedOwner { name, .. }| {
        Refusal::new(
            text!(
                "--drop-owner: `{name}` står inte i `owners` för `{id}`",
                "--drop-owner: `{name}` is not in the `owners` of `{id}`"
            ),
            Some(Text::fixed("`plan show` visar vem som står där", "`plan show` shows who is")),
        )
    });
    contradictory.chain(lacking).collect()
}

fn added_and_dropped(name: &str) -> Refusal {
    Refusal::new(
        text!("`{name}` kan inte både läggas till och tas bort", "`{name}` cannot be both added and removed"),
        Some(Text::fixed("ta bort det ena", "leave out one of them")),
    )
}

fn not_there(owner: &DroppedOwner, entries: &[&Entry<'_, '_>], is_selected: bool) -> Refusal {
    let name = &owner.name;
    let ids = listed(entries.iter().map(|entry| &*entry.activity.id.value)).unwrap_or(Text::same(""));
    let message = text!(
        ids = ids;
        "--drop-owner: `{name}` ansvarar inte för {ids}",
        "--drop-owner: `{name}` is not responsible for {ids}"
    );
    let help = if is_selected {
        let word = shell_word(name);
        text!(
            "välj bara dem som har den ansvariga: lägg till `--owner {word}`",
            "select only those that have the owner: add `--owner {word}`"
        )
    } else {
        let described: Vec<String> = entries.iter().take(MOST_DESCRIBED).map(|entry| described(entry)).collect();
        let described = described.join("; ");
        text!("de som ansvarar: {described}", "those who are responsible: {described}")
    };
    Refusal::new(message, Some(help))
}

/// Returns an activity's id and its owners.
fn described(entry: &Entry<'_, '_>) -> String {
    let names: Vec<&str> = entry.answering().owners.iter().map(|owner| entry.plan.owner_name(owner)).collect();
    format!("{}: {}", entry.activity.id.value, names.join(", "))
}

fn nobody_left(ids: &[&str]) -> Option<Refusal> {
    let ids = listed(ids.iter().copied())?;
    Some(Refusal::new(
        text!(
            ids = ids;
            "--drop-owner: då skulle ingen ansvara för {ids}",
            "--drop-owner: then nobody would be responsible for {ids}"
        ),
        Some(Text::fixed("lägg till den som tar över: --add-owner", "add the one who takes over: --add-owner")),
    ))
}

fn nobody() -> Refusal {
    Refusal::new(
        Text::fixed(
            "--owner: någon måste ansvara för aktiviteten",
            "--owner: somebody must be responsible for the activity",
        ),
        Some(Text::fixed("skriv den som tar över", "write the one who takes over")),
    )
}

/// Returns the warning about owners who are replaced; none if there are none.
pub(super) fn replaced(job: &Job<'_, '_>) -> Option<(Text, Text)> {
    let mut gone: Vec<(&str, Vec<&str>)> = Vec::new();
    for (plan, thing, amendment) in job.all() {
        let Some(owners) = &amendment.owners else { continue };
        let stays = |id| owners.iter().any(|(other, _)| Some(*other) == id);
        for owner in thing.owners().named.iter().filter(|owner| !stays(owner.id)) {
            let (name, id) = (plan.owner_name(owner), &*thing.id().value);
            match gone.iter_mut().find(|(known, _)| *known == name) {
                Some((_, ids)) => ids.push(id),
                None => gone.push((name, vec![id])),
            }
        }
    }
    let in_lang = |lang| {
        let ids = |ids: &[&str]| listed(ids.iter().copied()).map_or_else(String::new, |ids| ids.get(lang).to_owned());
        gone.iter().map(|(name, of)| format!("{name} ({})", ids(of))).collect::<Vec<_>>().join(", ")
    };
    let names = Text::new(in_lang(crate::locale::Lang::Sv), in_lang(crate::locale::Lang::En));
    let message = text!(
        names = names;
        "--owner ersätter alla ansvariga och tar bort: {names}",
        "--owner replaces all owners and removes: {names}"
    );
    let help = Text::fixed(
        "--add-owner lägger till någon utan att ta bort andra",
        "--add-owner adds somebody without removing others",
    );
    (!gone.is_empty()).then_some((message, help))
}
