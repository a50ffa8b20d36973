//! Interactive questions; no other module asks any.
//!
//! Questions and answers are plain lines of text: a number, the beginning of a name, a line. So they work on every
//! screen, with screen readers, and in a scrollback buffer.

mod choice;
mod line;

pub(super) use choice::Choice;

use super::environment::{Environment, TerminalKind};
use super::output;
use super::stop::Stop;
use crate::locale::{Lang, Text, text};
use crate::query::Refusal;
use crate::report::doc::Doc;
use crate::report::write::{Screen, terminal};
use crate::source::printable;

/// A dialogue with the reader, in their language, on their terminal.
#[derive(Clone, Copy)]
pub(super) struct Ask {
    lang: Lang,
    screen: Screen,
    /// True if the terminal cannot move its cursor.
    is_plain: bool,
}

/// The outcome of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer<T> {
    /// It was answered.
    Given(T),
    /// It was skipped with Esc.
    Left,
    /// Ctrl-C was pressed, or the terminal is gone: the dialogue ends.
    Interrupted,
}

impl Ask {
    /// Starts a dialogue. Refuses if nobody can answer; `instead` is the help, which names a way to do the same
    /// without questions.
    pub(super) fn new(environment: &Environment, lang: Lang, instead: Text) -> Result<Self, Refusal> {
        if !environment.can_be_asked() {
            let message = Text::fixed(
                "kommandot ställer frågor och måste köras i en terminal, utan omdirigering",
                "this command asks questions: run it in a terminal, without redirection",
            );
            return Err(Refusal::new(message, Some(instead)));
        }
        line::watch_terminal();
        let screen = Screen { width: environment.width, color: environment.colors_errors(), links: false };
        Ok(Self { lang, screen, is_plain: environment.reader == TerminalKind::OfLines })
    }

    /// Returns the language of the dialogue.
    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    /// Shows a document after a blank line.
    pub(super) fn show_apart(&self, doc: &Doc) {
        output::warn("");
        self.show(doc);
    }

    /// Shows a sentence after a blank line.
    pub(super) fn say_apart(&self, text: &Text) {
        output::warn("");
        self.say(text);
    }

    /// Shows a document.
    pub(super) fn show(&self, doc: &Doc) {
        output::warn(terminal(doc, self.screen).trim_end());
    }

    /// Shows a sentence.
    pub(super) fn say(&self, text: &Text) {
        let mut doc = Doc::default();
        doc.text(text.get(self.lang));
        self.show(&doc);
    }

    /// Asks to choose one of several, by key or by prefix; returns the index in `choices`. Enter alone chooses
    /// `usual`.
    pub(super) fn choose(
        &self,
        question: &Text,
        choices: &[Choice<'_>],
        usual: Option<usize>,
    ) -> Result<Answer<usize>, Stop> {
        output::warn("");
        for line in choice::lines(choices, self.screen) {
            output::warn(&line);
        }
        let how = match usual.and_then(|usual| choices.get(usual)) {
            None => {
                Text::fixed("skriv en siffra, eller början på ett namn", "type a number, or the beginning of a name")
            }
            Some(usual) => {
                let name = usual.name;
                text!("Enter: {name}", "Enter: {name}")
            }
        };
        let pick = |typed: &str| match usual {
            Some(usual) if typed.is_empty() => Ok(usual),
            _ => choice::find(choices, typed),
        };
        let shown = |at: &usize| choices[*at].shown();
        self.until_right(question, |_| String::new(), &how, pick, shown)
    }

    /// Asks for a line, prefilled with `before`. An objection from `check` is shown, and the question is asked again.
    pub(super) fn line(
        &self,
        question: &Text,
        before: &str,
        how: &Text,
        check: impl Fn(&str) -> Result<(), Text>,
    ) -> Result<Answer<String>, Stop> {
        let shown = line::one_line(&printable(before));
        // An unedited line stays as it was, even if it does not fit on one line.
        let read = |typed: &str| {
            let line = if typed == shown { before } else { typed };
            check(line).map(|()| line.to_owned())
        };
        // A rejected line is prefilled again, for correction.
        let begin = |typed: Option<&str>| typed.unwrap_or(&shown).to_owned();
        self.until_right(question, begin, how, read, |line| line::one_line(&printable(line)))
    }

    /// Asks a yes-or-no question; Enter alone answers `usual`.
    pub(super) fn yes_or_no(&self, question: &Text, usual: bool) -> Result<Answer<bool>, Stop> {
        let how = choice::how(usual);
        let read = |typed: &str| if typed.is_empty() { Ok(usual) } else { choice::read_answer(typed) };
        self.until_right(question, |_| String::new(), &how, read, |yes| choice::word(*yes).get(self.lang).to_owned())
    }

    /// Asks until the answer is accepted. `begin` returns the prefilled text from the rejected input; `shown` returns
    /// the accepted answer as text.
    fn until_right<T>(
        &self,
        question: &Text,
        begin: impl Fn(Option<&str>) -> String,
        how: &Text,
        read: impl Fn(&str) -> Result<T, Text>,
        shown: impl Fn(&T) -> String,
    ) -> Result<Answer<T>, Stop> {
        let taken = |typed: &str| read(typed).map_or_else(|_| typed.to_owned(), |answer| shown(&answer));
        let mut beginning = begin(None);
        loop {
            let typed = match line::read_line(self, question, &beginning, how, &taken)? {
                Answer::Given(typed) => typed,
                Answer::Left => return Ok(Answer::Left),
                Answer::Interrupted => return Ok(Answer::Interrupted),
            };
            match read(&typed) {
                Ok(answer) => return Ok(Answer::Given(answer)),
                Err(why) => self.say(&why),
            }
            beginning = begin(Some(&typed));
        }
    }
}
