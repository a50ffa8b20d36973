//! A text does not begin or end with white space.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::Text;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL506",
        name: "outer-space",
        severity: Severity::Info,
        summary: Text::fixed(
            "En text börjar eller slutar med ett mellanslag eller en tom rad.",
            "A text begins or ends with a space or an empty line.",
        ),
        why: Text::fixed(
            "Mellanslaget syns inte, men följer med till tabeller och rapporter, och ett namn med mellanslag blir ett annat namn.",
            "The space is invisible but ends up in tables and reports, and a name with a space becomes another name.",
        ),
        example: "title = \"Främja läsning \"",
        fix: Text::fixed(
            "Ta bort mellanslaget, eller kör `plan check --fix`. I en text över flera rader får radbytet närmast citattecknen stå kvar.",
            "Remove the space, or run `plan check --fix`. In a text of several lines the line break next to the quotes may stay.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    for written in context.texts() {
        let text = written.text;
        let begins = text.len() - text.trim_start().len();
        let ends = text.trim_end().len();
        // The line break before the closing quotes of a multi-line string.
        let last_line_end =
            ["\r\n", "\n"].into_iter().find(|end| written.is_multi_line && text[ends..].starts_with(end));
        let ends = ends + last_line_end.map_or(0, str::len);
        // Other white space, such as tabs, is reported as PL502.
        let is_told = |part: &str| part.chars().any(|c| !matches!(c, ' ' | '\n' | '\r'));
        if begins > 0 && !is_told(&text[..begins]) {
            let message = Text::fixed(
                "texten börjar med ett mellanslag eller en tom rad",
                "the text begins with a space or an empty line",
            );
            sink.push(Diagnostic {
                fix: written.safe(0..begins, ""),
                ..written.found(&RULE.code, 0..begins, message).help(help())
            });
        }
        if ends < text.len() && !is_told(&text[ends..]) {
            let message = Text::fixed(
                "texten slutar med ett mellanslag eller en tom rad",
                "the text ends with a space or an empty line",
            );
            sink.push(Diagnostic {
                fix: written.safe(ends..text.len(), ""),
                ..written.found(&RULE.code, ends..text.len(), message).help(help())
            });
        }
    }
}

fn help() -> Text {
    Text::fixed("ta bort mellanslaget eller den tomma raden", "remove the space outside the words")
}
