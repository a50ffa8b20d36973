//! `plan set`: states how goals, priorities and activities stand, and corrects what the files say of them.

mod amendment;
mod asking;
mod job;
mod owners;
mod refusals;
mod words;

use crate::cli::args::SetArgs;
use crate::cli::editing::{Editing, unplaced_at};
use crate::cli::output::{Output, notice};
use crate::cli::stop::{Exit, Stop};
use crate::locale::catalogue as say;
use asking::Asked;
use job::Job;

pub(in crate::cli) fn set(args: &SetArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    // More than one word: at least one of them is an id, and nothing is selected.
    let asked = if args.what.len() > 1 { Asked::NoNeed } else { asking::ask(args, editing)? };
    match &asked {
        Asked::Nothing(lang) => {
            output.say(say::NOTHING_SELECTED.get(*lang))?;
            return Ok(Exit::Fine);
        }
        Asked::Declined(lang) => {
            output.say(refusals::DECLINED.get(*lang))?;
            return Ok(Exit::Fine);
        }
        Asked::NoNeed | Asked::Agreed(_) => {}
    }
    let mut replaced = None;
    let exit = editing.change(output, |session, draft| {
        let job = Job::new(args, session)?;
        if let Asked::Agreed(shown) = &asked
            && *shown != job.shown()
        {
            return Err(refusals::changed_meanwhile().into());
        }
        let amendments: Vec<_> = job.changes().map(|(thing, amendment)| (thing, amendment.clone())).collect();
        draft.amend_all(&amendments).map_err(unplaced_at)?;
        replaced = owners::replaced(&job).map(|said| (said, session.lang));
        Ok(())
    })?;
    if let Some(((message, help), lang)) = &replaced {
        notice(editing.environment, *lang, message, Some(help));
    }
    Ok(exit)
}
