//! The one place that asks the reader something.
//!
//! What is asked is text, one line under the other, and what is answered is typed: a number, the beginning of a name, a
//! line. So it reads alike on every screen, aloud, and afterwards.

mod choice;
mod line;

pub(super) use choice::Choice;

use super::environment::{Environment, Reader};
use super::output;
use super::stop::Stop;
use crate::locale::{Lang, Text, text};
use crate::query::Refusal;
use crate::report::doc::Doc;
use crate::report::write::{Screen, terminal};
use crate::source::printable;

/// Asks one reader, in their language, on their terminal.
#[derive(Clone, Copy)]
pub(super) struct Ask {
    lang: Lang,
    screen: Screen,
    /// Whether the cursor stays where it is.
    is_plain: bool,
}

/// What the reader did with a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer<T> {
    /// They answered it.
    Given(T),
    /// They left it with Esc: this one question is not to be answered.
    Left,
    /// They pressed Ctrl-C, or their terminal is gone: nothing more is to be asked.
    Interrupted,
}

impl Ask {
    /// Gets ready to ask. Refuses where nobody can answer; `instead` is what does the same without asking.
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
        Ok(Self { lang, screen, is_plain: environment.reader == Reader::OfLines })
    }

    /// Returns the language that is asked in.
    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    /// Shows something that has nothing to do with what stands above it.
    pub(super) fn show_apart(&self, doc: &Doc) {
        output::warn("");
        self.show(doc);
    }

    /// Says one sentence that has nothing to do with what stands above it.
    pub(super) fn say_apart(&self, text: &Text) {
        output::warn("");
        self.say(text);
    }

    /// Shows something.
    pub(super) fn show(&self, doc: &Doc) {
        output::warn(terminal(doc, self.screen).trim_end());
    }

    /// Says one sentence.
    pub(super) fn say(&self, text: &Text) {
        let mut doc = Doc::default();
        doc.text(text.get(self.lang));
        self.show(&doc);
    }

    /// Lets the reader choose one of several, by its key or by the beginning of its name; returns its place in
    /// `choices`. Enter alone chooses `usual`.
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

    /// Lets the reader write a line, from what it was `before`. What `check` has against it is said, and it is asked
    /// again.
    pub(super) fn line(
        &self,
        question: &Text,
        before: &str,
        how: &Text,
        check: impl Fn(&str) -> Result<(), Text>,
    ) -> Result<Answer<String>, Stop> {
        let shown = line::one_line(&printable(before));
        // What was not touched stays as it is, also what cannot be shown on one line.
        let read = |typed: &str| {
            let line = if typed == shown { before } else { typed };
            check(line).map(|()| line.to_owned())
        };
        // What was typed in vain is mended, not typed again.
        let begin = |typed: Option<&str>| typed.unwrap_or(&shown).to_owned();
        self.until_right(question, begin, how, read, |line| line::one_line(&printable(line)))
    }

    /// Lets the reader say yes or no; Enter alone says `usual`.
    pub(super) fn yes_or_no(&self, question: &Text, usual: bool) -> Result<Answer<bool>, Stop> {
        let how = choice::how(usual);
        let read = |typed: &str| if typed.is_empty() { Ok(usual) } else { choice::read_answer(typed) };
        self.until_right(question, |_| String::new(), &how, read, |yes| choice::word(*yes).get(self.lang).to_owned())
    }

    /// Asks until the answer can be taken. What a line begins with follows from what was typed in vain; an answer is
    /// `shown` as what it was taken for.
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
