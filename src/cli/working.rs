//! The progress indicator on a terminal: a bar if the total is known, else a spinner with a message.

use std::sync::mpsc::{RecvTimeoutError, Sender, TryRecvError, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::environment::{Environment, TerminalKind};
use crate::locale::{Lang, Text};
use crate::progress::{Progress, Task, now};

/// The time before progress is shown.
const PATIENCE: Duration = Duration::from_millis(500);
/// The time between two updates.
const TICK: Duration = Duration::from_millis(100);

/// The indicator on the screen; none before and after it is shown.
static DRAWN: Mutex<Option<Drawn>> = Mutex::new(None);

/// A guard for the time that progress may be shown. When it is dropped, the indicator is cleared.
pub(super) struct Working {
    /// Dropping it ends the thread that renders.
    ends: Option<Sender<()>>,
}

impl Working {
    /// Starts; `lang` finds the language once something is shown. Nothing is shown unless standard error is a
    /// terminal that can move its cursor.
    pub(super) fn begin(environment: &Environment, lang: fn(&Environment) -> Lang) -> Self {
        if environment.errors != TerminalKind::OfScreen {
            return Self { ends: None };
        }
        let (ends, end) = channel();
        // This thread only renders, and sleeps until something is to be shown.
        let environment = environment.clone();
        let draw = move || {
            let (mut wait, mut known) = (PATIENCE, None);
            while end.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                let mut drawn = drawn();
                // The work may have ended since the wait: nobody would clear the indicator then.
                if end.try_recv() == Err(TryRecvError::Disconnected) {
                    return;
                }
                let lang = *known.get_or_insert_with(|| lang(&environment));
                draw(&mut drawn, now(), lang);
                wait = TICK;
            }
        };
        // Without a thread there is no indicator, and the work goes on.
        let _ = std::thread::Builder::new().name("working".to_owned()).spawn(draw);
        Self { ends: Some(ends) }
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        // First stop the thread, so that it does not draw again.
        self.ends = None;
        if let Some(Drawn { bar, .. }) = drawn().take() {
            bar.finish_and_clear();
        }
    }
}

/// Hides the indicator while something is written to standard error or standard output.
pub(super) fn aside<R>(write: impl FnOnce() -> R) -> R {
    match &*drawn() {
        Some(drawn) => drawn.bar.suspend(write),
        None => write(),
    }
}

fn drawn() -> MutexGuard<'static, Option<Drawn>> {
    // The bar is consistent even if the thread that drew it panicked.
    DRAWN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The indicator on the screen, with its task and its template.
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

/// Draws the progress, as a bar or in words.
fn draw(drawn: &mut Option<Drawn>, progress: Progress, lang: Lang) {
    let template = match progress {
        Progress { total: Some(_), .. } => "{spinner} {msg} {bar:24} {pos}/{len}",
        Progress { done: 0, .. } => "{spinner} {msg}",
        _ => "{spinner} {msg} · {pos}",
    };
    // A new task begins with a new indicator.
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
