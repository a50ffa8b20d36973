//! What an answer depends on, so that it is given again when it may be another one and only then.

use std::path::Path;
use std::time::Duration;

use crate::cli::environment::Environment;
use crate::cli::place;
use crate::cli::stop::Stop;
use crate::model::Day;
use crate::source::{FileId, SourceFile, Sources, Stray};

/// What an answer depends on.
///
/// The files are compared by what stands in them. What else happens in their folder makes no difference: that a report
/// is written there, or that an editor lays its own files there.
pub(super) struct State {
    pub(super) sources: Result<Sources, Stop>,
    /// What is due follows from the day.
    today: Option<Day>,
    /// How wide the terminal is.
    width: usize,
}

impl State {
    /// Reads what there is now.
    pub(super) fn of(dir: &Path, environment: &Environment, wait: Duration) -> Self {
        Self { sources: place::read(dir, environment, wait), today: Environment::today(), width: environment.width }
    }
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        let has_same_files = match (&self.sources, &other.sources) {
            (Ok(these), Ok(others)) => are_same(these, others),
            // Why it cannot be read was said.
            (Err(_), Err(_)) => true,
            _ => false,
        };
        has_same_files && self.today == other.today && self.width == other.width
    }
}

fn are_same(these: &Sources, others: &Sources) -> bool {
    let is_read = these.iter().map(read).eq(others.iter().map(read));
    let unread = |sources: &Sources| -> Vec<(String, Stray)> {
        sources.strays().map(|(id, why)| (sources.file(id).path().to_owned(), why)).collect()
    };
    is_read && unread(these) == unread(others)
}

fn read((_, file): (FileId, &SourceFile)) -> (&str, &str) {
    (file.path(), file.text())
}
