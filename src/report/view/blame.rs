//! The last commit that set the status and the note of each period.

use crate::history::{Blame, Set};
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::{Plan, Thing};
use crate::query::LevelName;
use crate::report::doc::{Cell, Column, Doc, Prose, Row, Table};
use crate::source::Commit;

use super::{standing, titles};

/// Returns a row for each status and each note.
pub fn blame(blames: &[Blame], (plan, thing): (&Plan<'_>, Thing<'_, '_>), commits: &[Commit], lang: Lang) -> Doc {
    let mut doc = Doc::default();
    let level = titles::level_title(&LevelName::of_thing(plan, thing), lang);
    doc.heading(1, format!("{level} {} {}", &**thing.id(), &**thing.title()));
    if let Thing::Priority(goal, _) | Thing::Activity(goal, ..) = thing {
        let goal_name = format!("{} {}", &*goal.id.value, &*goal.title.value);
        doc.fields([(titles::goal_level(plan, goal.kind, lang), Some(goal_name))]);
    }
    if blames.is_empty() {
        doc.text(say::NOTHING_STATED.get(lang));
        return doc;
    }
    let label = |text: &Text| text.get(lang).to_owned();
    let columns = vec![
        Column::short(label(&say::PERIOD)),
        Column::wrapping(label(&say::STATED)),
        Column::short(label(&say::DAY)),
        Column::wrapping(label(&say::AUTHOR)),
        Column::short(label(&say::COMMIT)),
    ];
    let mut rows = Vec::new();
    for blame in blames {
        let stated = thing.follow_ups().iter().find(|follow_up| *follow_up.period == blame.period);
        let status = stated.and_then(|stated| stated.status.as_ref()).map(|status| match status.id {
            Some(id) => {
                let status = plan.scale.get(id);
                let words = format!("{} {}", status.sign, &*status.name.value);
                Cell::Toned(words, standing::tone(Some(status), *status.stage))
            }
            None => Cell::text(&*status.name.value),
        });
        let note = stated
            .and_then(|stated| stated.note.as_ref())
            .map(|note| Cell::Prose(Prose::new(quoted(&note.value, lang))));
        for (what, set) in [(status, blame.status), (note, blame.note)] {
            if let (Some(what), Some(set)) = (what, set) {
                let [day, author, commit] = by(set, commits, lang);
                rows.push(Row::new(vec![Cell::text(blame.period), what, day, author, commit]));
            }
        }
    }
    doc.table(Table::new(columns, rows));
    doc
}

/// Returns the date, the author and the hash of a commit.
fn by(set: Set, commits: &[Commit], lang: Lang) -> [Cell; 3] {
    let words = |text: &Text| [Cell::text(""), Cell::text(text.get(lang)), Cell::text("")];
    match set {
        Set::NotYet => words(&say::NOT_COMMITTED),
        Set::Unknown => words(&say::NOT_KNOWN),
        Set::In(at) => commits.get(at).map_or_else(
            || words(&say::NOT_KNOWN),
            |commit| [Cell::text(commit.day()), Cell::text(&commit.author), Cell::text(commit.short())],
        ),
    }
}

/// Returns a note in the quotation marks of a language.
fn quoted(note: &str, lang: Lang) -> String {
    text!("”{note}”", "“{note}”").get(lang).to_owned()
}
