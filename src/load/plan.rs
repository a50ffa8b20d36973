//! Reads the manifest of a plan, `plan.toml`.

use std::borrow::Cow;

use super::goal::owners_of;
use super::table::{TableReader, read_nothing};
use crate::model::{
    Assessed, Closing, Completeness, Development, FollowUpRules, LanguageTag, Levels, Owner, Owners, Plan,
    PlanStrategy, PossibleNames, Register, ReportFrame, Scale, Status, Str, Years,
};
use crate::source::{FileId, SourceFile, Span, Spanned};

/// Reads a plan without its goals. A missing id or title is replaced by the name of the directory.
pub(super) fn read<'a>(table: &mut TableReader<'a, '_>, file: FileId, source: &'a SourceFile) -> Plan<'a> {
    let folder = source.folder().rsplit('/').next().unwrap_or_default();
    let name = || Spanned::new(Cow::Borrowed(folder), Span::default());
    let (id, title) = (table.required("id"), table.required("title"));
    let language = language(table);
    let years = table.table("period", years).flatten();
    // `[[owners]]` is a misspelling of the register, `[[owner]]`.
    let is_register = table.has_tables("owners");
    let (nobody, named) = (table.empty_list("owners"), if is_register { Vec::new() } else { table.list("owners") });
    let (about, excluded) = (table.optional("about"), table.optional("excluded"));
    let strategy = table.table("strategy", strategy).flatten();
    let development =
        table.table("development", |table| Development { text: table.optional("text"), goals: table.list("goals") });
    let follow_up = table.table("follow_up", follow_up).unwrap_or_default();
    let report = table.table("report", report).unwrap_or_default();
    let levels = table.table("levels", levels).unwrap_or_default();
    let scale = Scale::new(table.tables("status", status).into_iter().flatten().collect());
    let register = Register::new(table.tables("owner", owner).into_iter().flatten().collect());
    Plan {
        id: id.unwrap_or_else(name),
        title: title.unwrap_or_else(name),
        language,
        years,
        owners: Owners { named: owners_of(named, &register), nobody },
        about,
        excluded,
        strategy,
        development,
        follow_up,
        report,
        levels,
        closings: closings(table, &scale),
        strictness: table.named_values("check"),
        scale,
        register,
        goals: Vec::new(),
        folder: Some(folder).filter(|folder| !folder.is_empty()),
        file,
        complete: Completeness {
            manifest: true,
            rhythm: true,
            names: PossibleNames::default(),
            goals: true,
            ids: PossibleNames::default(),
        },
    }
}

/// Returns the plan of an unreadable manifest.
pub(super) fn unreadable(file: FileId, source: &SourceFile) -> Plan<'_> {
    let plan = read_nothing(|table| read(table, file, source));
    Plan { complete: Completeness { manifest: false, rhythm: false, ..plan.complete }, ..plan }
}

/// Reads the language of a file.
pub(super) fn language<'a>(table: &mut TableReader<'a, '_>) -> Option<Spanned<Str<'a>>> {
    table.optional("language").map(|tag: Spanned<LanguageTag<'a>>| tag.map(LanguageTag::into_text))
}

/// Reads a range of years: `{ first = 2024, last = 2027 }`.
pub(super) fn years(table: &mut TableReader<'_, '_>) -> Option<Years> {
    let first = table.required("first");
    let last = table.required("last");
    Some(Years { first: first?, last: last? })
}

fn strategy<'a>(table: &mut TableReader<'a, '_>) -> Option<PlanStrategy<'a>> {
    let title = table.required("title");
    let (chapter, desired_state) = (table.optional("chapter"), table.optional("desired_state"));
    let (principles, aims) = (table.optional("principles"), table.list("aims"));
    Some(PlanStrategy { title: title?, chapter, desired_state, principles, aims })
}

fn follow_up<'a>(table: &mut TableReader<'a, '_>) -> FollowUpRules<'a> {
    let (every, current) = (table.optional("every"), table.optional("current"));
    FollowUpRules { every, current, levels: table.list("levels"), text: table.optional("text") }
}

fn report<'a>(table: &mut TableReader<'a, '_>) -> ReportFrame<'a> {
    ReportFrame {
        sender: table.optional("sender"),
        case_number: table.optional("case_number"),
        officer: table.optional("officer"),
        proposed_decision: table.optional("proposed_decision"),
        contact: table.optional("contact"),
        logo: table.optional("logo"),
    }
}

/// Reads the closed periods: `[closed.2024]`, with a line for each activity under `[closed.2024.assessed]`.
fn closings<'a>(table: &mut TableReader<'a, '_>, scale: &Scale<'a>) -> Vec<Closing<'a>> {
    let closings = table.named_tables("closed", |_| None, |table| (table.required("date"), assessed(table, scale)));
    closings.into_iter().map(|(period, (date, assessed))| Closing { period, date, assessed }).collect()
}

fn assessed<'a>(table: &mut TableReader<'a, '_>, scale: &Scale<'a>) -> Vec<Assessed<'a>> {
    let stated = table.named_tables(
        "assessed",
        |_| Some("status"),
        |table| {
            let status = table.optional("status").map(|name| scale.named(name));
            (status, table.optional("note"))
        },
    );
    stated.into_iter().map(|(id, (status, note))| Assessed { id, status, note }).collect()
}

fn levels<'a>(table: &mut TableReader<'a, '_>) -> Levels<'a> {
    Levels {
        goal: table.optional("goal"),
        area: table.optional("area"),
        priority: table.optional("priority"),
        direction: table.optional("direction"),
        activity: table.optional("activity"),
    }
}

fn status<'a>(table: &mut TableReader<'a, '_>) -> Option<Status<'a>> {
    let name = table.required("name");
    let stage = table.required("stage");
    let (color, meaning) = (table.optional("color"), table.optional("meaning"));
    Some(Status { color, meaning, ..Status::new(name?, stage?) })
}

fn owner<'a>(table: &mut TableReader<'a, '_>) -> Option<Owner<'a>> {
    let name = table.required("name");
    let aliases = table.list("aliases");
    let email = table.optional("email");
    Some(Owner { name: name?, aliases, email })
}
