//! A plan or portfolio that the editor works on: its files, the loaded model and the findings.

use std::cell::{Cell, OnceCell};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use gen_lsp_types::{Location, Range, Uri};

use super::client::Client;
use super::documents::{Document, Documents};
use super::lines::Lines;
use super::roots::Root;
use super::uri::uri_of;
use crate::check::{Settings, check};
use crate::diag::Diagnostic;
use crate::load::{Loaded, load};
use crate::locale::Lang;
use crate::model::{Day, Plan};
use crate::source::{FileId, Place, ReadError, SourceFile, Sources, read_dir};

/// The files of a plan or portfolio, with the texts of open documents in place of those on disk.
#[derive(Debug)]
pub(super) struct Files {
    pub(super) root: Root,
    pub(super) sources: Sources,
    open: BTreeMap<FileId, Opened>,
}

/// The URI and the version of an open document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Opened {
    uri: Uri,
    pub(super) version: i32,
}

impl Opened {
    fn of(document: &Document) -> Self {
        Self { uri: document.uri.clone(), version: document.version }
    }
}

impl Files {
    /// Reads the files of a directory; none if it cannot be listed.
    pub(super) fn read(root: Root, documents: &Documents) -> Option<Self> {
        let mut sources = read_dir(&root.dir).ok()?;
        let within = documents.iter().filter_map(|(path, document)| Some((root.path_within(path)?, document)));
        let open: Vec<(String, &Document)> =
            within.filter(|(path, _)| sources.at(path).is_some() || root.takes(path, &sources)).collect();
        for (path, document) in &open {
            if !sources.at(path).is_some_and(is_unreadable) {
                sources.put_file(SourceFile::of_text(path, &*document.text));
            }
        }
        let opened = |(path, document): (String, &Document)| Some((sources.find(&path)?, Opened::of(document)));
        let open = open.into_iter().filter_map(opened).collect();
        Some(Self { root, sources, open })
    }

    /// Returns the id of the file at a path.
    pub(super) fn find(&self, path: &Path) -> Option<FileId> {
        self.sources.find(&self.root.path_within(path)?)
    }

    /// Returns whether a file could not be read from disk, so that its open text does not count either.
    pub(super) fn is_unreadable(&self, file: FileId) -> bool {
        is_unreadable(self.sources.file(file))
    }
}

/// Returns whether `check` would not read a file even if the open text were saved to it.
fn is_unreadable(file: &SourceFile) -> bool {
    file.fault().is_some_and(|fault| !matches!(fault, ReadError::TooLarge(_)))
}

/// The result of an update of a file's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Update {
    /// The file was parsed again by itself.
    Read,
    /// All files must be loaded again.
    NeedsAll,
}

/// A loaded plan or portfolio.
#[derive(Debug)]
pub(super) struct Project<'a> {
    pub(super) files: Files,
    pub(super) loaded: Loaded<'a>,
    /// The line index of each file; the last entry is shared by the files that were skipped.
    lines: Vec<OnceLock<Lines>>,
    findings: OnceLock<Vec<Diagnostic>>,
}

impl<'a> Project<'a> {
    /// Loads a project from its files; `texts` are copies of them that the model borrows.
    pub(super) fn load(files: Files, texts: &'a Sources) -> Self {
        let lines = (0..=files.sources.len()).map(|_| OnceLock::new()).collect();
        Self { files, loaded: load(texts), lines, findings: OnceLock::new() }
    }

    /// Replaces the text of a file with that of its open document.
    pub(super) fn update(&mut self, file: FileId, document: &Document, arena: &'a Arena) -> Update {
        self.files.open.insert(file, Opened::of(document));
        self.lines[file.0 as usize] = OnceLock::new();
        self.forget_findings();
        let source = self.files.sources.file(file);
        let is_same = source.fault().is_none() && source.text() == document.text;
        if is_same || is_unreadable(source) {
            return Update::Read;
        }
        let source = SourceFile::of_text(source.path(), &*document.text);
        self.files.sources.put_file(source.clone());
        let is_read = arena.keep(source).is_some_and(|kept| self.loaded.reload_goal(file, kept, &self.files.sources));
        if is_read { Update::Read } else { Update::NeedsAll }
    }

    /// Marks a file as closed; its text on disk is the same.
    pub(super) fn close(&mut self, file: FileId) {
        self.files.open.remove(&file);
        self.lines[file.0 as usize] = OnceLock::new();
        self.forget_findings();
    }

    /// Discards the findings, so that the plan is checked again.
    pub(super) fn forget_findings(&mut self) {
        self.findings = OnceLock::new();
    }

    /// Checks the plan if it is not checked yet; returns false if that was cancelled.
    pub(super) fn check(&self, today: Day, cancelled: &AtomicBool) -> bool {
        if self.findings.get().is_none() {
            let settings = Settings { cancelled: Some(cancelled), ..Settings::new(today) };
            let found = check(&self.loaded, &self.files.sources, &settings);
            if cancelled.load(Ordering::Relaxed) {
                return false;
            }
            // It is not set yet, as only this thread checks the project.
            let _ = self.findings.set(found);
        }
        true
    }

    /// Returns whether the plan is not checked yet.
    pub(super) fn is_unchecked(&self) -> bool {
        self.findings.get().is_none()
    }

    /// Returns the findings; waits until the plan is checked.
    pub(super) fn findings(&self) -> &[Diagnostic] {
        self.findings.wait()
    }

    /// Returns the language of messages about this plan.
    pub(super) fn lang(&self, client: &Client, system: Lang) -> Lang {
        let portfolio = &self.loaded.portfolio;
        let governance = portfolio.governance.iter().filter_map(|governance| governance.language.as_ref());
        let plans = portfolio.plans.iter().filter_map(|plan| plan.language.as_ref());
        let written = || governance.chain(plans).find_map(|language| Lang::from_tag(language));
        client.lang.or_else(written).unwrap_or(system)
    }

    /// Returns the plan that a file belongs to.
    pub(super) fn plan_of(&self, file: FileId) -> Option<&Plan<'a>> {
        let folder = self.files.sources.file(file).folder();
        let is_of = |plan: &&Plan<'_>| self.files.sources.file(plan.file).folder() == folder;
        self.loaded.portfolio.plans.iter().find(is_of)
    }

    /// Returns the URI of a file: the client's own if the file is open.
    pub(super) fn uri(&self, file: FileId) -> Uri {
        let path = || uri_of(&self.files.root.dir.join(self.files.sources.file(file).path()));
        self.files.open.get(&file).map_or_else(path, |opened| opened.uri.clone())
    }

    /// Returns the version of an open document; none if the file is not open.
    pub(super) fn version(&self, file: FileId) -> Option<i32> {
        self.files.open.get(&file).map(|opened| opened.version)
    }

    /// Returns the line index of a file.
    pub(super) fn lines(&self, file: FileId, client: &Client) -> &Lines {
        let lines = &self.lines[(file.0 as usize).min(self.lines.len() - 1)];
        let text = self.files.sources.file(file).text();
        let is_open = self.files.open.contains_key(&file);
        let encoding = client.encoding;
        lines.get_or_init(|| if is_open { Lines::of(text, encoding) } else { Lines::of_file(text, encoding) })
    }

    /// Returns a place as a range of the protocol.
    pub(super) fn range(&self, place: Place, client: &Client) -> Range {
        let text = self.files.sources.file(place.file).text();
        self.lines(place.file, client).range(text, place.span)
    }

    /// Returns a place as a location of the protocol.
    pub(super) fn location(&self, place: Place, client: &Client) -> Location {
        Location { uri: self.uri(place.file), range: self.range(place, client) }
    }
}

/// An arena of file texts, which live as long as the plan that borrows them. When it is full, the whole plan is loaded
/// again with a new arena, so that old texts do not accumulate.
#[derive(Debug)]
pub(super) struct Arena {
    slots: Vec<OnceCell<SourceFile>>,
    used: Cell<usize>,
    bytes_left: Cell<usize>,
}

/// The maximum number of texts.
const MOST_TEXTS: usize = 2048;

impl Arena {
    /// Returns an empty arena with room for this many bytes of text.
    pub(super) fn new(bytes: usize) -> Self {
        let slots = (0..MOST_TEXTS).map(|_| OnceCell::new()).collect();
        Self { slots, used: Cell::new(0), bytes_left: Cell::new(bytes) }
    }

    /// Stores a text; returns none if there is no room for it.
    pub(super) fn keep(&self, file: SourceFile) -> Option<&SourceFile> {
        let left = self.bytes_left.get().checked_sub(file.text().len())?;
        let slot = self.slots.get(self.used.get())?;
        self.bytes_left.set(left);
        self.used.set(self.used.get() + 1);
        Some(slot.get_or_init(|| file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_kept_until_there_is_no_room() {
        let arena = Arena::new(5);
        let kept = [arena.keep(SourceFile::new("a", "abc")), arena.keep(SourceFile::new("b", "de"))];
        assert_eq!(kept.map(|file| file.map(SourceFile::text)), [Some("abc"), Some("de")]);
        assert!(arena.keep(SourceFile::new("c", "f")).is_none());
    }
}
