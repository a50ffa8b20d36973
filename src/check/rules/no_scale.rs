//! A plan with activities has a scale.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::Text;
use crate::model::{Thing, Tier};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL222",
        name: "no-scale",
        severity: Severity::Warning,
        summary: Text::fixed(
            "Planen har aktiviteter men ingen skala att bedöma dem i.",
            "The plan has activities but no scale to assess them in.",
        ),
        why: Text::fixed(
            "Utan skala går ingenting att bedöma: `plan set`, `plan review`, `plan export` och `plan import` fungerar inte.",
            "Without a scale nothing can be assessed: `plan set`, `plan review`, `plan export` and `plan import` do not work.",
        ),
        example: "id = \"p\"",
        fix: Text::fixed(
            "Lägg till planens skala i plan.toml, till exempel den här, med planens egna ord:\n\n[[status]]\nname = \"Blått\"\nstage = \"planned\"\n\n[[status]]\nname = \"Rött\"\nstage = \"off-track\"\n\n[[status]]\nname = \"Gult\"\nstage = \"ongoing\"\n\n[[status]]\nname = \"Grönt\"\nstage = \"done\"\n\nVad varje status betyder i planen skrivs med `meaning`.",
            "Add the plan's scale to plan.toml, for instance this one, in the plan's own words:\n\n[[status]]\nname = \"Blue\"\nstage = \"planned\"\n\n[[status]]\nname = \"Red\"\nstage = \"off-track\"\n\n[[status]]\nname = \"Yellow\"\nstage = \"ongoing\"\n\n[[status]]\nname = \"Green\"\nstage = \"done\"\n\nWhat each status means in the plan is written with `meaning`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    let is_known = plan.complete.manifest && plan.complete.names.is_empty();
    let is_of_goals = !plan.counts(Tier::Activity) && !plan.goals.is_empty();
    let has_any = is_of_goals || plan.all_activities().next().is_some();
    if !is_known || !plan.scale.is_empty() || !has_any {
        return;
    }
    // Statuses without a scale are errors of their own (PL204).
    if Thing::each(plan).any(|thing| thing.follow_ups().iter().any(|follow_up| follow_up.status.is_some())) {
        return;
    }
    let message = Text::fixed(
        "planen har ingen skala, så ingenting i den går att bedöma",
        "the plan has no scale, so nothing in it can be assessed",
    );
    let help = Text::fixed(
        "lägg till en `[[status]]` för varje steg; `plan explain PL222` visar en skala att klistra in",
        "add a `[[status]]` for each step; `plan explain PL222` shows a scale to paste in",
    );
    sink.push(Diagnostic::new(&RULE.code, plan.id.place(plan.file), message).help(help));
}
