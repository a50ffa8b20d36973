//! Multiple-choice and yes-or-no questions.

use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

use crate::locale::{Text, catalogue as say, text};
use crate::model::loose_key;
use crate::report::doc::Tone;
use crate::report::write::Screen;
use crate::source::printable;

/// The screen width below which the meaning of a choice is on a line of its own.
const NARROW: usize = 60;
/// The longest line that is easy to read.
const LONGEST_LINE: usize = 100;

/// An option of a multiple-choice question.
#[derive(Clone, Debug, Default)]
pub(in crate::cli) struct Choice<'c> {
    /// The key to type: a number or a letter.
    pub(in crate::cli) key: String,
    /// The symbol before the name.
    pub(in crate::cli) symbol: Option<char>,
    /// The name; its beginning can be typed too.
    pub(in crate::cli) name: &'c str,
    /// The explanation.
    pub(in crate::cli) meaning: &'c str,
    /// A colour that repeats the meaning of the name.
    pub(in crate::cli) tone: Option<Tone>,
}

impl Choice<'_> {
    /// Returns the symbol and the name.
    pub(super) fn shown(&self) -> String {
        let symbol = self.symbol.map(|symbol| format!("{symbol} ")).unwrap_or_default();
        format!("{symbol}{}", printable(self.name))
    }
}

/// Returns the lines that list the options.
pub(super) fn lines(choices: &[Choice<'_>], screen: Screen) -> Vec<String> {
    let widest = |width: fn(&Choice<'_>) -> usize| choices.iter().map(width).max().unwrap_or_default();
    let keys = widest(|choice| choice.key.width());
    let names = widest(|choice| choice.shown().width());
    let mut lines = Vec::new();
    for choice in choices {
        let name = choice.shown();
        let key = format!("  {}{}  ", " ".repeat(keys - choice.key.width()), choice.key);
        let toned = screen.toned(&name, choice.tone);
        let is_beside = screen.width >= NARROW && !choice.meaning.is_empty();
        let margin = if is_beside { key.width() + names + 2 } else { key.width() };
        let mut meaning = wrapped(choice.meaning, screen.width.min(LONGEST_LINE).saturating_sub(margin)).into_iter();
        if is_beside {
            let first = meaning.next().unwrap_or_default();
            lines.push(format!("{key}{toned}{}{first}", " ".repeat(margin - key.width() - name.width())));
        } else {
            lines.push(format!("{key}{toned}"));
        }
        lines.extend(meaning.map(|line| format!("{}{line}", " ".repeat(margin))));
    }
    lines
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    let text = printable(text);
    let options = Options::new(width.max(20)).word_splitter(WordSplitter::NoHyphenation);
    let lines = textwrap::wrap(&text, options).into_iter().map(std::borrow::Cow::into_owned);
    lines.filter(|line| !line.is_empty()).collect()
}

/// Returns the index of the option that was typed: by key, by name, or by an unambiguous prefix.
pub(super) fn find(choices: &[Choice<'_>], typed: &str) -> Result<usize, Text> {
    let given = loose_key(typed);
    if given.is_empty() {
        return Err(Text::fixed("välj något av det som står ovanför", "choose one of those above"));
    }
    let is_it = |choice: &Choice<'_>| choice.key == *given || loose_key(choice.name) == given;
    if let Some(at) = choices.iter().position(is_it) {
        return Ok(at);
    }
    let begins = |(_, choice): &(usize, &Choice<'_>)| loose_key(choice.name).starts_with(&*given);
    let found: Vec<(usize, &Choice<'_>)> = choices.iter().enumerate().filter(begins).collect();
    match found[..] {
        [(at, _)] => Ok(at),
        [] => Err(text!(
            "inget heter `{typed}`: välj något av det som står ovanför",
            "nothing is called `{typed}`: choose one of those above"
        )),
        _ => {
            let names = found.iter().map(|(_, choice)| choice.name).collect::<Vec<_>>().join(", ");
            Err(text!(
                "`{typed}` kan vara {names}: skriv mer av namnet",
                "`{typed}` can be {names}: type more of the name"
            ))
        }
    }
}

/// Returns the word for an answer.
pub(super) fn word(yes: bool) -> &'static Text {
    if yes { &say::YES } else { &say::NO }
}

/// Returns the hint about what to type; `usual` is the answer to Enter.
pub(super) fn how(usual: bool) -> Text {
    if usual {
        Text::fixed("j: ja, n: nej, Enter: ja", "y: yes, n: no, Enter: yes")
    } else {
        Text::fixed("j: ja, n: nej, Enter: nej", "y: yes, n: no, Enter: no")
    }
}

/// Parses an answer: the word or its first letter, in any language.
pub(super) fn read_answer(typed: &str) -> Result<bool, Text> {
    match typed.to_lowercase().as_str() {
        "j" | "ja" | "y" | "yes" => Ok(true),
        "n" | "nej" | "no" => Ok(false),
        _ => Err(Text::fixed("svara `j` eller `n`", "answer `j` or `n`")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;

    fn choices() -> [Choice<'static>; 3] {
        let choice = |key: &str, name, meaning| Choice { key: key.to_owned(), name, meaning, ..Choice::default() };
        [
            choice("1", "Gult", "Den pågår, och är inte klar."),
            choice("2", "Grönt", "Den är klar."),
            choice("t", "tillbaka", ""),
        ]
    }

    #[test]
    fn a_choice_is_typed_by_its_key_its_name_or_the_beginning_of_it() {
        let found = |typed| find(&choices(), typed).ok();
        assert_eq!(["1", "gult", "GRONT", "gr", "t", "TILL"].map(found), [0, 0, 1, 1, 2, 2].map(Some));
        let refused = |typed| find(&choices(), typed).unwrap_err().get(Lang::En).to_owned();
        assert_eq!(refused("g"), "`g` can be Gult, Grönt: type more of the name");
        assert_eq!(refused("3"), "nothing is called `3`: choose one of those above");
        assert!(refused("").starts_with("choose"));
    }

    #[test]
    fn meanings_stand_beside_the_names_or_under_them() {
        let on = |width| lines(&choices()[..2], Screen { width, color: false, links: false });
        assert_eq!(on(60), ["  1  Gult   Den pågår, och är inte klar.", "  2  Grönt  Den är klar."]);
        assert_eq!(
            on(30),
            ["  1  Gult", "     Den pågår, och är inte", "     klar.", "  2  Grönt", "     Den är klar."]
        );
    }

    #[test]
    fn words_and_letters_of_both_languages_are_understood() {
        for (yes, words) in [(true, ["j", "JA", "y", "Yes"]), (false, ["n", "NEJ", "N", "no"])] {
            assert!(words.iter().all(|typed| read_answer(typed) == Ok(yes)), "{words:?}");
        }
        assert!(read_answer("").is_err() && read_answer("kanske").is_err());
    }
}
