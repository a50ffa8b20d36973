//! The appendix: the owners and their activities.

use super::part::Part;
use super::summary;
use super::told::Owner;
use crate::locale::{Text, catalogue as say, text};
use crate::report::doc::{Block, Doc, Heading, Link, Links, Voice};

/// Adds each owner with the number of its activities, and their ids.
pub(super) fn appendix(doc: &mut Doc, part: &Part<'_, '_, '_>) {
    if part.owners.is_empty() {
        return;
    }
    part.heading(doc, 1, &APPENDIX);
    summary::owners(doc, part);
    for owner in part.owners.iter().filter(|owner| owner.has_any()) {
        of_owner(doc, part, owner);
    }
}

fn of_owner(doc: &mut Doc, part: &Part<'_, '_, '_>, owner: &Owner<'_>) {
    let lang = part.lang;
    doc.blocks.push(Block::Heading(Heading {
        level: part.level(2),
        text: owner.name.to_owned(),
        anchor: Some(part.owner_anchor(owner)),
        voice: Voice::Plan,
    }));
    for (label, places) in [(&say::ANSWERS_FOR, &owner.answers), (&say::SUPPORTS, &owner.supports)] {
        if places.is_empty() {
            continue;
        }
        let count = places.len();
        let label = text!(label = label; "{label} ({count})", "{label} ({count})").get(lang).to_owned();
        let links: Vec<Link> = places.iter().map(|at| part.link(&part.told[*at])).collect();
        doc.blocks.push(Block::Links(Links { label, links }));
    }
}

static APPENDIX: Text = Text::fixed("Bilaga: per ansvarig", "Appendix: by owner");
