//! The appendix: the owners, with what they answer for.

use super::part::Part;
use super::summary;
use super::told::Owner;
use crate::locale::{Text, catalogue as say};
use crate::model::Tier;
use crate::query::{Level, LevelName};
use crate::report::doc::{Block, Doc, Heading, Link, Links, Voice};

/// Adds each owner with the counts of what it answers for, and the ids.
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

fn of_owner(doc: &mut Doc, part: &Part<'_, '_, '_>, owner: &Owner<'_, '_>) {
    let lang = part.lang;
    doc.blocks.push(Block::Heading(Heading {
        level: part.level(2),
        text: owner.name.to_owned(),
        anchor: Some(part.owner_anchor(owner)),
        voice: Voice::Plan,
    }));
    let mut listed = |label: &Text, count: &str, links: Vec<Link>| {
        if !links.is_empty() {
            doc.blocks.push(Block::Links(Links { label: format!("{} ({count})", label.get(lang)), links }));
        }
    };
    let of_level = |tier, count| LevelName::of(part.plan(), Level::of_tier(tier)).counted(count).get(lang).to_owned();
    for tier in [Tier::Goal, Tier::Priority] {
        let of_tier = owner.sections.iter().filter(|section| section.thing.tier() == tier);
        let links: Vec<Link> = of_tier.map(|section| part.link_to(section)).collect();
        listed(&say::ANSWERS_FOR, &of_level(tier, links.len()), links);
    }
    let links = |places: &[usize]| places.iter().map(|at| part.link(&part.told[*at])).collect::<Vec<_>>();
    let (answers, supports) = (owner.answers.len(), owner.supports.len().to_string());
    // Beside goals it is said what is counted.
    let is_beside_goals = part.owners.iter().any(|owner| !owner.sections.is_empty());
    let answers = if is_beside_goals { of_level(Tier::Activity, answers) } else { answers.to_string() };
    listed(&say::ANSWERS_FOR, &answers, links(&owner.answers));
    listed(&say::SUPPORTS, &supports, links(&owner.supports));
}

static APPENDIX: Text = Text::fixed("Bilaga: per ansvarig", "Appendix: by owner");
