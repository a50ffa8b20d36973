//! A letter is written in one way: composed.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::composed;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL501",
        name: "not-nfc",
        severity: Severity::Info,
        summary: Text::fixed(
            "En bokstav är sparad i delar, som ett a och en lös ring i stället för ett å (inte NFC).",
            "A letter is saved in parts, such as an a and a loose ring instead of an å (not NFC).",
        ),
        why: Text::fixed(
            "De två ser likadana ut, men många program söker, sorterar och jämför dem som olika ord. Sådana bokstäver kommer oftast ur ett filnamn eller en PDF.",
            "The two look the same, but many programs search, sort and compare them as different words. Such letters mostly come from a file name or a PDF.",
        ),
        example: "title = \"La\u{308}sa fo\u{308}r barn\"",
        mend: Text::fixed(
            "Skriv om bokstäverna på tangentbordet, eller kör `plan check --fix`. Orden blir desamma.",
            "Type the letters again, or run `plan check --fix`. The words stay the same.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    for written in context.texts() {
        let text = written.text;
        let composed = composed(text);
        if *composed == *text {
            continue;
        }
        // From the first letter that differs to the last.
        let same = |(a, b): &(char, char)| a == b;
        let first: usize = text.chars().zip(composed.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
        let (left, right) = (&text[first..], &composed[first..]);
        let last: usize = left.chars().rev().zip(right.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
        let letters = &right[..right.len() - last];
        let letter: String = letters.chars().take(1).collect();
        let message = if letters.chars().count() > 1 {
            text!(
                "`{letter}` och fler bokstäver är inte sammansatta (NFC)",
                "`{letter}` and more letters are not composed (NFC)"
            )
        } else {
            text!("`{letter}` är inte sammansatt (NFC)", "`{letter}` is not composed (NFC)")
        };
        let at = first..text.len() - last;
        sink.push(Diagnostic {
            fix: written.safe(at.clone(), letters),
            ..written
                .found(&RULE.code, at, message)
                .help(Text::fixed("skriv om bokstaven på tangentbordet", "type the letter again"))
        });
    }
}
