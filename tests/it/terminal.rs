//! Runs the program in a pseudo-terminal, and types at its keyboard.

use std::io::{Read, Write};
use std::process::Child;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use pty_process::Size;
use pty_process::blocking::{Command, Pty};
use rustix::termios::{LocalModes, tcgetattr};

use crate::common::{LONGEST_WAIT, Program, words};

/// More rows than any test shows.
const ALL_ROWS: u16 = 900;

pub(crate) const ENTER: &str = "\r";
pub(crate) const ESCAPE: &str = "\u{1b}";
pub(crate) const CTRL_C: &str = "\u{3}";

/// The program in a terminal.
pub(crate) struct Terminal {
    keyboard: Arc<Pty>,
    child: Started,
    screen: vt100::Parser,
    shown: Receiver<Vec<u8>>,
    /// The thread that reads the output.
    reader: JoinHandle<()>,
    /// All output, with escape sequences.
    written: Vec<u8>,
    /// The row of the cursor at the last input; none if the screen scrolls.
    answered: Option<u16>,
}

impl Terminal {
    /// Starts a command line in a terminal with room for all output.
    pub(crate) fn start(program: &Program, line: &str, columns: u16) -> Self {
        Self::of_size(program, line, (ALL_ROWS, columns))
    }

    /// Starts a command line in a terminal of a given size. If it scrolls, a text to wait for must not be on the
    /// screen before.
    pub(crate) fn of_size(program: &Program, line: &str, size: (u16, u16)) -> Self {
        Self::open(program, line, size, true)
    }

    /// Starts a command line that survives the loss of its terminal.
    pub(crate) fn start_immune(program: &Program, line: &str) -> Self {
        Self::open(program, line, (ALL_ROWS, 80), false)
    }

    fn open(program: &Program, line: &str, (rows, columns): (u16, u16), hears_hang_up: bool) -> Self {
        let (pty, inner) = pty_process::blocking::open().expect("a terminal can be opened");
        pty.resize(Size::new(rows, columns)).expect("it takes a size");
        let plain = program.command(&words(line));
        // The terminal reports its own width.
        let variables = plain.get_envs().filter(|(name, _)| *name != "COLUMNS");
        let variables = variables.filter_map(|(name, value)| Some((name, value?)));
        // Closing a terminal sends SIGHUP, which must not end the program here.
        let ignoring = ["-c", "trap '' HUP; exec \"$0\" \"$@\""];
        let command = if hears_hang_up {
            Command::new(plain.get_program())
        } else {
            Command::new("sh").args(ignoring).arg(plain.get_program())
        };
        let command = command.args(plain.get_args()).env_clear().env("TERM", "xterm");
        let command = command.envs(variables).current_dir(program.path("."));
        let child = Started(command.spawn(inner).expect("the program starts"));
        let keyboard = Arc::new(pty);
        let (sender, shown) = channel();
        let read = Arc::clone(&keyboard);
        let reader = std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            // The read fails when the program has ended.
            while let Ok(count @ 1..) = (&*read).read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            keyboard,
            child,
            screen: vt100::Parser::new(rows, columns, 0),
            shown,
            reader,
            written: Vec::new(),
            answered: None,
        }
    }

    /// Types keys.
    pub(crate) fn send(&mut self, keys: &str) {
        self.answered = Some(self.row()).filter(|_| self.screen.screen().size().0 == ALL_ROWS);
        (&*self.keyboard).write_all(keys.as_bytes()).expect("it can be typed");
    }

    /// Waits for a question, with a text on the screen since the last answer.
    #[track_caller]
    pub(crate) fn expect(&mut self, text: &str, question: &str) {
        let question = format!("> {question}");
        self.wait(&format!("{text:?} and {question:?}"), |terminal| {
            let is_asked = terminal.line(terminal.row()).starts_with(&question);
            is_asked && terminal.answered.is_none_or(|answered| terminal.row() > answered) && terminal.has_shown(text)
        });
    }

    /// Waits for a question, and answers it.
    #[track_caller]
    pub(crate) fn answer(&mut self, text: &str, question: &str, keys: &str) {
        self.expect(text, question);
        self.send(keys);
    }

    /// Waits until a text is on the screen.
    #[track_caller]
    pub(crate) fn wait_for(&mut self, text: &str) {
        self.wait(&format!("{text:?}"), |terminal| terminal.has_shown(text));
    }

    /// Waits until the program ends; returns the screen and the exit code.
    #[track_caller]
    pub(crate) fn end(mut self) -> (String, Option<i32>) {
        let code = self.finish();
        (self.text(), code)
    }

    /// Waits until the program ends; returns all output with escape sequences.
    #[track_caller]
    pub(crate) fn written_to_end(mut self) -> String {
        self.finish();
        String::from_utf8_lossy(&self.written).into_owned()
    }

    #[track_caller]
    fn finish(&mut self) -> Option<i32> {
        let deadline = Instant::now() + LONGEST_WAIT;
        while self.take(deadline) {}
        let status = self.child.0.wait().expect("it was started");
        // The modes of the terminal are restored.
        let modes = tcgetattr(&*self.keyboard).expect("it is a terminal").local_modes;
        assert!(modes.contains(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG), "{modes:?}");
        let screen = self.screen.screen();
        assert!(!screen.hide_cursor() && !screen.bracketed_paste(), "{}", self.text());
        status.code()
    }

    /// Ends the program with a signal, such as `HUP`.
    pub(crate) fn kill(mut self, signal: &str) {
        let process = self.child.0.id().to_string();
        let killed = std::process::Command::new("kill").args(["-s", signal, &process]).status().expect("kill starts");
        assert!(killed.success());
        // A process that was started under `nohup` ignores HUP: that is no reason to wait for ever.
        assert_eq!(self.child.end_soon(), None, "it ended by itself");
    }

    /// Closes the terminal, and waits until the program ends; returns its exit code.
    #[track_caller]
    pub(crate) fn hang_up(self) -> Option<i32> {
        let Self { keyboard, mut child, shown, reader, .. } = self;
        // The terminal is open while anybody reads from it, so the reader must end first.
        drop(shown);
        (&*keyboard).write_all(b"x").expect("it can be typed");
        reader.join().expect("it ends");
        drop(keyboard);
        child.end_soon()
    }

    /// Returns the text on the screen, without trailing spaces.
    pub(crate) fn text(&self) -> String {
        let text = self.screen.screen().contents();
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        lines.join("\n").trim_end().to_owned() + "\n"
    }

    /// Reads more output; returns false when the program has ended.
    #[track_caller]
    fn take(&mut self, deadline: Instant) -> bool {
        match self.shown.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(bytes) => {
                self.screen.process(&bytes);
                self.written.extend(bytes);
                true
            }
            Err(RecvTimeoutError::Disconnected) => false,
            Err(RecvTimeoutError::Timeout) => panic!("nothing more comes:\n{}", self.text()),
        }
    }

    #[track_caller]
    fn wait(&mut self, what: &str, is_there: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + LONGEST_WAIT;
        while !is_there(self) {
            assert!(self.take(deadline), "it ended before {what}:\n{}", self.text());
        }
    }

    fn has_shown(&self, text: &str) -> bool {
        let below = self.answered.map_or(0, |answered| usize::from(answered) + 1);
        let columns = self.screen.screen().size().1;
        let lines: Vec<String> = self.screen.screen().rows(0, columns).skip(below).collect();
        lines.join("\n").contains(text)
    }

    fn row(&self) -> u16 {
        self.screen.screen().cursor_position().0
    }

    fn line(&self, row: u16) -> String {
        let screen = self.screen.screen();
        screen.rows(0, screen.size().1).nth(row.into()).unwrap_or_default()
    }
}

/// A process that a test started.
struct Started(Child);

impl Started {
    /// Waits until it ends; returns its exit code, none if a signal ended it.
    #[track_caller]
    fn end_soon(&mut self) -> Option<i32> {
        let deadline = Instant::now() + LONGEST_WAIT;
        loop {
            if let Some(status) = self.0.try_wait().expect("it was started") {
                return status.code();
            }
            assert!(Instant::now() < deadline, "it lives on");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        // A failed test leaves no process behind.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
