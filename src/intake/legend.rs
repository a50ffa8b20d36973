//! The legend of the statuses in a document: `Grönt: aktiviteten är genomförd`.

use super::columns::Role;
use super::document::Block;
use super::follow_ups::light_of;
use super::joined_lines::joined_lines;
use super::recognise::Taker;
use super::words;
use crate::model::Stage;

impl Taker<'_> {
    /// Finds the legend of the statuses: at least two lines of the form `Grönt: …`.
    pub(super) fn define_scale(&mut self) {
        let legend: Vec<(usize, &str, &str)> = self
            .document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Paragraph { piece, .. } => {
                    let (name, meaning) = self.document.text(*piece).split_once([':', '–'])?;
                    self.draft.statuses.stage_of(name).map(|_| (*piece, name.trim(), meaning.trim()))
                }
                _ => None,
            })
            .collect();
        if legend.len() < 2 {
            return;
        }
        for (piece, name, meaning) in legend {
            if words::is("green", name) && is_on_track(meaning) {
                self.draft.statuses.mean(name, Stage::Ongoing);
            }
            let meaning = Some(joined_lines(meaning)).filter(|it| !it.is_empty());
            self.draft.statuses.define(name, meaning);
            self.carry(Some(piece));
        }
    }

    /// Takes green for *ongoing* in a document where a status says so: `Grön, enligt plan`.
    pub(super) fn find_lights(&mut self) {
        let document = self.document;
        let mut lights: Vec<(&str, &str, String)> = Vec::new();
        for (at, columns) in &self.tables {
            let Block::Table(table) = &document.blocks[*at] else { continue };
            let wanted = if columns.has(Role::Status) { Role::Status } else { Role::Note };
            for cell in table.rows.iter().flat_map(|row| &row.cells) {
                let (light, rest) = light_of(&cell.text);
                let light = light.trim_matches(|c: char| !c.is_alphanumeric());
                if columns.role_at(cell.column) == Some(wanted) && words::is("green", light) {
                    lights.push((light, rest, columns.head_at(cell.column).to_owned()));
                }
            }
        }
        if !lights.iter().any(|(_, rest, _)| is_on_track(rest)) {
            return;
        }
        for (light, _, head) in lights {
            if self.draft.statuses.find(light).is_none() {
                self.mean_light(light, Stage::Ongoing, &head);
            }
        }
    }
}

/// Returns whether what a legend says of green may be said of what is not done: `enligt plan`, `klar eller på gång`.
fn is_on_track(meaning: &str) -> bool {
    let mut key = words::key(meaning);
    for word in words::of("or") {
        key = key.replace(&format!(" {word} "), "/");
    }
    key.split('/').any(|part| words::says(part, &["on-track", "ongoing"]) && !words::says(part, &["done"]))
}
