//! The part of a hover text that git knows: who set each status, and when.
//!
//! Git may be slow, so another thread asks it. The hover is answered without that part when it takes too long, when a
//! newer text arrives, and when git is still busy with an earlier question.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use gen_lsp_types::{Contents, Hover};
use lsp_server::{Connection, RequestId, Response};

use super::client_context::send;
use super::file::{AskedFile, shown};
use super::names::{Named, name_at, thing_called};
use crate::history::{Blame, LogEntry, Question, Set, Wanted, blame, log_entries};
use crate::load::load;
use crate::locale::{Lang, catalogue, text};
use crate::model::Plan;
use crate::source::{FileId, History, Sources, read_history};

/// The longest time that a hover waits for git.
const PATIENCE: Duration = Duration::from_secs(2);

/// A question to git: who set the statuses of a thing.
pub(super) struct StatusQuestion {
    dir: PathBuf,
    sources: Sources,
    /// The manifest of the plan.
    plan: FileId,
    id: String,
    lang: Lang,
    has_markdown: bool,
}

impl StatusQuestion {
    /// Returns the question about the thing at an offset; none if no status of it is stated, or the user has not asked
    /// for authors.
    pub(super) fn at(file: &AskedFile<'_, '_>, offset: usize) -> Option<Self> {
        let Named::Thing(id) = name_at(file, offset)?.named else { return None };
        let plan = file.plan.filter(|_| file.client.wants_authors)?;
        let thing = thing_called(plan, id)?;
        thing.follow_ups().iter().any(|it| it.status.is_some()).then(|| Self {
            dir: file.project.files.root.dir.clone(),
            sources: file.project.files.sources.with_texts([]),
            plan: plan.file,
            id: thing.id().value.to_string(),
            lang: file.lang,
            has_markdown: file.client.has_markdown,
        })
    }

    /// Asks git. Returns a line for each period; none if git cannot tell.
    fn answer(&self) -> Option<String> {
        let loaded = load(&self.sources);
        let plan = loaded.portfolio.plans.iter().find(|plan| plan.file == self.plan)?;
        let history = read_history(&self.dir).ok().filter(|history| !history.commits.is_empty())?;
        let question = Question { dir: &self.dir, history: &history, sources: &self.sources, since: None };
        let thing = thing_called(plan, &self.id)?;
        let ids = std::iter::once(thing.id()).chain(thing.formerly()).map(|id| (Some(&*plan.id.value), &*id.value));
        let entries = log_entries(question, Wanted::things(ids)).ok()?;
        self.lines(plan, &history, &entries)
    }

    fn lines(&self, plan: &Plan<'_>, history: &History, entries: &[LogEntry]) -> Option<String> {
        let thing = thing_called(plan, &self.id)?;
        let line = |set: Blame| {
            let period = set.period;
            let by = match set.status? {
                Set::In(at) => {
                    let commit = &history.commits[at];
                    let (author, day) = (shown(&commit.author, self.has_markdown), commit.day());
                    text!("satt av {author}, {day}", "set by {author}, {day}")
                }
                Set::NotYet => catalogue::NOT_COMMITTED.clone(),
                Set::Unknown => return None,
            };
            Some(text!(by = by; "Status {period}: {by}", "Status of {period}: {by}").get(self.lang).to_owned())
        };
        let lines: Vec<String> = blame(thing, entries).into_iter().filter_map(line).collect();
        (!lines.is_empty()).then(|| lines.join("\n\n"))
    }
}

/// The questions to git, of which one is asked at a time.
#[derive(Default)]
pub(super) struct Authors {
    /// Ends the wait of the last hover.
    waiting: Option<SyncSender<Option<String>>>,
    is_busy: Arc<AtomicBool>,
}

impl Authors {
    /// Answers a hover when git has answered a question.
    pub(super) fn ask(&mut self, id: RequestId, mut hover: Hover, question: StatusQuestion, connection: &Connection) {
        self.give_up();
        if self.is_busy.swap(true, Ordering::Acquire) {
            return send(connection, Response::new_ok(id, hover));
        }
        // Room for the answer of git and for the end of the wait, so that nobody waits to send.
        let (sender, answer) = sync_channel(2);
        self.waiting = Some(sender.clone());
        let is_busy = self.is_busy.clone();
        thread::spawn(move || {
            let authors = question.answer();
            is_busy.store(false, Ordering::Release);
            // Nobody waits any more if it took too long.
            let _ = sender.send(authors);
        });
        let to_client = connection.sender.clone();
        thread::spawn(move || {
            let authors = answer.recv_timeout(PATIENCE).ok().flatten();
            if let (Contents::MarkupContent(content), Some(authors)) = (&mut hover.contents, authors) {
                content.value += &format!("\n\n{authors}");
            }
            // Sending fails only if the client has gone away.
            let _ = to_client.send(Response::new_ok(id, hover).into());
        });
    }

    /// Has the waiting hover answered without git.
    pub(super) fn give_up(&mut self) {
        if let Some(waiting) = self.waiting.take() {
            // It fails only if the hover was answered.
            let _ = waiting.try_send(None);
        }
    }
}
