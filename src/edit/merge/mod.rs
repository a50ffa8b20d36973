//! A three-way merge of a file by its content.
//!
//! The base, our version and their version are parsed and merged key by key, which gives the content of the result.
//! Then a text with that content is made. The texts are merged by lines, as git does, with our side where both
//! changed a line; the remaining differences are edited in, so that the comments and the formatting of both sides
//! are kept where possible. Disputed values are written in both versions, with conflict markers.

mod by_lines;
mod combine;
mod comments;
mod conflict;
mod content;
mod fields;
mod form;
mod keys;
mod order;
mod target;
mod things;
mod value;

pub use by_lines::Marks;
pub use conflict::Conflict;
pub use form::merge_bytes;

use std::collections::{BTreeSet, HashMap};

use crate::check::{Settings, check};
use crate::diag::Severity;
use crate::load::{FileKind, load};
use crate::locale::{Lang, Text};
use crate::model::Period;
use crate::source::{GOVERNANCE, MANIFEST, ReadError, SourceFile, Sources};
use by_lines::{Stretch, Whole, by_lines};
use combine::{About, Combined, Three};
use form::Form;
use keys::Example;
use target::MergeTarget;

/// Three versions of a file.
#[derive(Clone, Copy, Debug)]
pub struct Sides<T> {
    /// The common ancestor; empty if there is none.
    pub base: T,
    /// Our version.
    pub ours: T,
    /// Their version.
    pub theirs: T,
}

/// The result of a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The merged file.
    pub text: String,
    /// The conflicts, in file order; marked in the text if they can be tied to lines.
    pub conflicts: Vec<Conflict>,
}

/// Merges two sides of a file.
pub fn merge(sides: Sides<&str>, kind: FileKind, marks: &Marks) -> Merged {
    let Sides { base, ours, theirs } = sides;
    if let Some(text) = only_changed(sides) {
        return Merged { text: text.to_owned(), conflicts: Vec::new() };
    }
    let form = Form::of(ours);
    let bare = Bare { base: form.bare(base), ours: form.bare(ours), theirs: form.bare(theirs), kind, marks };
    let lines = Sides { base: &*bare.base, ours: &*bare.ours, theirs: &*bare.theirs };
    let mut merged = bare.by_meaning().unwrap_or_else(|| merge_lines(lines, marks));
    if merged.conflicts.is_empty() {
        let new = new_errors(&merged.text, &bare.base, &bare.ours, &bare.theirs, kind);
        merged.conflicts.extend(new.iter().map(|(line, error)| Conflict::of_error(*line, error)));
    }
    Merged { text: form.dressed(&merged.text), ..merged }
}

/// Merges two sides by lines, without regard to their content.
fn merge_lines(Sides { base, ours, theirs }: Sides<&str>, marks: &Marks) -> Merged {
    let [base, ours, theirs] = [base, ours, theirs].map(lines_of);
    let mut conflicts = Vec::new();
    let mut text = String::new();
    for stretch in by_lines(&base, &ours, &theirs) {
        match stretch {
            Stretch::Agreed(lines) => text += &lines.concat(),
            Stretch::Disputed { ours, theirs, .. } => {
                conflicts = vec![Conflict::of_lines()];
                marks.choice(&ours.concat(), &theirs.concat(), &mut text);
            }
        }
    }
    Merged { text, conflicts }
}

/// Returns the result if only one side changed the file, or both made the same change.
fn only_changed<T: Copy + Eq>(Sides { base, ours, theirs }: Sides<T>) -> Option<T> {
    if ours == base { Some(theirs) } else { (theirs == base || theirs == ours).then_some(ours) }
}

/// Three versions in normalized form, see [`Form::bare`].
struct Bare<'m> {
    base: String,
    ours: String,
    theirs: String,
    kind: FileKind,
    marks: &'m Marks,
}

impl Bare<'_> {
    /// Merges by content; `None` if a version is unreadable or ambiguous.
    fn by_meaning(&self) -> Option<Merged> {
        let read = |text: &str| content::FileContent::of(text, self.kind);
        // In a criss-cross merge git merges the common ancestors first, and that text may contain conflict markers.
        let base = read(&self.base).or_else(|| read(&by_lines::undisputed(&self.base)))?;
        let (ours, theirs) = (Example::of(&self.ours, self.kind)?, Example::of(&self.theirs, self.kind)?);
        let three = Three { base: &base, ours: &ours.content, theirs: &theirs.content };
        let combined = three.combine();
        let mut conflicts: Vec<Conflict> =
            combined.disputes.iter().map(|dispute| Conflict::of(dispute, three)).collect();
        let written = self.written(&combined, [ours, theirs]).unwrap_or_else(|| {
            conflicts.push(Conflict::of_writing());
            self.marks.put(&self.ours, &self.theirs, Vec::new())
        });
        Some(Merged { text: written, conflicts })
    }

    /// Writes the merged content as text; `None` if that fails.
    fn written(&self, combined: &Combined, [ours, theirs]: [Example<'_>; 2]) -> Option<String> {
        let examples = [ours, theirs];
        let target = MergeTarget { kind: self.kind, content: &combined.ours, examples: &examples };
        let text = target.edit_until_equal(&self.mostly_ours()).or_else(|| target.edit_until_equal(&self.ours))?;
        let text = comments::with_theirs(text, &self.base, &examples[1], self.kind);
        if combined.disputes.is_empty() {
            return Some(text);
        }
        // Different objects with the same name are rewritten in their version.
        let twice: BTreeSet<_> =
            combined.disputes.iter().filter(|it| it.about == About::Identity).map(|it| &it.name).collect();
        let without = combined.ours.without(&twice);
        let [ours, theirs] = examples;
        let examples = [theirs, ours];
        let target = |content| MergeTarget { kind: self.kind, content, examples: &examples };
        let their_text = target(&combined.theirs).edit_until_equal(&target(&without).edit_until_equal(&text)?)?;
        if twice.is_empty() {
            return Some(self.marks.put(&text, &their_text, Vec::new()));
        }
        let (our, their) = (Example::of(&text, self.kind)?, Example::of(&their_text, self.kind)?);
        let whole = |name: &&content::EntityName| -> Option<Whole> {
            let extent = |example: &Example<'_>| Some(example.table(name).filter(|it| it.block().is_some())?.extent());
            Some((extent(&our)?, extent(&their)?))
        };
        Some(self.marks.put(&text, &their_text, twice.iter().filter_map(whole).collect()))
    }

    /// Merges by lines, with our side where both changed the same ones.
    fn mostly_ours(&self) -> String {
        let [base, ours, theirs] = [&self.base, &self.ours, &self.theirs].map(|text| lines_of(text));
        let stretches = by_lines(&base, &ours, &theirs).into_iter().map(|stretch| match stretch {
            Stretch::Agreed(lines) => lines.concat(),
            Stretch::Disputed { ours, .. } => ours.concat(),
        });
        stretches.collect()
    }
}

fn lines_of(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Returns the errors that cannot be explained by the base and the changes of each side, in file order, with their
/// lines.
fn new_errors(merged: &str, base: &str, ours: &str, theirs: &str, kind: FileKind) -> Vec<(usize, Text)> {
    let counted = |side: &str| {
        let mut counts: HashMap<(&str, String), usize> = HashMap::new();
        for (code, _, message) in errors(side, kind) {
            *counts.entry((code, message.get(Lang::En).to_owned())).or_default() += 1;
        }
        counts
    };
    let (base, ours, theirs) = (counted(base), counted(ours), counted(theirs));
    let mut seen: HashMap<(&str, String), usize> = HashMap::new();
    let mut new = errors(merged, kind);
    new.retain(|(code, _, message)| {
        let error = (*code, message.get(Lang::En).to_owned());
        let of = |side: &HashMap<(&str, String), usize>| side.get(&error).copied().unwrap_or_default();
        let known = of(&ours).max((of(&ours) + of(&theirs)).saturating_sub(of(&base))).max(of(&theirs));
        let count = seen.entry(error).or_default();
        *count += 1;
        *count > known
    });
    new.into_iter().map(|(_, line, message)| (line, message)).collect()
}

/// Returns the errors of a file, as far as they can be found without the rest of its plan.
fn errors(text: &str, kind: FileKind) -> Vec<(&'static str, usize, Text)> {
    let file = |name: &str| SourceFile::new(name, text);
    let sources = match kind {
        FileKind::Governance => Sources::new(vec![file(GOVERNANCE)]),
        FileKind::Plan => Sources::new(vec![file(MANIFEST)]),
        // The manifest is unreadable, so anything that the goal refers to may be in it.
        FileKind::Goal => {
            let manifest = SourceFile::unreadable(MANIFEST, "", ReadError::NotAFile);
            Sources::new(vec![manifest, file("goal.toml")])
        }
    };
    // A date so late that nothing is in the future.
    let settings = Settings::new(Period::LAST.last_day());
    let findings = check(&load(&sources), &sources, &settings).into_iter();
    findings
        .filter(|it| it.severity == Severity::Error)
        .map(|it| (it.code.id, sources.file(it.place.file).line(it.place.span.start), it.message))
        .collect()
}
