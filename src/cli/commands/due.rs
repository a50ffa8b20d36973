//! `plan due`: the assessments that are missing.

use super::due_rows::due_rows;
use super::silent::silent;
use crate::cli::args::{AnswerShape, DueArgs};
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::locale::Text;
use crate::query::{Assessable, Entry, MeasureEntry, Refusal, lacking_before};
use crate::report::{json, view};

pub(in crate::cli) fn due(args: &DueArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let form = args.answer.form()?;
    let selection = session.select(&args.filters)?;
    if args.fail && selection.fits_nothing() {
        return Err(looked_at_nothing().into());
    }
    if args.silent {
        return silent(&form, args.fail, &selection, session, output);
    }
    let entries: Vec<Entry<'_, '_>> = selection.entries().filter(Entry::is_due).collect();
    let sections: Vec<Assessable<'_, '_>> = selection.sections().filter(Assessable::is_due).collect();
    let measures: Vec<MeasureEntry<'_, '_>> = selection.measures().filter(MeasureEntry::is_due).collect();
    let earlier = lacking_before(&selection);
    let answer = match form.shape() {
        AnswerShape::Document => {
            let before = (&*sections, &*measures);
            form.text(&view::due(&selection, before, &entries, &earlier, session.sources, session.lang), session)
        }
        AnswerShape::Json => json::due((&sections, &measures), &entries, &earlier, session.sources)?.into_bytes(),
        AnswerShape::JsonLines => json::due_lines((&sections, &measures), &entries, session.sources)?.into_bytes(),
        AnswerShape::Rows => {
            let things = sections.iter().copied().chain(entries.iter().map(Entry::assessable));
            due_rows(&selection, things, &measures, session, form.separator)?
        }
    };
    form.deliver(&answer, session, output)?;
    let is_due = !(sections.is_empty() && measures.is_empty() && entries.is_empty() && earlier.is_empty());
    Ok(if args.fail && is_due { Exit::Findings } else { Exit::Fine })
}

/// Returns the refusal of `--fail` with an empty selection, which would always succeed.
fn looked_at_nothing() -> Refusal {
    Refusal::new(
        Text::fixed(
            "--fail: inget motsvarar urvalet, så det finns inget att granska",
            "--fail: nothing matches the selection, so there is nothing to look at",
        ),
        Some(Text::fixed(
            "`plan list` med samma urval visar vad det träffar",
            "`plan list` with the same selection shows what it matches",
        )),
    )
}
