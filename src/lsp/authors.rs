//! The part of a hover text that git knows: who set each status, and when.
//!
//! Git may be slow, so another thread asks it. The hover is answered without that part when it takes too long, when a
//! newer text arrives, and when git is still busy with an earlier question.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::Duration;

use gen_lsp_types::{Contents, Hover};
use lsp_server::{Connection, Message, RequestId, Response};

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
                    format!("{}, {}", shown(&commit.author, self.has_markdown), commit.day())
                }
                Set::NotYet => catalogue::NOT_COMMITTED.get(self.lang).to_owned(),
                Set::Unknown => return None,
            };
            Some(text!("Status {period}: {by}", "Status of {period}: {by}").get(self.lang).to_owned())
        };
        let lines: Vec<String> = blame(thing, entries).into_iter().filter_map(line).collect();
        (!lines.is_empty()).then(|| lines.join("\n\n"))
    }
}

/// A hover that waits for git.
struct Waiting {
    id: RequestId,
    hover: Hover,
    /// True once somebody has answered.
    is_answered: AtomicBool,
}

impl Waiting {
    /// Answers, unless that was done before, with this text of git's.
    fn answer(&self, authors: Option<String>, send: impl FnOnce(Message)) {
        if self.is_answered.swap(true, Ordering::Relaxed) {
            return;
        }
        let mut hover = self.hover.clone();
        if let (Contents::MarkupContent(content), Some(authors)) = (&mut hover.contents, authors) {
            content.value += &format!("\n\n{authors}");
        }
        send(Response::new_ok(self.id.clone(), hover).into());
    }
}

/// The questions to git, of which one is asked at a time.
#[derive(Default)]
pub(super) struct Authors {
    waiting: Option<Arc<Waiting>>,
    is_busy: Arc<AtomicBool>,
}

impl Authors {
    /// Answers a hover when git has answered a question.
    pub(super) fn ask(&mut self, id: RequestId, hover: Hover, question: StatusQuestion, connection: &Connection) {
        self.give_up(connection);
        let waiting = Arc::new(Waiting { id, hover, is_answered: AtomicBool::new(false) });
        if self.is_busy.swap(true, Ordering::Acquire) {
            waiting.answer(None, |answer| send(connection, answer));
            return;
        }
        self.waiting = Some(waiting.clone());
        let (sender, answer) = sync_channel(1);
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
            waiting.answer(authors, |answer| drop(to_client.send(answer)));
        });
    }

    /// Answers the waiting hover without git.
    pub(super) fn give_up(&mut self, connection: &Connection) {
        if let Some(waiting) = self.waiting.take() {
            waiting.answer(None, |answer| send(connection, answer));
        }
    }
}
