//! What is around the process: read in this file alone, once a run. A watch reads it again: a window may have another size.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};

use super::complete;
use crate::model::Day;

/// How wide text is where nothing tells.
const USUAL_WIDTH: usize = 80;
/// More letters than this of a command line are not repeated.
const LONGEST_COMMAND: usize = 100;
/// Narrower than this no table can be read.
const LEAST_WIDTH: usize = 40;

/// Who sees what is shown, and can answer what is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    /// Nobody.
    None,
    /// Somebody at a terminal that says that its cursor stays where it is.
    OfLines,
    /// Somebody at a terminal.
    OfScreen,
}

/// What is around the process.
#[derive(Clone)]
pub(super) struct Environment {
    /// `PLAN_DIR`.
    pub(super) plan_dir: Option<PathBuf>,
    /// `PLAN_LANG`.
    pub(super) plan_lang: Option<String>,
    /// The shell that asks for completions.
    pub(super) completing: Option<String>,
    /// `NO_COLOR`, or a terminal that says that it has none.
    pub(super) no_color: bool,
    /// Whether the terminal says by its name that it follows links (OSC 8).
    pub(super) follows_links: bool,
    /// Who sees results.
    pub(super) results: Reader,
    /// Who sees errors.
    pub(super) errors: Reader,
    /// Who can be asked.
    pub(super) reader: Reader,
    /// How many columns of text fit.
    pub(super) width: usize,
    /// How many rows a terminal has.
    pub(super) height: Option<usize>,
    /// `PLAN_PAGER`, else `PAGER`.
    pub(super) pager: Option<String>,
    /// Whether `LESS` says how `less` shows what it shows.
    pub(super) has_less_options: bool,
    arguments: Vec<OsString>,
}

impl Environment {
    /// Reads what is around the process.
    #[expect(clippy::disallowed_methods, reason = "this is where the environment is read")]
    pub(super) fn read() -> Self {
        let text = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
        let columns = text("COLUMNS").and_then(|columns| columns.parse().ok());
        let is_dumb = text("TERM").is_some_and(|term| term == "dumb");
        let reader = |is_there: bool| match is_there {
            false => Reader::None,
            true if is_dumb => Reader::OfLines,
            true => Reader::OfScreen,
        };
        let terminal = terminal_size::terminal_size();
        let width = terminal.map(|(width, _)| usize::from(width.0));
        Self {
            plan_dir: env::var_os("PLAN_DIR").filter(|dir| !dir.is_empty()).map(PathBuf::from),
            plan_lang: text("PLAN_LANG"),
            completing: text(complete::VARIABLE),
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

    /// Returns the same surroundings with another command line.
    pub(super) fn with_arguments(&self, arguments: Vec<OsString>) -> Self {
        Self { arguments, ..self.clone() }
    }

    /// Returns whether somebody sits at a terminal, and can answer.
    pub(super) fn can_be_asked(&self) -> bool {
        self.reader != Reader::None
    }

    /// Returns the arguments, the program's own name first.
    pub(super) fn arguments(&self) -> Vec<OsString> {
        self.arguments.clone()
    }

    /// Returns the working directory.
    #[expect(clippy::disallowed_methods, reason = "this is where the environment is read")]
    pub(super) fn working_dir() -> io::Result<PathBuf> {
        env::current_dir()
    }

    /// Returns where files lie that nobody keeps.
    pub(super) fn temporary_dir() -> PathBuf {
        env::temp_dir()
    }

    /// Returns where this user's programs keep what they were doing; none where the system names no such place.
    #[expect(clippy::disallowed_methods, reason = "this is where the environment is read")]
    pub(super) fn state_dir() -> Option<PathBuf> {
        let named = |name| env::var_os(name).map(PathBuf::from);
        let below_home = if cfg!(target_os = "macos") { "Library/Application Support" } else { ".local/state" };
        let usual = || if cfg!(windows) { named("LOCALAPPDATA") } else { Some(env::home_dir()?.join(below_home)) };
        let place = named("XDG_STATE_HOME").filter(|place| place.is_absolute()).or_else(usual)?;
        place.is_absolute().then(|| place.join("plan"))
    }

    /// Returns the command line as one text, cut where it is long.
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

    /// Returns the day it is: `PLAN_TODAY`, else by the clock. None where that is no day of a year of four digits.
    #[expect(clippy::disallowed_methods, reason = "this is where the environment and the clock are read")]
    pub(super) fn today() -> Option<Day> {
        match env::var("PLAN_TODAY") {
            Ok(day) if !day.is_empty() => day.trim().parse().ok(),
            _ => day_of(chrono::Local::now().date_naive()),
        }
    }

    /// Returns what the clock shows, such as `14:03:22`.
    #[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
    pub(super) fn time() -> String {
        chrono::Local::now().format("%H:%M:%S").to_string()
    }

    /// Returns the day and the time, such as `2026-11-03 14:03:22`.
    #[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
    pub(super) fn now() -> String {
        chrono::Local::now().format("%Y-%m-%d %H:%M:%S").to_string()
    }

    /// Returns whether what is said on standard error has colours: `--color` counts, whatever else the arguments are.
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
            _ => self.errors != Reader::None && !self.no_color,
        }
    }

    /// Returns the directory that the arguments name, while they are not understood yet.
    pub(super) fn asked_dir(&self) -> Option<PathBuf> {
        let attached = || self.words().find_map(|word| word.strip_prefix("-C")).filter(|dir| !dir.is_empty());
        let attached = || attached().map(|dir| dir.strip_prefix('=').unwrap_or(dir));
        let next = || self.words().skip_while(|word| *word != "-C").nth(1);
        self.early_value("--dir").or_else(next).or_else(attached).map(PathBuf::from)
    }

    /// Returns the value of an option, as one word with it or after it.
    pub(super) fn early_value(&self, option: &str) -> Option<&str> {
        let joined = self.words().find_map(|word| word.strip_prefix(option)?.strip_prefix('='));
        joined.or_else(|| self.words().skip_while(|word| *word != option).nth(1))
    }

    /// Returns the arguments that are text.
    fn words(&self) -> impl Iterator<Item = &str> {
        self.arguments.iter().filter_map(|argument| argument.to_str())
    }
}

/// Returns whether a terminal is one of those that follow links, by what it says of itself: one that does not know the
/// codes may show them.
fn follows_links(said: impl Fn(&str) -> Option<String>) -> bool {
    const PROGRAMS: [&str; 8] = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "WarpTerminal"];
    const TERMS: [&str; 5] = ["xterm-kitty", "xterm-ghostty", "foot", "alacritty", "contour"];
    const NAMES: [&str; 4] = ["WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM"];
    // What GNOME's terminals are made with follows links from 0.50 on.
    let is_new = |version: String| version.parse().is_ok_and(|version: u32| version >= 5000);
    said("TERM_PROGRAM").is_some_and(|program| PROGRAMS.contains(&&*program))
        || said("TERM").is_some_and(|term| TERMS.contains(&&*term))
        || NAMES.iter().any(|name| said(name).is_some())
        || said("VTE_VERSION").is_some_and(is_new)
}

/// Returns a day as a plan has it; none where its year has not four digits.
pub(super) fn day_of(date: NaiveDate) -> Option<Day> {
    let part = |number: u32| u8::try_from(number).ok();
    Day::new(u16::try_from(date.year()).ok()?, part(date.month())?, part(date.day())?)
}
