//! The changes of each commit, latest first.

use super::diff::{branches, closing_lines};
use crate::diff::Difference;
use crate::history::LogEntry;
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::report::doc::{Block, Branch, Doc};
use crate::source::Commit;

/// The subject of a history, and its commits.
#[derive(Clone, Debug)]
pub struct Log<'l> {
    /// The titles of the things, as headings.
    pub titles: Vec<String>,
    /// The id of the activity, if the subject is a single one: its name is not repeated in each entry.
    pub activity: Option<&'l str>,
    /// The start of the history, as it was asked for.
    pub since: Option<&'l str>,
    /// The commits.
    pub commits: &'l [Commit],
}

/// Returns each commit with its author, date, message and changes.
pub fn log(entries: &[LogEntry], with: &Log<'_>, lang: Lang) -> Doc {
    let mut doc = Doc::default();
    with.titles.iter().for_each(|title| doc.heading(1, title));
    doc.text(summary(entries, with).get(lang));
    for entry in entries {
        doc.heading(2, headline(entry.commit.and_then(|at| with.commits.get(at)), lang));
        let mut lines: Vec<Branch> = entry.unreadable.iter().map(|path| unreadable(path, lang)).collect();
        lines.extend(told(&entry.difference, with.activity, lang));
        doc.blocks.push(Block::Tree(lines));
    }
    let all = entries.iter().flat_map(|entry| entry.difference.things.clone()).collect();
    closing_lines(&mut doc, &Difference { things: all }, usize::MAX, lang);
    doc
}

/// Returns the date, the author, the message and the hash of a commit.
fn headline(commit: Option<&Commit>, lang: Lang) -> String {
    let Some(commit) = commit else { return say::NOT_COMMITTED.get(lang).to_owned() };
    let parts = [commit.day(), &commit.author, &commit.subject].into_iter().filter(|part| !part.is_empty());
    format!("{} ({})", parts.collect::<Vec<_>>().join(" · "), commit.short())
}

/// Returns the number of commits and the date of the last one.
fn summary(entries: &[LogEntry], with: &Log<'_>) -> Text {
    let commits: Vec<&Commit> = entries.iter().filter_map(|entry| with.commits.get(entry.commit?)).collect();
    let since = with.since.map_or_else(|| Text::same(""), |since| text!(" sedan {since}", " since {since}"));
    let is_open = entries.iter().any(|entry| entry.commit.is_none());
    let open = match (is_open, commits.is_empty()) {
        (true, true) => return say::ONLY_NOT_COMMITTED.clone(),
        (true, false) => Text::fixed("; något är inte sparat i git ännu", "; something is not committed to git yet"),
        (false, _) => Text::same(""),
    };
    let Some(last) = commits.first() else {
        return text!(since = since; "Ingen ändring{since}.", "No change{since}.");
    };
    let (count, day, author) = (commits.len(), last.day(), &last.author);
    if count == 1 {
        text!(since = since, open = open; "En ändring{since}, {day} av {author}{open}.", "One change{since}, {day} by {author}{open}.")
    } else {
        text!(
            since = since, open = open;
            "{count} ändringar{since}, den senaste {day} av {author}{open}.",
            "{count} changes{since}, the latest {day} by {author}{open}."
        )
    }
}

fn unreadable(path: &str, lang: Lang) -> Branch {
    let text = text!(
        "? {path} går inte att läsa; det som ändrades i den står där den går att läsa igen",
        "? {path} cannot be read; its changes are shown where it can be read again"
    );
    Branch { depth: 0, text: text.get(lang).to_owned(), is_heading: false, tone: None }
}

/// Returns the lines of a difference, without the name of the activity if it is the only subject.
fn told(difference: &Difference, activity: Option<&str>, lang: Lang) -> Vec<Branch> {
    let mut lines = branches(difference, lang);
    let is_it = matches!(&difference.things[..], [thing] if Some(&*thing.id) == activity);
    if is_it && lines.first().is_some_and(|line| line.is_heading) {
        lines.remove(0);
        for line in &mut lines {
            line.depth -= 1;
        }
    }
    lines
}
