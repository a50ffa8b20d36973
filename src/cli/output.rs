//! Output: no other module prints.

use std::io::{self, BufWriter, Write};

use super::environment::Environment;
use super::language;
use super::pager::Pager;
use super::stop::{Done, Stop, Unanswered};
use super::working::aside;
use crate::locale::{Lang, Text};
use crate::query::Refusal;
use crate::source::{inert, printable};

/// The most errors shown before a partial answer.
pub(super) const MOST_BEFORE_ANSWER: usize = 5;

/// Standard output, buffered.
pub(super) struct Output<'e> {
    out: BufWriter<io::StdoutLock<'static>>,
    /// The pager and the answer so far, if a pager is used.
    pager: Option<(Pager<'e>, Vec<u8>)>,
    /// True once the reader of a pipe has gone.
    is_closed: bool,
    /// True if messages about changes have a time, as with `--watch`.
    tells_time: bool,
    /// The change on disk that the run has made so far.
    done: Done,
}

impl<'e> Output<'e> {
    pub(super) fn new() -> Self {
        let out = BufWriter::with_capacity(64 * 1024, io::stdout().lock());
        Self { out, pager: None, is_closed: false, tells_time: false, done: Done::Nothing }
    }

    /// Sends the answer to a pager.
    pub(super) fn paged(self, pager: Option<Pager<'e>>) -> Self {
        Self { pager: pager.map(|pager| (pager, Vec::new())), ..self }
    }

    /// Writes text or bytes unchanged.
    pub(super) fn write(&mut self, bytes: impl AsRef<[u8]>) -> Result<(), Unanswered> {
        if let Some((_, answer)) = &mut self.pager {
            answer.extend_from_slice(bytes.as_ref());
            return Ok(());
        }
        let written = aside(|| self.out.write_all(bytes.as_ref()));
        self.unless_closed(written)
    }

    /// Writes a line of text.
    pub(super) fn say(&mut self, what: &str) -> Result<(), Unanswered> {
        self.write(format!("{}\n", inert(&printable(what))))
    }

    /// Adds the time to messages from now on.
    pub(super) fn tell_time(&mut self) {
        self.tells_time = true;
    }

    /// Reports an action.
    pub(super) fn tell(&mut self, what: &str) -> Result<(), Unanswered> {
        let time = if self.tells_time { Environment::time() + " " } else { String::new() };
        self.say(&(time + what))
    }

    /// Records a change on disk.
    pub(super) fn has_done(&mut self, done: Done) {
        self.done = done;
    }

    /// Shows or flushes what was written; returns whether anybody still reads it.
    pub(super) fn hand_over(&mut self) -> Result<bool, Unanswered> {
        if let Some((pager, answer)) = self.pager.take()
            && !aside(|| pager.show(&answer))
        {
            self.write(answer)?;
        }
        let written = aside(|| self.out.flush());
        self.unless_closed(written)?;
        Ok(!self.is_closed)
    }

    /// Writes the rest. If a change was made and nobody read the answer, standard error says so.
    pub(super) fn finish(mut self, environment: &Environment) -> Result<(), Unanswered> {
        if !self.hand_over()? && self.done == Done::Change {
            let unreadable = Text::fixed(
                "ändringen är gjord, men svaret lästes inte till slutet",
                "the change was made; the answer was not read to its end",
            );
            notice(environment, language::early(environment), &unreadable, None);
        }
        Ok(())
    }

    /// A closed pipe is no failure, and does not change the exit code.
    fn unless_closed(&mut self, written: io::Result<()>) -> Result<(), Unanswered> {
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(())
            }
            other => other.map_err(|error| Unanswered { done: self.done, error }),
        }
    }
}

/// Prints the reason why a run was refused or failed, on standard error.
pub(super) fn complain(environment: &Environment, stop: &Stop) {
    let lang = language::early(environment);
    match stop {
        Stop::Refused(refusals) => {
            for Refusal { message, help, .. } in refusals {
                say(environment, lang, &ERROR, message, help.as_ref());
            }
        }
        Stop::Failed(error) => say(environment, lang, &ERROR, &Text::same(format!("{error:#}")), None),
    }
}

/// Prints a warning on standard error.
pub(super) fn notice(environment: &Environment, lang: Lang, message: &Text, help: Option<&Text>) {
    say(environment, lang, &WARNING, message, help);
}

/// Prints a conflict, which needs a decision, on standard error.
pub(super) fn conflict(environment: &Environment, lang: Lang, message: &Text, help: Option<&Text>) {
    say(environment, lang, &CONFLICT, message, help);
}

/// Prints help that concerns all messages before it, on standard error.
pub(super) fn advise(environment: &Environment, lang: Lang, help: &Text) {
    warn(&format!("{}: {}", bold(environment, "36", HELP.get(lang)), printable(help.get(lang))));
}

static CONFLICT: Text = Text::fixed("konflikt", "conflict");
static ERROR: Text = Text::fixed("fel", "error");
static WARNING: Text = Text::fixed("varning", "warning");
static HELP: Text = Text::fixed("hjälp", "help");

fn say(environment: &Environment, lang: Lang, level: &Text, message: &Text, help: Option<&Text>) {
    let code = if *level == ERROR { "31" } else { "33" };
    warn(&format!("{}: {}", bold(environment, code, level.get(lang)), printable(message.get(lang))));
    if let Some(help) = help {
        warn(&format!("  {}: {}", bold(environment, "36", HELP.get(lang)), printable(help.get(lang))));
    }
}

/// Prints a prompt on standard error, without a newline.
pub(super) fn prompt(text: &str) {
    let mut err = io::stderr().lock();
    let _ = err.write_all(inert(text).as_bytes()).and_then(|()| err.flush());
}

fn bold(environment: &Environment, code: &str, text: &str) -> String {
    if environment.colors_errors() { format!("\u{1b}[1;{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}

/// Prints a line on standard error. Failures are ignored, as nobody reads it then.
pub(super) fn warn(line: &str) {
    let line = inert(line);
    let _ = aside(|| writeln!(io::stderr().lock(), "{line}"));
}
