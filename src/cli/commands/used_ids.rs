//! The ids that are free for new things.

use crate::check::{Child, UsedIds, requires_parent_prefix};
use crate::cli::past::AskedOfGit;
use crate::cli::session::Session;
use crate::locale::{Text, text};
use crate::model::{Plan, is_id, same_key};
use crate::query::{Found, Refusal, find};
use crate::source::{Ever, RevisionError, values_ever};

/// The ids that a plan has ever used.
pub(super) struct EverUsed {
    pub(super) ids: UsedIds,
    /// The reason why there may be others.
    fault: Option<RevisionError>,
}

/// Returns the ids that a plan has ever used: all current ones, and those in the git history that start with
/// `beginning`.
///
/// Refuses if a file cannot be read in full, as its ids are unknown.
pub(super) fn used_ids(session: &Session<'_>, plan: &Plan<'_>, beginning: &str) -> Result<EverUsed, Refusal> {
    if !plan.complete.goals {
        return Err(Refusal::new(
            Text::fixed(
                "vilka id som är lediga går inte att veta: en målfil går inte att läsa i sin helhet",
                "which ids are free cannot be known: a goal file cannot be read in full",
            ),
            Some(Text::fixed("rätta först det som `plan check` visar", "first fix what `plan check` shows")),
        ));
    }
    let mut ids = UsedIds::of(plan);
    let folder = plan.folder.map_or_else(|| session.dir.to_path_buf(), |folder| session.dir.join(folder));
    let Ever { values, fault } = values_ever(&folder, &["id", "formerly"], beginning);
    for id in &values {
        ids.add(id);
    }
    Ok(EverUsed { ids, fault })
}

impl EverUsed {
    /// Warns that a new id may have been used before, if the history could not be read in full.
    pub(super) fn warn(self, id: &str, session: &Session<'_>) {
        let Some(fault) = self.fault else { return };
        let otherwise =
            Text::fixed("se efter själv att id:t inte har använts", "make sure yourself that the id was never used");
        let asked = AskedOfGit { dir: session.dir, by: "", revision: "", otherwise: &otherwise };
        let (why, help) = asked.said(fault);
        session.notice(
            &text!(
                why = why;
                "id `{id}` kan ha använts förut i planen: {why}",
                "the id `{id}` may have been used in the plan before: {why}"
            ),
            &help.unwrap_or(otherwise),
        );
    }
}

/// Refuses a chosen id that was used before or is invalid.
pub(super) fn expect_free(id: &str, used: &UsedIds, plan: &Plan<'_>) -> Result<(), Refusal> {
    if !is_id(id) {
        return Err(Refusal::new(
            text!("--id: `{id}` kan inte vara ett id", "--id: `{id}` cannot be an id"),
            Some(Text::fixed(
                "ett id har inga mellanslag, citattecken eller styrtecken, till exempel 4.4 eller 17§",
                "an id has no spaces, quotes or control characters, such as 4.4 or 17§",
            )),
        ));
    }
    if !used.has(id) {
        return Ok(());
    }
    let has = find(&[plan], id).ok().and_then(|found| found.into_iter().next()).and_then(|found| name_of(&found));
    let message = match has {
        Some((now, title)) if same_key(&now) == same_key(id) => {
            text!("--id: `{id}` finns redan: ”{title}”", "--id: `{id}` is already there: “{title}”")
        }
        Some((now, title)) => text!(
            "--id: `{id}` är vad `{now}` hette förut: ”{title}”",
            "--id: `{id}` is what `{now}` was called before: “{title}”"
        ),
        None => text!("--id: `{id}` har använts förut i planen", "--id: `{id}` was used in the plan before"),
    };
    let help = Text::fixed(
        "välj ett annat: ett id som har använts betyder samma sak för alltid",
        "choose another: an id that was used means the same for ever",
    );
    Err(Refusal::new(message, Some(help)))
}

/// Refuses a chosen id without its parent's prefix, if the plan requires one.
pub(super) fn expect_under(plan: &Plan<'_>, child: Child, id: &str, parent: &str) -> Result<(), Refusal> {
    let (key, parent_key) = (same_key(id), same_key(parent));
    let rest = key.strip_prefix(&*parent_key);
    let is_own = match child {
        Child::Activity => |own: &str| !own.is_empty() && own.bytes().all(|byte| byte.is_ascii_digit()),
        Child::Priority => |own: &str| !own.is_empty(),
    };
    let separator = child.separator();
    if !requires_parent_prefix(plan) || rest.and_then(|rest| rest.strip_prefix(separator)).is_some_and(is_own) {
        return Ok(());
    }
    let help = match child {
        Child::Activity => text!("skriv `{parent}-` och ett nummer", "write `{parent}-` and a number"),
        Child::Priority => {
            text!("skriv `{parent}.` och ett nummer eller ett ord", "write `{parent}.` and a number or a word")
        }
    };
    Err(Refusal::new(
        text!("--id: `{id}` är inget id under `{parent}`", "--id: `{id}` is no id under `{parent}`"),
        Some(help),
    ))
}

fn name_of(found: &Found<'_, '_>) -> Option<(String, String)> {
    let (id, title) = match found {
        Found::Goal(_, goal) => (&goal.id, &goal.title),
        Found::Priority(_, _, priority) => (&priority.id, &priority.title),
        Found::Activity(_, _, _, activity) => (&activity.id, &activity.title),
        Found::Measure(_, _, measure) => (&measure.id, &measure.title),
        Found::Plan(_) | Found::Owner(..) => return None,
    };
    Some((id.to_string(), title.to_string()))
}
