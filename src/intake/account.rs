//! The account of an imported document: what became of each cell and paragraph.

use serde_json::{Value, json};

use super::document::Document;
use crate::locale::{Lang, Text};

/// The fate of a cell or a paragraph.
#[derive(Clone, Debug)]
pub enum Fate {
    /// It is in the plan unchanged.
    Carried,
    /// It is in the plan with other words or in another place.
    Changed {
        /// The new content.
        to: String,
        /// The reason.
        why: Text,
    },
    /// It is not in the plan.
    LeftOut {
        /// The reason.
        why: Text,
        /// True if it may belong to the plan, and is not a page number or the like.
        is_of_plan: bool,
    },
}

/// The account of a document.
#[derive(Debug)]
pub struct Account {
    document: Document,
    fates: Vec<Fate>,
}

impl Account {
    /// Returns the account; pieces without a fate were left out.
    pub(super) fn new(document: Document, fates: Vec<Option<Fate>>) -> Self {
        let forgotten = Fate::LeftOut {
            why: Text::fixed("det gick inte att förstå vad det är", "it could not be understood what it is"),
            is_of_plan: true,
        };
        let fates = fates.into_iter().map(|fate| fate.unwrap_or_else(|| forgotten.clone())).collect();
        Self { document, fates }
    }

    /// Returns the name of the file.
    pub fn file(&self) -> &str {
        &self.document.name
    }

    /// Returns remarks about how the file was read.
    pub fn told(&self) -> &[Text] {
        &self.document.told
    }

    /// Returns whether the format does not say where rows and cells begin, so that they are guesses.
    pub fn is_guess(&self) -> bool {
        self.document.is_guess
    }

    /// Returns every cell and paragraph: its place, its text and its fate.
    pub fn pieces(&self) -> impl Iterator<Item = (Text, &str, &Fate)> {
        self.document.pieces.iter().zip(&self.fates).map(|(piece, fate)| (piece.place.words(), &*piece.text, fate))
    }

    /// Returns the numbers of pieces that were carried, changed, left out, and left out though they may belong to the
    /// plan.
    pub fn counts(&self) -> [usize; 4] {
        let count = |is: fn(&Fate) -> bool| self.fates.iter().filter(|fate| is(fate)).count();
        [
            count(|fate| matches!(fate, Fate::Carried)),
            count(|fate| matches!(fate, Fate::Changed { .. })),
            count(|fate| matches!(fate, Fate::LeftOut { .. })),
            count(|fate| matches!(fate, Fate::LeftOut { is_of_plan: true, .. })),
        ]
    }

    /// Returns what was left out though it may belong to the plan, one for each reason: the place and the text of the
    /// first piece, the reason, and the number of pieces.
    pub fn left_out(&self) -> Vec<(Text, &str, &Text, usize)> {
        let mut found: Vec<(Text, &str, &Text, usize)> = Vec::new();
        for (piece, fate) in self.document.pieces.iter().zip(&self.fates) {
            let Fate::LeftOut { why, is_of_plan: true } = fate else { continue };
            match found.last_mut().filter(|(_, _, before, _)| *before == why) {
                Some((.., count)) => *count += 1,
                None => found.push((piece.place.words(), &piece.text, why, 1)),
            }
        }
        found
    }

    /// Returns the account as JSON, with places and reasons in a language.
    pub fn json(&self, lang: Lang) -> Value {
        let (mut changed, mut left_out) = (Vec::new(), Vec::new());
        for (piece, fate) in self.document.pieces.iter().zip(&self.fates) {
            let place = piece.place.words().get(lang).to_owned();
            match fate {
                Fate::Carried => {}
                Fate::Changed { to, why } => {
                    changed.push(json!({ "place": place, "from": piece.text, "to": to, "why": why.get(lang) }));
                }
                Fate::LeftOut { why, .. } => {
                    left_out.push(json!({ "place": place, "text": piece.text, "why": why.get(lang) }));
                }
            }
        }
        json!({
            "file": self.document.name,
            "guessed": self.document.is_guess,
            "remarks": self.document.told.iter().map(|told| told.get(lang)).collect::<Vec<_>>(),
            "cells": self.fates.len(),
            "carried": self.counts()[0],
            "changed": changed,
            "left_out": left_out,
        })
    }
}
