//! The rows of a sheet of goals and priorities: what they say themselves, beside the sheets of activities.

use super::NewPriority;
use super::columns::{Columns, Role};
use super::document::{Row, Table};
use super::fates::{BLANK, KEPT_AS_COMMENT, SKIPPED};
use super::follow_ups::Follow;
use super::joined_lines::joined_lines;
use super::levels::titled;
use super::new_plan::Origin;
use super::recognise::Taker;
use super::words;

/// The content of a row about a goal or priority.
#[derive(Default)]
struct Said {
    text: Option<String>,
    owners: Vec<String>,
    remarks: Vec<String>,
    leads: Vec<(String, Origin)>,
    origins: Vec<Origin>,
}

impl Taker<'_> {
    /// Takes the rows of a sheet of goals and priorities, which come in the order of the plan.
    pub(super) fn level_rows(&mut self, table: &Table, columns: &Columns) {
        let header = self.header(table, columns);
        for row in &table.rows[header..] {
            let named = |role| columns.at(role).and_then(|at| row.at(at)).filter(|cell| !words::is_blank(&cell.text));
            let Some(goal) = named(Role::Goal) else {
                self.without_title(row, columns, false);
                continue;
            };
            self.open_goal(&joined_lines(&goal.text), goal.piece);
            let goal = self.draft.goals.remove(self.draft.current);
            self.draft.current = self.draft.goals.len();
            self.draft.goals.push(goal);
            let priority = named(Role::Priority);
            if let Some(cell) = priority {
                let found = titled(&joined_lines(&cell.text));
                let id = found.number.as_ref();
                let is_same = |it: &NewPriority| it.title == found.title && it.adopted.as_ref().map(|it| &it.id) == id;
                let goal = self.goal();
                if let Some(at) = goal.priorities.iter().position(is_same) {
                    let priority = goal.priorities.remove(at);
                    goal.priorities.push(priority);
                }
                self.open_priority(&joined_lines(&cell.text), cell.piece);
            }
            self.say_of_level(row, columns, priority.is_some());
        }
    }

    /// Takes what a row says of the goal or the priority that it names.
    fn say_of_level(&mut self, row: &Row, columns: &Columns, is_of_priority: bool) {
        let mut said = Said::default();
        for cell in &row.cells {
            let (role, head) = (columns.role_at(cell.column), columns.head_at(cell.column));
            let text = joined_lines(&cell.text);
            said.origins.extend(self.origin(cell.piece));
            match role {
                _ if words::is_blank(&cell.text) => self.leave_out(cell.piece, BLANK, false),
                _ if columns.skipped.contains(&cell.column) => self.leave_out(cell.piece, SKIPPED, false),
                Some(Role::Status | Role::Note) => {}
                Some(Role::Goal | Role::Priority) => self.carry(cell.piece),
                Some(Role::Owner | Role::Support) => {
                    let named = self.named(&cell.text);
                    self.tell_names(cell.piece, &named);
                    said.owners.extend(named.owners.into_iter().chain(named.support));
                }
                None if words::is("text", head) => {
                    self.carry(cell.piece);
                    said.text = Some(cell.text.clone());
                }
                _ => {
                    let remark = if head.is_empty() { text } else { format!("{head}: {text}") };
                    self.change(cell.piece, &format!("# {remark}"), KEPT_AS_COMMENT);
                    said.leads.extend(
                        self.origin(cell.piece).filter(|_| words::begins("see", head)).map(|it| (remark.clone(), it)),
                    );
                    said.remarks.push(remark);
                }
            }
        }
        let mut follow_ups = Follow::default();
        self.assessed(row, true, columns, &mut follow_ups);
        let follow_ups = follow_ups.into_follow_ups(self.current);
        let goal = self.goal();
        let (own, text, owners, remarks, origins) = match goal.priorities.last_mut().filter(|_| is_of_priority) {
            Some(it) => {
                it.leads.extend(said.leads);
                (&mut it.follow_ups, &mut it.text, &mut it.owners, &mut it.remarks, &mut it.origins)
            }
            None => (&mut goal.follow_ups, &mut goal.text, &mut goal.owners, &mut goal.remarks, &mut goal.origins),
        };
        own.extend(follow_ups);
        *text = said.text.or(text.take());
        owners.extend(said.owners);
        remarks.extend(said.remarks);
        origins.extend(said.origins);
    }
}
