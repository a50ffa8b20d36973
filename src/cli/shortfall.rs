//! Defects of an answer: what it lacks or counts twice because of errors in the plan's files. They are printed last,
//! where they are seen; an answer that would be taken for complete is refused instead.

use std::ops::Range;

use super::output;
use super::session::Session;
use super::stop::Stop;
use crate::check::{Miscounts, miscounts, unknown_statuses};
use crate::diag::render::short;
use crate::diag::{Diagnostic, Severity};
use crate::locale::{Text, capital, text};
use crate::model::{Copies, Plan};
use crate::query::{Filters, Refusal, Selection, listed};
use crate::report::doc::Doc;
use crate::source::{FileId, ReadError, SourceFile};

/// The default name for the plan in messages.
pub(super) static THE_PLAN: Text = Text::fixed("planen", "the plan");

/// The defects of an answer: missing and duplicated things.
pub(super) struct Shortfall<'s> {
    session: &'s Session<'s>,
    /// The errors that keep files from being loaded in full.
    errors: Vec<Diagnostic>,
    /// True if nothing of what was asked for could be loaded.
    is_all: bool,
    /// The message and the help for each defect.
    said: Vec<(Text, Text)>,
    /// The range of messages about duplicates.
    copies: Range<usize>,
}

/// A number of missing activities.
#[derive(Clone, Copy, Default)]
struct Missing {
    count: usize,
    /// True if it is only a lower bound.
    is_at_least: bool,
}

impl<'s> Shortfall<'s> {
    /// Returns the defects of answers about some plans; about all, if none are named. `called` is the plan's name in
    /// messages.
    pub(super) fn of(session: &'s Session<'s>, plans: &[String], called: &Text) -> Self {
        let portfolio = &session.loaded.portfolio;
        let filters = Filters { plan: plans.to_vec(), ..Filters::default() };
        // An unknown plan is refused later, with the answer.
        let asked: Vec<&Plan<'_>> = match Selection::new(portfolio, &filters, session.today) {
            Ok(selection) => selection.plans.iter().map(|selected| selected.plan).collect(),
            Err(_) => portfolio.plans.iter().collect(),
        };
        let errors = errors(session, &asked);
        let has_nothing = |plan: &&Plan<'_>| !plan.complete.manifest || plan.goals.iter().all(|goal| !goal.is_whole);
        let is_all = !errors.is_empty() && asked.iter().all(has_nothing);
        let mut said = Vec::new();
        if !errors.is_empty() {
            said.push(unreadable(session, &errors, &asked, called));
        }
        let miscounts = miscounts(session.loaded, session.sources, session.today);
        let first_copy = said.len();
        said.extend(counted_twice(session, &miscounts, &asked));
        let copies = first_copy..said.len();
        if plans.is_empty() && !portfolio.plans.is_empty() && !miscounts.absent.is_empty() {
            said.push(absent(&miscounts.absent));
        }
        Self { session, errors, is_all, said, copies }
    }

    /// Refuses an answer whose reader takes it for complete, or that would be empty.
    pub(super) fn refuse(&self, is_for_machines: bool) -> Result<(), Stop> {
        if !(self.is_all || (is_for_machines && !self.said.is_empty())) {
            return Ok(());
        }
        self.warn_of_errors();
        Err(self.said.iter().cloned().map(refusal).collect::<Vec<_>>().into())
    }

    /// Refuses a comparison of files that are not whole: what could not be read would seem to be new or gone.
    pub(super) fn refuse_comparison(&self) -> Result<(), Stop> {
        let said = &self.said[..self.copies.end];
        if said.is_empty() {
            return Ok(());
        }
        self.warn_of_errors();
        Err(said.iter().cloned().map(refusal).collect::<Vec<_>>().into())
    }

    /// Appends the defects to an answer.
    pub(super) fn add_to(&self, doc: &mut Doc) {
        let lang = self.session.lang;
        for (message, help) in &self.said {
            doc.said(format!("{}. {}.", capital(message.get(lang)), capital(help.get(lang))));
        }
    }

    /// Returns whether there are no defects.
    pub(super) fn is_empty(&self) -> bool {
        self.said.is_empty()
    }

    /// Returns the refusals of a change that might reach the wrong one of several copies; empty if there are no
    /// copies.
    pub(super) fn copies(&self) -> Vec<Refusal> {
        self.said[self.copies.clone()].iter().cloned().map(refusal).collect()
    }

    /// Prints the defects and the first errors on standard error.
    pub(super) fn warn(&self) {
        self.warn_of(&self.said);
    }

    /// Like [`warn`](Self::warn), without plans that are absent: they do not affect a change.
    pub(super) fn warn_of_files(&self) {
        self.warn_of(&self.said[..self.copies.end]);
    }

    fn warn_of(&self, said: &[(Text, Text)]) {
        self.warn_of_errors();
        for (message, help) in said {
            self.session.notice(message, help);
        }
    }

    fn warn_of_errors(&self) {
        for error in self.errors.iter().take(output::MOST_BEFORE_ANSWER) {
            output::warn(&short(error, self.session.sources, self.session.lang));
        }
    }
}

fn refusal((message, help): (Text, Text)) -> Refusal {
    Refusal::new(message, Some(help))
}

/// Returns the errors that keep the files of some plans, and the governance file, from being loaded in full.
fn errors(session: &Session<'_>, asked: &[&Plan<'_>]) -> Vec<Diagnostic> {
    let folder = |file: FileId| session.sources.file(file).folder();
    let is_asked = |file: FileId| {
        let mut others =
            session.loaded.portfolio.plans.iter().filter(|plan| folder(plan.file) == folder(file)).peekable();
        others.peek().is_none() || others.any(|plan| asked.iter().any(|asked| std::ptr::eq(*asked, plan)))
    };
    // An activity with an unknown status would be shown as unassessed.
    let of_loading = session.loaded.findings.iter().filter(|finding| finding.severity == Severity::Error);
    of_loading.cloned().chain(unknown_statuses(session.loaded)).filter(|error| is_asked(error.place.file)).collect()
}

/// Returns the message about files that could not be loaded, and the help.
fn unreadable(session: &Session<'_>, errors: &[Diagnostic], asked: &[&Plan<'_>], called: &Text) -> (Text, Text) {
    let mut files: Vec<FileId> = errors.iter().map(|error| error.place.file).collect();
    files.sort_unstable();
    files.dedup();
    let (count, broken) = (errors.len(), files.len());
    let paths = named(files.iter().map(|file| session.sources.file(*file).path()));
    let missing = missing(session, &files, asked);
    let number = missing.count;
    let activities = match missing {
        Missing { count: 0, is_at_least: false } => Text::same(""),
        Missing { count: 0, is_at_least: true } => Text::fixed(
            "; hur många aktiviteter som saknas går inte att säga",
            "; how many activities are missing cannot be determined",
        ),
        Missing { is_at_least: true, .. } => {
            text!("; aktiviteter som saknas: minst {number}", "; activities missing: at least {number}")
        }
        Missing { .. } => text!("; aktiviteter som saknas: {number}", "; activities missing: {number}"),
    };
    let message = text!(
        called = *called, activities = activities, paths = paths;
        "{called} går inte att läsa i sin helhet (fel: {count}); filer med fel: {broken} ({paths}){activities}",
        "{called} cannot be read in full (errors: {count}); files with errors: {broken} ({paths}){activities}"
    );
    let help =
        Text::fixed("`plan check` visar alla fel och var de står", "`plan check` shows every error and its place");
    (message, help)
}

/// Counts the activities that are not shown, in files with errors or below a manifest with errors.
fn missing(session: &Session<'_>, files: &[FileId], asked: &[&Plan<'_>]) -> Missing {
    let is_unread = session.sources.skipped().any(|(id, _)| files.contains(&id));
    let mut missing = Missing { count: 0, is_at_least: is_unread };
    for plan in asked {
        let manifest = session.sources.file(plan.file);
        let folder = manifest.folder();
        // If the manifest cannot be read, the goals of its folder may not have been loaded.
        missing.is_at_least |= files.contains(&plan.file) && is_unclear(manifest, &OF_MANIFEST);
        let in_folder = session.sources.iter().filter(|(id, file)| file.folder() == folder && *id != plan.file);
        for (id, file) in in_folder.filter(|(id, _)| files.contains(id) || files.contains(&plan.file)) {
            let shown = plan.activities().filter(|(goal, _, _)| goal.file == id).count();
            let known = plan.all_activities().filter(|(goal, _, _)| goal.file == id).count();
            let written = known.max(headings(file));
            missing.count += written.saturating_sub(shown);
            missing.is_at_least |= is_unclear(file, &OF_GOAL);
        }
    }
    missing
}

/// Counts the headings of activities in a file, even if it is not valid TOML.
fn headings(file: &SourceFile) -> usize {
    let is_activity = |line: &&str| heading(line).is_some_and(|name| name == "activity");
    file.text().lines().filter(is_activity).count()
}

/// Returns the last part of a table heading, even if its closing bracket is missing.
fn heading(line: &str) -> Option<&str> {
    let name = line.trim().strip_prefix('[')?.trim_start_matches('[');
    let name = name.split(']').next()?.rsplit('.').next()?;
    Some(name.trim().trim_matches(['"', '\'']))
}

/// The arrays of tables in a goal; below it those in a manifest.
const OF_GOAL: [&str; 3] = ["activity", "priority", "measure"];
const OF_MANIFEST: [&str; 2] = ["status", "owner"];

/// Returns whether a file may have activities without a legible heading.
fn is_unclear(file: &SourceFile, known: &[&str]) -> bool {
    let is_odd =
        |line: &str| line.trim_start().starts_with("[[") && heading(line).is_some_and(|it| !known.contains(&it));
    match file.fault() {
        Some(ReadError::NotUtf8 { utf16: false, .. }) | None => {
            // An empty file may have lost its content, such as one that was never downloaded.
            let is_empty = file.text().trim_matches(|c: char| c == '\0' || c.is_whitespace()).is_empty();
            is_empty || file.text().lines().any(is_odd)
        }
        Some(_) => true,
    }
}

static FILES: Text = Text::fixed("filer", "files");
static FOLDERS: Text = Text::fixed("kataloger", "directories");

/// Returns the messages about goals and plans that occur more than once, among those asked about.
fn counted_twice(session: &Session<'_>, miscounts: &Miscounts<'_, '_>, asked: &[&Plan<'_>]) -> Vec<(Text, Text)> {
    let is_asked = |plan: &Plan<'_>| asked.iter().any(|asked| std::ptr::eq(*asked, plan));
    let file = |file: FileId| session.sources.file(file);
    let goals = miscounts.goals.iter().filter(|(plan, _)| is_asked(plan)).map(|(_, it)| {
        let id = &*it.original.id.value;
        several(&text!("målet `{id}`", "the goal `{id}`"), it, |goal| file(goal.file).path(), &FILES)
    });
    let plans = miscounts.plans.iter().filter(|it| is_asked(it.original)).map(|it| {
        let id = &*it.original.id.value;
        several(&text!("planen `{id}`", "the plan `{id}`"), it, |plan| file(plan.file).folder(), &FOLDERS)
    });
    goals.chain(plans).collect()
}

/// Returns the message about one thing with copies, which names the probable original.
fn several<'s, T>(thing: &Text, alike: &Copies<'_, T>, name: impl Fn(&T) -> &'s str, places: &Text) -> (Text, Text) {
    let original = name(alike.original);
    let copies = named(alike.copies.iter().map(|copy| name(copy)));
    let count = alike.copies.len() + 1;
    let times = match count {
        2 => Text::fixed("två gånger", "twice"),
        _ => text!("{count} gånger", "{count} times"),
    };
    let number = match count {
        2 => Text::fixed("två", "two"),
        _ => Text::same(count.to_string()),
    };
    let message = text!(
        thing = *thing, places = *places, number = number, times = times, copies = copies;
        "{thing} står i {number} {places} och räknas {times}: {original}, {copies}",
        "{thing} is in {number} {places} and is counted {times}: {original}, {copies}"
    );
    let help = text!(
        copies = copies;
        "är det en kopia: för över det som ska gälla till {original}, och ta bort {copies}",
        "if it is a copy: move what should apply to {original}, and remove {copies}"
    );
    (message, help)
}

/// Returns the message about plans that the governance file names, but that are absent.
fn absent(ids: &[&str]) -> (Text, Text) {
    let ids = named(ids.iter().copied());
    let message = text!(
        ids = ids;
        "planer som står i governance.toml saknas här: {ids}",
        "plans named in governance.toml are missing here: {ids}"
    );
    let help = Text::fixed(
        "hämta deras kataloger, ta bort dem ur governance.toml, eller välj de andra med --plan",
        "fetch their directories, remove them from governance.toml, or choose the others with --plan",
    );
    (message, help)
}

fn named<'n>(names: impl Iterator<Item = &'n str>) -> Text {
    listed(names).unwrap_or_else(|| Text::same(""))
}
