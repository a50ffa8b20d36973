//! The pager for long answers on a terminal.

use std::io::Write;
use std::process::{Child, Command, Stdio};

use super::environment::{Environment, TerminalKind};

/// The default options of `less`: keep colours, quit if the text fits on the screen, and leave it there.
const USUAL_OF_LESS: &str = "FRX";

/// A pager with its arguments.
pub(super) struct Pager<'e> {
    environment: &'e Environment,
    words: Vec<&'e str>,
}

impl<'e> Pager<'e> {
    /// Returns the pager from `PLAN_PAGER`, else `PAGER`, else `less`. None without a terminal, or if it is empty or
    /// `cat`.
    pub(super) fn of(environment: &'e Environment) -> Option<Self> {
        let words: Vec<&str> = environment.pager.as_deref().unwrap_or("less").split_whitespace().collect();
        let is_wanted = environment.results == TerminalKind::OfScreen && !words.is_empty() && words != ["cat"];
        is_wanted.then_some(Self { environment, words })
    }

    /// Shows a text that is longer than the screen, and waits for the pager. Returns false if the text is not shown.
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
        // Ctrl-C is for the pager: if this process ended, the shell would take the terminal back from the pager.
        let ignored = Ignored::begin();
        let Ok(mut child) = command.spawn() else { return false };
        feed(&mut child, text);
        let ended = child.wait();
        drop(ignored);
        ended.is_ok()
    }
}

/// Writes the text to the pager. A pager that quits early is no failure.
fn feed(child: &mut Child, text: &[u8]) {
    if let Some(mut stdin) = child.stdin.take() {
        let _ = stdin.write_all(text);
    }
}

/// A guard during which Ctrl-C does not end the process.
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
