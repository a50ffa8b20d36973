//! An owner is listed once for each activity.

use crate::check::list_item::taken_out;
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{OwnerList, OwnerRef};
use crate::query::LevelName;
use crate::source::Place;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL212",
        name: "owner-twice",
        severity: Severity::Warning,
        summary: Text::fixed(
            "Samma roll står två gånger i en aktivitet.",
            "The same role is listed twice in one activity.",
        ),
        why: Text::fixed(
            "Den som ansvarar för något stöder det redan. Oftast skulle den andra platsen ha haft ett annat namn.",
            "Whoever is responsible for something supports it already. Most often another name was meant in the second place.",
        ),
        example: "owners = [\"Filmfrämjande\", \"Filmfrämjandet\"]\nsupport = [\"Dans\", \"Kulturchef\", \"Dans\"]",
        fix: Text::fixed(
            "Ta bort rollen på det ena stället, eller skriv den roll som var menad.",
            "Remove the role from one of the places, or write the role that was meant.",
        ),
    },
    check,
};

/// The last occurrence of an owner.
#[derive(Clone, Copy)]
struct Seen {
    list: usize,
    place: Place,
    is_lead: bool,
}

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    let mut seen: Vec<Option<Seen>> = vec![None; plan.register.len()];
    for (number, list) in plan.owner_lists().enumerate() {
        let leads = list.owners.named.iter().map(|owner| (owner, true));
        for (owner, is_lead) in leads.chain(list.support.iter().map(|owner| (owner, false))) {
            let place = owner.name.place(list.file);
            let Some(before) = owner.id.and_then(|id| seen.get_mut(id.0 as usize)) else { continue };
            match before {
                Some(first) if first.list == number => {
                    sink.push(report(owner, place, is_lead, *first, (&within(context, &list), context)));
                }
                _ => *before = Some(Seen { list: number, place, is_lead }),
            }
        }
    }
}

/// Returns the plan's word for the level of a list, in the definite form.
fn within(context: &Context<'_, '_>, list: &OwnerList<'_, '_>) -> Text {
    list.of.map_or(Text::fixed("planen", "the plan"), |thing| LevelName::of_thing(context.plan, thing).the())
}

fn report(
    owner: &OwnerRef<'_>,
    place: Place,
    is_lead: bool,
    first: Seen,
    within: (&Text, &Context<'_, '_>),
) -> Diagnostic {
    let (name, one) = (&*owner.name.value, within.1.plan.owner_name(owner));
    let message = if name == one {
        text!(named = *within.0; "`{name}` står två gånger i {named}", "`{name}` is listed twice in {named}")
    } else {
        text!(named = *within.0; "`{name}` är `{one}`, som redan står i {named}", "`{name}` is `{one}`, which {named} already lists")
    };
    let mut diagnostic = Diagnostic::new(&RULE.code, place, message);
    if is_lead == first.is_lead {
        diagnostic = diagnostic.help(Text::fixed(
            "ta bort den ena, eller skriv den roll som var menad",
            "remove one of them, or write the role that was meant",
        ));
        diagnostic.fix = taken_out(place, within.1.sources);
    } else {
        diagnostic = diagnostic.help(Text::fixed(
            "den som ansvarar behöver inte stå som stöd: ta bort den ena, eller skriv den roll som var menad",
            "whoever is responsible need not be listed as support: remove one of them, or write the role that was meant",
        ));
    }
    diagnostic.related(first.place, Text::fixed("står först här", "first here"))
}
