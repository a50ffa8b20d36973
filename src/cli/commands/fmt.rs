//! `plan fmt`: formats the plan's files canonically.

use crate::cli::args::FmtArgs;
use crate::cli::editing::tried;
use crate::cli::output::Output;
use crate::cli::plan_files;
use crate::cli::session::Session;
use crate::cli::stop::{Done, Exit, Stop};
use crate::edit::{Formatted, Writer, diff, format_all};
use crate::load::load;
use crate::locale::{Text, text};
use crate::query::{Filters, Selection};
use crate::source::{FileId, SourceFile};

/// Formats under the lock that `writer` holds.
pub(in crate::cli) fn fmt(
    args: &FmtArgs,
    session: &Session<'_>,
    writer: Option<Writer>,
    output: &mut Output,
) -> Result<Exit, Stop> {
    session.require_plan()?;
    let files = asked(args, session)?;
    let count = files.len();
    let Formatted { texts, unreadable } = format_all(files.into_iter());
    let changed: Vec<FileId> = texts.iter().map(|(id, _)| *id).collect();
    let after = session.sources.with_texts(texts);
    if args.check || args.dry_run {
        output.write(diff(session.sources, &after, session.screen.color))?;
    } else {
        if let Some(writer) = writer.filter(|_| !changed.is_empty()) {
            tried(session, (&after, &load(&after)))?;
            session.report_lost_rights(writer.write(session.sources, &after)?);
            output.has_done(Done::Change);
        }
        for id in &changed {
            let path = session.sources.file(*id).path();
            let line = text!("omskriven: {path}", "rewritten: {path}");
            output.say(line.get(session.lang))?;
        }
    }
    if changed.is_empty() && unreadable.is_empty() {
        let nothing = text!(
            "inget att ändra, filer i rätt form: {count}",
            "nothing to change, files in canonical layout: {count}"
        );
        output.say(nothing.get(session.lang))?;
    }
    if args.check && !changed.is_empty() {
        let count = changed.len();
        session.notice(
            &text!("filer som inte har rätt form: {count}", "files that are not in canonical layout: {count}"),
            &Text::fixed("`plan fmt` skriver om dem", "`plan fmt` rewrites them"),
        );
    }
    for id in &unreadable {
        let path = session.sources.file(*id).path();
        session.notice(
            &text!("{path} går inte att läsa och är lämnad som den är", "{path} cannot be read, and is left as it is"),
            &Text::fixed("`plan check` visar var felet står", "`plan check` shows where the error is"),
        );
    }
    Ok(match (unreadable.is_empty(), args.check && !changed.is_empty()) {
        (false, _) => Exit::Refused,
        (true, true) => Exit::Findings,
        (true, false) => Exit::Fine,
    })
}

/// Returns the files that were asked for, in order; all if none were.
fn asked<'s>(args: &FmtArgs, session: &Session<'s>) -> Result<Vec<(FileId, &'s SourceFile)>, Stop> {
    let mut files: Vec<(FileId, &SourceFile)> = session.sources.iter().collect();
    if !args.files.is_empty() {
        let named = plan_files::files(session.dir, session.sources, &args.files)?;
        files.retain(|(id, _)| named.contains(id));
    }
    if !args.plan.is_empty() {
        let filters = Filters { plan: args.plan.clone(), ..Filters::default() };
        let selection = Selection::new(&session.loaded.portfolio, &filters, session.today)?;
        let folders: Vec<&str> = selection.plans.iter().map(|it| it.plan.folder.unwrap_or_default()).collect();
        files.retain(|(_, file)| folders.contains(&file.folder()));
    }
    Ok(files)
}
