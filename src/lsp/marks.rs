//! Code lenses, semantic tokens, document links and inlay hints, and the summary for a status bar.

use std::ptr;

use gen_lsp_types::{
    CodeLens, Command, DocumentLink, InlayHint, Label, Position, Range, SemanticToken, SemanticTokens, Uri,
};

use super::file::AskedFile;
use super::hover::counts_in_words;
use super::names::{Named, Role, names_in_file, thing_called};
use super::uri::uri_of;
use crate::model::{Link, Plan, Priority, Stage, Thing};
use crate::query::{Counts, own_standing};
use crate::source::{Place, Span};

/// The types of semantic tokens, for owners, ids, statuses and focuses.
pub(super) const TOKEN_TYPES: [&str; 4] = ["class", "variable", "enumMember", "keyword"];
/// The modifiers of semantic tokens.
pub(super) const TOKEN_MODIFIERS: [&str; 1] = ["definition"];

/// Returns a code lens for the goal and for each of its priorities, with the numbers at each stage: of activities, or
/// of what the plan assesses instead.
pub(super) fn lenses(file: &AskedFile<'_, '_>) -> Vec<CodeLens> {
    let (Some(plan), Some(goal), Some(period)) = (file.plan, file.goal(), file.period()) else { return Vec::new() };
    let is_of_goal = |thing: &Thing<'_, '_>| match *thing {
        Thing::Goal(it) | Thing::Priority(it, _) | Thing::Activity(it, ..) => ptr::eq(it, goal),
    };
    let things: Vec<Thing<'_, '_>> = counted(plan).filter(is_of_goal).collect();
    let lens = |place: Span, of: Option<&Priority<'_>>| {
        let mut counts = Counts::default();
        let is_of = |thing: &&Thing<'_, '_>| match (of, **thing) {
            (None, _) => true,
            (Some(of), Thing::Priority(_, it) | Thing::Activity(_, Some(it), _)) => ptr::eq(it, of),
            (Some(_), _) => false,
        };
        let standings = things.iter().filter(is_of).filter_map(|it| own_standing(plan, *it, period, file.today));
        standings.for_each(|standing| counts.add(&standing));
        let title = format!("{period}: {}", counts_in_words(&counts, plan, file.lang));
        let command = Command { title, command: file.client.lens_command.clone(), tooltip: None, arguments: None };
        (counts.total() > 0).then(|| CodeLens { range: file.range(place), command: Some(command), data: None })
    };
    let of_priorities = goal.priorities.iter().map(|it| lens(it.span, Some(it)));
    lens(goal.id.span, None).into_iter().chain(of_priorities.flatten()).collect()
}

/// Returns what is counted: the activities, or what the plan assesses instead.
fn counted<'p, 'a>(plan: &'p Plan<'a>) -> impl Iterator<Item = Thing<'p, 'a>> {
    let things = Thing::all(plan).filter(|thing| plan.counts(thing.tier()) && thing.is_whole());
    // Without the manifest all statuses are unknown.
    things.filter(|_| plan.complete.manifest)
}

/// Returns a semantic token for each name in a file.
pub(super) fn semantic_tokens(file: &AskedFile<'_, '_>) -> SemanticTokens {
    let mut marks: Vec<(Range, u32, u32)> = Vec::new();
    for mention in names_in_file(file) {
        let range = file.range(file.unquoted(mention.place).span);
        let kind = match mention.named {
            Named::Owner(_) => 0,
            Named::Thing(_) => 1,
            Named::Status(_) => 2,
            Named::Focus(_) => 3,
        };
        let is_shown = range.start.line == range.end.line && range.start.character < range.end.character;
        if is_shown {
            marks.push((range, kind, u32::from(mention.role == Role::Defines)));
        }
    }
    marks.sort_by_key(|(range, ..)| range.start);
    marks.dedup_by_key(|(range, ..)| range.start);
    let mut before = Position { line: 0, character: 0 };
    let token = |(range, token_type, token_modifiers_bitset): (Range, u32, u32)| {
        let delta_line = range.start.line - before.line;
        let from = if delta_line == 0 { before.character } else { 0 };
        before = range.start;
        SemanticToken {
            delta_line,
            delta_start: range.start.character - from,
            length: range.end.character - range.start.character,
            token_type,
            token_modifiers_bitset,
        }
    };
    SemanticTokens { result_id: None, data: marks.into_iter().map(token).collect() }
}

/// Returns a document link for each address in a file, and for its schema.
pub(super) fn document_links(file: &AskedFile<'_, '_>) -> Vec<DocumentLink> {
    let link = |span: Span, target: Uri| DocumentLink {
        range: file.range(span),
        target: Some(target),
        tooltip: None,
        data: None,
    };
    let mut links = Vec::new();
    let of_link = |it: &Link<'_>| {
        let place = file.unquoted(Place { file: file.id, span: it.url.span });
        link(place.span, Uri(it.url.as_str().to_owned()))
    };
    let things = file.goal().into_iter().flat_map(super::file::things);
    for thing in things.map(|(thing, _)| thing) {
        let of_follow_ups = thing.follow_ups().iter().flat_map(|follow_up| &follow_up.links);
        links.extend(thing.links().iter().chain(of_follow_ups).map(of_link));
    }
    let first = file.text().lines().next().unwrap_or_default();
    if let Some(path) = first.strip_prefix("#:schema ").map(str::trim) {
        let folder = file.project.files.root.dir.join(file.source().folder());
        let is_address = path.contains("://");
        let target = if is_address { Uri(path.to_owned()) } else { uri_of(&folder.join(path)) };
        let start = first.len() - first.trim_end().len();
        let end = first.len() - start;
        links.push(link(Span::from(end - path.len()..end), target));
    }
    links.sort_by_key(|link| link.range.start);
    links
}

/// Returns an inlay hint after each id with its title, and after each alias with the owner's name, if the user has
/// turned hints on.
pub(super) fn hints(file: &AskedFile<'_, '_>, within: Range) -> Vec<InlayHint> {
    let Some(plan) = file.plan.filter(|_| file.client.wants_hints) else { return Vec::new() };
    let hint = |mention: super::names::Mention<'_>| {
        let words = match mention.named {
            Named::Thing(id) => thing_called(plan, id)?.title().value.to_string(),
            Named::Owner(owner) => {
                let written = file.unquoted(mention.place).span;
                let name = &*plan.register.get(owner).name.value;
                (file.text().get(written.range()) != Some(name)).then(|| name.to_owned())?
            }
            _ => return None,
        };
        let position = file.range(mention.place.span).end;
        let is_asked = within.start <= position && position <= within.end;
        is_asked.then(|| InlayHint { label: Label::String(words), padding_left: Some(true), ..new_hint(position) })
    };
    names_in_file(file).into_iter().filter(|mention| mention.role == Role::Refers).filter_map(hint).collect()
}

fn new_hint(position: Position) -> InlayHint {
    let label = Label::String(String::new());
    InlayHint {
        position,
        label,
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: None,
        padding_right: None,
        data: None,
    }
}

/// The standing of a plan in the current period, for the status bar of an editor.
#[derive(serde::Serialize)]
pub(super) struct Summary {
    period: String,
    unassessed: usize,
    off_track: usize,
    text: String,
}

/// Returns the summary of the plan that a file belongs to; none if nothing is assessed.
pub(super) fn summary(file: &AskedFile<'_, '_>) -> Option<Summary> {
    let (plan, period) = (file.plan?, file.period()?);
    let mut counts = Counts::default();
    let standings = counted(plan).filter_map(|it| own_standing(plan, it, period, file.today));
    standings.for_each(|standing| counts.add(&standing));
    let text = format!("{period}: {}", counts_in_words(&counts, plan, file.lang));
    let (unassessed, off_track) = (counts.of(Stage::Unassessed), counts.of(Stage::OffTrack));
    (counts.total() > 0).then(|| Summary { period: period.to_string(), unassessed, off_track, text })
}
