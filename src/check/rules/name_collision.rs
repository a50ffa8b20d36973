//! Every name in the register belongs to one owner.

use std::collections::HashMap;

use crate::check::list_item::taken_out;
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{OwnerId, same_key};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL210",
        name: "name-collision",
        severity: Severity::Error,
        summary: Text::fixed(
            "Ett namn eller alias i registret används redan där.",
            "A name or alias in the register is already used there.",
        ),
        why: Text::fixed(
            "Leder ett namn till två ansvariga hamnar aktiviteterna hos den som står först, och den andra ser ut att inte ha några.",
            "Where a name leads to two owners, the activities go to the first, and the other seems to have none.",
        ),
        example: r#"aliases = ["FILMFRÄMJANDE", "Film", "film"]"#,
        fix: Text::fixed(
            "Låt namnet stå hos den ansvariga det hör till, och ta bort det hos den andra. Är de samma roll: gör en `[[owner]]` av dem.",
            "Leave the name with the owner that it belongs to, and remove it from the other. If they are one role: merge them into one `[[owner]]`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let (register, file) = (&context.plan.register, context.plan.file);
    let mut first: HashMap<_, (OwnerId, _)> = HashMap::with_capacity(register.len());
    for (id, owner) in register.iter() {
        // A duplicate owner is reported once, not again for each alias.
        let mut twice = None;
        let names = std::iter::once((&owner.name, false)).chain(owner.aliases.iter().map(|alias| (alias, true)));
        for (name, is_alias) in names {
            let place = name.place(file);
            let (other, stands) = *first.entry(same_key(name)).or_insert((id, place));
            if stands == place || twice == Some(other) {
                continue;
            }
            if !is_alias {
                twice = Some(other);
            }
            let (name, of) = (&*name.value, &*register.get(other).name.value);
            let diagnostic = if other == id {
                let message =
                    text!("`{name}` står redan i samma `[[owner]]`", "`{name}` is already in the same `[[owner]]`");
                let help = Text::fixed(
                    "ta bort det ena: stora och små bokstäver spelar ingen roll",
                    "remove one of them: small and capital letters are the same",
                );
                let mut diagnostic = Diagnostic::new(&RULE.code, place, message).help(help);
                diagnostic.fix = taken_out(place, context.sources);
                diagnostic
            } else if !is_alias && same_key(name) == same_key(of) {
                let message = text!("registret har redan en `{name}`", "the register already has a `{name}`");
                Diagnostic::new(&RULE.code, place, message).help(Text::fixed(
                    "ta bort den ena `[[owner]]`, eller rätta det namn som är fel",
                    "remove one `[[owner]]`, or correct the name that is wrong",
                ))
            } else {
                let message = text!("`{name}` leder redan till `{of}`", "`{name}` already leads to `{of}`");
                Diagnostic::new(&RULE.code, place, message).help(Text::fixed(
                    "låt namnet stå hos den det hör till; är de samma roll, gör en `[[owner]]` av dem",
                    "leave the name with the one it belongs to; if they are one role, merge them into one `[[owner]]`",
                ))
            };
            sink.push(diagnostic.related(stands, Text::fixed("står först här", "first here")));
        }
    }
}
