//! `plan add goal`: a new file.

use super::goal_file::GoalFile;
use super::needed::{Needed, complete, expect_words};
use super::written;
use crate::cli::args::AddGoalArgs;
use crate::cli::commands::plans_asked::plan_asked;
use crate::cli::commands::used_ids::{expect_free, used_ids};
use crate::cli::editing::Editing;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::locale::Text;

static EXAMPLE: Text = Text::fixed(
    "skriv till exempel `plan add goal --id 4.4 --title \"Stärka …\"`",
    "write for instance `plan add goal --id 4.4 --title \"Stärka …\"`",
);

pub(super) fn add(args: &AddGoalArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let args = asked(args, editing)?;
    editing.change(output, |session, draft| {
        let plan = plan_asked(&args.plan, session)?.plan;
        let id = written(args.id.as_deref().unwrap_or_default());
        let used = used_ids(session, plan, &id)?;
        expect_free(&id, &used.ids, plan)?;
        used.warn(&id, session);
        let file = GoalFile {
            id,
            title: written(args.title.as_deref().unwrap_or_default()),
            kind: args.kind.into(),
            text: args.text.as_deref().map(written),
        };
        draft.add_file(&file.path(plan, session.sources), file.content(plan, session.sources));
        Ok(())
    })
}

/// Asks for what is missing.
fn asked(args: &AddGoalArgs, editing: &Editing<'_>) -> Result<AddGoalArgs, Stop> {
    let (mut id, mut title) = (args.id.iter().cloned().collect(), args.title.iter().cloned().collect());
    let is_free = |session: &Session<'_>, typed: &str| {
        let plan = plan_asked(&args.plan, session)?.plan;
        Ok(expect_free(typed, &used_ids(session, plan, typed)?.ids, plan)?)
    };
    let needed = vec![
        Needed {
            option: Text::fixed("--id", "--id"),
            question: Text::fixed("Vilket nummer ska det ha?", "What is its number to be?"),
            how: Text::fixed(
                "som i det antagna dokumentet, till exempel 4.4",
                "as in the adopted document, such as 4.4",
            ),
            value: &mut id,
            check: &is_free,
        },
        Needed {
            option: Text::fixed("--title", "--title"),
            question: Text::fixed("Vilken är rubriken?", "What is the title?"),
            how: Text::fixed("skriv orden så som de är antagna", "type the words as they were adopted"),
            value: &mut title,
            check: &expect_words,
        },
    ];
    complete(needed, EXAMPLE.clone(), editing)?;
    Ok(AddGoalArgs { id: id.pop(), title: title.pop(), ..args.clone() })
}
