//! A plan has one directory.

use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Portfolio, copied_plans};

pub(super) static CODE: Code = Code {
    id: "PL221",
    name: "duplicate-plan",
    severity: Severity::Error,
    summary: Text::fixed(
        "Två kataloger har samma plan. Ofta är den ena en kopia.",
        "Two directories have the same plan. Often one is a copy.",
    ),
    why: Text::fixed(
        "Allt i en kopierad plan räknas två gånger, och en ändring hamnar i den ena katalogen men inte i den andra.",
        "Everything in a copied plan is counted twice, and a change ends up in one directory but not in the other.",
    ),
    example: "id = \"kultur\"",
    mend: Text::fixed(
        "Ta bort kopian, eller flytta den ut ur planernas katalog. Är det en ny plan: ge den sin katalogs namn som id.",
        "Remove the copy, or move it out of the plans' directory. If it is a new plan: give it its directory's name as id.",
    ),
};

pub(super) fn check(portfolio: &Portfolio<'_>, sink: &mut Sink) {
    for copied in copied_plans(&portfolio.plans) {
        let (id, original) = (&*copied.original.id.value, copied.original.folder.unwrap_or_default());
        for copy in &copied.copies {
            let folder = copy.folder.unwrap_or_default();
            let message = text!(
                "planen `{id}` finns redan i katalogen `{original}`",
                "the plan `{id}` is already in the directory `{original}`"
            );
            let help = text!(
                "är det en kopia: flytta `{folder}` härifrån, eller ta bort den; är planen ny, ge den id:t `{folder}`",
                "if it is a copy: move `{folder}` away, or remove it; if the plan is new, give it the id `{folder}`"
            );
            let first = copied.original.id.place(copied.original.file);
            sink.push(
                Diagnostic::new(&CODE, copy.id.place(copy.file), message)
                    .related(first, Text::fixed("står redan här", "already here"))
                    .help(help),
            );
        }
    }
}
