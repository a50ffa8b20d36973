//! Renaming: of an owner, as `plan rename owner` does it, and of an id, as `plan move --id` does it.

use gen_lsp_types::{Position, Range, WorkspaceEdit};

use super::edits::difference;
use super::file::AskedFile;
use super::names::{Named, name_at, thing_called};
use crate::check::{UsedIds, moved};
use crate::edit::{Draft, TableNotFound, give_ids, kept_canonical, rename_owners};
use crate::locale::{Text, text};
use crate::model::{OwnerId, Plan, Thing, composed, is_id};
use crate::query::Refusal;

/// Returns the range of the name at a position; an error if it cannot be renamed.
pub(super) fn prepare(file: &AskedFile<'_, '_>, position: Position) -> Result<Range, Refusal> {
    let (mention, _) = target(file, position)?;
    Ok(file.range(file.unquoted(mention.place).span))
}

/// An object that can be renamed.
#[derive(Clone, Copy)]
enum Target<'p, 'a> {
    Owner(&'p Plan<'a>, OwnerId),
    Thing(&'p Plan<'a>, Thing<'p, 'a>),
}

fn target<'p, 'a>(
    file: &AskedFile<'p, 'a>,
    position: Position,
) -> Result<(super::names::Mention<'p>, Target<'p, 'a>), Refusal> {
    let found = name_at(file, file.offset(position)).and_then(|mention| Some((mention, file.plan?)));
    let Some((mention, plan)) = found else {
        return Err(Refusal::new(
            Text::fixed(
                "här står inget namn som kan bytas: ställ markören i en ansvarigs namn eller ett id",
                "there is no name here that can be changed: place the cursor in an owner's name or an id",
            ),
            None,
        ));
    };
    let target = match mention.named {
        Named::Owner(owner) => Target::Owner(plan, owner),
        Named::Thing(id) => match thing_called(plan, id) {
            Some(Thing::Goal(_)) | None => return Err(unchangeable()),
            Some(thing) => Target::Thing(plan, thing),
        },
        Named::Status(_) | Named::Focus(_) => return Err(unchangeable()),
    };
    Ok((mention, target))
}

fn unchangeable() -> Refusal {
    Refusal::new(
        Text::fixed(
            "det här byter inte namn: det kan en ansvarig, en prioritering och en aktivitet",
            "this gets no other name: an owner, a priority and an activity can",
        ),
        None,
    )
}

/// Returns the workspace edit that renames the object at a position.
pub(super) fn rename(file: &AskedFile<'_, '_>, position: Position, new: &str) -> Result<WorkspaceEdit, Refusal> {
    let (_, target) = target(file, position)?;
    let new = composed(new.trim()).into_owned();
    let sources = &file.project.files.sources;
    let mut draft = Draft::of(sources);
    match target {
        Target::Owner(plan, owner) => rename_owners(&[(plan, owner)], &new, &mut draft)
            .map_err(|refusals| refusals.into_iter().next().unwrap_or_else(unchangeable))?,
        Target::Thing(plan, thing) => give_id(plan, thing, &new, &mut draft)?,
    }
    Ok(difference(file, &kept_canonical(sources, draft.sources())))
}

fn give_id<'p, 'a: 'p>(plan: &'p Plan<'a>, thing: Thing<'p, 'a>, new: &str, draft: &mut Draft) -> Result<(), Refusal> {
    let Some(parent) = thing.parent() else { return Err(unchangeable()) };
    if !is_id(new) {
        return Err(Refusal::new(text!("`{new}` kan inte vara ett id", "`{new}` cannot be an id"), None));
    }
    if thing.is_called(new) && *thing.id().value == *new {
        return Ok(());
    }
    let mut used = UsedIds::of(plan);
    let is_own = thing.formerly().iter().any(|had| *had.value == *new) || thing.is_called(new);
    if used.has(new) && !is_own {
        return Err(Refusal::new(text!("id `{new}` har redan använts", "the id `{new}` was used before"), None));
    }
    if !plan.complete.goals {
        return Err(Refusal::new(
            Text::fixed(
                "en målfil går inte att läsa i sin helhet: rätta den först",
                "a goal file cannot be read in full: fix it first",
            ),
            None,
        ));
    }
    let moved = moved(plan, thing, parent, Some(new), &mut used).map_err(|taken| {
        let id = taken.0;
        Refusal::new(text!("id `{id}` har redan använts", "the id `{id}` was used before"), None)
    })?;
    give_ids(plan, &moved, draft).map_err(|route| TableNotFound.refusal(route.name().unwrap_or_default()))
}
