//! The title of a goal or a priority is corrected; an activity's is one of its amendments.

use crate::cli::args::SetArgs;
use crate::cli::editing::unplaced;
use crate::cli::session::Session;
use crate::cli::stop::Stop;
use crate::edit::Draft;
use crate::edit::layout::{Route, Spelled};
use crate::model::{Plan, composed};
use crate::query::{Filters, Found, Selection, find_one};
use crate::source::FileId;

/// A goal or priority that gets another title.
pub(super) struct Retitle<'p> {
    file: FileId,
    route: Route<'p>,
    id: &'p str,
    title: String,
}

impl<'p> Retitle<'p> {
    /// Returns what gets another title, where that is all that was asked for and it is no activity.
    pub(super) fn find(args: &SetArgs, session: &Session<'p>) -> Result<Option<Self>, Stop> {
        let ([id], Some(title)) = (&args.what[..], &args.title) else { return Ok(None) };
        let states = args.note.is_some() || args.clear || args.period.is_some() || args.only_corrects();
        let has_options = args.selecting().chain(args.correcting()).next().is_some();
        if states || title.trim().is_empty() || has_options {
            return Ok(None);
        }
        let filters = Filters { plan: args.plan.clone(), ..Filters::default() };
        let selection = Selection::new(&session.loaded.portfolio, &filters, session.today)?;
        let plans: Vec<&Plan<'_>> = selection.plans.iter().map(|selected| selected.plan).collect();
        let (file, route, id) = match find_one(&plans, id)? {
            Found::Goal(_, goal) => (goal.file, Route::Root, &*goal.id.value),
            Found::Priority(_, goal, priority) => (goal.file, Route::priority(&priority.id), &*priority.id.value),
            Found::Activity(..) | Found::Owner(..) | Found::Plan(_) => return Ok(None),
        };
        Ok(Some(Self { file, route, id, title: composed(title.trim()).into_owned() }))
    }

    /// Writes the title.
    pub(super) fn make(&self, draft: &mut Draft) -> Result<(), Stop> {
        let title = Spelled::text(&self.title);
        Ok(draft.set(self.file, self.route, &["title"], &title).map_err(unplaced(self.id))?)
    }
}
