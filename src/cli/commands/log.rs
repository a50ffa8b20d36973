//! `plan log`: the changes of a plan, with date and author.

use crate::cli::args::{LogArgs, LogFormat};
use crate::cli::output::Output;
use crate::cli::past;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::cli::subject::Subject;
use crate::history::{Question, log_entries};
use crate::locale::Text;
use crate::query::{Filters, Refusal, Selection};
use crate::report::view::Log;
use crate::report::write::{markdown, terminal};
use crate::report::{json, view};

pub(in crate::cli) fn log(args: &LogArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let filters: Filters = args.filters.clone().into();
    let is_by_id = !args.id.is_empty();
    if is_by_id && filters != (Filters { plan: filters.plan.clone(), ..Filters::default() }) {
        return Err(id_and_filter().into());
    }
    let selection = Selection::new(&session.loaded.portfolio, &filters, session.today)?;
    let since = args.since.as_deref().map(|given| past::since(session, given, "plan log")).transpose()?;
    let history = past::read(session.dir, "plan log")?;
    let question = Question {
        dir: session.dir,
        history: &history,
        sources: session.sources,
        since: since.as_ref().map(|it| it.instant),
    };
    let subject = if is_by_id {
        Subject::of_ids(&args.id, &selection, question)?
    } else {
        Subject::of_selection(&selection, session.lang)
    };
    let entries =
        log_entries(question, subject.wanted()).map_err(|fault| past::unreadable(fault, session.dir, "plan log"))?;
    let commits = &history.commits;
    let doc = || {
        let titles = subject.titles(&entries, session.lang);
        let with = Log { titles, activity: subject.activity(), since: since.as_ref().map(|it| &*it.shown), commits };
        view::log(&entries, &with, session.lang)
    };
    match args.format {
        LogFormat::Md => output.write(markdown(&doc()))?,
        LogFormat::Json => output.write(json::log(&entries, commits)?)?,
        LogFormat::Jsonl => output.write(json::log_lines(&entries, commits)?)?,
        LogFormat::Table => output.write(terminal(&doc(), session.screen))?,
    }
    Ok(Exit::Fine)
}

fn id_and_filter() -> Refusal {
    Refusal::new(
        Text::fixed(
            "log: fråga antingen efter id eller med ett urval, inte båda",
            "log: ask either by id or with a filter, not both",
        ),
        Some(Text::fixed(
            "ta bort id, eller flaggorna; bara --plan går att använda med ett id",
            "remove the id, or the options; only --plan can be used with an id",
        )),
    )
}
