//! One goal file.

use std::borrow::Cow;

use toml::de::DeTable;

use super::decode::not_a_period;
use super::table::Table;
use crate::diag::Sink;
use crate::model::{Activity, FollowUp, Goal, OwnerRef, Period, Plan, Priority, StatusRef};
use crate::source::{FileId, Span, Spanned};

/// Reads a goal; none when what it cannot be without is missing.
pub(super) fn read<'a>(entries: DeTable<'a>, file: FileId, plan: &Plan<'a>, sink: &mut Sink) -> Option<Goal<'a>> {
    let mut table = Table::new(entries, Span::default(), file, sink);
    let id = table.required("id");
    let title = table.required("title");
    let kind = table.optional("kind").map(|kind| kind.value).unwrap_or_default();
    let text = table.optional("text");
    let activities = activities(&mut table, plan);
    let priorities = table.tables("priority", |table| priority(table, plan)).into_iter().flatten().collect();
    table.finish();
    Some(Goal { id: id?, title: title?, kind, text, activities, priorities, file })
}

fn priority<'a>(table: &mut Table<'a, '_>, plan: &Plan<'a>) -> Option<Priority<'a>> {
    let id = table.required("id");
    let title = table.required("title");
    let text = table.optional("text");
    let see = table.list("see");
    let focus = table.list("focus");
    let activities = activities(table, plan);
    Some(Priority { id: id?, title: title?, text, see, focus, activities, span: table.span })
}

fn activities<'a>(table: &mut Table<'a, '_>, plan: &Plan<'a>) -> Vec<Activity<'a>> {
    table.tables("activity", |table| activity(table, plan)).into_iter().flatten().collect()
}

fn activity<'a>(table: &mut Table<'a, '_>, plan: &Plan<'a>) -> Option<Activity<'a>> {
    let id = table.required("id");
    let title = table.required("title");
    let owners = owners(table, "owners", plan);
    let support = owners_of(table.list("support"), plan);
    let start = table.required("start");
    let every = table.optional("every");
    let until = table.optional("until");
    let follow_ups = follow_ups(table, plan);
    let span = table.span;
    Some(Activity { id: id?, title: title?, owners, support, start: start?, every, until, follow_ups, span })
}

/// Somebody must answer for an activity, so the list must be there.
fn owners<'a>(table: &mut Table<'a, '_>, key: &'static str, plan: &Plan<'a>) -> Vec<OwnerRef<'a>> {
    owners_of(table.required_list(key), plan)
}

fn owners_of<'a>(names: Vec<Spanned<Cow<'a, str>>>, plan: &Plan<'a>) -> Vec<OwnerRef<'a>> {
    names.into_iter().map(|name| OwnerRef { id: plan.register.find(&name), name }).collect()
}

fn follow_ups<'a>(table: &mut Table<'a, '_>, plan: &Plan<'a>) -> Vec<FollowUp<'a>> {
    let entries = table.entries("follow_up");
    let mut follow_ups = Vec::with_capacity(entries.len());
    for (key, value, span) in entries {
        let period = match key.parse::<Period>() {
            Ok(period) => Some(Spanned { value: period, span: key.span }),
            Err(error) => {
                table.mismatch("follow_up", *not_a_period(&key, error), key.span);
                None
            }
        };
        // The table is read even where its key is no period: what is wrong in it is wrong all the same.
        let stated = table.inner(&key, value, span, |table| (table.optional("status"), table.optional("note")));
        if let (Some(period), Some((status, note))) = (period, stated) {
            let status = status.map(|name: Spanned<Cow<'a, str>>| StatusRef { id: plan.scale.find(&name), name });
            follow_ups.push(FollowUp { period, status, note });
        }
    }
    follow_ups
}
