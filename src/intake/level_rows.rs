//! The rows of a sheet of goals and priorities: what they say themselves, beside the sheets of activities.

use super::NewPriority;
use super::cells::{add_names, remark};
use super::columns::{Columns, Role};
use super::document::{Row, Table};
use super::fates::{BLANK, KEPT_AS_COMMENT, SKIPPED};
use super::follow_ups::Follow;
use super::joined_lines::joined_lines;
use super::paragraphs::add_paragraph;
use super::recognise::Taker;
use super::words;

impl Taker<'_> {
    /// Takes the rows of a sheet of goals and priorities, which come in the order of the plan.
    pub(super) fn level_rows(&mut self, table: &Table, columns: &Columns) {
        let header = self.header(table, columns);
        for row in &table.rows[header..] {
            let named = |role| columns.at(role).and_then(|at| row.at(at)).filter(|cell| !words::is_blank(&cell.text));
            let (goal, priority) = (named(Role::Goal), named(Role::Priority));
            // A goal also applies to the rows below that name none.
            if let Some(goal) = goal {
                self.open_goal(&joined_lines(&goal.text), goal.piece);
                let goal = self.draft.goals.remove(self.draft.current);
                self.draft.current = self.draft.goals.len();
                self.draft.goals.push(goal);
            } else if priority.is_none() {
                self.without_title(row, columns, false);
                continue;
            }
            if let Some(cell) = priority {
                self.open_priority(&joined_lines(&cell.text), cell.piece, |_| true);
            }
            self.say_of_level(row, columns, priority.is_some());
        }
    }

    /// Takes what a row says of the goal or the priority that it names.
    fn say_of_level(&mut self, row: &Row, columns: &Columns, is_of_priority: bool) {
        let mut said = NewPriority::default();
        for cell in &row.cells {
            let (role, head) = (columns.role_at(cell.column), columns.head_at(cell.column));
            let origin = self.origin(cell.piece);
            said.origins.extend(origin);
            match role {
                _ if words::is_blank(&cell.text) => self.leave_out(cell.piece, BLANK, false),
                _ if columns.skipped.contains(&cell.column) => self.leave_out(cell.piece, SKIPPED, false),
                Some(Role::Status | Role::Note) => {}
                Some(Role::Goal | Role::Priority) => self.carry(cell.piece),
                Some(Role::Owner | Role::Support) => {
                    let named = self.named(&cell.text);
                    self.tell_names(cell, &named);
                    let into = if role == Some(Role::Owner) { &mut said.owners } else { &mut said.support };
                    add_names(into, named.owners);
                    add_names(&mut said.support, named.support);
                }
                None if words::is("text", head) => {
                    self.carry(cell.piece);
                    add_paragraph(&mut said.text, &cell.text);
                }
                _ => {
                    let remark = remark(cell, head);
                    self.change(cell.piece, &format!("# {remark}"), KEPT_AS_COMMENT);
                    said.leads.extend(origin.filter(|_| words::begins("see", head)).map(|it| (remark.clone(), it)));
                    said.remarks.push(remark);
                }
            }
        }
        let mut follow_ups = Follow::default();
        self.assessed(row, true, columns, &mut follow_ups);
        let goal = self.goal();
        let title = goal.priorities.last().filter(|_| is_of_priority).map_or(&goal.title, |it| &it.title).clone();
        said.follow_ups.extend(self.compared(follow_ups, &title));
        self.add_to_level(said, is_of_priority);
    }

    /// Adds what was said to the current goal, or to its last priority.
    fn add_to_level(&mut self, said: NewPriority, is_of_priority: bool) {
        let goal = self.goal();
        let (text, owners, support, follow_ups, remarks, origins) = match goal
            .priorities
            .last_mut()
            .filter(|_| is_of_priority)
        {
            Some(it) => {
                it.leads.extend(said.leads);
                (&mut it.text, &mut it.owners, &mut it.support, &mut it.follow_ups, &mut it.remarks, &mut it.origins)
            }
            None => (
                &mut goal.text,
                &mut goal.owners,
                &mut goal.support,
                &mut goal.follow_ups,
                &mut goal.remarks,
                &mut goal.origins,
            ),
        };
        said.text.iter().for_each(|more| add_paragraph(text, more));
        add_names(owners, said.owners);
        add_names(support, said.support);
        follow_ups.extend(said.follow_ups);
        remarks.extend(said.remarks);
        origins.extend(said.origins);
    }
}
