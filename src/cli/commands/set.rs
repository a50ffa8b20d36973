//! `plan set`: states how an activity stands.

use crate::cli::args::SetArgs;
use crate::cli::editing::{Editing, unplaced};
use crate::cli::output::Output;
use crate::cli::stop::{Exit, Stop};
use crate::edit::layout::{Route, Spelled};
use crate::locale::{Text, text};
use crate::model::Scale;
use crate::query::{Filters, Found, Refusal, Selection, find};

pub(in crate::cli) fn set(args: &SetArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    editing.change(output, |session, draft| {
        let filters = Filters { period: args.period.clone(), ..Filters::default() };
        let selection = Selection::new(&session.loaded.portfolio, &filters, session.today)?;
        let plans: Vec<_> = selection.plans.iter().map(|selected| selected.plan).collect();
        let (ids, status) = match args.what.split_last() {
            Some((last, ids)) if plans.iter().any(|plan| plan.scale.find(last).is_some()) => (ids, Some(last)),
            _ => (&args.what[..], None),
        };
        for id in ids {
            for found in find(&plans, id)? {
                let Found::Activity(plan, goal, _, activity) = found else { return Err(no_activity(id).into()) };
                let own = |scale: &Scale<'_>| {
                    let id = status.and_then(|status| scale.find(status));
                    id.map(|id| ("status".to_owned(), Spelled::text(&*scale.get(id).name.value)))
                };
                let note = args.note.as_ref().map(|note| ("note".to_owned(), Spelled::text(note)));
                let stated: Vec<_> = own(&plan.scale).into_iter().chain(note).collect();
                let period = selection.plans.iter().find(|it| std::ptr::eq(it.plan, plan)).map(|it| it.period);
                let period = period.unwrap_or(session.today).to_string();
                draft
                    .set(goal.file, Route::activity(&activity.id), &["follow_up", &period], &Spelled::Table(stated))
                    .map_err(unplaced(id))?;
            }
        }
        Ok(())
    })
}

fn no_activity(id: &str) -> Refusal {
    Refusal::new(
        text!("`{id}` är ingen aktivitet", "`{id}` is no activity"),
        Some(Text::fixed("en status sätts på aktiviteter", "a status is set on activities")),
    )
}
