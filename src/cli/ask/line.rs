//! The line editor, with a fallback for plain terminals.

use std::io::{self, IsTerminal};

use inquire::InquireError;
use inquire::ui::{Attributes, RenderConfig, StyleSheet, Styled};

use super::{Answer, Ask};
use crate::cli::output;
use crate::cli::stop::Stop;
use crate::locale::{Text, text};

static LEFT: Text = Text::fixed("(lämnad)", "(left)");

/// Reads a line that is prefilled with `beginning`. `taken` returns the text that replaces the input once it is
/// entered.
///
/// Whitespace, including pasted newlines, is collapsed.
pub(super) fn read_line(
    ask: &Ask,
    question: &Text,
    beginning: &str,
    how: &Text,
    taken: &dyn Fn(&str) -> String,
) -> Result<Answer<String>, Stop> {
    let mut question = question.get(ask.lang).to_owned();
    if !question.ends_with('?') {
        question.push(':');
    }
    if is_gone() {
        return Ok(Answer::Interrupted);
    }
    if ask.is_plain {
        return read_plain(ask, &question, beginning, how);
    }
    // The help message is in brackets.
    let how = textwrap::fill(how.get(ask.lang), ask.screen.width.saturating_sub(2));
    let shown = |typed: &str| taken(&one_line(typed));
    let prompt = inquire::Text::new(&question)
        .with_initial_value(beginning)
        .with_formatter(&shown)
        .with_help_message(&how)
        .with_render_config(look(ask));
    match prompt.prompt() {
        Ok(typed) => Ok(Answer::Given(one_line(&typed))),
        Err(InquireError::OperationCanceled) => Ok(Answer::Left),
        Err(InquireError::OperationInterrupted) => Ok(Answer::Interrupted),
        // The prompt cannot be drawn, as the terminal is gone.
        Err(_) if is_gone() => Ok(Answer::Interrupted),
        Err(InquireError::IO(error)) => Err(error.into()),
        Err(error) => Err(anyhow::Error::from(error).into()),
    }
}

/// Returns a text on one line, with whitespace collapsed.
pub(super) fn one_line(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn look(ask: &Ask) -> RenderConfig<'static> {
    let plain = RenderConfig::empty()
        .with_prompt_prefix(Styled::new(">"))
        .with_answered_prompt_prefix(Styled::new(">"))
        .with_canceled_prompt_indicator(Styled::new(LEFT.get(ask.lang)));
    if !ask.screen.color {
        return plain;
    }
    RenderConfig { prompt: StyleSheet::empty().with_attr(Attributes::BOLD), ..plain }
}

/// The input that clears a prefilled line.
const NOTHING: &str = "-";
const ESCAPE: &str = "\u{1b}";

/// Reads a line without editing. Enter alone keeps the prefilled text.
fn read_plain(ask: &Ask, question: &str, beginning: &str, how: &Text) -> Result<Answer<String>, Stop> {
    ask.say(&text!(how = how; "({how}, och Enter)", "({how}, and Enter)"));
    if !beginning.is_empty() {
        ask.say(&text!(
            "Här står: {beginning} (Enter: låt det stå, `-` och Enter: ta bort det)",
            "Now: {beginning} (Enter: keep it, `-` and Enter: remove it)"
        ));
    }
    output::prompt(&format!("> {question} "));
    let mut typed = String::new();
    match io::stdin().read_line(&mut typed) {
        // End of input.
        Ok(0) => return Ok(Answer::Interrupted),
        Err(_) if is_gone() => return Ok(Answer::Interrupted),
        read => read?,
    };
    // An incomplete line is no answer: the terminal went away, and the last byte is the Ctrl-C of `press`.
    if !typed.ends_with('\n') {
        return Ok(Answer::Interrupted);
    }
    Ok(match &*one_line(&typed) {
        "" => Answer::Given(beginning.to_owned()),
        NOTHING if !beginning.is_empty() => Answer::Given(String::new()),
        ESCAPE => Answer::Left,
        typed => Answer::Given(typed.to_owned()),
    })
}

/// Returns whether the terminal is gone.
fn is_gone() -> bool {
    !io::stdin().is_terminal()
}

/// Starts a thread that interrupts the question when the terminal goes away.
#[cfg(unix)]
pub(super) fn watch_terminal() {
    use std::sync::Once;

    static STARTED: Once = Once::new();
    STARTED.call_once(|| {
        if let Ok(terminal) = rustix::io::dup(rustix::stdio::stdin()) {
            std::thread::spawn(move || unix::press_when_gone(terminal));
        }
    });
}

/// Does nothing: on other systems, closing the console ends its processes.
#[cfg(not(unix))]
pub(super) fn watch_terminal() {}

#[cfg(unix)]
mod unix {
    use std::io::{self, Write};
    use std::os::fd::{IntoRawFd, OwnedFd};

    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;

    const CTRL_C: u8 = 3;

    /// Waits until the terminal goes away, and then replaces standard input by a pipe with Ctrl-C in it.
    pub(super) fn press_when_gone(terminal: OwnedFd) {
        // Without requested events, `poll` returns only at hangup or on error.
        let mut watched = [PollFd::new(&terminal, PollFlags::empty())];
        while poll(&mut watched, None) == Err(Errno::INTR) {}
        if watched[0].revents().intersects(PollFlags::HUP | PollFlags::ERR) && press().is_ok() {
            // Kept open: closing it would not wake the reader that waits for a key.
            let _ = terminal.into_raw_fd();
        }
    }

    fn press() -> io::Result<()> {
        let (keys, mut keyboard) = io::pipe()?;
        keyboard.write_all(&[CTRL_C])?;
        Ok(rustix::stdio::dup2_stdin(keys)?)
    }
}
