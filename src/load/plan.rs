//! A plan's manifest, `plan.toml`.

use std::borrow::Cow;

use super::decode::Decode;
use super::syntax::Parsed;
use super::table::Table;
use crate::diag::Sink;
use crate::model::{
    Assessed, Closing, Completeness, Development, FollowUpRules, Levels, Owner, Plan, PlanStrategy, Register, Scale,
    Status, Str, Strictness, Unread, Years,
};
use crate::source::{FileId, SourceFile, Span, Spanned};

/// Reads a plan without its goals. Where the manifest cannot be read, the plan is known by its directory's name.
pub(super) fn read<'a>(parsed: Option<Parsed<'a>>, file: FileId, source: &'a SourceFile, sink: &mut Sink) -> Plan<'a> {
    let manifest = parsed.is_some();
    let Parsed { table, damage } = parsed.unwrap_or_default();
    let mut table = Table::new(table, damage.as_ref(), file, sink);
    let (mut id, mut title) = (None, None);
    if manifest {
        id = table.required("id");
        title = table.required("title");
    }
    let folder = source.folder().rsplit('/').next().unwrap_or_default();
    let name = || Spanned::new(Cow::Borrowed(folder), Span::default());
    let scale = Scale::new(table.tables("status", status).into_iter().flatten().collect());
    let plan = Plan {
        closings: closings(&mut table, &scale),
        strictness: strictness(&mut table),
        id: id.unwrap_or_else(name),
        title: title.unwrap_or_else(name),
        language: table.optional("language"),
        years: table.table("period", years).flatten(),
        about: table.optional("about"),
        excluded: table.optional("excluded"),
        strategy: table.table("strategy", strategy).flatten(),
        development: table
            .table("development", |table| Development { text: table.optional("text"), goals: table.list("goals") }),
        follow_up: table.table("follow_up", follow_up).unwrap_or_default(),
        levels: table.table("levels", levels).unwrap_or_default(),
        scale,
        register: Register::new(table.tables("owner", owner).into_iter().flatten().collect()),
        goals: Vec::new(),
        folder: Some(folder).filter(|folder| !folder.is_empty()),
        file,
        complete: Completeness {
            manifest,
            rhythm: manifest,
            names: Unread::default(),
            goals: true,
            ids: Unread::default(),
        },
    };
    table.finish();
    plan
}

/// Reads the years something holds for: `{ first = 2024, last = 2027 }`.
pub(super) fn years(table: &mut Table<'_, '_>) -> Option<Years> {
    let first = table.required("first");
    let last = table.required("last");
    Some(Years { first: first?, last: last? })
}

fn strategy<'a>(table: &mut Table<'a, '_>) -> Option<PlanStrategy<'a>> {
    let title = table.required("title");
    let (chapter, desired_state) = (table.optional("chapter"), table.optional("desired_state"));
    let (principles, aims) = (table.optional("principles"), table.list("aims"));
    Some(PlanStrategy { title: title?, chapter, desired_state, principles, aims })
}

fn follow_up<'a>(table: &mut Table<'a, '_>) -> FollowUpRules<'a> {
    FollowUpRules { every: table.optional("every"), current: table.optional("current"), text: table.optional("text") }
}

/// Reads the periods that are closed: `[closed.2024]`, with a line for each activity under `[closed.2024.assessed]`.
fn closings<'a>(table: &mut Table<'a, '_>, scale: &Scale<'a>) -> Vec<Closing<'a>> {
    let mut closings = Vec::new();
    for (key, value, span) in table.entries("closed") {
        let period = table.period("closed", &key);
        let closing = table.inner(&key, value, span, |table| (table.required("date"), assessed(table, scale)));
        if let (Some(period), Some((date, assessed))) = (period, closing) {
            closings.push(Closing { period, date, assessed });
        }
    }
    closings
}

fn assessed<'a>(table: &mut Table<'a, '_>, scale: &Scale<'a>) -> Vec<Assessed<'a>> {
    let mut all = Vec::new();
    for (id, value, span) in table.entries("assessed") {
        let stated = table.inner(&id, value, span, |table| (table.optional("status"), table.optional("note")));
        if let Some((status, note)) = stated {
            all.push(Assessed { id, status: status.map(|name| scale.named(name)), note });
        }
    }
    all
}

/// Reads what the plan makes of kinds of problems. Whether there are such kinds is for the check to say.
fn strictness<'a>(table: &mut Table<'a, '_>) -> Vec<(Spanned<Str<'a>>, Spanned<Strictness>)> {
    let mut all = Vec::new();
    for (rule, value, span) in table.entries("check") {
        match Strictness::decode(value) {
            Ok(value) => all.push((rule, Spanned { value, span })),
            Err(mismatch) => table.mismatch(&rule, *mismatch, span),
        }
    }
    all
}

fn levels<'a>(table: &mut Table<'a, '_>) -> Levels<'a> {
    Levels {
        goal: table.optional("goal"),
        priority: table.optional("priority"),
        area: table.optional("area"),
        direction: table.optional("direction"),
        activity: table.optional("activity"),
    }
}

fn status<'a>(table: &mut Table<'a, '_>) -> Option<Status<'a>> {
    let name = table.required("name");
    let stage = table.required("stage");
    let (color, meaning) = (table.optional("color"), table.optional("meaning"));
    Some(Status { name: name?, stage: stage?, color, meaning })
}

fn owner<'a>(table: &mut Table<'a, '_>) -> Option<Owner<'a>> {
    let name = table.required("name");
    let aliases = table.list("aliases");
    Some(Owner { name: name?, aliases })
}
