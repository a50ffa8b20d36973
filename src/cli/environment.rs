//! The environment of the process; no other module reads it. It is read once a run, and again by `--watch`, as the
//! window may have been resized.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};

use crate::model::Day;

/// The environment variable of a completion request; its value is the shell.
pub(super) const COMPLETION_VARIABLE: &str = "PLAN_COMPLETE";
/// The default width.
const USUAL_WIDTH: usize = 80;
/// The most characters of a command line in messages.
const LONGEST_COMMAND: usize = 100;
/// The smallest width; no table is legible below it.
const LEAST_WIDTH: usize = 40;

/// The capabilities of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TerminalKind {
    /// No terminal.
    None,
    /// A terminal that cannot move its cursor (`TERM=dumb`).
    OfLines,
    /// A full terminal.
    OfScreen,
}

/// The environment of the process.
#[derive(Clone)]
pub(super) struct Environment {
    /// `PLAN_DIR`.
    pub(super) plan_dir: Option<PathBuf>,
    /// `PLAN_LANG`.
    pub(super) plan_lang: Option<String>,
    /// The shell of a completion request.
    pub(super) completing: Option<String>,
    /// True if `NO_COLOR` is set, or the terminal has no colours.
    pub(super) no_color: bool,
    /// True if the terminal is known to support hyperlinks (OSC 8).
    pub(super) follows_links: bool,
    /// The terminal on standard output.
    pub(super) results: TerminalKind,
    /// The terminal on standard error.
    pub(super) errors: TerminalKind,
    /// The terminal for questions.
    pub(super) reader: TerminalKind,
    /// The width, in columns of text.
    pub(super) width: usize,
    /// The height of the terminal, in rows.
    pub(super) height: Option<usize>,
    /// `PLAN_PAGER`, else `PAGER`.
    pub(super) pager: Option<String>,
    /// True if `LESS` is set.
    pub(super) has_less_options: bool,
    arguments: Vec<OsString>,
}

impl Environment {
    /// Reads the environment of the process.
    #[expect(clippy::disallowed_methods, reason = "this is where the environment is read")]
    pub(super) fn read() -> Self {
        let text = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
        let columns = text("COLUMNS").and_then(|columns| columns.parse().ok());
        let is_dumb = text("TERM").is_some_and(|term| term == "dumb");
        let reader = |is_there: bool| match is_there {
            false => TerminalKind::None,
            true if is_dumb => TerminalKind::OfLines,
            true => TerminalKind::OfScreen,
        };
        let terminal = terminal_size::terminal_size();
        let width = terminal.map(|(width, _)| usize::from(width.0));
        Self {
            plan_dir: env::var_os("PLAN_DIR").filter(|dir| !dir.is_empty()).map(PathBuf::from),
            plan_lang: text("PLAN_LANG"),
            completing: text(COMPLETION_VARIABLE),
            no_color: text("NO_COLOR").is_some() || is_dumb,
            follows_links: follows_links(text),
            results: reader(io::stdout().is_terminal()),
            errors: reader(io::stderr().is_terminal()),
            reader: reader(io::stdin().is_terminal() && io::stderr().is_terminal()),
            width: columns.or(width).unwrap_or(USUAL_WIDTH).max(LEAST_WIDTH),
            height: terminal.map(|(_, height)| usize::from(height.0)),
            pager: env::var("PLAN_PAGER").or_else(|_| env::var("PAGER")).ok(),
            has_less_options: env::var_os("LESS").is_some(),
            arguments: env::args_os().collect(),
        }
    }

    /// Returns the environment with another command line.
    pub(super) fn with_arguments(&self, arguments: Vec<OsString>) -> Self {
        Self { arguments, ..self.clone() }
    }

    /// Returns whether somebody can answer questions.
    pub(super) fn can_be_asked(&self) -> bool {
        self.reader != TerminalKind::None
    }

    /// Returns the arguments, beginning with the program's name.
    pub(super) fn arguments(&self) -> Vec<OsString> {
        self.arguments.clone()
    }

    /// Returns the working directory.
    #[expect(clippy::disallowed_methods, reason = "this is where the environment is read")]
    pub(super) fn working_dir() -> io::Result<PathBuf> {
        env::current_dir()
    }

    /// Returns the directory for temporary files.
    pub(super) fn temporary_dir() -> PathBuf {
        env::temp_dir()
    }

    /// Returns the state directory of the user; none if the system has no such directory.
    #[expect(clippy::disallowed_methods, reason = "this is where the environment is read")]
    pub(super) fn state_dir() -> Option<PathBuf> {
        let named = |name| env::var_os(name).map(PathBuf::from);
        let below_home = if cfg!(target_os = "macos") { "Library/Application Support" } else { ".local/state" };
        let usual = || if cfg!(windows) { named("LOCALAPPDATA") } else { Some(env::home_dir()?.join(below_home)) };
        let place = named("XDG_STATE_HOME").filter(|place| place.is_absolute()).or_else(usual)?;
        place.is_absolute().then(|| place.join("plan"))
    }

    /// Returns the command line as one text, truncated if it is long.
    pub(super) fn command(&self) -> String {
        let word = |argument: &OsString| {
            let word = argument.to_string_lossy();
            if word.is_empty() || word.contains(' ') { format!("\"{word}\"") } else { word.into_owned() }
        };
        let words: Vec<String> = self.arguments.iter().skip(1).map(word).collect();
        let line = format!("plan {}", words.join(" "));
        if line.chars().count() <= LONGEST_COMMAND {
            return line;
        }
        line.chars().take(LONGEST_COMMAND).chain(['…']).collect()
    }

    /// Returns the current day: `PLAN_TODAY`, else by the clock. None if it is invalid or outside the years of four
    /// digits.
    #[expect(clippy::disallowed_methods, reason = "this is where the environment and the clock are read")]
    pub(super) fn today() -> Option<Day> {
        match env::var("PLAN_TODAY") {
            Ok(day) if !day.is_empty() => day.trim().parse().ok(),
            _ => day_of(chrono::Local::now().date_naive()),
        }
    }

    /// Returns the local time, such as `14:03:22`.
    #[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
    pub(super) fn time() -> String {
        chrono::Local::now().format("%H:%M:%S").to_string()
    }

    /// Returns the local date and time, such as `2026-11-03 14:03:22`.
    #[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
    pub(super) fn now() -> String {
        chrono::Local::now().format("%Y-%m-%d %H:%M:%S").to_string()
    }

    /// Returns whether standard error has colours. `--color` is honoured even if the arguments are invalid.
    pub(super) fn colors_errors(&self) -> bool {
        let arguments = self.arguments.iter().filter_map(|argument| argument.to_str());
        let asked = arguments.clone().zip(arguments.skip(1)).find_map(|(option, value)| match option {
            "--color" => Some(value),
            _ => option.strip_prefix("--color="),
        });
        let last = self.arguments.last().and_then(|last| last.to_str()?.strip_prefix("--color="));
        match asked.or(last) {
            Some("always") => true,
            Some("never") => false,
            _ => self.errors != TerminalKind::None && !self.no_color,
        }
    }

    /// Returns the directory in the arguments, before they are parsed.
    pub(super) fn asked_dir(&self) -> Option<PathBuf> {
        let attached = || self.words().find_map(|word| word.strip_prefix("-C")).filter(|dir| !dir.is_empty());
        let attached = || attached().map(|dir| dir.strip_prefix('=').unwrap_or(dir));
        let next = || self.words().skip_while(|word| *word != "-C").nth(1);
        self.early_value("--dir").or_else(next).or_else(attached).map(PathBuf::from)
    }

    /// Returns the value of an option before the arguments are parsed: after `=`, or the next argument.
    pub(super) fn early_value(&self, option: &str) -> Option<&str> {
        let joined = self.words().find_map(|word| word.strip_prefix(option)?.strip_prefix('='));
        joined.or_else(|| self.words().skip_while(|word| *word != option).nth(1))
    }

    /// Returns the arguments that are valid UTF-8.
    fn words(&self) -> impl Iterator<Item = &str> {
        self.arguments.iter().filter_map(|argument| argument.to_str())
    }
}

/// Returns whether a terminal is known to support hyperlinks, by its environment variables. Unknown terminals get
/// none, as they may print the escape sequences.
fn follows_links(said: impl Fn(&str) -> Option<String>) -> bool {
    const PROGRAMS: [&str; 8] = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "WarpTerminal"];
    const TERMS: [&str; 5] = ["xterm-kitty", "xterm-ghostty", "foot", "alacritty", "contour"];
    const NAMES: [&str; 4] = ["WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM"];
    // VTE, the library of GNOME's terminals, supports hyperlinks from 0.50 on.
    let is_new = |version: String| version.parse().is_ok_and(|version: u32| version >= 5000);
    said("TERM_PROGRAM").is_some_and(|program| PROGRAMS.contains(&&*program))
        || said("TERM").is_some_and(|term| TERMS.contains(&&*term))
        || NAMES.iter().any(|name| said(name).is_some())
        || said("VTE_VERSION").is_some_and(is_new)
}

/// Converts a date; none if its year has not four digits.
pub(super) fn day_of(date: NaiveDate) -> Option<Day> {
    let part = |number: u32| u8::try_from(number).ok();
    Day::new(u16::try_from(date.year()).ok()?, part(date.month())?, part(date.day())?)
}
