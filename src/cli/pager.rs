//! A pager: the program that shows a long answer on a terminal, a screen at a time.

use std::io::Write;
use std::process::{Child, Command, Stdio};

use super::environment::{Environment, Reader};

/// How `less` shows an answer where nobody says otherwise: with its colours, and left on the screen.
const USUAL_OF_LESS: &str = "FRX";

/// The program that shows a long answer.
pub(super) struct Pager<'e> {
    environment: &'e Environment,
    words: Vec<&'e str>,
}

impl<'e> Pager<'e> {
    /// Returns the pager that somebody at a terminal wants: of `PLAN_PAGER`, else `PAGER`, else `less`. None where that
    /// is empty, or `cat`.
    pub(super) fn of(environment: &'e Environment) -> Option<Self> {
        let words: Vec<&str> = environment.pager.as_deref().unwrap_or("less").split_whitespace().collect();
        let is_wanted = environment.results == Reader::OfScreen && !words.is_empty() && words != ["cat"];
        is_wanted.then_some(Self { environment, words })
    }

    /// Shows a text that is longer than the screen, and waits until the reader is done. Returns false where the text
    /// is still to be shown.
    pub(super) fn show(&self, text: &[u8]) -> bool {
        let mut rows = text.split_inclusive(|byte| *byte == b'\n');
        if self.environment.height.is_none_or(|height| rows.nth(height.saturating_sub(1)).is_none()) {
            return false;
        }
        let mut command = Command::new(self.words[0]);
        command.args(&self.words[1..]).stdin(Stdio::piped());
        if !self.environment.has_less_options {
            command.env("LESS", USUAL_OF_LESS);
        }
        // Ctrl-C is for the pager: without this program the shell would take the keyboard from it.
        let ignored = Ignored::begin();
        let Ok(mut child) = command.spawn() else { return false };
        feed(&mut child, text);
        let ended = child.wait();
        drop(ignored);
        ended.is_ok()
    }
}

/// Hands the text over. That the reader leaves before its end is no failure.
fn feed(child: &mut Child, text: &[u8]) {
    if let Some(mut stdin) = child.stdin.take() {
        let _ = stdin.write_all(text);
    }
}

/// The time in which Ctrl-C does not end the program.
struct Ignored {
    #[cfg(unix)]
    signal: Option<signal_hook::SigId>,
}

impl Ignored {
    fn begin() -> Self {
        Self {
            #[cfg(unix)]
            signal: signal_hook::flag::register(signal_hook::consts::SIGINT, std::sync::Arc::default()).ok(),
        }
    }
}

#[cfg(unix)]
impl Drop for Ignored {
    fn drop(&mut self) {
        self.signal.take().map(signal_hook::low_level::unregister);
    }
}
