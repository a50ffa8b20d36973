//! Reads goal files.

use super::table::TableReader;
use crate::model::{
    Activity, Baseline, End, FollowUp, Goal, Id, Link, Measure, Measured, OwnerRef, Owners, Plan, Priority, Register,
    StatusRef, Str, When,
};
use crate::source::{FileId, Span, Spanned};

/// Reads a goal. A missing id or title is replaced by an empty text, which is never shown, because the goal is then
/// incomplete.
pub(super) fn read<'a>(table: &mut TableReader<'a, '_>, file: FileId, plan: &Plan<'a>) -> Goal<'a> {
    let (id, title) = (id(table), table.required("title"));
    let kind = table.optional("kind").map(|kind| kind.value).unwrap_or_default();
    let text = table.optional("text");
    let owners = owners(table, &plan.register);
    let (tags, links) = (table.list("tags"), links(table));
    let (follow_ups, measures) = (follow_ups(table, plan), measures(table));
    let activities = activities(table, plan);
    let priorities = table.tables("priority", |table| priority(table, plan));
    let is_whole = id.is_some() && title.is_some();
    let (id, title) = (or_empty(id), or_empty(title));
    Goal { id, title, kind, text, owners, tags, links, follow_ups, measures, activities, priorities, file, is_whole }
}

fn priority<'a>(table: &mut TableReader<'a, '_>, plan: &Plan<'a>) -> Priority<'a> {
    let (id, title) = (id(table), table.required("title"));
    let text = table.optional("text");
    let formerly = table.list("formerly");
    let owners = owners(table, &plan.register);
    let see = table.list("see");
    let focus = table.list("focus");
    let (tags, links) = (table.list("tags"), links(table));
    let (follow_ups, measures) = (follow_ups(table, plan), measures(table));
    let activities = activities(table, plan);
    let (span, is_whole) = (table.span, id.is_some() && title.is_some());
    Priority {
        id: or_empty(id),
        formerly,
        title: or_empty(title),
        text,
        owners,
        see,
        focus,
        tags,
        links,
        follow_ups,
        measures,
        activities,
        span,
        is_whole,
    }
}

fn id<'a>(table: &mut TableReader<'a, '_>) -> Option<Spanned<Str<'a>>> {
    table.required("id").map(|id: Spanned<Id<'a>>| id.map(Id::into_text))
}

/// Returns an empty text in place of a missing one.
fn or_empty(text: Option<Spanned<Str<'_>>>) -> Spanned<Str<'_>> {
    text.unwrap_or_else(|| Spanned::new(Str::Borrowed(""), Span::default()))
}

fn activities<'a>(table: &mut TableReader<'a, '_>, plan: &Plan<'a>) -> Vec<Activity<'a>> {
    table.tables("activity", |table| activity(table, plan))
}

fn activity<'a>(table: &mut TableReader<'a, '_>, plan: &Plan<'a>) -> Activity<'a> {
    let (id, title) = (id(table), table.required("title"));
    let text = table.optional("text");
    let formerly = table.list("formerly");
    let owners = owners(table, &plan.register);
    let support = owners_of(table.list("support"), &plan.register);
    let has_start = table.has("start");
    let start: Option<Spanned<When>> = table.optional("start");
    let (every, deadline, until) = (table.optional("every"), table.optional("deadline"), table.optional("until"));
    let (tags, links) = (table.list("tags"), links(table));
    let ended = table.table("ended", end).flatten().map(Box::new);
    let (follow_ups, measures) = (follow_ups(table, plan), measures(table));
    let is_whole = id.is_some() && title.is_some() && start.is_some() == has_start && !table.is_damaged();
    // If the status may be defined in an unreadable part of the manifest, it is unknown and must not count as none.
    let is_unclear = |status: &StatusRef<'_>| status.id.is_none() && plan.complete.names.may_hold(&status.name);
    let is_whole = is_whole && !follow_ups.iter().filter_map(|it| it.status.as_ref()).any(is_unclear);
    let is_sound = table.is_sound() && !table.is_damaged();
    let (span, id, title) = (table.span, or_empty(id), or_empty(title));
    Activity {
        id,
        formerly,
        title,
        text,
        owners,
        support,
        start,
        every,
        deadline,
        until,
        tags,
        links,
        ended,
        follow_ups,
        measures,
        span,
        is_whole,
        is_sound,
    }
}

fn end<'a>(table: &mut TableReader<'a, '_>) -> Option<End<'a>> {
    let period = table.required("period");
    let (into, by) = (table.optional("into"), table.list("by"));
    let reason = table.required("reason");
    Some(End { period: period?, into, by, reason })
}

fn owners<'a>(table: &mut TableReader<'a, '_>, register: &Register<'a>) -> Owners<'a> {
    let nobody = table.empty_list("owners");
    Owners { named: owners_of(table.list("owners"), register), nobody }
}

/// Resolves names of owners in the register.
pub(super) fn owners_of<'a>(names: Vec<Spanned<Str<'a>>>, register: &Register<'a>) -> Vec<OwnerRef<'a>> {
    names.into_iter().map(|name| OwnerRef { id: register.find(&name), name }).collect()
}

fn follow_ups<'a>(table: &mut TableReader<'a, '_>, plan: &Plan<'a>) -> Vec<FollowUp<'a>> {
    // A single word is a status, known or misspelt. Several words are a status only if the scale has it.
    let bare = |text: &str| {
        let is_status = plan.scale.find(text).is_some() || !text.trim().contains(char::is_whitespace);
        Some(if is_status { "status" } else { "note" })
    };
    let stated = table.named_tables("follow_up", bare, |table| {
        let status = table.optional("status").map(|name| plan.scale.named(name));
        let (note, links) = (table.optional("note"), links(table));
        (status, note, links, table.is_sound())
    });
    let follow_up = |(period, (status, note, links, is_sound))| FollowUp { period, status, note, links, is_sound };
    stated.into_iter().map(follow_up).collect()
}

/// Reads the links in a table: addresses, alone or with a title.
pub(super) fn links<'a>(table: &mut TableReader<'a, '_>) -> Vec<Link<'a>> {
    let bare = |url: Spanned<_>| Link { title: None, span: url.span, url };
    table.list_of_either("links", bare, |table| {
        let (title, url) = (table.optional("title"), table.required("url"));
        Some(Link { title, url: url?, span: table.span })
    })
}

/// Reads the measures in a table.
pub(super) fn measures<'a>(table: &mut TableReader<'a, '_>) -> Vec<Measure<'a>> {
    table.tables("measure", measure)
}

fn measure<'a>(table: &mut TableReader<'a, '_>) -> Measure<'a> {
    let id = table.required("id").map(|id: Spanned<Id<'_>>| id.map(Id::into_text));
    let title = table.required("title");
    let (unit, better) = (table.optional("unit"), table.optional("better"));
    let baseline = table.table("baseline", baseline).flatten();
    let targets = table.named_values("target");
    let from = |value| (Some(value), None, Vec::new());
    let stated = table.named_either("value", from, |table| {
        let (value, note) = (table.required("value"), table.optional("note"));
        (value, note, links(table))
    });
    let measured = |(period, (value, note, links))| Measured { period, value, note, links };
    let values = stated.into_iter().map(measured).collect();
    let (span, is_whole) = (table.span, id.is_some() && title.is_some());
    let or_empty = |text: Option<Spanned<Str<'a>>>| text.unwrap_or_else(|| Spanned::new("".into(), Span::default()));
    Measure { id: or_empty(id), title: or_empty(title), unit, better, baseline, targets, values, span, is_whole }
}

fn baseline(table: &mut TableReader<'_, '_>) -> Option<Baseline> {
    let (period, value) = (table.required("period"), table.required("value"));
    Some(Baseline { period: period?, value: value? })
}
