//! A tag is spelled in one way.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::check::guess::guess;
use crate::check::list_item::taken_out;
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Fix, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Nearest, composed, loose_key, same_key};
use crate::source::Place;
use crate::syntax::quoted;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL224",
        name: "tag-spelled-otherwise",
        severity: Severity::Info,
        summary: Text::fixed(
            "En tagg är skriven på ett annat sätt än i resten av planen.",
            "A tag is written in another way than in the rest of the plan.",
        ),
        why: Text::fixed(
            "Stora och små bokstäver är samma tagg, men en felskriven tagg är en annan: den kommer inte med när någon väljer eller räknar på den rätta.",
            "Case makes no other tag, but a misspelt one is another tag: it is left out where somebody filters or counts by the right one.",
        ),
        example: "tags = [\"Skolbibliotekk\"]",
        fix: Text::fixed(
            "Skriv taggen som i resten av planen, eller kör `plan check --fix`. Är den ett eget ord, stäng av regeln i `[check]`.",
            "Write the tag as in the rest of the plan, or run `plan check --fix`. If it is a word of its own, turn the rule off in `[check]`.",
        ),
    },
    check,
};

/// The uses of a tag, in any case.
#[derive(Default)]
struct Uses<'p> {
    count: usize,
    /// The number of times that it has each spelling, in the order of the plan.
    spellings: Vec<(&'p str, usize)>,
}

impl<'p> Uses<'p> {
    fn add(&mut self, tag: &'p str) {
        self.count += 1;
        match self.spellings.iter_mut().find(|(known, _)| *known == tag) {
            Some((_, count)) => *count += 1,
            None => self.spellings.push((tag, 1)),
        }
    }

    /// Returns the most common spelling; of several the first.
    fn usual(&self) -> &'p str {
        let most = self.spellings.iter().map(|(_, count)| *count).max();
        self.spellings.iter().find(|(_, count)| Some(*count) == most).map_or("", |(spelling, _)| spelling)
    }
}

/// The minimum length of a tag that one letter may make another one by mistake: `Kost` is not `Konst`.
const LEAST: usize = 5;

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let mut uses: HashMap<Cow<'_, str>, Uses<'_>> = HashMap::new();
    let tags = || context.things().flat_map(|thing| thing.tags().iter().map(move |tag| (thing, tag)));
    for (_, tag) in tags() {
        uses.entry(same_key(&tag.value)).or_default().add(&tag.value);
    }
    let mut common: Vec<&str> = uses.values().filter(|of| of.count > 1).map(Uses::usual).collect();
    // Sorted for a reproducible result, because only a limited number of tags is looked up.
    common.sort_unstable();
    let mut common = Nearest::new(common);
    for (thing, tag) in tags() {
        let (written, place) = (&*tag.value, tag.place(thing.file()));
        let Some(of) = uses.get(&same_key(written)) else { continue };
        let has = |other: &str| thing.tags().iter().any(|tag| *tag.value == *other);
        let usual = of.usual();
        if of.count == 1 {
            let mut near = common.to(written);
            near.retain(|other| is_misspelt(written, other));
            let Some(meant) = near.first() else { continue };
            let fix = if has(meant) { None } else { guess(place, written, &near) };
            let help = text!("menade du `{meant}`?", "did you mean `{meant}`?");
            sink.push(Diagnostic { fix, ..found(place, written, meant).help(help) }.suggestions(near));
        } else if composed(written.trim()) != composed(usual.trim()) {
            // Normalization and surrounding spaces have their own rules.
            let fix =
                if has(usual) { taken_out(place, context.sources) } else { Some(Fix::safe(place, quoted(usual))) };
            let help = text!("skriv `{usual}`", "write `{usual}`");
            sink.push(Diagnostic { fix, ..found(place, written, usual).help(help) });
        }
    }
}

fn found(place: Place, written: &str, usual: &str) -> Diagnostic {
    let message = text!(
        "taggen `{written}` är skriven `{usual}` i resten av planen",
        "the tag `{written}` is written `{usual}` in the rest of the plan"
    );
    Diagnostic::new(&RULE.code, place, message)
}

/// Returns whether a tag differs from another by one letter, a doubled letter, or what is between words. Tags whose
/// numbers differ are others.
fn is_misspelt(tag: &str, other: &str) -> bool {
    let [one, two] = [tag, other].map(|it| loose_key(it).chars().filter(|c| c.is_alphanumeric()).collect::<String>());
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let single = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.dedup();
        letters
    };
    let is_long = one.chars().count().min(two.chars().count()) >= LEAST;
    digits(&one) == digits(&two) && (single(&one) == single(&two) || (is_long && strsim::osa_distance(&one, &two) == 1))
}
