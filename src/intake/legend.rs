//! The legend of the statuses in a document, and the lights of its statuses.

use std::collections::HashSet;

use super::columns::Role;
use super::document::{Block, Cell};
use super::follow_ups::light_of;
use super::joined_lines::joined_lines;
use super::legend_text::{LegendEntry, entries, is_on_track, legend_rows, stage_of};
use super::recognise::Taker;
use super::words;
use crate::locale::{Text, text};
use crate::model::Stage;

/// A paragraph or a table of a legend.
struct LegendBlock {
    pieces: Vec<usize>,
    /// Each status with its meaning.
    entries: Vec<(String, String)>,
    /// True if other words stand before it.
    is_led: bool,
}

impl Taker<'_> {
    /// Finds the legend of the statuses: at least two of the form `Grönt: …`.
    pub(super) fn define_scale(&mut self) {
        let document = self.document;
        let mut legend: Vec<LegendBlock> = Vec::new();
        for (at, block) in document.blocks.iter().enumerate() {
            match block {
                Block::Paragraph { piece, .. } => {
                    let is_status = |name: &str| self.draft.statuses.stage_of(name).is_some();
                    let (is_led, entries) = entries(document.text(*piece), is_status);
                    let own = |it: &LegendEntry<'_>| (it.name.to_owned(), joined_lines(it.meaning));
                    legend.push(LegendBlock {
                        pieces: vec![*piece],
                        entries: entries.iter().map(own).collect(),
                        is_led,
                    });
                }
                Block::Table(table) if !self.tables.contains_key(&at) => {
                    let rows = legend_rows(table).unwrap_or_default();
                    let pieces = table.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.piece);
                    let own = |(name, meaning): (&Cell, String)| (joined_lines(&name.text), meaning);
                    let entries = rows.into_iter().map(own).collect();
                    legend.push(LegendBlock { pieces: pieces.collect(), entries, is_led: false });
                }
                _ => {}
            }
        }
        legend.retain(|part| !part.entries.is_empty());
        let names: HashSet<String> =
            legend.iter().flat_map(|part| &part.entries).map(|(name, _)| words::key(name)).collect();
        if names.len() < 2 {
            return;
        }
        for LegendBlock { pieces, entries, is_led } in legend {
            for (name, meaning) in &entries {
                self.define(name, meaning);
            }
            let said = entries.iter().map(|(name, meaning)| format!("{name}: {meaning}")).collect::<Vec<_>>();
            for piece in pieces {
                if is_led {
                    self.change(Some(piece), &said.join("; "), LEGEND);
                } else {
                    self.carry(Some(piece));
                }
            }
        }
    }

    /// Adds a status with its meaning, which may be of another stage than its name usually is.
    fn define(&mut self, name: &str, meaning: &str) {
        let usual = self.draft.statuses.stage_of(name);
        let own = stage_of(name, meaning).or(usual);
        if let Some(stage) = own.filter(|_| own != usual)
            && self.draft.statuses.mean(name, stage)
        {
            let stage = stage.name();
            self.draft.questions.push(text!(
                "`{name}` är taget som `{stage}`, efter vad dokumentet säger att det betyder; bestäm annat med `--map`",
                "`{name}` was taken as `{stage}`, by what the document says that it means; decide otherwise with `--map`"
            ));
        }
        self.draft.statuses.define(name, Some(meaning.to_owned()).filter(|it| !it.is_empty()));
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

/// The reason for a legend without the words before it.
const LEGEND: Text = Text::fixed("står som skalans betydelser", "stands as the meanings of the scale");
