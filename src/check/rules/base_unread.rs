//! The files of the base can be read.

use crate::check::{Base, Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::source::{FileId, Place, Span};

pub(in crate::check) static RULE: Rule = Rule {
    code: Code {
        id: "PL606",
        name: "base-unread",
        severity: Severity::Error,
        summary: Text::fixed(
            "En fil i jämförelsen går inte att läsa i sin helhet, så inte allt i den är jämfört.",
            "A file of the base cannot be read in full, so not all of it is compared.",
        ),
        why: Text::fixed(
            "Det som stod där kan ha försvunnit eller ändrats utan att någon ser det.",
            "What was there may be gone or changed, and nobody would see it.",
        ),
        example: "id = \"1\"",
        fix: Text::fixed(
            "Jämför med en version där filen går att läsa. Är det just den filen som rättas: se efter att inget har försvunnit, och skriv det vid dess id med `# accept(PL606): …`.",
            "Compare with a revision where the file can be read. If that file is being repaired: make sure that nothing is gone, and say so at its id with `# accept(PL606): …`.",
        ),
    },
    check,
};

/// Checks all plans of the base at once.
fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let Some(base) = context.base.filter(|_| context.is_of_first_plan()) else { return };
    let errors = base.loaded.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let mut last: Option<FileId> = None;
    for error in errors {
        let file = base.sources.file(error.place.file);
        // An unchanged file has lost nothing.
        let is_same = match context.sources.at(file.path()) {
            Some(now) => now.text() == file.text(),
            None => context.sources.skipped().any(|(now, _)| context.sources.file(now).path() == file.path()),
        };
        // Only the first error of each file is reported; the errors are in file order.
        if last.replace(error.place.file) != Some(error.place.file) && !is_same {
            sink.push(report(context, base, error));
        }
    }
}

fn report(context: &Context<'_, '_>, base: &Base<'_>, error: &Diagnostic) -> Diagnostic {
    let (name, path) = (base.name, base.path(error.place.file));
    let line = base.sources.file(error.place.file).line(error.place.span.start);
    let message = text!(
        reason = error.message;
        "`{path}` i {name} går inte att läsa i sin helhet, så inte allt i den är jämfört (rad {line}: {reason})",
        "`{path}` in {name} cannot be read in full, so not all of it is compared (line {line}: {reason})"
    );
    Diagnostic::new(&RULE.code, place(context, base.sources.file(error.place.file).path()), message).help(Text::fixed(
        "jämför med en version där den går att läsa; rättas den nu: se efter att inget har försvunnit, och skriv det med `# accept(PL606): …`",
        "compare with a revision where it can be read; if it is being repaired now: make sure that nothing is gone, and say so with `# accept(PL606): …`",
    ))
}

/// Returns the place of the id in the current file. If the file is gone, uses the plan or the governance.
fn place(context: &Context<'_, '_>, path: &str) -> Place {
    let now = context.sources.iter().find(|(_, file)| file.path() == path).map(|(id, _)| id);
    let file = now.unwrap_or_else(|| context.governance.map_or(context.plans[0].file, |governance| governance.file));
    let plans = context.plans.iter().map(|plan| plan.id.place(plan.file));
    let goals = context.plans.iter().flat_map(|plan| &plan.goals).map(|goal| goal.id.place(goal.file));
    plans.chain(goals).find(|id| id.file == file).unwrap_or(Place { file, span: Span::default() })
}
