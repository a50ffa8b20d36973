//! Definitions, references and highlights of names.

use gen_lsp_types::{DocumentHighlight, DocumentHighlightKind, Location, Position};

use super::file::AskedFile;
use super::names::{Mention, Named, Role, mentions, name_at, thing_called};

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
