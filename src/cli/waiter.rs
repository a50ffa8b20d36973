//! Waiting for other runs of `plan`, and what people are told meanwhile.

use std::path::Path;
use std::time::Duration;

use super::environment::Environment;
use super::output;
use super::stop::Stop;
use crate::edit::{Holder, holder};
use crate::locale::{Text, text};
use crate::query::Refusal;
use crate::source::{StillHeld, Waiting};

/// A run that may have to wait until others have let a plan go.
pub(super) struct Waiter<'w> {
    /// The directory of the plan.
    pub(super) dir: &'w Path,
    /// What is around the process.
    pub(super) environment: &'w Environment,
    /// How long others are waited for.
    pub(super) wait: Duration,
}

impl Waiter<'_> {
    /// Does something for which others are waited for. Says who they are when that takes a while, and refuses when it
    /// takes too long.
    pub(super) fn wait<R>(&self, take: impl FnOnce(&Waiting<'_>) -> Result<R, StillHeld>) -> Result<R, Stop> {
        let tell = || {
            let seconds = self.wait.as_secs();
            let help = text!(
                "den här väntar i högst {seconds} sekunder; `--wait` ändrar det",
                "this run waits for at most {seconds} seconds; `--wait` changes that"
            );
            output::notice(self.environment, self.environment.early_lang(), &self.held().0, Some(&help));
        };
        let waiting = Waiting { elsewhere: &Environment::temporary_dir(), limit: self.wait, tell: &tell };
        take(&waiting).map_err(|StillHeld| {
            let (message, help) = self.held();
            Refusal::new(message, Some(help)).into()
        })
    }

    /// Returns who holds the plan, and what to do where they do not let it go.
    fn held(&self) -> (Text, Text) {
        let Some(Holder { process, command, since }) = holder(self.dir, Environment::state_dir().as_deref()) else {
            let message = Text::fixed(
                "planen är upptagen av en annan körning av `plan`; vilken är inte känt, för den läser bara eller är någon annans",
                "another run of `plan` holds the plan; which one is not known, for it only reads or is another user's",
            );
            let help = Text::fixed(
                "försök igen när den är klar; inget är läst eller ändrat",
                "try again when it is done; nothing was read or changed",
            );
            return (message, help);
        };
        let message = text!(
            "planen är upptagen av en annan körning av `plan`: `{command}` (process {process}, sedan {since})",
            "another run of `plan` holds the plan: `{command}` (process {process}, since {since})"
        );
        let help = text!(
            "försök igen när den är klar, eller avsluta process {process} om den har hängt sig; inget är läst eller ändrat",
            "try again when it is done, or end process {process} if it hangs; nothing was read or changed"
        );
        (message, help)
    }
}
