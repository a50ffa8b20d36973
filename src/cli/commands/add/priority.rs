//! `plan add priority`.

use super::parent::{Parent, free_id, next_id};
use super::{Needed, complete, members};
use crate::check::Child;
use crate::cli::args::{AddPriorityArgs, ThingKeys};
use crate::cli::commands::keys::written;
use crate::cli::commands::placement_refusal::placement_refusal;
use crate::cli::commands::plans_asked::plans_asked;
use crate::cli::editing::Editing;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::edit::layout::Spelled;
use crate::edit::{Draft, ListOf};
use crate::locale::Text;
use crate::model::Plan;

static EXAMPLE: Text = Text::fixed(
    "skriv till exempel `plan add priority --under 4.1 --title \"Stärka …\"`",
    "write for instance `plan add priority --under 4.1 --title \"Stärka …\"`",
);

pub(super) fn add(args: &AddPriorityArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let args = asked(args, editing)?;
    editing.change(output, |session, draft| change(&args, session, draft))
}

/// Asks for the missing values.
fn asked(args: &AddPriorityArgs, editing: &Editing<'_>) -> Result<AddPriorityArgs, Stop> {
    let (mut under, mut title) = (args.under.iter().cloned().collect(), args.keys.title.iter().cloned().collect());
    let is_parent = |session: &Session<'_>, typed: &str| {
        let plans: Vec<&Plan<'_>> = plans_asked(&args.plan, session)?.iter().map(|selected| selected.plan).collect();
        Ok(Parent::of_priority(&plans, typed).map(|_| ())?)
    };
    let needed = vec![
        Needed {
            option: Text::fixed("--under", "--under"),
            question: Text::fixed("Under vad ska den stå?", "What is it to be under?"),
            how: Text::fixed("skriv dess id, till exempel 4.1", "type its id, such as 4.1"),
            value: &mut under,
            check: &is_parent,
        },
        Needed::title(&mut title),
    ];
    complete(needed, EXAMPLE.clone(), editing)?;
    let keys = ThingKeys { title: title.pop(), ..args.keys.clone() };
    Ok(AddPriorityArgs { under: under.pop(), keys, ..args.clone() })
}

fn change(args: &AddPriorityArgs, session: &Session<'_>, draft: &mut Draft) -> Result<(), Stop> {
    let plans: Vec<&Plan<'_>> = plans_asked(&args.plan, session)?.iter().map(|selected| selected.plan).collect();
    let parent = Parent::of_priority(&plans, args.under.as_deref().unwrap_or_default())?;
    let (id, used) = match args.id.as_deref().map(written) {
        Some(given) => (given.clone(), free_id(&given, parent, Child::Priority, session)?),
        None => next_id(parent, Child::Priority, session)?,
    };
    let members = [vec![("id", Spelled::text(&*id))], members(&args.keys, parent.plan)?].concat();
    let to = ListOf { file: parent.file(), parent: parent.route(), list: "priority" };
    draft.add(to, &members).map_err(placement_refusal(&id, parent.id()))?;
    used.warn(&id, session);
    Ok(())
}
