//! Nobody is yet to be named as an owner.

use std::collections::HashMap;

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Lang, Text, catalogue, text};
use crate::model::{OwnerRef, SaidBy, same_key};
use crate::source::Place;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL109",
        name: "owner-not-stated",
        severity: Severity::Warning,
        summary: Text::fixed(
            "I stället för en roll står det att det inte är angivet vem som ansvarar eller stöder.",
            "Instead of a role it says that no owner or support is stated.",
        ),
        why: Text::fixed(
            "`plan init --from` skriver ”Ej angiven” där dokumentet inte säger vem som ansvarar. Det som ingen ansvarar för blir inte gjort.",
            "`plan init --from` writes “Not stated” where the document does not say who is responsible. What nobody is responsible for does not get done.",
        ),
        example: "owners = [\"Ej angiven\"]",
        fix: Text::fixed(
            "Skriv den roll som ansvarar i stället, och ta bort ”Ej angiven” ur registret i plan.toml när ingen aktivitet har det kvar.",
            "Write the role that is responsible instead, and remove “Not stated” from the register in plan.toml once no activity has it.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    let not_stated = Lang::ALL.map(|lang| same_key(catalogue::NOT_STATED.get(lang)));
    let is_nobody = |name: &str| not_stated.contains(&same_key(name));
    let says_nobody = |owner: &&OwnerRef<'_>| match owner.id {
        Some(id) => is_nobody(&plan.register.get(id).name.value),
        None => is_nobody(&owner.name.value),
    };
    // A name above activities is one finding, with the number of those that it is for.
    let mut found: Vec<(Place, usize)> = Vec::new();
    let mut index: HashMap<Place, usize> = HashMap::new();
    for placed in plan.all_activities().filter(|(_, _, activity)| activity.ended.is_none()) {
        let (goal, _, activity) = placed;
        for nobody in activity.support.iter().filter(says_nobody) {
            sink.push(in_support(nobody.name.place(goal.file)));
        }
        let answering = plan.answering(placed);
        let file = match answering.said_by {
            SaidBy::Thing(thing) => thing.file(),
            SaidBy::Plan | SaidBy::Nothing => plan.file,
        };
        let Some(nobody) = answering.owners.iter().find(says_nobody) else { continue };
        let place = nobody.name.place(file);
        let at = *index.entry(place).or_insert(found.len());
        if at == found.len() {
            found.push((place, 0));
        }
        found[at].1 += 1;
    }
    for (place, count) in found {
        let message = text!(
            "ingen ansvarig är angiven; antal aktiviteter: {count}",
            "no owner is stated; number of activities: {count}"
        );
        let help = Text::fixed("skriv den roll som ansvarar i stället", "write the role that is responsible instead");
        sink.push(Diagnostic::new(&RULE.code, place, message).help(help));
    }
}

fn in_support(place: Place) -> Diagnostic {
    let message = Text::fixed("inget stöd är angivet", "no support is stated");
    let help = Text::fixed(
        "ta bort namnet, eller skriv den roll som stöder i stället",
        "remove the name, or write the role that supports instead",
    );
    Diagnostic::new(&RULE.code, place, message).help(help)
}
