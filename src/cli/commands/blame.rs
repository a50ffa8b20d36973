//! `plan blame`: the commit that set each status and note.

use super::show::find_all;
use crate::cli::args::{BlameArgs, TextFormat};
use crate::cli::output::Output;
use crate::cli::past;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::history::{Question, Wanted, blame as blames, log_entries};
use crate::locale::text;
use crate::model::Kind;
use crate::query::{Filters, Level, LevelName, PlanSelection, Refusal, Selection};
use crate::report::write::{markdown, terminal};
use crate::report::{json, view};

pub(in crate::cli) fn blame(args: &BlameArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let filters = Filters { plan: args.plan.clone(), ..Filters::default() };
    let selection = Selection::new(&session.loaded.portfolio, &filters, session.today)?;
    let found = find_all(std::slice::from_ref(&args.id), &selection)?;
    let [found] = found[..] else { return Err(nothing_stated(&args.id, &selection.plans).into()) };
    let (plan, Some(thing)) = (found.plan(), found.thing()) else {
        return Err(nothing_stated(&args.id, &selection.plans).into());
    };
    let history = past::read(session.dir, "plan blame")?;
    let question = Question { dir: session.dir, history: &history, sources: session.sources, since: None };
    let ids = std::iter::once(thing.id()).chain(thing.formerly()).map(|id| (Some(&*plan.id.value), &*id.value));
    let wanted = Wanted::things(ids);
    let entries = log_entries(question, wanted).map_err(|fault| past::unreadable(fault, session.dir, "plan blame"))?;
    let blames = blames(thing, &entries);
    let commits = &history.commits;
    let doc = || view::blame(&blames, (plan, thing), commits, session.lang);
    match args.format {
        TextFormat::Table => output.write(terminal(&doc(), session.screen))?,
        TextFormat::Md => output.write(markdown(&doc()))?,
        TextFormat::Json => output.write(json::blame(&blames, plan, thing, commits)?)?,
    }
    Ok(Exit::Fine)
}

fn nothing_stated(id: &str, plans: &[PlanSelection<'_, '_>]) -> Refusal {
    let levels = [Level::Goal(Kind::Goal), Level::Priority(Kind::Goal), Level::Activity];
    let [goals, priorities, activities] =
        levels.map(|level| LevelName::common(plans.iter().map(|selected| selected.plan), level).many());
    Refusal::new(
        text!("blame: `{id}` bedöms inte", "blame: `{id}` is not assessed"),
        Some(text!(
            goals = goals, priorities = priorities, activities = activities;
            "status och anteckning har bara {goals}, {priorities} och {activities}; `plan log ID` visar historiken för annat",
            "only {goals}, {priorities} and {activities} have a status and a note; `plan log ID` shows the history of anything else"
        )),
    )
}
