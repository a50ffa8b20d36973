//! Code actions: fix a finding, accept it, set a status, end an activity.

use std::ops::Range;

use gen_lsp_types::{CodeAction, CodeActionKind, CodeActionParams, WorkspaceEdit};

use super::diagnostics::diagnostic;
use super::edits::{difference, text_edit, workspace_edit};
use super::file::{AskedFile, without_quotes};
use crate::check::Settings;
use crate::diag::{Diagnostic, Fix};
use crate::edit::layout::{Route, Spelled};
use crate::edit::{Amendment, Draft, ListOf, Statement, fix_all as fixed, kept_canonical};
use crate::locale::{Text, text};
use crate::model::{Period, Plan, Thing};
use crate::query::{Level, LevelName, expect_open, expect_within};
use crate::source::{FileId, Place, Span};
use crate::syntax::blocks;
use crate::syntax::blocks::Entry;

/// Returns the code actions for a range of a file.
pub(super) fn actions(file: &AskedFile<'_, '_>, params: &CodeActionParams) -> Vec<CodeAction> {
    let stretch = file.lines().span(file.text(), params.range);
    let asked = params.context.only.as_deref();
    // A requested kind includes its sub-kinds: `refactor` includes `refactor.rewrite`.
    let is_asked = |kind: &CodeActionKind| {
        let begins = |asked: &str| kind.as_str() == asked || kind.as_str().starts_with(&format!("{asked}."));
        asked.is_none_or(|asked| asked.iter().any(|asked| asked.as_str().is_empty() || begins(asked.as_str())))
    };
    let mut actions = Vec::new();
    if is_asked(&CodeActionKind::QuickFix) {
        let is_here =
            |finding: &&Diagnostic| finding.place.file == file.id && meets(&finding.place.span.range(), &stretch);
        for finding in file.project.findings().iter().filter(is_here) {
            actions.extend(fix(file, finding));
            actions.extend(register(file, finding));
            actions.extend(accept(file, finding));
        }
    }
    if is_asked(&CodeActionKind::RefactorRewrite)
        && let (Some(plan), Some(thing)) = (file.plan, file.thing_at(stretch.start))
    {
        actions.extend(statuses(file, plan, thing));
        actions.extend(end(file, thing));
    }
    // It checks the plan at least once, so it must be requested by name.
    if asked.is_some_and(|asked| asked.iter().any(|kind| kind.as_str().starts_with("source"))) {
        actions.extend(fix_all(file));
    }
    actions
}

fn meets(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start <= other.end && other.start <= one.end
}

fn action(file: &AskedFile<'_, '_>, title: &Text, kind: CodeActionKind, edit: WorkspaceEdit) -> CodeAction {
    let title = title.get(file.lang).to_owned();
    CodeAction { title, kind: Some(kind), edit: Some(edit), ..CodeAction::default() }
}

/// Returns a quick fix for a finding.
fn answer(file: &AskedFile<'_, '_>, finding: &Diagnostic, title: &Text, edit: WorkspaceEdit) -> CodeAction {
    let told = diagnostic(finding, file.project, file.client, file.lang);
    CodeAction { diagnostics: Some(vec![told]), ..action(file, title, CodeActionKind::QuickFix, edit) }
}

fn fix(file: &AskedFile<'_, '_>, finding: &Diagnostic) -> Option<CodeAction> {
    let fix = finding.fix.as_ref()?;
    let message = &finding.message;
    let title = match only_text(fix) {
        Some(new) if !new.trim().is_empty() && !new.contains('\n') && new.chars().count() < 60 => {
            let new = new.trim();
            text!("Skriv {new}", "Write {new}")
        }
        _ => text!(message = message; "Rätta: {message}", "Fix: {message}"),
    };
    let mut edits: Vec<(FileId, Vec<_>)> = Vec::new();
    for edit in &fix.edits {
        let change = text_edit(file, edit.place, &edit.text);
        match edits.iter_mut().find(|(id, _)| *id == edit.place.file) {
            Some((_, of_file)) => of_file.push(change),
            None => edits.push((edit.place.file, vec![change])),
        }
    }
    let action = answer(file, finding, &title, workspace_edit(file, edits));
    Some(CodeAction { is_preferred: Some(fix.is_safe), ..action })
}

/// Returns the new text of a fix that consists of a single edit.
fn only_text(fix: &Fix) -> Option<&str> {
    match &fix.edits[..] {
        [edit] => Some(&edit.text),
        _ => None,
    }
}

/// Returns a quick fix that adds an unknown owner to the register.
fn register(file: &AskedFile<'_, '_>, finding: &Diagnostic) -> Option<CodeAction> {
    if finding.code.id != "PL201" {
        return None;
    }
    let plan = file.plan?;
    let span = without_quotes(file.text(), finding.place.span);
    let name = file.text().get(span.range()).filter(|name| !name.trim().is_empty() && !name.contains('\\'))?;
    let to = ListOf { file: plan.file, parent: Route::Root, list: "owner" };
    let after = drafted(file, |draft| draft.add(to, &[("name", Spelled::text(name))]).is_ok())?;
    let title = text!("Lägg till `{name}` bland planens ansvariga", "Add `{name}` to the plan's owners");
    Some(answer(file, finding, &title, after))
}

/// Returns a quick fix that accepts a finding with a comment above its statement, without the reason.
fn accept(file: &AskedFile<'_, '_>, finding: &Diagnostic) -> Option<CodeAction> {
    if finding.code.is_fixed() {
        return None;
    }
    let text = file.text();
    let start = statement(text, finding.place.span.start as usize)?;
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let (indent, newline) = (&text[line..start], crate::edit::layout::newline_of(text));
    let indent = if indent.trim().is_empty() { indent } else { "" };
    let code = finding.code.id;
    let comment = format!("{indent}# accept({code}): {newline}");
    let place = Place { file: file.id, span: Span::from(line..line) };
    let edit = workspace_edit(file, vec![(file.id, vec![text_edit(file, place, &comment)])]);
    let title = text!("Godta {code} här, med ett skäl", "Accept {code} here, with a reason");
    Some(answer(file, finding, &title, edit))
}

/// Returns the start of the statement or heading that contains an offset.
fn statement(text: &str, offset: usize) -> Option<usize> {
    let blocks = blocks(text)?;
    let entries = blocks.iter().flat_map(|block| block.entries.iter()).map(Entry::span);
    let headings = blocks.iter().map(|block| block.heading.clone()).filter(|heading| !heading.is_empty());
    entries.chain(headings).find(|range| range.start <= offset && offset <= range.end).map(|range| range.start)
}

/// Returns an action for each other status that can be set in the current period.
fn statuses(file: &AskedFile<'_, '_>, plan: &Plan<'_>, thing: Thing<'_, '_>) -> Vec<CodeAction> {
    let Some(period) = file.period().filter(|period| may_state(file, plan, thing, *period)) else { return Vec::new() };
    let now = thing.follow_ups().iter().find(|it| *it.period == period).and_then(|it| it.status.as_ref()?.id);
    let others = plan.scale.iter().filter(|(id, _)| Some(*id) != now);
    let set = |(id, status): (_, &crate::model::Status<'_>)| {
        let name = &*status.name.value;
        let statement = Statement::Stated { status: Some((id, name.to_owned())), note: None };
        let amendment = Amendment { follow_up: Some((period, statement)), ..Amendment::default() };
        let edit = drafted(file, |draft| draft.amend_all(&[(thing, amendment)]).is_ok())?;
        let id = &*thing.id().value;
        let title = text!("Sätt {id} till {name} för {period}", "Set {id} to {name} for {period}");
        Some(action(file, &title, CodeActionKind::RefactorRewrite, edit))
    };
    others.filter_map(set).collect()
}

fn may_state(file: &AskedFile<'_, '_>, plan: &Plan<'_>, thing: Thing<'_, '_>, period: Period) -> bool {
    let is_asked = plan.asks_for(thing.tier());
    let begun = period.first_day() <= file.today;
    let starts = match thing {
        Thing::Activity(_, _, activity) => !crate::query::start(plan, activity).is_after(period),
        _ => true,
    };
    is_asked && begun && starts && expect_open(plan, period).is_ok() && expect_within(thing, period).is_ok()
}

/// Returns an action that ends an activity in the current period, without the reason.
fn end(file: &AskedFile<'_, '_>, thing: Thing<'_, '_>) -> Option<CodeAction> {
    let Thing::Activity(_, _, activity) = thing else { return None };
    if activity.ended.is_some() {
        return None;
    }
    let period = file.period()?;
    let end = [("period", Spelled::period(period)), ("reason", Spelled::text(""))];
    let end = Spelled::Table(end.into_iter().map(|(key, value)| (key.to_owned(), value)).collect());
    let edit = drafted(file, |draft| draft.set(file.id, Route::thing(thing), &["ended"], &end).is_ok())?;
    let (id, level) = (&*activity.id.value, LevelName::of(file.plan?, Level::Activity).the());
    let title = text!(
        level = level;
        "Avsluta {level} {id} {period}, med ett skäl",
        "End {level} {id} in {period}, with a reason"
    );
    Some(action(file, &title, CodeActionKind::RefactorRewrite, edit))
}

/// Returns an action that applies every safe fix in all files.
fn fix_all(file: &AskedFile<'_, '_>) -> Option<CodeAction> {
    let fixed = fixed(&file.project.files.sources, &Settings::new(file.today), false)?;
    let count = fixed.count;
    let title = text!("Rätta allt som har ett svar: {count}", "Fix all that has one answer: {count}");
    Some(action(file, &title, CodeActionKind::SourceFixAll, difference(file, &fixed.sources)))
}

/// Returns a change made in memory as a workspace edit; none if it is refused.
fn drafted(file: &AskedFile<'_, '_>, change: impl FnOnce(&mut Draft) -> bool) -> Option<WorkspaceEdit> {
    let sources = &file.project.files.sources;
    let mut draft = Draft::of(sources);
    change(&mut draft).then(|| difference(file, &kept_canonical(sources, draft.sources())))
}
