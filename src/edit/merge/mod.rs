//! Two people's changes of one file, put together by what they mean.
//!
//! Three texts go in: what the file was, ours, theirs. What each says is read and put together key by key, so that it
//! is known what the result is to say. Then a text is looked for that says it. First the lines are put together, as git
//! does; lines that both changed are ours. What that does not say yet is put in by places of the text, so that comments
//! and layout of both sides stay where they can. What both set, each in its way, is written in both ways, and marked.

mod by_lines;
mod combine;
mod comments;
mod conflict;
mod fields;
mod form;
mod keys;
mod meaning;
mod order;
mod settle;
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
use crate::source::{Fault, GOVERNANCE, MANIFEST, SourceFile, Sources};
use by_lines::{Stretch, Whole, by_lines};
use combine::{About, Combined, Three};
use form::Form;
use keys::Example;
use settle::Wish;

/// The same file three times.
#[derive(Clone, Copy, Debug)]
pub struct Sides<T> {
    /// What both began from; empty where there was nothing.
    pub base: T,
    /// What we made of it.
    pub ours: T,
    /// What they made of it.
    pub theirs: T,
}

/// What came of putting two sides together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The file.
    pub text: String,
    /// What somebody has to decide, in the order of the file; marked in the text where it stands in lines.
    pub conflicts: Vec<Conflict>,
}

/// Puts together what two sides made of a file.
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

/// Puts two sides together line by line, whatever they say.
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

/// Returns what is right where one side alone changed something, or both the same.
fn only_changed<T: Copy + Eq>(Sides { base, ours, theirs }: Sides<T>) -> Option<T> {
    if ours == base { Some(theirs) } else { (theirs == base || theirs == ours).then_some(ours) }
}

/// Three texts that are lines and nothing else.
struct Bare<'m> {
    base: String,
    ours: String,
    theirs: String,
    kind: FileKind,
    marks: &'m Marks,
}

impl Bare<'_> {
    /// Puts the texts together by what they say; none where one of them says nothing for certain.
    fn by_meaning(&self) -> Option<Merged> {
        let read = |text: &str| meaning::Meaning::of(text, self.kind);
        // Where branches were merged into each other, git merges what they began from first, and that may have marks.
        let base = read(&self.base).or_else(|| read(&by_lines::undisputed(&self.base)))?;
        let (ours, theirs) = (Example::of(&self.ours, self.kind)?, Example::of(&self.theirs, self.kind)?);
        let three = Three { base: &base, ours: &ours.meaning, theirs: &theirs.meaning };
        let combined = three.combine();
        let mut conflicts: Vec<Conflict> =
            combined.disputes.iter().map(|dispute| Conflict::of(dispute, three)).collect();
        let written = self.written(&combined, [ours, theirs]).unwrap_or_else(|| {
            conflicts.push(Conflict::of_writing());
            self.marks.put(&self.ours, &self.theirs, Vec::new())
        });
        Some(Merged { text: written, conflicts })
    }

    /// Writes what was put together; none where that cannot be done.
    fn written(&self, combined: &Combined, [ours, theirs]: [Example<'_>; 2]) -> Option<String> {
        let examples = [ours, theirs];
        let wish = Wish { kind: self.kind, meaning: &combined.ours, examples: &examples };
        let text = wish.settle(&self.mostly_ours()).or_else(|| wish.settle(&self.ours))?;
        let text = comments::with_theirs(text, &self.base, &examples[1], self.kind);
        if combined.disputes.is_empty() {
            return Some(text);
        }
        // What has the same name and is not the same is written anew, as they wrote it.
        let twice: BTreeSet<_> =
            combined.disputes.iter().filter(|it| it.about == About::Identity).map(|it| &it.name).collect();
        let without = combined.ours.without(&twice);
        let [ours, theirs] = examples;
        let examples = [theirs, ours];
        let wish = |meaning| Wish { kind: self.kind, meaning, examples: &examples };
        let their_text = wish(&combined.theirs).settle(&wish(&without).settle(&text)?)?;
        let (our, their) = (Example::of(&text, self.kind)?, Example::of(&their_text, self.kind)?);
        let whole = |name: &&meaning::Name| -> Option<Whole> {
            let extent = |example: &Example<'_>| Some(example.table(name).filter(|it| it.block().is_some())?.extent());
            Some((extent(&our)?, extent(&their)?))
        };
        Some(self.marks.put(&text, &their_text, twice.iter().filter_map(whole).collect()))
    }

    /// Puts the texts together line by line; where both changed the same lines, they are ours.
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

/// Returns the errors that a file has more of than what stood in it before and what each side brought account for, in
/// file order, each with its line.
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

/// Returns the errors of a file, as far as they can be told without the others of its plan.
fn errors(text: &str, kind: FileKind) -> Vec<(&'static str, usize, Text)> {
    let file = |name: &str| SourceFile::new(name, text);
    let sources = match kind {
        FileKind::Governance => Sources::new(vec![file(GOVERNANCE)]),
        FileKind::Plan => Sources::new(vec![file(MANIFEST)]),
        // A manifest that cannot be read: whatever the goal refers to may stand in it.
        FileKind::Goal => {
            let manifest = SourceFile::faulty(MANIFEST, "", Fault::NotAFile);
            Sources::new(vec![manifest, file("goal.toml")])
        }
    };
    // So late that nothing lies in the future: what is too early is so on either side.
    let settings = Settings::new(Period::LAST.last_day());
    let findings = check(&load(&sources), &sources, &settings).into_iter();
    findings
        .filter(|it| it.severity == Severity::Error)
        .map(|it| (it.code.id, sources.file(it.place.file).line(it.place.span.start), it.message))
        .collect()
}
