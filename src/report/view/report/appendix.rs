//! The appendix: what each owner has to do.

use super::part::{Owner, Part, Told};
use super::picks::Picks;
use super::stages::in_words;
use crate::locale::{Text, catalogue as say, text};
use crate::report::doc::{Block, Cell, Column, Doc, Heading, Row, Table, Voice};
use crate::report::view::{standing, titles::activity_level};

/// Adds each owner with how much it has, and its activities.
pub(super) fn appendix<'p, 'a>(doc: &mut Doc, part: &Part<'_, 'p, 'a>, picks: &Picks<'p, 'a>) {
    part.heading(doc, 1, &APPENDIX);
    for owner in &part.owners {
        of_owner(doc, part, owner, picks);
    }
}

fn of_owner<'p, 'a>(doc: &mut Doc, part: &Part<'_, 'p, 'a>, owner: &Owner<'p>, picks: &Picks<'p, 'a>) {
    let lang = part.lang;
    doc.blocks.push(Block::Heading(Heading {
        level: part.level(2),
        text: owner.name.to_owned(),
        anchor: Some(part.owner_anchor(owner)),
        voice: Voice::Plan,
    }));
    let places = [(&say::ANSWERS_FOR, &owner.answers), (&say::SUPPORTS, &owner.supports)];
    if !owner.answers.is_empty() {
        doc.text(in_words(&owner.counts.now, &part.plan().scale, lang));
    }
    for (caption, places) in places.into_iter().filter(|(_, places)| !places.is_empty()) {
        let (caption, count) = (caption.clone(), places.len());
        let caption = text!(caption = caption; "{caption} ({count})", "{caption} ({count})");
        let told = places.iter().map(|at| &part.told[*at]);
        doc.table(table(part, told, picks).captioned(caption.get(lang)));
    }
}

fn table<'t, 'p: 't, 'a: 't>(
    part: &Part<'_, 'p, 'a>,
    told: impl Iterator<Item = &'t Told<'p, 'a>>,
    picks: &Picks<'p, 'a>,
) -> Table {
    let lang = part.lang;
    let columns = vec![
        Column::short(say::ID.get(lang)),
        Column::wrapping(activity_level(part.plan(), lang)).of_plan(),
        Column::short(say::STATUS.get(lang)),
    ];
    let row = |told: &Told<'p, 'a>| {
        let activity = told.entry.activity;
        let cells = vec![
            Cell::Link(activity.id.to_string(), part.anchor(&activity.id)),
            Cell::text(&*activity.title.value),
            standing::cell(&told.entry.standing, lang),
        ];
        Row::new(cells).picked_by(picks.of(told))
    };
    Table::new(columns, told.map(row).collect())
}

static APPENDIX: Text = Text::fixed("Bilaga: per ansvarig", "Appendix: by owner");
