//! A sign of life on a terminal, while something takes its time: a bar where it is known how much there is to do, else
//! words.

use std::sync::mpsc::{RecvTimeoutError, Sender, TryRecvError, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::environment::{Environment, Reader};
use crate::locale::{Lang, Text};
use crate::progress::{Progress, Task, now};

/// What is done before this is not waited for.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often it is drawn.
const TICK: Duration = Duration::from_millis(100);

/// What is drawn: nothing yet, or nothing any more, where there is none.
static DRAWN: Mutex<Option<Drawn>> = Mutex::new(None);

/// Work that may take its time. When it is dropped, nothing is left of what was shown.
pub(super) struct Working {
    /// Who draws ends when this is gone.
    ends: Option<Sender<()>>,
}

impl Working {
    /// Begins; `lang` finds out the language when something is to be said. Nothing is ever shown where standard error is no terminal, or one that cannot take back what it shows.
    pub(super) fn begin(environment: &Environment, lang: fn(&Environment) -> Lang) -> Self {
        if environment.errors != Reader::OfScreen {
            return Self { ends: None };
        }
        let (ends, end) = channel();
        // Only sleeps until then: who draws is no part of the work.
        let environment = environment.clone();
        let draw = move || {
            let (mut wait, mut known) = (PATIENCE, None);
            while end.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                let mut drawn = drawn();
                // It may have ended between the waiting and here: then nobody would take it away again.
                if end.try_recv() == Err(TryRecvError::Disconnected) {
                    return;
                }
                let lang = *known.get_or_insert_with(|| lang(&environment));
                draw(&mut drawn, now(), lang);
                wait = TICK;
            }
        };
        // Where no thread is to be had, there is no sign of life, and the work goes on all the same.
        let _ = std::thread::Builder::new().name("working".to_owned()).spawn(draw);
        Self { ends: Some(ends) }
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        // Who draws must not begin again.
        self.ends = None;
        if let Some(Drawn { bar, .. }) = drawn().take() {
            bar.finish_and_clear();
        }
    }
}

/// Takes away what is drawn while something else is written, to standard error or standard output: it comes back after
/// that, if the work still goes on.
pub(super) fn aside<R>(write: impl FnOnce() -> R) -> R {
    match &*drawn() {
        Some(drawn) => drawn.bar.suspend(write),
        None => write(),
    }
}

fn drawn() -> MutexGuard<'static, Option<Drawn>> {
    // A bar is whole whatever happened to who drew it.
    DRAWN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What is drawn, and what it is a picture of.
struct Drawn {
    bar: ProgressBar,
    task: Task,
    template: &'static str,
}

impl Drawn {
    fn of(Progress { task, total, .. }: Progress, template: &'static str, lang: Lang) -> Self {
        let total = total.map(|total| total as u64);
        let bar =
            ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr()).with_message(words(task).get(lang));
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_spinner());
        Self { bar: bar.with_style(style.progress_chars("━━─").tick_chars("◐◓◑◒ ")), task, template }
    }
}

/// Draws how far it has come, as a bar or in words.
fn draw(drawn: &mut Option<Drawn>, progress: Progress, lang: Lang) {
    let template = match progress {
        Progress { total: Some(_), .. } => "{spinner} {msg} {bar:24} {pos}/{len}",
        Progress { done: 0, .. } => "{spinner} {msg}",
        _ => "{spinner} {msg} · {pos}",
    };
    // A picture of something else is taken away, not turned into this one bit by bit.
    if let Some(other) = drawn.take_if(|drawn| drawn.task != progress.task || drawn.template != template) {
        other.bar.finish_and_clear();
    }
    let Drawn { bar, .. } = drawn.get_or_insert_with(|| Drawn::of(progress, template, lang));
    bar.set_length(progress.total.unwrap_or_default() as u64);
    bar.set_position(progress.done as u64);
    bar.tick();
}

fn words(task: Task) -> &'static Text {
    static FILES: Text = Text::fixed("Läser planens filer", "Reading the plan's files");
    static PLAN: Text = Text::fixed("Läser planen", "Reading the plan");
    static RULES: Text = Text::fixed("Kontrollerar planen", "Checking the plan");
    static GIT: Text = Text::fixed("Frågar git", "Asking git");
    static VERSIONS: Text = Text::fixed("Läser tidigare versioner", "Reading earlier versions");
    static ANSWER: Text = Text::fixed("Ställer samman svaret", "Preparing the answer");
    static CHANGE: Text = Text::fixed("Gör ändringen", "Making the change");
    match task {
        Task::Files => &FILES,
        Task::Plan => &PLAN,
        Task::Rules => &RULES,
        Task::Git => &GIT,
        Task::Versions => &VERSIONS,
        Task::Answer => &ANSWER,
        Task::Change => &CHANGE,
    }
}
