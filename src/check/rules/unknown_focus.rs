//! A `focus` is one of the board's yearly priorities.

use std::cell::LazyCell;
use std::collections::HashSet;

use crate::check::guess::{guess, with_several};
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Nearest, joined, same_key};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL205",
        name: "unknown-focus",
        severity: Severity::Error,
        summary: Text::fixed(
            "`focus` nämner något som nämnden inte har prioriterat något år.",
            "`focus` names something that the board has not prioritised in any year.",
        ),
        why: Text::fixed(
            "Fokus är nämndens egna prioriteringar för ett år. Ett namn som nämnden inte har beslutat går inte att följa upp.",
            "A focus is one of the board's own priorities for a year. A name that the board has not decided on cannot be followed up.",
        ),
        example: r#"focus = ["Kultur och hälso", "Fred"]"#,
        fix: Text::fixed(
            "Skriv fokus så som det står i governance.toml, eller lägg till nämndens beslut där under `[[focus]]`.",
            "Write the focus as it is in governance.toml, or add the board's decision there under `[[focus]]`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    // Without the governance, the board's priorities are unknown.
    let Some(governance) = context.governance else { return };
    let known: Vec<&str> =
        governance.focuses.iter().flat_map(|focus| &focus.priorities).map(|name| &*name.value).collect();
    let keys: HashSet<_> = known.iter().map(|name| same_key(name)).collect();
    let mut names = LazyCell::new(|| Nearest::new(known.iter().copied()));
    for (goal, priority) in context.plan.all_priorities() {
        let mut taken: HashSet<String> = priority.focus.iter().map(|focus| same_key(focus).into_owned()).collect();
        for focus in &priority.focus {
            // It may be in an unreadable part of the governance.
            if keys.contains(&same_key(focus)) || governance.possible_names.may_hold(focus) {
                continue;
            }
            let name = &*focus.value;
            let place = focus.place(goal.file);
            let message =
                text!("`{name}` är ingen av nämndens prioriteringar", "`{name}` is not one of the board's priorities");
            let diagnostic = Diagnostic::new(&RULE.code, place, message);
            if let Some(names) = joined(name, |name| keys.contains(&same_key(name))) {
                sink.push(with_several(diagnostic, &names));
                continue;
            }
            let suggestions = names.to(name);
            let help = match suggestions.first() {
                Some(near) => text!("menade du `{near}`?", "did you mean `{near}`?"),
                None => Text::fixed(
                    "nämndens prioriteringar står i governance.toml, under `[[focus]]`",
                    "the board's priorities are in governance.toml, under `[[focus]]`",
                ),
            };
            let mut diagnostic = diagnostic.help(help);
            // Two items must not become the same, because one would be lost.
            let mut is_new = |near: &String| taken.insert(same_key(near).into_owned());
            let fix = guess(place, name, &suggestions);
            diagnostic.fix = fix.filter(|_| suggestions.first().is_some_and(&mut is_new));
            sink.push(diagnostic.suggestions(suggestions));
        }
    }
}
