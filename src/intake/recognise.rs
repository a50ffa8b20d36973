//! Recognition of a plan in documents: headings and columns become goals and priorities, rows become activities.

use std::collections::HashSet;

use super::account::Fate;
use super::columns::Role;
use super::comments::Contradiction;
use super::document::{Block, Document, Table};
use super::levels::{Levels, titled};
use super::map::IntakeMap;
use super::owners::Known;
use super::statuses::Statuses;
use super::tables::{Tables, owner_cells, tables};
use super::words;
use super::{AdoptedId, NewGoal, NewPriority, Origin};
use crate::locale::{Lang, Text, text};
use crate::model::{self, Period};

/// The plan so far.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The map that the user gave.
    pub(super) given: IntakeMap,
    /// The same map with the decisions made since.
    pub(super) met: IntakeMap,
    pub(super) title: Option<String>,
    /// The piece of the title.
    pub(super) titled_at: Option<Origin>,
    /// Text before, between and after the goals.
    pub(super) about: Vec<String>,
    pub(super) goals: Vec<NewGoal>,
    /// The index of the current goal.
    pub(super) current: usize,
    pub(super) statuses: Statuses,
    /// The ids and titles of the activities taken.
    pub(super) taken: HashSet<(String, String)>,
    /// The language of the words that the tool adds.
    pub(super) lang: Lang,
    /// The number of statuses taken from the colours of cells.
    pub(super) colored: usize,
    /// The cells whose word for *done* was not taken.
    pub(super) unsure: Vec<String>,
    /// The comments that say otherwise than the status beside them.
    pub(super) contradictions: Vec<Contradiction>,
    /// Questions for the user to decide.
    pub(super) questions: Vec<Text>,
}

/// The recognition of one document.
pub(super) struct Taker<'d> {
    pub(super) document: &'d Document,
    number: usize,
    pub(super) draft: &'d mut Draft,
    pub(super) fates: Vec<Option<Fate>>,
    pub(super) known: Known,
    pub(super) current: Period,
    pub(super) levels: Levels,
    pub(super) tables: Tables,
    /// The last heading above those of goals.
    pub(super) chapter: String,
    /// True below the heading of a goal.
    pub(super) is_in_goal: bool,
    /// True if a heading or a sheet above the table named the goal.
    pub(super) has_goal_above: bool,
    /// True if activities belong to the last priority, and not directly to the goal.
    pub(super) is_under_priority: bool,
}

impl<'d> Taker<'d> {
    /// Returns the recognition of a document, with its index among all documents.
    pub(super) fn new((number, document): (usize, &'d Document), draft: &'d mut Draft, current: Period) -> Self {
        let tables = tables(document, &draft.given.columns);
        let mut levels = Levels::of(document, &tables);
        if draft.given.goal.is_some() {
            levels = Levels { goal: draft.given.goal, priority: draft.given.priority };
        } else if draft.met.goal.is_none() {
            (draft.met.goal, draft.met.priority) = (levels.goal, levels.priority);
        }
        let known = Known::of(owner_cells(document, &tables).into_iter());
        let fates = vec![None; document.pieces.len()];
        Self {
            document,
            number,
            draft,
            fates,
            known,
            current,
            levels,
            tables,
            chapter: String::new(),
            is_in_goal: false,
            has_goal_above: false,
            is_under_priority: true,
        }
    }

    /// Takes the whole document; returns the fate of each piece.
    pub(super) fn take(mut self) -> Vec<Option<Fate>> {
        self.define_scale();
        self.find_lights();
        let sheets = self.document.blocks.iter().enumerate().filter(|(at, block)| {
            block.sheet().is_some() && self.tables.get(at).is_some_and(|columns| !columns.is_of_levels())
        });
        let sheets: HashSet<&str> = sheets.filter_map(|(_, block)| block.sheet()).collect();
        let is_sheet_a_goal = sheets.len() > 1;
        let mut skipped = None;
        for (at, block) in self.document.blocks.iter().enumerate() {
            if self.skips(block, &mut skipped) {
                continue;
            }
            match block {
                Block::Heading { level, piece } => self.heading(at, *level, *piece),
                Block::Paragraph { kind, piece } => self.paragraph(*kind, *piece),
                Block::Table(table) => match self.tables.get(&at).cloned() {
                    Some(columns) if columns.is_of_levels() => self.level_rows(table, &columns),
                    Some(columns) if self.repeats(table, &columns) => {}
                    Some(columns) => {
                        let has_goal = columns.has(Role::Goal);
                        if let Some(sheet) = table
                            .sheet
                            .as_ref()
                            .filter(|_| is_sheet_a_goal && !has_goal && !self.is_repeated(table, &columns))
                        {
                            self.goal_of_sheet(sheet, table, &columns);
                        }
                        self.activities(table, &columns);
                    }
                    None => self.other_table(table),
                },
            }
        }
        self.fates
    }

    /// Returns a piece as the origin of a part of the plan.
    pub(super) fn origin(&self, piece: Option<usize>) -> Option<Origin> {
        Some(Origin { document: self.number, piece: piece? })
    }

    pub(super) fn open_goal(&mut self, text: &str, piece: Option<usize>) {
        let found = titled(text);
        self.is_in_goal = true;
        let adopted = self.adopted(found.number, piece, &found.title);
        let kind = kind_of(found.label.as_deref(), &self.chapter);
        let origins = self.origin(piece).into_iter().collect();
        let goal = NewGoal { adopted, kind, origins, title: found.title, ..NewGoal::default() };
        let is_same = |it: &NewGoal| it.title == goal.title && same_id(it.adopted.as_ref(), goal.adopted.as_ref());
        if let Some(at) = self.draft.goals.iter().position(is_same) {
            // Rows of the same goal may be apart.
            self.draft.current = at;
            return;
        }
        self.draft.current = self.draft.goals.len();
        self.draft.goals.push(goal);
    }

    /// Opens a priority of the current goal. One of its priorities that `may_go_on` may be meant again.
    pub(super) fn open_priority(&mut self, text: &str, piece: Option<usize>, may_go_on: impl Fn(&NewPriority) -> bool) {
        let found = titled(text);
        let adopted = self.adopted(found.number, piece, &found.title);
        let origins = self.origin(piece).into_iter().collect();
        let goal = self.goal();
        let is_same = |it: &NewPriority| it.title == found.title && same_id(it.adopted.as_ref(), adopted.as_ref());
        if goal.priorities.last().is_some_and(is_same) {
            return;
        }
        if let Some(at) = goal.priorities.iter().position(|it| is_same(it) && may_go_on(it)) {
            let priority = goal.priorities.remove(at);
            goal.priorities.push(priority);
            return;
        }
        goal.priorities.push(NewPriority { adopted, origins, title: found.title, ..NewPriority::default() });
    }

    /// Returns an id of the document, with the text after it.
    pub(super) fn adopted(&self, id: Option<String>, piece: Option<usize>, rest: &str) -> Option<AdoptedId> {
        Some(AdoptedId { id: id?, origin: self.origin(piece), rest: rest.to_owned() })
    }

    /// Returns the current goal, or an unnamed one if no heading and no column names any.
    pub(super) fn goal(&mut self) -> &mut NewGoal {
        if self.draft.goals.is_empty() {
            self.draft.goals.push(NewGoal::default());
        }
        &mut self.draft.goals[self.draft.current]
    }

    /// Returns whether a text is the name of an owner, a status, or a header of such a list.
    fn is_listed(&mut self, text: &str) -> bool {
        let is_header = ["owner", "support", "status"].iter().any(|meaning| words::is(meaning, text));
        is_header || self.known.has(text) || self.draft.statuses.find(text).is_some()
    }

    fn other_table(&mut self, table: &Table) {
        // A sheet of text before the first activities is a cover.
        let is_cover = table.sheet.is_some() && self.draft.goals.is_empty();
        if is_cover && table.rows.iter().all(|row| row.cells.len() <= 1) {
            table.rows.iter().for_each(|row| self.above_header(row, false));
            return;
        }
        if is_cover {
            self.title_of_cover(table);
        }
        let is_beside = self
            .tables
            .keys()
            .any(|at| table.sheet.is_some() && self.document.blocks[*at].sheet() == table.sheet.as_deref());
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            if self.is_listed(&cell.text) {
                self.leave_out(cell.piece, LISTED, false);
                continue;
            }
            let why = match &table.sheet {
                Some(sheet) if !is_beside => {
                    text!("bladet {sheet} har inga aktiviteter", "the sheet {sheet} holds no activities")
                }
                _ => Text::fixed("tabellen har inga aktiviteter", "the table holds no activities"),
            };
            self.leave_out(cell.piece, why, true);
        }
    }
}

/// The reason for leaving out the cells of a register.
const LISTED: Text =
    Text::fixed("listar namn och ord som planen redan har", "lists names and words that the plan has already");

/// Returns the kind of the goals in a chapter: some plans have areas, with directions in them.
fn kind_of(label: Option<&str>, chapter: &str) -> model::Kind {
    let is = |meaning| label.is_some_and(|label| words::is(meaning, label));
    if is("direction") || (label.is_none() && words::says(chapter, &["direction"]) && !words::says(chapter, &["goal"]))
    {
        model::Kind::Direction
    } else {
        model::Kind::Goal
    }
}

/// Returns whether a priority has no activities yet: a sheet of goals and priorities may come before theirs.
pub(super) fn is_without_activities(priority: &NewPriority) -> bool {
    priority.activities.is_empty()
}

fn same_id(a: Option<&AdoptedId>, b: Option<&AdoptedId>) -> bool {
    a.map(|it| &it.id) == b.map(|it| &it.id)
}
