//! Adopted titles and texts stay as they were adopted.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Str, composed};
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL603",
        name: "adopted-text-changed",
        severity: Severity::Info,
        summary: Text::fixed(
            "En rubrik eller text är inte densamma som i jämförelsen.",
            "A title or text is not the same as in the base.",
        ),
        why: Text::fixed(
            "Politikerna har röstat om orden. En ändring kan vara rätt, men den som granskar ska se den.",
            "The politicians have voted on the words. A change may be right, but the reviewer must see it.",
        ),
        example: "title = \"Stärka biblioteken och läsningen i länet\"",
        fix: Text::fixed(
            "Ställ tillbaka orden, eller säg i ändringens beskrivning vem som har beslutat de nya.",
            "Put the words back, or say in the description of the change who decided the new ones.",
        ),
    },
    check,
};

/// The maximum number of characters of a quoted text.
const QUOTED: usize = 60;

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let Some(before) = &context.before else { return };
    for now in context.things().filter(|now| context.is_first(*now)) {
        let Some(then) = before.of(now).filter(|then| !then.is_another(&now)) else { continue };
        let mut compare = |then: Option<&Spanned<Str<'_>>>, now_text: Option<&Spanned<Str<'_>>>, part: &Text| {
            if then.map(|text| words(text)) == now_text.map(|text| words(text)) {
                return;
            }
            let place = now_text.map_or(now.place(), |text| text.place(now.file()));
            let base = before.base.name;
            let message = if let Some(then) = then {
                let then = beginning(then);
                text!(part = *part; "{part} är ändrad: i {base} stod ”{then}”", "{part} was changed: in {base} it was “{then}”")
            } else {
                text!(part = *part; "{part} fanns inte i {base}", "{part} was not there in {base}")
            };
            sink.push(Diagnostic::new(&RULE.code, place, message).help(Text::fixed(
                "orden är beslutade: säg i ändringens beskrivning vem som har beslutat de nya",
                "the words are adopted: say in the description of the change who decided the new ones",
            )));
        };
        if !then.title().is_empty() && !now.title().is_empty() {
            compare(Some(then.title()), Some(now.title()), &Text::fixed("rubriken", "the title"));
        }
        compare(then.text(), now.text(), &Text::fixed("texten", "the text"));
    }
}

/// Returns the words of a text, ignoring line breaks and normalization, which are not part of what was adopted.
fn words(text: &str) -> String {
    composed(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn beginning(text: &str) -> String {
    let text = words(text);
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}
