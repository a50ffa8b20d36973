//! Codes in `[check]` and in acceptances exist and can be changed.

use crate::check::{Context, Rule, codes, find_code};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::nearest;
use crate::source::Place;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL105",
        name: "unknown-rule",
        severity: Severity::Error,
        summary: Text::fixed(
            "`[check]` eller `accept(…)` nämner en kod som inte finns eller inte kan ändras.",
            "`[check]` or `accept(…)` names a code that does not exist or cannot be changed.",
        ),
        why: Text::fixed(
            "En felskriven kod har ingen verkan, fast det ser ut som om den hade det.",
            "A misspelt code does nothing, although it looks as if it did.",
        ),
        example: "PL510 = \"off\"",
        fix: Text::fixed(
            "Skriv en kod eller ett namn ur `plan explain`. Fel som gör att en fil inte kan läsas kan inte ändras.",
            "Write a code or a name from `plan explain`. What keeps a file from being read cannot be changed.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    for (rule, _) in &context.plan.strictness {
        report(rule, rule.place(context.plan.file), sink);
    }
    for acceptance in context.accepted {
        for code in &acceptance.codes {
            report(code, code.place(acceptance.file), sink);
        }
        if acceptance.codes.is_empty() {
            let message = Text::fixed("här står inte vad som godtas", "it does not say what is accepted");
            let help = Text::fixed(
                "skriv en kod inom parentesen, som `accept(PL501): skälet`",
                "write a code in the parentheses, as in `accept(PL501): the reason`",
            );
            sink.push(Diagnostic::new(&RULE.code, acceptance.place(), message).help(help));
        }
    }
}

fn report(called: &str, place: Place, sink: &mut Sink) {
    match find_code(called) {
        Some(code) if code.is_fixed() => {
            let id = code.id;
            let message = text!("{id} kan varken godtas eller ändras", "{id} can be neither accepted nor changed");
            sink.push(Diagnostic::new(&RULE.code, place, message).help(Text::fixed(
                "rätta felet: det som inte kan läsas saknas i planen, vad som än står här",
                "fix the problem: what cannot be read is missing from the plan, whatever this says",
            )));
        }
        Some(_) => {}
        None => {
            let names = codes().into_iter().flat_map(|code| [code.id, code.name]);
            let suggestions = nearest(called, names);
            let help = match suggestions.first() {
                Some(near) => text!("menade du `{near}`?", "did you mean `{near}`?"),
                None => Text::fixed("`plan explain` visar alla koder", "`plan explain` shows every code"),
            };
            let message = text!("det finns ingen kod som heter `{called}`", "there is no code called `{called}`");
            sink.push(Diagnostic::new(&RULE.code, place, message).help(help).suggestions(suggestions));
        }
    }
}
