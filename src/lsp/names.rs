//! The names in a plan's files, of owners, statuses, focuses, and ids: their definitions, references and highlights.

use gen_lsp_types::{DocumentHighlight, DocumentHighlightKind, Location, Position};

use super::file::{AskedFile, things};
use crate::model::{Governance, OwnerId, OwnerRef, Plan, StatusId, StatusRef, Thing, same_key};
use crate::source::{FileId, Place, Spanned};

/// The object that a name refers to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Named<'p> {
    /// An owner of the plan.
    Owner(OwnerId),
    /// A status of the plan.
    Status(StatusId),
    /// A goal, a priority or an activity, by its current or a former id.
    Thing(&'p str),
    /// A priority of the board's focus.
    Focus(&'p str),
}

impl Named<'_> {
    /// Returns whether two names refer to the same object, within one plan.
    pub(super) fn is(self, other: Named<'_>) -> bool {
        match (self, other) {
            (Self::Owner(one), Named::Owner(other)) => one == other,
            (Self::Status(one), Named::Status(other)) => one == other,
            (Self::Thing(one), Named::Thing(other)) | (Self::Focus(one), Named::Focus(other)) => {
                one == other || same_key(one) == same_key(other)
            }
            _ => false,
        }
    }
}

/// The role of a name at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The name of an object, in its definition.
    Defines,
    /// A further name in a definition: an alias, or a former id.
    DefinesOther,
    /// A reference to an object.
    Refers,
}

/// An occurrence of a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention<'p> {
    pub(super) place: Place,
    pub(super) named: Named<'p>,
    pub(super) role: Role,
}

/// Returns the name that contains or touches an offset of a file.
pub(super) fn name_at<'p>(file: &AskedFile<'p, '_>, offset: usize) -> Option<Mention<'p>> {
    let mut found = None;
    each_in_file(file, &mut |mention| {
        if (mention.place.span.start as usize..=mention.place.span.end as usize).contains(&offset) {
            found = Some(mention);
        }
    });
    found
}

/// Returns every name in a file, in any order.
pub(super) fn names_in_file<'p>(file: &AskedFile<'p, '_>) -> Vec<Mention<'p>> {
    let mut found = Vec::new();
    each_in_file(file, &mut |mention| found.push(mention));
    found
}

/// Returns every occurrence of an object's names, in its plan and in the governance.
pub(super) fn mentions<'p>(file: &AskedFile<'p, '_>, named: Named<'_>) -> Vec<Mention<'p>> {
    let mut found = Vec::new();
    let mut tell = |mention: Mention<'p>| {
        if mention.named.is(named) {
            found.push(mention);
        }
    };
    let portfolio = &file.project.loaded.portfolio;
    if let Some(governance) = &portfolio.governance {
        in_governance(governance, &mut tell);
    }
    // Focuses belong to all plans; every other object belongs to one.
    let is_of_all = matches!(named, Named::Focus(_));
    for plan in portfolio.plans.iter().filter(|plan| is_of_all || file.plan.is_some_and(|it| std::ptr::eq(it, *plan))) {
        in_manifest(plan, &mut tell);
        for thing in Thing::each(plan) {
            in_thing(thing, &mut tell);
        }
    }
    found.sort_by_key(|mention| mention.place);
    found
}

fn each_in_file<'p>(file: &AskedFile<'p, '_>, tell: &mut impl FnMut(Mention<'p>)) {
    if let Some(governance) = file.project.loaded.portfolio.governance.as_ref().filter(|it| it.file == file.id) {
        in_governance(governance, tell);
    }
    if let Some(plan) = file.plan.filter(|plan| plan.file == file.id) {
        in_manifest(plan, tell);
    }
    if let Some(goal) = file.goal() {
        things(goal).for_each(|(thing, _)| in_thing(thing, tell));
    }
}

fn mention<'p, T>(name: &Spanned<T>, file: FileId, named: Named<'p>, role: Role) -> Mention<'p> {
    Mention { place: name.place(file), named, role }
}

fn in_governance<'p>(governance: &'p Governance<'_>, tell: &mut impl FnMut(Mention<'p>)) {
    for name in governance.focuses.iter().flat_map(|focus| &focus.priorities) {
        tell(mention(name, governance.file, Named::Focus(name), Role::Defines));
    }
}

fn in_manifest<'p>(plan: &'p Plan<'_>, tell: &mut impl FnMut(Mention<'p>)) {
    for (id, owner) in plan.register.iter() {
        tell(mention(&owner.name, plan.file, Named::Owner(id), Role::Defines));
        for alias in &owner.aliases {
            tell(mention(alias, plan.file, Named::Owner(id), Role::DefinesOther));
        }
    }
    for (id, status) in plan.scale.iter() {
        tell(mention(&status.name, plan.file, Named::Status(id), Role::Defines));
    }
    in_owners(&plan.owners.named, plan.file, tell);
    for assessed in plan.closings.iter().flat_map(|closing| &closing.assessed) {
        tell(mention(&assessed.id, plan.file, Named::Thing(&assessed.id), Role::Refers));
        in_status(assessed.status.as_ref(), plan.file, tell);
    }
}

fn in_thing<'p>(thing: Thing<'p, '_>, tell: &mut impl FnMut(Mention<'p>)) {
    let file = thing.file();
    let id = thing.id();
    if !id.is_empty() {
        tell(mention(id, file, Named::Thing(id), Role::Defines));
    }
    for had in thing.formerly() {
        tell(mention(had, file, Named::Thing(had), Role::DefinesOther));
    }
    in_owners(&thing.owners().named, file, tell);
    for follow_up in thing.follow_ups() {
        in_status(follow_up.status.as_ref(), file, tell);
    }
    let mut refers = |id: &'p Spanned<crate::model::Str<'_>>| {
        tell(mention(id, file, Named::Thing(id), Role::Refers));
    };
    match thing {
        Thing::Goal(_) => {}
        Thing::Priority(_, priority) => {
            priority.see.iter().for_each(&mut refers);
            for focus in &priority.focus {
                tell(mention(focus, file, Named::Focus(focus), Role::Refers));
            }
        }
        Thing::Activity(_, _, activity) => {
            activity.ended.iter().flat_map(|end| end.into.iter().chain(&end.by)).for_each(&mut refers);
            in_owners(&activity.support, file, tell);
        }
    }
}

fn in_owners<'p>(owners: &'p [OwnerRef<'_>], file: FileId, tell: &mut impl FnMut(Mention<'p>)) {
    for owner in owners {
        if let Some(id) = owner.id {
            tell(mention(&owner.name, file, Named::Owner(id), Role::Refers));
        }
    }
}

fn in_status<'p>(status: Option<&'p StatusRef<'_>>, file: FileId, tell: &mut impl FnMut(Mention<'p>)) {
    if let Some(status) = status
        && let Some(id) = status.id
    {
        tell(mention(&status.name, file, Named::Status(id), Role::Refers));
    }
}

/// Returns the goal, priority or activity with this id, or else one that had it.
pub(super) fn thing_called<'p, 'a>(plan: &'p Plan<'a>, id: &str) -> Option<Thing<'p, 'a>> {
    let key = same_key(id);
    let has = |thing: &Thing<'_, '_>| *thing.id().value == *id || same_key(thing.id()) == key;
    let had = |thing: &Thing<'_, '_>| thing.formerly().iter().any(|had| same_key(had) == key);
    Thing::all(plan).find(has).or_else(|| Thing::all(plan).find(had))
}

/// Returns the definition of the name at a position.
pub(super) fn definition(file: &AskedFile<'_, '_>, position: Position) -> Vec<Location> {
    let Some(mention) = name_at(file, file.offset(position)) else { return Vec::new() };
    if let (Named::Thing(id), Some(plan)) = (mention.named, file.plan) {
        let place = thing_called(plan, id).map(|thing| file.unquoted(thing.place()));
        return place.into_iter().map(|place| file.location(place)).collect();
    }
    let defined = mentions(file, mention.named).into_iter().filter(|it| it.role == Role::Defines);
    defined.map(|it| file.location(file.unquoted(it.place))).collect()
}

/// Returns every reference to the object at a position, and its definition if that is requested.
pub(super) fn references(file: &AskedFile<'_, '_>, position: Position, with_definition: bool) -> Vec<Location> {
    let all = named_as_at(file, position);
    let asked = all.into_iter().filter(|it| with_definition || it.role == Role::Refers);
    asked.map(|it| file.location(file.unquoted(it.place))).collect()
}

/// Returns every occurrence in the file of the object at a position.
pub(super) fn highlights(file: &AskedFile<'_, '_>, position: Position) -> Vec<DocumentHighlight> {
    let here = named_as_at(file, position).into_iter().filter(|it| it.place.file == file.id);
    let highlight = |it: Mention<'_>| DocumentHighlight {
        range: file.range(file.unquoted(it.place).span),
        kind: Some(if it.role == Role::Refers { DocumentHighlightKind::Read } else { DocumentHighlightKind::Write }),
    };
    here.map(highlight).collect()
}

fn named_as_at<'p>(file: &AskedFile<'p, '_>, position: Position) -> Vec<Mention<'p>> {
    let Some(mention) = name_at(file, file.offset(position)) else { return Vec::new() };
    let Named::Thing(id) = mention.named else { return mentions(file, mention.named) };
    let Some(thing) = file.plan.and_then(|plan| thing_called(plan, id)) else { return Vec::new() };
    // A moved object can be referred to by each of its former ids.
    let had = thing.formerly().iter().map(|had| &*had.value);
    let mut found: Vec<Mention<'_>> =
        had.chain([&*thing.id().value]).flat_map(|id| mentions(file, Named::Thing(id))).collect();
    found.sort_by_key(|mention| mention.place);
    found.dedup_by_key(|mention| mention.place);
    found
}
