//! Document symbols, and the search for workspace symbols.

use gen_lsp_types::{BaseSymbolInformation, DocumentSymbol, Location, SymbolInformation, SymbolKind};

use super::client_context::ClientContext;
use super::file::{AskedFile, things};
use super::project::Project;
use crate::load::FileKind;
use crate::model::{Plan, Thing, search_key};
use crate::query::{Assessable, own_standing};
use crate::source::{Place, Span, Spanned};

/// The most symbols in one answer.
const MOST: usize = 200;

/// Returns the symbols of a file as a tree.
pub(super) fn document_symbols(file: &AskedFile<'_, '_>) -> Vec<DocumentSymbol> {
    match file.kind() {
        FileKind::Goal => of_goal(file).into_iter().collect(),
        FileKind::Plan => file.plan.map(|plan| of_manifest(file, plan)).unwrap_or_default(),
        FileKind::Governance => of_governance(file),
    }
}

fn of_goal(file: &AskedFile<'_, '_>) -> Option<DocumentSymbol> {
    let (plan, goal) = (file.plan?, file.goal()?);
    let period = file.period();
    let mut starts: Vec<(usize, usize)> =
        things(goal).map(|(thing, span)| (span.start as usize, depth(thing))).collect();
    starts.sort_unstable();
    // A thing ends where the next one at the same level or above begins.
    let end = |start: usize, depth: usize| {
        let next = starts.iter().find(|(other, of)| *other > start && *of <= depth);
        let end = next.map_or(file.text().len(), |(next, _)| *next);
        start + file.text()[start..end].trim_end().len()
    };
    let symbol = |thing: Thing<'_, '_>, span: Span, children: Vec<DocumentSymbol>| {
        let start = span.start as usize;
        let whole = Span::from(start..end(start, depth(thing)).max(thing.id().span.end as usize));
        let standing = period.and_then(|period| own_standing(plan, thing, period, file.today));
        let it = standing.map(|standing| Assessable { plan, thing, standing }).filter(Assessable::has_status);
        let sign = it.map_or_else(String::new, |it| format!("{} ", it.standing.sign()));
        let (id, title) = (&*thing.id().value, &*thing.title().value);
        let name = if id.is_empty() { title } else { id };
        symbol(file, &format!("{sign}{name}"), title, kind(thing), whole, file.unquoted(thing.place()).span, children)
    };
    let activities = |thing: Thing<'_, '_>| {
        let activity = |thing: Thing<'_, '_>| match thing {
            Thing::Activity(_, _, activity) => symbol(thing, activity.span, Vec::new()),
            _ => symbol(thing, Span::default(), Vec::new()),
        };
        thing.activities().map(activity).collect::<Vec<_>>()
    };
    let mut children = activities(Thing::Goal(goal));
    for priority in &goal.priorities {
        let thing = Thing::Priority(goal, priority);
        children.push(symbol(thing, priority.span, activities(thing)));
    }
    Some(symbol(Thing::Goal(goal), Span::default(), children))
}

fn depth(thing: Thing<'_, '_>) -> usize {
    match thing {
        Thing::Goal(_) => 0,
        Thing::Priority(..) => 1,
        Thing::Activity(..) => 2,
    }
}

fn kind(thing: Thing<'_, '_>) -> SymbolKind {
    match thing {
        Thing::Goal(_) => SymbolKind::Module,
        Thing::Priority(..) => SymbolKind::Class,
        Thing::Activity(..) => SymbolKind::Method,
    }
}

#[expect(deprecated, reason = "the protocol's own field, which is left out")]
fn symbol(
    file: &AskedFile<'_, '_>,
    name: &str,
    detail: &str,
    kind: SymbolKind,
    whole: Span,
    own: Span,
    children: Vec<DocumentSymbol>,
) -> DocumentSymbol {
    // The protocol requires the name to be within the whole range.
    let own = if whole.start <= own.start && own.end <= whole.end { own } else { Span { end: whole.start, ..whole } };
    DocumentSymbol {
        name: if name.trim().is_empty() { "–".to_owned() } else { name.to_owned() },
        detail: detail.lines().next().map(str::to_owned),
        kind,
        tags: None,
        deprecated: None,
        range: file.range(whole),
        selection_range: file.range(own),
        children: Some(children),
    }
}

fn of_manifest(file: &AskedFile<'_, '_>, plan: &Plan<'_>) -> Vec<DocumentSymbol> {
    let statuses = plan.scale.iter().map(|(_, it)| (&it.name, it.stage.name(), SymbolKind::EnumMember));
    let owners = plan.register.iter().map(|(_, it)| (&it.name, "", SymbolKind::Object));
    let named = |(name, detail, kind): (&Spanned<crate::model::Str<'_>>, &str, SymbolKind)| {
        symbol(file, name, detail, kind, name.span, file.unquoted(name.place(file.id)).span, Vec::new())
    };
    statuses.chain(owners).map(named).collect()
}

fn of_governance(file: &AskedFile<'_, '_>) -> Vec<DocumentSymbol> {
    let governance = file.project.loaded.portfolio.governance.iter();
    let focuses = governance.flat_map(|governance| &governance.focuses);
    let names = focuses.flat_map(|focus| focus.priorities.iter().map(move |name| (name, focus.year.to_string())));
    let of_year = |(name, year): (&Spanned<crate::model::Str<'_>>, String)| {
        let own = file.unquoted(name.place(file.id)).span;
        symbol(file, name, &year, SymbolKind::Constant, name.span, own, Vec::new())
    };
    names.map(of_year).collect()
}

/// Returns the things and owners of all plans whose id, title or name contains every word.
pub(super) fn workspace_symbols(
    projects: &[Project<'_>],
    query: &str,
    context: &ClientContext<'_>,
) -> Vec<SymbolInformation> {
    let words: Vec<String> = search_key(query).split(' ').map(str::to_owned).collect();
    let has_all = |text: String| {
        let text = search_key(&text);
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let mut found = Vec::new();
    for project in projects {
        for plan in &project.loaded.portfolio.plans {
            for thing in Thing::all(plan).filter(|it| has_all(format!("{} {}", &*it.id().value, &*it.title().value))) {
                let name = format!("{} {}", &*thing.id().value, &*thing.title().value);
                found.push(information(project, name, kind(thing), thing.place(), plan, context));
                if found.len() >= MOST {
                    return found;
                }
            }
            for (_, owner) in plan.register.iter().filter(|(_, it)| has_all(it.name.to_string())) {
                let place = owner.name.place(plan.file);
                found.push(information(project, owner.name.to_string(), SymbolKind::Object, place, plan, context));
            }
        }
    }
    found.truncate(MOST);
    found
}

#[expect(deprecated, reason = "the protocol's own field, which is left out")]
fn information(
    project: &Project<'_>,
    name: String,
    kind: SymbolKind,
    place: Place,
    plan: &Plan<'_>,
    context: &ClientContext<'_>,
) -> SymbolInformation {
    let location: Location = project.location(place, &context.client);
    let container_name = Some(plan.title.value.to_string()).filter(|title| !title.is_empty());
    SymbolInformation {
        deprecated: None,
        location,
        base_symbol_information: BaseSymbolInformation { name, kind, tags: None, container_name },
    }
}
