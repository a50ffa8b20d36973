//! A terminal that goes away while its reader is asked: a window that was closed, a connection that was lost.
//!
//! A process that ignores SIGHUP lives on without it. Then reads return nothing, at once and for ever, and the reader
//! of keys below `inquire` reads again until it gets a key. So it is given one: Ctrl-C, as the reader would end it.

use std::io::{self, IsTerminal};

/// Returns whether the terminal of who is asked is gone.
pub(super) fn is_gone() -> bool {
    !io::stdin().is_terminal()
}

/// Sees to it, from now on, that a terminal that goes away ends what is asked.
#[cfg(unix)]
pub(super) fn watch() {
    use std::sync::Once;

    static STARTED: Once = Once::new();
    STARTED.call_once(|| {
        if let Ok(terminal) = rustix::io::dup(rustix::stdio::stdin()) {
            std::thread::spawn(move || unix::press_when_gone(terminal));
        }
    });
}

/// Elsewhere a console that is closed ends its processes.
#[cfg(not(unix))]
pub(super) fn watch() {}

#[cfg(unix)]
mod unix {
    use std::io::{self, Write};
    use std::os::fd::{IntoRawFd, OwnedFd};

    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;

    const CTRL_C: u8 = 3;

    /// Waits until the terminal goes away, and then lets standard input hold Ctrl-C.
    pub(super) fn press_when_gone(terminal: OwnedFd) {
        // Asked for nothing, it wakes for the end alone.
        let mut watched = [PollFd::new(&terminal, PollFlags::empty())];
        while poll(&mut watched, None) == Err(Errno::INTR) {}
        if watched[0].revents().intersects(PollFlags::HUP | PollFlags::ERR) && press().is_ok() {
            // Kept open: a closed one would not wake who waits for a key.
            let _ = terminal.into_raw_fd();
        }
    }

    fn press() -> io::Result<()> {
        let (keys, mut keyboard) = io::pipe()?;
        keyboard.write_all(&[CTRL_C])?;
        Ok(rustix::stdio::dup2_stdin(keys)?)
    }
}
