//! The only printer.

use std::io::{self, BufWriter, Write};

use super::environment::Environment;
use super::language;
use super::pager::Pager;
use super::stop::{Done, Stop, Unanswered};
use super::working::aside;
use crate::locale::{Lang, Text};
use crate::query::Refusal;
use crate::source::{inert, printable};

/// How many problems are named before an answer that can be given all the same.
pub(super) const MOST_BEFORE_ANSWER: usize = 5;

/// Where results go: standard output, written whole at the end.
pub(super) struct Output<'e> {
    out: BufWriter<io::StdoutLock<'static>>,
    /// What shows the answer, and the answer so far, where it is shown a screen at a time.
    pager: Option<(Pager<'e>, Vec<u8>)>,
    /// Nobody reads any more.
    is_closed: bool,
    /// Whether what is done is said with the time: it may be done again.
    tells_time: bool,
    /// What stands on disk already, whatever becomes of the answer.
    done: Done,
}

impl<'e> Output<'e> {
    pub(super) fn new() -> Self {
        let out = BufWriter::with_capacity(64 * 1024, io::stdout().lock());
        Self { out, pager: None, is_closed: false, tells_time: false, done: Done::Nothing }
    }

    /// Shows the answer by a pager.
    pub(super) fn paged(self, pager: Option<Pager<'e>>) -> Self {
        Self { pager: pager.map(|pager| (pager, Vec::new())), ..self }
    }

    /// Writes text or bytes as they are.
    pub(super) fn write(&mut self, bytes: impl AsRef<[u8]>) -> Result<(), Unanswered> {
        if let Some((_, answer)) = &mut self.pager {
            answer.extend_from_slice(bytes.as_ref());
            return Ok(());
        }
        let written = aside(|| self.out.write_all(bytes.as_ref()));
        self.unless_closed(written)
    }

    /// Says something in a line of its own.
    pub(super) fn say(&mut self, what: &str) -> Result<(), Unanswered> {
        self.write(format!("{}\n", inert(&printable(what))))
    }

    /// Says with the time what is done from now on.
    pub(super) fn tell_time(&mut self) {
        self.tells_time = true;
    }

    /// Says what was done.
    pub(super) fn tell(&mut self, what: &str) -> Result<(), Unanswered> {
        let time = if self.tells_time { Environment::time() + " " } else { String::new() };
        self.say(&(time + what))
    }

    /// Keeps in mind what stands on disk from now on.
    pub(super) fn has_done(&mut self, done: Done) {
        self.done = done;
    }

    /// Gives what was written to who reads it, and goes on; returns whether anybody does.
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

    /// Writes what is left. Where nobody read that the plan was changed, that is said on standard error.
    pub(super) fn finish(mut self, environment: &Environment) -> Result<(), Unanswered> {
        if !self.hand_over()? && self.done == Done::Change {
            let unread = Text::fixed(
                "ändringen är gjord, men svaret lästes inte till slutet",
                "the change was made; the answer was not read to its end",
            );
            notice(environment, language::early(environment), &unread, None);
        }
        Ok(())
    }

    /// Who reads through a pipe may stop reading: that is no failure, and the exit code is what it would have been.
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

/// Says on standard error why nothing was done.
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

/// Says on standard error what an answer lacks.
pub(super) fn notice(environment: &Environment, lang: Lang, message: &Text, help: Option<&Text>) {
    say(environment, lang, &WARNING, message, help);
}

/// Says on standard error what somebody has to decide.
pub(super) fn conflict(environment: &Environment, lang: Lang, message: &Text, help: Option<&Text>) {
    say(environment, lang, &CONFLICT, message, help);
}

/// Says on standard error what to do about all that was said before.
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

/// Writes what an answer is typed after on standard error.
pub(super) fn prompt(text: &str) {
    let mut err = io::stderr().lock();
    let _ = err.write_all(inert(text).as_bytes()).and_then(|()| err.flush());
}

fn bold(environment: &Environment, code: &str, text: &str) -> String {
    if environment.colors_errors() { format!("\u{1b}[1;{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}

/// Writes a line on standard error. That nobody reads it is no reason to stop.
pub(super) fn warn(line: &str) {
    let line = inert(line);
    let _ = aside(|| writeln!(io::stderr().lock(), "{line}"));
}
